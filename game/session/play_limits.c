#include "game/session/trial_internal.h"

#include <math.h>

static const char *const codes[SIM_LIMITS_DIRECTIONS] = {
    "limits_front_mm", "limits_front_right_mm", "limits_right_mm", "limits_back_right_mm",
    "limits_back_mm",  "limits_back_left_mm",   "limits_left_mm",  "limits_front_left_mm",
};

const char *session_limits_code(int direction)
{
    return codes[direction];
}

static double planned_s(const struct session_rung *rung, double difficulty)
{
    (void)rung;
    (void)difficulty;
    return 60; // about a minute; nobody is hurried
}

static void init(struct session_trial *trial)
{
    sim_limits_init(&trial->game.limits.limits, trial->settings.seed);
}

static void step(struct session_trial *trial, double interval_s)
{
    switch (sim_limits_push(&trial->game.limits.limits, interval_s,
                            trial->cop.ml_mm - trial->ring.centre_ml_mm,
                            trial->cop.ap_mm - trial->ring.centre_ap_mm, trial->hands_off_now)) {
    case SIM_LIMITS_CALLED:
        session_trial_emit(trial, SESSION_EVENT_CHIME);
        break;
    case SIM_LIMITS_CALLED_BACK:
        session_trial_emit(trial, SESSION_EVENT_LANTERN);
        break;
    case SIM_LIMITS_FINISHED:
        session_trial_end(trial, SESSION_END_DONE);
        break;
    case SIM_LIMITS_NOTHING:
        break;
    }
}

static double left_s(const struct session_trial *trial)
{
    return trial->planned_s * (1 - sim_limits_share(&trial->game.limits.limits));
}

static bool has_succeeded(const struct session_trial *trial)
{
    // Who only stood there has measured nothing.
    const struct sim_limits *limits = &trial->game.limits.limits;
    return limits->stage == SIM_LIMITS_OVER &&
           sim_limits_leant_count(limits) >= SIM_LIMITS_DIRECTIONS / 2;
}

// As the lanterns go by them: within what can be.
static void take_stock(struct session_trial *trial)
{
    const struct sim_limits *limits = &trial->game.limits.limits;
    const struct sim_lean_limits result = sim_limits_result(limits);
    const double values[SIM_LIMITS_DIRECTIONS] = {
        result.front_mm, result.front_right_mm, result.right_mm, result.back_right_mm,
        result.back_mm,  result.back_left_mm,   result.left_mm,  result.front_left_mm,
    };
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++) {
        bool leant = isfinite(sim_limits_reached_mm(limits, i));
        session_trial_measure(trial, codes[i], leant ? values[i] : (double)NAN);
    }
}

const struct session_play session_play_limits = {
    .planned_s = planned_s,
    .init = init,
    .take_back = init, // nobody leans so far without the table
    .step = step,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
    .take_stock = take_stock,
};
