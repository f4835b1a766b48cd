#include "game/app_internal.h"

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/core_history.h"

#include <math.h>
#include <stdio.h>

static void say_safety(struct app *app, enum session_safety safety)
{
    static const char *const lines[] = {
        [SESSION_SAFETY_BETWEEN] = "safety",
        [SESSION_SAFETY_WALKING] = "safety_walking",
        [SESSION_SAFETY_SEATED] = "safety_seated",
    };
    audio_say(app->audio, lines[safety], -1);
}

void app_go_to(struct app *app, enum screen_id screen)
{
    app->screen = screen;
    app->detail_device = -1;
    app->focus = (struct screen_focus){.pressed_s = -1};
    app->dirty = true;
    view_frame(&app->view, app->core); // a trial may have begun or gone since
    sim_lean_restart(&app->core->lean);
    app->core->lean_event = SIM_LEAN_NOTHING;
    app->around_due_us = 0;
    if (screen == SCREEN_BOARD)
        app_show_doctor(app);
    else if (app->pairing)
        pairing_stop(app->pairing); // a search belongs to its screen
    if (screen == SCREEN_HOME)
        view_refresh_home(&app->view, app->core);
    if (screen == SCREEN_SAFETY) {
        app->safety_was_empty = app->core->task.tier == SESSION_TIER_BOARD &&
                                core_body_is_ready(app->core) && !app->core->body_is_on &&
                                app->core->devices[app->core->body].has_last;
        audio_hush(app->audio);
        say_safety(app, app->view.model.safety);
    }
}

void app_go_home(struct app *app)
{
    if (app->core->trial_is_open)
        core_trial_close(app->core);
    app->submitted_us = 0;
    app->task_waits = false;
    app->safe_for = NULL; // the next block of standing starts with the safety picture again
    pilot_stand(&app->core->pilot, false);
    audio_hush(app->audio);
    app_go_to(app, SCREEN_HOME);
}

static void speak_intro(struct app *app)
{
    const struct core_task *task = &app->core->task;
    char line[SESSION_NAME_SIZE + 8];
    if (task->rung->two_sides)
        snprintf(line, sizeof line, "%s_%s", task->rung->voice, session_side_name(task->side));
    else
        snprintf(line, sizeof line, "%s", task->rung->voice);
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

static void note_safe(struct app *app)
{
    const struct core_task *task = &app->core->task;
    enum session_safety safety = session_rung_safety(task->rung, task->tier);
    app->safe_for = task->rung;
    app->safe_kind = safety;
    app->seated_is_safe = app->seated_is_safe || safety == SESSION_SAFETY_SEATED;
}

static void enter_task(struct app *app)
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

static void take_task(struct app *app, struct core_task task)
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
        enter_task(app);
    else
        miss_board(app);
}

