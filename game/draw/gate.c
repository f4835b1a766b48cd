#include "game/draw/gate.h"

#include <math.h>

#include "game/draw/boat.h"
#include "game/draw/shape.h"

static const float scale_deg = 26.0f; // the ends of the scale
static const float degree = 3.14159265f / 180.0f;

float draw_gate_band_deg(float calm_mm)
{
    return fminf(fmaxf(calm_mm * 10.0f / 8.0f, 4.0f), 20.0f);
}

float draw_gate_radius(float boat_scale)
{
    return DRAW_BOAT_MAST * boat_scale + 44.0f;
}

// 0 degrees is up, positive to the right.
static struct draw_point at(struct draw_point origin, float radius, float lean_deg)
{
    return (struct draw_point){origin.x + radius * sinf(lean_deg * degree),
                               origin.y - radius * cosf(lean_deg * degree)};
}

static void sweep(struct draw_canvas *canvas, const struct draw_gate *gate, float from_deg,
                  float to_deg, const struct draw_stroke *stroke, struct draw_color color)
{
    float radius = draw_gate_radius(gate->boat_scale);
    struct draw_arc arc = {gate->origin, radius, radius, from_deg - 90.0f, to_deg - 90.0f};
    draw_line_arc(canvas, &arc, stroke, color);
}

static void notch(struct draw_canvas *canvas, const struct draw_gate *gate, float lean_deg,
                  float reach, float width)
{
    float radius = draw_gate_radius(gate->boat_scale);
    draw_line(canvas, at(gate->origin, radius - reach, lean_deg),
              at(gate->origin, radius + reach, lean_deg), width, gate->palette->gate_ink);
}

static void gate_scale(struct draw_canvas *canvas, const struct draw_gate *gate, float band,
                       float side)
{
    struct draw_stroke thin = {.width = 6.0f};
    float a = side * band;
    float b = side * scale_deg;
    sweep(canvas, gate, fminf(a, b), fmaxf(a, b), &thin, gate->palette->gate_ink);
    for (int i = 1; i <= 4; i++) {
        float lean = side * (band + (scale_deg - band) * (float)i / 4.0f);
        notch(canvas, gate, lean, i % 2 ? 7.5f : 13.0f, 6.0f);
    }
}

void draw_gate(struct draw_canvas *canvas, const struct draw_gate *gate)
{
    float band = draw_gate_band_deg(gate->calm_mm);
    float inset = 6.0f / draw_gate_radius(gate->boat_scale) / degree;
    struct draw_stroke edge = {.width = 44.0f, .flat_ends = true};
    struct draw_stroke inner = {.width = 32.0f, .flat_ends = true};
    gate_scale(canvas, gate, band, -1.0f);
    gate_scale(canvas, gate, band, 1.0f);
    sweep(canvas, gate, -band, band, &edge, gate->palette->gate_ink);
    sweep(canvas, gate, -band + inset, band - inset, &inner, gate->palette->gate_band);
    notch(canvas, gate, -band, 40.0f, 12.0f);
    notch(canvas, gate, band, 40.0f, 12.0f);
    notch(canvas, gate, 0.0f, 20.0f, 4.0f);
}

void draw_needle(struct draw_canvas *canvas, const struct draw_needle *needle)
{
    float radius = draw_gate_radius(needle->boat_scale);
    struct draw_point foot = at(needle->origin, radius - 66.0f, needle->heel_deg);
    struct draw_point knob = at(needle->origin, radius, needle->heel_deg);
    draw_line(canvas, foot, knob, 14.0f, needle->palette->ring_ink);
    draw_line(canvas, foot, knob, 5.0f, needle->palette->lamp);
    draw_fill_circle(canvas, knob, 29.0f, needle->palette->ring_ink);
    draw_fill_circle(canvas, knob, 21.0f, needle->palette->lamp);
}
