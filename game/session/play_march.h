#ifndef GAME_SESSION_PLAY_MARCH_H
#define GAME_SESSION_PLAY_MARCH_H

#include <stdbool.h>

#include "game/motion/march.h"
#include "game/motion/steps.h"
#include "game/sim/march.h"

/**
 * Slow marching for a minute that counts (W1-W5): on the board in place, by single support; with
 * a controller in the pocket by step time; with keys by taps. A hand on the table stops the clock.
 * Success: the median step at least as long as the difficulty asks for, and even (sim/march.h);
 * besides
 *   W3, W4 in the pocket  the thigh lifted by lift_deg (median). A board cannot see knees.
 *   W5 on the board       only steps in the front third of the flat-foot range of the lead-in
 *                         count. A pocket and taps cannot see heels: there the player's word goes.
 *
 * Measures: median_step_s, target_s, step_variation (share), steps, unevenness (longer over shorter
 * leg; NAN but on the board), lift_deg (pocket).
 */
struct session_march {
    struct sim_march march;
    struct motion_march board;
    struct motion_steps pocket;
    double single_s; // of the step under way: on one leg, or since the last step
    bool is_on_toes; // W5: the step under way is
    bool chimed;     // for the step under way
    int low_steps;   // W5: heel down
};

#endif
