#include "game/app_internal.h"

#include "game/core_history.h"

#include <stdio.h>

// The level screen: what people do there, by game/deeds.h.

static const int64_t ANSWER_AFTER_US = 700000; // the press that ended the level is no answer

bool app_is_rating(const struct app *app)
{
    return app->screen == SCREEN_PLAY && app->core->trial_is_open &&
           app->core->trial.stage == SESSION_STAGE_RATE;
}

bool app_may_rate(const struct app *app)
{
    return app->is_rating && app->core->now.mono_us - app->rating_since_us >= ANSWER_AFTER_US;
}

static void pause_or_go_on(struct app *app)
{
    struct session_trial *trial = &app->core->trial;
    if (trial->stage == SESSION_STAGE_PAUSED && core_trial_can_go_on(app->core))
        session_trial_resume(trial);
    else
        session_trial_pause(trial, SESSION_PAUSE_PLAYER);
}

// Esc in the pause ends: nothing else can leave a level.
static void end_or_pause(struct app *app)
{
    enum session_stage stage = app->core->trial.stage;
    if (stage == SESSION_STAGE_PAUSED || stage == SESSION_STAGE_WAIT)
        app_choose(app, SCREEN_ACTION_LEAVE, 0);
    else
        session_trial_pause(&app->core->trial, SESSION_PAUSE_PLAYER);
}

static void carry_out(struct app *app, const struct deed *deed)
{
    switch (deed->meaning) {
    case DEED_ACTS:
        for (int i = 0; i < deed->act_count; i++)
            core_act(app->core, &deed->act[i]);
        break;
    case DEED_PAUSE:
        pause_or_go_on(app);
        break;
    case DEED_END:
        end_or_pause(app);
        break;
    case DEED_VIEW:
        view_toggle_clinic(&app->view, app->core);
        break;
    case DEED_NOTHING:
        break;
    }
}

static void choose_button(struct app *app, const struct screen_item *item)
{
    struct session_act act;
    switch (item->action) {
    case SCREEN_ACTION_DEED:
        if (deeds_act_of(screen_binding(item->value), &app->core->trial, &act))
            core_act(app->core, &act);
        break;
    case SCREEN_ACTION_LEAVE:
        end_or_pause(app);
        break;
    default:
        pause_or_go_on(app);
    }
}

// A drawn button under the pointer goes before what a click means elsewhere.
static bool take_button(struct app *app, const struct ui_event *event)
{
    if (event->type != UI_CLICK && event->type != UI_POINTER)
        return false;
    struct screen_items items;
    screen_items(SCREEN_PLAY, &app->view.model, &items);
    int index = screen_focus_at(&app->focus, &items, app_design_point(app, event));
    if (index < 0)
        app->focus.index = SCREEN_ITEM_MAX;
    if (index < 0 || event->type != UI_CLICK)
        return false;
    choose_button(app, &items.item[index]);
    return true;
}

void app_take_level_event(struct app *app, const struct ui_event *event)
{
    const struct session_trial *trial = &app->core->trial;
    if (take_button(app, event))
        return;
    bool arrows_steer = app->view.model.board_is_virtual && trial->uses_board;
    struct deed deed =
        deeds_take(&app->deeds, trial, event, app_design_point(app, event), arrows_steer);
    carry_out(app, &deed);
}

static void open_level(struct app *app)
{
    struct screen_model *model = &app->view.model;
    const struct screen_binding *binding;
    app->level_is_open = true;
    app->is_rating = false;
    app->focus.index = SCREEN_ITEM_MAX; // no button until a pointer is on one
    deeds_init(&app->deeds);
    for (int i = 0; (binding = screen_binding(i)); i++) {
        if (binding->deed != SCREEN_DEED_FINGER)
            continue;
        char *name = app->finger_names[binding->value];
        window_key_name(binding->keys[0], name, sizeof app->finger_names[0]);
        model->finger_names[binding->value] = name[0] ? name : NULL;
    }
    bool walks = app->core->trial.settings.game == SESSION_GAME_ROUTE;
    model->route_name = walks ? core_route_name(app->core) : NULL;
}

// The middle answer is in the focus: neither of the others is suggested.
static void follow_rating(struct app *app)
{
    bool was_rating = app->is_rating;
    app->is_rating = app_is_rating(app);
    if (!app->is_rating || was_rating)
        return;
    app->rating_since_us = app->core->now.mono_us;
    app->focus.index = 1;
}

void app_follow_level(struct app *app, int64_t passed_us)
{
    if (app->screen != SCREEN_PLAY || !app->core->trial_is_open) {
        app->level_is_open = false;
        app->is_rating = false;
        return;
    }
    if (!app->level_is_open)
        open_level(app);
    follow_rating(app);
    double right, forward;
    window_steer(app->window, &right, &forward);
    struct deed deed =
        deeds_follow(&app->deeds, &app->core->trial, right, forward, (double)passed_us * 1e-6);
    carry_out(app, &deed);
}
