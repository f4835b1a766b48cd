#ifndef GAME_DRAW_NIGHT_CARD_H
#define GAME_DRAW_NIGHT_CARD_H

#include "game/draw/canvas.h"
#include "game/draw/level_scene.h"

/**
 * What the eyes-closed views tell the helper (picture 06): a card at the left with how to stand
 * beside the player, and waves from the side the sound is heard on.
 */

/** Card, picture, "Stand close."; free for more below y = 760, x 136 .. 776, down to y = 900. */
void draw_night_card(struct draw_canvas *canvas, const struct draw_level_model *model);

/** The line above what else is said there. */
void draw_night_card_rule(struct draw_canvas *canvas);

/** The rule, and below it what the sound says. Nothing without its words. */
void draw_night_card_sound(struct draw_canvas *canvas, const struct draw_level_model *model);

/** Around the scene's boat; fewer when it is soft, none when it is silent or in the middle. */
void draw_night_sound(struct draw_canvas *canvas, const struct draw_level_scene *scene);

#endif
