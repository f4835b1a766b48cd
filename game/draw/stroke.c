#include "game/draw/stroke.h"

#include <math.h>

struct pen {
    struct draw_path *out;
    float half;
    bool started;
};

static void pen_to(struct pen *pen, float x, float y)
{
    struct draw_point to = {x, y};
    if (pen->started)
        draw_path_line_to(pen->out, to);
    else
        draw_path_move_to(pen->out, to);
    pen->started = true;
}

static struct draw_point direction(struct draw_point a, struct draw_point b)
{
    float length = hypotf(b.x - a.x, b.y - a.y);
    return (struct draw_point){(b.x - a.x) / length, (b.y - a.y) / length};
}

// Points on the circle round `at` from direction `from` to `to`, the short way that turns with the
// walk (left side of the walk, y down: clockwise).
static void pen_arc(struct pen *pen, struct draw_point at, float from_rad, float turn_rad)
{
    float fine = 2 * acosf(fmaxf(0.0f, 1 - 0.04f / fmaxf(pen->half, 0.1f)));
    int steps = (int)ceilf(fabsf(turn_rad) / fminf(fmaxf(fine, 0.05f), 0.8f));
    for (int i = 0; i <= steps; i++) {
        float angle = from_rad + turn_rad * (float)i / (float)(steps ? steps : 1);
        pen_to(pen, at.x + pen->half * cosf(angle), at.y + pen->half * sinf(angle));
    }
}

// The left side of the corner at `at`. Nearly straight corners take one point where the two sides
// meet. Inner corners go through the corner itself, which keeps every overlap turning one way.
static void pen_corner(struct pen *pen, struct draw_point at, struct draw_point in,
                       struct draw_point out)
{
    float cross = in.x * out.y - in.y * out.x;
    float dot = in.x * out.x + in.y * out.y;
    bool broad = cross > 0 && pen->half * (1 - dot) > 0.5f; // one point would show as a corner
    if (dot > 0.94f && !broad) {
        float nx = in.y + out.y, ny = -(in.x + out.x);
        float k = pen->half / (1 + dot);
        pen_to(pen, at.x + nx * k, at.y + ny * k);
    } else if (cross >= 0) {
        pen_arc(pen, at, atan2f(-in.x, in.y), atan2f(cross, dot));
    } else {
        pen_to(pen, at.x + in.y * pen->half, at.y - in.x * pen->half);
        pen_to(pen, at.x, at.y);
        pen_to(pen, at.x + out.y * pen->half, at.y - out.x * pen->half);
    }
}

static void pen_end(struct pen *pen, struct draw_point at, struct draw_point in, bool flat)
{
    if (flat) {
        pen_to(pen, at.x + in.y * pen->half, at.y - in.x * pen->half);
        pen_to(pen, at.x - in.y * pen->half, at.y + in.x * pen->half);
        return;
    }
    pen_arc(pen, at, atan2f(-in.x, in.y), 3.14159265f);
}

// One side of the walk first -> last; step -1 walks back. Ends are left to the caller.
static void pen_side(struct pen *pen, const struct draw_point *points, int count, int step)
{
    int at = step > 0 ? 1 : count - 2;
    for (int i = 0; i < count - 2; i++, at += step)
        pen_corner(pen, points[at], direction(points[at - step], points[at]),
                   direction(points[at], points[at + step]));
}

static void outline_open(struct pen *pen, const struct draw_point *points, int count, bool flat)
{
    pen->started = false;
    pen_side(pen, points, count, 1);
    pen_end(pen, points[count - 1], direction(points[count - 2], points[count - 1]), flat);
    pen_side(pen, points, count, -1);
    pen_end(pen, points[0], direction(points[1], points[0]), flat);
    draw_path_close(pen->out);
}

static void outline_closed(struct pen *pen, const struct draw_point *points, int count)
{
    for (int step = 1; step >= -1; step -= 2) {
        pen->started = false;
        for (int i = 0; i < count; i++) {
            int at = step > 0 ? i : count - 1 - i;
            struct draw_point before = points[(at - step + count) % count];
            struct draw_point after = points[(at + step + count) % count];
            pen_corner(pen, points[at], direction(before, points[at]),
                       direction(points[at], after));
        }
        draw_path_close(pen->out);
    }
}

