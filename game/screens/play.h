#ifndef GAME_SCREENS_PLAY_H
#define GAME_SCREENS_PLAY_H

#include "game/draw/level_bottle.h"
#include "game/draw/level_march.h"
#include "game/draw/level_writing.h"
#include "game/screens/screen.h"

/**
 * The level screen: what it keeps between frames, and the model of the picture made of it. The
 * numbers of the clinic view are those of the cursor over the trace; the scored ones come with the
 * result.
 */

enum {
    SCREEN_TRACE_MAX = 1000,      // 20 s
    SCREEN_TRACE_STEP_US = 20000, // 50 points a second draw a smooth line
    SCREEN_LEAN_MAX = 500,        // 10 s
    SCREEN_INK_MAX = 8192,
};

/** What the pictures of steps, bottle and pen need of the moments before. */
struct screen_recall {
    struct draw_march_step steps[DRAW_MARCH_STEP_COUNT]; // newest first; ages are made of ended_us
    int64_t ended_us[DRAW_MARCH_STEP_COUNT];
    int step_count;
    int steps_seen; // of those that the march keeps

    struct draw_level_bottle_point lean[SCREEN_LEAN_MAX]; // of the cap, oldest first
    size_t lean_count;
    int64_t lean_due_us;
    float shown_deg; // renewed twice a second
    int64_t shown_due_us;
    double sum_deg2; // of the lean in PLAY
    int sum_count;

    int acts_seen; // shirt buttons
    int64_t pressed_us;
    bool has_pressed;

    struct draw_level_ink ink[SCREEN_INK_MAX];
    int ink_count;
    size_t pen_seen;
    bool pen_was_down;
    struct draw_point path[SIM_RIBBON_POINTS_MAX];
    int path_count;
    int stroke_first[SIM_RIBBON_STROKES_MAX];
    int stroke_count;
};

struct screen_trace {
    struct draw_level_point points[SCREEN_TRACE_MAX]; // oldest first, from the ring's centre
    size_t count;
    int64_t due_us;
    int64_t numbers_due_us; // renewed twice a second: a number that runs cannot be read
    float range_ml_mm;      // NAN until there is a trace
    float range_ap_mm;
    float path_mm_s;
    float area_mm2;
    struct draw_level_ellipse ellipse;
    struct screen_recall recall;
};

void screen_trace_init(struct screen_trace *trace);

/** Takes the newest point. Call after every pump. */
void screen_trace_follow(struct screen_trace *trace, const struct session_trial *trial);

/** Room for the words that are put together; lives as long as the model is used. */
struct screen_play_words {
    char of_seconds[SCREEN_TEXT_SIZE];
    char of_short[SCREEN_TEXT_SIZE];
    char hints[DRAW_LEVEL_HINT_COUNT][SCREEN_TEXT_SIZE];
    char lines[4][SCREEN_TEXT_SIZE];  // of the one view
    char feet[SESSION_NAME_SIZE + 8]; // name of a drawing
};

void screen_play_model(const struct screen_model *model, struct draw_level_model *level,
                       struct screen_play_words *words);

#endif
