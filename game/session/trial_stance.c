#include "game/session/trial_internal.h"

#include <math.h>

// From stepping on to the stance: what a rung on one leg, or on its toes, asks for before the
// clock may run, and while it runs.

static const double RISE_PATIENCE_S = 8; // then the lead-in begins anew: the flat foot first
static const int RISES_ASKED = 3;
static const double HEEL_DOWN_SAID_S = 1;

static bool on_toes(const struct session_trial *trial)
{
    return trial->rung.stance == SESSION_STANCE_TIPTOE;
}

static void ask_lift(struct session_trial *trial)
{
    bool on_left = trial->settings.side == SESSION_SIDE_LEFT;
    trial->ask = SESSION_ASK_LIFT;
    session_trial_say(trial, on_left ? SESSION_SAY_LIFT_RIGHT : SESSION_SAY_LIFT_LEFT, -1);
}

static void ask_rise(struct session_trial *trial)
{
    trial->ask = SESSION_ASK_RISE;
    session_trial_say(trial, SESSION_SAY_RISE, -1);
}

void session_trial_take_posture(struct session_trial *trial, double interval_s)
{
    if (!session_rung_is_one_leg(&trial->rung))
        return;
    if (!session_trial_stands(trial)) {
        session_posture_init(&trial->posture, trial->settings.side);
        trial->ask = SESSION_ASK_NOTHING;
        return;
    }
    if (!trial->has_cop)
        return;
    session_posture_push(&trial->posture, interval_s, &trial->cop, trial->load_kg);
    session_toes_push(&trial->toes, trial->cop.ap_mm);
}

void session_trial_ask_stance(struct session_trial *trial)
{
    if (!session_trial_is_ready(trial)) { // asked again with each sample
        trial->ask = SESSION_ASK_NOTHING;
        if (trial->stage != SESSION_STAGE_WAIT)
            session_trial_set_stage(trial, SESSION_STAGE_WAIT);
        return;
    }
    if (!session_rung_is_one_leg(&trial->rung) || trial->posture.state == SESSION_POSTURE_ONE_LEG) {
        session_trial_begin_lead_in(trial);
        return;
    }
    if (trial->stage != SESSION_STAGE_WAIT)
        session_trial_set_stage(trial, SESSION_STAGE_WAIT);
    if (trial->ask == SESSION_ASK_NOTHING || trial->ask == SESSION_ASK_RISE)
        ask_lift(trial);
}

void session_trial_wait_stance(struct session_trial *trial)
{
    if (trial->ask == SESSION_ASK_NOTHING) {
        if (trial->uses_motion && session_trial_stands(trial))
            session_trial_ask_stance(trial);
        return;
    }
    if (trial->posture.state == SESSION_POSTURE_ONE_LEG) {
        session_trial_begin_lead_in(trial);
    } else if (trial->posture.state == SESSION_POSTURE_OTHER_LEG) {
        if (trial->ask == SESSION_ASK_LIFT)
            session_trial_say(trial, SESSION_SAY_OTHER_FOOT, -1);
        trial->ask = SESSION_ASK_OTHER_FOOT;
    } else if (trial->ask == SESSION_ASK_OTHER_FOOT) {
        ask_lift(trial);
    }
}

// The count stands at two until the heel is up: what follows is on the toes alone.
static bool wait_for_heel(struct session_trial *trial, double interval_s)
{
    trial->lead_in_left_s = SESSION_CENTRE_WINDOW_S;
    trial->lead_in_number = 0;
    trial->centre_sum = (struct sway_point){0};
    trial->centre_count = 0;
    if (trial->ask != SESSION_ASK_RISE)
        ask_rise(trial);
    trial->heel_wait_s += interval_s;
    if (trial->heel_wait_s < RISE_PATIENCE_S)
        return false;
    if (++trial->rises_asked >= RISES_ASKED)
        session_trial_end(trial, SESSION_END_TIME);
    else
        session_trial_begin_lead_in(trial);
    return false;
}

bool session_trial_lead_in_runs(struct session_trial *trial, double interval_s)
{
    if (trial->rung.gait == SESSION_GAIT_TIPTOE && trial->has_cop)
        session_toes_measure(&trial->toes, trial->cop.ap_mm);
    if (!on_toes(trial))
        return true;
    if (trial->lead_in_left_s - interval_s > SESSION_CENTRE_WINDOW_S) {
        if (trial->has_cop)
            session_toes_measure(&trial->toes, trial->cop.ap_mm);
        return true;
    }
    if (!trial->toes.known && !session_toes_know(&trial->toes))
        return false;
    if (!trial->toes.up)
        return wait_for_heel(trial, interval_s);
    if (trial->ask == SESSION_ASK_RISE) {
        trial->ask = SESSION_ASK_NOTHING;
        if (trial->rung.eyes_closed)
            session_trial_close_eyes(trial, 1);
    }
    return true;
}

bool session_trial_heel_is_right(const struct session_trial *trial)
{
    return !on_toes(trial) || trial->toes.up;
}

void session_trial_watch_heel(struct session_trial *trial, double interval_s)
{
    if (session_trial_heel_is_right(trial)) {
        trial->heel_wait_s = 0;
        trial->ask = SESSION_ASK_NOTHING;
        return;
    }
    trial->heel_wait_s += interval_s;
    trial->heel_down_s += interval_s;
    if (trial->heel_wait_s > HEEL_DOWN_SAID_S && trial->ask != SESSION_ASK_RISE)
        ask_rise(trial);
    if (trial->heel_down_s >= 2 * trial->ring.hold_s)
        session_trial_end(trial, SESSION_END_TIME);
}

void session_trial_lose_stance(struct session_trial *trial, int64_t t_us)
{
    session_posture_put_down(&trial->posture);
    session_trial_mark(trial, t_us, "foot_down");
    session_trial_count_break(trial);
    if (trial->stage != SESSION_STAGE_DONE)
        session_trial_ask_stance(trial);
}
