#ifndef INPUT_VIRTUAL_POCKET_H
#define INPUT_VIRTUAL_POCKET_H

#include <stdbool.h>
#include <stdint.h>

#include "input/virtual/motion.h"
#include "input/virtual/noise.h"
#include "input/virtual/person.h"
#include "input/virtual/sensor.h"

/**
 * A controller in a trouser pocket, in front of the thigh of a person (person.h). It feels
 *
 *   sway     the legs lean with the body about the ankles: angle = displacement of the mass /
 *            its height, the same body that would stand on a board
 *   lifting  the thigh of a lifted leg: marching as far as told, standing on the other leg a
 *            little, sitting level
 *   shocks   of feet that come down: the own leg's more than the other's, the quicker the harder
 */

struct pocket_shock {
    int64_t from_step;
    double height_g; // 0 = none yet
};

struct pocket {
    struct virtual_motion_command command;
    struct person person;
    struct noise_source source;
    double rows[3][3];  // how it lies in the pocket: its axes in those of the thigh
    double lift_rad[3]; // of the thigh, through three equal lags
    struct sensor_pose pose;
    double lift_rad_s2;
    double at_mm[PROFILE_PLANES]; // of the mass, from over the feet
    double astray_mm[PROFILE_PLANES];
    double sway_rad[PROFILE_PLANES];
    double mass_mm_s[PROFILE_PLANES];
    struct pocket_shock shock;
    bool leg_rested; // the weight was not on its way in the last step
    enum person_phase phase;
};

void pocket_init(struct pocket *pocket, const struct virtual_motion_settings *settings);

/** Counts from the next step on. */
void pocket_command(struct pocket *pocket, const struct virtual_motion_command *command);

/** Lives one PENDULUM_STEP_S. */
void pocket_step(struct pocket *pocket);

/** What the controller feels now. */
struct sensor_feel pocket_feel(const struct pocket *pocket);

#endif
