#ifndef GAME_SIM_BOTTLE_SHAPE_H
#define GAME_SIM_BOTTLE_SHAPE_H

#include <stdbool.h>

/**
 * A 1.5 l plastic bottle of 34 g as a body that rocks: what it weighs, how high its centre of
 * mass lies, how far it can lean before it falls. Computed from a thin shell and the water in it
 * (sway.md 6.1); the water moves with the bottle.
 */

enum sim_bottle_position {
    SIM_BOTTLE_ON_BASE,
    SIM_BOTTLE_ON_LID,
};

enum {
    SIM_BOTTLE_WATER_MAX_ML = 750,
    SIM_BOTTLE_FEET_MM = 30,      // half width of the ring of feet, what the games use
    SIM_BOTTLE_FLAT_BASE_MM = 40, // half width of a flat base
    SIM_BOTTLE_LID_MM = 14,       // half width of a lid that bears on its rim
};

struct sim_bottle_shape {
    enum sim_bottle_position position;
    double water_ml;
    double mass_kg;
    double height_m;       // of the centre of mass over the palm
    double half_width_m;   // of what it stands on
    double inertia_kg_m2;  // about the edge it rocks on
    double water_depth_m;  // 0 = empty
    double water_radius_m; // at the surface
};

/** water_ml is kept within 0 .. 750. */
struct sim_bottle_shape sim_bottle_shape(enum sim_bottle_position position, double water_ml);

/** The same on another base, half_width_mm > 0. */
struct sim_bottle_shape sim_bottle_shape_on(enum sim_bottle_position position, double water_ml,
                                            double half_width_mm);

/** It stands while the palm leans less: atan(half width / height). */
double sim_bottle_shape_tip_rad(const struct sim_bottle_shape *shape);

/** How fast a lean past the edge grows: sqrt(m g R / I), 1/s. */
double sim_bottle_shape_growth_per_s(const struct sim_bottle_shape *shape);

/** First sloshing mode of the water in a cylinder, rad/s; 0 when empty. */
double sim_bottle_shape_slosh_rad_s(const struct sim_bottle_shape *shape);

/** What a difficulty asks for: one upright stretch of length_s with this much water. */
struct sim_bottle_task {
    enum sim_bottle_position position;
    double water_ml;
    double length_s;
};

/**
 * Difficulty 0..1: the water first, from the amount that stands best to the one that tips
 * first (0, .15, .3, .45), then the length: 50 % until .6, 100 % of full_length_s at 1.
 */
struct sim_bottle_task sim_bottle_task(enum sim_bottle_position position, double difficulty,
                                       double full_length_s);

#endif
