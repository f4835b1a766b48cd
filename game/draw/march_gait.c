#include "game/draw/march_gait.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_parts.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const float degree = 3.14159265f / 180.0f;
static const struct draw_color trousers = {0x18, 0x2D, 0x44, 255};
static const struct draw_color trousers_near = {0x24, 0x40, 0x5C, 255};
static const struct draw_color shoe = {0x5E, 0x46, 0x36, 255};
static const struct draw_color sole = {0xC9, 0xA2, 0x74, 255};
static const float picture_share = 0.56f; // of the size of assets/art

static struct draw_point along(struct draw_point from, float length, float forward_deg)
{
    return (struct draw_point){from.x + length * sinf(forward_deg * degree),
                               from.y + length * cosf(forward_deg * degree)};
}

// Round at both ends, the ends of different size.
static void limb(struct draw_canvas *canvas, struct draw_point from, float radius_from,
                 struct draw_point to, float radius_to, struct draw_color color)
{
    float dx = to.x - from.x;
    float dy = to.y - from.y;
    float length = fmaxf(hypotf(dx, dy), 0.001f);
    float nx = -dy / length;
    float ny = dx / length;
    struct draw_point side[] = {
        {from.x + nx * radius_from, from.y + ny * radius_from},
        {to.x + nx * radius_to, to.y + ny * radius_to},
        {to.x - nx * radius_to, to.y - ny * radius_to},
        {from.x - nx * radius_from, from.y - ny * radius_from},
    };
    draw_fill_polygon(canvas, side, 4, color);
    draw_fill_circle(canvas, from, radius_from, color);
    draw_fill_circle(canvas, to, radius_to, color);
}

// The far leg of assets/art/stance-knee-a with its thigh at any angle; look/style.md 11 lengths.
static void raised_leg(struct draw_canvas *canvas, struct draw_point hip, float lift_deg)
{
    const float s = picture_share;
    float shin_deg = -0.4f * lift_deg;
    struct draw_point knee = along(hip, 121.0f * s, lift_deg);
    struct draw_point ankle = along(knee, 120.0f * s, shin_deg);
    struct draw_transform foot = draw_transform_make(ankle, 0.77f * s, -0.25f * shin_deg);
    draw_fill_string(canvas,
                     "M-23,36 L-23,22 C-25,10 -19,2 -11,0 L11,0 C19,8 33,12 49,17 "
                     "C67,21 77,26 77,36 Z",
                     &foot, shoe);
    draw_fill_string(canvas, "M-23,36 L-23,29.5 L77,29.5 C78,33 77,36 77,36 Z", &foot, sole);
    limb(canvas, hip, 36.0f * s, knee, 27.0f * s, trousers);
    limb(canvas, knee, 27.0f * s, ankle, 19.0f * s, trousers);
}

// 0 = down, 90 = forwards, as the thigh.
static struct draw_arc hip_arc(struct draw_point hip, float radius, float from_deg, float to_deg)
{
    return (struct draw_arc){hip, radius, radius, 90.0f - from_deg, 90.0f - to_deg};
}

static void lift_gauge(struct draw_canvas *canvas, struct draw_point hip,
                       const struct draw_march *march)
{
    const float radius = 122.0f;
    float lift = fminf(fmaxf(march->lift_deg, 0.0f), 95.0f);
    struct draw_stroke track = {.width = 10.0f};
    struct draw_stroke edge = {.width = 22.0f};
    struct draw_stroke line = {.width = 12.0f};
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_arc all = hip_arc(hip, radius, 0.0f, 95.0f);
    draw_line_arc(canvas, &all, &track, draw_canvas_color(canvas, DRAW_NOT_DONE));
    if (lift > 1.0f) {
        struct draw_arc done = hip_arc(hip, radius, 0.0f, lift);
        draw_line_arc(canvas, &done, &edge, ink);
        draw_line_arc(canvas, &done, &line, draw_canvas_color(canvas, DRAW_LAMP));
    }
    if (isfinite(march->lift_target_deg))
        draw_line(canvas, along(hip, radius - 22.0f, march->lift_target_deg),
                  along(hip, radius + 22.0f, march->lift_target_deg), 9.0f, ink);
}

