#ifndef GAME_DRAW_PALETTE_H
#define GAME_DRAW_PALETTE_H

#include <stdbool.h>

#include "game/draw/geometry.h"

/**
 * The colours of the sea by day, by night and in high contrast (look/style.md 3, 8, 13; numbers of
 * the pictures 05 and 06). Words and widgets use the theme's tokens, scenery uses these.
 */
/** 0xRRGGBB as an initialiser, for tables of constants. */
#define DRAW_HEX(rgb)                                                                              \
    {                                                                                              \
        ((rgb) >> 16) & 0xFF, ((rgb) >> 8) & 0xFF, (rgb)&0xFF, 255                                 \
    }

enum draw_light {
    DRAW_LIGHT_DAY,
    DRAW_LIGHT_NIGHT,
    DRAW_LIGHT_CONTRAST,
};

enum {
    DRAW_SEA_BAND_COUNT = 8, // 0 = the farthest, plain water at the horizon
};

struct draw_palette {
    bool lines_only; // high contrast: outlines instead of scenery

    struct draw_color sky[3]; // top, middle, horizon
    struct draw_color sun;
    float halo_alpha;
    struct draw_color glint;
    float glint_alpha; // times the row's own
    struct draw_color bands[DRAW_SEA_BAND_COUNT];
    struct draw_color strip; // behind the hints
    struct draw_color horizon;

    struct draw_color ridge_far;
    struct draw_color ridge_mid;
    struct draw_color land;
    struct draw_color pine;

    struct draw_color ring_ink; // edge of everything to read on the water
    struct draw_color lamp;
    struct draw_color track;
    float track_alpha;
    struct draw_color pool; // the water inside the ring
    struct draw_color pool_inner;
    struct draw_color gate_ink;
    struct draw_color gate_band;
    struct draw_color wake;
    struct draw_color wake_core;

    struct draw_color rim; // boat
    struct draw_color inside;
    struct draw_color floor;
    struct draw_color mast;
    struct draw_color sail;
    struct draw_color sail_shade;
    struct draw_color batten;
    struct draw_color jib;
    struct draw_color jib_shade;
    struct draw_color pennant;
    struct draw_color masthead;
    struct draw_color hull;
    struct draw_color hull_shade;
    struct draw_color hull_belt;
    struct draw_color tiller;
    struct draw_color foam;
    struct draw_color shadow;
};

const struct draw_palette *draw_palette_of(enum draw_light light);

#endif
