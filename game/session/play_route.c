#include "game/session/trial_internal.h"

#include <math.h>

static const double LONGEST_S = 600;

static double planned_s(const struct session_rung *rung, double difficulty)
{
    (void)difficulty; // fewer steps, not more seconds
    return round(rung->hold_s);
}

static void init(struct session_trial *trial)
{
    const struct session_trial_settings *settings = &trial->settings;
    struct session_route *game = &trial->game.route;
    sim_route_init(&game->route);
    for (int i = 0; i < settings->route_walks; i++)
        sim_route_remember(&game->route, settings->route_steps[i]);
    motion_steps_init(&game->pocket);
    if (trial->uses_motion)
        session_trial_say(trial, SESSION_SAY_POCKET, -1);
    else
        sim_route_start_from_last(&game->route);
}

static void lead_in(struct session_trial *trial)
{
    session_trial_say(trial, SESSION_SAY_ROUTE_GO, -1);
}

static void go(struct session_trial *trial)
{
    motion_steps_begin(&trial->game.route.pocket);
}

static void step(struct session_trial *trial, double interval_s)
{
    struct session_route *game = &trial->game.route;
    game->walked_s += interval_s;
    if (game->walked_s >= LONGEST_S)
        session_trial_end(trial, SESSION_END_TIME);
}

// A hand on the wall or on a walker is part of this exercise: its steps count too.
static void motion(struct session_trial *trial, const struct input_motion_sample *sample,
                   double interval_s)
{
    struct session_route *game = &trial->game.route;
    struct motion_step step;
    (void)interval_s; // each sample has its time
    motion_steps_push(&game->pocket, sample);
    while (motion_steps_poll(&game->pocket, &step))
        if (trial->stage == SESSION_STAGE_PLAY)
            sim_route_add(&game->route, 1);
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    struct session_route *game = &trial->game.route;
    bool on_wheel = act->number >= 0 && act->number <= SIM_ROUTE_STEPS_MAX;
    if (act->type == SESSION_ACT_STEPS && !trial->uses_motion && on_wheel) {
        sim_route_add(&game->route, act->number - game->route.steps);
        game->is_told = true;
    } else if (act->type == SESSION_ACT_FINISHED) {
        session_trial_end(trial, SESSION_END_DONE);
    }
}

static double left_s(const struct session_trial *trial)
{
    (void)trial; // nobody is hurried on a way
    return 0;
}

static bool has_succeeded(const struct session_trial *trial)
{
    // Half a way takes fewer steps too.
    return trial->outcome.end == SESSION_END_DONE &&
           sim_route_is_a_success(&trial->game.route.route);
}

static void take_stock(struct session_trial *trial)
{
    const struct sim_route *route = &trial->game.route.route;
    // A walk that was left on the way is none to compare the next ones with.
    bool walked = trial->outcome.end == SESSION_END_DONE && route->steps > 0;
    session_trial_measure(trial, "steps", walked ? route->steps : (double)NAN);
    session_trial_measure(trial, "steps_usual",
                          route->walks > 0 ? sim_route_target(route) : (double)NAN);
}

const struct session_play session_play_route = {
    .planned_s = planned_s,
    .init = init,
    .lead_in = lead_in,
    .go = go,
    .step = step,
    .motion = motion,
    .act = act,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
    .take_stock = take_stock,
};
