#ifndef GAME_DRAW_BOTTLE_H
#define GAME_DRAW_BOTTLE_H

#include "game/draw/canvas.h"

/**
 * The ship in the bottle (picture 08, look/style.md 7 "Hands"): a clear bottle with a red cap, some
 * water, and the boat floating on it. The water finds its level however the bottle lies.
 */
struct draw_bottle {
    struct draw_point foot; // the middle of what it stands on: base or lid
    float scale;            // 1.13 in picture 08
    float lean_deg;         // + = to the right
    float stretch;          // along its height: 1; more when it leans away from the eye
    bool on_lid;
    float water_share; // 0..1 of what it holds
    float surface_deg; // lean of the water's surface, + = lower at the right
    float ship_scale;  // of assets/art/boat-side; .29 where the mast has room
};

/** Height and half widths at scale 1. */
#define DRAW_BOTTLE_HEIGHT    404.0f
#define DRAW_BOTTLE_HALF_BASE 68.0f
#define DRAW_BOTTLE_HALF_LID  33.0f
#define DRAW_BOTTLE_HALF_BODY 78.0f

/** Bottle units (y up to -404, foot at 0,0) to design px. */
struct draw_transform draw_bottle_place(const struct draw_bottle *bottle);

void draw_bottle(struct draw_canvas *canvas, const struct draw_bottle *bottle);

#endif
