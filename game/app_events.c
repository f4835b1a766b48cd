#include "game/app_internal.h"

static void move_focus(struct app *app, int step)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    screen_focus_move(&app->focus, &items, step);
    app->dirty = true;
}

struct draw_point app_design_point(const struct app *app, const struct ui_event *event)
{
    return (struct draw_point){event->x / app->canvas.scale + app->canvas.view.x,
                               event->y / app->canvas.scale + app->canvas.view.y};
}

static void point(struct app *app, const struct ui_event *event)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    int before = app->focus.index;
    int index = screen_focus_at(&app->focus, &items, app_design_point(app, event));
    app->dirty = app->dirty || before != app->focus.index;
    if (event->type != UI_CLICK || index < 0)
        return;
    if (!app_sound_click(app, &items.item[index], app_design_point(app, event)))
        app_choose(app, items.item[index].action, items.item[index].value);
}

static void take_menu_event(struct app *app, const struct ui_event *event)
{
    switch (event->type) {
    case UI_LEFT:
    case UI_RIGHT: {
        int step = event->type == UI_RIGHT ? 1 : -1;
        if (!app_sound_slide(app, step, false))
            move_focus(app, step);
        break;
    }
    case UI_UP:
        move_focus(app, -1);
        break;
    case UI_DOWN:
        move_focus(app, 1);
        break;
    case UI_CHOOSE:
        app_choose_focused(app);
        break;
    case UI_BACK:
        app_choose(app, screen_back(app->screen), 0);
        break;
    case UI_POINTER:
    case UI_CLICK:
        point(app, event);
        break;
    default:
        break;
    }
}

void app_take_event(struct app *app, const struct ui_event *event)
{
    static const enum screen_device devices[] = {
        [UI_DEVICE_KEYS] = SCREEN_DEVICE_KEYS,
        [UI_DEVICE_POINTER] = SCREEN_DEVICE_POINTER,
        [UI_DEVICE_PAD] = SCREEN_DEVICE_PAD,
    };
    if (event->type == UI_QUIT) {
        app->quit = true;
        return;
    }
    if (event->type == UI_RESIZED) {
        int width, height;
        window_size(app->window, &width, &height);
        draw_canvas_resize(&app->canvas, width, height);
        app->dirty = true;
    } else if (event->type != UI_HIDDEN && event->type != UI_SHOWN) {
        app->dirty = app->dirty || app->view.model.device != devices[event->device];
        app->view.model.device = devices[event->device];
    }
    if (app->screen != SCREEN_PLAY)
        take_menu_event(app, event);
    else if (!app_is_rating(app))
        app_take_level_event(app, event);
    else if (app_may_rate(app))
        take_menu_event(app, event);
}

// What the trial wants heard.
void app_take_trial_events(struct app *app)
{
    struct session_event event;
    while (app->core->trial_is_open && session_trial_poll(&app->core->trial, &event)) {
        switch (event.type) {
        case SESSION_EVENT_SAY:
            audio_say(app->audio, session_say_id(event.say), event.number);
            break;
        case SESSION_EVENT_SUCCESS:
            audio_cue(app->audio, AUDIO_CUE_SUCCESS);
            break;
        case SESSION_EVENT_TICK:
            audio_cue(app->audio, AUDIO_CUE_LEAD_IN);
            break;
        case SESSION_EVENT_START:
            audio_cue(app->audio, AUDIO_CUE_START);
            break;
        case SESSION_EVENT_PAUSE:
            audio_cue(app->audio, AUDIO_CUE_PAUSE);
            break;
        case SESSION_EVENT_RESUME:
            audio_cue(app->audio, AUDIO_CUE_RESUME);
            break;
        case SESSION_EVENT_LANTERN:
            audio_cue(app->audio, AUDIO_CUE_CHOOSE);
            break;
        case SESSION_EVENT_CHIME:
            audio_cue(app->audio, app->core->trial.settings.game == SESSION_GAME_MARCH
                                      ? AUDIO_CUE_CHIME
                                      : AUDIO_CUE_SOFT);
            break;
        case SESSION_EVENT_STAGE:
            break;
        }
    }
}

void app_hear_sway(struct app *app)
{
    const struct session_trial *trial = &app->core->trial;
    bool heard =
        app->screen == SCREEN_PLAY && trial->rung.eyes_closed && trial->stage == SESSION_STAGE_PLAY;
    bool bell = app->sound.model.voice == SIM_CUE_VOICE_BELL;
    struct sim_cue_params cue = bell ? sim_cue_as_bell(&trial->cue) : trial->cue;
    if (heard)
        audio_set_sway(app->audio, &cue);
    else if (app->screen == SCREEN_PLAY)
        audio_sway_off(app->audio);
    else
        app_sound_hear(app);
}

void app_take_board(struct app *app)
{
    struct core *core = app->core;
    bool pressed = core_take_front_button(core);
    enum sim_lean_event lean = core_take_lean(core);
    if (app->screen == SCREEN_PLAY && !app_is_rating(app)) {
        if (pressed)
            app_take_level_event(app, &(struct ui_event){.type = UI_PAUSE});
        return;
    }
    if (app->screen == SCREEN_PLAY && !app_may_rate(app))
        return;
    if (lean != SIM_LEAN_NOTHING || pressed) {
        app->view.model.device = SCREEN_DEVICE_BOARD;
        app->dirty = true;
    }
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    bool dwell_chooses = app->focus.index < items.count && !items.item[app->focus.index].no_dwell;
    int step = lean == SIM_LEAN_RIGHT ? 1 : -1;
    if (lean == SIM_LEAN_LEFT || lean == SIM_LEAN_RIGHT) {
        if (!app_sound_slide(app, step, true))
            move_focus(app, step);
    } else if (pressed || (lean == SIM_LEAN_CHOOSE && dwell_chooses)) {
        app_choose_focused(app);
    }
    if (app->screen == SCREEN_SAFETY && app->safety_was_empty && core->body_is_on &&
        core_body_is_real(core))
        app_choose(app, SCREEN_ACTION_ALL_SAFE, 0);
}

// The virtual player at the menus: on to the next exercise, home when the plan is done.
void app_press_for_pilot(struct app *app)
{
    struct core *core = app->core;
    if (!core->pilot_plays)
        return;
    if (app->screen == SCREEN_PLAY) {
        core->pilot.menu_screen = -1;
        return;
    }
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    int place = app->screen == SCREEN_RESULT ? items.count - 1 : 0;
    for (int i = 0; app->screen == SCREEN_RESULT && i < items.count; i++)
        if (items.item[i].action == SCREEN_ACTION_NEXT)
            place = i;
    enum pilot_press press = pilot_menu(&core->pilot, core->now.mono_us, (int)app->screen, place);
    if (press == PILOT_PRESS_RIGHT)
        take_menu_event(app, &(struct ui_event){.type = UI_RIGHT});
    else if (press == PILOT_PRESS_CHOOSE)
        take_menu_event(app, &(struct ui_event){.type = UI_CHOOSE});
}
