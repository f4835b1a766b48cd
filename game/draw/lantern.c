#include "game/draw/lantern.h"

#include <math.h>

#include "game/draw/shape.h"

static const float lantern_now_scale = 1.35f;

static void dwell_ring(struct draw_canvas *canvas, const struct draw_lantern *lantern)
{
    struct draw_arc all = {lantern->water, 78.0f, 30.0f, 0.0f, 360.0f};
    struct draw_arc done = all;
    done.from_deg = 90.0f - 180.0f * lantern->dwell;
    done.to_deg = 90.0f + 180.0f * lantern->dwell;
    struct draw_stroke track = {.width = 8.0f, .flat_ends = true};
    struct draw_stroke edge = {.width = 22.0f, .flat_ends = true};
    struct draw_stroke lamp = {.width = 11.0f, .flat_ends = true};
    const struct draw_palette *p = lantern->palette;
    draw_fill_ellipse(canvas, lantern->water, 74.0f, 27.0f, draw_color_alpha(p->lamp, 0.28f));
    draw_line_arc(canvas, &all, &track, draw_color_alpha(p->track, 0.75f));
    if (lantern->dwell <= 0.0f)
        return;
    draw_line_arc(canvas, &done, &edge, p->ring_ink);
    draw_line_arc(canvas, &done, &lamp, p->lamp);
}

void draw_lantern(struct draw_canvas *canvas, const struct draw_lantern *lantern)
{
    const struct draw_palette *p = lantern->palette;
    bool now = lantern->state == DRAW_LANTERN_NOW;
    bool done = lantern->state == DRAW_LANTERN_DONE;
    if (now)
        dwell_ring(canvas, lantern);
    struct draw_transform place =
        draw_transform_make(lantern->water, now ? lantern_now_scale : 1.0f, 0.0f);
    struct draw_stroke edge = {.width = now ? 9.0f : 6.0f};
    struct draw_stroke check = {.width = 7.0f};
    struct draw_color glass = now ? p->lamp : done ? p->strip : p->rim;
    struct draw_color ink = p->lines_only ? p->rim : p->ring_ink;
    const char *body = "M-20,-4 L-20,-44 C-20,-56 20,-56 20,-44 L20,-4 Z";
    draw_fill_string(canvas, "M-32,0 C-32,-10 32,-10 32,0 C32,12 -32,12 -32,0 Z", &place, ink);
    draw_fill_string(canvas, body, &place, p->lines_only && !now ? p->hull : glass);
    draw_line_string(canvas, body, &place, &edge, ink);
    draw_line_string(canvas, "M-10,-56 C-10,-72 10,-72 10,-56", &place, &edge, ink);
    if (done)
        draw_line_string(canvas, "M-9,-28 L-2,-20 L10,-36", &place, &check, p->rim);
    if (now && !p->lines_only)
        draw_fill_string(canvas, "M0,-46 C12,-32 12,-20 0,-14 C-12,-20 -12,-32 0,-46 Z", &place,
                         p->sail);
}
