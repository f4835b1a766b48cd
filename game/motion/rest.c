#include "game/motion/rest.h"

#include <math.h>

static const int64_t half_us = 500000;
static const int64_t max_gap_us = 100000;
static const size_t min_count = 20;
static const double quiet_accel_g = 0.015;
static const double quiet_gyro_deg_s = 0.5;
static const double agree_accel_g = 0.0026; // 0.15 deg: 0.3 deg/s over half a second
static const double agree_gyro_deg_s = 0.3;

void motion_rest_init(struct motion_rest *rest)
{
    *rest = (struct motion_rest){.started = false};
}

static void start(struct motion_rest *rest, int64_t t_us)
{
    motion_rest_init(rest);
    rest->started = true;
    rest->half_end_us = t_us + half_us;
}

static void add(struct motion_rest_half *half, const double accel_g[3], const double gyro_deg_s[3])
{
    half->count++;
    for (int i = 0; i < MOTION_REST_CHANNELS; i++) {
        const double value = i < 3 ? accel_g[i] : gyro_deg_s[i - 3];
        const double delta = value - half->mean[i];
        half->mean[i] += delta / (double)half->count;
        half->square[i] += delta * (value - half->mean[i]);
    }
}

static bool is_quiet(const struct motion_rest_half *half)
{
    if (half->count < min_count)
        return false;
    for (int i = 0; i < MOTION_REST_CHANNELS; i++) {
        const double limit = i < 3 ? quiet_accel_g : quiet_gyro_deg_s;
        if (!(sqrt(half->square[i] / (double)half->count) <= limit))
            return false;
    }
    return true;
}

static bool agree(const struct motion_rest_half *a, const struct motion_rest_half *b)
{
    for (int i = 0; i < MOTION_REST_CHANNELS; i++) {
        const double limit = i < 3 ? agree_accel_g : agree_gyro_deg_s;
        if (fabs(a->mean[i] - b->mean[i]) > limit)
            return false;
    }
    return true;
}

// The half is over: compares it with the one before and makes it the one before.
static bool close_half(struct motion_rest *rest, double mean[MOTION_REST_CHANNELS])
{
    bool still = false;
    if (!is_quiet(&rest->now))
        rest->now.count = 0;
    else if (rest->before.count > 0)
        still = agree(&rest->now, &rest->before);
    if (still) {
        for (int i = 0; i < MOTION_REST_CHANNELS; i++)
            mean[i] = (rest->now.mean[i] + rest->before.mean[i]) / 2.0;
    }
    rest->before = rest->now;
    rest->now = (struct motion_rest_half){.count = 0};
    return still;
}

bool motion_rest_push(struct motion_rest *rest, int64_t t_us, const double accel_g[3],
                      const double gyro_deg_s[3], double mean[MOTION_REST_CHANNELS])
{
    if (!rest->started || t_us < rest->last_t_us || t_us - rest->last_t_us > max_gap_us)
        start(rest, t_us);
    rest->last_t_us = t_us;
    bool still = false;
    if (t_us >= rest->half_end_us) {
        still = close_half(rest, mean);
        rest->half_end_us += half_us;
    }
    add(&rest->now, accel_g, gyro_deg_s);
    return still;
}
