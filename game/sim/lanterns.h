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

enum { LANTERN_COUNT = 8 };

/** How far a person can lean without a step, mm, all positive. */
struct lean_limits {
    double front_mm;
    double back_mm;
    double left_mm;
    double right_mm;
};

/** Before anything is measured: front 60, back 35, sides 70 (decisions.md 3). */
extern const struct lean_limits lean_limits_default;

/** The limits x factor, for stances in which they were not measured. */
struct lean_limits lean_limits_scaled(const struct lean_limits *limits, double factor);

/** The limit in the direction of (ml, ap): an ellipse through the four limits. mm. */
double lean_limits_towards(const struct lean_limits *limits, double ml, double ap);

enum lantern_state {
    LANTERN_WAITING,
    LANTERN_LIT, // the one to go to
    LANTERN_REACHED,
    LANTERN_MISSED,
};

struct lantern {
    double ml_mm; // from the stance's centre
    double ap_mm;
    enum lantern_state state;
};

struct lanterns {
    struct lantern lantern[LANTERN_COUNT];
    double radius_mm; // near enough
    double stay_s;
    int current; // LANTERN_COUNT when all are over
    double stayed_s;
    double waited_s;
};

/** Lays the lanterns out for a difficulty 0..1, in an order drawn from seed. */
void lanterns_init(struct lanterns *lanterns, const struct lean_limits *limits, double difficulty,
                   uint64_t seed);

/**
 * One sample, ml and ap from the stance's centre. true: this sample ended a lantern (reached or
 * drifted off). The clocks wait while the person holds on.
 */
bool lanterns_push(struct lanterns *lanterns, double interval_s, double ml_mm, double ap_mm,
                   bool hands_off);

bool lanterns_are_over(const struct lanterns *lanterns);
int lanterns_reached(const struct lanterns *lanterns);

/** 0..1: how much of the stay at the lit lantern is done. */
double lanterns_stay_share(const struct lanterns *lanterns);

/** Success: at least seven of eight. */
bool lanterns_are_a_success(const struct lanterns *lanterns);

#endif
