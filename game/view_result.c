#include "game/view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double REAL_CHANGE_RATIO = 1.63; // single trials, firm ground (sway.md 1.14)
static const int64_t WAKE_STEP_US = 100000;

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

static void compare_sway(struct view *view, struct core *core)
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

// What a game is compared by, and from what change on it is one: games have no published
// repeatability, so these are ours, wide enough for the good and bad of a day.
struct primary {
    const char *code; // NULL: hands-off seconds
    bool fewer;       // is better
    double least;
    double share;
};

static const struct primary *primary_of(const struct session_outcome *outcome)
{
    static const struct primary primaries[SESSION_GAME_COUNT] = {
        [SESSION_GAME_HOLD] = {NULL, false, 2, 0},
        [SESSION_GAME_MARCH] = {"median_step_s", false, 0.1, 0.1},
        [SESSION_GAME_ROUTE] = {"steps", true, 1, 0},
        [SESSION_GAME_BOTTLE] = {"longest_upright_s", false, 1, 0.15},
        [SESSION_GAME_FINGERS] = {"right_cues", false, 2, 0},
        [SESSION_GAME_BUTTONS] = {"seconds_per_button", true, 0.2, 0.1},
        [SESSION_GAME_WRITING] = {"inside_share", false, 0.05, 0},
    };
    bool told = outcome->tier == SESSION_TIER_GUIDED && outcome->game != SESSION_GAME_ROUTE;
    bool leans = outcome->game == SESSION_GAME_REACH || outcome->game == SESSION_GAME_LIMITS;
    return told || leans ? NULL : &primaries[outcome->game];
}

enum { LOOKED_AT = 4 };

// The newest one before this trial, which may or may not be durable yet.
static bool find_last_measure(struct core *core, const struct primary *primary, double *value,
                              int64_t *started_s)
{
    struct store_query query;
    double values[LOOKED_AT];
    int64_t starts_s[LOOKED_AT];
    size_t count = 0;
    core_task_query(core, &core->task, &query);
    if (store_measure_history(core->store, &query, primary->code, values, starts_s, LOOKED_AT,
                              &count) != STORE_OK)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (starts_s[i] >= core->trial_started.wall_s)
            continue;
        *value = values[i];
        *started_s = starts_s[i];
        return true;
    }
    return false;
}

static bool find_last_seconds(struct core *core, double *value, int64_t *started_s)
{
    struct store_query query;
    struct store_trial trials[LOOKED_AT];
    size_t count = 0;
    core_task_query(core, &core->task, &query);
    if (store_last_trials(core->store, &query, trials, LOOKED_AT, &count) != STORE_OK)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(trials[i].uuid, core->recorded_uuid) == 0)
            continue;
        *value = trials[i].hands_off_s;
        *started_s = trials[i].started_s;
        return true;
    }
    return false;
}

static enum screen_trend trend_of(const struct primary *primary, double last, double now)
{
    double change = primary->fewer ? last - now : now - last;
    double least = fmax(primary->least, primary->share * last) - 1e-9;
    if (change >= least)
        return SCREEN_TREND_BETTER;
    return change <= -least ? SCREEN_TREND_LESS : SCREEN_TREND_SAME;
}

static void compare_measures(struct view *view, struct core *core)
{
    struct screen_result *result = &view->model.result;
    const struct session_outcome *outcome = &core->trial.outcome;
    const struct primary *primary = primary_of(outcome);
    bool is_part = outcome->game == SESSION_GAME_WRITING && outcome->end != SESSION_END_DONE;
    if (!primary || outcome->go_us == 0 || is_part)
        return; // a few letters compare with no word
    result->now =
        primary->code ? session_outcome_measure(outcome, primary->code) : outcome->hands_off_s;
    int64_t started_s;
    bool found = primary->code ? find_last_measure(core, primary, &result->last, &started_s)
                               : find_last_seconds(core, &result->last, &started_s);
    if (!found || !isfinite(result->now))
        return;
    result->trend = trend_of(primary, result->last, result->now);
    result->last_s = started_s + core->now.utc_offset_s;
}

// What is asked next time beyond what was asked now; less than half a second is as much.
static double more_s(const struct core *core)
{
    const struct session_outcome *outcome = &core->trial.outcome;
    double next_s = session_trial_planned_s(core->task.rung, outcome->game, outcome->tier,
                                            core->ladder.difficulty);
    double more = next_s - outcome->planned_s;
    return fabs(more) > 0.5 ? more : 0;
}

// Where more seconds are more to do.
static double longer_s(const struct core *core, double more)
{
    const struct session_outcome *outcome = &core->trial.outcome;
    bool by_seconds = outcome->game == SESSION_GAME_HOLD || outcome->game == SESSION_GAME_BOTTLE;
    return by_seconds && more > 0 ? outcome->planned_s + more : 0;
}

// The next of today's training; where its game cannot be played in this tier, what took its place.
static bool is_next_of_plan(const struct view *view, const struct core_task *task)
{
    if (view->plan_at >= view->plan_count)
        return false;
    const struct core_task *next = &view->plan[view->plan_at];
    return next->rung == task->rung &&
           (next->game == task->game || !session_play_for(next->rung, next->game, task->tier));
}

// It is done, unless it was left.
static void count_in_plan(struct view *view, const struct core *core)
{
    enum session_end end = core->trial.outcome.end;
    view->plan_counted =
        is_next_of_plan(view, &core->task) && end != SESSION_END_PLAYER && end != SESSION_END_INPUT;
    view->plan_at += view->plan_counted;
}

void view_pass_over(struct view *view, const struct core *core)
{
    if (!view->plan_counted && is_next_of_plan(view, &core->task))
        view->plan_at++;
}

void view_refresh_result(struct view *view, struct core *core)
{
    struct screen_result *result = &view->model.result;
    *result = (struct screen_result){.last_rms_mm = (double)NAN,
                                     .today_rms_mm = (double)NAN,
                                     .now = (double)NAN,
                                     .last = (double)NAN};
    result->offer = core_offer(core);
    if (result->offer == SESSION_OFFER_NEXT)
        result->offered = session_programme_next(&core->programme, core->task.rung);
    else if (result->offer == SESSION_OFFER_EASIER)
        result->offered = session_programme_easier(&core->programme, core->task.rung);
    count_in_plan(view, core);
    result->plan_goes_on = view->plan_at < view->plan_count;
    result->sitting = core_may_start(core, false);
    if (result->sitting == SESSION_ANSWER_GO && core->trial.outcome.end == SESSION_END_BREAKS)
        result->sitting = SESSION_ANSWER_REST;
    result->more_s = more_s(core);
    result->longer_s = longer_s(core, result->more_s);
    if (core->trial.uses_board && core->trial.outcome.game == SESSION_GAME_HOLD)
        compare_sway(view, core);
    else
        compare_measures(view, core);
}
