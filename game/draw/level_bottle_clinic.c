#include "game/draw/level_bottle.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/bottle.h"
#include "game/draw/clinic_board.h"
#include "game/draw/level_hands.h"
#include "game/draw/level_parts.h"
#include "game/draw/shape.h"
#include "game/draw/text.h"

// The lean of the cap from above, as the level lens of picture 07 shows the CoP.

static const struct draw_point plot = {571.0f, 526.0f};
static const float plot_radius = 316.0f;
static const float progress_radius = 350.0f;

static float px_deg(const struct draw_level_bottle *bottle)
{
    return plot_radius / (1.3f * fmaxf(bottle->tip_deg, 2.0f));
}

static int ring_step_deg(const struct draw_level_bottle *bottle)
{
    return bottle->tip_deg > 8.0f ? 5 : 2;
}

static void circle(struct draw_canvas *canvas, float radius, const struct draw_stroke *stroke,
                   struct draw_color color)
{
    struct draw_arc arc = {plot, radius, radius, 0.0f, 360.0f};
    draw_line_arc(canvas, &arc, stroke, color);
}

static void degree_label(struct draw_canvas *canvas, float degrees, float radius)
{
    char line[16];
    struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    style.size *= 100.0f / (float)canvas->text_scale_percent; // the rings leave no more room
    snprintf(line, sizeof line, "%d\u00B0", (int)lrintf(degrees));
    draw_text(canvas, line, (struct draw_point){plot.x + 34.0f, plot.y - radius - 8.0f}, &style);
}

static void paint_still(struct draw_canvas *canvas, const struct draw_level_bottle *bottle)
{
    float bottom = canvas->view.y + canvas->view.h;
    struct draw_rect strip = {canvas->view.x, 976.0f, canvas->view.w, bottom - 976.0f};
    struct draw_stroke thin = {.width = 3.0f};
    struct draw_stroke dashed = {.width = 6.0f, .dash = 18.0f, .gap = 16.0f};
    struct draw_color axis = draw_clinic_color(canvas, DRAW_CLINIC_AXIS);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    float scale = px_deg(bottle);
    draw_fill_view(canvas, draw_clinic_color(canvas, DRAW_CLINIC_PAGE));
    draw_fill_circle(canvas, plot, plot_radius, draw_clinic_color(canvas, DRAW_CLINIC_LENS));
    draw_line(canvas, (struct draw_point){plot.x - plot_radius, plot.y},
              (struct draw_point){plot.x + plot_radius, plot.y}, 3.0f, axis);
    draw_line(canvas, (struct draw_point){plot.x, plot.y - plot_radius},
              (struct draw_point){plot.x, plot.y + plot_radius}, 3.0f, axis);
    for (int deg = ring_step_deg(bottle); (float)deg < 0.9f * bottle->tip_deg;
         deg += ring_step_deg(bottle)) {
        circle(canvas, (float)deg * scale, &thin, draw_clinic_color(canvas, DRAW_CLINIC_RING));
        degree_label(canvas, (float)deg, (float)deg * scale);
    }
    circle(canvas, bottle->tip_deg * scale, &dashed, ink);
    draw_line_circle(canvas, plot, plot_radius, 7.0f, ink);
    for (int i = 0; i < 2; i++) {
        float y = 358.0f + 152.0f * (float)i;
        draw_line(canvas, (struct draw_point){1130.0f, y}, (struct draw_point){1824.0f, y}, 4.0f,
                  draw_clinic_color(canvas, DRAW_CLINIC_RULE));
    }
    draw_fill_rect(canvas, strip, draw_clinic_color(canvas, DRAW_CLINIC_STRIP));
    strip.h = 4.0f;
    if (draw_canvas_high_contrast(canvas))
        draw_fill_rect(canvas, strip, ink);
}

static void still(struct draw_canvas *canvas, const struct draw_level_bottle *bottle)
{
    uint64_t revision = (uint64_t)lrintf(fminf(fmaxf(bottle->tip_deg, 0.0f), 90.0f) * 100.0f);
    struct draw_layer_key key = {"level-bottle-clinic", revision, canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        paint_still(canvas, bottle);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, key.name, (struct draw_point){0, 0}, 1.0f);
}

// Forwards is up; what would leave the plot is held at its rim.
static struct draw_point on_plot(const struct draw_level_bottle *bottle,
                                 struct draw_level_bottle_point lean)
{
    const float rim = plot_radius - 12.0f;
    float x = lean.x_deg * px_deg(bottle), y = -lean.y_deg * px_deg(bottle);
    float far = hypotf(x, y);
    float keep = far > rim ? rim / far : 1.0f;
    return (struct draw_point){plot.x + x * keep, plot.y + y * keep};
}

static void trace(struct draw_canvas *canvas, const struct draw_level_bottle *bottle)
{
    enum { MOST = 600 };
    struct draw_point points[MOST];
    struct draw_stroke whole = {.width = 5.0f};
    struct draw_stroke recent = {.width = 7.0f};
    struct draw_color color = draw_canvas_color(canvas, DRAW_TRACE);
    size_t skip = bottle->trace_count > MOST ? bottle->trace_count - MOST : 0;
    int count = 0;
    for (size_t i = skip; bottle->trace && i < bottle->trace_count; i++)
        points[count++] = on_plot(bottle, bottle->trace[i]);
    if (count < 2)
        return;
    draw_polyline(canvas, points, count, &whole, draw_color_alpha(color, 0.5f));
    int last = count / 3 > 1 ? count / 3 : 2;
    draw_polyline(canvas, points + count - last, last, &recent, color);
}

