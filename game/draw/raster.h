#ifndef GAME_DRAW_RASTER_H
#define GAME_DRAW_RASTER_H

#include <stdbool.h>

#include "game/draw/path.h"
#include "game/draw/surface.h"

/**
 * Fills paths with exact edge coverage: every pixel takes the share of it that the shape covers.
 *
 * SDL's software renderer cuts vertices to whole pixels (SDL 2.26, SDL_render_sw.c), so an alpha
 * fringe of triangles cannot smooth an edge there; this can, and gives the same pixels on every
 * machine. Method: signed area per cell, summed along the row.
 *
 * A band of rows is worked on at a time; the memory is kept between fills.
 */
struct draw_raster {
    float *cells;
    unsigned char *touched; // one flag for each run of cells, per row
    int width_px;           // widest row it can hold
};

/** Up to four colours down the picture, y in the path's units, growing. One stop = plain. */
enum { DRAW_PAINT_STOP_COUNT = 4 };

struct draw_paint {
    int stop_count;
    float y[DRAW_PAINT_STOP_COUNT];
    struct draw_color colors[DRAW_PAINT_STOP_COUNT];
};

struct draw_paint draw_paint_plain(struct draw_color color);

/** Where path units lie on the surface: px = unit * scale + move. */
struct draw_mapping {
    float scale;
    float move_x_px;
    float move_y_px;
};

bool draw_raster_init(struct draw_raster *raster, int width_px);
void draw_raster_finish(struct draw_raster *raster);

struct draw_raster_target {
    struct draw_surface *surface;
    struct draw_box clip; // inside the surface
    struct draw_mapping mapping;
};

/** Returns the box that may have changed (empty when nothing was drawn). */
struct draw_box draw_raster_fill(struct draw_raster *raster,
                                 const struct draw_raster_target *target,
                                 const struct draw_path *path, const struct draw_paint *paint);

#endif
