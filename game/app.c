#include "game/app.h"

#include "game/audio/audio.h"
#include "game/base/log.h"
#include "game/base/text.h"
#include "game/platform/window.h"
#include "game/view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t FRAME_US = 16667;
static const int64_t SAVING_SHOWN_US = 400000;
static const int64_t RETRY_US = 5000000;
static const double STEER_MM = 45; // arrow keys lean the virtual person this far
enum { LEVEL_WAIT_MS = 4, MENU_WAIT_MS = 250, LEAN_WAIT_MS = 33 };

struct app {
    struct core *core;
    struct window *window;
    struct draw_canvas canvas;
    struct audio *audio;
    struct view view;
    enum screen_id screen;
    struct screen_focus focus;
    enum screen_id shown; // presented last
    bool dirty;           // a menu is to be drawn again
    bool quit;
    bool safety_was_empty;               // the board, when the safety screen opened
    const struct session_rung *safe_for; // confirmed for this rung
    bool resume_is_asked;                // the player paused: any key goes on
    int64_t frame_due_us;
    uint64_t ticket; // of the trial being kept
    bool ticket_is_open;
    int64_t submitted_us;
    int64_t retry_due_us;
    bool checked; // the database, after the first frame
    char caption[256];
};

static void go_to(struct app *app, enum screen_id screen)
{
    app->screen = screen;
    app->focus = (struct screen_focus){.pressed_s = -1};
    app->dirty = true;
    view_frame(&app->view, app->core); // a trial may have begun or gone since
    sim_lean_restart(&app->core->lean);
    app->core->lean_event = SIM_LEAN_NOTHING;
    if (screen == SCREEN_HOME)
        view_refresh_home(&app->view, app->core);
    if (screen == SCREEN_SAFETY) {
        app->safety_was_empty = !app->core->body_is_on;
        audio_say(app->audio, "safety", -1);
    }
}

static void go_home(struct app *app)
{
    if (app->core->trial_is_open)
        core_trial_close(app->core);
    pilot_stand(&app->core->pilot, false);
    audio_hush(app->audio);
    go_to(app, SCREEN_HOME);
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
    if (task->rung->eyes_closed)
        audio_say(app->audio, "sound_explained", -1);
    audio_say(app->audio, "hold_on_any_time", -1);
}

static void show_intro(struct app *app)
{
    view_refresh_task(&app->view, app->core);
    go_to(app, SCREEN_INTRO);
    speak_intro(app);
}

// A standing block starts with chair, table and helper: for every rung anew.
static void take_task(struct app *app, struct core_task task)
{
    struct core *core = app->core;
    app->view.model.note = NULL;
    enum session_answer answer = session_sitting_may_start(&core->sitting, task.rung->eyes_closed);
    if (answer == SESSION_ANSWER_ENOUGH_TODAY) {
        app->view.model.result.sitting = answer;
        go_to(app, SCREEN_REST);
        return;
    }
    if (answer == SESSION_ANSWER_EYES_OPEN_FIRST) {
        task.rung = session_programme_eyes_open(&core->programme, task.rung);
        task.game = SESSION_GAME_HOLD;
        app->view.model.note = text("Ten seconds with open eyes come first.");
    }
    core_prepare(core, &task);
    view_refresh_task(&app->view, core);
    if (app->safe_for == task.rung)
        show_intro(app);
    else
        go_to(app, SCREEN_SAFETY);
}

// A kind word and the way on, instead of a level without a board.
static void miss_board(struct app *app)
{
    audio_say(app->audio, "no_board", -1);
    go_to(app, SCREEN_BOARD);
}

static void begin_trial(struct app *app)
{
    struct core *core = app->core;
    if (!core->has_body) {
        miss_board(app);
        return;
    }
    if (core->body_info.kind == INPUT_DEVICE_WII_BOARD && !core->body_info.tared &&
        core->body_load_kg > 5) {
        audio_say(app->audio, "step_off_tare", -1);
        go_to(app, SCREEN_BOARD);
        return;
    }
    if (!core_trial_begin(core)) {
        log_error("no memory for a trial");
        return;
    }
    screen_trace_init(&app->view.trace);
    audio_hush(app->audio);
    pilot_stand(&core->pilot, true);
    if (!core->body_is_on)
        audio_say(app->audio, "step_on", -1);
    app->frame_due_us = 0;
    go_to(app, SCREEN_PLAY);
}

