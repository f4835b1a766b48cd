#include "game/session/trial_internal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double PATIENCE = 4; // times hold_s, then it ends for today

static double planned_s(const struct session_rung *rung, double difficulty)
{
    (void)difficulty; // the channel narrows, the time is free
    return round(rung->hold_s);
}

static void init(struct session_trial *trial)
{
    assert(trial->settings.word);
    sim_ribbon_init(&trial->game.writing.ribbon, trial->settings.word,
                    sim_ribbon_width_px(trial->settings.difficulty));
}

static void lead_in(struct session_trial *trial)
{
    session_trial_say(trial, SESSION_SAY_WRITE_GO, -1);
}

// The pen that was lifted in a pause writes no more until it is told to be down.
static void go(struct session_trial *trial)
{
    trial->game.writing.down = false;
}

static void push_pen(struct session_trial *trial)
{
    struct session_writing *game = &trial->game.writing;
    sim_ribbon_push(&game->ribbon, game->since_pen_s, game->down, game->x_px, game->y_px);
    game->since_pen_s = 0;
}

// Places at even times are what smoothness is computed from.
static void keep_pen(struct session_trial *trial)
{
    const struct session_writing *game = &trial->game.writing;
    if (trial->pen_count == SESSION_PEN_MAX)
        return;
    trial->pen[trial->pen_count++] =
        (struct motion_writing_sample){trial->now_us, {game->x_px, game->y_px}, game->down};
}

static void step(struct session_trial *trial, double interval_s)
{
    struct session_writing *game = &trial->game.writing;
    game->since_pen_s += interval_s;
    push_pen(trial);
    keep_pen(trial);
    if (sim_ribbon_is_over(&game->ribbon))
        session_trial_end(trial, SESSION_END_DONE);
    else if (trial->played_us * 1e-6 >= PATIENCE * trial->rung.hold_s)
        session_trial_end(trial, SESSION_END_TIME);
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    struct session_writing *game = &trial->game.writing;
    if (act->type != SESSION_ACT_PEN || !isfinite(act->x) || !isfinite(act->y))
        return;
    game->down = act->down;
    game->x_px = act->x;
    game->y_px = act->y;
    push_pen(trial); // a quick pen may pass several places within a slice
}

static double left_s(const struct session_trial *trial)
{
    return trial->planned_s * (1 - sim_ribbon_progress(&trial->game.writing.ribbon));
}

static bool has_succeeded(const struct session_trial *trial)
{
    return sim_ribbon_is_a_success(&trial->game.writing.ribbon);
}

// The lines of the word as the measure wants them.
static bool measure(const struct session_trial *trial, struct motion_writing *writing)
{
    const struct sim_ribbon_path *path = trial->settings.word;
    struct motion_writing_point *points = malloc((size_t)path->count * sizeof *points);
    struct motion_writing_line lines[SIM_RIBBON_STROKES_MAX];
    if (!points)
        return false;
    for (int i = 0; i < path->count; i++)
        points[i] = (struct motion_writing_point){path->point[i].x_px, path->point[i].y_px};
    for (int i = 0; i < path->stroke_count; i++)
        lines[i] = (struct motion_writing_line){points + path->stroke[i].first,
                                                (size_t)path->stroke[i].count};
    const struct motion_writing_task task = {lines, (size_t)path->stroke_count,
                                             trial->game.writing.ribbon.width_px};
    bool measured =
        motion_writing(&task, trial->pen, trial->pen_count, writing) == MOTION_WRITING_OK;
    free(points);
    return measured;
}

static void take_stock(struct session_trial *trial)
{
    const struct sim_ribbon *ribbon = &trial->game.writing.ribbon;
    struct motion_writing writing;
    bool measured = measure(trial, &writing);
    bool began = ribbon->at_px > 0;
    session_trial_measure(trial, "inside_share",
                          began ? sim_ribbon_inside_share(ribbon) : (double)NAN);
    session_trial_measure(trial, "path_error_px",
                          began ? sim_ribbon_mean_error_px(ribbon) : (double)NAN);
    session_trial_measure(trial, "progress", sim_ribbon_progress(ribbon));
    session_trial_measure(trial, "sparc", measured ? writing.sparc : (double)NAN);
    session_trial_measure(trial, "pen_lifts", ribbon->lift_count);
    session_trial_measure(trial, "writing_s", ribbon->time_s);
}

const struct session_play session_play_writing = {
    .planned_s = planned_s,
    .init = init,
    .lead_in = lead_in,
    .go = go,
    .step = step,
    .act = act,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
    .take_stock = take_stock,
};
