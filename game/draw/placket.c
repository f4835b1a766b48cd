#include "game/draw/placket.h"

#include <math.h>

#include "game/draw/palette.h"
#include "game/draw/shape.h"

// The under layer with the buttons is the player's left as seen in a mirror (its left on screen);
// the strip with the holes lies over it and folds away to the right where it is open.

static const float strip_width = 124.0f;
static const float button_radius = 42.0f;
static const float hole_half = 40.0f;
static const float open_shift = 112.0f; // an open button lies beside its hole
static const float fold = 46.0f;        // the strip falls away this much for every open button

static const struct draw_color cloth = DRAW_HEX(0xE9EEF0);
static const struct draw_color under_cloth = DRAW_HEX(0xDCE4E8);
static const struct draw_color seam = DRAW_HEX(0xB8C4CB);
static const struct draw_color hole = DRAW_HEX(0x8A9AA8);
static const struct draw_color horn = DRAW_HEX(0xD8C3A0);
static const struct draw_color vest = DRAW_HEX(0x86BFBC);

static float strip_x(const struct draw_placket *placket)
{
    return placket->area.x + 0.52f * placket->area.w;
}

static float row_y(const struct draw_placket *placket, int row)
{
    return placket->area.y + placket->area.h * (0.12f + 0.19f * (float)row);
}

static bool is_open(const struct draw_placket *placket, int button)
{
    return button < placket->open;
}

// How far the strip has fallen away at a row; it hangs on the first button that is closed.
static float fold_at(const struct draw_placket *placket, float row)
{
    float above = (float)placket->open - 0.35f - row;
    return 0.45f * fold * (above + sqrtf(above * above + 0.12f)); // round where it folds
}

struct draw_point draw_placket_button(const struct draw_placket *placket, int button)
{
    float shift = is_open(placket, button) ? -open_shift : fold_at(placket, (float)button);
    return (struct draw_point){strip_x(placket) + shift, row_y(placket, button)};
}

int draw_placket_next(const struct draw_placket *placket)
{
    int next = placket->closing ? placket->open - 1 : placket->open;
    return next >= 0 && next < DRAW_PLACKET_BUTTON_COUNT ? next : -1;
}

enum { EDGE_POINTS = 41 };

// The strip's edge from top to bottom; side -1 = towards the buttons.
static void strip_edge(const struct draw_placket *placket, float side, struct draw_point *points)
{
    for (int i = 0; i < EDGE_POINTS; i++) {
        float share = (float)i / (float)(EDGE_POINTS - 1);
        float y = placket->area.y + share * placket->area.h;
        float row = (y - row_y(placket, 0)) / (0.19f * placket->area.h);
        points[i] = (struct draw_point){
            strip_x(placket) + fold_at(placket, row) + side * strip_width / 2.0f, y};
    }
}

static void fill_between(struct draw_canvas *canvas, const struct draw_point *left,
                         const struct draw_point *right, struct draw_color color)
{
    struct draw_point points[2 * EDGE_POINTS];
    for (int i = 0; i < EDGE_POINTS; i++) {
        points[i] = left[i];
        points[2 * EDGE_POINTS - 1 - i] = right[i];
    }
    draw_fill_polygon(canvas, points, 2 * EDGE_POINTS, color);
}

static void straight(const struct draw_placket *placket, float x, struct draw_point *points)
{
    for (int i = 0; i < EDGE_POINTS; i++) {
        float share = (float)i / (float)(EDGE_POINTS - 1);
        points[i] = (struct draw_point){x, placket->area.y + share * placket->area.h};
    }
}

static struct draw_color of(const struct draw_canvas *canvas, struct draw_color day,
                            enum draw_token contrast)
{
    return draw_canvas_high_contrast(canvas) ? draw_canvas_color(canvas, contrast) : day;
}

static void shirt(struct draw_canvas *canvas, const struct draw_placket *placket)
{
    struct draw_point under[EDGE_POINTS], left[EDGE_POINTS], right[EDGE_POINTS], end[EDGE_POINTS];
    struct draw_stroke line = {.width = 5.0f, .flat_ends = true};
    struct draw_rect area = placket->area;
    struct draw_color edge = of(canvas, seam, DRAW_INK);
    draw_fill_rect(canvas, area, of(canvas, vest, DRAW_PAPER));
    struct draw_rect beneath = area;
    beneath.w = strip_x(placket) - open_shift + 76.0f - area.x;
    draw_fill_rect(canvas, beneath, of(canvas, under_cloth, DRAW_PAPER));
    straight(placket, beneath.x + beneath.w, under);
    draw_polyline(canvas, under, EDGE_POINTS, &line, edge);
    strip_edge(placket, -1.0f, left);
    strip_edge(placket, 1.0f, right);
    straight(placket, area.x + area.w, end);
    fill_between(canvas, right, end, of(canvas, cloth, DRAW_PAPER));
    fill_between(canvas, left, right,
                 of(canvas, draw_canvas_color(canvas, DRAW_WHITE), DRAW_PAPER));
    draw_polyline(canvas, left, EDGE_POINTS, &line, edge);
    draw_polyline(canvas, right, EDGE_POINTS, &line, edge);
}

static void buttonhole(struct draw_canvas *canvas, const struct draw_placket *placket, int row)
{
    float x = strip_x(placket) + fold_at(placket, (float)row);
    float y = row_y(placket, row);
    draw_line(canvas, (struct draw_point){x, y - hole_half}, (struct draw_point){x, y + hole_half},
              7.0f, of(canvas, hole, DRAW_INK));
}

static void button(struct draw_canvas *canvas, struct draw_point at)
{
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_fill_circle(canvas, at, button_radius, ink);
    draw_fill_circle(canvas, at, button_radius - 6.0f, of(canvas, horn, DRAW_PAPER));
    for (int i = 0; i < 4; i++) {
        struct draw_point eye = {at.x + (i % 2 ? 12.0f : -12.0f), at.y + (i / 2 ? 12.0f : -12.0f)};
        draw_fill_circle(canvas, eye, 5.5f, ink);
    }
}

static void next_mark(struct draw_canvas *canvas, const struct draw_placket *placket)
{
    int next = draw_placket_next(placket);
    if (!placket->asks || next < 0)
        return;
    struct draw_point at = draw_placket_button(placket, next);
    struct draw_color edge =
        draw_canvas_color(canvas, draw_canvas_high_contrast(canvas) ? DRAW_PAPER : DRAW_INK);
    draw_line_circle(canvas, at, button_radius + 14.0f, 22.0f, edge);
    draw_line_circle(canvas, at, button_radius + 14.0f, 11.0f,
                     draw_canvas_color(canvas, DRAW_LAMP));
}

void draw_placket(struct draw_canvas *canvas, const struct draw_placket *placket)
{
    draw_clip_push(canvas, placket->area);
    shirt(canvas, placket);
    for (int i = 0; i < DRAW_PLACKET_BUTTON_COUNT; i++)
        buttonhole(canvas, placket, i);
    for (int i = 0; i < DRAW_PLACKET_BUTTON_COUNT; i++)
        button(canvas, draw_placket_button(placket, i));
    next_mark(canvas, placket);
    draw_clip_pop(canvas);
}
