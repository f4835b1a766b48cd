#ifndef GAME_DRAW_WAKE_H
#define GAME_DRAW_WAKE_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/**
 * The last five seconds of sideways sway as the boat's wake: straight = even keel
 * (look/style.md 7).
 */
enum {
    DRAW_WAKE_POINT_COUNT = 64,
    DRAW_WAKE_STEPS = 3, // sections from one sample to the next
    DRAW_WAKE_SECTION_COUNT = (DRAW_WAKE_POINT_COUNT - 1) * DRAW_WAKE_STEPS + 1,
};

struct draw_wake {
    const struct draw_palette *palette;
    struct draw_point stern; // the newest point
    float length;            // down the picture for a full wake, 274 on a level
    const float *offset_px;  // [0] = the boat now, then the samples, newest first
    int count;               // 2..64 with the boat; fewer than `full` make a shorter wake
    int full;                // how many make `length`
    float phase;             // 0..1: how old the newest sample is, in sample intervals
    float half_width_near;   // foam, at the stern
    float half_width_far;    // foam, at the end
};

/** One cross section. */
struct draw_wake_section {
    float t; // 0 = stern .. 1
    struct draw_point middle;
    float foam_half;
    float core_half;
};

/**
 * Sections from the stern on, smooth between the samples; room for DRAW_WAKE_SECTION_COUNT.
 * Returns how many. Pure.
 */
int draw_wake_sections(const struct draw_wake *wake, struct draw_wake_section *sections);

void draw_wake(struct draw_canvas *canvas, const struct draw_wake *wake);

/**
 * A result tile: rounded water with a small boat and the trial's wake below it (picture 09).
 * offset_mm is newest first; mm_full = the sway that reaches the edge of the drawing, the same for
 * both tiles, so that they can be compared.
 */
struct draw_wake_tile {
    struct draw_rect area;
    const float *offset_mm;
    int count;
    float mm_full;
};

void draw_wake_tile(struct draw_canvas *canvas, const struct draw_wake_tile *tile);

#endif
