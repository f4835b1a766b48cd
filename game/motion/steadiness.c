#include "game/motion/steadiness.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/motion/filter.h"
#include "game/motion/orientation.h"
#include "game/motion/resample.h"
#include "game/motion/vector.h"

static const double pi = 3.14159265358979323846;
static const double deg_per_rad = 57.29577951308232;
static const int64_t max_gap_us = 250000;
static const double min_duration_s = 0.5;
static const double jerk_cutoff_hz = 20.0;
static const double outside_share = 0.05;
static const size_t prime_n = 1200; // 6 s: several tau of the orientation filter

static double mean_of(const double *values, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += values[i] - values[0];
    return values[0] + sum / (double)n;
}

// Two unit vectors across `up`: the controller's right and front as far as they lie there.
static void basis_across(const double up[3], double right[3], double front[3])
{
    const double x[3] = {1.0, 0.0, 0.0}, z[3] = {0.0, 0.0, 1.0};
    const double *seed = fabs(up[0]) < 0.9 ? x : z;
    const double along = motion_vector_dot(seed, up);
    for (int i = 0; i < 3; i++)
        right[i] = seed[i] - along * up[i];
    motion_vector_normalise(right);
    motion_vector_cross(up, right, front);
}

static struct input_motion_sample sample_at(const struct motion_series *series, size_t k)
{
    struct input_motion_sample sample = {.has_gyro = series->has_gyro};
    for (size_t i = 0; i < 3; i++) {
        sample.accel_g[i] = motion_series_column(series, i)[k];
        sample.gyro_deg_s[i] = motion_series_column(series, 3 + i)[k];
    }
    return sample;
}

static void begin(const struct motion_series *series, double sign, const double up[3],
                  struct motion_orientation *orientation)
{
    double zero_deg_s[3];
    for (size_t i = 0; i < 3; i++)
        zero_deg_s[i] = sign * mean_of(motion_series_column(series, 3 + i), series->n);
    motion_orientation_init(orientation, &motion_orientation_default);
    motion_orientation_set_zero(orientation, zero_deg_s);
    motion_orientation_set_up(orientation, up);
}

// The pose at the first instant. One reading is spoilt by the hand's tremor, and the filter needs
// seconds to mend that; so it first runs backwards, with all turning reversed, into the start.
static void find_start(const struct motion_series *series, double up[3])
{
    const size_t first_n = series->n < prime_n ? series->n : prime_n;
    for (size_t i = 0; i < 3; i++)
        up[i] = mean_of(motion_series_column(series, i), first_n);
    struct motion_orientation orientation;
    begin(series, -1.0, up, &orientation);
    for (size_t k = first_n; k-- > 0;) {
        struct input_motion_sample sample = sample_at(series, k);
        sample.t_us = (int64_t)(first_n - k) * MOTION_RESAMPLE_TICK_US;
        for (size_t i = 0; i < 3; i++)
            sample.gyro_deg_s[i] = -sample.gyro_deg_s[i];
        motion_orientation_push(&orientation, &sample);
    }
    memcpy(up, orientation.up, sizeof orientation.up);
}

// The up vector at every instant, into three columns of ups.
static void follow_up(const struct motion_series *series, double *ups)
{
    double up[3];
    find_start(series, up);
    struct motion_orientation orientation;
    begin(series, 1.0, up, &orientation);
    for (size_t k = 0; k < series->n; k++) {
        struct input_motion_sample sample = sample_at(series, k);
        sample.t_us = (int64_t)k * MOTION_RESAMPLE_TICK_US;
        motion_orientation_push(&orientation, &sample);
        for (size_t i = 0; i < 3; i++)
            ups[i * series->n + k] = orientation.up[i];
    }
}

