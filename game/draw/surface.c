#include "game/draw/surface.h"

#include <stdlib.h>
#include <string.h>

bool draw_surface_init(struct draw_surface *surface, int width_px, int height_px)
{
    *surface = (struct draw_surface){0};
    if (width_px <= 0 || height_px <= 0)
        return false;
    surface->pixels = calloc((size_t)width_px * (size_t)height_px, sizeof(uint32_t));
    if (!surface->pixels)
        return false;
    surface->width_px = width_px;
    surface->height_px = height_px;
    return true;
}

void draw_surface_finish(struct draw_surface *surface)
{
    free(surface->pixels);
    *surface = (struct draw_surface){0};
}

bool draw_mask_init(struct draw_mask *mask, int width_px, int height_px)
{
    *mask = (struct draw_mask){0};
    if (width_px <= 0 || height_px <= 0)
        return false;
    mask->coverage = calloc((size_t)width_px * (size_t)height_px, 1);
    if (!mask->coverage)
        return false;
    mask->width_px = width_px;
    mask->height_px = height_px;
    return true;
}

void draw_mask_finish(struct draw_mask *mask)
{
    free(mask->coverage);
    *mask = (struct draw_mask){0};
}

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

struct draw_box draw_box_intersect(struct draw_box a, struct draw_box b)
{
    return (struct draw_box){max_int(a.left, b.left), max_int(a.top, b.top),
                             min_int(a.right, b.right), min_int(a.bottom, b.bottom)};
}

bool draw_box_is_empty(struct draw_box box)
{
    return box.right <= box.left || box.bottom <= box.top;
}

struct draw_box draw_surface_box(const struct draw_surface *surface)
{
    return (struct draw_box){0, 0, surface->width_px, surface->height_px};
}

uint32_t draw_pixel_premultiply(struct draw_color color)
{
    uint32_t a = color.a;
    uint32_t r = (color.r * a + 127u) / 255u;
    uint32_t g = (color.g * a + 127u) / 255u;
    uint32_t b = (color.b * a + 127u) / 255u;
    return a << 24 | r << 16 | g << 8 | b;
}

static uint32_t *pixel_at(struct draw_surface *surface, int x, int y)
{
    return surface->pixels + (size_t)y * (size_t)surface->width_px + x;
}

void draw_surface_clear(struct draw_surface *surface, struct draw_box box, uint32_t pixel)
{
    box = draw_box_intersect(box, draw_surface_box(surface));
    for (int y = box.top; y < box.bottom; y++) {
        uint32_t *row = pixel_at(surface, box.left, y);
        for (int i = 0; i < box.right - box.left; i++)
            row[i] = pixel;
    }
}

void draw_pixels_over(uint32_t *at, int count, uint32_t source)
{
    if (source >> 24 == 255u) {
        for (int i = 0; i < count; i++)
            at[i] = source;
        return;
    }
    for (int i = 0; i < count; i++)
        at[i] = draw_pixel_over(at[i], source);
}

static void row_over(uint32_t *to, const uint32_t *from, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t alpha = from[i] >> 24;
        if (alpha == 255u)
            to[i] = from[i];
        else if (alpha)
            to[i] = draw_pixel_over(to[i], from[i]);
    }
}

static void row_over_scaled(uint32_t *to, const uint32_t *from, int count, uint32_t coverage)
{
    for (int i = 0; i < count; i++) {
        if (from[i] >> 24)
            to[i] = draw_pixel_over(to[i], draw_pixel_scale(from[i], coverage));
    }
}

void draw_surface_blit(struct draw_surface *to, const struct draw_surface *from,
                       const struct draw_surface_blit *how)
{
    struct draw_box box = {how->left, how->top, how->left + from->width_px,
                           how->top + from->height_px};
    box = draw_box_intersect(box, draw_box_intersect(how->clip, draw_surface_box(to)));
    if (draw_box_is_empty(box) || !how->alpha)
        return;
    int count = box.right - box.left;
    uint32_t coverage = how->alpha + (how->alpha >> 7);
    for (int y = box.top; y < box.bottom; y++) {
        const uint32_t *source =
            from->pixels + (size_t)(y - how->top) * (size_t)from->width_px + (box.left - how->left);
        uint32_t *target = pixel_at(to, box.left, y);
        if (how->alpha < 255)
            row_over_scaled(target, source, count, coverage);
        else if (how->opaque)
            memcpy(target, source, (size_t)count * sizeof(uint32_t));
        else
            row_over(target, source, count);
    }
}

void draw_surface_stamp(struct draw_surface *to, const struct draw_mask *mask, int left, int top,
                        struct draw_box clip, struct draw_color color)
{
    struct draw_box box = {left, top, left + mask->width_px, top + mask->height_px};
    box = draw_box_intersect(box, draw_box_intersect(clip, draw_surface_box(to)));
    uint32_t source = draw_pixel_premultiply(color);
    for (int y = box.top; y < box.bottom; y++) {
        const uint8_t *cover =
            mask->coverage + (size_t)(y - top) * (size_t)mask->width_px + (box.left - left);
        uint32_t *target = pixel_at(to, box.left, y);
        for (int i = 0; i < box.right - box.left; i++) {
            uint32_t c = cover[i];
            if (c)
                target[i] = draw_pixel_over(target[i], draw_pixel_scale(source, c + (c >> 7)));
        }
    }
}
