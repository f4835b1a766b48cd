#ifndef INPUT_MOTION_CALIBRATION_H
#define INPUT_MOTION_CALIBRATION_H

#include <stdbool.h>
#include <stdint.h>

#include "input/input.h"
#include "input/sample.h"

/**
 * Counts of a motion controller's sensors -> g and degrees a second in the one frame of
 * sample.h, and the gyroscope's zero at rest. Pure.
 *
 * Every kind of controller has axes of its own (devices.md 3.2 - 3.5). The table gives what each
 * axis of ours is in the device's; all are rotations, so it holds for both sensors:
 *
 *   ours                    x right   y out of the face   z toward the user
 *   Wii Remote                -x             z                   y
 *   Joy-Con L, Switch Pro     -y             z                  -x
 *   Joy-Con R                  y            -z                  -x
 *   DualShock 4, DualSense     x             y                   z
 *
 * Example: a DualSense flat on a table reads about 0 8192 0 counts of acceleration, that is
 * 0 1 0 g here; a left Joy-Con on its back reads 0 0 4096 and is 0 1 0 g too.
 */

/** One report's raw values in the device's own axes. */
struct motion_counts {
    int32_t accel[3];
    int32_t gyro[3];
    bool has_gyro;
};

/** value = (counts - zero) * scale, per axis of the device. */
struct motion_scale {
    double accel_zero[3];
    double accel_g[3]; // g a count
    double gyro_zero[3];
    double gyro_deg_s[3]; // deg/s a count
};

/** Fills accel, gyro and has_gyro of the sample; its time is left alone. */
void motion_scale_apply(const struct motion_scale *scale, enum input_device_kind kind,
                        const struct motion_counts *counts, struct input_motion_sample *sample);

/**
 * Is the controller lying still, and what does its gyroscope read then? Zeros wander with use,
 * age and temperature by several degrees a second (devices.md 3.1, 3.2), so the zero is taken
 * again whenever two halves of a second, one after the other, are both quiet and agree:
 *
 *   spread (SD) of each axis in each half      at most 0.5 deg/s and 0.015 g
 *   difference of the halves' means            at most 0.3 deg/s and 0.010 g
 *   the new zero, from the factory's           at most 25 deg/s
 *   a gap of more than 100 ms, fewer than 20 samples in a half                 begins anew
 *
 * A hand is never that quiet: its tremor alone is one to several deg/s.
 */
#define MOTION_REST_CHANNELS 6 // accel x y z, gyro x y z

struct motion_still_half {
    int count;
    int64_t begun_us;
    double first[MOTION_REST_CHANNELS]; // sums are of differences to this
    double sum[MOTION_REST_CHANNELS];
    double sum_of_squares[MOTION_REST_CHANNELS];
};

struct motion_still {
    bool zeroed; // at least once
    double zero_deg_s[3];
    struct motion_still_half half;
    bool has_quiet_half;
    double quiet_mean[MOTION_REST_CHANNELS];
    int64_t newest_us;
};

void motion_still_init(struct motion_still *rest);

/** Feeds one sample as calibrated and takes the zero off it. true = the zero is new. */
bool motion_still_push(struct motion_still *rest, struct input_motion_sample *sample);

#endif
