#include "game/view.h"

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/core_history.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double PLAN_MINUTES = 8; // programme.md 4
static const char *const VIEW_SETTING = "view";

void view_init(struct view *view, const struct core *core)
{
    *view = (struct view){.model = {.programme = &core->programme,
                                    .battery_bars = -1,
                                    .show_me_s = -1,
                                    .reduced_motion = core->arguments->reduced_motion}};
    screen_trace_init(&view->trace);
    char value[STORE_VALUE_SIZE];
    view->model.clinic_view =
        store_setting_get(core->store, VIEW_SETTING, value, sizeof value) == STORE_OK &&
        strcmp(value, "clinic") == 0;
}

void view_toggle_clinic(struct view *view, struct core *core)
{
    view->model.clinic_view = !view->model.clinic_view;
    const char *value = view->model.clinic_view ? "clinic" : "sea";
    if (store_setting_set(core->store, VIEW_SETTING, value, NULL) != STORE_OK)
        log_warning("the chosen view could not be kept");
}

// Getting ready and being told, beside the exercise itself.
static double minutes_of(const struct core_task *task)
{
    static const double READY_S = 40, GAME_S = 60;
    double play_s = task->game == SESSION_GAME_HOLD ? task->rung->hold_s : GAME_S;
    return (READY_S + task->rung->lead_in_s + play_s) / 60;
}

static void plan_add(struct view *view, const struct core_task *task)
{
    view->plan[view->plan_count++] = *task;
    view->plan_minutes += minutes_of(task);
}

// While the time and the places last.
static void plan_add_standing(struct view *view, const struct core_task *task, double until_minutes)
{
    bool fits = view->plan_minutes + minutes_of(task) <= until_minutes;
    if (view->plan_count == 0 || (fits && view->plan_count < VIEW_PLAN_MAX - 2))
        plan_add(view, task);
}

// Around the player's own rung; eyes open before eyes closed.
static void plan_standing(struct view *view, struct core *core, double until_minutes)
{
    struct core_task own = core_next_task(core, SESSION_COAST_STANDING);
    struct core_task open =
        core_task_of(core, session_programme_eyes_open(&core->programme, own.rung));
    plan_add_standing(view, &open, until_minutes);
    if (own.rung != open.rung)
        plan_add_standing(view, &own, until_minutes);
    struct core_task reach = open;
    reach.game = SESSION_GAME_REACH;
    if (session_play_for(reach.rung, reach.game, reach.tier))
        plan_add_standing(view, &reach, until_minutes);
    if (core_task_has_sides(&own))
        own.side = own.side == SESSION_SIDE_LEFT ? SESSION_SIDE_RIGHT : SESSION_SIDE_LEFT;
    plan_add_standing(view, &own, until_minutes);
}

static void make_plan(struct view *view, struct core *core)
{
    const struct core_task walking = core_next_task(core, SESSION_COAST_WALKING);
    const struct core_task hands = core_next_task(core, SESSION_COAST_HANDS);
    view->plan_count = 0;
    view->plan_at = 0;
    view->plan_minutes = 0;
    plan_standing(view, core, PLAN_MINUTES - minutes_of(&walking) - minutes_of(&hands));
    plan_add(view, &walking);
    plan_add(view, &hands);
}

// Who left in the middle goes on where she was, on the same day.
static bool plan_goes_on(const struct view *view, const struct core *core, int64_t today)
{
    return view->plan_at > 0 && view->plan_at < view->plan_count && view->plan_day == today &&
           view->plan_source == core->source;
}

static void follow_plan(struct view *view, struct core *core)
{
    int64_t today = store_day(core->now.wall_s, core->now.utc_offset_s);
    if (!plan_goes_on(view, core, today))
        make_plan(view, core);
    view->plan_day = today;
    view->plan_source = core->source;
    double minutes = 0;
    for (int i = view->plan_at; i < view->plan_count; i++)
        minutes += minutes_of(&view->plan[i]);
    view->model.plan_count = view->plan_count - view->plan_at;
    view->model.plan_minutes = (int)ceil(minutes);
}

static void name_next_rungs(struct view *view)
{
    struct screen_model *model = &view->model;
    for (int coast = 0; coast < SCREEN_COAST_COUNT; coast++)
        model->next_rungs[coast] = NULL;
    for (int i = view->plan_at; i < view->plan_count; i++) {
        const struct session_rung *rung = view->plan[i].rung;
        if (!model->next_rungs[rung->coast])
            model->next_rungs[rung->coast] = rung;
    }
}

// What opening the store had to do; told at the first sight of home, not again.
static const char *notice_words(enum store_notice notice)
{
    switch (notice) {
    case STORE_NOTICE_RESTORED:
        return text("Your results were damaged. The newest copy is used now.");
    case STORE_NOTICE_EMPTY:
        return text("Your results were damaged and are kept aside. It begins anew.");
    case STORE_NOTICE_SAMPLES:
        return text("Some recordings were damaged. All your results are there.");
    case STORE_NOTICE_NONE:
    case STORE_NOTICE_NEW:
        break;
    }
    return NULL;
}