static void knee(struct draw_canvas *canvas, struct draw_point at, const struct draw_march *march)
{
    const float s = picture_share;
    bool measured = isfinite(march->lift_deg);
    struct draw_point origin = {at.x + 84.0f, at.y + 342.0f};
    struct draw_point hip = {origin.x + 1.0f * s, origin.y - 289.0f * s};
    struct draw_rect body = {origin.x - 170.0f * s, origin.y - 580.0f * s, 360.0f * s, 600.0f * s};
    struct draw_text_style number = {56.0f, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    struct draw_text_style goal = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
    raised_leg(canvas, hip, measured ? fminf(fmaxf(march->lift_deg, 0.0f), 95.0f) : 75.0f);
    draw_svg(canvas, "art/stance-knee-body-a", body);
    if (measured) {
        char line[16];
        lift_gauge(canvas, hip, march);
        snprintf(line, sizeof line, "%d\u00B0", (int)lrintf(fminf(fmaxf(march->lift_deg, 0), 180)));
        draw_level_line(canvas, line, (struct draw_point){at.x + 318.0f, at.y + 74.0f}, &number,
                        130.0f);
    }
    draw_level_line(canvas, march->text.lift_goal,
                    (struct draw_point){at.x + 318.0f, at.y + 124.0f}, &goal, 204.0f);
}

static void foot(struct draw_canvas *canvas, struct draw_point ball, float turn_deg,
                 struct draw_rect room)
{
    const float scale = 2.2f;
    struct draw_transform rear = draw_transform_make(ball, scale, turn_deg);
    struct draw_transform toes = draw_transform_make(ball, scale, 0.0f);
    struct draw_point ankle = draw_transform_apply(&rear, (struct draw_point){-55.0f, -34.0f});
    draw_clip_push(canvas, room);
    limb(canvas, ankle, 40.0f, (struct draw_point){ankle.x + 12.0f, room.y - 60.0f}, 54.0f,
         trousers_near);
    draw_clip_pop(canvas);
    draw_fill_string(canvas, "M-10,0 L-10,-17 C-2,-22 22,-20 24,0 Z", &toes, shoe);
    draw_fill_string(canvas, "M-8,0 L-8,-6.5 L24,-6.5 L24,0 Z", &toes, sole);
    draw_fill_string(canvas,
                     "M-78,0 L-78,-14 C-80,-26 -74,-34 -66,-36 L-44,-36 C-36,-28 -22,-24 -6,-19 "
                     "L6,-17 L8,0 Z",
                     &rear, shoe);
    draw_fill_string(canvas, "M-78,0 L-78,-6.5 L4,-6.5 L2,0 Z", &rear, sole);
}

static void heel(struct draw_canvas *canvas, struct draw_point at, const struct draw_march *march)
{
    bool known = isfinite(march->heel_up);
    float up = known ? fminf(fmaxf(march->heel_up, 0.0f), 1.0f) : 1.0f;
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_point ball = {at.x + 234.0f, at.y + 314.0f};
    struct draw_rect room = {at.x, at.y + 96.0f, 340.0f, 264.0f};
    struct draw_text_style words = {44.0f, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    foot(canvas, ball, 34.0f * up, room);
    draw_line(canvas, (struct draw_point){at.x + 30.0f, ball.y + 4.0f},
              (struct draw_point){at.x + 310.0f, ball.y + 4.0f}, 8.0f, ink);
    if (known && up > 0.5f) {
        struct draw_transform place =
            draw_transform_make((struct draw_point){at.x + 86.0f, ball.y - 10.0f}, 1.0f, 0.0f);
        struct draw_stroke edge = {.width = 26.0f};
        struct draw_stroke line = {.width = 12.0f};
        const char *arrow = "M0,-6 L0,-60 M-26,-38 L0,-64 L26,-38";
        draw_line_string(canvas, arrow, &place, &edge, ink);
        draw_line_string(canvas, arrow, &place, &line, draw_canvas_color(canvas, DRAW_LAMP));
    }
    const char *say = !known || up > 0.5f ? march->text.heel_up : march->text.heel_down;
    draw_level_line(canvas, say, (struct draw_point){at.x + 170.0f, at.y + 68.0f}, &words, 300.0f);
}

void draw_march_gait_card(struct draw_canvas *canvas, struct draw_point top_left,
                          const struct draw_march *march)
{
    if (march->gait == DRAW_MARCH_SLOW)
        return;
    draw_card(canvas, (struct draw_rect){top_left.x, top_left.y, 340.0f, 360.0f}, 36.0f);
    if (march->gait == DRAW_MARCH_KNEE)
        knee(canvas, top_left, march);
    else
        heel(canvas, top_left, march);
}
