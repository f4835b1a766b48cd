#include "game/screens/play.h"

#include "game/screens/parts.h"
#include "game/screens/sound.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double CALM_MM = 8;             // look/style.md 7: 10 degrees in the gate
static const double REACH_FILL = 0.78;       // share of the ring at which the farthest lantern lies
static const double REACH_HEEL_SHARE = 0.33; // to lean is the game there: the mast only hints at it

static void fill_hold(const struct session_trial *trial, struct draw_level_model *level)
{
    level->seconds = (float)trial->ring.held_s;
    level->of_seconds = (float)trial->ring.hold_s;
    level->progress = (float)sim_ring_progress(&trial->ring);
    level->ring_radius_mm = (float)trial->ring.radius_mm;
    level->outside_waits = trial->stage == SESSION_STAGE_PLAY && sim_ring_is_left(&trial->ring);
}

static void fill_reach(const struct session_trial *trial, struct draw_level_model *level)
{
    const struct sim_lanterns *lanterns = &trial->lanterns;
    int reached = sim_lanterns_reached(lanterns);
    level->seconds = (float)reached;
    level->of_seconds = SIM_LANTERN_COUNT;
    level->progress = (float)reached / SIM_LANTERN_COUNT;
    level->heel_deg *= (float)REACH_HEEL_SHARE;
    level->reach.current = -1;
    level->reach.dwell = (float)sim_lanterns_stay_share(lanterns);
    double far_mm = 1;
    for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
        const struct sim_lantern *lantern = &lanterns->lantern[i];
        far_mm = fmax(far_mm, hypot(lantern->ml_mm, lantern->ap_mm));
        if (lantern->state == SIM_LANTERN_MISSED)
            continue; // it has drifted off
        if (lantern->state == SIM_LANTERN_LIT)
            level->reach.current = level->reach.count;
        level->reach.lanterns[level->reach.count++] = (struct draw_level_lantern){
            (float)lantern->ml_mm, (float)lantern->ap_mm, lantern->state == SIM_LANTERN_REACHED};
    }
    level->ring_radius_mm = (float)(far_mm / REACH_FILL);
}

static void fill_boat(const struct session_trial *trial, struct draw_level_model *level)
{
    const struct sim_boat *boat = &trial->boat;
    level->ml_mm = (float)boat->ml_mm;
    level->ap_mm = (float)boat->ap_mm;
    level->heel_deg = (float)boat->heel_deg;
    level->gate_ml_mm = (float)boat->gate_ml_mm;
    level->sway_rms_mm = (float)boat->sway_rms_mm;
    level->calm_mm = (float)CALM_MM;
    level->wake_count = boat->wake_count;
    for (int i = 0; i < boat->wake_count; i++)
        level->wake_ml_mm[i] = (float)boat->wake_mm[i];
    if (!boat->reduced_motion) {
        double since_us = 100000.0 - (double)(boat->wake_due_us - trial->now_us);
        level->wake_phase = (float)fmin(fmax(since_us / 100000.0, 0), 1);
    }
}

static void fill_stage(const struct screen_model *model, struct draw_level_model *level)
{
    const struct session_trial *trial = model->trial;
    level->stage_s = (float)((double)(trial->now_us - trial->stage_since_us) * 1e-6);
    switch (trial->stage) {
    case SESSION_STAGE_PAUSED:
        level->stage = DRAW_LEVEL_STAGE_PAUSED;
        break;
    case SESSION_STAGE_DONE:
        level->stage = trial->outcome.success ? DRAW_LEVEL_STAGE_SUCCESS : DRAW_LEVEL_STAGE_PLAY;
        level->stage_s = (float)model->done_s;
        break;
    case SESSION_STAGE_PLAY:
        level->stage = DRAW_LEVEL_STAGE_PLAY;
        break;
    case SESSION_STAGE_LEAD_IN:
        level->stage = DRAW_LEVEL_STAGE_LEAD_IN;
        level->lead_in_number = trial->lead_in_number;
        break;
    case SESSION_STAGE_RATE:
    case SESSION_STAGE_WAIT:
        level->stage = DRAW_LEVEL_STAGE_WAIT;
        break;
    }
}

