#ifndef INPUT_VIRTUAL_MOTION_H
#define INPUT_VIRTUAL_MOTION_H

#include <stdbool.h>
#include <stdint.h>

#include "input/virtual/body.h"

/**
 * A virtual motion controller and whoever carries it: nobody (it lies on a table), a hand on whose
 * palm it lies, or a person who has it in a trouser pocket. Samples are in the frame of
 * input_motion_sample; the gyroscope's zero has been taken.
 *
 * It lies on a table until the first command. Each seed is a person and a way of putting a
 * controller into a pocket (turned anyhow about the upright, either end up, somewhat aslant).
 * Palm: palm.h. Pocket: pocket.h; the one who wears it is a person as on a board.
 */

enum virtual_motion_place {
    VIRTUAL_MOTION_TABLE, // still but for the noise of the sensors
    VIRTUAL_MOTION_PALM,  // flat on an open hand
    VIRTUAL_MOTION_POCKET_STANDING,
    VIRTUAL_MOTION_POCKET_WALKING, // body.gait counts
};

struct virtual_motion_settings {
    enum body_profile profile;
    uint64_t seed;
    double noise;    // 0 .. 20; unsteadiness of hand and body, 1 = the profile's own
    double rate_hz;  // 20 .. 1000, 0 = 100
    bool lacks_gyro; // as a Wii Remote without MotionPlus
};

/** Young, seed 1, noise 1, 100 Hz, with a gyroscope. */
extern const struct virtual_motion_settings virtual_motion_settings_default;

/** Who carries it and what for. Sent whole; the newest counts. */
struct virtual_motion_command {
    enum virtual_motion_place place;
    // PALM: how the hand is meant to lie, -60 .. 60; 0 0 = level. Reached softly in a second.
    double pitch_deg; // front edge higher is positive
    double roll_deg;  // right edge higher is positive
    double shake;     // 0 = none .. 1 = as hard as a wrist can, twice a second
    // Pockets: what the wearer does. stance OFF = sits. WALKING: body.gait and what belongs to it
    // with BODY_STANCE_APART; step_s is from foot to foot there. STANDING: the gait is left out.
    struct body_command body;
    bool in_left_pocket;
    double lift_deg; // of the thigh, marching; 5 .. 90, 0 = as people do by themselves (about 30)
};

#endif
