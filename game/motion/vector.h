#ifndef GAME_MOTION_VECTOR_H
#define GAME_MOTION_VECTOR_H

#include <math.h>
#include <stdbool.h>

/** Vectors of three in the controller's frame (input/sample.h): x right, y up, z to the user. */

static inline double motion_vector_dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static inline double motion_vector_length(const double a[3])
{
    return sqrt(motion_vector_dot(a, a));
}

/** What no sensor of a controller can mean (their ranges: 2 to 16 g, 2000 deg/s). */
#define MOTION_ACCEL_LIMIT_G    100.0
#define MOTION_GYRO_LIMIT_DEG_S 10000.0

/** Every component within -limit .. limit; false for NaN and infinity too. */
static inline bool motion_vector_is_within(const double a[3], double limit)
{
    return fabs(a[0]) <= limit && fabs(a[1]) <= limit && fabs(a[2]) <= limit;
}

/** out must be neither a nor b. */
static inline void motion_vector_cross(const double a[3], const double b[3], double out[3])
{
    out[0] = a[1] * b[2] - a[2] * b[1];
    out[1] = a[2] * b[0] - a[0] * b[2];
    out[2] = a[0] * b[1] - a[1] * b[0];
}

/** To length 1. false: too short to have a direction; left alone then. */
static inline bool motion_vector_normalise(double a[3])
{
    const double length = motion_vector_length(a);
    if (!(length > 1e-9))
        return false;
    for (int i = 0; i < 3; i++)
        a[i] /= length;
    return true;
}

/** Degrees between two vectors, 0 .. 180; exact for small and for right angles. */
static inline double motion_vector_angle_deg(const double a[3], const double b[3])
{
    double cross[3];
    motion_vector_cross(a, b, cross);
    return atan2(motion_vector_length(cross), motion_vector_dot(a, b)) * 57.29577951308232;
}

#endif
