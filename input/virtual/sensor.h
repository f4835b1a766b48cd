#ifndef INPUT_VIRTUAL_SENSOR_H
#define INPUT_VIRTUAL_SENSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "input/sample.h"
#include "input/virtual/noise.h"

/**
 * What a motion sensor feels of the thing it is fixed to. Axes as in input_motion_sample: x right,
 * y up, z toward the person; the world's are the same ones, level.
 */
struct sensor_pose {
    double pitch_rad; // about x: front edge higher, a thigh lifted; positive
    double roll_rad;  // about z, before pitch: right edge higher; positive
    double pitch_rad_s;
    double roll_rad_s;
    double push_g[3]; // acceleration of its place, world axes
};

struct sensor_feel {
    double force_g[3]; // specific force; 0 1 0 when level and still
    double turn_deg_s[3];
};

struct sensor_feel sensor_feel(const struct sensor_pose *pose);

/** The feel in the axes of something fixed to it; rows[i] = its axis i in the former axes. */
struct sensor_feel sensor_turned(const struct sensor_feel *feel, const double rows[3][3]);

/** With the noise of a controller's chip, in a float's precision. Leaves t_us alone. */
void sensor_read(const struct sensor_feel *feel, bool has_gyro, struct noise_source *source,
                 struct input_motion_sample *sample);

#endif
