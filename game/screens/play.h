#ifndef GAME_SCREENS_PLAY_H
#define GAME_SCREENS_PLAY_H

#include "game/screens/screen.h"

/**
 * The level screen: what it keeps between frames, and the model of the picture made of it. The
 * numbers of the clinic view are those of the cursor over the trace; the scored ones come with the
 * result.
 */

enum {
    SCREEN_TRACE_MAX = 1000,     // 20 s
    SCREEN_TRACE_STEP_US = 20000 // 50 points a second draw a smooth line
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
};

void screen_trace_init(struct screen_trace *trace);

/** Takes the newest point. Call after every pump. */
void screen_trace_follow(struct screen_trace *trace, const struct session_trial *trial);

/** Room for the words that are put together; lives as long as the model is used. */
struct screen_play_words {
    char of_seconds[SCREEN_TEXT_SIZE];
    char of_short[SCREEN_TEXT_SIZE];
    char feet[SESSION_NAME_SIZE + 8]; // name of a drawing
};

void screen_play_model(const struct screen_model *model, struct draw_level_model *level,
                       struct screen_play_words *words);

#endif
