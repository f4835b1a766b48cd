#include "game/session/posture.h"

#include <math.h>

static const double NEAR_MM = 25;      // of both feet: that is still two-legged sway
static const double MIDDLE_MM = 70;    // both feet's CoP is not farther from the board's middle
static const double ASIDE_MM = 50;     // sway.md 3.11
static const double LOAD_SHARE = 0.08; // one leg is restless: sway.md 3.11
static const double LEARN_S = 1.0;     // time constant
static const double KNOWN_S = 0.5;
static const double WAY_S = 2.0; // a careful old person shifts the weight first
static const double LIFTED_S = 0.5;
static const double BACK_S = 0.2;       // sway.md 3.11
static const double SOLE_MM = 45;       // half a sole (game/sway/stance.c)
static const double SOLE_FRONT_MM = 80; // a small sole, from the usual place of the CoP (ours)
static const double SOLE_BACK_MM = 55;
static const double FLICKER_MM = 5;

void session_posture_init(struct session_posture *posture, enum session_side side)
{
    *posture = (struct session_posture){.side = side};
}

void session_posture_put_down(struct session_posture *posture)
{
    posture->state = SESSION_POSTURE_FEET_DOWN;
    posture->away_s = 0;
    posture->lifted_s = 0;
    posture->back_s = 0;
}

static void learn_both(struct session_posture *posture, double interval_s,
                       const struct sway_point *cop, double load_kg)
{
    double ml_mm = cop->ml_mm;
    if (fabs(ml_mm) > MIDDLE_MM)
        return;
    bool moves = !posture->knows_both && fabs(ml_mm - posture->both_ml_mm) >= NEAR_MM;
    if (posture->both_s <= 0 || moves) { // the second foot is still on its way
        posture->both_s = 0;
        posture->both_ml_mm = ml_mm;
        posture->both_ap_mm = cop->ap_mm;
        posture->both_kg = load_kg;
    }
    double follow = interval_s / (LEARN_S + interval_s);
    posture->both_ml_mm += follow * (ml_mm - posture->both_ml_mm);
    posture->both_ap_mm += follow * (cop->ap_mm - posture->both_ap_mm);
    posture->both_kg += follow * (load_kg - posture->both_kg);
    posture->both_s += interval_s;
    posture->knows_both = posture->both_s >= KNOWN_S;
    posture->away_s = 0;
    posture->lifted_s = 0;
}

static bool lifted(struct session_posture *posture, double interval_s, double ml_mm, double load_kg)
{
    bool aside = fabs(ml_mm - posture->both_ml_mm) > ASIDE_MM;
    bool same_load = fabs(load_kg - posture->both_kg) <= LOAD_SHARE * posture->both_kg;
    posture->away_s += interval_s;
    if (posture->lifted_s <= 0 &&
        posture->away_s > WAY_S) { // it has wandered: feet moved, or a lean
        posture->knows_both = false;
        posture->both_s = 0;
        return false;
    }
    posture->lifted_s = aside && same_load ? posture->lifted_s + interval_s : 0;
    return posture->lifted_s >= LIFTED_S;
}

static void look_for_lift(struct session_posture *posture, double interval_s,
                          const struct sway_point *cop, double load_kg)
{
    double ml_mm = cop->ml_mm;
    if (!posture->knows_both || fabs(ml_mm - posture->both_ml_mm) < NEAR_MM) {
        learn_both(posture, interval_s, cop, load_kg);
        return;
    }
    if (!lifted(posture, interval_s, ml_mm, load_kg))
        return;
    bool on_left = ml_mm < posture->both_ml_mm;
    bool asked = on_left == (posture->side == SESSION_SIDE_LEFT);
    posture->state = asked ? SESSION_POSTURE_ONE_LEG : SESSION_POSTURE_OTHER_LEG;
    posture->foot_ml_mm = ml_mm;
    posture->back_s = 0;
}

void session_posture_push(struct session_posture *posture, double interval_s,
                          const struct sway_point *cop, double load_kg)
{
    if (posture->state == SESSION_POSTURE_FEET_DOWN) {
        look_for_lift(posture, interval_s, cop, load_kg);
        return;
    }
    double towards = posture->both_ml_mm > posture->foot_ml_mm ? 1 : -1;
    double back_mm = towards * (cop->ml_mm - posture->foot_ml_mm);
    bool back = back_mm > session_posture_half_way_mm(posture);
    posture->back_s = back ? posture->back_s + interval_s : 0;
    if (posture->back_s >= BACK_S)
        session_posture_put_down(posture);
    else if (!back)
        posture->foot_ml_mm +=
            interval_s / (LEARN_S + interval_s) * (cop->ml_mm - posture->foot_ml_mm);
}

double session_posture_half_way_mm(const struct session_posture *posture)
{
    return fmax(SOLE_MM, fabs(posture->foot_ml_mm - posture->both_ml_mm) / 2);
}

void session_toes_init(struct session_toes *toes, const struct sim_lean_limits *limits,
                       double both_ap_mm)
{
    *toes = (struct session_toes){.both_ap_mm = both_ap_mm,
                                  .back_mm = fmax(limits->back_mm, SOLE_BACK_MM),
                                  .front_mm = fmax(limits->front_mm, SOLE_FRONT_MM)};
}

void session_toes_measure(struct session_toes *toes, double ap_mm)
{
    toes->low_mm = toes->count > 0 ? fmin(toes->low_mm, ap_mm) : ap_mm;
    toes->high_mm = toes->count > 0 ? fmax(toes->high_mm, ap_mm) : ap_mm;
    toes->sum_mm += ap_mm;
    toes->count++;
}

bool session_toes_know(struct session_toes *toes)
{
    if (toes->count == 0)
        return false;
    double mean_mm = fmax(toes->sum_mm / toes->count, toes->both_ap_mm);
    double low_mm = fmin(toes->low_mm, mean_mm - toes->back_mm);
    double high_mm = fmax(toes->high_mm, mean_mm + toes->front_mm);
    toes->third_mm = high_mm - (high_mm - low_mm) / 3;
    toes->known = true;
    return true;
}

void session_toes_push(struct session_toes *toes, double ap_mm)
{
    double line_mm = toes->up ? toes->third_mm - FLICKER_MM : toes->third_mm;
    toes->up = toes->known && ap_mm > line_mm;
}
