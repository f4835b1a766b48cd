#include "game/screens/play_views.h"

#include "game/base/text.h"
#include "game/draw/level_limits.h"

#include <math.h>
#include <stdio.h>

// How far the player leans.

static const double SCALE_MM = 100;
static const double WIDE_MM = 140;
static const double STILL_S = 0.6; // sim/limits.h: no further for so long ends a lean

static const char *const asks[SIM_LIMITS_DIRECTIONS] = {
    TEXT_MARK("Lean forward"),      TEXT_MARK("Lean forward right"),
    TEXT_MARK("Lean to the right"), TEXT_MARK("Lean back to the right"),
    TEXT_MARK("Lean back"),         TEXT_MARK("Lean back to the left"),
    TEXT_MARK("Lean to the left"),  TEXT_MARK("Lean forward left"),
};

static void fill_reached(const struct sim_limits *sim, struct draw_limits *limits)
{
    double most_mm = 0;
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        for (int k = 0; k < sim->reached_count[i] && k < SIM_LIMITS_REPEATS; k++) {
            float mm = (float)sim->reached_mm[i][k];
            limits->tries_mm[i][k] = mm;
            limits->reached_mm[i] = fmaxf(limits->reached_mm[i], mm);
            most_mm = fmax(most_mm, (double)mm);
        }
    limits->scale_mm = (float)(most_mm > 0.9 * SCALE_MM ? WIDE_MM : SCALE_MM);
}

static void fill_ask(const struct session_trial *trial, struct draw_limits *limits)
{
    const struct sim_limits *sim = &trial->game.limits.limits;
    double ml, ap;
    limits->direction = -1;
    limits->lean_mm = NAN;
    if (trial->stage != SESSION_STAGE_PLAY)
        return;
    if (sim->stage != SIM_LIMITS_LEAN) {
        limits->ask = text("Back to the middle");
        limits->ask_line = text("Stand still until the arrow comes.");
        return;
    }
    limits->direction = sim_limits_direction(sim);
    limits->ask = text(asks[limits->direction]);
    limits->ask_line = text("As far as it feels safe. Heels stay down.");
    limits->stay = sim->extent_mm > 10 ? (float)fmin(sim->still_s / STILL_S, 1) : 0;
    sim_limits_vector(limits->direction, &ml, &ap);
    limits->lean_mm = (float)fmax(trial->boat.ml_mm * ml + trial->boat.ap_mm * ap, 0);
}

void screen_play_limits(struct draw_canvas *canvas, const struct screen_model *model,
                        struct draw_level_model *level, struct screen_play_words *words)
{
    const struct sim_limits *sim = &model->trial->game.limits.limits;
    int round = sim->lean / SIM_LIMITS_DIRECTIONS;
    struct draw_limits limits = {
        .repeat = round < SIM_LIMITS_REPEATS ? round : SIM_LIMITS_REPEATS - 1,
        .round = words->lines[0],
        .front = text("Front"),
        .back = text("Back"),
    };
    snprintf(words->lines[0], SCREEN_TEXT_SIZE, text("Round %d of %d"), limits.repeat + 1,
             SIM_LIMITS_REPEATS);
    fill_reached(sim, &limits);
    fill_ask(model->trial, &limits);
    draw_level_limits(canvas, level, &limits);
}