static void moving(struct draw_canvas *canvas, const struct draw_level_model *model,
                   const struct draw_level_bottle *bottle)
{
    float p = fminf(fmaxf(model->progress, 0.0f), 1.0f);
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_arc closed = {plot, progress_radius, progress_radius, 90.0f - 180.0f * p,
                              90.0f + 180.0f * p};
    struct draw_stroke edge = {.width = 26.0f, .flat_ends = true};
    struct draw_stroke lamp = {.width = 15.0f, .flat_ends = true};
    draw_line_circle(canvas, plot, progress_radius, 5.0f, draw_canvas_color(canvas, DRAW_MARKS));
    if (p > 0.0f) {
        draw_line_arc(canvas, &closed, &edge,
                      draw_canvas_color(canvas, contrast ? DRAW_PAPER : DRAW_INK));
        draw_line_arc(canvas, &closed, &lamp, draw_canvas_color(canvas, DRAW_LAMP));
    }
    trace(canvas, bottle);
    if (bottle->state == DRAW_BOTTLE_WAITING || bottle->state == DRAW_BOTTLE_FALLEN)
        return;
    struct draw_level_bottle_point lean = {bottle->palm_x_deg + bottle->tilt_x_deg,
                                           bottle->palm_y_deg + bottle->tilt_y_deg};
    struct draw_point at = on_plot(bottle, lean);
    draw_fill_circle(canvas, at, 19.5f, draw_canvas_color(canvas, DRAW_WHITE));
    draw_fill_circle(canvas, at, 14.5f, draw_canvas_color(canvas, DRAW_CORAL));
}

// tenths: one decimal, else whole. NAN is a dash.
static void number(struct draw_canvas *canvas, const struct draw_level_model *model, int place,
                   const char *label, float value, const char *unit)
{
    char line[48];
    struct draw_point at = {place % 2 ? 1477.0f : 1130.0f, 260.0f + 152.0f * (float)(place / 2)};
    struct draw_text_style quiet = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_text_style loud = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    loud.size = loud.size * 100.0f / (float)canvas->text_scale_percent; // large enough as it is
    if (!draw_level_says(label))
        return;
    draw_level_line(canvas, label, at, &quiet, 330.0f);
    int tenths = isfinite(value) ? (int)lrintf(fminf(fmaxf(value, 0.0f), 9999.0f) * 10.0f) : 0;
    char point = model->text.decimal_separator ? model->text.decimal_separator : '.';
    if (!isfinite(value))
        snprintf(line, sizeof line, "\u2013");
    else if (unit[0])
        snprintf(line, sizeof line, "%d%c%d%s", tenths / 10, point, tenths % 10, unit);
    else
        snprintf(line, sizeof line, "%d", tenths / 10);
    draw_level_line(canvas, line, (struct draw_point){at.x, at.y + 74.0f}, &loud, 330.0f);
}

static void clock(struct draw_canvas *canvas, const struct draw_level_model *model, float left)
{
    char line[96];
    struct draw_text_style style = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    int tenths = (int)floorf(fminf(fmaxf(model->seconds, 0.0f), 9999.0f) * 10.0f + 0.01f);
    char point = model->text.decimal_separator ? model->text.decimal_separator : '.';
    snprintf(line, sizeof line, "%d%c%d %s", tenths / 10, point, tenths % 10,
             draw_level_says(model->text.of_short) ? model->text.of_short : "s");
    draw_level_line(canvas, line, (struct draw_point){1824.0f, 138.0f}, &style, 1824.0f - left);
}

// The bottle itself, small: how full it is, which way up, and its true lean sideways.
static void pictogram(struct draw_canvas *canvas, const struct draw_level_bottle *bottle)
{
    bool lies = bottle->state == DRAW_BOTTLE_FALLEN;
    float side = bottle->tilt_x_deg < 0.0f ? -1.0f : 1.0f;
    float lean = fminf(fmaxf(bottle->palm_x_deg + bottle->tilt_x_deg, -40.0f), 40.0f);
    struct draw_bottle small = {
        .foot = {lies ? 1300.0f - side * 110.0f : 1300.0f, lies ? 894.0f : 940.0f},
        .scale = 0.56f,
        .lean_deg = lies ? side * 90.0f : lean,
        .stretch = 1.0f,
        .on_lid = bottle->on_lid,
        .water_share = bottle->water_share,
        .surface_deg = lies ? 0.0f : bottle->palm_x_deg + bottle->slosh_deg,
        .ship_scale = lies ? 0.18f : 0.29f,
    };
    draw_bottle(canvas, &small);
}

static void words(struct draw_canvas *canvas, const struct draw_level_model *model,
                  const struct draw_level_bottle *bottle)
{
    const struct draw_level_bottle_text *text = &bottle->text;
    clock(canvas, model, draw_hands_heading_line(canvas, model, 1150.0f) + 40.0f);
    number(canvas, model, 0, text->tilt, bottle->shown_deg, "\u00B0");
    number(canvas, model, 1, text->steadiness, bottle->rms_deg, "\u00B0");
    number(canvas, model, 2, text->best, bottle->best_s > 0.0f ? bottle->best_s : NAN, " s");
    number(canvas, model, 3, text->falls, (float)bottle->falls, "");
    number(canvas, model, 4, text->falls_at, bottle->tip_deg, "\u00B0");
    draw_level_hints(canvas, model, true);
}

void draw_level_bottle_clinic(struct draw_canvas *canvas, const struct draw_level_model *model,
                              const struct draw_level_bottle *bottle)
{
    still(canvas, bottle);
    moving(canvas, model, bottle);
    pictogram(canvas, bottle);
    draw_hands_stance(canvas, model, (struct draw_point){1480.0f, 624.0f});
    words(canvas, model, bottle);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, model, plot, 160.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 440.0f});
    draw_hands_caption(canvas, model, true);
}
