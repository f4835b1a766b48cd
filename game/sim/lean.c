#include "game/sim/lean.h"

#include <math.h>

static const double SETTLE_S = 0.6;
static const double STEP_S = 0.35;
static const double EMPTY_S = 0.4; // a full dwell empties in this time
static const double ANEW_S = 1.0;
static const double NEUTRAL_S = 10.0;
static const double GAP_S = 0.25;

const struct sim_lean_settings sim_lean_settings_default = {
    .dwell_s = 2.0, .step_mm = 18, .inner_mm = 8};

void sim_lean_init(struct sim_lean *lean, const struct sim_lean_settings *settings)
{
    *lean = (struct sim_lean){.settings = *settings};
}

void sim_lean_stop(struct sim_lean *lean)
{
    sim_lean_init(lean, &(struct sim_lean_settings){lean->settings.dwell_s, lean->settings.step_mm,
                                                    lean->settings.inner_mm});
}

void sim_lean_restart(struct sim_lean *lean)
{
    lean->anew_s = ANEW_S;
    lean->settled_s = 0;
    lean->dwelt_s = 0;
    lean->leaning_s = 0;
    lean->side = 0;
    lean->stepped = false;
    lean->chosen = false;
}

static void start(struct sim_lean *lean, double ml_mm, double ap_mm)
{
    sim_lean_restart(lean);
    lean->started = true;
    lean->neutral_ml_mm = ml_mm;
    lean->neutral_ap_mm = ap_mm;
}

static void follow_neutral(struct sim_lean *lean, double interval_s, double ml_mm, double ap_mm)
{
    bool anew = lean->anew_s > 0;
    double share = 1 - exp(-interval_s / (anew ? ANEW_S / 3 : NEUTRAL_S));
    lean->neutral_ml_mm += (ml_mm - lean->neutral_ml_mm) * share;
    lean->neutral_ap_mm += (ap_mm - lean->neutral_ap_mm) * share;
}

static enum sim_lean_event dwell_run(struct sim_lean *lean, double interval_s)
{
    lean->stepped = false;
    lean->leaning_s = 0;
    lean->side = 0;
    lean->settled_s += interval_s;
    if (lean->settled_s < SETTLE_S || lean->chosen || lean->settings.dwell_s <= 0)
        return SIM_LEAN_NOTHING;
    lean->dwelt_s += interval_s;
    if (lean->dwelt_s < lean->settings.dwell_s)
        return SIM_LEAN_NOTHING;
    lean->chosen = true;
    lean->dwelt_s = 0;
    return SIM_LEAN_CHOOSE;
}

static enum sim_lean_event lean_step(struct sim_lean *lean, double interval_s, double away_ml_mm)
{
    lean->settled_s = 0;
    lean->chosen = false;
    lean->dwelt_s = fmax(0, lean->dwelt_s - interval_s * lean->settings.dwell_s / EMPTY_S);
    int side = fabs(away_ml_mm) > lean->settings.step_mm ? (away_ml_mm > 0 ? 1 : -1) : 0;
    lean->leaning_s = side != 0 && side == lean->side ? lean->leaning_s + interval_s : 0;
    lean->side = side;
    if (side == 0 || lean->stepped || lean->leaning_s < STEP_S)
        return SIM_LEAN_NOTHING;
    lean->stepped = true;
    return side > 0 ? SIM_LEAN_RIGHT : SIM_LEAN_LEFT;
}

enum sim_lean_event sim_lean_push(struct sim_lean *lean, int64_t t_us, double ml_mm, double ap_mm)
{
    double interval_s = (double)(t_us - lean->last_t_us) * 1e-6;
    lean->last_t_us = t_us;
    if (!lean->started || interval_s < 0 || interval_s > GAP_S) {
        start(lean, ml_mm, ap_mm);
        return SIM_LEAN_NOTHING;
    }
    double away_ml_mm = ml_mm - lean->neutral_ml_mm;
    double away_ap_mm = ap_mm - lean->neutral_ap_mm;
    bool inside = hypot(away_ml_mm, away_ap_mm) <= lean->settings.inner_mm;
    if (inside || lean->anew_s > 0)
        follow_neutral(lean, interval_s, ml_mm, ap_mm);
    if (lean->anew_s > 0) {
        lean->anew_s -= interval_s;
        return SIM_LEAN_NOTHING;
    }
    return inside ? dwell_run(lean, interval_s) : lean_step(lean, interval_s, away_ml_mm);
}

double sim_lean_dwell_share(const struct sim_lean *lean)
{
    if (lean->settings.dwell_s <= 0)
        return 0;
    return fmin(lean->dwelt_s / lean->settings.dwell_s, 1);
}
