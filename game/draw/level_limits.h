#ifndef GAME_DRAW_LEVEL_LIMITS_H
#define GAME_DRAW_LEVEL_LIMITS_H

#include "game/draw/level.h"

/**
 * Limits of stability: how far a person can lean in eight directions, three times each. A compass
 * rose; what has been reached grows as a soft patch around its middle (programme.md 2).
 *
 * Of draw_level_model these count: stage, lead_in_number, eyes_closed, ml_mm and ap_mm (from the
 * standing place), supported, title, badge, left, right, card, caption, hints. Main thread only.
 */
enum {
    DRAW_LIMITS_DIRECTION_COUNT = 8, // 0 = forwards, then clockwise: 2 = right, 4 = back, 6 = left
    DRAW_LIMITS_REPEAT_COUNT = 3,
};

struct draw_limits {
    float scale_mm;                                                        // of the rim, > 0
    float reached_mm[DRAW_LIMITS_DIRECTION_COUNT];                         // the best; 0 = not yet
    float tries_mm[DRAW_LIMITS_DIRECTION_COUNT][DRAW_LIMITS_REPEAT_COUNT]; // 0 = not yet
    int direction;        // asked for now; -1 = back to the middle
    int repeat;           // 0 .. DRAW_LIMITS_REPEAT_COUNT - 1, the running one
    float stay;           // 0..1 of the stay at the farthest place
    float lean_mm;        // towards the asked direction now; NAN = not shown
    const char *ask;      // "Lean forward"
    const char *ask_line; // "As far as it feels safe."; at most two lines
    const char *round;    // "Round 2 of 3"
    const char *front;    // words at the rim
    const char *back;
};

void draw_level_limits(struct draw_canvas *canvas, const struct draw_level_model *level,
                       const struct draw_limits *limits);

/** Where a lean lies on the rose, cut at the rim. Design px. Pure. */
struct draw_point draw_limits_place(const struct draw_limits *limits, float ml_mm, float ap_mm);

#endif
