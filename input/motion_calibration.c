#include "input/motion_calibration.h"

#include <math.h>
#include <string.h>

#define HALF_US        500000
#define HALF_COUNT     20
#define GAP_US         100000
#define SPREAD_DEG_S   0.5
#define SPREAD_G       0.015
#define DRIFT_DEG_S    0.3
#define DRIFT_G        0.010
#define ZERO_MAX_DEG_S 25.0

struct axes {
    int source[3];
    int sign[3];
};

static struct axes axes_of(enum input_device_kind kind)
{
    switch (kind) {
    case INPUT_DEVICE_WII_REMOTE:
        return (struct axes){{0, 2, 1}, {-1, 1, 1}};
    case INPUT_DEVICE_JOYCON_LEFT:
    case INPUT_DEVICE_SWITCH_PRO:
        return (struct axes){{1, 2, 0}, {-1, 1, -1}};
    case INPUT_DEVICE_JOYCON_RIGHT:
        return (struct axes){{1, 2, 0}, {1, -1, -1}};
    default:
        return (struct axes){{0, 1, 2}, {1, 1, 1}};
    }
}

void motion_scale_apply(const struct motion_scale *scale, enum input_device_kind kind,
                        const struct motion_counts *counts, struct input_motion_sample *sample)
{
    const struct axes axes = axes_of(kind);
    sample->has_gyro = counts->has_gyro;
    for (int i = 0; i < 3; i++) {
        int from = axes.source[i];
        sample->accel_g[i] =
            axes.sign[i] * (counts->accel[from] - scale->accel_zero[from]) * scale->accel_g[from];
        sample->gyro_deg_s[i] = 0.0;
        if (counts->has_gyro)
            sample->gyro_deg_s[i] = axes.sign[i] * (counts->gyro[from] - scale->gyro_zero[from]) *
                                    scale->gyro_deg_s[from];
    }
}

void motion_still_init(struct motion_still *rest)
{
    memset(rest, 0, sizeof *rest);
}

static void begin_half(struct motion_still *rest)
{
    memset(&rest->half, 0, sizeof rest->half);
}

static void add(struct motion_still_half *half, const struct input_motion_sample *sample)
{
    double values[MOTION_REST_CHANNELS];
    memcpy(values, sample->accel_g, sizeof sample->accel_g);
    memcpy(values + 3, sample->gyro_deg_s, sizeof sample->gyro_deg_s);
    if (half->count == 0) {
        half->begun_us = sample->t_us;
        memcpy(half->first, values, sizeof values);
    }
    for (int i = 0; i < MOTION_REST_CHANNELS; i++) {
        double value = values[i] - half->first[i];
        half->sum[i] += value;
        half->sum_of_squares[i] += value * value;
    }
    half->count++;
}

/** Fills mean. false = it moved. */
static bool is_quiet(const struct motion_still_half *half, double mean[MOTION_REST_CHANNELS])
{
    for (int i = 0; i < MOTION_REST_CHANNELS; i++) {
        double limit = i < 3 ? SPREAD_G : SPREAD_DEG_S;
        double centre = half->sum[i] / half->count;
        double variance = half->sum_of_squares[i] / half->count - centre * centre;
        if (!(variance <= limit * limit)) // not a number is not quiet either
            return false;
        mean[i] = half->first[i] + centre;
    }
    return half->count >= HALF_COUNT;
}

static bool agrees(const struct motion_still *rest, const double mean[MOTION_REST_CHANNELS])
{
    for (int i = 0; i < MOTION_REST_CHANNELS; i++)
        if (fabs(mean[i] - rest->quiet_mean[i]) > (i < 3 ? DRIFT_G : DRIFT_DEG_S))
            return false;
    for (int i = 3; i < MOTION_REST_CHANNELS; i++)
        if (fabs(mean[i]) > ZERO_MAX_DEG_S)
            return false;
    return true;
}

/** A half second is full. true = the zero is new. */
static bool judge(struct motion_still *rest)
{
    double mean[MOTION_REST_CHANNELS];
    bool quiet = is_quiet(&rest->half, mean);
    bool still = quiet && rest->has_quiet_half && agrees(rest, mean);
    for (int i = 0; still && i < 3; i++)
        rest->zero_deg_s[i] = (mean[3 + i] + rest->quiet_mean[3 + i]) / 2.0;
    rest->zeroed = rest->zeroed || still;
    rest->has_quiet_half = quiet;
    if (quiet)
        memcpy(rest->quiet_mean, mean, sizeof mean);
    begin_half(rest);
    return still;
}

bool motion_still_push(struct motion_still *rest, struct input_motion_sample *sample)
{
    bool is_new = false;
    if (!sample->has_gyro)
        return false;
    if (sample->t_us - rest->newest_us > GAP_US) {
        begin_half(rest);
        rest->has_quiet_half = false;
    }
    rest->newest_us = sample->t_us;
    if (rest->half.count > 0 && sample->t_us - rest->half.begun_us >= HALF_US)
        is_new = judge(rest);
    add(&rest->half, sample);
    for (int i = 0; i < 3; i++)
        sample->gyro_deg_s[i] -= rest->zero_deg_s[i];
    return is_new;
}
