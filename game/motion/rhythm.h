#ifndef GAME_MOTION_RHYTHM_H
#define GAME_MOTION_RHYTHM_H

#include <stddef.h>

/**
 * How even a row of durations is: steps, single supports, taps. The last
 * MOTION_RHYTHM_CAPACITY are kept: more than a trial of a minute has.
 */

#define MOTION_RHYTHM_CAPACITY 256

struct motion_rhythm {
    double value_s[MOTION_RHYTHM_CAPACITY]; // a ring
    size_t total;                           // pushed since init
};

void motion_rhythm_init(struct motion_rhythm *rhythm);

/** duration_s > 0; anything else is left out. */
void motion_rhythm_push(struct motion_rhythm *rhythm, double duration_s);

/** How many are kept. */
size_t motion_rhythm_count(const struct motion_rhythm *rhythm);

/** s; NaN without any. */
double motion_rhythm_median_s(const struct motion_rhythm *rhythm);
double motion_rhythm_mean_s(const struct motion_rhythm *rhythm);

/** Coefficient of variation, 100 SD / mean with 1/(N-1); NaN below three. */
double motion_rhythm_cv_percent(const struct motion_rhythm *rhythm);

#endif
