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
        core_go_without_board(core, true);
        if (app->view.plan_at == 0)
            view_refresh_home(&app->view, core); // today's training was planned for a board
        if (app->task_waits)
            app_take_task(app, core->task);
        else
            app_go_home(app);
        break;
    default:
        break;
    }
}

void app_show_coast(struct app *app, enum session_coast coast, const struct session_rung *rung)
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

// After a rest, whether it was asked for before the exercise or after it: to that exercise.
static bool may_go_on(const struct app *app)
{
    return app->view.model.result.sitting != SESSION_ANSWER_ENOUGH_TODAY && app->core->task.rung;
}

// To where one came from; true = that was all there is to do.
static bool step_back(struct app *app)
{
    bool before_start = app->screen == SCREEN_SAFETY || app->screen == SCREEN_INTRO;
    if (before_start && app->chosen) {
        audio_hush(app->audio);
        app_show_coast(app, app->chosen->coast, app->chosen);
        return true;
    }
    if (app->screen == SCREEN_EXERCISES) {
        app_go_to(app, SCREEN_COASTS);
        app->focus.index = (int)app->view.model.coast;
        return true;
    }
    if (app->screen == SCREEN_REST && may_go_on(app)) {
        audio_hush(app->audio);
        app_enter_task(app);
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
            app_take_task(app, core->task);
            break;
        }
        app->chosen = NULL;
        view_refresh_home(&app->view, core);
        app_take_task(app, app->view.plan[app->view.plan_at]);
        break;
    case SCREEN_ACTION_EXERCISES:
        view_refresh_places(&app->view, core);
        app_go_to(app, SCREEN_COASTS);
        break;
    case SCREEN_ACTION_COAST:
        app_show_coast(app, (enum session_coast)value, app->view.model.own[value]);
        break;
    case SCREEN_ACTION_PAGE:
        app->view.model.exercises_page = value;
        app_go_to(app, SCREEN_EXERCISES);
        break;
    case SCREEN_ACTION_RUNG: {
        const struct session_rung *rung = &core->programme.rungs[value];
        app->chosen = rung;
        app_take_task(app, core_task_of(core, rung));
        break;
    }
    case SCREEN_ACTION_BOARD:
        app_go_to(app, SCREEN_BOARD);
        break;
    case SCREEN_ACTION_VIEW:
        view_toggle_clinic(&app->view, app->core);
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
        app_note_safe(app);
        if (!app_sound_offer(app))
            app_show_intro(app);
        break;
    case SCREEN_ACTION_PLAY:
    case SCREEN_ACTION_AGAIN:
        app_begin_trial(app);
        break;
    case SCREEN_ACTION_SHOW_ME:
        app->view.model.show_me_s = 0;
        break;
    case SCREEN_ACTION_EASIER:
    case SCREEN_ACTION_SIDE:
    case SCREEN_ACTION_GAME:
    case SCREEN_ACTION_SCRIPT:
    case SCREEN_ACTION_TIER:
        app_change_task(app, action, value);
        break;
    case SCREEN_ACTION_NEXT:
        app_next_task(app);
        break;
    case SCREEN_ACTION_REST:
        core_rested(app->core);
        app->view.model.result.sitting = core_may_start(app->core, false);
        audio_hush(app->audio);
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
        audio_hush(app->audio);
        session_trial_end(&app->core->trial, SESSION_END_PLAYER);
        break;
    case SCREEN_ACTION_RATE:
        audio_hush(app->audio);
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
