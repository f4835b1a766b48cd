#ifndef GAME_SIM_LANTERNS_H
#define GAME_SIM_LANTERNS_H

#include <stdbool.h>
#include <stdint.h>

/**
 * The targets of the Reach game: eight lanterns on the water, one after the other, at 40 -> 75 %
 * of the person's own limits of stability, each to be stayed at for 1 -> 3 s (programme.md 2).
 * A lantern that is not reached in ten seconds drifts off and the next one is lit: nobody is
 * kept leaning at a place that is too far.
 */

enum { SIM_LANTERN_COUNT = 8 };

/** How far a person can lean without a step, mm, positive. */
struct sim_lean_limits {
    double front_mm;
    double back_mm;
    double left_mm;
    double right_mm;
    double front_right_mm; // 45 degrees between the two; 0 = not measured
    double back_right_mm;
    double back_left_mm;
    double front_left_mm;
};

/** Before anything is measured: front 60, back 35, sides 70 (decisions.md 3). */
extern const struct sim_lean_limits sim_lean_limits_default;

/** The limits x factor, for stances in which they were not measured. */
struct sim_lean_limits sim_lean_limits_scaled(const struct sim_lean_limits *limits, double factor);

/**
 * The limit in the direction of (ml, ap), mm: an ellipse through the four limits, drawn in or out
 * between them to go through the diagonals that were measured. (0, 0): the smallest of the four.
 */
double sim_lean_limits_towards(const struct sim_lean_limits *limits, double ml, double ap);

enum sim_lantern_state {
    SIM_LANTERN_WAITING,
    SIM_LANTERN_LIT, // the one to go to
    SIM_LANTERN_REACHED,
    SIM_LANTERN_MISSED,
};

struct sim_lantern {
    double ml_mm; // from the stance's centre
    double ap_mm;
    enum sim_lantern_state state;
};

struct sim_lanterns {
    struct sim_lantern lantern[SIM_LANTERN_COUNT];
    double radius_mm; // near enough
    double stay_s;
    int current; // SIM_LANTERN_COUNT when all are over
    double stayed_s;
    double waited_s;
};

/** Lays the lanterns out for a difficulty 0..1, in an order drawn from seed. */
void sim_lanterns_init(struct sim_lanterns *lanterns, const struct sim_lean_limits *limits,
                       double difficulty, uint64_t seed);

/**
 * For somebody who sways by rms_mm (RMS_r) in this stance. Nobody can stay at a point for seconds
 * more exactly than she stands: a lantern counts as reached within 1.25 x RMS, where quiet sway
 * around it stays for four fifths of the time, and lies three quarters of that away, but not
 * beyond the limits: there the sway of standing in the middle does not fill it.
 */
void sim_lanterns_widen(struct sim_lanterns *lanterns, const struct sim_lean_limits *limits,
                        double rms_mm);

/**
 * One sample, ml and ap from the stance's centre. true: this sample ended a lantern (reached or
 * drifted off). The clocks wait while the person holds on.
 */
bool sim_lanterns_push(struct sim_lanterns *lanterns, double interval_s, double ml_mm, double ap_mm,
                       bool hands_off);

bool sim_lanterns_are_over(const struct sim_lanterns *lanterns);
int sim_lanterns_reached(const struct sim_lanterns *lanterns);

/** 0..1: how much of the stay at the lit lantern is done. */
double sim_lanterns_stay_share(const struct sim_lanterns *lanterns);

/** Success: at least seven of eight. */
bool sim_lanterns_are_a_success(const struct sim_lanterns *lanterns);

#endif
