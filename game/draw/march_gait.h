#ifndef GAME_DRAW_MARCH_GAIT_H
#define GAME_DRAW_MARCH_GAIT_H

#include "game/draw/canvas.h"
#include "game/draw/level_march.h"

/**
 * A card of 340 x 360 with how to step: the raised knee and its angle (W3), the heel off the
 * ground (W5). Nothing for plain slow steps.
 */
void draw_march_gait_card(struct draw_canvas *canvas, struct draw_point top_left,
                          const struct draw_march *march);

#endif
