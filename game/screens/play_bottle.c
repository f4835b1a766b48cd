#include "game/screens/play_views.h"

#include "game/base/text.h"

#include <math.h>

// The bottle on the palm, H1-H3.

static const double RAD_DEG = 57.29577951308232;

static enum draw_bottle_state state_of(const struct session_palm *game)
{
    if (game->is_real)
        return game->is_upright ? DRAW_BOTTLE_UPRIGHT : DRAW_BOTTLE_FALLEN;
    switch (game->bottle.state) {
    case SIM_BOTTLE_WAITING:
        return DRAW_BOTTLE_WAITING;
    case SIM_BOTTLE_AIRBORNE:
        return DRAW_BOTTLE_AIRBORNE;
    case SIM_BOTTLE_FALLEN:
        return DRAW_BOTTLE_FALLEN;
    default:
        return DRAW_BOTTLE_UPRIGHT;
    }
}

// What a real bottle does nobody measures: it stands or lies.
static void fill_movement(const struct screen_model *model, struct draw_level_bottle *drawn)
{
    const struct session_palm *game = &model->trial->game.palm;
    const struct sim_bottle *bottle = &game->bottle;
    const struct screen_recall *recall = &model->trace->recall;
    drawn->tip_deg = (float)(sim_bottle_shape_tip_rad(&bottle->shape) * RAD_DEG);
    drawn->rms_deg = NAN;
    if (game->is_real)
        return;
    struct draw_level_bottle_point palm;
    screen_play_palm(bottle, &palm);
    drawn->palm_x_deg = palm.x_deg;
    drawn->palm_y_deg = palm.y_deg;
    drawn->tilt_x_deg = (float)(bottle->tilt_rad[0] * RAD_DEG);
    drawn->tilt_y_deg = (float)(bottle->tilt_rad[1] * RAD_DEG);
    drawn->slosh_deg = (float)(bottle->slosh_rad[0] * RAD_DEG);
    drawn->slide_mm = (float)(bottle->slide_m[0] * 1000);
    drawn->gap_mm = (float)(bottle->gap_m * 1000);
    drawn->shown_deg = recall->shown_deg;
    drawn->trace = recall->lean;
    drawn->trace_count = recall->lean_count;
    if (recall->sum_count > 0)
        drawn->rms_deg = (float)sqrt(recall->sum_deg2 / recall->sum_count);
    drawn->text.tilt = text("Tilt");
}

void screen_play_bottle(struct draw_canvas *canvas, const struct screen_model *model,
                        struct draw_level_model *level, struct screen_play_words *words)
{
    (void)words;
    const struct session_trial *trial = model->trial;
    const struct session_palm *game = &trial->game.palm;
    bool warm_up = trial->settings.tier == SESSION_TIER_PAD;
    struct draw_level_bottle drawn = {
        .state = state_of(game),
        .on_lid = game->task.position == SIM_BOTTLE_ON_LID,
        .water_share = game->is_real ? 0 : (float)(game->task.water_ml / 1500),
        .best_s = (float)game->clock.longest_s,
        .falls = game->falls + game->slides,
        .text = {.best = text("Best"),
                 .falls = text("Falls"),
                 .warm_up = warm_up ? text("Warm-up") : NULL,
                 .falls_at = text("Falls at"),
                 .steadiness = text("Tilt RMS")},
    };
    fill_movement(model, &drawn);
    level->seconds = (float)game->clock.stretch_s;
    level->of_seconds = (float)game->clock.length_s;
    level->progress = (float)fmin(game->clock.stretch_s / game->clock.length_s, 1);
    if (model->clinic_view)
        draw_level_bottle_clinic(canvas, level, &drawn);
    else
        draw_level_bottle(canvas, level, &drawn);
}
