#include "game/draw/level_writing.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_hands.h"
#include "game/draw/level_parts.h"
#include "game/draw/menu.h"
#include "game/draw/palette.h"
#include "game/draw/ribbon.h"
#include "game/draw/shape.h"

enum {
    INK_STEP = 64, // points that are drawn anew each frame, before they go to the paper for good
};

static const struct draw_rect paper = {96.0f, 196.0f, 1728.0f, 736.0f};
static const float paper_radius = 36.0f;
static const float ink_width = 24.0f;
static const float degree = 3.14159265f / 180.0f;
static const struct draw_color paper_sand = DRAW_HEX(0xF4E3B8);
static const struct draw_color rule = DRAW_HEX(0xC9B27C);

static struct draw_ribbon ribbon_of(const struct draw_level_writing *writing)
{
    return (struct draw_ribbon){writing->path, writing->stroke_first, writing->path_count,
                                writing->stroke_count, writing->width};
}

static void paint_paper(struct draw_canvas *canvas, const struct draw_level_writing *writing)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_ribbon ribbon = ribbon_of(writing);
    struct draw_stroke dotted = {.width = 4.0f, .dash = 4.0f, .gap = 18.0f};
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_menu_background(canvas);
    draw_lift(canvas, paper, paper_radius);
    draw_fill_round_rect(canvas, paper, paper_radius,
                         contrast ? draw_canvas_color(canvas, DRAW_PAPER) : paper_sand);
    for (int i = 0; i < 2; i++) {
        float y = writing->baseline_y - (i ? writing->x_height : 0.0f);
        struct draw_point line[] = {{136.0f, y}, {1784.0f, y}};
        draw_polyline(canvas, line, 2, &dotted, contrast ? ink : rule);
    }
    draw_clip_push(canvas, paper);
    draw_ribbon(canvas, &ribbon);
    draw_clip_pop(canvas);
    if (contrast)
        draw_line_round_rect(canvas, draw_rect_grow(paper, -3.0f), paper_radius - 3.0f, 6.0f, ink);
}

// Lines between points [from, to); the first point of a line is where the pen came down.
static void ink(struct draw_canvas *canvas, const struct draw_level_writing *writing, int from,
                int to)
{
    struct draw_stroke stroke = {.width = ink_width};
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    for (int i = from; i < to; i++) {
        if (i == from || !writing->ink[i].down)
            draw_path_move_to(path, writing->ink[i].at);
        else
            draw_path_line_to(path, writing->ink[i].at);
    }
    draw_clip_push(canvas, paper);
    draw_path_draw(
        canvas, path, &stroke,
        draw_canvas_color(canvas, draw_canvas_high_contrast(canvas) ? DRAW_LAMP : DRAW_INK));
    draw_clip_pop(canvas);
}

// The paper with the channel is one layer, the paper with the older ink another.
static void still(struct draw_canvas *canvas, const struct draw_level_writing *writing, int settled)
{
    struct draw_ribbon ribbon = ribbon_of(writing);
    uint64_t hash = draw_ribbon_hash(&ribbon);
    struct draw_layer_key empty = {"level-writing-paper", hash, canvas->view, true};
    struct draw_layer_key inked = {"level-writing", hash * 31u + (uint64_t)settled, canvas->view,
                                   true};
    if (draw_layer_begin(canvas, &inked)) {
        if (draw_layer_begin(canvas, &empty)) {
            paint_paper(canvas, writing);
            draw_layer_end(canvas);
        }
        draw_layer_show(canvas, empty.name, (struct draw_point){0, 0}, 1.0f);
        ink(canvas, writing, 0, settled);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, inked.name, (struct draw_point){0, 0}, 1.0f);
}

static void start_mark(struct draw_canvas *canvas, struct draw_point at)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    draw_fill_circle(canvas, at, 31.0f,
                     draw_canvas_color(canvas, contrast ? DRAW_PAPER : DRAW_INK));
    draw_fill_circle(canvas, at, 23.0f, draw_canvas_color(canvas, DRAW_LAMP));
}

static void next_mark(struct draw_canvas *canvas, const struct draw_level_writing *writing)
{
    if (!writing->asks_next)
        return;
    const float ahead = 66.0f;
    struct draw_point arrow = {writing->next.x + ahead * writing->along.x,
                               writing->next.y + ahead * writing->along.y};
    start_mark(canvas, writing->next);
    draw_hands_chevron(canvas, arrow, atan2f(writing->along.y, writing->along.x) / degree);
}

struct pen_part {
    const char *path;
    struct draw_color day;
    float line; // 0 = filled
};

