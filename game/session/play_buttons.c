#include "game/session/trial_internal.h"

#include <math.h>

static double planned_s(const struct session_rung *rung, double difficulty)
{
    return round(rung->hold_s * (2 - difficulty));
}

static void init(struct session_trial *trial)
{
    sim_buttons_init(&trial->game.buttons.buttons);
    if (trial->uses_motion)
        session_trial_say(trial, SESSION_SAY_POCKET, -1);
}

static void lead_in(struct session_trial *trial)
{
    session_trial_say(trial, SESSION_SAY_BUTTONS_GO, -1);
}

static void step(struct session_trial *trial, double interval_s)
{
    sim_buttons_advance(&trial->game.buttons.buttons, interval_s);
    session_trial_speak_left(trial);
    if (trial->game.buttons.buttons.time_s >= trial->planned_s - 1e-9)
        session_trial_end(trial, trial->game.buttons.buttons.rounds > 0 ? SESSION_END_DONE
                                                                        : SESSION_END_TIME);
}

static void count(struct session_trial *trial, int acts)
{
    struct session_buttons *game = &trial->game.buttons;
    game->acts += acts;
    session_trial_emit(trial, SESSION_EVENT_CHIME);
    if (game->acts > 0 && game->acts % SIM_BUTTONS_ROUND == 0)
        session_trial_say(trial, SESSION_SAY_BUTTONS_ROUND, -1);
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    struct session_buttons *game = &trial->game.buttons;
    int before = game->buttons.acts;
    switch (act->type) {
    case SESSION_ACT_BUTTON:
        if (sim_buttons_press(&game->buttons))
            count(trial, 1);
        break;
    case SESSION_ACT_ROW:
        if (sim_buttons_press_row(&game->buttons))
            count(trial, SIM_BUTTONS_ROW - before % SIM_BUTTONS_ROW);
        break;
    case SESSION_ACT_TAKE_BACK:
        if (sim_buttons_take_back(&game->buttons))
            game->acts--;
        break;
    case SESSION_ACT_FINISHED:
        session_trial_end(trial, SESSION_END_DONE);
        break;
    default:
        break;
    }
}

static double left_s(const struct session_trial *trial)
{
    return trial->planned_s - trial->game.buttons.buttons.time_s;
}

static bool has_succeeded(const struct session_trial *trial)
{
    return trial->game.buttons.buttons.rounds > 0 && trial->breaks == 0;
}

static void take_stock(struct session_trial *trial)
{
    const struct session_buttons *game = &trial->game.buttons;
    session_trial_measure(trial, "rounds", game->buttons.rounds);
    session_trial_measure(trial, "seconds_per_button", sim_buttons_seconds(&game->buttons));
    session_trial_measure(trial, "best_seconds_per_button",
                          sim_buttons_best_seconds(&game->buttons));
    session_trial_measure(trial, "buttons", game->acts);
    if (trial->uses_motion)
        session_trial_measure(trial, "tilt_rms_deg", session_trial_tilt_rms_deg(trial));
}

const struct session_play session_play_buttons = {
    .planned_s = planned_s,
    .init = init,
    .lead_in = lead_in,
    .step = step,
    .act = act,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
    .take_stock = take_stock,
};
