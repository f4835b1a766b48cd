#ifndef GAME_DRAW_SVG_H
#define GAME_DRAW_SVG_H

#include "game/draw/canvas.h"

/**
 * The drawings of assets/art and assets/icons, rasterised by SDL_image at the size they are shown
 * and kept: in memory by name and size, on disk by content and size. Names have no ending:
 * "art/stance-apart-a"; "art/stance-apart-a#floor" is the same without the board. A name that cannot be loaded is logged once and draws nothing.
 */

/** Inside the rect, undistorted, in its middle. */
void draw_svg(struct draw_canvas *canvas, const char *name, struct draw_rect rect);

/** As draw_svg with its own colours kept, turned left to right. */
void draw_svg_mirrored(struct draw_canvas *canvas, const char *name, struct draw_rect rect);

/** Natural size; false when there is no such drawing. */
bool draw_svg_size(struct draw_canvas *canvas, const char *name, float *width, float *height);

/**
 * A one-colour drawing of assets/icons ("icon-play", "hint-ok") in any colour; height is that of
 * its whole box (120 units), which stands with its middle on centre.
 */
void draw_icon(struct draw_canvas *canvas, const char *name, struct draw_point centre, float height,
               struct draw_color color);

// For canvas.c.

struct draw_pictures;

/** NULL when memory is short. cache_dir NULL = nothing on disk; it is made when missing. */
struct draw_pictures *draw_pictures_create(const char *asset_dir, const char *cache_dir);
void draw_pictures_destroy(struct draw_pictures *pictures);
void draw_pictures_forget(struct draw_pictures *pictures);

#endif