// The fountain pen of picture 15, its nib at 0, 0.
static const struct pen_part pen_parts[] = {
    {"M0,0 L26,-70 L60,-46 Z", DRAW_HEX(0xB98A3C), 0.0f},
    {"M6,-8 L32,-44", DRAW_HEX(0x10243A), 4.0f},
    {"M26,-70 L60,-46 L88,-78 L50,-106 Z", DRAW_HEX(0x10243A), 0.0f},
    {"M50,-106 L88,-78 L238,-284 L190,-320 Z", DRAW_HEX(0x155F6E), 0.0f},
    {"M70,-91 L88,-78 L238,-284 L216,-300 Z", DRAW_HEX(0x0D4A5B), 0.0f},
    {"M176,-301 L224,-265 L238,-284 L190,-320 Z", DRAW_HEX(0xFFC648), 0.0f},
    {"M190,-320 L238,-284 L290,-356 Q300,-380 280,-392 Q260,-404 244,-392 Z", DRAW_HEX(0x10243A),
     0.0f},
};
static const char *const pen_outline =
    "M0,0 L26,-70 L50,-106 L244,-392 Q260,-404 280,-392 Q300,-380 290,-356 L88,-78 L60,-46 Z";

// It leans away from the way ahead, so that this is seen: up to 55 degrees where the way runs
// along under the pen.
static float pen_turn_deg(const struct draw_level_writing *writing, float side)
{
    const struct draw_point lean = {0.585f, -0.811f};
    float along = side * writing->along.x * lean.x + writing->along.y * lean.y;
    return along > 0.0f ? side * 55.0f * along : 0.0f;
}

static void pen(struct draw_canvas *canvas, const struct draw_level_writing *writing)
{
    if (!writing->pen_shown)
        return;
    bool contrast = draw_canvas_high_contrast(canvas);
    float side = writing->left_handed ? -1.0f : 1.0f;
    float raised = writing->pen_down ? 0.0f : 14.0f;
    struct draw_point at = {writing->pen.x + side * 0.6f * raised, writing->pen.y - raised};
    struct draw_transform place = draw_transform_make(at, 0.66f, pen_turn_deg(writing, side));
    place.xx *= side;
    place.yx *= side;
    if (contrast) {
        struct draw_stroke edge = {.width = 10.0f};
        draw_line_string(canvas, pen_outline, &place, &edge, draw_canvas_color(canvas, DRAW_PAPER));
        draw_fill_string(canvas, pen_outline, &place, draw_canvas_color(canvas, DRAW_INK));
        return;
    }
    for (size_t i = 0; i < sizeof pen_parts / sizeof *pen_parts; i++) {
        struct draw_stroke stroke = {.width = pen_parts[i].line * 0.66f};
        struct draw_color color = pen_parts[i].day;
        if (pen_parts[i].line > 0.0f)
            draw_line_string(canvas, pen_parts[i].path, &place, &stroke, color);
        else
            draw_fill_string(canvas, pen_parts[i].path, &place, color);
    }
}

// A thin bar between the heading and the paper: how much of the way is done.
static void way_done(struct draw_canvas *canvas, float progress)
{
    const float left = 1404.0f, right = 1824.0f, y = 172.0f;
    float part = fminf(fmaxf(progress, 0.0f), 1.0f);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_line(canvas, (struct draw_point){left + 6.0f, y}, (struct draw_point){right - 6.0f, y},
              12.0f, draw_canvas_color(canvas, DRAW_NOT_DONE));
    if (part > 0.0f)
        draw_line(canvas, (struct draw_point){left + 6.0f, y},
                  (struct draw_point){left + 6.0f + (right - left - 12.0f) * part, y}, 12.0f, ink);
}

static void words(struct draw_canvas *canvas, const struct draw_level_model *model,
                  const struct draw_level_writing *writing)
{
    char line[96];
    struct draw_text_style share = {56.0f, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    const char *inside = writing->inside ? writing->inside : "";
    float end = draw_hands_heading_line(canvas, model, 1120.0f);
    if (writing->on_paper) {
        int seconds = (int)fminf(fmaxf(model->seconds, 0.0f), 9999.0f);
        snprintf(line, sizeof line, "%d %s", seconds,
                 model->text.of_short ? model->text.of_short : "");
    } else if (isfinite(writing->inside_share)) {
        int percent = (int)lrintf(100.0f * fminf(fmaxf(writing->inside_share, 0.0f), 1.0f));
        snprintf(line, sizeof line, "%d %% %s", percent, inside);
    } else {
        snprintf(line, sizeof line, "\u2013 %% %s", inside);
    }
    draw_level_line(canvas, line, (struct draw_point){1824.0f, 136.0f}, &share,
                    1824.0f - 44.0f - end);
    way_done(canvas, writing->progress);
    draw_level_hints(canvas, model, true);
}

void draw_level_writing(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_writing *writing)
{
    int settled = writing->ink_count - writing->ink_count % INK_STEP;
    still(canvas, writing, settled);
    ink(canvas, writing, settled > 0 ? settled - 1 : 0, writing->ink_count);
    if (writing->path_count > 0 && !writing->asks_next)
        start_mark(canvas, writing->path[0]);
    next_mark(canvas, writing);
    pen(canvas, writing);
    words(canvas, model, writing);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, model, (struct draw_point){1690.0f, 330.0f}, 104.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, model, 960.0f, 1400.0f);
}
