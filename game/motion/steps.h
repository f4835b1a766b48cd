#ifndef GAME_MOTION_STEPS_H
#define GAME_MOTION_STEPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/motion/cadence.h"
#include "game/motion/orientation.h"
#include "game/motion/rhythm.h"
#include "game/motion/thigh.h"
#include "input/sample.h"

/**
 * Steps from one sensor in a trouser pocket, live (W1-W6; sway.md 7.4). Two witnesses:
 *
 *   thigh.h    the swinging thigh, for any speed: one swing is the sensor leg's step, and the
 *              other leg steps between two swings. Needs a gyroscope.
 *   cadence.h  shocks of regular walking, for a gait that hardly swings the thigh (shuffling), a
 *              sensor worn elsewhere, or one without a gyroscope. Needs four to six regular steps.
 *
 * The thigh is believed while it swings; so a leg that cannot be felt in slow gait is not missed,
 * and the same step is never told by both. Shocks that no swing explains are told 3 s later: the
 * other leg's last step of a walk, or a change to a gait without swings.
 *
 * What cannot be seen: the other leg's step before the first swing of a walk, and one after its
 * last that shook nothing. A walk of N steps is told as N or N - 1, N - 2 where both are so.
 */

enum motion_step_leg {
    MOTION_STEP_SENSOR_LEG, // the leg that carries the sensor came down
    MOTION_STEP_OTHER_LEG,
    MOTION_STEP_EITHER_LEG, // from shocks
};

struct motion_step {
    int64_t t_us;
    enum motion_step_leg leg;
    double step_s;   // half of the stride that it ends (thigh), time since the step before
                     // (shocks); NaN for the first of a walk
    double lift_deg; // how far the thigh was lifted (W3); NaN but for the sensor leg
};

#define MOTION_STEPS_CAPACITY 64

struct motion_steps {
    struct motion_orientation orientation;
    struct motion_thigh thigh;
    struct motion_cadence cadence;
    bool has_swing;  // PUT_DOWN seen in this walk
    bool has_stride; // LIFT_OFF before it in this walk
    int64_t lift_off_us;
    int64_t put_down_us;
    double swing_s;
    bool has_thigh_event;
    int64_t thigh_event_us;
    bool has_shock;
    int64_t shock_us;
    struct motion_cadence_step held[MOTION_STEPS_CAPACITY]; // oldest first
    size_t held_count;

    size_t count; // steps told since init or begin
    struct motion_rhythm step_times;
    struct motion_rhythm lifts_deg;                  // a rhythm of degrees
    struct motion_step steps[MOTION_STEPS_CAPACITY]; // a ring
    size_t step_first;
    size_t step_waiting;
};

void motion_steps_init(struct motion_steps *steps);

/**
 * A walk begins: what came before is no part of it, neither swing nor shock, and the figures below
 * start anew. Putting the controller into the pocket looks like a knee lifted far, and would be
 * the measure of every swing after it. What is known of the sensor itself stays.
 */
void motion_steps_begin(struct motion_steps *steps);

/** A sample that is not newer than the last, or that no sensor can mean, is ignored. */
void motion_steps_push(struct motion_steps *steps, const struct input_motion_sample *sample);

/** Takes the oldest step. false: none waits. With 64 waiting the oldest is lost. */
bool motion_steps_poll(struct motion_steps *steps, struct motion_step *step);

/** Seconds; NaN without any step that followed on another. */
double motion_steps_median_s(const struct motion_steps *steps);

/** CV of the step times, %; NaN below three. */
double motion_steps_cv_percent(const struct motion_steps *steps);

/** Median of how far the thigh was lifted, degrees; NaN without a swing. */
double motion_steps_lift_deg(const struct motion_steps *steps);

#endif