static const char *pause_words(const struct screen_model *model)
{
    switch (model->trial->pause) {
    case SESSION_PAUSE_STEP_OFF:
        return text("Step on again when you are ready.");
    case SESSION_PAUSE_SIGNAL:
        return text("The board is silent. Press its front button.");
    default:
        return text("Take your time. Nothing is lost.");
    }
}

static bool stands_on_left(const struct session_trial *trial)
{
    return trial->settings.side == SESSION_SIDE_LEFT;
}

// On one leg: which foot goes up.
static void fill_lift(const struct session_trial *trial, struct draw_level_text *words)
{
    bool left = stands_on_left(trial);
    if (trial->ask == SESSION_ASK_OTHER_FOOT) {
        words->card_title = text("Now the other foot");
        words->card_line = left ? text("Put it down, lift the right one.")
                                : text("Put it down, lift the left one.");
        return;
    }
    words->card_title = left ? text("Lift your right foot") : text("Lift your left foot");
    words->card_line = text("First stand on both feet.");
}

// The card over the scene: what is to be done before the clock can run.
static void fill_card(const struct screen_model *model, struct draw_level_text *words)
{
    if (model->trial->stage == SESSION_STAGE_PAUSED) {
        words->card_title = text("Paused");
        words->card_line = pause_words(model);
    } else if (model->trial->ask != SESSION_ASK_NOTHING) {
        fill_lift(model->trial, words);
    } else if (model->body_is_on) {
        words->card_title = text("Stand quietly");
        words->card_line = text("In a moment the countdown begins.");
    } else {
        words->card_title = text("Step on the board");
        words->card_line = text("Backwards, one hand on the table.");
    }
}

// While the number counts down it is not said a second time in words: they say what to do.
static const char *caption_words(const struct screen_model *model)
{
    const struct session_trial *trial = model->trial;
    if (trial->ask == SESSION_ASK_RISE)
        return text("Rise onto your toes");
    if (trial->stage != SESSION_STAGE_LEAD_IN || (trial->lead_in_number == 0 && model->caption))
        return model->caption;
    return trial->eyes_are_closed ? text("Close your eyes") : text("Stand still, look ahead");
}

static void fill_words(const struct screen_model *model, struct draw_level_model *level,
                       struct screen_play_words *words)
{
    const struct session_trial *trial = model->trial;
    bool reach = trial->settings.game == SESSION_GAME_REACH;
    struct draw_level_text *text_model = &level->text;
    text_model->title = text(trial->rung.title);
    text_model->badge = screen_eyes(&trial->rung);
    int planned = (int)lround(trial->ring.hold_s);
    if (reach) {
        snprintf(words->of_seconds, sizeof words->of_seconds, text("of %d lanterns"),
                 SIM_LANTERN_COUNT);
        snprintf(words->of_short, sizeof words->of_short, text("of %d"), SIM_LANTERN_COUNT);
    } else {
        snprintf(words->of_seconds, sizeof words->of_seconds, text("of %d seconds"), planned);
        snprintf(words->of_short, sizeof words->of_short, text("of %d s"), planned);
    }
    text_model->of_seconds = words->of_seconds;
    text_model->of_short = words->of_short;
    text_model->sway = reach ? NULL : text("Sway");
    text_model->caption = caption_words(model);
    fill_card(model, text_model);
    text_model->helper_heading = text("For the helper");
    text_model->helper_title = text("Stand close.");
    text_model->helper_line = text("Hands ready, not touching.");
    text_model->side_to_side = text("Side to side");
    text_model->front_to_back = text("Front to back");
    text_model->path = text("Path");
    text_model->area = text("Area 95 %");
    text_model->left = text("Left");
    text_model->right = text("Right");
    // Translators: the decimal separator, one character.
    text_model->decimal_separator = text(".")[0];
}

// The bell calls to where one should lean.
static void fill_bell_words(const struct sim_cue_params *cue, struct draw_level_text *words)
{
    if (cue->pan < -0.25) {
        words->sound_title = text("Bell on the left:");
        words->sound_line = text("lean to the left");
    } else if (cue->pan > 0.25) {
        words->sound_title = text("Bell on the right:");
        words->sound_line = text("lean to the right");
    } else {
        bool forward = cue->frequency_hz > 660;
        words->sound_title = forward ? text("High bell:") : text("Low bell:");
        words->sound_line = forward ? text("lean forward") : text("lean back");
    }
}

