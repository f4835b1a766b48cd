#include "game/session/trial_internal.h"

#include <math.h>

// Hold and Reach on a board: the CoP stays in the ring, or sails to the lanterns.

double session_hold_planned_s(const struct session_rung *rung, double difficulty)
{
    return round(rung->hold_s * sim_ring_hold_share(difficulty));
}

void session_hold_step(struct session_trial *trial, double interval_s, double ml_mm, double ap_mm)
{
    sim_ring_push(&trial->ring, interval_s, ml_mm, ap_mm, trial->hands_off_now);
    session_trial_speak_left(trial);
    if (sim_ring_is_closed(&trial->ring))
        session_trial_end(trial, SESSION_END_DONE);
    else if (session_trial_hands_off_s(trial) >= 2 * trial->ring.hold_s)
        session_trial_end(trial, SESSION_END_TIME);
}

static void hold_step(struct session_trial *trial, double interval_s)
{
    session_hold_step(trial, interval_s, trial->cop.ml_mm, trial->cop.ap_mm);
}

static void hold_take_back(struct session_trial *trial)
{
    trial->ring.held_s = trial->held_at_go_s;
}

static void reach_step(struct session_trial *trial, double interval_s)
{
    if (sim_lanterns_push(&trial->lanterns, interval_s, trial->boat.ml_mm, trial->boat.ap_mm,
                          trial->hands_off_now))
        session_trial_emit(trial, SESSION_EVENT_LANTERN);
    if (sim_lanterns_are_over(&trial->lanterns))
        session_trial_end(trial, SESSION_END_DONE);
}

double session_hold_left_s(const struct session_trial *trial)
{
    return trial->ring.hold_s - trial->ring.held_s;
}

bool session_hold_has_succeeded(const struct session_trial *trial)
{
    return sim_ring_is_closed(&trial->ring);
}

static bool reach_has_succeeded(const struct session_trial *trial)
{
    return sim_lanterns_are_a_success(&trial->lanterns);
}

const struct session_play session_play_hold = {
    .planned_s = session_hold_planned_s,
    .take_back = hold_take_back,
    .step = hold_step,
    .left_s = session_hold_left_s,
    .has_succeeded = session_hold_has_succeeded,
};

const struct session_play session_play_reach = {
    .planned_s = session_hold_planned_s,
    .step = reach_step,
    .left_s = session_hold_left_s,
    .has_succeeded = reach_has_succeeded,
};
