#ifndef GAME_DRAW_LEVEL_BUTTONS_H
#define GAME_DRAW_LEVEL_BUTTONS_H

#include "game/draw/level.h"

/**
 * Opening and closing five shirt buttons again and again (H6, H7): the shirt as far as it is open,
 * one big button to count with, the seconds of this round. With text.sway in the common part of
 * the model (level.h) the stance that is measured stands beside it. text.of_seconds (of_short) is
 * the line below the seconds: "seconds this round". A function of the models alone. Main thread.
 */
struct draw_level_buttons_text {
    const char *press; // on the big button: "Opened", "Closed"
    const char
        *press_line;     // below it, how else to count: "Space, or the green button"; may be NULL
    const char *round;   // "Round", before its number
    const char *best;    // "Best round", before its seconds
    const char *minutes; // "min", after the minutes so far; NULL = not shown
};

struct draw_level_buttons {
    int open;     // of five, 0..5
    bool closing; // the next one is closed
    bool pressed; // the big button has just counted: it lies lower
    float round_s;
    int round;          // from 1
    float best_round_s; // <= 0: none yet
    float total_s;      // so far, shown as whole minutes
    struct draw_level_buttons_text text;
};

/** A whole frame, background included; layer "level-buttons". Card and hints as in level.h. */
void draw_level_buttons(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_buttons *buttons);

/** The big button, design px: for touch and mouse. */
#define DRAW_LEVEL_BUTTONS_X      1390.0f
#define DRAW_LEVEL_BUTTONS_Y      580.0f
#define DRAW_LEVEL_BUTTONS_RADIUS 196.0f

#endif
