#ifndef GAME_SESSION_PLAY_BOTTLE_H
#define GAME_SESSION_PLAY_BOTTLE_H

#include <stdbool.h>

#include "game/sim/bottle.h"
#include "game/sim/bottle_clock.h"
#include "input/sample.h"

/**
 * The bottle on the palm (H1-H3): one upright stretch of the length the difficulty asks for, within
 * 60 s (decisions.md 1). What stands on the palm is
 *   motion         the virtual bottle on a controller that lies flat (sim/bottle.h)
 *   board          a real one: somebody says when it falls and when it stands again; with a
 *                  controller on the palm (H3, settings.has_palm) the virtual one. The board
 *                  measures the stance.
 *   pad            the virtual bottle on a virtual hand that drifts; stick or pointer lean it.
 *                  A warm-up, not the exercise: no hand is measured.
 * A fall is no break: it lies for two seconds and stands up again. A hand on the table stops the
 * clock. H3 without a board asks how the stance was.
 *
 * Measures: longest_upright_s, falls, slides, tilt_rms_deg (a controller), dual_task_cost (share:
 * RMS_r with the bottle over the usual RMS_r of that stance, less one; NAN without both).
 */
struct session_palm {
    struct sim_bottle_task task;
    struct sim_bottle bottle;
    struct sim_bottle_clock clock;
    bool is_real;
    bool is_upright; // now, real or virtual
    int falls;
    int slides;
    double flat_s;    // the controller has lain flat for so long
    double want[2];   // pad: where the stick leans to, -1 .. 1, right and forward
    double stick_deg; // pad: what a whole stick leans
    double lean_deg[2];
    double drift_rad[2][2]; // pad: phases of the hand's own drift
    double time_s;
};

/** A controller's sample in the palm's frame: x right, y forward, z up (bottle.h). */
struct sim_palm session_palm_of(const struct input_motion_sample *sample);

#endif
