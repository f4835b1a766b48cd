#ifndef GAME_MOTION_CADENCE_H
#define GAME_MOTION_CADENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/motion/filter.h"

/**
 * Steps from what the body is shaken by: the length of the acceleration, wherever the sensor is
 * worn (sway.md 7.4, after Brajdic and Harle 2013, whose best counters erred by less than 3 %).
 *
 * At 50 Hz, band-passed .5-3 Hz, every local maximum above max(.35 SD, floor) waits as a
 * candidate. Five times a second the autocorrelation says whether this is walking, and how long a
 * step takes:
 *
 *            window  SD, m/s2    r     regular candidates   floor, m/s2   a step
 *   brisk     6 s     > .5 (2 s)  > .4          4                .3        .34 - 1.2 s
 *   soft      8 s     > .1        > .5          6                .08       .34 - 1.2 s
 *   slow     15 s     > .04       > .4          6                .08       .8 - 3 s (envelope)
 *
 * Then the candidates that waited count as well, so nothing is lost at the start. When every
 * second maximum of the autocorrelation is much higher, or a weaker candidate lies between each two
 * strong ones, the legs differ: the time between two candidates may then be a stride, and the step
 * of the weaker leg is put in its middle.
 *
 * Steps are told up to seconds late, in time order. What is not regular (fidgeting, putting the
 * sensor in the pocket, fewer steps than asked for) is not counted.
 */

#define MOTION_CADENCE_RATE_HZ    50
#define MOTION_CADENCE_TICKS      750 // 15 s
#define MOTION_CADENCE_CANDIDATES 32
#define MOTION_CADENCE_STEPS      64

struct motion_cadence_candidate {
    int64_t t_us;
    double height_m_s2;
};

struct motion_cadence_step {
    int64_t t_us;
    bool follows; // on another one of the same walk
};

enum motion_cadence_gait {
    MOTION_CADENCE_NONE,
    MOTION_CADENCE_BRISK,
    MOTION_CADENCE_SOFT,
    MOTION_CADENCE_SLOW,
};

struct motion_cadence {
    struct motion_filter high_pass;
    struct motion_filter low_pass;
    double line_m_s2[MOTION_CADENCE_TICKS]; // band-passed, a ring
    int64_t tick_count;
    int64_t next_tick_us;
    double sum_g; // of the samples since the last tick
    size_t sum_count;
    double last_g;
    bool started;
    int64_t last_t_us;

    enum motion_cadence_gait gait;
    double step_s;    // valid while gait is not NONE
    bool legs_differ; // a stride is two of step_s, its steps unlike
    bool follows;
    int irregular_count;
    struct motion_cadence_candidate waiting[MOTION_CADENCE_CANDIDATES]; // oldest first
    size_t waiting_count;
    int64_t last_step_us;   // last one told
    int64_t step_before_us; // last but one

    struct motion_cadence_step steps[MOTION_CADENCE_STEPS]; // a ring
    size_t step_first;
    size_t step_count;
};

void motion_cadence_init(struct motion_cadence *cadence);

/** length_g: of the specific force. A gap of more than 0.25 s begins anew. */
void motion_cadence_push(struct motion_cadence *cadence, int64_t t_us, double length_g);

/** Takes the oldest step. false: none waits. With 64 waiting the oldest is lost. */
bool motion_cadence_poll(struct motion_cadence *cadence, struct motion_cadence_step *step);

#endif
