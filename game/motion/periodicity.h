#ifndef GAME_MOTION_PERIODICITY_H
#define GAME_MOTION_PERIODICITY_H

#include <stdbool.h>

/**
 * After how many values a signal repeats itself, by autocorrelation (sway.md 7.4). Walking repeats
 * every step; with unlike legs every stride, and half way, at the step, there is a lower maximum.
 */

#define MOTION_PERIODICITY_LAG_MAX 120

struct motion_periodicity {
    int period;    // the first lag that is nearly as good as the best
    bool has_half; // a lower maximum lies at 40 to 60 % of it
};

/**
 * values[0 .. n - 1] without a mean, oldest first. Lags from lag_min to the smaller of lag_max
 * (at most MOTION_PERIODICITY_LAG_MAX) and n / 2; r of the period is above least_r. Each lag is
 * normalised by the energy of its own two stretches, so a signal that fills only half of the
 * values counts. false: nothing repeats.
 */
bool motion_periodicity(const double *values, int n, int lag_min, int lag_max, double least_r,
                        struct motion_periodicity *periodicity);

#endif
