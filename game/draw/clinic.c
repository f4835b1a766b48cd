#include "game/draw/level.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/clinic_board.h"
#include "game/draw/clinic_parts.h"
#include "game/draw/level_parts.h"
#include "game/draw/shape.h"
#include "game/draw/widget.h"

// The moving part of the clinic view and its words; what stands still is in clinic_board.c.

enum {
    TRACE_POINTS = 600,
};

static struct draw_point on_board(const struct draw_clinic_frame *frame,
                                  struct draw_level_point point)
{
    return (struct draw_point){frame->ring.x + point.ml_mm * frame->board_px_mm,
                               frame->ring.y - point.ap_mm * frame->board_px_mm};
}

// What would leave the lens is held at its rim.
static struct draw_point in_lens(const struct draw_clinic_frame *frame,
                                 struct draw_level_point point)
{
    const float rim = DRAW_CLINIC_LENS_RADIUS - 10.0f;
    float x = point.ml_mm * frame->lens_px_mm;
    float y = -point.ap_mm * frame->lens_px_mm;
    float far = hypotf(x, y);
    float keep = far > rim ? rim / far : 1.0f;
    return (struct draw_point){frame->lens.x + x * keep, frame->lens.y + y * keep};
}

// Points closer than a px to the last one are left out: a still stance has hundreds of them.
static int trace_points(const struct draw_clinic_frame *frame,
                        const struct draw_level_clinic *clinic, size_t from, bool lens,
                        struct draw_point *points)
{
    int count = 0;
    for (size_t i = from; i < clinic->trace_count && count < TRACE_POINTS; i++) {
        struct draw_level_point at = clinic->trace[i];
        struct draw_point point = lens ? in_lens(frame, at) : on_board(frame, at);
        bool last = i + 1 == clinic->trace_count;
        if (count == 0 || last ||
            hypotf(point.x - points[count - 1].x, point.y - points[count - 1].y) > 1.0f)
            points[count++] = point;
    }
    return count;
}

static void trace(struct draw_canvas *canvas, const struct draw_clinic_frame *frame,
                  const struct draw_level_clinic *clinic)
{
    struct draw_point points[TRACE_POINTS];
    struct draw_color color = draw_canvas_color(canvas, DRAW_TRACE);
    struct draw_stroke whole = {.width = 5.0f};
    struct draw_stroke recent = {.width = 7.0f};
    struct draw_stroke small = {.width = 4.0f};
    int count = trace_points(frame, clinic, 0, false, points);
    draw_polyline(canvas, points, count, &small, color);
    count = trace_points(frame, clinic, 0, true, points);
    draw_polyline(canvas, points, count, &whole, draw_color_alpha(color, 0.5f));
    size_t last_third = clinic->trace_count - clinic->trace_count / 3;
    count = trace_points(frame, clinic, last_third, true, points);
    draw_polyline(canvas, points, count, &recent, color);
}

static void ellipse(struct draw_canvas *canvas, const struct draw_clinic_frame *frame,
                    const struct draw_level_ellipse *ellipse)
{
    enum { STEPS = 72 };
    struct draw_point points[STEPS];
    if (!(ellipse->major_mm > 0.0f))
        return;
    float c = cosf(ellipse->angle_rad);
    float s = sinf(ellipse->angle_rad);
    for (int i = 0; i < STEPS; i++) {
        float turn = 6.2831853f * (float)i / (float)STEPS;
        float along = ellipse->major_mm * cosf(turn);
        float across = ellipse->minor_mm * sinf(turn);
        points[i] = in_lens(frame, (struct draw_level_point){
                                       ellipse->centre.ml_mm + along * c - across * s,
                                       ellipse->centre.ap_mm + along * s + across * c,
                                   });
    }
    draw_fill_polygon(canvas, points, STEPS,
                      draw_color_alpha(draw_canvas_color(canvas, DRAW_TRACE), 0.13f));
}

static void marker(struct draw_canvas *canvas, struct draw_point at, float radius)
{
    draw_fill_circle(canvas, at, radius + 2.5f, draw_canvas_color(canvas, DRAW_WHITE));
    draw_fill_circle(canvas, at, radius - 2.5f, draw_canvas_color(canvas, DRAW_CORAL));
}