static void record_trial(struct app *app)
{
    struct core *core = app->core;
    audio_sway_off(app->audio);
    pilot_stand(&core->pilot, false);
    enum store_status status = core_trial_record(core, &app->ticket);
    app->ticket_is_open = status == STORE_OK && app->ticket != 0;
    app->submitted_us = core->now.mono_us;
    if (status != STORE_OK)
        log_error("the trial could not be kept: %s", store_status_str(status));
    view_refresh_result(&app->view, core);
    app->view.model.result.save_failed = status != STORE_OK;
    snprintf(app->view.model.result.save_message, SCREEN_TEXT_SIZE, "%s",
             text("This result could not be kept."));
}

static void speak_result(struct app *app)
{
    const struct session_outcome *outcome = &app->core->trial.outcome;
    if (outcome->game == SESSION_GAME_HOLD && outcome->go_us)
        audio_say(app->audio, session_say_id(SESSION_SAY_STOOD), (int)floor(outcome->hands_off_s));
    if (app->view.model.result.offer == SESSION_OFFER_NEXT)
        audio_say(app->audio, "offer_next", -1);
    else if (app->view.model.result.offer == SESSION_OFFER_EASIER)
        audio_say(app->audio, "offer_easier", -1);
}

static void next_task(struct app *app)
{
    struct core *core = app->core;
    const struct screen_result *result = &app->view.model.result;
    if (result->offered) {
        if (result->offer == SESSION_OFFER_NEXT)
            core->sitting.rung_up_used = true;
        core_set_rung(core, result->offered);
        take_task(app, (struct core_task){result->offered, core_next_side(core, result->offered),
                                          SESSION_GAME_HOLD});
    } else if (app->view.plan_at + 1 < app->view.plan_count) {
        take_task(app, app->view.plan[++app->view.plan_at]);
    } else {
        go_home(app);
    }
}

static void change_task(struct app *app, enum screen_action action)
{
    struct core_task task = app->core->task;
    const struct session_rung *easier = session_programme_easier(&app->core->programme, task.rung);
    if (action == SCREEN_ACTION_SIDE)
        task.side = task.side == SESSION_SIDE_LEFT ? SESSION_SIDE_RIGHT : SESSION_SIDE_LEFT;
    else if (action == SCREEN_ACTION_GAME)
        task.game = task.game == SESSION_GAME_HOLD ? SESSION_GAME_REACH : SESSION_GAME_HOLD;
    else if (easier)
        task = (struct core_task){easier, core_next_side(app->core, easier), SESSION_GAME_HOLD};
    int index = app->focus.index;
    take_task(app, task);
    if (app->screen == SCREEN_INTRO)
        app->focus.index = index;
}

static void choose_in_menu(struct app *app, enum screen_action action, int value)
{
    struct core *core = app->core;
    switch (action) {
    case SCREEN_ACTION_START:
        view_refresh_home(&app->view, core);
        if (core->has_body)
            take_task(app, app->view.plan[0]);
        else
            miss_board(app);
        break;
    case SCREEN_ACTION_EXERCISES:
        app->view.model.rung = core_next_task(core).rung;
        go_to(app, SCREEN_EXERCISES);
        break;
    case SCREEN_ACTION_RUNG: {
        const struct session_rung *rung = &core->programme.rungs[value];
        core_set_rung(core, rung);
        take_task(app, (struct core_task){rung, core_next_side(core, rung), SESSION_GAME_HOLD});
        break;
    }
    case SCREEN_ACTION_BOARD:
        go_to(app, SCREEN_BOARD);
        break;
    case SCREEN_ACTION_VIRTUAL:
        if (core_add_virtual(core, core->arguments->profile))
            app->dirty = true;
        app->focus.index = 0;
        break;
    case SCREEN_ACTION_VIEW:
        app->view.model.clinic_view = !app->view.model.clinic_view;
        break;
    case SCREEN_ACTION_QUIT:
        app->quit = true;
        break;
    default:
        break;
    }
}

