#ifndef GAME_DRAW_LEVEL_MARCH_H
#define GAME_DRAW_LEVEL_MARCH_H

#include "game/draw/level.h"

/**
 * Slow marching (W1-W5): the ring on the water closes with the time on one leg and is whole when
 * the target is reached: slower is better. Every step sends a crest down the wake and leaves a bar,
 * the left leg's above the line, the right leg's below it: even steps make an even pattern.
 *
 * Of draw_level_model these count: stage, stage_s, lead_in_number, eyes_closed, seconds and
 * of_seconds (the clock), supported, time_s, reduced_motion, harbour_growth, night, the words and
 * hints (left, right, decimal_separator too). CoP, wake, gate and clinic numbers are not looked at.
 * Functions of the models alone; main thread only.
 */
enum { DRAW_MARCH_STEP_COUNT = 16 };

enum draw_march_gait {
    DRAW_MARCH_SLOW,
    DRAW_MARCH_KNEE,   // W3, W4: a card with the raised thigh and its angle
    DRAW_MARCH_TIPTOE, // W5: a card with the heel
};

enum draw_march_side {
    DRAW_MARCH_LEFT, // stood on the left leg
    DRAW_MARCH_RIGHT,
    DRAW_MARCH_EITHER, // taps, pocket: one row of bars
};

struct draw_march_step {
    enum draw_march_side side;
    float duration_s;
    float age_s; // since it ended
};

/** Composed by the caller; NULL or "" is not drawn. */
struct draw_march_text {
    const char *steps;     // "14 steps"
    const char *goal;      // "Goal: 2.0 s on each leg"
    const char *lift_goal; // "Goal 60\u00B0"
    const char *heel_up;   // "Heel up"
    const char *heel_down; // "Heel down"
    const char *median;    // labels of the clinic view
    const char *variation;
    const char *evenness; // longer side : shorter side
    const char *step_count;
    const char *lift;
};

struct draw_march {
    enum draw_march_gait gait;
    float target_s; // > 0
    enum draw_march_side side;
    float running_s; // on the present leg; < 0 = no step is under way
    struct draw_march_step steps[DRAW_MARCH_STEP_COUNT]; // newest first
    int step_count;                                      // of those
    int total;                                           // all steps
    float median_s;                                      // these six: NAN = not known, a dash
    float variation;                                     // SD over mean
    float left_s;                                        // medians of the sides
    float right_s;
    float evenness; // >= 1, 1 = both sides alike
    float lift_deg; // the thigh now: 0 = hanging, 90 = level. NAN: the picture without an angle
    float lift_target_deg;
    float heel_up; // 0 = on the ground .. 1. NAN: the picture without a mark
    struct draw_march_text text;
};

void draw_level_march_sea(struct draw_canvas *canvas, const struct draw_level_model *level,
                          const struct draw_march *march);

/** For the helper: dim, the sound first; the bars stand on the helper's card. */
void draw_level_march_night(struct draw_canvas *canvas, const struct draw_level_model *level,
                            const struct draw_march *march);

void draw_level_march_clinic(struct draw_canvas *canvas, const struct draw_level_model *level,
                             const struct draw_march *march);

#endif
