#ifndef GAME_DRAW_SEA_H
#define GAME_DRAW_SEA_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/**
 * The water (look/style.md 8): bands from the horizon to the bottom, each with a slow edge.
 */

/** Times of waves go in steps of this, so that a cached picture of the sea is worth keeping. */
#define DRAW_SEA_STEP_S 0.1f

struct draw_sea {
    const struct draw_palette *palette;
    float horizon_y;
    float time_s; // 0 with reduced motion
};

/** An edge of water: y = y + A sin(2 pi x/L + f) + .4 A sin(2 pi x/(.37 L) + 1.7 f). */
struct draw_wave {
    float y;
    float amplitude;
    float length;
    float phase;    // radians at time 0
    float period_s; // the sign is the direction
};

/** Band 1..7. */
struct draw_wave draw_sea_wave(const struct draw_sea *sea, int band);

float draw_wave_y(const struct draw_wave *wave, float x, float time_s);

/** Fills from the edge down to bottom_y, across the view. */
struct draw_wave_fill {
    struct draw_wave wave;
    float bottom_y;
    float time_s;
    struct draw_color color;
};

void draw_wave_fill(struct draw_canvas *canvas, const struct draw_wave_fill *fill);

/** Everything below the horizon, opaque, down to the view's bottom. */
void draw_sea(struct draw_canvas *canvas, const struct draw_sea *sea);

/** The light on the water below a sun or moon at x. `width` 1 as in picture 05. */
void draw_sea_glints(struct draw_canvas *canvas, const struct draw_sea *sea, float x, float width);

/** The dark water the hints stand on; its upper edge is near y 972. */
void draw_sea_strip(struct draw_canvas *canvas, const struct draw_sea *sea);

#endif
