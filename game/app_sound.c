#include "game/app_internal.h"

#include "game/base/log.h"
#include "game/draw/slider.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const percent_keys[SCREEN_SLIDER_COUNT] = {
    [SCREEN_SLIDER_VOICE] = "sound.volume.voice",
    [SCREEN_SLIDER_CUES] = "sound.volume.cues",
    [SCREEN_SLIDER_SWAY] = "sound.volume.sway",
};

static const enum audio_volume volumes[SCREEN_SLIDER_COUNT] = {
    [SCREEN_SLIDER_VOICE] = AUDIO_VOLUME_VOICE,
    [SCREEN_SLIDER_CUES] = AUDIO_VOLUME_CUES,
    [SCREEN_SLIDER_SWAY] = AUDIO_VOLUME_SWAY,
};

enum { STEP_PERCENT = 10, ITEM_LEAVE = 3 }; // of the sound screen: "Go on", "Back"

static const double DEAD_ZONE_MM = 8;   // while trying: the menus' own idea of standing calmly
static const double ENOUGH = 0.3;       // of the way to the limit: well inside the safe half
static const double HEARD_S = 0.6;      // so long it is to be heard before it counts
static const double STEPPED_ON_S = 1.5; // the feet find their place
static const double CALM_S = 2;         // stood so long, the middle is taken ...
static const double CALM_MM = 6;        // ... with so little sway about it, RMS
static const double PATIENCE_S = 12;    // who sways more than that has a middle too
static const double MIDDLE_S = 0.6;     // the middle of now
static const double MIDDLE_FOLLOW_S = 20;
static const double KEYS_SHARE = 0.55; // arrow keys lean so far towards the limit
static const double KEYS_FOLLOW_S = 0.25;
static const int64_t FRAME_US = 30000;
static const int64_t SAMPLE_US = 1500000;

static bool read_setting(struct app *app, const char *key, char *value)
{
    return store_setting_get(app->core->store, key, value, STORE_VALUE_SIZE) == STORE_OK;
}

static void keep_setting(struct app *app, const char *key, const char *value)
{
    uint64_t ticket;
    if (store_setting_set(app->core->store, key, value, &ticket) != STORE_OK)
        log_warning("the setting %s could not be kept", key);
}

static void apply_volume(struct app *app, enum screen_slider which)
{
    audio_set_volume(app->audio, volumes[which], app->sound.model.percent[which] / 100.0);
}

static int percent_of(const char *value)
{
    char *end;
    long percent = strtol(value, &end, 10);
    if (end == value || *end || percent < 0 || percent > 100)
        return 100;
    return (int)(percent + STEP_PERCENT / 2) / STEP_PERCENT * STEP_PERCENT;
}

void app_sound_open(struct app *app)
{
    struct screen_sound *model = &app->sound.model;
    char value[STORE_VALUE_SIZE];
    *model = (struct screen_sound){.captions = true, .held = -1, .tone = sim_cue_silence()};
    for (int i = 0; i < SCREEN_SLIDER_COUNT; i++) {
        model->percent[i] = read_setting(app, percent_keys[i], value) ? percent_of(value) : 100;
        apply_volume(app, (enum screen_slider)i);
    }
    if (read_setting(app, "sound.voice", value))
        sim_cue_voice_from_name(value, &model->voice);
    if (read_setting(app, "sound.captions", value))
        model->captions = strcmp(value, "no") != 0;
    app->sound.explained = read_setting(app, "sound.explained", value) && strcmp(value, "yes") == 0;
    app->view.model.sound = model;
}

bool app_sound_shows_captions(const struct app *app)
{
    const struct screen_sound *model = &app->sound.model;
    return model->captions || model->percent[SCREEN_SLIDER_VOICE] == 0 ||
           !audio_has_device(app->audio);
}

static const char *by_voice(const struct app *app, const char *tone, const char *bell)
{
    return app->sound.model.voice == SIM_CUE_VOICE_BELL ? bell : tone;
}

// Only what measures knows the sway; a rung that is guided by voice alone has none to hear.
static bool task_is_heard(const struct app *app, enum session_tier tier)
{
    const struct core_task *task = &app->core->task;
    return task->rung && task->rung->eyes_closed && task->tier == tier &&
           task->game == SESSION_GAME_HOLD;
}

