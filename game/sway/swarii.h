#ifndef GAME_SWAY_SWARII_H
#define GAME_SWAY_SWARII_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Sliding Windows Weighted Averaged Interpolation: from a board's uneven samples to an even rate
 * without the bias that holding or straight lines bring into velocity (Audiffren and Contal,
 * Sensors 2016, 16, 1208; corrected border terms as in sway.md 2.5).
 *
 * An output at time s is the mean of the samples within 40 ms of s, each weighted by the length
 * of its relevance interval (half way to both neighbours, clipped to the window).
 */

/** Half of the 80 ms window. */
#define SWAY_SWARII_HALF_WINDOW_S 0.04

/** One point of a series. */
struct sway_timed_point {
    double t_s;
    double ml_mm;
    double ap_mm;
};

/**
 * Artefact rule of the same source, in place: drops what comes in the first 0.1 s, the last
 * sample, and samples that jump more than 20 mm away when one of the next two is back within 5 mm
 * (L1 distances). Returns how many are left.
 */
size_t sway_swarii_purge(struct sway_timed_point *points, size_t n);

/** How many outputs sway_swarii_resample() gives. n >= 1. */
size_t sway_swarii_count(const struct sway_timed_point *points, size_t n, double rate_hz);

/**
 * n >= 1 points in time order -> sway_swarii_count() outputs at points[0].t_s + j / rate_hz.
 * Outputs without a sample are drawn straight between their neighbours. Returns how many those
 * are.
 */
size_t sway_swarii_resample(const struct sway_timed_point *points, size_t n, double rate_hz,
                            double *ml_mm, double *ap_mm);

#endif