// 95 % prediction ellipse, the formula of sway.md 1.4 (sway has it for the CoP).
static void fit_ellipse(const double *a, const double *b, size_t n, struct motion_steadiness *out)
{
    const double mean_a = mean_of(a, n), mean_b = mean_of(b, n), count = (double)n;
    double aa = 0.0, bb = 0.0, ab = 0.0;
    for (size_t i = 0; i < n; i++) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    out->tilt_rms_deg = sqrt((aa + bb) / count);
    const double middle = (aa + bb) / 2.0 / (count - 1.0);
    const double radius = hypot((aa - bb) / 2.0, ab) / (count - 1.0);
    const double freedom = count - 2.0;
    const double quantile = freedom / 2.0 * expm1(-2.0 / freedom * log(outside_share));
    const double k = 2.0 * (count - 1.0) * (count + 1.0) / (count * freedom) * quantile;
    out->tilt_major_deg = sqrt(k * (middle + radius));
    out->tilt_minor_deg = sqrt(k * fmax(0.0, middle - radius));
    out->tilt_ellipse_deg2 = pi * out->tilt_major_deg * out->tilt_minor_deg;
}

// Columns of ups become: tilt to the right, tilt to the front, both in degrees. Returns false when
// the pose has no mean (tumbling).
static bool measure_tilt(double *ups, size_t n, double right[3], double front[3],
                         struct motion_steadiness *out)
{
    double mean[3];
    for (size_t i = 0; i < 3; i++)
        mean[i] = mean_of(ups + i * n, n);
    if (!motion_vector_normalise(mean))
        return false;
    basis_across(mean, right, front);
    for (size_t k = 0; k < n; k++) {
        const double up[3] = {ups[k], ups[n + k], ups[2 * n + k]};
        const double across = motion_vector_dot(up, right), along = motion_vector_dot(up, front);
        const double sine = hypot(across, along);
        const double angle_deg = atan2(sine, motion_vector_dot(up, mean)) * deg_per_rad;
        const double scale = sine > 1e-12 ? angle_deg / sine : deg_per_rad;
        ups[k] = across * scale;
        ups[n + k] = along * scale;
    }
    fit_ellipse(ups, ups + n, n, out);
    out->mean_pitch_deg = atan2(-mean[2], hypot(mean[0], mean[1])) * deg_per_rad;
    out->mean_roll_deg = atan2(mean[0], mean[1]) * deg_per_rad;
    return true;
}

static double rate_rms(const struct motion_series *series)
{
    double sum = 0.0;
    for (size_t i = 3; i < 6; i++) {
        const double *rate = motion_series_column(series, i);
        const double mean = mean_of(rate, series->n);
        for (size_t k = 0; k < series->n; k++)
            sum += (rate[k] - mean) * (rate[k] - mean);
    }
    return sqrt(sum / (double)series->n);
}

static double jerk_rms(const struct motion_series *series)
{
    double sum = 0.0;
    for (size_t i = 0; i < 3; i++) {
        const double *force = motion_series_column(series, i);
        struct motion_filter filter;
        motion_filter_low_pass(&filter, jerk_cutoff_hz, MOTION_RESAMPLE_RATE_HZ);
        motion_filter_settle(&filter, force[0]);
        double before = motion_filter_step(&filter, force[0]);
        for (size_t k = 1; k < series->n; k++) {
            const double now = motion_filter_step(&filter, force[k]);
            const double jerk = (now - before) * MOTION_RESAMPLE_RATE_HZ;
            sum += jerk * jerk;
            before = now;
        }
    }
    return sqrt(sum / (double)(series->n - 1));
}

static bool measure_tremor(const struct motion_series *series, const double right[3],
                           const double front[3], double *work, struct motion_steadiness *out)
{
    const size_t n = series->n;
    const double *columns[6];
    for (size_t i = 0; i < 6; i++)
        columns[i] = motion_series_column(series, i);
    for (size_t k = 0; k < n; k++) {
        const double force[3] = {columns[0][k], columns[1][k], columns[2][k]};
        work[k] = motion_vector_dot(force, right);
        work[n + k] = motion_vector_dot(force, front);
    }
    const double *const across[2] = {work, work + n};
    if (!motion_tremor(across, 2, n, MOTION_RESAMPLE_RATE_HZ, &out->shake))
        return false;
    return !series->has_gyro ||
           motion_tremor(columns + 3, 3, n, MOTION_RESAMPLE_RATE_HZ, &out->twist);
}