void app_sound_explain(struct app *app)
{
    if (task_is_heard(app, SESSION_TIER_MOTION)) // a pocket knows how far, not where to
        audio_say(app->audio, "sound_explained_pocket", -1);
    else if (task_is_heard(app, SESSION_TIER_BOARD))
        audio_say(app->audio, by_voice(app, "sound_explained", "bell_explained"), -1);
}

bool app_sound_offer(struct app *app)
{
    // The virtual player knows it already.
    if (app->sound.explained || app->core->pilot_plays || !task_is_heard(app, SESSION_TIER_BOARD))
        return false;
    app->sound.model.before_trial = true;
    audio_hush(app->audio);
    audio_say(app->audio, "sound_choose", -1);
    app_go_to(app, SCREEN_SOUND);
    return true;
}

static void say_asked(struct app *app)
{
    static const char *const lines[][2] = {
        [SCREEN_LISTEN_RIGHT] = {"listen_right", "listen_right_bell"},
        [SCREEN_LISTEN_LEFT] = {"listen_left", "listen_left_bell"},
        [SCREEN_LISTEN_FORWARD] = {"listen_forward", "listen_forward_bell"},
        [SCREEN_LISTEN_BACK] = {"listen_back", "listen_back_bell"},
        [SCREEN_LISTEN_DONE] = {"listen_done", "listen_done"},
    };
    const char *const *line = lines[app->sound.model.asked];
    audio_hush(app->audio);
    audio_say(app->audio, by_voice(app, line[0], line[1]), -1);
}

static bool board_waits(const struct app *app)
{
    return core_body_is_ready(app->core) && core_body_is_real(app->core) && !app->core->body_is_on;
}

static void begin_listening(struct app *app)
{
    struct app_sound *sound = &app->sound;
    sound->model.asked = SCREEN_LISTEN_RIGHT;
    sound->model.tone = sim_cue_silence();
    sound->ml_mm = sound->ap_mm = sound->on_s = sound->heard_s = 0;
    sound->followed_us = app->core->now.mono_us;
    pilot_steer(&app->core->pilot, 0, 0);
    pilot_stand(&app->core->pilot, true); // a virtual person comes along
    app_go_to(app, SCREEN_LISTEN);
    sound->model.settling = app->view.model.board_is_virtual || app->core->body_is_on;
    if (!sound->model.settling)
        say_asked(app);
    if (board_waits(app))
        audio_say(app->audio, "step_on", -1);
}

static void take_voice(struct app *app, enum sim_cue_voice voice)
{
    app->sound.model.voice = voice;
    keep_setting(app, "sound.voice", sim_cue_voice_name(voice));
    audio_hush(app->audio);
    audio_say(app->audio, by_voice(app, "sound_explained", "bell_explained"), -1);
    app->sound.sample_until_us = app->core->now.mono_us + SAMPLE_US;
}

// What was changed is heard at once, at its new loudness.
static void give_sample(struct app *app, enum screen_slider which)
{
    if (which == SCREEN_SLIDER_CUES) {
        audio_cue(app->audio, AUDIO_CUE_CHIME);
    } else if (which == SCREEN_SLIDER_SWAY) {
        app->sound.sample_until_us = app->core->now.mono_us + SAMPLE_US;
    } else {
        audio_hush(app->audio);
        audio_say(app->audio, "volume_sample", -1);
    }
}

static void set_percent(struct app *app, enum screen_slider which, int percent)
{
    int *now = &app->sound.model.percent[which];
    int before = *now;
    char value[8];
    *now = percent < 0 ? 0 : percent > 100 ? 100 : percent;
    app->dirty = true;
    if (*now == before)
        return;
    snprintf(value, sizeof value, "%d", *now);
    keep_setting(app, percent_keys[which], value);
    apply_volume(app, which);
    give_sample(app, which);
}

bool app_sound_slide(struct app *app, int step, bool only_held)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    if (app->focus.index >= items.count ||
        items.item[app->focus.index].style != SCREEN_STYLE_SLIDER)
        return false;
    const struct screen_item *item = &items.item[app->focus.index];
    if (only_held && !item->held)
        return false;
    set_percent(app, (enum screen_slider)item->value, item->percent + step * STEP_PERCENT);
    return true;
}

bool app_sound_click(struct app *app, const struct screen_item *item, struct draw_point at)
{
    if (item->style != SCREEN_STYLE_SLIDER)
        return false;
    float share = draw_slider_share_at(item->rect, at);
    set_percent(app, (enum screen_slider)item->value, (int)lroundf(share * 100));
    return true;
}

