#ifndef GAME_SESSION_PLAY_WRITING_H
#define GAME_SESSION_PLAY_WRITING_H

#include <stdbool.h>

#include "game/sim/ribbon.h"

/**
 * Neat writing on a ribbon with pointer, touch or stick (H8, tier pad): follow the word of
 * settings.word within a channel that narrows with the difficulty. Ends with the word, or after
 * four times hold_s. Success: the whole word, 85 % of its way inside (decisions.md 1).
 *
 * Measures: inside_share, path_error_px (mean distance), sparc (weighted mean of the strokes,
 * motion/writing.h; NAN for dots only), pen_lifts, writing_s.
 */
struct session_writing {
    struct sim_ribbon ribbon;
    double since_pen_s; // time that the ribbon has not been told yet
    bool down;
    double x_px;
    double y_px;
};

enum { SESSION_PEN_MAX = 4 * 120 * 100 }; // a pen place each slice of the longest trial

#endif