static void fill_sound_words(const struct screen_model *model, struct draw_level_model *level)
{
    struct sim_cue_params heard = model->trial->cue;
    if (model->sound && model->sound->voice == SIM_CUE_VOICE_BELL)
        heard = sim_cue_as_bell(&heard);
    const struct sim_cue_params *cue = &heard;
    level->night.sound_side = (float)cue->pan;
    level->night.sound_level = cue->muted_by_fade ? 0 : (float)cue->level;
    if (level->night.sound_level <= 0.01f) {
        level->text.sound_title = text("Silence:");
        level->text.sound_line = text("standing quietly");
    } else if (cue->voice == SIM_CUE_VOICE_BELL) {
        fill_bell_words(cue, &level->text);
    } else if (cue->pan < -0.25) {
        level->text.sound_title = text("Tone on the left:");
        level->text.sound_line = text("swaying to the left");
    } else if (cue->pan > 0.25) {
        level->text.sound_title = text("Tone on the right:");
        level->text.sound_line = text("swaying to the right");
    } else {
        bool forward = cue->frequency_hz > 440;
        level->text.sound_title = forward ? text("High tone:") : text("Low tone:");
        level->text.sound_line = forward ? text("swaying forward") : text("swaying back");
    }
}

static void hint(struct draw_level_text *words, const char *icon, const char *line)
{
    words->hints[words->hint_count++] = (struct draw_level_hint){icon, line};
}

static const char *pause_hint(enum screen_device device)
{
    switch (device) {
    case SCREEN_DEVICE_PAD:
        return text("Any button: pause");
    case SCREEN_DEVICE_POINTER:
        return text("Click: pause");
    case SCREEN_DEVICE_BOARD:
        return text("Step off: pause");
    case SCREEN_DEVICE_KEYS:
        break;
    }
    return text("Any key: pause");
}

static const char *resume_hint(enum screen_device device)
{
    switch (device) {
    case SCREEN_DEVICE_PAD:
        return text("Any button: go on");
    case SCREEN_DEVICE_POINTER:
        return text("Click: go on");
    case SCREEN_DEVICE_BOARD:
        return text("Front button: go on");
    case SCREEN_DEVICE_KEYS:
        break;
    }
    return text("Any key: go on");
}

static void fill_hints(const struct screen_model *model, struct draw_level_model *level)
{
    struct draw_level_text *words = &level->text;
    bool pad = model->device == SCREEN_DEVICE_PAD;
    enum session_stage stage = model->trial->stage;
    if (stage == SESSION_STAGE_PAUSED)
        hint(words, "hint-ok", resume_hint(model->device));
    if (stage == SESSION_STAGE_PAUSED || stage == SESSION_STAGE_WAIT) {
        hint(words, "hint-back", pad ? text("B: end") : text("Esc: end"));
        return;
    }
    if (model->rung->eyes_closed) {
        hint(words, "hint-pause", text("Any button: eyes open, clock stops"));
        return;
    }
    hint(words, "hint-table",
         model->clinic_view ? text("Hold on any time") : text("Hold on any time: the clock waits"));
    hint(words, "hint-pause", pause_hint(model->device));
    if (model->clinic_view)
        hint(words, "hint-back", pad ? text("Y: sea view") : text("V: sea view"));
}

static enum draw_level_feet feet_of(const struct session_trial *trial)
{
    switch (trial->rung.stance) {
    case SESSION_STANCE_APART:
        return DRAW_LEVEL_FEET_APART;
    case SESSION_STANCE_SEMI_TANDEM:
        return trial->settings.side == SESSION_SIDE_RIGHT ? DRAW_LEVEL_FEET_SEMI_RIGHT_FRONT
                                                          : DRAW_LEVEL_FEET_SEMI_LEFT_FRONT;
    case SESSION_STANCE_TANDEM:
        return stands_on_left(trial) ? DRAW_LEVEL_FEET_TANDEM_LEFT_FRONT
                                     : DRAW_LEVEL_FEET_TANDEM_RIGHT_FRONT;
    case SESSION_STANCE_ONE_LEG:
    case SESSION_STANCE_TIPTOE:
        return stands_on_left(trial) ? DRAW_LEVEL_FEET_LEFT : DRAW_LEVEL_FEET_RIGHT;
    default:
        return DRAW_LEVEL_FEET_NONE;
    }
}

