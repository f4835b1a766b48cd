#ifndef GAME_SIM_BOTTLE_H
#define GAME_SIM_BOTTLE_H

#include <stdbool.h>

#include "game/sim/bottle_shape.h"

/**
 * A bottle that stands on the palm and rocks on the rim of its round base (sway.md 6.2). What
 * lies on the palm is a motion sensor; its accelerometer feels lean and push alike, so the
 * physics needs no attitude. Steps of 1/240 s inside: the same movement gives the same result
 * however often it is fed.
 *
 * Palm frame: x right, y forward (away from the wrist), z up out of the palm.
 *
 *   WAITING -- set_down (palm calm) --> STANDING <--- rock (settles) --- ROCKING
 *      ^                                   |  `------- stand (tips) ------> |
 *      | lie (2 s)                         |                                | rock (too far)
 *      |                                   v                                v
 *   FALLEN <-- slide (off the palm), fly (thrown), rock ------------------- '
 *                 AIRBORNE: fly, from and back to STANDING and ROCKING
 */

/** What the sensor on the palm says at one instant. */
struct sim_palm {
    double force_g[3];    // specific force; lying still and level: 0, 0, 1
    double turn_deg_s[3]; // right hand rule about x, y, z
};

enum sim_bottle_state {
    SIM_BOTTLE_WAITING, // to be set down as soon as the palm is calm
    SIM_BOTTLE_STANDING,
    SIM_BOTTLE_ROCKING,
    SIM_BOTTLE_AIRBORNE, // the palm fell away under it
    SIM_BOTTLE_FALLEN,   // lies for 2 s, then waits
};

enum sim_bottle_fall {
    SIM_BOTTLE_NEVER_FELL,
    SIM_BOTTLE_TIPPED,
    SIM_BOTTLE_SLID,
    SIM_BOTTLE_THROWN,
};

struct sim_bottle {
    struct sim_bottle_shape shape;
    enum sim_bottle_state state;
    enum sim_bottle_fall last_fall;
    int fall_count;
    double tilt_rad[2]; // against the palm, towards +x and +y
    double tilt_rad_s[2];
    double slide_m[2]; // of its foot on the palm since it was set down
    double slide_m_s[2];
    double gap_m; // between palm and foot, in the air
    double gap_m_s;
    double slosh_rad[2]; // lean of the water's surface against the palm; level on a still hand
    double slosh_rad_s[2];
    double lain_s;
    bool started;
    double to_step_s; // until the next inner step
    struct sim_palm palm;
    double turn_rad_s[2]; // of the palm at the last inner step, towards +x and +y
    double turn_rad_s2[2];
};

void sim_bottle_init(struct sim_bottle *bottle, const struct sim_bottle_shape *shape);

/**
 * One sample of the palm, interval_s after the one before; 0 for the first and after a gap. The
 * palm is taken to have moved evenly in between. Samples that are not numbers are left out.
 */
void sim_bottle_push(struct sim_bottle *bottle, double interval_s, const struct sim_palm *palm);

/** Stands or rocks on the palm: the seconds that count. */
bool sim_bottle_is_upright(const struct sim_bottle *bottle);

/** Lean against the palm, degrees. */
double sim_bottle_tilt_deg(const struct sim_bottle *bottle);

#endif
