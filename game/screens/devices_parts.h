#ifndef GAME_SCREENS_DEVICES_PARTS_H
#define GAME_SCREENS_DEVICES_PARTS_H

#include "game/screens/doctor.h"

// What devices.c draws with.

/** Boards and controllers by their letters, with the battery of the one in use. */
void devices_draw_kits(struct draw_canvas *canvas, const struct screen_doctor *doctor);

/** A line to be typed, or several, in the place of the board. */
void devices_draw_command(struct draw_canvas *canvas, struct draw_rect area, const char *command);

/** One device in figures, over the whole width. */
void devices_draw_detail(struct draw_canvas *canvas, const struct screen_detail *detail);

#endif