// The target ring in the lens closes as the ring on the sea does.
static void target(struct draw_canvas *canvas, const struct draw_clinic_frame *frame,
                   const struct draw_level_model *model)
{
    float radius = model->ring_radius_mm * frame->lens_px_mm;
    float p = fminf(fmaxf(model->progress, 0.0f), 1.0f);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color lamp = draw_canvas_color(canvas, DRAW_LAMP);
    draw_line_circle(canvas, frame->lens, radius, 5.0f, draw_canvas_color(canvas, DRAW_MARKS));
    if (p <= 0.0f)
        return;
    struct draw_arc closed = {frame->lens, radius, radius, 90.0f - 180.0f * p, 90.0f + 180.0f * p};
    struct draw_stroke edge = {.width = 20.0f, .flat_ends = true};
    struct draw_stroke line = {.width = 11.0f, .flat_ends = true};
    if (model->outside_waits || model->supported)
        line = (struct draw_stroke){.width = 10.0f, .dash = 1.0f, .gap = 14.0f};
    draw_line_arc(canvas, &closed, &edge,
                  draw_canvas_high_contrast(canvas) ? draw_canvas_color(canvas, DRAW_PAPER) : ink);
    draw_line_arc(canvas, &closed, &line, lamp);
}

static void load(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    char line[96];
    float left = model->clinic.left_share;
    if (!isfinite(left))
        return;
    left = fminf(fmaxf(left, 0.0f), 1.0f);
    int percent = (int)lrintf(left * 100.0f);
    struct draw_text_style style = {44.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    snprintf(line, sizeof line, "%s %d %%", model->text.left ? model->text.left : "", percent);
    draw_level_line(canvas, line, (struct draw_point){96.0f, 923.8f}, &style, 250.0f);
    float bar_left = 96.0f + fminf(draw_text_width(canvas, line, &style), 250.0f) + 28.0f;
    snprintf(line, sizeof line, "%d %% %s", 100 - percent,
             model->text.right ? model->text.right : "");
    style.align = DRAW_RIGHT;
    draw_level_line(canvas, line, (struct draw_point){1046.5f, 923.8f}, &style, 270.0f);
    float bar_right = 1046.5f - fminf(draw_text_width(canvas, line, &style), 270.0f) - 24.0f;
    struct draw_rect bar = {bar_left, 889.8f, bar_right - bar_left, 36.0f};
    float middle = bar.x + bar.w / 2.0f;
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_fill_round_rect(canvas, bar, 18.0f, draw_clinic_color(canvas, DRAW_CLINIC_BAR));
    draw_line_round_rect(canvas, bar, 18.0f, 4.0f, ink);
    // The disc runs with the right foot's share: where the weight is.
    struct draw_point disc = {bar.x + 24.0f + (bar.w - 48.0f) * (1.0f - left), 907.8f};
    marker(canvas, disc, 26.0f);
    draw_line(canvas, (struct draw_point){middle, 877.8f}, (struct draw_point){middle, 937.8f},
              6.0f, ink);
}

static void numbers(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    const struct draw_level_text *text = &model->text;
    const struct draw_level_clinic *clinic = &model->clinic;
    draw_clinic_number(canvas, (struct draw_point){1130.0f, 690.0f}, text->side_to_side,
                       clinic->side_to_side_mm, "mm");
    draw_clinic_number(canvas, (struct draw_point){1477.0f, 690.0f}, text->front_to_back,
                       clinic->front_to_back_mm, "mm");
    draw_clinic_number(canvas, (struct draw_point){1130.0f, 842.0f}, text->path, clinic->path_mm_s,
                       "mm/s");
    draw_clinic_number(canvas, (struct draw_point){1477.0f, 842.0f}, text->area, clinic->area_mm2,
                       "mm\u00B2");
}

static void moving(struct draw_canvas *canvas, const struct draw_clinic_frame *frame,
                   const struct draw_level_model *model)
{
    const struct draw_level_clinic *clinic = &model->clinic;
    struct draw_level_point now = {model->ml_mm, model->ap_mm};
    target(canvas, frame, model);
    ellipse(canvas, frame, &clinic->ellipse);
    if (clinic->trace && clinic->trace_count > 1)
        trace(canvas, frame, clinic);
    marker(canvas, on_board(frame, now), 13.0f);
    marker(canvas, in_lens(frame, now), 17.0f);
    load(canvas, model);
}

void draw_level_clinic(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    struct draw_clinic_frame frame = draw_clinic_frame_of(model);
    draw_clinic_still(canvas, &frame);
    moving(canvas, &frame, model);
    draw_clinic_heading(canvas, model);
    numbers(canvas, model);
    draw_clinic_strip_words(canvas, model);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, model, frame.lens, 160.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 440.0f});
}
