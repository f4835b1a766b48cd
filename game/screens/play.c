#include "game/screens/play_views.h"

#include "game/screens/bindings.h"
#include "game/screens/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double CALM_MM = 8;             // look/style.md 7: 10 degrees in the gate
static const double NO_RING_MM = 40;         // where a stance is only shown beside a hand task
static const double REACH_FILL = 0.78;       // share of the ring at which the farthest lantern lies
static const double REACH_HEEL_SHARE = 0.33; // to lean is the game there: the mast only hints at it

static void fill_hold(const struct session_trial *trial, struct draw_level_model *level)
{
    level->seconds = (float)trial->ring.held_s;
    level->of_seconds = (float)trial->ring.hold_s;
    level->progress = (float)sim_ring_progress(&trial->ring);
    bool has_ring = trial->rung.rms_mm > 0 || trial->settings.rms_mm > 0;
    level->ring_radius_mm = (float)(has_ring ? trial->ring.radius_mm : NO_RING_MM);
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

static bool stands_on_left(const struct session_trial *trial)
{
    return trial->settings.side == SESSION_SIDE_LEFT;
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
    level->night.floor = !trial->uses_board;
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
    if (trial->play == &session_play_reach)
        fill_reach(trial, level);
    else
        fill_hold(trial, level);
    level->harbour_growth = 1 + 0.12f * level->progress;
    fill_stage(model, level);
    fill_night(trial, level, words);
    screen_play_fill_words(model, level, words);
    fill_clinic(model, level);
}

// Which of the pictures; the sea where none of its own is needed.
static screen_play_view *view_of(const struct session_trial *trial)
{
    static const struct {
        const struct session_play *play;
        screen_play_view *view;
    } views[] = {
        {&session_play_bottle, screen_play_bottle},   {&session_play_buttons, screen_play_buttons},
        {&session_play_fingers, screen_play_fingers}, {&session_play_limits, screen_play_limits},
        {&session_play_march, screen_play_march},     {&session_play_route, screen_play_route},
        {&session_play_timer, screen_play_timer},     {&session_play_writing, screen_play_writing},
    };
    if (trial->stage == SESSION_STAGE_RATE)
        return screen_play_rate;
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
        if (views[i].play == trial->play)
            return views[i].view;
    return NULL;
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    struct draw_level_model level;
    struct screen_play_words words;
    screen_play_model(model, &level, &words);
    screen_play_view *view = view_of(model->trial);
    if (view)
        view(canvas, model, &level, &words);
    else if (model->clinic_view && screen_has_clinic_view(model->trial))
        draw_level_clinic(canvas, &level);
    else if (level.eyes_closed)
        draw_level_night(canvas, &level);
    else
        draw_level_sea(canvas, &level);
}

const struct screen screen_play = {.name = "play", .items = screen_play_items, .draw = draw};
