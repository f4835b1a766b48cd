#ifndef GAME_DRAW_PLACKET_H
#define GAME_DRAW_PLACKET_H

#include <stdbool.h>

#include "game/draw/canvas.h"

/**
 * The front of a shirt with five buttons, one below the other (assets/art/shirt-placket.svg made
 * whole). Shirts are opened from the top down and closed from the bottom up, so `open` says all:
 * that many from the top are open, and the collar falls apart as far down.
 */
enum { DRAW_PLACKET_BUTTON_COUNT = 5 };

struct draw_placket {
    struct draw_rect area; // about 600 x 700
    int open;              // 0..5
    bool closing;          // the next one is closed, else opened
    bool asks;             // the next one is marked
};

void draw_placket(struct draw_canvas *canvas, const struct draw_placket *placket);

/** The middle of a button as it lies now; 0 is the top one. */
struct draw_point draw_placket_button(const struct draw_placket *placket, int button);

/** Which button comes next, -1 none (all are open, or closed, already). */
int draw_placket_next(const struct draw_placket *placket);

#endif
