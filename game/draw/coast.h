#ifndef GAME_DRAW_COAST_H
#define GAME_DRAW_COAST_H

#include "game/draw/canvas.h"

/**
 * The harbour: a village on its quay, a lighthouse on its rock, pines. Drawn from numbers, not from
 * assets/art/harbour-village.svg, because it grows by small steps during a hold (look/style.md 6)
 * and a rasterised drawing would have to be made anew for each.
 */
struct draw_harbour {
    bool night;
    struct draw_transform place; // harbour units (one = one px of the assets) to design px
};

/** Origin: the quay's left end at the water. About 360 wide, 145 high. */
void draw_village(struct draw_canvas *canvas, const struct draw_harbour *harbour);

/** Origin: the middle of the rock at the water. About 145 wide, 225 high. */
void draw_lighthouse(struct draw_canvas *canvas, const struct draw_harbour *harbour);

/** The still beam of the lamp at night, both ways, from the lantern outwards. */
void draw_lighthouse_beam(struct draw_canvas *canvas, struct draw_point lantern);

/** Origin: the foot; 78 high. */
void draw_pine(struct draw_canvas *canvas, const struct draw_transform *place,
               struct draw_color color);

#endif
