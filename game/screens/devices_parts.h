#ifndef GAME_SCREENS_DEVICES_PARTS_H
#define GAME_SCREENS_DEVICES_PARTS_H

#include "game/screens/doctor.h"

// What devices.c draws with.

/** The panel behind the board is light in every theme: what stands out on it. */
struct draw_color devices_panel_ink(struct draw_canvas *canvas);

/** What is to be done: one large step, two of two lines, or three of one. */
void devices_draw_steps(struct draw_canvas *canvas, const struct screen_doctor *doctor);

/** Where to press or look, on the picture of the board. */
void devices_draw_mark(struct draw_canvas *canvas, struct draw_rect board, enum screen_mark mark);

/** Boards and controllers by their letters, with the battery of the one in use. */
void devices_draw_kits(struct draw_canvas *canvas, const struct screen_doctor *doctor);

/** A line to be typed, or several, in the place of the board. */
void devices_draw_command(struct draw_canvas *canvas, struct draw_rect area, const char *command);

/** One device in figures, over the whole width. */
void devices_draw_detail(struct draw_canvas *canvas, const struct screen_detail *detail);

#endif
