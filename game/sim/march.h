#ifndef GAME_SIM_MARCH_H
#define GAME_SIM_MARCH_H

#include <stdbool.h>

/**
 * Slow marching (W1-W5): the slower, the longer on one leg. For 60 s every step brings how long
 * it stood on one leg (board) or the time since the step before (pocket, taps). Success: the
 * median is at least the target, 1.0 -> 3.0 s over difficulty, and the variation (SD over mean)
 * at most 25 % (decisions.md 1).
 *
 * Who stands still does not march: at least six steps with a time (sway.md 7.4), and not more
 * than 10 s in pauses beyond 8 s without a step.
 */

enum { SIM_MARCH_STEPS_MAX = 240 }; // four a second; more are not counted

enum sim_march_side {
    SIM_MARCH_LEFT,
    SIM_MARCH_RIGHT,
    SIM_MARCH_EITHER, // taps, pocket
};

struct sim_march {
    double target_s;
    double time_s;
    double since_step_s; // since the last step or the start
    double still_s;      // pauses beyond 8 s, summed
    bool goes_on;        // after a pause: the next tap gives no time
    int step_count;      // all steps, also those that gave no time
    int count;           // of those kept here
    double step_s[SIM_MARCH_STEPS_MAX];
    enum sim_march_side side[SIM_MARCH_STEPS_MAX];
};

/** 1.0 -> 3.0 s over difficulty 0..1. */
double sim_march_target_s(double difficulty);

void sim_march_init(struct sim_march *march, double difficulty);

/** Time passes; interval_s >= 0. Nothing counts after 60 s. */
void sim_march_advance(struct sim_march *march, double interval_s);

/** A step now that took duration_s; durations that are not above 0 are left out. */
void sim_march_step(struct sim_march *march, enum sim_march_side side, double duration_s);

/**
 * A tap now: a step as long as the time since the tap before. The first one, and one after more
 * than 8 s, gives no time.
 */
void sim_march_tap(struct sim_march *march);

/** It goes on after a pause: what lies between the steps around it is no step's time. */
void sim_march_go_on(struct sim_march *march);

/** Median of the steps, s; NAN without any. */
double sim_march_median_s(const struct sim_march *march);

/** Median of one side's steps, s; NAN without any. */
double sim_march_side_median_s(const struct sim_march *march, enum sim_march_side side);

/** SD over mean of the steps; NAN below two. */
double sim_march_variation(const struct sim_march *march);

/** Longer side over shorter side, >= 1; NAN when a side is missing. */
double sim_march_unevenness(const struct sim_march *march);

bool sim_march_is_over(const struct sim_march *march);
bool sim_march_is_a_success(const struct sim_march *march);

#endif