static enum motion_steadiness_status measure(const struct motion_series *series,
                                             struct motion_steadiness *out)
{
    if (out->duration_s < min_duration_s)
        return MOTION_STEADINESS_TOO_SHORT;
    double *work = malloc(3 * series->n * sizeof *work);
    if (!work)
        return MOTION_STEADINESS_NO_MEMORY;
    enum motion_steadiness_status status = MOTION_STEADINESS_INVALID;
    double right[3], front[3];
    follow_up(series, work);
    if (measure_tilt(work, series->n, right, front, out)) {
        if (series->has_gyro)
            out->rate_rms_deg_s = rate_rms(series);
        out->jerk_rms_g_s = jerk_rms(series);
        status = measure_tremor(series, right, front, work, out) ? MOTION_STEADINESS_OK
                                                                 : MOTION_STEADINESS_NO_MEMORY;
    }
    free(work);
    return status;
}

static enum motion_steadiness_status refusal(enum motion_resample_status status)
{
    switch (status) {
    case MOTION_RESAMPLE_TOO_SHORT:
        return MOTION_STEADINESS_TOO_SHORT;
    case MOTION_RESAMPLE_GAPS:
        return MOTION_STEADINESS_GAPS;
    case MOTION_RESAMPLE_NO_MEMORY:
        return MOTION_STEADINESS_NO_MEMORY;
    case MOTION_RESAMPLE_INVALID:
    case MOTION_RESAMPLE_OK:
        break;
    }
    return MOTION_STEADINESS_INVALID;
}

static void set_unknown(struct motion_steadiness *out, size_t n)
{
    const double nan = (double)NAN;
    const struct motion_tremor unknown = {nan, nan, nan};
    *out = (struct motion_steadiness){
        .sample_count = n,
        .duration_s = nan,
        .rate_hz = nan,
        .mean_pitch_deg = nan,
        .mean_roll_deg = nan,
        .tilt_rms_deg = nan,
        .tilt_ellipse_deg2 = nan,
        .tilt_major_deg = nan,
        .tilt_minor_deg = nan,
        .rate_rms_deg_s = nan,
        .jerk_rms_g_s = nan,
        .shake = unknown,
        .twist = unknown,
    };
}

enum motion_steadiness_status motion_steadiness(const struct input_motion_sample *samples, size_t n,
                                                struct motion_steadiness *steadiness)
{
    set_unknown(steadiness, n);
    struct motion_series series;
    const enum motion_resample_status resampled = motion_resample(samples, n, max_gap_us, &series);
    if (resampled != MOTION_RESAMPLE_OK)
        return refusal(resampled);
    steadiness->duration_s = (double)(samples[n - 1].t_us - samples[0].t_us) * 1e-6;
    steadiness->rate_hz = series.input_rate_hz;
    const enum motion_steadiness_status status = measure(&series, steadiness);
    motion_series_finish(&series);
    if (status != MOTION_STEADINESS_OK)
        set_unknown(steadiness, n);
    return status;
}

const char *motion_steadiness_status_code(enum motion_steadiness_status status)
{
    switch (status) {
    case MOTION_STEADINESS_OK:
        return "ok";
    case MOTION_STEADINESS_TOO_SHORT:
        return "too_short";
    case MOTION_STEADINESS_GAPS:
        return "gaps";
    case MOTION_STEADINESS_INVALID:
        return "invalid";
    case MOTION_STEADINESS_NO_MEMORY:
        return "no_memory";
    }
    return "invalid";
}
