#ifndef GAME_SCREENS_PARTS_H
#define GAME_SCREENS_PARTS_H

#include "game/screens/screen.h"

// What the files of this room share.

extern const struct screen screen_home;
extern const struct screen screen_exercises;
extern const struct screen screen_board;
extern const struct screen screen_safety;
extern const struct screen screen_intro;
extern const struct screen screen_play;
extern const struct screen screen_result;
extern const struct screen screen_rest;

/** A button; the caller changes what is different. Titles are borrowed. */
struct screen_item *screen_items_add(struct screen_items *items, enum screen_action action,
                                     struct draw_rect rect, const char *icon, const char *title);

/** From fractions of the 1920 x 1080 content area, as look/style.md 9 gives them. */
struct draw_rect screen_rect(double fx, double fy, double fw, double fh);

/** The input hints on the water, for the device used last. */
void screen_hints(struct draw_canvas *canvas, const struct screen_model *model);

/** One sentence on the board as it stands; NULL when there is nothing to say. */
const char *screen_board_words(const struct screen_model *model);

#endif
