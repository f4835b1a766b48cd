#include "game/view.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int PLAN_MINUTES = 8;            // programme.md 4
static const double REAL_CHANGE_RATIO = 1.63; // single trials, firm ground (sway.md 1.14)
static const int64_t WAKE_STEP_US = 100000;

void view_init(struct view *view, const struct core *core)
{
    *view = (struct view){.model = {.programme = &core->programme,
                                    .battery_bars = -1,
                                    .show_me_s = -1,
                                    .reduced_motion = core->arguments->reduced_motion,
                                    .plan_minutes = PLAN_MINUTES}};
    screen_trace_init(&view->trace);
}

static void plan_add(struct view *view, struct core *core, const struct session_rung *rung,
                     enum session_game game, bool other_side)
{
    struct core_task *task = &view->plan[view->plan_count++];
    *task = core_task_of(core, rung);
    if (game == SESSION_GAME_HOLD || session_play_for(rung, game, task->tier))
        task->game = game;
    if (other_side && core_task_has_sides(task))
        task->side = task->side == SESSION_SIDE_LEFT ? SESSION_SIDE_RIGHT : SESSION_SIDE_LEFT;
}

// Four short exercises around the player's own rung; eyes open before eyes closed.
static void make_plan(struct view *view, struct core *core)
{
    const struct session_rung *rung = core_next_task(core, SESSION_COAST_STANDING).rung;
    const struct session_rung *open = session_programme_eyes_open(&core->programme, rung);
    view->plan_count = 0;
    view->plan_at = 0;
    plan_add(view, core, open, SESSION_GAME_HOLD, false);
    if (rung != open)
        plan_add(view, core, rung, SESSION_GAME_HOLD, false);
    if (open->reach)
        plan_add(view, core, open, SESSION_GAME_REACH, false);
    plan_add(view, core, rung, SESSION_GAME_HOLD, true);
    if (rung == open)
        plan_add(view, core, rung, SESSION_GAME_HOLD, false);
}