void view_refresh_places(struct view *view, struct core *core)
{
    for (int coast = 0; coast < SCREEN_COAST_COUNT; coast++)
        view->model.own[coast] = core_next_task(core, (enum session_coast)coast).rung;
}

void view_refresh_home(struct view *view, struct core *core)
{
    view->model.home_note = view->notice_is_told ? NULL : notice_words(core->store_notice);
    view->notice_is_told = true;
    follow_plan(view, core);
    name_next_rungs(view);
    view_refresh_places(view, core);
    struct store_query query = {.source = core->source};
    memcpy(query.player_uuid, core->player.uuid, sizeof query.player_uuid);
    struct store_totals totals = {0};
    if (store_totals_get(core->store, &query, &core->now, &totals) == STORE_OK) {
        view->model.trials = totals.trials;
        view->model.days_this_month = totals.days_this_month;
    }
}

// Only where more seconds are more to do; the goals of the other games say it themselves.
static bool is_longer_now(struct core *core, double planned_s)
{
    const struct core_task *task = &core->task;
    struct store_query query;
    struct store_trial last;
    size_t count = 0;
    if (task->game != SESSION_GAME_HOLD && task->game != SESSION_GAME_BOTTLE)
        return false;
    core_task_query(core, task, &query);
    return store_last_trials(core->store, &query, &last, 1, &count) == STORE_OK && count == 1 &&
           last.planned_hold_s < planned_s - 0.5;
}

void view_refresh_task(struct view *view, struct core *core)
{
    struct screen_model *model = &view->model;
    const struct core_task *task = &core->task;
    model->rung = task->rung;
    model->stance = task->stance;
    model->side = task->side;
    model->game = task->game;
    model->tier = task->tier;
    model->safety = session_rung_safety(task->rung, task->tier);
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
        model->tier_is_ready[tier] = core_tier_is_ready(core, (enum session_tier)tier);
    model->planned_s =
        session_trial_planned_s(task->rung, task->game, task->tier, core->ladder.difficulty);
    model->is_longer_now = is_longer_now(core, model->planned_s);
    model->word_kind = core_writing_kind(core->ladder.difficulty);
    model->script = core_writing_script(core);
    model->word = task->game == SESSION_GAME_WRITING ? core_next_word(core) : NULL;
    model->route_name = task->game == SESSION_GAME_ROUTE ? core_route_name(core) : NULL;
    model->show_me_s = -1;
}

static enum screen_board board_of(const struct core *core)
{
    if (!core->has_body) {
        struct input_device_info infos[INPUT_DEVICE_MAX];
        size_t count = input_devices(core->input, infos, INPUT_DEVICE_MAX);
        for (size_t i = 0; i < count; i++) {
            if (infos[i].is_motion)
                continue;
            if (infos[i].problem == INPUT_PROBLEM_PERMISSION)
                return SCREEN_BOARD_PERMISSION;
            if (infos[i].state == INPUT_STATE_CONNECTING)
                return SCREEN_BOARD_CONNECTING;
            if (infos[i].state == INPUT_STATE_REFUSED)
                return SCREEN_BOARD_REFUSED;
        }
        return SCREEN_BOARD_NONE;
    }
    if (core->body_info.state == INPUT_STATE_LOST || core->body_info.state == INPUT_STATE_ENDED)
        return SCREEN_BOARD_LOST;
    if (core->body_info.state == INPUT_STATE_REFUSED)
        return core->body_info.problem == INPUT_PROBLEM_PERMISSION ? SCREEN_BOARD_PERMISSION
                                                                   : SCREEN_BOARD_REFUSED;
    bool real = core_body_is_real(core);
    return real && !core->body_info.tared && core->body_load_kg > 5 ? SCREEN_BOARD_STEP_OFF
                                                                    : SCREEN_BOARD_READY;
}

void view_frame(struct view *view, struct core *core)
{
    struct screen_model *model = &view->model;
    model->now = core->now;
    model->time_s = (double)(core->now.mono_us % 86400000000) * 1e-6;
    model->board = board_of(core);
    model->board_is_virtual = core->has_body && core->body_info.kind == INPUT_DEVICE_VIRTUAL_BOARD;
    model->body_is_on = core->body_is_on;
    model->battery_bars = core->has_body ? core->body_info.battery_bars : -1;
    snprintf(model->board_name, sizeof model->board_name, "%s",
             core->has_body ? core->body_info.name : "");
    model->trial = core->trial_is_open ? &core->trial : NULL;
    model->trace = &view->trace;
    if (model->trial)
        screen_trace_follow(&view->trace, &core->trial);
    bool done = model->trial && core->trial.stage == SESSION_STAGE_DONE;
    if (!done)
        view->done_at_us = core->now.mono_us;
    model->done_s = (double)(core->now.mono_us - view->done_at_us) * 1e-6;
}
