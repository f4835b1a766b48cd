#include "game/draw/geometry.h"

#include <math.h>

static float clamp01(float value)
{
    return value < 0.0f ? 0.0f : value > 1.0f ? 1.0f : value;
}

struct draw_color draw_color_alpha(struct draw_color color, float alpha)
{
    color.a = (uint8_t)lrintf((float)color.a * clamp01(alpha));
    return color;
}

static uint8_t mix(uint8_t from, uint8_t to, float share)
{
    return (uint8_t)lrintf((float)from + ((float)to - (float)from) * share);
}

struct draw_color draw_color_mix(struct draw_color from, struct draw_color to, float share)
{
    float s = clamp01(share);
    return (struct draw_color){mix(from.r, to.r, s), mix(from.g, to.g, s), mix(from.b, to.b, s),
                               mix(from.a, to.a, s)};
}

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct draw_color color)
{
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

double draw_color_contrast(struct draw_color a, struct draw_color b)
{
    double la = luminance(a);
    double lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

struct draw_rect draw_rect_grow(struct draw_rect rect, float by)
{
    struct draw_rect grown = {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
    grown.w = fmaxf(grown.w, 0.0f);
    grown.h = fmaxf(grown.h, 0.0f);
    return grown;
}

bool draw_rect_contains(struct draw_rect rect, struct draw_point point)
{
    return point.x >= rect.x && point.x < rect.x + rect.w && point.y >= rect.y &&
           point.y < rect.y + rect.h;
}

bool draw_rect_overlaps(struct draw_rect a, struct draw_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

struct draw_transform draw_transform_make(struct draw_point move, float scale, float turn_deg)
{
    float turn = turn_deg * 3.14159265f / 180.0f;
    float c = cosf(turn) * scale;
    float s = sinf(turn) * scale;
    return (struct draw_transform){c, -s, s, c, move.x, move.y};
}

struct draw_point draw_transform_apply(const struct draw_transform *transform,
                                       struct draw_point point)
{
    return (struct draw_point){
        transform->xx * point.x + transform->xy * point.y + transform->x,
        transform->yx * point.x + transform->yy * point.y + transform->y,
    };
}