static void name_next_rungs(struct view *view)
{
    struct screen_model *model = &view->model;
    for (int i = 0; i < 3; i++) {
        bool planned = i < view->plan_count;
        model->next_rungs[i] = planned ? view->plan[i].rung : NULL;
        model->next_is_reach[i] = planned && view->plan[i].game == SESSION_GAME_REACH;
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

void view_refresh_home(struct view *view, struct core *core)
{
    view->model.home_note = view->notice_is_told ? NULL : notice_words(core->store_notice);
    view->notice_is_told = true;
    make_plan(view, core);
    name_next_rungs(view);
    view->model.plan_count = view->plan_count;
    struct store_query query = {.source = core->source};
    memcpy(query.player_uuid, core->player.uuid, sizeof query.player_uuid);
    struct store_totals totals = {0};
    if (store_totals_get(core->store, &query, &core->now, &totals) == STORE_OK) {
        view->model.trials = totals.trials;
        view->model.days_this_month = totals.days_this_month;
    }
}

void view_refresh_task(struct view *view, const struct core *core)
{
    struct screen_model *model = &view->model;
    model->rung = core->task.rung;
    model->side = core->task.side;
    model->game = core->task.game;
    model->planned_s = session_trial_planned_s(core->task.rung, core->task.game, core->task.tier,
                                               core->ladder.difficulty);
    model->show_me_s = -1;
}

// The wake of a trial: sideways sway of its last five seconds, newest first, from its samples.
static int wake_of(const struct sway_board_frame *frame, const struct input_board_sample *samples,
                   size_t count, float *wake_mm)
{
    struct sway_cursor cursor;
    sway_cursor_init(&cursor, SWAY_CURSOR_CUTOFF_HZ);
    double sum = 0;
    int n = 0;
    int64_t from_us =
        count > 0 ? samples[count - 1].t_us - DRAW_LEVEL_WAKE_COUNT * WAKE_STEP_US : 0;
    int64_t due_us = from_us;
    for (size_t i = 0; i < count; i++) {
        struct sway_point cop, filtered;
        if (samples[i].t_us < from_us - 1000000 || !sway_cop(frame, &samples[i], &cop))
            continue;
        sway_cursor_push(&cursor, samples[i].t_us, &cop);
        if (samples[i].t_us < due_us || !sway_cursor_get(&cursor, &filtered))
            continue;
        due_us += WAKE_STEP_US;
        if (n == DRAW_LEVEL_WAKE_COUNT)
            break;
        memmove(wake_mm + 1, wake_mm, (size_t)n * sizeof *wake_mm);
        wake_mm[0] = (float)filtered.ml_mm;
        sum += filtered.ml_mm;
        n++;
    }
    for (int i = 0; i < n; i++)
        wake_mm[i] -= (float)(sum / n);
    return n;
}

static int wake_of_stored(struct core *core, const struct store_trial *trial, float *wake_mm)
{
    size_t count = 0;
    store_trial_samples(core->store, trial->uuid, NULL, 0, &count);
    if (count == 0 || count > SESSION_SAMPLE_MAX)
        return 0;
    struct store_sample *stored = malloc(count * sizeof *stored);
    struct input_board_sample *samples = malloc(count * sizeof *samples);
    int n = 0;
    if (stored && samples &&
        store_trial_samples(core->store, trial->uuid, stored, count, &count) == STORE_OK) {
        for (size_t i = 0; i < count; i++)
            samples[i] = (struct input_board_sample){
                stored[i].t_us, (double)stored[i].tr_kg, (double)stored[i].br_kg,
                (double)stored[i].tl_kg, (double)stored[i].bl_kg};
        n = wake_of(&core->trial.frame, samples, count, wake_mm);
    }
    free(stored);
    free(samples);
    return n;
}

// The trial before this one with the same rung, side and game that has a measure of sway.
static bool find_last(struct core *core, struct store_trial *last)
{
    struct store_query query;
    core_task_query(core, &core->task, &query);
    struct store_trial trials[4];
    size_t count = 0;
    if (store_last_trials(core->store, &query, trials, 4, &count) != STORE_OK)
        return false;
    // This trial may or may not be durable yet: it is the one of this very start.
    for (size_t i = 0; i < count; i++) {
        if (strcmp(trials[i].uuid, core->recorded_uuid) == 0 ||
            !isfinite(trials[i].metrics.rms_r_mm))
            continue;
        *last = trials[i];
        return true;
    }
    return false;
}

static enum screen_change change_of(double before, double now)
{
    if (now * REAL_CHANGE_RATIO < before)
        return SCREEN_CHANGE_STEADIER;
    return now > before * REAL_CHANGE_RATIO ? SCREEN_CHANGE_LIVELIER : SCREEN_CHANGE_SAME;
}

static void compare(struct view *view, struct core *core)
{
    struct screen_result *result = &view->model.result;
    const struct session_outcome *outcome = &core->trial.outcome;
    bool measured = outcome->score_status == SWAY_SCORE_OK;
    result->today_rms_mm = measured ? outcome->score.rms_r_mm : (double)NAN;
    result->today_wake_count = wake_of(&core->trial.frame, core->trial.samples,
                                       core->trial.sample_count, result->today_wake_mm);
    struct store_trial last;
    if (!measured || !find_last(core, &last))
        return;
    result->last_rms_mm = last.metrics.rms_r_mm;
    result->last_s = last.started_s + last.utc_offset_s;
    // Judged by velocity, the steadier measure of the two; shown as millimetres of sway.
    result->change = change_of(last.metrics.mean_velocity_mm_s, outcome->score.mean_velocity_mm_s);
    result->last_wake_count = wake_of_stored(core, &last, result->last_wake_mm);
}

void view_refresh_result(struct view *view, struct core *core)
{
    struct screen_result *result = &view->model.result;
    *result = (struct screen_result){.last_rms_mm = (double)NAN, .today_rms_mm = (double)NAN};
    result->offer = core_offer(core);
    if (result->offer == SESSION_OFFER_NEXT)
        result->offered = session_programme_next(&core->programme, core->task.rung);
    else if (result->offer == SESSION_OFFER_EASIER)
        result->offered = session_programme_easier(&core->programme, core->task.rung);
    result->plan_goes_on = view->plan_at + 1 < view->plan_count;
    result->sitting = core_may_start(core, false);
    if (result->sitting == SESSION_ANSWER_GO && core->trial.outcome.end == SESSION_END_BREAKS)
        result->sitting = SESSION_ANSWER_REST;
    compare(view, core);
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
