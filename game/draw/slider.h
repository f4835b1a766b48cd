#ifndef GAME_DRAW_SLIDER_H
#define GAME_DRAW_SLIDER_H

#include "game/draw/canvas.h"

/** A row that sets an amount in steps of a tenth: words, a track with a knob, the amount. */
struct draw_slider {
    struct draw_rect area;
    const char *text;
    const char *amount; // "80 %"
    float share;        // 0..1
    bool focused;
    bool held;   // the knob is being moved: larger, with an arrow to either side
    float dwell; // 0..1, only seen while focused
};

void draw_slider(struct draw_canvas *canvas, const struct draw_slider *slider);

/** The share at a place in the row, to the next tenth, 0..1. */
float draw_slider_share_at(struct draw_rect area, struct draw_point at);

#endif
