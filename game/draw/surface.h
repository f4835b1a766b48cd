#ifndef GAME_DRAW_SURFACE_H
#define GAME_DRAW_SURFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/draw/geometry.h"

/**
 * Pixels of our own: 0xAARRGGBB, premultiplied, rows without padding. Device px. A surface that
 * covers the screen is opaque everywhere; a picture to be laid over others may be transparent.
 */
struct draw_surface {
    uint32_t *pixels;
    int width_px;
    int height_px;
};

/** One byte of coverage a pixel: glyphs and one-colour icons, coloured when they are drawn. */
struct draw_mask {
    uint8_t *coverage;
    int width_px;
    int height_px;
};

/** Device px; right and bottom are outside. Empty when right <= left or bottom <= top. */
struct draw_box {
    int left;
    int top;
    int right;
    int bottom;
};

/** Transparent. False when memory is short (surface then is empty and may be finished). */
bool draw_surface_init(struct draw_surface *surface, int width_px, int height_px);
void draw_surface_finish(struct draw_surface *surface);

bool draw_mask_init(struct draw_mask *mask, int width_px, int height_px);
void draw_mask_finish(struct draw_mask *mask);

struct draw_box draw_box_intersect(struct draw_box a, struct draw_box b);
bool draw_box_is_empty(struct draw_box box);
struct draw_box draw_surface_box(const struct draw_surface *surface);

uint32_t draw_pixel_premultiply(struct draw_color color);

/** Sets every pixel of the box, clipped to the surface. */
void draw_surface_clear(struct draw_surface *surface, struct draw_box box, uint32_t pixel);

/**
 * Lays `from` with its top left corner at (left, top) over `to`, inside clip. alpha 255 = as it
 * is. opaque = every pixel of `from` covers: copied, not blended.
 */
struct draw_surface_blit {
    int left;
    int top;
    struct draw_box clip; // in `to`
    uint8_t alpha;
    bool opaque;
};

void draw_surface_blit(struct draw_surface *to, const struct draw_surface *from,
                       const struct draw_surface_blit *how);

/** The mask in one colour at (left, top). */
void draw_surface_stamp(struct draw_surface *to, const struct draw_mask *mask, int left, int top,
                        struct draw_box clip, struct draw_color color);

/** n pixels from `at`, source already premultiplied, over what is there. */
void draw_pixels_over(uint32_t *at, int count, uint32_t source);

/** pixel * coverage / 256, all four channels. coverage 0..256. */
static inline uint32_t draw_pixel_scale(uint32_t pixel, uint32_t coverage)
{
    uint32_t rb = (((pixel & 0x00FF00FFu) * coverage) >> 8) & 0x00FF00FFu;
    uint32_t ag = (((pixel >> 8) & 0x00FF00FFu) * coverage) & 0xFF00FF00u;
    return rb | ag;
}

/**
 * Source over destination, both premultiplied. Rounded as by 255, so that what covers stays
 * covering and a picture does not darken by being drawn over often.
 */
static inline uint32_t draw_pixel_over(uint32_t below, uint32_t above)
{
    uint32_t rest = 255u - (above >> 24);
    uint32_t rb = (below & 0x00FF00FFu) * rest + 0x00800080u;
    uint32_t ag = ((below >> 8) & 0x00FF00FFu) * rest + 0x00800080u;
    rb = ((rb + ((rb >> 8) & 0x00FF00FFu)) >> 8) & 0x00FF00FFu;
    ag = (ag + ((ag >> 8) & 0x00FF00FFu)) & 0xFF00FF00u;
    return above + (rb | ag);
}

#endif
