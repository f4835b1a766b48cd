#ifndef GAME_DRAW_LEVEL_BOTTLE_H
#define GAME_DRAW_LEVEL_BOTTLE_H

#include "game/draw/level.h"

/**
 * The bottle on the palm (H1-H3; picture 08): the ship in the bottle keeps its cap inside the gate
 * while the ring closes with the seconds of this upright stretch. The common part of the model
 * (level.h) says stage, seconds, progress, words and, with text.sway, the stance that is measured
 * beside it. A function of the models alone. Main thread.
 *
 * Axes: x to the player's right, y forwards, away from the wrist. Degrees.
 */
enum draw_bottle_state {
    DRAW_BOTTLE_WAITING,  // hovers over the palm until that is calm
    DRAW_BOTTLE_UPRIGHT,  // stands or rocks
    DRAW_BOTTLE_AIRBORNE, // gap_mm above the palm
    DRAW_BOTTLE_FALLEN,   // lies on the palm
};

struct draw_level_bottle_point {
    float x_deg;
    float y_deg;
};

struct draw_level_bottle_text {
    const char *tilt;       // "Tilt", before the number in degrees; NULL hides gate and label
    const char *best;       // "Best", before the seconds of the longest stretch
    const char *falls;      // "Falls", before their number
    const char *warm_up;    // "Warm-up", the second pill of the pad tier; NULL = none
    const char *falls_at;   // clinic: "Falls at", before degrees
    const char *steadiness; // clinic: "Tilt RMS"
};

struct draw_level_bottle {
    enum draw_bottle_state state;
    bool on_lid;
    bool left_hand;
    float water_share; // 0..1 of the bottle; 750 of 1500 ml = .5
    float palm_x_deg;  // lean of the palm, low-passed by the caller
    float palm_y_deg;
    float tilt_x_deg; // of the bottle against the palm
    float tilt_y_deg;
    float slosh_deg; // lean of the water's surface against the palm, towards x
    float slide_mm;  // of its foot on the palm, towards x
    float gap_mm;    // between palm and foot, in the air
    float tip_deg; // it falls when it leans farther; > 0. Drawn leans are enlarged when it is small
    float shown_deg; // the number, twice a second
    float best_s;    // longest stretch so far; <= 0 is not shown
    int falls;       // so far; 0 is not shown

    const struct draw_level_bottle_point *trace; // clinic: lean of the cap, oldest first
    size_t trace_count;
    float rms_deg; // clinic; NAN = not measured

    struct draw_level_bottle_text text;
};

/** A whole frame, background included; layers "level-bottle*". Card and hints as in level.h. */
void draw_level_bottle(struct draw_canvas *canvas, const struct draw_level_model *model,
                       const struct draw_level_bottle *bottle);

/** The clinic view: the lean of the cap from above against the angle it falls at, and numbers. */
void draw_level_bottle_clinic(struct draw_canvas *canvas, const struct draw_level_model *model,
                              const struct draw_level_bottle *bottle);

#endif
