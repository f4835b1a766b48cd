#include "game/app_internal.h"

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/core_history.h"

#include <math.h>
#include <stdio.h>

// One exercise: what comes before it, its trial, and what its result leads to.

static void speak_intro(struct app *app)
{
    const struct core_task *task = &app->core->task;
    char line[SESSION_VOICE_SIZE];
    session_rung_voice(task->rung, task->side, task->tier, line);
    audio_hush(app->audio);
    audio_say(app->audio, line, -1);
    if (task->game == SESSION_GAME_REACH)
        audio_say(app->audio, "intro_reach", -1);
    app_sound_explain(app);
    if (session_rung_safety(task->rung, task->tier) != SESSION_SAFETY_SEATED)
        audio_say(app->audio, "hold_on_any_time", -1);
}

void app_show_intro(struct app *app)
{
    view_refresh_task(&app->view, app->core);
    if (screen_intro_shows_by_itself(&app->view.model))
        app->view.model.show_me_s = 0;
    app_go_to(app, SCREEN_INTRO);
    speak_intro(app);
}

// A kind word and the way on, instead of a level without a board.
static void miss_board(struct app *app)
{
    app->task_waits = true;
    audio_hush(app->audio);
    audio_say(app->audio, "no_board", -1);
    app_go_to(app, SCREEN_BOARD);
}

// A block of standing or walking starts with its own; sitting down well is shown once.
static bool is_made_safe(const struct app *app)
{
    const struct core_task *task = &app->core->task;
    enum session_safety safety = session_rung_safety(task->rung, task->tier);
    if (safety == SESSION_SAFETY_SEATED)
        return app->seated_is_safe;
    return app->safe_for == task->rung && app->safe_kind == safety;
}

void app_note_safe(struct app *app)
{
    const struct core_task *task = &app->core->task;
    enum session_safety safety = session_rung_safety(task->rung, task->tier);
    app->safe_for = task->rung;
    app->safe_kind = safety;
    app->seated_is_safe = app->seated_is_safe || safety == SESSION_SAFETY_SEATED;
}

void app_enter_task(struct app *app)
{
    app->task_waits = false;
    if (is_made_safe(app))
        app_show_intro(app);
    else
        app_go_to(app, SCREEN_SAFETY);
}

// Of what is there: a plan was made, or a task chosen, when other devices were.
static void fit_tier(const struct core *core, struct core_task *task)
{
    bool waits_for_board = task->tier == SESSION_TIER_BOARD && !core->goes_without_board;
    if (core_tier_is_ready(core, task->tier) || waits_for_board)
        return;
    task->tier = core_best_tier(core, task->rung);
    if (!session_play_for(task->rung, task->game, task->tier))
        task->game = task->rung->game;
}

// Before the first lanterns: where they are to hang. Whoever would rather not takes the lanterns.
static void offer_limits(struct app *app, struct core_task *task)
{
    if (task->game != SESSION_GAME_REACH || app->limits_offered ||
        core_limits_known(app->core, task->rung))
        return;
    app->limits_offered = true;
    task->game = SESSION_GAME_LIMITS;
    app->view.model.note = text("First: how far you lean. One minute.");
}

void app_take_task(struct app *app, struct core_task task)
{
    struct core *core = app->core;
    app->view.model.note = NULL;
    fit_tier(core, &task);
    core_follow_source(core, task.tier);
    core_follow_day(core);
    const struct session_rung *first = core_needs_first(core, task.rung);
    if (first) {
        task = core_task_of(core, first);
        fit_tier(core, &task);
        app->view.model.note = text("Tandem without a step comes first.");
    }
    enum session_answer answer = core_may_start(core, task.rung->eyes_closed);
    if (answer == SESSION_ANSWER_ENOUGH_TODAY) {
        app->view.model.result.sitting = answer;
        app_go_to(app, SCREEN_REST);
        return;
    }
    if (answer == SESSION_ANSWER_EYES_OPEN_FIRST) {
        enum session_side side = task.side;
        task = core_task_of(core, session_programme_eyes_open(&core->programme, task.rung));
        fit_tier(core, &task);
        task.side = side;
        app->view.model.note = text("Ten seconds with open eyes come first.");
    }
    offer_limits(app, &task);
    core_prepare(core, &task);
    view_refresh_task(&app->view, core);
    if (core_tier_is_ready(core, task.tier))
        app_enter_task(app);
    else
        miss_board(app);
}

void app_begin_trial(struct app *app)
{
    struct core *core = app->core;
    bool on_board = core->task.tier == SESSION_TIER_BOARD;
    if (!core_tier_is_ready(core, core->task.tier)) {
        app_take_task(app, core->task);
        return;
    }
    if (on_board && core_body_is_real(core) && !core->body_info.tared && core->body_load_kg > 5) {
        audio_say(app->audio, "step_off_tare", -1);
        app_go_to(app, SCREEN_BOARD);
        return;
    }
    if (!core_trial_begin(core)) {
        log_error("no memory for a trial");
        return;
    }
    if (app->chosen == core->task.rung)
        core_set_rung(core, core->task.rung);
    screen_trace_init(&app->view.trace);
    audio_hush(app->audio);
    pilot_stand(&core->pilot, true);
    if (on_board && !core->body_is_on)
        audio_say(app->audio, "step_on", -1);
    app->frame_due_us = 0;
    app_go_to(app, SCREEN_PLAY);
}

