#ifndef INPUT_VIRTUAL_PALM_H
#define INPUT_VIRTUAL_PALM_H

#include <stdint.h>

#include "input/virtual/body.h"
#include "input/virtual/motion.h"
#include "input/virtual/noise.h"
#include "input/virtual/sensor.h"

/**
 * An open hand that holds something level. Its tilt in either plane, and the push sideways, are
 *
 *   drift        a few seconds long: the hand sinks and nobody feels it at once
 *   correction   about one a second: it is put right
 *   tremor       8 - 12 Hz, slower and larger with neuropathy (sway.md 6.4)
 *   twitch       now and then a jerk of a quarter of a second
 *
 * each seeded chance of a size of its own in every profile (palm.c; no norms exist: set so that
 * good hands keep a bottle on its base for a minute and on its lid for seconds, tests/virtual).
 */

enum { PALM_PLANES = 2 }; // 0 = pitch, push along z; 1 = roll, push along x

struct palm_plane {
    struct noise_wave drift;
    struct noise_wave correction;
    struct noise_wave tremor;
    struct noise_wave sway; // of the push
    struct noise_wave buzz; // of the push
    double goal_rad[3];     // where it is meant to be, through three equal lags
};

struct palm {
    enum body_profile profile;
    double noise;
    struct noise_source source;
    struct palm_plane plane[PALM_PLANES];
    int64_t step; // since the beginning, PENDULUM_STEP_S each
    int64_t twitch_from_step;
    int64_t twitch_until_step;
    double twitch_g[PALM_PLANES];
    struct sensor_pose pose; // now
};

void palm_init(struct palm *palm, const struct virtual_motion_settings *settings);

/** Lives one PENDULUM_STEP_S; of the command it is the palm's part that counts. */
void palm_step(struct palm *palm, const struct virtual_motion_command *command);

#endif