static void outline(struct pen *pen, const struct draw_path *clean, bool closed, bool flat)
{
    const struct draw_point *points = clean->points;
    int count = clean->point_count;
    if (count == 1 && !flat) {
        pen->started = false;
        pen_arc(pen, points[0], 0, 6.2831853f);
        draw_path_close(pen->out);
    } else if (count == 2 || (count > 2 && !closed)) {
        outline_open(pen, points, count, flat);
    } else if (count > 2) {
        outline_closed(pen, points, count);
    }
}

static bool same_point(struct draw_point a, struct draw_point b)
{
    return fabsf(a.x - b.x) < 1e-3f && fabsf(a.y - b.y) < 1e-3f;
}

static void clean_add(struct draw_path *clean, struct draw_point point)
{
    if (!clean->point_count)
        draw_path_move_to(clean, point);
    else if (!same_point(clean->points[clean->point_count - 1], point))
        draw_path_line_to(clean, point);
}

static void add_solid(struct pen *pen, const struct draw_point *points,
                      const struct draw_path_contour *contour, bool flat, struct draw_path *scratch)
{
    draw_path_clear(scratch);
    for (int i = 0; i < contour->count; i++)
        clean_add(scratch, points[i]);
    bool closed = contour->closed;
    while (closed && scratch->point_count > 1 &&
           same_point(scratch->points[0], scratch->points[scratch->point_count - 1]))
        scratch->point_count--;
    outline(pen, scratch, closed, flat);
}

struct dasher {
    float left; // of the present dash or gap
    bool drawing;
};

static void flush_dash(struct pen *pen, struct draw_path *scratch, bool flat)
{
    if (scratch->point_count)
        outline(pen, scratch, false, flat);
    draw_path_clear(scratch);
}

static void dash_edge(struct pen *pen, struct draw_point a, struct draw_point b,
                      const struct draw_stroke *stroke, struct dasher *dasher,
                      struct draw_path *scratch)
{
    float length = hypotf(b.x - a.x, b.y - a.y);
    float at = 0;
    while (at < length) {
        float step = fminf(dasher->left, length - at);
        at += step;
        dasher->left -= step;
        float t = at / length;
        if (dasher->drawing)
            clean_add(scratch, (struct draw_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        if (dasher->left > 0)
            continue;
        dasher->drawing = !dasher->drawing;
        dasher->left = dasher->drawing ? stroke->dash : stroke->gap;
        if (dasher->drawing)
            clean_add(scratch, (struct draw_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        else
            flush_dash(pen, scratch, stroke->flat_ends);
    }
}

static void add_dashed(struct pen *pen, const struct draw_point *points,
                       const struct draw_path_contour *contour, const struct draw_stroke *stroke,
                       struct draw_path *scratch)
{
    struct dasher dasher = {stroke->dash, true};
    draw_path_clear(scratch);
    clean_add(scratch, points[0]);
    int edges = contour->closed ? contour->count : contour->count - 1;
    for (int i = 0; i < edges; i++)
        dash_edge(pen, points[i], points[(i + 1) % contour->count], stroke, &dasher, scratch);
    if (dasher.drawing)
        flush_dash(pen, scratch, stroke->flat_ends);
}

void draw_path_add_stroke(struct draw_path *path, const struct draw_path *from,
                          const struct draw_stroke *stroke, struct draw_path *scratch)
{
    struct pen pen = {path, stroke->width / 2, false};
    if (!(stroke->width > 0))
        return;
    bool dashed = stroke->dash > 0.01f && stroke->gap > 0.01f;
    for (int c = 0; c < from->contour_count; c++) {
        const struct draw_path_contour *contour = &from->contours[c];
        const struct draw_point *points = from->points + contour->first;
        if (!contour->count)
            continue;
        if (dashed)
            add_dashed(&pen, points, contour, stroke, scratch);
        else
            add_solid(&pen, points, contour, stroke->flat_ends, scratch);
    }
}