static void note_explained(struct app *app)
{
    app->sound.model.before_trial = false;
    app->sound.explained = true;
    keep_setting(app, "sound.explained", "yes");
    audio_hush(app->audio);
}

bool app_sound_choose(struct app *app, enum screen_action action, int value)
{
    struct screen_sound *model = &app->sound.model;
    switch (action) {
    case SCREEN_ACTION_SETTINGS:
        app_go_to(app, SCREEN_SETTINGS);
        return true;
    case SCREEN_ACTION_SOUND:
        model->before_trial = false;
        audio_hush(app->audio);
        audio_say(app->audio, "sound_choose", -1);
        app_go_to(app, SCREEN_SOUND);
        return true;
    case SCREEN_ACTION_SOUND_CHOSEN:
        note_explained(app);
        app_show_intro(app);
        return true;
    case SCREEN_ACTION_CUE_VOICE:
        take_voice(app, (enum sim_cue_voice)value);
        return true;
    case SCREEN_ACTION_LISTEN:
        begin_listening(app);
        return true;
    case SCREEN_ACTION_VOLUME:
        app_go_to(app, SCREEN_VOLUME);
        return true;
    case SCREEN_ACTION_SLIDER:
        model->held = model->held == value ? -1 : value;
        return true;
    case SCREEN_ACTION_CAPTIONS:
        model->captions = !model->captions;
        keep_setting(app, "sound.captions", model->captions ? "yes" : "no");
        return true;
    default:
        return false;
    }
}

// To where one came from; what was to be explained before a trial is offered again.
static void leave_sound(struct app *app)
{
    if (app->sound.model.before_trial) {
        app->sound.model.before_trial = false;
        app_go_to(app, SCREEN_SAFETY);
        return;
    }
    note_explained(app);
    app_go_to(app, SCREEN_SETTINGS);
}

bool app_sound_back(struct app *app)
{
    switch (app->screen) {
    case SCREEN_LISTEN:
        pilot_stand(&app->core->pilot, false);
        audio_hush(app->audio);
        audio_sway_off(app->audio);
        app_go_to(app, SCREEN_SOUND);
        app->focus.index = ITEM_LEAVE; // whoever tried it has tried it: on
        return true;
    case SCREEN_SOUND:
        leave_sound(app);
        return true;
    case SCREEN_VOLUME:
        app->sound.model.held = -1;
        app_go_to(app, SCREEN_SETTINGS);
        return true;
    default:
        return false;
    }
}

// The middle is taken from calm standing, after the stepping on.
static void settle(struct app_sound *sound, const struct sway_point *cop, double passed_s)
{
    if (sound->on_s < STEPPED_ON_S) {
        sound->middle_ml_mm = cop->ml_mm;
        sound->middle_ap_mm = cop->ap_mm;
        sound->sway_mm2 = sound->calm_s = 0;
    }
    double off_mm = hypot(cop->ml_mm - sound->middle_ml_mm, cop->ap_mm - sound->middle_ap_mm);
    sound->sway_mm2 += fmin(passed_s / MIDDLE_S, 1) * (off_mm * off_mm - sound->sway_mm2);
    sound->calm_s = sound->sway_mm2 < CALM_MM * CALM_MM ? sound->calm_s + passed_s : 0;
    sound->on_s += passed_s;
    sound->model.settling = sound->calm_s < CALM_S && sound->on_s < PATIENCE_S;
}

// Later the middle follows slowly, so that feet that were set anew find theirs.
static void follow_board(struct app_sound *sound, const struct sway_point *cop, double passed_s)
{
    if (sound->model.settling || sound->on_s <= 0)
        settle(sound, cop, passed_s);
    double share = fmin(passed_s / (sound->model.settling ? MIDDLE_S : MIDDLE_FOLLOW_S), 1);
    sound->middle_ml_mm += share * (cop->ml_mm - sound->middle_ml_mm);
    sound->middle_ap_mm += share * (cop->ap_mm - sound->middle_ap_mm);
    sound->ml_mm = sound->model.settling ? 0 : cop->ml_mm - sound->middle_ml_mm;
    sound->ap_mm = sound->model.settling ? 0 : cop->ap_mm - sound->middle_ap_mm;
}

