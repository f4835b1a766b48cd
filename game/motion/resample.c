#include "game/motion/resample.h"

#include <stdlib.h>

#include "game/motion/vector.h"

static const int64_t tick_us = MOTION_RESAMPLE_TICK_US;
static const int64_t min_span_us = 100000;
static const int64_t max_span_us = INT64_C(3600000000);
static const double dense_hz = 400.0;

#define COLUMNS 6

static enum motion_resample_status check(const struct input_motion_sample *samples, size_t n,
                                         int64_t max_gap_us)
{
    if (n < 4)
        return MOTION_RESAMPLE_TOO_SHORT;
    for (size_t i = 0; i < n; i++) {
        if (!motion_vector_is_within(samples[i].accel_g, MOTION_ACCEL_LIMIT_G) ||
            !motion_vector_is_within(samples[i].gyro_deg_s, MOTION_GYRO_LIMIT_DEG_S))
            return MOTION_RESAMPLE_INVALID;
        if (i > 0 && samples[i].t_us < samples[i - 1].t_us)
            return MOTION_RESAMPLE_INVALID;
    }
    for (size_t i = 1; i < n; i++) {
        if (samples[i].t_us - samples[i - 1].t_us > max_gap_us)
            return MOTION_RESAMPLE_GAPS;
    }
    const int64_t span_us = samples[n - 1].t_us - samples[0].t_us;
    if (span_us > max_span_us)
        return MOTION_RESAMPLE_INVALID;
    return span_us < min_span_us ? MOTION_RESAMPLE_TOO_SHORT : MOTION_RESAMPLE_OK;
}

static double channel(const struct input_motion_sample *sample, size_t column)
{
    return column < 3 ? sample->accel_g[column] : sample->gyro_deg_s[column - 3];
}

static double slope(const struct input_motion_sample *samples, size_t n, size_t i, size_t column)
{
    const size_t before = i > 0 ? i - 1 : i;
    const size_t after = i + 1 < n ? i + 1 : i;
    const int64_t span_us = samples[after].t_us - samples[before].t_us;
    if (span_us <= 0)
        return 0.0;
    return (channel(&samples[after], column) - channel(&samples[before], column)) / (double)span_us;
}

// At t_us, between samples i and i + 1.
static double cubic(const struct input_motion_sample *samples, size_t n, size_t i, int64_t t_us,
                    size_t column)
{
    const double span_us = (double)(samples[i + 1].t_us - samples[i].t_us);
    if (span_us <= 0.0)
        return channel(&samples[i], column);
    const double s = (double)(t_us - samples[i].t_us) / span_us;
    const double r = 1.0 - s;
    const double from = channel(&samples[i], column), to = channel(&samples[i + 1], column);
    return r * r * (1.0 + 2.0 * s) * from + s * s * (1.0 + 2.0 * r) * to +
           span_us * s * r *
               (r * slope(samples, n, i, column) - s * slope(samples, n, i + 1, column));
}

static void fill_cubic(const struct input_motion_sample *samples, size_t n,
                       struct motion_series *series)
{
    size_t i = 0;
    for (size_t k = 0; k < series->n; k++) {
        const int64_t t_us = samples[0].t_us + (int64_t)k * tick_us;
        while (i + 2 < n && samples[i + 1].t_us <= t_us)
            i++;
        for (size_t column = 0; column < COLUMNS; column++)
            motion_series_column(series, column)[k] = cubic(samples, n, i, t_us, column);
    }
}

static void fill_mean(const struct input_motion_sample *samples, size_t n,
                      struct motion_series *series)
{
    size_t i = 0;
    for (size_t k = 0; k < series->n; k++) {
        const int64_t t_us = samples[0].t_us + (int64_t)k * tick_us;
        double sum[COLUMNS] = {0.0};
        size_t count = 0;
        for (; i < n && samples[i].t_us < t_us + tick_us / 2; i++, count++) {
            for (size_t column = 0; column < COLUMNS; column++)
                sum[column] += channel(&samples[i], column);
        }
        for (size_t column = 0; column < COLUMNS; column++) {
            // A short pause in a dense stream: the last sample stands.
            motion_series_column(series, column)[k] =
                count > 0 ? sum[column] / (double)count : channel(&samples[i - 1], column);
        }
    }
}

enum motion_resample_status motion_resample(const struct input_motion_sample *samples, size_t n,
                                            int64_t max_gap_us, struct motion_series *series)
{
    const enum motion_resample_status status = check(samples, n, max_gap_us);
    if (status != MOTION_RESAMPLE_OK)
        return status;
    const int64_t span_us = samples[n - 1].t_us - samples[0].t_us;
    series->n = (size_t)(span_us / tick_us) + 1;
    series->input_rate_hz = (double)(n - 1) / ((double)span_us * 1e-6);
    series->has_gyro = true;
    for (size_t i = 0; i < n; i++)
        series->has_gyro = series->has_gyro && samples[i].has_gyro;
    series->values = malloc(COLUMNS * series->n * sizeof *series->values);
    if (!series->values)
        return MOTION_RESAMPLE_NO_MEMORY;
    if (series->input_rate_hz >= dense_hz)
        fill_mean(samples, n, series);
    else
        fill_cubic(samples, n, series);
    return MOTION_RESAMPLE_OK;
}

void motion_series_finish(struct motion_series *series)
{
    free(series->values);
    series->values = NULL;
}
