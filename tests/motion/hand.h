#ifndef TESTS_MOTION_HAND_H
#define TESTS_MOTION_HAND_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "input/sample.h"

static const double pi = 3.14159265358979323846;

/** Evenly spread in -1 .. 1, the same on every machine. */
static inline double even_noise(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(*seed >> 11) / 4503599627370496.0 - 1.0;
}

/** About normal, SD 1. */
static inline double noise(uint64_t *seed)
{
    double sum = 0.0;
    for (int i = 0; i < 12; i++)
        sum += even_noise(seed) / 2.0;
    return sum;
}

/**
 * What a controller reads that lies flat and is turned by pitch_deg about x (front edge up) and
 * turns at pitch_deg_s.
 */
static inline struct input_motion_sample pitched(int64_t t_us, double pitch_deg, double pitch_deg_s)
{
    const double angle = pitch_deg * pi / 180.0;
    return (struct input_motion_sample){
        .t_us = t_us,
        .accel_g = {0.0, cos(angle), -sin(angle)},
        .gyro_deg_s = {pitch_deg_s, 0.0, 0.0},
        .has_gyro = true,
    };
}

#endif
