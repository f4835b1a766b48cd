#ifndef GAME_MOTION_RESAMPLE_H
#define GAME_MOTION_RESAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/sample.h"

/**
 * Motion samples as they came -> evenly spaced ones, for all that needs a spectrum or a derivative.
 *
 * Controllers deliver 60 to 1000 samples a second, not evenly. At 400 a second and above an output
 * is the mean of its interval, which also keeps frequencies above half the new rate out. Below, a
 * cubic through the neighbours is taken: a straight line would weaken a tremor of 12 Hz at 100
 * samples a second by 14 %, the cubic by 1 %.
 */

#define MOTION_RESAMPLE_RATE_HZ 200.0
#define MOTION_RESAMPLE_TICK_US INT64_C(5000)

enum motion_resample_status {
    MOTION_RESAMPLE_OK,
    MOTION_RESAMPLE_TOO_SHORT, // fewer than 4 samples, or less than 0.1 s
    MOTION_RESAMPLE_GAPS,      // a pause of more than max_gap_us
    MOTION_RESAMPLE_INVALID,   // a value no sensor can mean, or time that runs backwards
    MOTION_RESAMPLE_NO_MEMORY,
};

/** Column c of output i is at values[c * n + i]: accel x y z (g), gyro x y z (deg/s). */
struct motion_series {
    double *values;
    size_t n;
    double input_rate_hz; // mean rate of what came in
    bool has_gyro;        // every sample had one
};

/** A column of the series: 0-2 acceleration, 3-5 gyroscope. */
static inline double *motion_series_column(const struct motion_series *series, size_t column)
{
    return series->values + column * series->n;
}

/** On MOTION_RESAMPLE_OK motion_series_finish() frees it; otherwise nothing is left behind. */
enum motion_resample_status motion_resample(const struct input_motion_sample *samples, size_t n,
                                            int64_t max_gap_us, struct motion_series *series);
void motion_series_finish(struct motion_series *series);

#endif
