#ifndef GAME_SIM_RIBBON_PATH_H
#define GAME_SIM_RIBBON_PATH_H

#include <stdbool.h>

#include "game/sim/alphabet.h"

/**
 * The way the pen takes through a word: the strokes of its letters, in joined script led over into
 * each other by soft curves, laid out on the paper and cut into even pieces. Pixels of the 1920 x 1080 design, y downwards.
 */

enum {
    SIM_RIBBON_POINTS_MAX = 4096,
    SIM_RIBBON_STROKES_MAX = 32,
};

struct sim_ribbon_point {
    double x_px;
    double y_px;
    double at_px; // length of the way up to here; lifted pen not counted
};

struct sim_ribbon_stroke {
    int first;     // index of its first point
    int count;     // >= 2
    double end_px; // at_px of its last point
};

struct sim_ribbon_path {
    struct sim_ribbon_point point[SIM_RIBBON_POINTS_MAX]; // 4 px apart
    int count;
    struct sim_ribbon_stroke stroke[SIM_RIBBON_STROKES_MAX];
    int stroke_count;
    double length_px;
    double baseline_px; // for the two lines on the paper
    double x_height_px; // how high the small letters are
};

/** Where the word goes: the middle line of the channel stays inside. */
struct sim_ribbon_area {
    double left_px;
    double top_px;
    double right_px;
    double bottom_px;
    double x_height_max_px; // short words do not grow beyond
};

/** The paper of look/15 less a wide channel and some air. */
extern const struct sim_ribbon_area sim_ribbon_area_default;

/**
 * Writes in alphabet->script; a blank between two letters is a gap. false: the word is empty, has
 * a letter unknown to the script, or is too long for the places above.
 */
bool sim_ribbon_path_write(struct sim_ribbon_path *path, const struct sim_alphabet *alphabet,
                           const char *word, const struct sim_ribbon_area *area);

/** The point at_px along the way, 0 .. length_px. */
void sim_ribbon_path_at(const struct sim_ribbon_path *path, double at_px, double *x_px,
                        double *y_px);

#endif