static void choose(struct app *app, enum screen_action action, int value)
{
    app->dirty = true;
    if (action != SCREEN_ACTION_NONE)
        audio_cue(app->audio, AUDIO_CUE_CHOOSE);
    switch (action) {
    case SCREEN_ACTION_ALL_SAFE:
        app->safe_for = app->core->task.rung;
        show_intro(app);
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
        change_task(app, action);
        break;
    case SCREEN_ACTION_NEXT:
        next_task(app);
        break;
    case SCREEN_ACTION_REST:
        session_sitting_rested(&app->core->sitting);
        app->view.model.result.sitting = session_sitting_may_start(&app->core->sitting, false);
        audio_say(app->audio, "rest", -1);
        go_to(app, SCREEN_REST);
        break;
    case SCREEN_ACTION_BACK:
        if (app->screen == SCREEN_REST && app->core->trial_is_open)
            show_intro(app);
        else
            go_home(app);
        break;
    case SCREEN_ACTION_HOME:
        go_home(app);
        break;
    case SCREEN_ACTION_LEAVE:
        session_trial_end(&app->core->trial, SESSION_END_PLAYER);
        break;
    default:
        choose_in_menu(app, action, value);
    }
}

static void choose_focused(struct app *app)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    if (app->focus.index < items.count)
        choose(app, items.item[app->focus.index].action, items.item[app->focus.index].value);
}

static void move_focus(struct app *app, int step)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    screen_focus_move(&app->focus, &items, step);
    app->dirty = true;
}

static struct draw_point design_point(const struct app *app, const struct ui_event *event)
{
    return (struct draw_point){event->x / app->canvas.scale + app->canvas.view.x,
                               event->y / app->canvas.scale + app->canvas.view.y};
}

static void point(struct app *app, const struct ui_event *event)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    int before = app->focus.index;
    int index = screen_focus_at(&app->focus, &items, design_point(app, event));
    app->dirty = app->dirty || before != app->focus.index;
    if (event->type == UI_CLICK && index >= 0)
        choose(app, items.item[index].action, items.item[index].value);
}

static bool is_steering(const struct app *app, enum ui_event_type type)
{
    bool arrow = type == UI_LEFT || type == UI_RIGHT || type == UI_UP || type == UI_DOWN;
    return arrow && app->view.model.board_is_virtual;
}

// Any key pauses, any key goes on. Esc in the pause ends: nothing else can leave a level.
static void take_level_event(struct app *app, const struct ui_event *event)
{
    struct session_trial *trial = &app->core->trial;
    switch (event->type) {
    case UI_POINTER:
    case UI_RESIZED:
    case UI_SHOWN:
        return;
    case UI_HIDDEN:
        if (!trial->rung.eyes_closed)
            session_trial_pause(trial, SESSION_PAUSE_PLAYER);
        return;
    case UI_VIEW:
        if (!trial->rung.eyes_closed)
            app->view.model.clinic_view = !app->view.model.clinic_view;
        return;
    case UI_TOUCHED:
        session_trial_touched(trial);
        return;
    default:
        break;
    }
    if (is_steering(app, event->type))
        return;
    bool paused = trial->stage == SESSION_STAGE_PAUSED;
    bool waiting = trial->stage == SESSION_STAGE_WAIT_BOARD;
    if (event->type == UI_BACK && (paused || waiting))
        choose(app, SCREEN_ACTION_LEAVE, 0);
    else if (paused)
        session_trial_resume(trial);
    else
        session_trial_pause(trial, SESSION_PAUSE_PLAYER);
}

static void take_menu_event(struct app *app, const struct ui_event *event)
{
    switch (event->type) {
    case UI_LEFT:
    case UI_UP:
        move_focus(app, -1);
        break;
    case UI_RIGHT:
    case UI_DOWN:
        move_focus(app, 1);
        break;
    case UI_CHOOSE:
        choose_focused(app);
        break;
    case UI_BACK:
        choose(app, screen_back(app->screen), 0);
        break;
    case UI_POINTER:
    case UI_CLICK:
        point(app, event);
        break;
    default:
        break;
    }
}

static void take_event(struct app *app, const struct ui_event *event)
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
    if (app->screen == SCREEN_PLAY)
        take_level_event(app, event);
    else
        take_menu_event(app, event);
}

// What the trial wants heard.
static void take_trial_events(struct app *app)
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
        case SESSION_EVENT_STAGE:
            break;
        }
    }
}

static void hear_sway(struct app *app)
{
    const struct session_trial *trial = &app->core->trial;
    bool heard =
        app->screen == SCREEN_PLAY && trial->rung.eyes_closed && trial->stage == SESSION_STAGE_PLAY;
    if (heard)
        audio_set_sway(app->audio, &trial->cue);
    else if (app->screen == SCREEN_PLAY)
        audio_sway_off(app->audio);
}

