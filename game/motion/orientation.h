#ifndef GAME_MOTION_ORIENTATION_H
#define GAME_MOTION_ORIENTATION_H

#include <stdbool.h>
#include <stdint.h>

#include "game/motion/rest.h"
#include "input/sample.h"

/**
 * Which way is up in the controller's frame: complementary filter of gyroscope and accelerometer
 * (sway.md 6.3), live, one step a sample.
 *
 * The filter turns the up vector itself by the gyroscope and draws it toward the accelerometer
 * with weight dt / (tau + dt). As a vector it has no pose in which an angle is undefined, so it
 * serves flat on the palm and upside down in a pocket. Turning about the vertical cannot be seen
 * and is not needed.
 *
 *   pitch_deg  -90 .. 90    front edge higher is positive (a positive turn about x)
 *   roll_deg   -180 .. 180  right edge higher is positive (a positive turn about z); 180: face down
 *   tilt_deg   0 .. 180     between the face and straight up; 0 = flat on a table
 *
 * The accelerometer counts only while its length is within gravity_band_g of what it reads at rest:
 * it is no plumb line while it is shaken. The gyroscope's zero is taken again whenever the
 * controller lies still (rest.h).
 */

struct motion_orientation_settings {
    double tau_s;          // trust in the gyroscope; sway.md 6.3: 0.5 - 1
    double tau_no_gyro_s;  // for a controller without one: only a low-pass (ours)
    double gravity_band_g; // sway.md 6.3: 0.1
    double max_zero_deg_s; // a larger zero at rest is not believed (devices.md 3: up to 25)
    int64_t max_gap_us;    // after a longer silence the pose is taken from the accelerometer
};

extern const struct motion_orientation_settings motion_orientation_default;

struct motion_orientation {
    struct motion_orientation_settings settings;
    struct motion_rest rest;
    double up[3];         // unit vector, valid with has_pose
    double rate_deg_s[3]; // of the newest sample, zero taken away
    double zero_deg_s[3]; // of the gyroscope
    double gravity_g;     // what the accelerometer reads at rest
    int64_t last_t_us;
    bool started;
    bool has_pose;
};

struct motion_tilt {
    double pitch_deg;
    double roll_deg;
    double tilt_deg;
};

/** Settings are copied. The gyroscope's zero is 0 until it is measured or set. */
void motion_orientation_init(struct motion_orientation *orientation,
                             const struct motion_orientation_settings *settings);

/** A zero known from before, deg/s. It is replaced by the next rest. */
void motion_orientation_set_zero(struct motion_orientation *orientation,
                                 const double zero_deg_s[3]);

/** A pose known from elsewhere: where up is. Without a direction (length 0): no pose. */
void motion_orientation_set_up(struct motion_orientation *orientation, const double up[3]);

/** A sample that is not newer than the last, or that no sensor can mean, is ignored. */
void motion_orientation_push(struct motion_orientation *orientation,
                             const struct input_motion_sample *sample);

/** false: no pose yet (no sample, or free fall since the first); *tilt is left as it was. */
bool motion_orientation_tilt(const struct motion_orientation *orientation,
                             struct motion_tilt *tilt);

#endif
