#include "game/screens/play_views.h"

#include "game/base/text.h"

#include <math.h>

// Neat writing, H8.

// The channel is the copy to write from.
void screen_play_guided_writing(struct draw_canvas *canvas, const struct screen_model *model,
                                const struct draw_level_model *level)
{
    const struct session_trial *trial = model->trial;
    const struct screen_recall *recall = &model->trace->recall;
    const struct draw_level_writing writing = {
        .path = recall->path,
        .path_count = recall->path_count,
        .stroke_first = recall->stroke_first,
        .stroke_count = recall->stroke_count,
        .width = (float)sim_ribbon_width_px(1),
        .baseline_y = (float)trial->settings.word->baseline_px,
        .x_height = (float)trial->settings.word->x_height_px,
        .progress = level->progress,
        .on_paper = true,
    };
    draw_level_writing(canvas, level, &writing);
}

void screen_play_writing(struct draw_canvas *canvas, const struct screen_model *model,
                         struct draw_level_model *level, struct screen_play_words *words)
{
    (void)words;
    const struct session_trial *trial = model->trial;
    const struct session_writing *game = &trial->game.writing;
    const struct sim_ribbon *ribbon = &game->ribbon;
    const struct sim_ribbon_path *path = trial->settings.word;
    const struct screen_recall *recall = &model->trace->recall;
    double x_px, y_px, along_x, along_y;
    sim_ribbon_next(ribbon, &x_px, &y_px, &along_x, &along_y);
    bool began = ribbon->at_px > 0;
    struct draw_level_writing writing = {
        .path = recall->path,
        .path_count = recall->path_count,
        .stroke_first = recall->stroke_first,
        .stroke_count = recall->stroke_count,
        .width = (float)ribbon->width_px,
        .baseline_y = (float)path->baseline_px,
        .x_height = (float)path->x_height_px,
        .ink = recall->ink,
        .ink_count = recall->ink_count,
        .pen = {(float)game->x_px, (float)game->y_px},
        .pen_shown = game->x_px > 0 || game->y_px > 0,
        .pen_down = game->down,
        .next = {(float)x_px, (float)y_px},
        .along = {(float)along_x, (float)along_y},
        .asks_next = !game->down && trial->stage != SESSION_STAGE_DONE,
        .progress = (float)sim_ribbon_progress(ribbon),
        .inside_share = began ? (float)sim_ribbon_inside_share(ribbon) : NAN,
        .inside = text("on the ribbon"),
    };
    level->progress = writing.progress;
    draw_level_writing(canvas, level, &writing);
}
