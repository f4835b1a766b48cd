#ifndef GAME_MOTION_MARCH_H
#define GAME_MOTION_MARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/motion/rhythm.h"

/**
 * Marching in place on a balance board: how long each step stands on one leg (programme.md 2,
 * W1-W5). On one leg the CoP lies under that foot while the load stays what it was:
 *
 *            left foot        centre        right foot
 *   ml  ---------|--------------|--------------|----------> right
 *             -foot             0            +foot
 *        [ lifted: .75 foot and beyond ]           the right foot is up; it ends at .5 foot
 *
 *      watch_load()        begin(): ml beyond 75 %        end(): back within 50 %, or beyond
 *   OFF <-------> BOTH ------------------------> ONE LEG  the other 75 % / a step
 *                  ^------------------------------+
 *
 * Shifting weight with both feet down moves the CoP in the same way, but only as far as the
 * unweighted foot still carries: 75 % is reached when seven eighths of the weight are on one
 * side. Where the feet are is learnt from the steps themselves, within limits, so that swaying in
 * small circles never becomes marching.
 *
 * Load below support_share of the reference (a hand on the table) or a gap of more than 0.25 s
 * makes a step a supported one: it is told, but its seconds do not count.
 */

struct motion_march_settings {
    double foot_mm;     // from the centre to a foot's middle, to begin with (ours: hip width)
    double foot_min_mm; // learnt within these (the board is 433 mm between its sensors)
    double foot_max_mm;
    double lift_share;    // of foot_mm: beyond it the other foot is up
    double land_share;    // within it both feet are down again
    double min_single_s;  // a shorter one is a wobble, not a step
    double rejoin_s;      // the same leg again so soon: the same step ...
    double rejoin_share;  // of foot_mm: ... unless the CoP has come within it meanwhile
    double support_share; // sway.md 3.11, one leg: .92
    double off_share;     // sway.md 3.11: .5
};

extern const struct motion_march_settings motion_march_default;

enum motion_march_leg {
    MOTION_MARCH_LEFT,
    MOTION_MARCH_RIGHT,
    MOTION_MARCH_LEG_COUNT,
};

struct motion_march_sample {
    int64_t t_us;
    double ml_mm; // right is positive
    double ap_mm; // forward is positive
    double load_kg;
};

struct motion_march_step {
    int64_t begin_us;          // the other foot left the board ...
    int64_t end_us;            // ... and came down
    enum motion_march_leg leg; // the one stood on
    double single_support_s;
    double mean_ap_mm; // over the step: on tiptoe (W5) it lies in front
    bool supported;    // a hand helped, or samples were missing
};

#define MOTION_MARCH_STEP_CAPACITY 16

struct motion_march {
    struct motion_march_settings settings;
    double reference_kg;
    double centre_ml_mm;
    double foot_mm;  // learnt
    double light_kg; // load through a low-pass, for support
    bool started;
    bool off; // the board: nothing is concluded
    int64_t last_t_us;

    bool single; // on one leg now
    struct motion_march_step now;
    double ap_sum_mm_s;
    double reach_mm; // farthest from the centre in this step
    bool has_last;   // a finished step that the same leg may still rejoin
    struct motion_march_step last;

    struct motion_rhythm single_support[MOTION_MARCH_LEG_COUNT]; // unsupported steps
    struct motion_rhythm both_legs;
    size_t step_count;                                          // supported ones too
    struct motion_march_step steps[MOTION_MARCH_STEP_CAPACITY]; // a ring, for poll
    size_t step_first;
    size_t step_waiting;
};

/**
 * reference_kg: the load of the person standing free (sway_stance_reference_kg()), > 0.
 * centre_ml_mm: mean CoP of the lead-in, both feet down.
 */
void motion_march_init(struct motion_march *march, const struct motion_march_settings *settings,
                       double reference_kg, double centre_ml_mm);

/** A sample that is not newer than the last or not finite is ignored. */
void motion_march_push(struct motion_march *march, const struct motion_march_sample *sample);

/**
 * Ends a step that is under way and tells it: call it when the trial's time is over. Its foot has
 * not come down, so its seconds count as far as they went.
 */
void motion_march_finish(struct motion_march *march);

/** Takes the oldest step. false: none waits. With 16 waiting the oldest is lost. */
bool motion_march_poll(struct motion_march *march, struct motion_march_step *step);

/** Seconds on one leg of the step that is under way; 0: both feet down. For the drawing. */
double motion_march_single_s(const struct motion_march *march);

/** Median single support, s; NaN without a step (decisions.md 1: compared with the target). */
double motion_march_median_s(const struct motion_march *march);

/** CV of all single supports, %; NaN below three. */
double motion_march_cv_percent(const struct motion_march *march);

/** Shorter over longer leg's median, 0 .. 1, 1 = even; NaN when a leg has no step. */
double motion_march_evenness(const struct motion_march *march);

#endif
