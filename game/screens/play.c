#include "game/screens/play.h"

#include "game/screens/parts.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double CALM_MM = 8; // look/style.md 7: 10 degrees in the gate

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
    // The sea's scale: the farthest lantern lies well inside the picture.
    level->ring_radius_mm = (float)fmax(trial->limits.front_mm, trial->limits.right_mm);
    level->reach.count = SIM_LANTERN_COUNT;
    level->reach.current = sim_lanterns_are_over(lanterns) ? -1 : lanterns->current;
    level->reach.dwell = (float)sim_lanterns_stay_share(lanterns);
    for (int i = 0; i < SIM_LANTERN_COUNT; i++)
        level->reach.lanterns[i] = (struct draw_level_lantern){
            (float)lanterns->lantern[i].ml_mm, (float)lanterns->lantern[i].ap_mm,
            lanterns->lantern[i].state == SIM_LANTERN_REACHED};
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
    case SESSION_STAGE_WAIT_BOARD:
        level->stage = DRAW_LEVEL_STAGE_LEAD_IN;
        break;
    }
}

static const char *waiting_words(const struct screen_model *model)
{
    if (model->trial->stage != SESSION_STAGE_WAIT_BOARD)
        return model->rung->eyes_closed ? text("Close your eyes") : text("Stand still, look ahead");
    return model->body_is_on ? text("Stand quietly for a moment")
                             : text("Step on the board, backwards, hand on the table");
}

static const char *pause_words(const struct screen_model *model)
{
    switch (model->trial->pause) {
    case SESSION_PAUSE_STEP_OFF:
        return text("Step on again when you are ready.");
    case SESSION_PAUSE_SIGNAL:
        return text("The board is silent. Press its front button.");
    default:
        return text("Any key: go on. Esc: end.");
    }
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
        snprintf(words->of_short, sizeof words->of_short, text("of %d lanterns"),
                 SIM_LANTERN_COUNT);
    } else {
        snprintf(words->of_seconds, sizeof words->of_seconds, text("of %d seconds"), planned);
        snprintf(words->of_short, sizeof words->of_short, text("of %d s"), planned);
    }
    text_model->of_seconds = words->of_seconds;
    text_model->of_short = words->of_short;
    text_model->sway = reach ? NULL : text("Sway");
    text_model->lead_in = waiting_words(model);
    text_model->paused_title = text("Paused");
    text_model->paused_line = pause_words(model);
    text_model->caption = model->caption;
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

static void fill_sound_words(const struct session_trial *trial, struct draw_level_model *level)
{
    const struct sim_cue_params *cue = &trial->cue;
    level->night.sound_side = (float)cue->pan;
    level->night.sound_level = cue->muted_by_fade ? 0 : (float)cue->level;
    if (level->night.sound_level <= 0.01f) {
        level->text.sound_title = text("Silence:");
        level->text.sound_line = text("standing quietly");
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

static void fill_hints(const struct screen_model *model, struct draw_level_model *level)
{
    struct draw_level_text *words = &level->text;
    if (model->clinic_view && !model->rung->eyes_closed) {
        words->hints[0] = (struct draw_level_hint){"hint-table", text("Hold on any time")};
        words->hints[1] = (struct draw_level_hint){"hint-pause", text("Pause")};
        words->hints[2] = (struct draw_level_hint){"hint-back", text("V: sea view")};
        words->hint_count = 3;
    } else if (model->rung->eyes_closed) {
        words->hints[0] =
            (struct draw_level_hint){"hint-pause", text("Any button: eyes open, clock stops")};
        words->hint_count = 1;
    } else {
        words->hints[0] =
            (struct draw_level_hint){"hint-table", text("Hold on any time: the clock waits")};
        words->hints[1] = (struct draw_level_hint){"hint-pause", text("Pause")};
        words->hint_count = 2;
    }
}

static enum draw_level_feet feet_of(const struct session_trial *trial)
{
    switch (trial->rung.stance) {
    case SESSION_STANCE_APART:
        return DRAW_LEVEL_FEET_APART;
    case SESSION_STANCE_SEMI_TANDEM:
        return trial->settings.side == SESSION_SIDE_RIGHT ? DRAW_LEVEL_FEET_SEMI_RIGHT_FRONT
                                                          : DRAW_LEVEL_FEET_SEMI_LEFT_FRONT;
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

void screen_play_model(const struct screen_model *model, struct draw_level_model *level,
                       struct screen_play_words *words)
{
    const struct session_trial *trial = model->trial;
    *level = (struct draw_level_model){.eyes_closed = trial->rung.eyes_closed,
                                       .time_s = (float)model->time_s,
                                       .reduced_motion = model->reduced_motion,
                                       .supported = trial->stage == SESSION_STAGE_PLAY &&
                                                    trial->stance.state == SWAY_STANCE_SUPPORTED};
    fill_boat(trial, level);
    if (trial->settings.game == SESSION_GAME_REACH)
        fill_reach(trial, level);
    else
        fill_hold(trial, level);
    level->harbour_growth = 1 + 0.12f * level->progress;
    fill_stage(model, level);
    fill_words(model, level, words);
    fill_sound_words(trial, level);
    fill_hints(model, level);
    level->night.player_art = "stance-apart-eyes-closed-a";
    level->night.helper_art = "helper-hands-ready";
    fill_clinic(model, level);
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    // Nothing is to be aimed at while standing: any key pauses, and in the pause any key goes on.
    (void)model;
    (void)items;
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
