#include "game/app_internal.h"

#include "game/base/log.h"
#include "game/base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t FRAME_US = 16667;
static const int64_t SAVING_SHOWN_US = 400000;
static const double STEER_MM = 45; // arrow keys lean the virtual person this far
static const int64_t SWITCH_OFF_STEP_US = 20000;
enum { SWITCH_OFF_STEPS = 50 }; // a second at the most
enum { LEVEL_WAIT_MS = 4, MENU_WAIT_MS = 250, LEAN_WAIT_MS = 33 };

static void follow_store(struct app *app)
{
    struct core_keeping *keeping = &app->core->keeping;
    if (!keeping->is_new)
        return;
    keeping->is_new = false;
    app->dirty = true;
    app->view.model.result.save_failed = keeping->has_failed;
    app->view.model.result.saving = false;
}

// The result is shown when it is durable; after 400 ms it shows that it is being kept.
static void end_level(struct app *app)
{
    if (app->screen != SCREEN_PLAY || app->core->trial.stage != SESSION_STAGE_DONE)
        return;
    struct screen_result *result = &app->view.model.result;
    enum session_end end = app->core->trial.outcome.end;
    bool begun = app->core->trial.outcome.go_us != 0;
    if (!begun && (end == SESSION_END_PLAYER || end == SESSION_END_INPUT)) {
        app_go_home(app);
        return;
    }
    if (app->submitted_us == 0) {
        app_record_trial(app);
        return;
    }
    follow_store(app);
    bool late = machine_clock_mono_us() - app->submitted_us > SAVING_SHOWN_US;
    bool kept = !app->core->keeping.is_open || result->save_failed;
    bool bell_rang = !app->core->trial.outcome.success || app->view.model.done_s > 1.0;
    if (!(kept && bell_rang) && !(late && !kept))
        return;
    result->saving = !kept;
    app->submitted_us = 0;
    app_go_to(app, SCREEN_RESULT);
    app_speak_result(app);
}

static void draw(struct app *app)
{
    draw_frame_begin(&app->canvas);
    screen_draw(app->screen, &app->canvas, &app->view.model, &app->focus);
    core_pump(app->core); // what came while the picture was made is heard before it is shown
    app_hear_sway(app);
    if (draw_frame_end(&app->canvas))
        window_present(app->window);
    if (app->shown != app->screen)
        log_info("%s shown%s", screen_get(app->screen)->name,
                 app->screen == SCREEN_RESULT && app->core->keeping.is_open ? ", not kept yet"
                                                                            : "");
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
    bool shown = app->caption[0] && app_sound_shows_captions(app);
    app->view.model.caption = shown ? app->caption : NULL;
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
    if (app->screen == SCREEN_PLAY || app->screen == SCREEN_LISTEN)
        return LEVEL_WAIT_MS;
    if (app->core->body_is_on || app->view.model.show_me_s >= 0 || app->core->keeping.is_open ||
        app->core->pilot_plays || app->core->now.mono_us < app->sound.sample_until_us)
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
    app_follow_level(app, core->now.mono_us - before_us);
    app_take_board(app);
    app_take_trial_events(app);
    app_sound_follow(app);
    app_hear_sway(app);
    view_frame(&app->view, core);
    end_level(app);
    if (app->screen != SCREEN_PLAY)
        follow_store(app);
    follow_caption(app);
    follow_dwell(app);
    app_follow_doctor(app);
    app_press_for_pilot(app);
    follow_show_me(app, core->now.mono_us - before_us);
    app->dirty = app->dirty || board != app->view.model.board;
    bool hidden = window_is_hidden(app->window);
    if (hidden && core->trial_is_live && !core->trial.rung.eyes_closed)
        session_trial_pause(&core->trial, SESSION_PAUSE_PLAYER); // nobody plays what cannot be seen
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
    app_go_to(app, SCREEN_HOME);
    view_frame(&app->view, app->core);
    if (app->view.model.board == SCREEN_BOARD_NONE)
        audio_say(app->audio, "no_board", -1);
    while (!app->quit) {
        struct ui_event event;
        step(app);
        if (window_poll(app->window, wait_ms(app), &event)) {
            app_take_event(app, &event);
            while (window_poll(app->window, 0, &event))
                app_take_event(app, &event);
        }
    }
    if (app->core->trial_is_open && !app->core->trial_is_recorded) {
        uint64_t ticket;
        core_trial_record(app->core, &ticket);
    }
}

// A board that stays on eats its batteries; ending its connection switches it off. A setting.
static void switch_boards_off(struct app *app)
{
    char keep_on[STORE_VALUE_SIZE];
    struct core *core = app->core;
    bool keep =
        store_setting_get(core->store, "board.keep_on", keep_on, sizeof keep_on) == STORE_OK &&
        strcmp(keep_on, "yes") == 0;
    if (!app->pairing || keep)
        return;
    core_devices_refresh(core);
    for (int i = 0; i < INPUT_DEVICE_MAX; i++)
        if (core->devices[i].present && core->devices[i].info.kind == INPUT_DEVICE_WII_BOARD &&
            core->devices[i].info.serial[0])
            pairing_disconnect(app->pairing, core->devices[i].info.serial);
    struct pairing_status status = {.switching_off = 1};
    for (int waited = 0; waited < SWITCH_OFF_STEPS && status.switching_off > 0; waited++) {
        pairing_step(app->pairing, machine_clock_mono_us());
        pairing_state(app->pairing, &status);
        if (status.switching_off > 0)
            machine_clock_sleep_us(SWITCH_OFF_STEP_US);
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
    app->doctor_device = -1;
    app->detail_device = -1;
    if (!pairing_open(&app->pairing))
        app->pairing = NULL; // the board can still be paired by hand
    if (!open_canvas(app))
        goto fail_canvas;
    if (!open_audio(app))
        goto fail_audio;
    app_sound_open(app);
    run(app);
    start = APP_DONE;
    audio_close(app->audio);
fail_audio:
    draw_canvas_finish(&app->canvas);
fail_canvas:
    switch_boards_off(app);
    pairing_close(app->pairing);
    window_close(app->window);
    free(app);
    return start;
}
