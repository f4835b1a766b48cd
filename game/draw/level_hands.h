#ifndef GAME_DRAW_LEVEL_HANDS_H
#define GAME_DRAW_LEVEL_HANDS_H

#include "game/draw/canvas.h"
#include "game/draw/level.h"

/** What the views of the hands coast share: their heading, and the stance beside the hand task. */

/**
 * Title at (96, 140) with the hand's pill below it, as on the sea: over a scene. The words of the
 * pill are text.badge; a second pill follows below when `note` says something ("Warm-up").
 */
void draw_hands_heading(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const char *note);

/** Title with its pill beside it, as in picture 15: over paper. Returns where they end. */
float draw_hands_heading_line(struct draw_canvas *canvas, const struct draw_level_model *model,
                              float width);

/**
 * How the body stands meanwhile (H3, H7): a small sea with the ring and the boat at the model's
 * CoP, and "Sway 4 mm" below. Nothing while text.sway is NULL: no stance is measured.
 */
#define DRAW_HANDS_STANCE_WIDTH  344.0f
#define DRAW_HANDS_STANCE_HEIGHT 336.0f

void draw_hands_stance(struct draw_canvas *canvas, const struct draw_level_model *model,
                       struct draw_point top_left);

/** What the voice says, above the strip, clear of a stance that stands at the left or right. */
void draw_hands_caption(struct draw_canvas *canvas, const struct draw_level_model *model,
                        bool stance_at_right);

/** A chevron of lamp with an ink edge, 60 px; turned clockwise from pointing right. */
void draw_hands_chevron(struct draw_canvas *canvas, struct draw_point at, float turn_deg);

#endif
