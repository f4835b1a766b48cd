#include "game/draw/slider.h"

#include <math.h>

#include "game/draw/shape.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

static const float radius = 28;
static const float side = 40;
static const float amount_width = 190;
static const float knob = 30, knob_held = 37;
static const float chevron_room = 44; // of the held knob at the end, before the amount

enum { NOTCHES = 10 };

struct track {
    float left;
    float right;
    float y;
};

static struct track track_of(struct draw_rect area)
{
    return (struct track){area.x + 0.40f * area.w,
                          area.x + area.w - amount_width - 2 * side - chevron_room,
                          area.y + area.h / 2};
}

float draw_slider_share_at(struct draw_rect area, struct draw_point at)
{
    struct track track = track_of(area);
    float share = (at.x - track.left) / (track.right - track.left);
    return roundf(fminf(fmaxf(share, 0), 1) * NOTCHES) / NOTCHES;
}

static void arrow(struct draw_canvas *canvas, float x, float y, float to)
{
    const struct draw_point points[] = {
        {x - 12 * to, y - 18}, {x + 8 * to, y}, {x - 12 * to, y + 18}};
    const struct draw_stroke stroke = {.width = 9};
    draw_polyline(canvas, points, 3, &stroke, draw_canvas_color(canvas, DRAW_INK));
}

static void draw_track(struct draw_canvas *canvas, const struct draw_slider *slider)
{
    struct track track = track_of(slider->area);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    float length = track.right - track.left;
    float at = track.left + fminf(fmaxf(slider->share, 0), 1) * length;
    draw_line(canvas, (struct draw_point){track.left, track.y},
              (struct draw_point){track.right, track.y}, 8, draw_canvas_color(canvas, DRAW_INK2));
    for (int i = 0; i <= NOTCHES; i++) {
        float x = track.left + length * (float)i / NOTCHES;
        draw_line(canvas, (struct draw_point){x, track.y + 20},
                  (struct draw_point){x, track.y + 30}, 5, draw_canvas_color(canvas, DRAW_INK2));
    }
    draw_line(canvas, (struct draw_point){track.left, track.y}, (struct draw_point){at, track.y},
              20, ink);
    float r = slider->held ? knob_held : knob;
    draw_fill_circle(canvas, (struct draw_point){at, track.y}, r, ink);
    draw_fill_circle(canvas, (struct draw_point){at, track.y}, r - 9,
                     draw_canvas_color(canvas, DRAW_LAMP));
    if (!slider->held)
        return;
    arrow(canvas, at - r - 22, track.y, -1);
    arrow(canvas, at + r + 22, track.y, 1);
}

void draw_slider(struct draw_canvas *canvas, const struct draw_slider *slider)
{
    struct draw_rect area = slider->area;
    if (slider->focused)
        draw_focus_ring(canvas, area, radius, slider->dwell);
    draw_card(canvas, area, radius);
    struct draw_text_style words = {52, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct track track = track_of(area);
    struct draw_rect left = {area.x + side, area.y, track.left - knob_held - 44 - area.x - side,
                             area.h};
    draw_text_in(canvas, slider->text, &(struct draw_text_box){left, 2, true, false}, &words);
    draw_track(canvas, slider);
    struct draw_text_style number = {52, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    struct draw_rect right = {area.x + area.w - side - amount_width, area.y, amount_width, area.h};
    draw_text_in(canvas, slider->amount, &(struct draw_text_box){right, 1, true, false}, &number);
}
