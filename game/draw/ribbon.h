#ifndef GAME_DRAW_RIBBON_H
#define GAME_DRAW_RIBBON_H

#include "game/draw/canvas.h"

/**
 * A word as a channel of water with sandy banks, dots along its middle (picture 15). The water is
 * as wide as the channel counts: what is seen is what is measured.
 */
struct draw_ribbon {
    const struct draw_point *points; // the middle line, design px
    const int *stroke_first;         // index of the first point of each stroke
    int point_count;
    int stroke_count;
    float width; // of the water
};

void draw_ribbon(struct draw_canvas *canvas, const struct draw_ribbon *ribbon);

/** A number that changes when the ribbon does. */
uint64_t draw_ribbon_hash(const struct draw_ribbon *ribbon);

#endif
