#ifndef GAME_DRAW_BOAT_H
#define GAME_DRAW_BOAT_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/**
 * The boat from astern (look/style.md 7, picture A1). The player's left is its left; it heels about
 * the middle of its waterline and is cut there.
 */
struct draw_boat {
    const struct draw_palette *palette;
    struct draw_point waterline; // its middle, design px
    float scale;                 // 1.06 by day, .98 at night
    float heel_deg;              // + to the right
    bool sails_down;             // lead-in: a bare mast
};

/** Height of the masthead above the waterline at scale 1. */
#define DRAW_BOAT_MAST 430.0f

void draw_boat(struct draw_canvas *canvas, const struct draw_boat *boat);

/** Shadow on the water; goes below the boat. */
void draw_boat_shadow(struct draw_canvas *canvas, const struct draw_boat *boat);

/** Waterline and bow wave; goes over the boat, upright. */
void draw_boat_foam(struct draw_canvas *canvas, const struct draw_boat *boat);

/** The diamond at the keel: where the CoP is. */
void draw_keel_mark(struct draw_canvas *canvas, const struct draw_boat *boat);

/** The boat from the side (home, result): origin = middle of its waterline. */
void draw_boat_side(struct draw_canvas *canvas, struct draw_point at, float scale);

/** The same, turned: boat units (one = one px of the assets) to design px. */
void draw_boat_side_placed(struct draw_canvas *canvas, const struct draw_transform *place);

#endif
