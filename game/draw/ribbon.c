#include "game/draw/ribbon.h"

#include <string.h>

#include "game/draw/palette.h"

static const struct draw_color bank = DRAW_HEX(0xA8884A);
static const struct draw_color edge = DRAW_HEX(0x8CC3C2);
static const struct draw_color water = DRAW_HEX(0xD3EAE5);
static const struct draw_color dots = DRAW_HEX(0x5F9CA3);

// Picture 15: 98, 84 and 60 px for the narrowest channel.
static const float bank_more = 38.0f;
static const float edge_more = 24.0f;

static void stroke_all(struct draw_canvas *canvas, const struct draw_ribbon *ribbon,
                       const struct draw_stroke *stroke, struct draw_color color)
{
    for (int i = 0; i < ribbon->stroke_count; i++) {
        int first = ribbon->stroke_first[i];
        int end = i + 1 < ribbon->stroke_count ? ribbon->stroke_first[i + 1] : ribbon->point_count;
        struct draw_path *path = &canvas->scratch[0];
        draw_path_clear(path);
        draw_path_add_points(path, ribbon->points + first, end - first);
        draw_path_draw(canvas, path, stroke, color);
    }
}

void draw_ribbon(struct draw_canvas *canvas, const struct draw_ribbon *ribbon)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_color white = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color black = draw_canvas_color(canvas, DRAW_PAPER);
    struct draw_stroke outer = {.width = ribbon->width + (contrast ? 12.0f : bank_more)};
    struct draw_stroke inner = {.width = ribbon->width + edge_more};
    struct draw_stroke channel = {.width = ribbon->width};
    struct draw_stroke middle = {.width = 6.0f, .dash = 1.0f, .gap = 22.0f};
    stroke_all(canvas, ribbon, &outer, contrast ? white : bank);
    if (!contrast)
        stroke_all(canvas, ribbon, &inner, edge);
    stroke_all(canvas, ribbon, &channel, contrast ? black : water);
    stroke_all(canvas, ribbon, &middle, contrast ? white : dots);
}

// FNV-1a over the bits of every eighth point: neighbours lie 4 px apart on a smooth line.
uint64_t draw_ribbon_hash(const struct draw_ribbon *ribbon)
{
    uint64_t hash = 14695981039346656037u;
    uint32_t words[3];
    memcpy(words, &ribbon->width, sizeof words[0]);
    words[1] = (uint32_t)ribbon->point_count;
    words[2] = (uint32_t)ribbon->stroke_count;
    for (int i = 0; i < 3; i++)
        hash = (hash ^ words[i]) * 1099511628211u;
    for (int i = 0; i < ribbon->point_count; i += 8) {
        memcpy(words, &ribbon->points[i], 2 * sizeof words[0]);
        hash = (hash ^ words[0]) * 1099511628211u;
        hash = (hash ^ words[1]) * 1099511628211u;
    }
    return hash;
}
