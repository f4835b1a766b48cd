#include "game/session/trial_internal.h"
#include "game/sim/march.h"

#include <math.h>

static const double TRIED_S = 10; // less is a look at it, and says nothing about the exercise

// The pace of a guided march: as slow as the march of the other tiers asks for.
static void tell_pace(struct session_trial *trial, double interval_s)
{
    struct session_timer *timer = &trial->game.timer;
    if (trial->settings.game != SESSION_GAME_MARCH)
        return;
    timer->to_step_s -= interval_s;
    if (timer->to_step_s > 1e-9)
        return;
    timer->to_step_s += sim_march_target_s(trial->settings.difficulty);
    timer->right = !timer->right;
    session_trial_say(trial, timer->right ? SESSION_SAY_STEP_RIGHT : SESSION_SAY_STEP_LEFT, -1);
}

// Which finger is to move, as calm as the slowest game; after the last one they begin anew.
static void tell_finger(struct session_trial *trial, double interval_s)
{
    struct session_fingers *game = &trial->game.timer.fingers;
    if (trial->settings.game != SESSION_GAME_FINGERS)
        return;
    if (sim_fingers_are_over(&game->fingers))
        session_trial_begin_fingers(trial, 0, game);
    sim_fingers_advance(&game->fingers, interval_s);
    session_trial_speak_finger(trial, game);
}

static void init(struct session_trial *trial)
{
    if (trial->settings.game == SESSION_GAME_FINGERS)
        session_trial_begin_fingers(trial, 0, &trial->game.timer.fingers);
}

static void lead_in(struct session_trial *trial)
{
    static const enum session_say lines[SESSION_GAME_COUNT] = {
        [SESSION_GAME_MARCH] = SESSION_SAY_MARCH_GO,
        [SESSION_GAME_BUTTONS] = SESSION_SAY_BUTTONS_GO,
        [SESSION_GAME_WRITING] = SESSION_SAY_WRITE_PAPER_GO,
    };
    enum session_say line = lines[trial->settings.game];
    if (line != SESSION_SAY_STEP_ON) // the first of all, which no timer says
        session_trial_say(trial, line, -1);
}

static double planned_s(const struct session_rung *rung, double difficulty)
{
    bool stands = rung->coast == SESSION_COAST_STANDING;
    return round(rung->hold_s * (stands ? sim_ring_hold_share(difficulty) : 1));
}

static void step(struct session_trial *trial, double interval_s)
{
    struct session_timer *timer = &trial->game.timer;
    if (trial->hands_off_now)
        timer->held_s += interval_s;
    tell_pace(trial, interval_s);
    tell_finger(trial, interval_s);
    session_trial_speak_left(trial);
    if (timer->held_s >= trial->planned_s - 1e-9)
        session_trial_end(trial, SESSION_END_DONE);
    else if (trial->played_us * 1e-6 >= 2 * trial->planned_s)
        session_trial_end(trial, SESSION_END_TIME); // held on to more than stood
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    if (act->type != SESSION_ACT_FINISHED || trial->rung.coast == SESSION_COAST_STANDING)
        return;
    bool tried = trial->played_us * 1e-6 >= fmin(TRIED_S, trial->planned_s);
    session_trial_end(trial, tried ? SESSION_END_DONE : SESSION_END_PLAYER);
}

static double left_s(const struct session_trial *trial)
{
    return trial->planned_s - trial->game.timer.held_s;
}

// Guided, the player says how it was; with keys the seconds say it.
static bool has_succeeded(const struct session_trial *trial)
{
    enum session_rating rating = trial->outcome.rating;
    if (trial->settings.tier == SESSION_TIER_GUIDED)
        return rating == SESSION_RATING_TOO_EASY || rating == SESSION_RATING_JUST_MANAGE;
    return left_s(trial) <= 1e-9;
}

const struct session_play session_play_timer = {
    .planned_s = planned_s,
    .init = init,
    .lead_in = lead_in,
    .step = step,
    .act = act,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
};
