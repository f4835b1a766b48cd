#ifndef INPUT_VIRTUAL_PENDULUM_H
#define INPUT_VIRTUAL_PENDULUM_H

#include "input/virtual/noise.h"

/**
 * One plane of a standing person: an inverted pendulum that a delayed, noisy controller keeps up.
 *
 * The body's mass sits at one point (CoM); the ground pushes at the centre of pressure (CoP). The
 * CoP is what the ankles do, the CoM follows from it (Winter 1995, "Human balance and posture
 * control"):
 *
 *     CoM'' = omega^2 (CoM - CoP)
 *
 * Let e = CoM - reference. Torques are written as the CoP shift they cause, stiffnesses as
 * multiples of the weight's toppling stiffness m g h, so a sum below 1 falls:
 *
 *     CoP = reference - reference''/omega^2               lean the person wants, and its impulse
 *         + passive e + passive_damping e'                tendons and muscle tone: no delay
 *         + muscle( kp (e + sensory noise) + kd e' + torque noise )    e and e' delayed
 *
 * clipped to the part of the foot that can carry. Spring alone is not enough (Loram and Lakie
 * 2002), so without the delayed part the body topples. Parameters in the manner of Maurer and
 * Peterka 2005, fitted to the ranges of sway.md 1.13.
 *
 *     slow sensory noise   -> wander, most of the RMS
 *     torque noise         -> the quick part, most of the velocity
 *     longer delay         -> less damping, more of both
 */

#define PENDULUM_STEP_US   2000
#define PENDULUM_STEP_S    (PENDULUM_STEP_US * 1e-6)
#define PENDULUM_DELAY_MAX 512 // steps, 1.02 s

struct pendulum_settings {
    double omega_per_s; // sqrt(m g h / I), about 3 for an adult
    double passive;     // of m g h, below 1
    double passive_damping_s;
    double kp; // of m g h; passive + kp above 1 stands
    double kd_s;
    double delay_s;          // nerves: sense to muscle
    double muscle_s;         // time constant of each of the muscle's two low-passes
    double sensory_noise_mm; // standard deviation
    double sensory_noise_s;  // time constant
    double torque_noise_mm;
    double torque_noise_s;
    double edge_low_mm; // CoP cannot leave this part of the feet
    double edge_high_mm;
};

struct pendulum {
    struct pendulum_settings settings;
    double com_mm;
    double velocity_mm_s;
    double cop_mm;
    double muscle_mm[2]; // after the first and the second low-pass
    struct noise_colour sensory;
    struct noise_colour torque;
    float error_mm[PENDULUM_DELAY_MAX]; // e and e' of the past, a ring
    float error_mm_s[PENDULUM_DELAY_MAX];
    int newest;
    int delay_steps;
};

/** What the rest of the person asks of the plane in one step. */
struct pendulum_wish {
    double reference_mm;
    double reference_mm_s;
    double reference_mm_s2;
    double noise_scale; // 1 = as set
    double held;        // 0 = free .. 1 = a hand holds the body firmly in place
};

/** At rest above at_mm. */
void pendulum_init(struct pendulum *pendulum, const struct pendulum_settings *settings,
                   double at_mm, struct noise_source *source);

/** Takes new parameters (eyes closed) and goes on from where the body is. */
void pendulum_change(struct pendulum *pendulum, const struct pendulum_settings *settings);

/** One PENDULUM_STEP_S. */
void pendulum_step(struct pendulum *pendulum, const struct pendulum_wish *wish,
                   struct noise_source *source);

/**
 * Where the body is bound for: CoM + CoM'/omega. Beyond an edge no ankle torque brings it back
 * (Hof, Gazendam and Sinke 2005, "The condition for dynamic stability").
 */
double pendulum_bound_mm(const struct pendulum *pendulum);

#endif
