#include "game/draw/ring.h"

#include <math.h>

#include "game/draw/shape.h"

static const float degree = 3.14159265f / 180.0f;

// A little of each half lies under the other, so that no seam shows where they meet.
static const float seam_deg = 1.0f;

struct draw_ring_span draw_ring_closed(float progress)
{
    float p = fminf(fmaxf(progress, 0.0f), 1.0f);
    return (struct draw_ring_span){90.0f - 180.0f * p, 90.0f + 180.0f * p};
}

static struct draw_point on_ring(const struct draw_ring *ring, float angle_deg)
{
    return (struct draw_point){ring->centre.x + ring->radius_x * cosf(angle_deg * degree),
                               ring->centre.y + ring->radius_y * sinf(angle_deg * degree)};
}

void draw_ring_pool(struct draw_canvas *canvas, const struct draw_ring *ring)
{
    if (ring->palette->lines_only)
        return;
    draw_fill_ellipse(canvas, ring->centre, ring->radius_x, ring->radius_y,
                      draw_color_alpha(ring->palette->pool, 0.36f));
    draw_fill_ellipse(canvas, ring->centre, ring->radius_x / 2.0f, ring->radius_y / 2.0f,
                      draw_color_alpha(ring->palette->pool_inner, 0.34f));
}

static void arc(struct draw_canvas *canvas, const struct draw_ring *ring,
                struct draw_ring_span span, const struct draw_stroke *stroke,
                struct draw_color color)
{
    struct draw_arc along = {ring->centre, ring->radius_x, ring->radius_y, span.right_deg,
                             span.left_deg};
    draw_line_arc(canvas, &along, stroke, color);
}

static struct draw_ring_span cut(struct draw_ring_span span, float from, float to)
{
    return (struct draw_ring_span){fmaxf(span.right_deg, from), fminf(span.left_deg, to)};
}

static void closed_part(struct draw_canvas *canvas, const struct draw_ring *ring,
                        struct draw_ring_span span, bool dotted)
{
    if (span.left_deg - span.right_deg < 0.2f)
        return;
    float lamp_width = (ring->palette->lines_only ? 27.0f : 20.0f) + 8.0f * ring->widen;
    struct draw_stroke edge = {.width = lamp_width + 14.0f, .flat_ends = true};
    struct draw_stroke lamp = {.width = lamp_width, .flat_ends = true};
    if (dotted)
        lamp = (struct draw_stroke){.width = lamp_width - 3.0f, .dash = 1.0f, .gap = 24.0f};
    arc(canvas, ring, span, &edge, ring->palette->ring_ink);
    if (!dotted) { // past its own ink, so that no line of it shows where the halves meet
        span.right_deg -= seam_deg;
        span.left_deg += seam_deg;
    }
    arc(canvas, ring, span, &lamp, ring->palette->lamp);
}

static void buoy(struct draw_canvas *canvas, const struct draw_ring *ring, struct draw_point at)
{
    const struct draw_palette *p = ring->palette;
    struct draw_transform place = draw_transform_make(at, 1.0f, 0.0f);
    struct draw_stroke mast = {.width = 9.0f};
    struct draw_stroke belt = {.width = 6.0f};
    if (!p->lines_only) {
        draw_line_string(canvas, "M0,-14 L0,-52", &place, &mast, p->ring_ink);
        draw_fill_circle(canvas, (struct draw_point){at.x, at.y - 58.0f}, 14.0f, p->ring_ink);
        draw_fill_circle(canvas, (struct draw_point){at.x, at.y - 58.0f}, 8.0f, p->lamp);
    }
    draw_fill_circle(canvas, (struct draw_point){at.x, at.y - 2.0f}, 31.0f, p->ring_ink);
    draw_fill_circle(canvas, (struct draw_point){at.x, at.y - 2.0f}, 23.0f, p->lamp);
    if (!p->lines_only)
        draw_line_string(canvas, "M-22,6 Q0,15 22,6", &place, &belt, p->ring_ink);
}

void draw_ring_half(struct draw_canvas *canvas, const struct draw_ring *ring,
                    enum draw_ring_half half)
{
    struct draw_ring_span closed = draw_ring_closed(ring->progress);
    struct draw_stroke track = {.width = 10.0f, .flat_ends = true};
    struct draw_color pale = draw_color_alpha(ring->palette->track, ring->palette->track_alpha);
    bool back = half == DRAW_RING_BACK;
    if (!back && ring->waits)
        track = (struct draw_stroke){.width = 10.0f, .dash = 1.0f, .gap = 22.0f};
    struct draw_ring_span open_half = {back ? 180.0f : 0.0f, back ? 360.0f : 180.0f};
    arc(canvas, ring, open_half, &track, pale);
    if (back) {
        closed_part(canvas, ring, cut(closed, -90.0f, seam_deg), false);
        closed_part(canvas, ring, cut(closed, 180.0f - seam_deg, 270.0f), false);
    } else {
        closed_part(canvas, ring, cut(closed, -seam_deg, 180.0f + seam_deg), ring->waits);
    }
    bool ends_at_back = closed.right_deg < 0.0f;
    if (ends_at_back != back || ring->progress <= 0.0f)
        return;
    buoy(canvas, ring, on_ring(ring, closed.right_deg));
    buoy(canvas, ring, on_ring(ring, closed.left_deg));
}

void draw_ring_chevron(struct draw_canvas *canvas, const struct draw_ring *ring,
                       struct draw_point boat)
{
    float angle = atan2f((boat.y - ring->centre.y) / ring->radius_y,
                         (boat.x - ring->centre.x) / ring->radius_x);
    // A little inside: on the line itself it would lie on the keel mark.
    const float inside = 0.74f;
    struct draw_point edge_at = on_ring(ring, angle / degree);
    struct draw_point at = {ring->centre.x + (edge_at.x - ring->centre.x) * inside,
                            ring->centre.y + (edge_at.y - ring->centre.y) * inside};
    float heading = atan2f(ring->centre.y - at.y, ring->centre.x - at.x) / degree;
    struct draw_transform place = draw_transform_make(at, 1.0f, heading);
    struct draw_stroke edge = {.width = 28.0f};
    struct draw_stroke lamp = {.width = 14.0f};
    const char *shape = "M-12,-30 L18,0 L-12,30";
    draw_line_string(canvas, shape, &place, &edge, ring->palette->ring_ink);
    draw_line_string(canvas, shape, &place, &lamp, ring->palette->lamp);
}