static void fill_clinic(const struct screen_model *model, struct draw_level_model *level)
{
    const struct session_trial *trial = model->trial;
    const struct screen_trace *trace = model->trace;
    bool both_feet = trial->rung.stance == SESSION_STANCE_APART;
    level->clinic = (struct draw_level_clinic){
        .trace = trace->points,
        .trace_count = trace->count,
        .ellipse = trace->ellipse,
        .centre = {(float)trial->ring.centre_ml_mm, (float)trial->ring.centre_ap_mm},
        .feet = feet_of(trial),
        .board_lengthwise = trial->rung.quarter_turns % 2 != 0,
        .side_to_side_mm = trace->range_ml_mm,
        .front_to_back_mm = trace->range_ap_mm,
        .path_mm_s = trace->path_mm_s,
        .area_mm2 = trace->area_mm2,
        // One board cannot tell the feet apart in any other stance (decisions.md 4).
        .left_share = both_feet && trial->has_cop ? (float)(1 - trial->right_share) : NAN,
    };
}

// The helper sees the stance at hand, the front foot in the colour of its side.
static void fill_night(const struct session_trial *trial, struct draw_level_model *level,
                       struct screen_play_words *words)
{
    const struct session_rung *rung = &trial->rung;
    bool right = rung->two_sides && trial->settings.side == SESSION_SIDE_RIGHT;
    snprintf(words->feet, sizeof words->feet, "%s%s", rung->feet, right ? "-right" : "");
    level->night.player_art = rung->figure;
    level->night.feet_art = words->feet;
    level->night.helper_art = "helper-hands-ready";
}

static bool is_supported(const struct session_trial *trial)
{
    return trial->stage == SESSION_STAGE_PLAY &&
           (trial->touched_left_s > 0 || trial->stance.state == SWAY_STANCE_SUPPORTED);
}

void screen_play_model(const struct screen_model *model, struct draw_level_model *level,
                       struct screen_play_words *words)
{
    const struct session_trial *trial = model->trial;
    *level = (struct draw_level_model){.eyes_closed = trial->rung.eyes_closed,
                                       .time_s = (float)model->time_s,
                                       .reduced_motion = model->reduced_motion,
                                       .supported = is_supported(trial)};
    fill_boat(trial, level);
    if (trial->settings.game == SESSION_GAME_REACH)
        fill_reach(trial, level);
    else
        fill_hold(trial, level);
    level->harbour_growth = 1 + 0.12f * level->progress;
    fill_stage(model, level);
    fill_words(model, level, words);
    fill_sound_words(model, level);
    fill_hints(model, level);
    fill_night(trial, level, words);
    fill_clinic(model, level);
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    // Nothing is to be aimed at while standing: any key pauses, and in the pause any key goes on.
    // The two buttons of the pause are for those who have only a pointer.
    if (!model->trial || model->trial->stage != SESSION_STAGE_PAUSED ||
        model->device != SCREEN_DEVICE_POINTER)
        return;
    screen_items_add(items, SCREEN_ACTION_RESUME, (struct draw_rect){620, 640, 320, 96},
                     "icon-play", text("Go on"));
    screen_items_add(items, SCREEN_ACTION_LEAVE, (struct draw_rect){980, 640, 320, 96}, NULL,
                     text("End"));
    items->item[1].no_dwell = true;
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    struct draw_level_model level;
    struct screen_play_words words;
    screen_play_model(model, &level, &words);
    if (model->clinic_view)
        draw_level_clinic(canvas, &level);
    else if (model->rung->eyes_closed)
        draw_level_night(canvas, &level);
    else
        draw_level_sea(canvas, &level);
}

const struct screen screen_play = {.name = "play", .items = items, .draw = draw};
