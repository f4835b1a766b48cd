#include "game/motion/orientation.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "game/motion/vector.h"

static const double deg_per_rad = 57.29577951308232;
static const double start_min_g = 0.5; // a pose may begin from a badly calibrated sensor
static const double start_max_g = 1.5;
static const double rest_min_g = 0.8;
static const double rest_max_g = 1.2;

const struct motion_orientation_settings motion_orientation_default = {
    .tau_s = 1.0,
    .tau_no_gyro_s = 0.1,
    .gravity_band_g = 0.1,
    .max_zero_deg_s = 25.0,
    .max_gap_us = 250000,
};

void motion_orientation_init(struct motion_orientation *orientation,
                             const struct motion_orientation_settings *settings)
{
    assert(settings->tau_s > 0.0 && settings->tau_no_gyro_s > 0.0);
    *orientation = (struct motion_orientation){.settings = *settings, .gravity_g = 1.0};
    motion_rest_init(&orientation->rest);
}

void motion_orientation_set_zero(struct motion_orientation *orientation, const double zero_deg_s[3])
{
    memcpy(orientation->zero_deg_s, zero_deg_s, sizeof orientation->zero_deg_s);
}

void motion_orientation_set_up(struct motion_orientation *orientation, const double up[3])
{
    memcpy(orientation->up, up, sizeof orientation->up);
    orientation->has_pose = motion_vector_normalise(orientation->up);
}

static void learn_rest(struct motion_orientation *orientation,
                       const struct input_motion_sample *sample)
{
    double mean[MOTION_REST_CHANNELS];
    if (!motion_rest_push(&orientation->rest, sample->t_us, sample->accel_g, sample->gyro_deg_s,
                          mean))
        return;
    const double gravity_g = motion_vector_length(mean);
    if (gravity_g < rest_min_g || gravity_g > rest_max_g)
        return;
    orientation->gravity_g = gravity_g;
    const double *zero_deg_s = mean + 3;
    if (motion_vector_length(zero_deg_s) <= orientation->settings.max_zero_deg_s)
        motion_orientation_set_zero(orientation, zero_deg_s);
}

// The world stands still, so in the controller's frame it turns the other way round.
static void turn(struct motion_orientation *orientation, double dt_s)
{
    double axis[3];
    memcpy(axis, orientation->rate_deg_s, sizeof axis);
    const double angle = -motion_vector_length(axis) * dt_s / deg_per_rad;
    if (!motion_vector_normalise(axis))
        return;
    double *up = orientation->up;
    double across[3];
    motion_vector_cross(axis, up, across);
    const double along = motion_vector_dot(axis, up) * (1.0 - cos(angle));
    for (int i = 0; i < 3; i++)
        up[i] = up[i] * cos(angle) + across[i] * sin(angle) + axis[i] * along;
}

static void correct(struct motion_orientation *orientation, const double accel_g[3], double tau_s,
                    double dt_s)
{
    const double length_g = motion_vector_length(accel_g);
    if (fabs(length_g - orientation->gravity_g) > orientation->settings.gravity_band_g)
        return;
    const double weight = dt_s / (tau_s + dt_s);
    double drawn[3];
    for (int i = 0; i < 3; i++)
        drawn[i] = (1.0 - weight) * orientation->up[i] + weight * accel_g[i] / length_g;
    // Only straight opposites have no direction between them; the gyroscope goes on then.
    if (motion_vector_normalise(drawn))
        memcpy(orientation->up, drawn, sizeof drawn);
}

static void start_pose(struct motion_orientation *orientation, const double accel_g[3])
{
    const double length_g = motion_vector_length(accel_g);
    if (length_g >= start_min_g && length_g <= start_max_g)
        motion_orientation_set_up(orientation, accel_g);
}

void motion_orientation_push(struct motion_orientation *orientation,
                             const struct input_motion_sample *sample)
{
    if (!motion_vector_is_within(sample->accel_g, MOTION_ACCEL_LIMIT_G) ||
        !motion_vector_is_within(sample->gyro_deg_s, MOTION_GYRO_LIMIT_DEG_S))
        return;
    if (orientation->started && sample->t_us <= orientation->last_t_us)
        return;
    const int64_t gap_us = orientation->started ? sample->t_us - orientation->last_t_us : 0;
    orientation->started = true;
    orientation->last_t_us = sample->t_us;
    if (gap_us > orientation->settings.max_gap_us)
        orientation->has_pose = false;
    if (sample->has_gyro)
        learn_rest(orientation, sample);
    for (int i = 0; i < 3; i++) {
        orientation->rate_deg_s[i] =
            sample->has_gyro ? sample->gyro_deg_s[i] - orientation->zero_deg_s[i] : 0.0;
    }
    if (!orientation->has_pose) {
        start_pose(orientation, sample->accel_g);
        return;
    }
    const double dt_s = (double)gap_us * 1e-6;
    turn(orientation, dt_s);
    const struct motion_orientation_settings *settings = &orientation->settings;
    correct(orientation, sample->accel_g,
            sample->has_gyro ? settings->tau_s : settings->tau_no_gyro_s, dt_s);
}

bool motion_orientation_tilt(const struct motion_orientation *orientation, struct motion_tilt *tilt)
{
    if (!orientation->has_pose)
        return false;
    const double *up = orientation->up;
    tilt->pitch_deg = atan2(-up[2], hypot(up[0], up[1])) * deg_per_rad;
    tilt->roll_deg = atan2(up[0], up[1]) * deg_per_rad;
    tilt->tilt_deg = atan2(hypot(up[0], up[2]), up[1]) * deg_per_rad;
    return true;
}