void app_record_trial(struct app *app)
{
    struct core *core = app->core;
    audio_sway_off(app->audio);
    pilot_stand(&core->pilot, false);
    uint64_t ticket;
    enum store_status status = core_trial_record(core, &ticket);
    app->submitted_us = machine_clock_mono_us(); // a disk has its own time, whatever --clock says
    if (status != STORE_OK)
        log_error("the trial could not be kept: %s", store_status_str(status));
    view_refresh_result(&app->view, core);
    if (app->chosen) { // today's training knows nothing of it
        app->view.model.result.plan_goes_on = false;
        app->view.model.result.coast_goes_on = true;
    }
    app->view.model.result.save_failed = status != STORE_OK;
    snprintf(app->view.model.result.save_message, SCREEN_TEXT_SIZE, "%s",
             text("This result could not be kept."));
}

// Whole phrases for whole numbers (say.h); the other measures are for the eyes.
static void speak_measure(struct app *app, const struct session_outcome *outcome)
{
    static const struct {
        enum session_game game;
        const char *code; // NULL: hands-off seconds
        enum session_say line;
        int least, most;
    } spoken[] = {
        {SESSION_GAME_HOLD, NULL, SESSION_SAY_STOOD, 0, 120},
        {SESSION_GAME_ROUTE, "steps", SESSION_SAY_STEPS, 1, 120},
        {SESSION_GAME_BOTTLE, "longest_upright_s", SESSION_SAY_UPRIGHT, 0, 60},
        {SESSION_GAME_FINGERS, "right_cues", SESSION_SAY_RIGHT_CUES, 0, 20},
    };
    for (size_t i = 0; i < sizeof spoken / sizeof spoken[0]; i++) {
        if (spoken[i].game != outcome->game)
            continue;
        double value = spoken[i].code ? session_outcome_measure(outcome, spoken[i].code)
                                      : outcome->hands_off_s;
        if (isfinite(value) && floor(value) >= spoken[i].least && floor(value) <= spoken[i].most)
            audio_say(app->audio, session_say_id(spoken[i].line), (int)floor(value));
    }
}

void app_speak_result(struct app *app)
{
    const struct session_outcome *outcome = &app->core->trial.outcome;
    if (outcome->go_us)
        speak_measure(app, outcome);
    if (app->view.model.result.offer == SESSION_OFFER_NEXT)
        audio_say(app->audio, "offer_next", -1);
    else if (app->view.model.result.offer == SESSION_OFFER_EASIER)
        audio_say(app->audio, "offer_easier", -1);
}

// After an exercise of the player's own choice: along its coast, and where that asks for a choice,
// to its exercises.
static void next_on_coast(struct app *app)
{
    struct core *core = app->core;
    const struct session_rung *done = core->task.rung;
    const struct session_rung *next = session_programme_next(&core->programme, done);
    struct core_task task;
    if (core_next_on_coast(core, &task)) {
        app->chosen = task.rung;
        app_take_task(app, task);
        return;
    }
    core_trial_close(core);
    audio_hush(app->audio);
    view_refresh_places(&app->view, core);
    app_show_coast(app, done->coast, next ? next : done);
}

void app_next_task(struct app *app)
{
    struct core *core = app->core;
    const struct screen_result *result = &app->view.model.result;
    if (core->task.game == SESSION_GAME_LIMITS) {
        struct core_task lanterns = core->task;
        lanterns.game = SESSION_GAME_REACH;
        app_take_task(app, lanterns);
    } else if (result->offered) {
        if (result->offer == SESSION_OFFER_NEXT)
            session_sitting_went_up(&core->sitting, result->offered->coast);
        core_set_rung(core, result->offered);
        app->chosen = app->chosen ? result->offered : NULL;
        app_take_task(app, core_task_of(core, result->offered));
    } else if (app->chosen) {
        next_on_coast(app);
    } else {
        view_pass_over(&app->view, core);
        if (app->view.plan_at < app->view.plan_count)
            app_take_task(app, app->view.plan[app->view.plan_at]);
        else
            app_go_home(app);
    }
}

// The same thing again, wherever it stands now; else the first.
static void focus_on(struct app *app, enum screen_action action)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    for (int i = 0; i < items.count; i++)
        if (items.item[i].action == action)
            app->focus.index = i;
}

void app_change_task(struct app *app, enum screen_action action, int value)
{
    struct core_task task = app->core->task;
    bool before = app->screen == SCREEN_INTRO; // from a result the way on is Start
    const struct session_rung *easier = session_programme_easier(&app->core->programme, task.rung);
    if (action == SCREEN_ACTION_SIDE)
        task.side = task.side == SESSION_SIDE_LEFT ? SESSION_SIDE_RIGHT : SESSION_SIDE_LEFT;
    else if (action == SCREEN_ACTION_GAME)
        task.game = task.game == SESSION_GAME_REACH ? SESSION_GAME_HOLD : SESSION_GAME_REACH;
    else if (action == SCREEN_ACTION_TIER)
        task.tier = (enum session_tier)value;
    else if (action == SCREEN_ACTION_SCRIPT)
        core_set_writing_script(app->core, app->view.model.script == SIM_SCRIPT_PRINT
                                               ? SIM_SCRIPT_JOINED
                                               : SIM_SCRIPT_PRINT);
    else if (easier)
        task = core_task_of(app->core, easier);
    app_take_task(app, task);
    if (before && app->screen == SCREEN_INTRO)
        focus_on(app, action);
}
