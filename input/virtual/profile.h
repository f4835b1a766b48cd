#ifndef INPUT_VIRTUAL_PROFILE_H
#define INPUT_VIRTUAL_PROFILE_H

#include "input/virtual/body.h"
#include "input/virtual/pendulum.h"

/**
 * What makes a young, an old and a person with neuropathy differ: numbers for the pendulum, the
 * feet and the habits. Quiet standing of the first two is fitted to sway.md 1.13 (87 young and 76
 * old people on a force plate). For neuropathy there is no such table: longer delay, more
 * sensory noise, a higher Romberg quotient than the diabetes rows there. One leg is fitted to the
 * seconds of sway.md 3.7 (43 s at 18-39, 15 s at 70-79; 9 and 2 s with eyes closed), tandem with
 * eyes closed to 3.8; for tiptoe no norms exist: hard for the young, seconds for the others.
 */

enum profile_plane {
    PROFILE_ML,
    PROFILE_AP,
    PROFILE_PLANES,
};

/** Pendulum numbers that are the same whatever the stance; see pendulum.h. Index: eyes closed. */
struct profile_control {
    double passive;
    double passive_damping_s;
    double kp;
    double kd_s;
    double muscle_s;
    double sensory_mm[2];
    double sensory_s;
    double torque_mm[2];
    double torque_s;
};

/** A stance against feet apart: what multiplies the noise, and the support that is really used. */
struct profile_stance {
    double noise[2][PROFILE_PLANES]; // [eyes closed][plane]
    double edge_ml_mm;               // to each side
    double edge_front_mm;            // from the usual place of the CoP
    double edge_back_mm;
};

struct profile {
    double mass_kg;
    double omega_per_s;
    double delay_s;
    struct profile_control control[PROFILE_PLANES];
    struct profile_stance stance[BODY_STANCE_OFF]; // index: enum body_stance
    double gait_cv[2]; // SD of marching steps / their length; index: eyes closed (ours)
    double goal_per_s; // how briskly a lean is taken up
    double step_on_s;
    double recover_s;  // on the floor after losing balance
    double grab_share; // of lost balances a hand on the table saves
};

/** Never NULL. */
const struct profile *profile_get(enum body_profile profile);

/** The numbers of one plane for a stance (not OFF), scaled by the settings. */
struct pendulum_settings profile_pendulum(const struct body_settings *settings,
                                          enum profile_plane plane, enum body_stance stance,
                                          bool eyes_closed);

#endif
