#ifndef GAME_SIM_RIBBON_H
#define GAME_SIM_RIBBON_H

#include <stdbool.h>

#include "game/sim/ribbon_path.h"

/**
 * Neat writing (H8): the pen follows a word inside a channel, 98 -> 60 px wide over difficulty.
 * Success: the whole way, 85 % of its length inside (decisions.md 1).
 *
 * Progress is a place on the way and only goes forward. It goes along with the pen as long as
 * that is not more than a channel's width off, so a slip costs the stretch it lasted; a pen that
 * cuts across a loop has to come back. What is leapt over counts as outside.
 */
struct sim_ribbon {
    const struct sim_ribbon_path *path; // borrowed
    double width_px;
    double at_px;     // progress, 0 .. path->length_px
    double inside_px; // of that in the channel
    double error_px2; // distance to the middle line, summed along the way
    int stroke;       // being written
    int index;        // the last point of the path at or before at_px
    int lift_count;   // pen up in the middle of a stroke
    double time_s;    // until the word is done
    bool pen_down;
    bool pen_inside; // the pen is down and in the channel, at the place it has come to
    double pen_x_px;
    double pen_y_px;
};

/** 98 -> 60 px over difficulty 0..1. */
double sim_ribbon_width_px(double difficulty);

void sim_ribbon_init(struct sim_ribbon *ribbon, const struct sim_ribbon_path *path,
                     double width_px);

/**
 * One position of the pen, design pixels, interval_s after the one before. It is taken to have
 * moved straight in between: the result does not hang on the rate.
 */
void sim_ribbon_push(struct sim_ribbon *ribbon, double interval_s, bool down, double x_px,
                     double y_px);

/** 0..1 of the way is done. */
double sim_ribbon_progress(const struct sim_ribbon *ribbon);

/** 0..1 of the way done so far was inside; 1 before the first step. */
double sim_ribbon_inside_share(const struct sim_ribbon *ribbon);

/** Mean distance to the middle line, px; 0 before the first step. */
double sim_ribbon_mean_error_px(const struct sim_ribbon *ribbon);

/** Where to go on: the place on the middle line, and the direction of the way, of length 1. */
void sim_ribbon_next(const struct sim_ribbon *ribbon, double *x_px, double *y_px, double *along_x,
                     double *along_y);

/** The whole word is written. */
bool sim_ribbon_is_over(const struct sim_ribbon *ribbon);
bool sim_ribbon_is_a_success(const struct sim_ribbon *ribbon);

#endif
