#ifndef GAME_SWAY_MEAN_H
#define GAME_SWAY_MEAN_H

#include <stddef.h>

/** Arithmetic mean of n > 0 values. Equal values have exactly their own mean: still is still. */
static inline double sway_mean(const double *values, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += values[i] - values[0];
    return values[0] + sum / (double)n;
}

/** Takes the mean of n > 0 values from each of them. */
static inline void sway_mean_remove(double *values, size_t n)
{
    const double mean = sway_mean(values, n);
    for (size_t i = 0; i < n; i++)
        values[i] -= mean;
}

#endif