// Without a board the arrow keys lean, with a virtual one they lean the virtual person.
static void follow_lean(struct app *app, double passed_s)
{
    struct app_sound *sound = &app->sound;
    struct core *core = app->core;
    struct sway_point cop;
    double right = 0, forward = 0;
    const struct sim_lean_limits *limits = &sim_lean_limits_default;
    if (app->window)
        window_steer(app->window, &right, &forward);
    double goal_ml_mm = KEYS_SHARE * right * limits->right_mm;
    double goal_ap_mm = KEYS_SHARE * forward * (forward > 0 ? limits->front_mm : limits->back_mm);
    if (app->window && app->view.model.board_is_virtual)
        pilot_steer(&core->pilot, goal_ml_mm, goal_ap_mm);
    sound->model.on_board = core->has_body && core_body_is_real(core) && core->body_is_on;
    if (core->body_is_on && sway_cursor_get(&core->menu_cursor, &cop)) {
        follow_board(sound, &cop, passed_s);
        return;
    }
    sound->on_s = 0;
    sound->model.settling = app->view.model.board_is_virtual; // the person is on the way
    double share = fmin(passed_s / KEYS_FOLLOW_S, 1);
    sound->ml_mm += share * (goal_ml_mm - sound->ml_mm);
    sound->ap_mm += share * (goal_ap_mm - sound->ap_mm);
}

static bool asked_is_heard(const struct screen_sound *model)
{
    double octave = log2(model->tone.frequency_hz / 440.0);
    switch (model->asked) {
    case SCREEN_LISTEN_RIGHT:
        return model->tone.pan > ENOUGH;
    case SCREEN_LISTEN_LEFT:
        return model->tone.pan < -ENOUGH;
    case SCREEN_LISTEN_FORWARD:
        return octave > ENOUGH;
    case SCREEN_LISTEN_BACK:
        return octave < -ENOUGH;
    case SCREEN_LISTEN_DONE:
        break;
    }
    return false;
}

static void follow_asked(struct app *app, double passed_s)
{
    struct app_sound *sound = &app->sound;
    sound->heard_s = asked_is_heard(&sound->model) ? sound->heard_s + passed_s : 0;
    if (sound->heard_s < HEARD_S)
        return;
    sound->heard_s = 0;
    sound->model.asked++;
    app->dirty = true;
    audio_cue(app->audio,
              sound->model.asked == SCREEN_LISTEN_DONE ? AUDIO_CUE_SUCCESS : AUDIO_CUE_SOFT);
    say_asked(app);
}

void app_sound_follow(struct app *app)
{
    struct app_sound *sound = &app->sound;
    if (app->screen == SCREEN_VOLUME && sound->model.held != app->focus.index)
        sound->model.held = -1; // the knob is left with the focus
    if (app->screen != SCREEN_LISTEN)
        return;
    int64_t now_us = app->core->now.mono_us;
    double passed_s = (double)(now_us - sound->followed_us) * 1e-6;
    sound->followed_us = now_us;
    bool settled = sound->model.settling;
    follow_lean(app, passed_s);
    if (settled && !sound->model.settling && sound->model.asked != SCREEN_LISTEN_DONE)
        say_asked(app);
    const struct sim_cue_settings map = {
        .dead_zone_mm = DEAD_ZONE_MM,
        .limit_mm = sim_lean_limits_towards(&sim_lean_limits_default, sound->ml_mm, sound->ap_mm),
    };
    sound->model.tone = sim_cue_from_sway(&map, sound->ml_mm, sound->ap_mm);
    if (!sound->model.settling)
        follow_asked(app, passed_s);
    if (now_us - sound->drawn_us < FRAME_US)
        return;
    sound->drawn_us = now_us;
    app->dirty = true;
}

// A sample leans to the right, as the pictures of the two voices do.
static struct sim_cue_params sample_of(const struct app *app)
{
    const struct sim_cue_settings map = {.dead_zone_mm = 0.1, .limit_mm = 1};
    struct sim_cue_params tone = sim_cue_from_sway(&map, 0.7, 0);
    return app->sound.model.voice == SIM_CUE_VOICE_BELL ? sim_cue_as_bell(&tone) : tone;
}

void app_sound_hear(struct app *app)
{
    struct app_sound *sound = &app->sound;
    struct sim_cue_params heard = screen_sound_heard(&sound->model);
    if (app->screen == SCREEN_LISTEN) {
        audio_set_sway(app->audio, &heard);
    } else if (app->core->now.mono_us < sound->sample_until_us) {
        heard = sample_of(app);
        audio_set_sway(app->audio, &heard);
    } else if (sound->sample_until_us != 0) {
        sound->sample_until_us = 0;
        audio_sway_off(app->audio);
    }
}
