#include "game/draw/shape.h"

static struct draw_path *scratch(struct draw_canvas *canvas)
{
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    return path;
}

static void fill_scratch(struct draw_canvas *canvas, struct draw_color color)
{
    struct draw_paint paint = draw_paint_plain(color);
    draw_path_fill(canvas, &canvas->scratch[0], &paint);
}

void draw_fill_view(struct draw_canvas *canvas, struct draw_color color)
{
    draw_fill_rect(canvas, canvas->view, color);
}

void draw_fill_rect(struct draw_canvas *canvas, struct draw_rect rect, struct draw_color color)
{
    struct draw_paint paint = draw_paint_plain(color);
    draw_fill_gradient(canvas, rect, &paint);
}

void draw_fill_gradient(struct draw_canvas *canvas, struct draw_rect rect,
                        const struct draw_paint *paint)
{
    struct draw_rect r = draw_canvas_snap(canvas, rect);
    const struct draw_point corners[4] = {
        {r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}};
    struct draw_path *path = scratch(canvas);
    draw_path_add_points(path, corners, 4);
    draw_path_fill(canvas, path, paint);
}

void draw_fill_round_rect(struct draw_canvas *canvas, struct draw_rect rect, float radius,
                          struct draw_color color)
{
    draw_path_add_round_rect(scratch(canvas), draw_canvas_snap(canvas, rect), radius);
    fill_scratch(canvas, color);
}

void draw_fill_circle(struct draw_canvas *canvas, struct draw_point centre, float radius,
                      struct draw_color color)
{
    draw_fill_ellipse(canvas, centre, radius, radius, color);
}

void draw_fill_ellipse(struct draw_canvas *canvas, struct draw_point centre, float radius_x,
                       float radius_y, struct draw_color color)
{
    draw_path_add_ellipse(scratch(canvas), centre, radius_x, radius_y);
    fill_scratch(canvas, color);
}

void draw_fill_polygon(struct draw_canvas *canvas, const struct draw_point *points, int count,
                       struct draw_color color)
{
    draw_path_add_points(scratch(canvas), points, count);
    fill_scratch(canvas, color);
}

// The string placed by the transform, in scratch 1.
static struct draw_path *placed_string(struct draw_canvas *canvas, const char *string,
                                       const struct draw_transform *transform)
{
    struct draw_path *read = scratch(canvas);
    draw_path_parse(read, string);
    if (!transform)
        return read;
    struct draw_path *placed = &canvas->scratch[1];
    draw_path_clear(placed);
    draw_path_add_path(placed, read, transform);
    return placed;
}

void draw_fill_string(struct draw_canvas *canvas, const char *path,
                      const struct draw_transform *transform, struct draw_color color)
{
    struct draw_paint paint = draw_paint_plain(color);
    draw_path_fill(canvas, placed_string(canvas, path, transform), &paint);
}

void draw_line_string(struct draw_canvas *canvas, const char *path,
                      const struct draw_transform *transform, const struct draw_stroke *stroke,
                      struct draw_color color)
{
    draw_path_draw(canvas, placed_string(canvas, path, transform), stroke, color);
}

void draw_line_round_rect(struct draw_canvas *canvas, struct draw_rect rect, float radius,
                          float width, struct draw_color color)
{
    struct draw_stroke stroke = {.width = width};
    draw_path_add_round_rect(scratch(canvas), draw_canvas_snap(canvas, rect), radius);
    draw_path_draw(canvas, &canvas->scratch[0], &stroke, color);
}

void draw_line_circle(struct draw_canvas *canvas, struct draw_point centre, float radius,
                      float width, struct draw_color color)
{
    struct draw_stroke stroke = {.width = width};
    draw_path_add_ellipse(scratch(canvas), centre, radius, radius);
    draw_path_draw(canvas, &canvas->scratch[0], &stroke, color);
}

void draw_line_arc(struct draw_canvas *canvas, const struct draw_arc *arc,
                   const struct draw_stroke *stroke, struct draw_color color)
{
    draw_path_add_arc(scratch(canvas), arc);
    draw_path_draw(canvas, &canvas->scratch[0], stroke, color);
}

void draw_line(struct draw_canvas *canvas, struct draw_point from, struct draw_point to,
               float width, struct draw_color color)
{
    const struct draw_point ends[2] = {from, to};
    struct draw_stroke stroke = {.width = width};
    draw_polyline(canvas, ends, 2, &stroke, color);
}

void draw_polyline(struct draw_canvas *canvas, const struct draw_point *points, int count,
                   const struct draw_stroke *stroke, struct draw_color color)
{
    draw_path_add_points(scratch(canvas), points, count);
    draw_path_draw(canvas, &canvas->scratch[0], stroke, color);
}

void draw_lift(struct draw_canvas *canvas, struct draw_rect rect, float radius)
{
    if (draw_canvas_high_contrast(canvas))
        return;
    rect.y += 8;
    draw_fill_round_rect(canvas, rect, radius,
                         draw_color_alpha(draw_canvas_color(canvas, DRAW_INK), 0.16f));
}
