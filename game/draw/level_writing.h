#ifndef GAME_DRAW_LEVEL_WRITING_H
#define GAME_DRAW_LEVEL_WRITING_H

#include "game/draw/geometry.h"
#include "game/draw/level.h"

/**
 * Neat writing (H8; picture 15): a word as a channel of water on paper, the ink where the pen was,
 * the pen, where to begin and where to go on. The common part of the model (level.h) says stage and
 * words. A function of the models alone. Main thread. All positions in design px.
 */
struct draw_level_ink {
    struct draw_point at;
    bool down; // a line leads here from the point before
};

struct draw_level_writing {
    const struct draw_point *path; // middle line of the channel, about 4 px apart
    int path_count;
    const int *stroke_first; // index of the first point of each stroke; rising, the first is 0
    int stroke_count;
    float width; // of the channel
    float baseline_y;
    float x_height; // of the small letters

    const struct draw_level_ink *ink; // as written; only ever grows while the word is the same
    int ink_count;
    struct draw_point pen;
    bool pen_shown; // it has been on the paper
    bool pen_down;
    bool left_handed;       // the pen leans to the left
    struct draw_point next; // where to go on, and the direction of the way there, length 1
    struct draw_point along;
    bool asks_next; // show it: before a stroke, or when the pen was lifted

    float progress;     // 0..1 of the way
    float inside_share; // 0..1 of what is done; NAN = nothing yet, drawn as a dash
    const char *inside; // after the per cent: "in the channel"
    bool on_paper;      // on one's own: the seconds stand in the place of the share
};

/** A whole frame, background included; layers "level-writing*". Card and hints as in level.h. */
void draw_level_writing(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_writing *writing);

#endif
