#include "game/screens/play_views.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>

// Slow marching, W1-W5.

static const double RAD_DEG = 57.29577951308232;

static enum draw_march_gait gait_of(const struct session_rung *rung)
{
    if (rung->gait == SESSION_GAIT_KNEE)
        return DRAW_MARCH_KNEE;
    return rung->gait == SESSION_GAIT_TIPTOE ? DRAW_MARCH_TIPTOE : DRAW_MARCH_SLOW;
}

// Seconds with one decimal and the player's separator, for sentences.
static void seconds_of(double seconds, char *line, size_t size)
{
    int tenths = (int)lround(seconds * 10);
    snprintf(line, size, "%d%s%d", tenths / 10, text("."), tenths % 10);
}

static void fill_march_words(const struct session_trial *trial, struct draw_march *march,
                             struct screen_play_words *words)
{
    char target[16];
    seconds_of(trial->game.march.march.target_s, target, sizeof target);
    snprintf(words->lines[0], SCREEN_TEXT_SIZE, text("Goal: %s s on each leg"), target);
    snprintf(words->lines[1], SCREEN_TEXT_SIZE,
             march->total == 1 ? text("%d step") : text("%d steps"), march->total);
    snprintf(words->lines[2], SCREEN_TEXT_SIZE, text("Goal %d\u00B0"),
             (int)lround(trial->rung.lift_deg));
    march->text = (struct draw_march_text){
        .goal = words->lines[0],
        .steps = words->lines[1],
        .lift_goal = words->lines[2],
        .heel_up = text("Heel up"),
        .heel_down = text("Heel down"),
        .median = text("Median"),
        .variation = text("Variation"),
        .evenness = text("Left to right"),
        .step_count = text("Steps"),
        .lift = text("Thigh"),
    };
}

// The thigh against where it hung, as the sensor in the pocket feels it.
static float lift_now_deg(const struct session_trial *trial)
{
    const struct session_march *game = &trial->game.march;
    if (!trial->uses_motion || !game->pocket.thigh.started)
        return NAN;
    const double *up = game->pocket.orientation.up, *low = game->pocket.thigh.low;
    double along = up[0] * low[0] + up[1] * low[1] + up[2] * low[2];
    return (float)(acos(fmin(fmax(along, -1), 1)) * RAD_DEG);
}

static enum draw_march_side side_now(const struct session_trial *trial)
{
    if (!trial->uses_board)
        return DRAW_MARCH_EITHER;
    return trial->game.march.board.now.leg == MOTION_MARCH_LEFT ? DRAW_MARCH_LEFT
                                                                : DRAW_MARCH_RIGHT;
}

static struct draw_march march_of(const struct screen_model *model)
{
    const struct session_trial *trial = model->trial;
    const struct session_march *game = &trial->game.march;
    const struct sim_march *sim = &game->march;
    const struct screen_recall *recall = &model->trace->recall;
    bool marching = trial->stage == SESSION_STAGE_PLAY && game->single_s > 0 &&
                    (trial->uses_board || sim->step_count > 0);
    bool measures_heel = trial->uses_board && trial->rung.gait == SESSION_GAIT_TIPTOE;
    struct draw_march march = {
        .gait = gait_of(&trial->rung),
        .target_s = (float)sim->target_s,
        .side = side_now(trial),
        .running_s = marching ? (float)game->single_s : -1,
        .step_count = recall->step_count,
        .total = sim->step_count,
        .median_s = (float)sim_march_median_s(sim),
        .variation = (float)sim_march_variation(sim),
        .left_s = (float)sim_march_side_median_s(sim, SIM_MARCH_LEFT),
        .right_s = (float)sim_march_side_median_s(sim, SIM_MARCH_RIGHT),
        .evenness = (float)sim_march_unevenness(sim),
        .lift_deg = lift_now_deg(trial),
        .lift_target_deg = (float)trial->rung.lift_deg,
        .heel_up = measures_heel ? (game->is_on_toes ? 1.0f : 0.0f) : NAN,
    };
    for (int i = 0; i < recall->step_count; i++)
        march.steps[i] = recall->steps[i];
    return march;
}

void screen_play_march(struct draw_canvas *canvas, const struct screen_model *model,
                       struct draw_level_model *level, struct screen_play_words *words)
{
    const struct session_trial *trial = model->trial;
    struct draw_march march = march_of(model);
    fill_march_words(trial, &march, words);
    level->seconds = (float)trial->game.march.march.time_s;
    level->of_seconds = (float)trial->planned_s;
    if (model->clinic_view)
        draw_level_march_clinic(canvas, level, &march);
    else if (level->eyes_closed)
        draw_level_march_night(canvas, level, &march);
    else
        draw_level_march_sea(canvas, level, &march);
}