static void take_board(struct app *app)
{
    struct core *core = app->core;
    bool pressed = core_take_front_button(core);
    enum sim_lean_event lean = core_take_lean(core);
    if (app->screen == SCREEN_PLAY) {
        if (pressed)
            take_level_event(app, &(struct ui_event){.type = UI_PAUSE});
        return;
    }
    if (lean != SIM_LEAN_NOTHING || pressed) {
        app->view.model.device = SCREEN_DEVICE_BOARD;
        app->dirty = true;
    }
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    bool dwell_chooses = app->focus.index < items.count && !items.item[app->focus.index].no_dwell;
    if (lean == SIM_LEAN_LEFT || lean == SIM_LEAN_RIGHT)
        move_focus(app, lean == SIM_LEAN_RIGHT ? 1 : -1);
    else if (pressed || (lean == SIM_LEAN_CHOOSE && dwell_chooses))
        choose_focused(app);
    if (app->screen == SCREEN_SAFETY && app->safety_was_empty && core->body_is_on &&
        core->body_info.kind == INPUT_DEVICE_WII_BOARD)
        choose(app, SCREEN_ACTION_ALL_SAFE, 0);
}

static void follow_store(struct app *app)
{
    struct store_completion completion;
    struct screen_result *result = &app->view.model.result;
    while (store_poll(app->core->store, &completion)) {
        if (completion.status != STORE_OK)
            log_warning("%s", completion.message);
        if (!app->ticket_is_open || completion.ticket != app->ticket)
            continue;
        app->dirty = true;
        result->save_failed = completion.status != STORE_OK;
        app->ticket_is_open = completion.queued;
        app->retry_due_us = app->core->now.mono_us + RETRY_US;
    }
    if (app->ticket_is_open && result->save_failed && app->core->now.mono_us >= app->retry_due_us) {
        store_retry(app->core->store);
        app->retry_due_us = app->core->now.mono_us + RETRY_US;
    }
}

// The result is shown when it is durable; after 400 ms it shows that it is being kept.
static void end_level(struct app *app)
{
    if (app->screen != SCREEN_PLAY || app->core->trial.stage != SESSION_STAGE_DONE)
        return;
    struct screen_result *result = &app->view.model.result;
    if (app->core->trial.outcome.go_us == 0) { // left before it began
        go_home(app);
        return;
    }
    if (app->submitted_us == 0) {
        record_trial(app);
        return;
    }
    follow_store(app);
    bool late = app->core->now.mono_us - app->submitted_us > SAVING_SHOWN_US;
    bool kept = !app->ticket_is_open || result->save_failed;
    bool bell_rang = !app->core->trial.outcome.success || app->view.model.done_s > 1.0;
    if (!(kept && bell_rang) && !(late && !kept))
        return;
    result->saving = !kept;
    app->submitted_us = 0;
    go_to(app, SCREEN_RESULT);
    speak_result(app);
}

static void draw(struct app *app)
{
    draw_frame_begin(&app->canvas);
    screen_draw(app->screen, &app->canvas, &app->view.model, &app->focus);
    core_pump(app->core); // what came while the picture was made is heard before it is shown
    hear_sway(app);
    if (draw_frame_end(&app->canvas))
        window_present(app->window);
    if (app->shown != app->screen)
        log_info("%s shown", screen_get(app->screen)->name);
    app->shown = app->screen;
    if (!app->checked) {
        app->checked = true;
        store_check_begin(app->core->store, app->core->now.wall_s, NULL);
    }
}

static void follow_caption(struct app *app)
{
    const char *caption = audio_update(app->audio, app->core->now.mono_us);
    char now[sizeof app->caption];
    snprintf(now, sizeof now, "%s", caption ? caption : "");
    app->dirty = app->dirty || strcmp(now, app->caption) != 0;
    memcpy(app->caption, now, sizeof now);
    app->view.model.caption = app->caption[0] ? app->caption : NULL;
}

static void steer_virtual(struct app *app)
{
    struct core *core = app->core;
    if (core->pilot_plays || !app->view.model.board_is_virtual || app->screen != SCREEN_PLAY)
        return;
    double right, forward;
    window_steer(app->window, &right, &forward);
    pilot_steer(&core->pilot, right * STEER_MM, forward * STEER_MM);
}

static void follow_dwell(struct app *app)
{
    double dwell = app->core->body_is_on ? sim_lean_dwell_share(&app->core->lean) : 0;
    app->dirty = app->dirty || fabs(dwell - app->focus.dwell) > 0.005;
    app->focus.dwell = dwell;
}

// The virtual player at the menus: on to the next exercise, home when the plan is done.
static void press_for_pilot(struct app *app)
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

