#ifndef GAME_MOTION_REST_H
#define GAME_MOTION_REST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Does the controller lie still, and what do its sensors read then? (devices.md 3.5: re-zero the
 * gyroscope when it is quiet for about a second.)
 *
 * Time is cut into halves of 0.5 s. Still are two halves in a row that are each quiet (SD of every
 * axis) and agree (their means). A quiet gyroscope alone is no rest: turning evenly looks the
 * same. Therefore gravity must not wander either, by more than 0.15 degrees from half to half.
 * A hand is never that quiet: its tremor alone is one to several degrees a second.
 */

#define MOTION_REST_CHANNELS 6 // accel x y z in g, gyro x y z in deg/s

struct motion_rest_half {
    size_t count;
    double mean[MOTION_REST_CHANNELS];
    double square[MOTION_REST_CHANNELS]; // sum of squared deviations
};

struct motion_rest {
    struct motion_rest_half now;
    struct motion_rest_half before; // count 0: none, or not quiet
    int64_t half_end_us;
    int64_t last_t_us;
    bool started;
};

void motion_rest_init(struct motion_rest *rest);

/**
 * One sample. true, at most twice a second: still for a second until here; mean[] is what the six
 * channels read in it. A gap of more than 0.1 s, time that runs backwards, or fewer than 20 samples
 * in a half begin anew.
 */
bool motion_rest_push(struct motion_rest *rest, int64_t t_us, const double accel_g[3],
                      const double gyro_deg_s[3], double mean[MOTION_REST_CHANNELS]);

#endif
