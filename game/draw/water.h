#ifndef GAME_DRAW_WATER_H
#define GAME_DRAW_WATER_H

#include <stdbool.h>

#include "game/draw/geometry.h"

/**
 * Water in a vessel, seen from the side: its surface stays level (or leans when it sloshes) however
 * the vessel lies, and the same amount always takes the same area. Pure.
 */
enum { DRAW_WATER_POINT_COUNT = 160 };

struct draw_water {
    struct draw_point points[DRAW_WATER_POINT_COUNT];
    int count;
    struct draw_point left; // ends of the surface
    struct draw_point right;
};

/**
 * vessel: the closed inner outline, count <= DRAW_WATER_POINT_COUNT - 8, in any units with y
 * downwards; roughly convex (a bottle). share 0..1 of its area is filled, surface_deg > 0: the
 * surface is lower at its right. False, and nothing in it: no water, or no vessel.
 */
bool draw_water_in(const struct draw_point *vessel, int count, float share, float surface_deg,
                   struct draw_water *water);

#endif
