#ifndef GAME_DRAW_INSTRUMENT_H
#define GAME_DRAW_INSTRUMENT_H

#include "game/draw/geometry.h"

/**
 * Where the one instrument of a level lies and how millimetres become design px
 * (look/style.md 7, "Instrument"). Pure.
 */
struct draw_instrument {
    struct draw_point centre; // of the ring's water: the boat's waterline when ml = ap = 0
    float radius_x;           // of the target ring
    float radius_y;
    float boat_scale;
};

/** Leaning forward sails away. Clamped to 1.25 ring radii in the leaning direction. */
struct draw_point draw_instrument_place(const struct draw_instrument *instrument, float ml_mm,
                                        float ap_mm, float ring_radius_mm);

/** Sideways only, unclamped: the wake's px for these mm. */
float draw_instrument_px(const struct draw_instrument *instrument, float ml_mm,
                         float ring_radius_mm);

#endif
