#ifndef GAME_DRAW_SKY_H
#define GAME_DRAW_SKY_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/** The sky from the top of the view down to bottom_y, its sun or moon, stars (look/style.md 8). */
struct draw_sky {
    const struct draw_palette *palette;
    struct draw_color stops[3]; // top, middle, bottom; usually the palette's
    float bottom_y;
    struct draw_point sun;
    float sun_radius; // 0 = none
    float halo_radius;
};

void draw_sky(struct draw_canvas *canvas, const struct draw_sky *sky);
void draw_stars(struct draw_canvas *canvas, const struct draw_palette *palette);

/** A smooth hill line through the points, filled down to bottom_y; level beyond both ends. */
struct draw_ridge {
    const struct draw_point *points;
    int count;
    float bottom_y;
    struct draw_color color;
    bool to_left_edge; // goes on level to the view's left edge, else ends at its first point
    bool to_right_edge;
};

void draw_ridge(struct draw_canvas *canvas, const struct draw_ridge *ridge);

#endif