static void follow_show_me(struct app *app, int64_t passed_us)
{
    double *show_me_s = &app->view.model.show_me_s;
    if (*show_me_s < 0)
        return;
    *show_me_s += (double)passed_us * 1e-6;
    app->dirty = true;
    if (*show_me_s > 3)
        *show_me_s = -1;
}

static int wait_ms(const struct app *app)
{
    if (app->screen == SCREEN_PLAY)
        return LEVEL_WAIT_MS;
    if (app->core->body_is_on || app->view.model.show_me_s >= 0 || app->ticket_is_open ||
        app->core->pilot_plays)
        return LEAN_WAIT_MS;
    return MENU_WAIT_MS;
}

static void step(struct app *app)
{
    struct core *core = app->core;
    int64_t before_us = core->now.mono_us;
    enum screen_board board = app->view.model.board;
    core_pump(core);
    steer_virtual(app);
    take_board(app);
    take_trial_events(app);
    hear_sway(app);
    view_frame(&app->view, core);
    end_level(app);
    if (app->screen != SCREEN_PLAY)
        follow_store(app);
    follow_caption(app);
    follow_dwell(app);
    press_for_pilot(app);
    follow_show_me(app, core->now.mono_us - before_us);
    app->dirty = app->dirty || board != app->view.model.board;
    bool hidden = window_is_hidden(app->window);
    bool level_due = app->screen == SCREEN_PLAY && core->now.mono_us >= app->frame_due_us;
    if (hidden || !(app->dirty || level_due) || (app->screen == SCREEN_PLAY && !level_due))
        return;
    app->dirty = false;
    app->frame_due_us = core->now.mono_us + FRAME_US;
    draw(app);
}

static bool open_audio(struct app *app)
{
    struct core *core = app->core;
    char voice[PATH_SIZE], own_voice[PATH_SIZE];
    struct audio_settings settings = audio_settings_default();
    settings.language = text_language();
    if (path_join(voice, core->assets, "voice"))
        settings.voice_dir = voice;
    if (path_join(own_voice, core->data_dir, "voice"))
        settings.user_voice_dir = own_voice;
    return audio_open(&settings, &app->audio);
}

static bool open_canvas(struct app *app)
{
    char cache[PATH_SIZE];
    bool cached = path_cache_home(cache);
    int width, height;
    window_size(app->window, &width, &height);
    const struct draw_canvas_settings settings = {
        .renderer = window_renderer(app->window),
        .width_px = width,
        .height_px = height,
        .asset_dir = app->core->assets,
        .cache_dir = cached ? cache : NULL,
        .text_scale_percent = app->core->arguments->text_scale,
        .theme = app->core->arguments->high_contrast ? DRAW_THEME_HIGH_CONTRAST : DRAW_THEME_DAY,
    };
    return draw_canvas_init(&app->canvas, &settings);
}

static void run(struct app *app)
{
    go_to(app, SCREEN_HOME);
    view_frame(&app->view, app->core);
    if (app->view.model.board == SCREEN_BOARD_NONE)
        audio_say(app->audio, "no_board", -1);
    while (!app->quit) {
        struct ui_event event;
        step(app);
        if (window_poll(app->window, wait_ms(app), &event)) {
            take_event(app, &event);
            while (window_poll(app->window, 0, &event))
                take_event(app, &event);
        }
    }
    if (app->core->trial_is_open && app->core->trial.stage != SESSION_STAGE_DONE) {
        uint64_t ticket;
        core_trial_record(app->core, &ticket);
    }
}

enum app_start app_run(struct core *core)
{
    struct app *app = calloc(1, sizeof *app);
    if (!app)
        return APP_FAILED;
    app->core = core;
    app->shown = SCREEN_COUNT;
    char error[256];
    const struct window_settings settings = {"Evenkeel", core->arguments->window_width,
                                             core->arguments->window_height};
    if (!window_open(&settings, &app->window, error, sizeof error)) {
        log_info("no window: %s", error);
        free(app);
        return APP_NO_DISPLAY;
    }
    enum app_start start = APP_FAILED;
    view_init(&app->view, core);
    if (!open_canvas(app))
        goto fail_canvas;
    if (!open_audio(app))
        goto fail_audio;
    run(app);
    start = APP_DONE;
    audio_close(app->audio);
fail_audio:
    draw_canvas_finish(&app->canvas);
fail_canvas:
    window_close(app->window);
    free(app);
    return start;
}
