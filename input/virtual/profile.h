#ifndef INPUT_VIRTUAL_PROFILE_H
#define INPUT_VIRTUAL_PROFILE_H

#include "input/virtual/body.h"
#include "input/virtual/pendulum.h"

/**
 * What makes a young, an old and a person with neuropathy differ: numbers for the pendulum, the
 * feet and the habits. Quiet standing of the first two is fitted to sway.md 1.13 (87 young and 76
 * old people on a force plate). For neuropathy there is no such table: longer delay, more
 * sensory noise, a higher Romberg quotient than the diabetes rows there.
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

/** Semi-tandem against feet apart: what it multiplies. */
struct profile_narrow {
    double noise[2][PROFILE_PLANES]; // [eyes closed][plane]
    double edge_ml_mm;               // half width of support that is really used
};

struct profile {
    double mass_kg;
    double omega_per_s;
    double delay_s;
    struct profile_control control[PROFILE_PLANES];
    struct profile_narrow narrow;
    double edge_ml_mm;    // feet apart, to each side
    double edge_front_mm; // from the usual place of the CoP
    double edge_back_mm;
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
