#ifndef GAME_SESSION_POSTURE_H
#define GAME_SESSION_POSTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "game/session/programme.h"
#include "game/sim/lanterns.h"
#include "game/sway/cop.h"

/**
 * Does the person stand on the leg that the rung asks for?
 *
 * To lift a foot is a jump of the CoP to the other foot with unchanged load (sway.md 3.11: from the
 * middle to 18 cm aside at 50 cm/s, load within 4 %). The rules, with sway.md's numbers where it has
 * them:
 *
 *   FEET_DOWN  ml is learned as the place of both feet while the CoP is near the board's middle
 *       |  more than 5 cm aside of it for half a second, reached within two seconds,
 *       |  load within 8 % of what it was                                      lifted()
 *       v
 *   ONE_LEG (the asked one) or OTHER_LEG
 *       |  for .2 s half way back, 45 mm at least: no sole reaches so far      put_down()
 *       v
 *   FEET_DOWN
 *
 * One board cannot tell a foot that hovers from one that carries nothing: who shifts all the weight
 * to one foot within two seconds and leaves the other where it is counts as on one leg.
 */
enum session_posture_state {
    SESSION_POSTURE_FEET_DOWN,
    SESSION_POSTURE_ONE_LEG,
    SESSION_POSTURE_OTHER_LEG,
};

struct session_posture {
    enum session_side side; // the leg that is to stand
    enum session_posture_state state;
    bool knows_both;
    double both_ml_mm; // CoP with both feet down
    double both_ap_mm;
    double both_kg;
    double both_s;     // learned for so long
    double foot_ml_mm; // CoP on one leg
    double away_s;     // since it left both_ml_mm
    double lifted_s;   // beyond the 5 cm
    double back_s;
};

void session_posture_init(struct session_posture *posture, enum session_side side);

/** One sample of a person on the board: filtered CoP, load, seconds since the one before. */
void session_posture_push(struct session_posture *posture, double interval_s,
                          const struct sway_point *cop, double load_kg);

/** The other foot was seen coming down in another way. Where both feet stand stays known. */
void session_posture_put_down(struct session_posture *posture);

/** On one leg: how far the CoP can go sideways before the other foot must be down, mm. */
double session_posture_half_way_mm(const struct session_posture *posture);

/**
 * Is the heel up? The CoP then is in the front third of the person's own flat-foot range
 * (decisions.md 4). The range is what the flat foot shows in the lead-in, and at least the limits
 * of stability and a small sole about its mean: someone who stands still would else be on tiptoe
 * with every sway.
 */
struct session_toes {
    double back_mm; // the range is so wide at least
    double front_mm;
    double both_ap_mm;
    double sum_mm;
    double low_mm;
    double high_mm;
    int count;
    double third_mm; // the front third begins here; valid once known
    bool known;
    bool up;
};

/**
 * limits: in normal stance, of the person. both_ap_mm: where the CoP was on both feet; a foot that
 * leans back for the seconds of the measurement does not make the heel's work less.
 */
void session_toes_init(struct session_toes *toes, const struct sim_lean_limits *limits,
                       double both_ap_mm);

/** A sample of the flat foot. */
void session_toes_measure(struct session_toes *toes, double ap_mm);

/** The flat foot has been measured. false: nothing was measured. */
bool session_toes_know(struct session_toes *toes);

/** A sample: fills up. Down again 5 mm behind the line, so that it does not flicker on it. */
void session_toes_push(struct session_toes *toes, double ap_mm);

#endif
