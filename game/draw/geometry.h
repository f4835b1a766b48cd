#ifndef GAME_DRAW_GEOMETRY_H
#define GAME_DRAW_GEOMETRY_H

#include <stdbool.h>
#include <stdint.h>

/**
 * The small words of drawing. Unless a header says otherwise every length is in design px: the
 * content area is 1920 x 1080, y grows downwards (look/style.md 4).
 */
struct draw_point {
    float x;
    float y;
};

struct draw_rect {
    float x;
    float y;
    float w;
    float h;
};

/** Straight (not premultiplied) sRGB. a = 255 covers. */
struct draw_color {
    uint8_t r;
    uint8_t g;
    uint8_t b;
    uint8_t a;
};

/** 0xRRGGBB, opaque. */
static inline struct draw_color draw_color_hex(uint32_t rgb)
{
    return (struct draw_color){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, 255};
}

/** The same colour with alpha 0..1 (clamped) times its own. */
struct draw_color draw_color_alpha(struct draw_color color, float alpha);

/** share 0 = from, 1 = to. */
struct draw_color draw_color_mix(struct draw_color from, struct draw_color to, float share);

/** WCAG 2 contrast ratio 1..21 of two opaque colours. */
double draw_color_contrast(struct draw_color a, struct draw_color b);

/** The rect grown by `by` on every side (smaller when negative, never below zero size). */
struct draw_rect draw_rect_grow(struct draw_rect rect, float by);

bool draw_rect_contains(struct draw_rect rect, struct draw_point point);
bool draw_rect_overlaps(struct draw_rect a, struct draw_rect b);

/** A similarity: scale, then turn clockwise as seen, then move. */
struct draw_transform {
    float xx;
    float xy;
    float yx;
    float yy;
    float x;
    float y;
};

struct draw_transform draw_transform_make(struct draw_point move, float scale, float turn_deg);
struct draw_point draw_transform_apply(const struct draw_transform *transform,
                                       struct draw_point point);

#endif