static void begin_trial(struct app *app)
{
    struct core *core = app->core;
    bool on_board = core->task.tier == SESSION_TIER_BOARD;
    if (!core_tier_is_ready(core, core->task.tier)) {
        take_task(app, core->task);
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

static void next_task(struct app *app)
{
    struct core *core = app->core;
    const struct screen_result *result = &app->view.model.result;
    app->chosen = NULL;
    if (core->task.game == SESSION_GAME_LIMITS) {
        struct core_task lanterns = core->task;
        lanterns.game = SESSION_GAME_REACH;
        take_task(app, lanterns);
    } else if (result->offered) {
        if (result->offer == SESSION_OFFER_NEXT)
            session_sitting_went_up(&core->sitting, result->offered->coast);
        core_set_rung(core, result->offered);
        take_task(app, core_task_of(core, result->offered));
    } else if (app->view.plan_at + 1 < app->view.plan_count) {
        take_task(app, app->view.plan[++app->view.plan_at]);
    } else {
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

static void change_task(struct app *app, enum screen_action action, int value)
{
    struct core_task task = app->core->task;
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
    take_task(app, task);
    if (app->screen == SCREEN_INTRO)
        focus_on(app, action);
}

static void zero_board(struct app *app)
{
    if (!app->core->has_body)
        return;
    if (input_tare(app->core->input, app->core->body) == INPUT_TARE_LOADED)
        audio_say(app->audio, "step_off_tare", -1);
}

static void choose_on_board(struct app *app, enum screen_action action)
{
    struct core *core = app->core;
    switch (action) {
    case SCREEN_ACTION_SEARCH:
        if (app->pairing)
            pairing_start(app->pairing);
        app->pairing_due_us = 0;
        break;
    case SCREEN_ACTION_ZERO:
        zero_board(app);
        break;
    case SCREEN_ACTION_RULE:
        pairing_install_rule(&app->rule, core->assets);
        break;
    case SCREEN_ACTION_FACING:
        app_ask_facing(app);
        break;
    case SCREEN_ACTION_OTHER_BOARD:
        app_show_other_board(app);
        break;
    case SCREEN_ACTION_MORE:
        app->focus = (struct screen_focus){.pressed_s = -1};
        app_show_detail(app);
        break;
    case SCREEN_ACTION_OTHER_DEVICE:
        app_show_detail(app);
        break;
    case SCREEN_ACTION_VIRTUAL:
        core_add_virtual(core, core->arguments->profile);
        app->focus.index = 0;
        break;
    case SCREEN_ACTION_WITHOUT:
        core->goes_without_board = true;
        if (app->view.plan_at == 0)
            view_refresh_home(&app->view, core); // today's training was planned for a board
        if (app->task_waits)
            take_task(app, core->task);
        else
            app_go_home(app);
        break;
    default:
        break;
    }
}

// Opens on the page of a rung, which is in the focus.
static void show_coast(struct app *app, enum session_coast coast, const struct session_rung *rung)
{
    struct screen_model *model = &app->view.model;
    struct screen_items items;
    model->coast = coast;
    model->exercises_page = screen_exercises_page(model->programme, rung);
    app_go_to(app, SCREEN_EXERCISES);
    screen_items(SCREEN_EXERCISES, model, &items);
    for (int i = 0; i < items.count; i++)
        if (items.item[i].action == SCREEN_ACTION_RUNG &&
            items.item[i].value == (int)(rung - model->programme->rungs))
            app->focus.index = i;
}

// To where one came from; true = that was all there is to do.
static bool step_back(struct app *app)
{
    bool before_start = app->screen == SCREEN_SAFETY || app->screen == SCREEN_INTRO;
    if (before_start && app->chosen) {
        audio_hush(app->audio);
        show_coast(app, app->chosen->coast, app->chosen);
        return true;
    }
    if (app->screen == SCREEN_EXERCISES) {
        app_go_to(app, SCREEN_COASTS);
        app->focus.index = (int)app->view.model.coast;
        return true;
    }
    if (app->screen == SCREEN_REST && app->core->trial_is_open) {
        enter_task(app);
        return true;
    }
    return app_sound_back(app) || app_hobby_back(app) || app_leave_detail(app);
}

static void choose_in_menu(struct app *app, enum screen_action action, int value)
{
    struct core *core = app->core;
    switch (action) {
    case SCREEN_ACTION_START:
        if (app->task_waits && app->screen == SCREEN_BOARD) {
            take_task(app, core->task);
            break;
        }
        app->chosen = NULL;
        view_refresh_home(&app->view, core);
        take_task(app, app->view.plan[0]);
        break;
    case SCREEN_ACTION_EXERCISES:
        view_refresh_places(&app->view, core);
        app_go_to(app, SCREEN_COASTS);
        break;
    case SCREEN_ACTION_COAST:
        show_coast(app, (enum session_coast)value, app->view.model.own[value]);
        break;
    case SCREEN_ACTION_PAGE:
        app->view.model.exercises_page = value;
        app_go_to(app, SCREEN_EXERCISES);
        break;
    case SCREEN_ACTION_RUNG: {
        const struct session_rung *rung = &core->programme.rungs[value];
        app->chosen = rung;
        take_task(app, core_task_of(core, rung));
        break;
    }
    case SCREEN_ACTION_BOARD:
        app_go_to(app, SCREEN_BOARD);
        break;
    case SCREEN_ACTION_VIEW:
        app->view.model.clinic_view = !app->view.model.clinic_view;
        break;
    case SCREEN_ACTION_QUIT:
        app->quit = true;
        break;
    default:
        choose_on_board(app, action);
    }
}

void app_choose(struct app *app, enum screen_action action, int value)
{
    app->dirty = true;
    if (action != SCREEN_ACTION_NONE)
        audio_cue(app->audio, AUDIO_CUE_CHOOSE);
    switch (action) {
    case SCREEN_ACTION_ALL_SAFE:
        note_safe(app);
        if (!app_sound_offer(app))
            app_show_intro(app);
        break;
    case SCREEN_ACTION_PLAY:
    case SCREEN_ACTION_AGAIN:
        begin_trial(app);
        break;
    case SCREEN_ACTION_SHOW_ME:
        app->view.model.show_me_s = 0;
        break;
    case SCREEN_ACTION_EASIER:
    case SCREEN_ACTION_SIDE:
    case SCREEN_ACTION_GAME:
    case SCREEN_ACTION_SCRIPT:
    case SCREEN_ACTION_TIER:
        change_task(app, action, value);
        break;
    case SCREEN_ACTION_NEXT:
        next_task(app);
        break;
    case SCREEN_ACTION_REST:
        core_rested(app->core);
        app->view.model.result.sitting = core_may_start(app->core, false);
        audio_say(app->audio, "rest", -1);
        app_go_to(app, SCREEN_REST);
        break;
    case SCREEN_ACTION_BACK:
        if (!step_back(app))
            app_go_home(app);
        break;
    case SCREEN_ACTION_HOME:
        app_go_home(app);
        break;
    case SCREEN_ACTION_LEAVE:
        session_trial_end(&app->core->trial, SESSION_END_PLAYER);
        break;
    case SCREEN_ACTION_RATE:
        session_trial_rate(&app->core->trial, (enum session_rating)value);
        break;
    default:
        if (!app_sound_choose(app, action, value) && !app_hobby_choose(app, action, value))
            choose_in_menu(app, action, value);
    }
}

void app_choose_focused(struct app *app)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    if (app->focus.index < items.count)
        app_choose(app, items.item[app->focus.index].action, items.item[app->focus.index].value);
}
