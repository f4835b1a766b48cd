#include "game/draw/level_limits.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_parts.h"
#include "game/draw/menu.h"
#include "game/draw/shape.h"
#include "game/draw/widget.h"

static const struct draw_point rose = {1270.0f, 512.0f};
static const float rim = 366.0f;
static const float rings_mm = 25.0f;
static const float column_width = 600.0f;
static const float unknown_mm = 6.0f; // the patch begins as a dot

static struct draw_point towards(float direction, float radius)
{
    float turn = direction * 6.2831853f / (float)DRAW_LIMITS_DIRECTION_COUNT;
    return (struct draw_point){rose.x + radius * sinf(turn), rose.y - radius * cosf(turn)};
}

static float px_of(const struct draw_limits *limits, float mm)
{
    return fminf(fmaxf(mm, 0.0f) / limits->scale_mm, 1.0f) * rim;
}

struct draw_point draw_limits_place(const struct draw_limits *limits, float ml_mm, float ap_mm)
{
    float far = hypotf(ml_mm, ap_mm);
    float keep = far > limits->scale_mm ? limits->scale_mm / far : 1.0f;
    float px_mm = rim / limits->scale_mm;
    return (struct draw_point){rose.x + ml_mm * keep * px_mm, rose.y - ap_mm * keep * px_mm};
}

static void disc(struct draw_canvas *canvas, const struct draw_limits *limits)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color quiet = draw_color_alpha(draw_canvas_color(canvas, DRAW_INK2), 0.45f);
    if (!contrast)
        draw_fill_circle(canvas, (struct draw_point){rose.x, rose.y + 8.0f}, rim + 14.0f,
                         draw_color_alpha(ink, 0.16f));
    draw_fill_circle(canvas, rose, rim + 14.0f, draw_canvas_color(canvas, DRAW_PAPER));
    draw_line_circle(canvas, rose, rim + 14.0f, 8.0f, ink);
    struct draw_stroke dash = {.width = 4.0f, .dash = 12.0f, .gap = 12.0f};
    for (float mm = rings_mm; mm < limits->scale_mm; mm += rings_mm) {
        struct draw_arc ring = {rose, px_of(limits, mm), px_of(limits, mm), 0.0f, 360.0f};
        draw_line_arc(canvas, &ring, &dash, quiet);
    }
    for (int i = 0; i < DRAW_LIMITS_DIRECTION_COUNT; i++)
        draw_line(canvas, rose, towards((float)i, rim - 6.0f), i % 2 ? 4.0f : 6.0f, quiet);
}

// A closed smooth line through the eight places: the first ones are met again at the end, so that
// the seam is as smooth as the rest.
static void patch(struct draw_canvas *canvas, const struct draw_limits *limits)
{
    enum { N = DRAW_LIMITS_DIRECTION_COUNT, STEPS = 8 };
    struct draw_point points[N * STEPS];
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_stroke line = {.width = contrast ? 9.0f : 7.0f};
    float radius[N];
    for (int i = 0; i < N; i++)
        radius[i] = px_of(limits, fmaxf(limits->reached_mm[i], unknown_mm));
    for (int i = 0; i < N * STEPS; i++) {
        int from = i / STEPS;
        float t = (float)(i % STEPS) / (float)STEPS;
        float ease = t * t * (3.0f - 2.0f * t);
        float r = radius[from] + (radius[(from + 1) % N] - radius[from]) * ease;
        points[i] = towards((float)i / (float)STEPS, r);
    }
    if (!contrast)
        draw_fill_polygon(canvas, points, N * STEPS,
                          draw_color_alpha(draw_canvas_color(canvas, DRAW_SEA2), 0.55f));
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    draw_path_add_points(path, points, N * STEPS);
    draw_path_close(path);
    draw_path_draw(canvas, path, &line, draw_canvas_color(canvas, contrast ? DRAW_INK : DRAW_SEA5));
}

static void tries(struct draw_canvas *canvas, const struct draw_limits *limits)
{
    for (int i = 0; i < DRAW_LIMITS_DIRECTION_COUNT; i++) {
        for (int k = 0; k < DRAW_LIMITS_REPEAT_COUNT; k++) {
            if (limits->tries_mm[i][k] <= 0.0f)
                continue;
            struct draw_point at = towards((float)i, px_of(limits, limits->tries_mm[i][k]));
            draw_fill_circle(canvas, at, 13.0f, draw_canvas_color(canvas, DRAW_INK));
            draw_fill_circle(canvas, at, 8.0f, draw_canvas_color(canvas, DRAW_PAPER));
        }
    }
}

// The asked direction as a beam of light, under the patch.
static void beam(struct draw_canvas *canvas, const struct draw_limits *limits)
{
    enum { STEPS = 16 };
    struct draw_point points[STEPS + 2];
    if (limits->direction < 0)
        return;
    for (int i = 0; i <= STEPS; i++)
        points[i] = towards((float)limits->direction - 0.5f + (float)i / (float)STEPS, rim);
    points[STEPS + 1] = rose;
    draw_fill_polygon(canvas, points, STEPS + 2,
                      draw_color_alpha(draw_canvas_color(canvas, DRAW_LAMP), 0.45f));
}

// A head at its rim; without a direction the middle shines.
static void asked(struct draw_canvas *canvas, const struct draw_limits *limits)
{
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color lamp = draw_canvas_color(canvas, DRAW_LAMP);
    struct draw_stroke edge = {.width = 36.0f};
    struct draw_stroke line = {.width = 20.0f};
    if (limits->direction < 0) {
        draw_line_circle(canvas, rose, 64.0f, 26.0f, ink);
        draw_line_circle(canvas, rose, 58.0f, 14.0f, lamp);
        return;
    }
    float turn_deg = 45.0f * (float)(limits->direction % DRAW_LIMITS_DIRECTION_COUNT);
    struct draw_transform place = draw_transform_make(rose, 1.0f, turn_deg);
    const char *head = "M-62,-304 L0,-352 L62,-304";
    draw_line_string(canvas, head, &place, &edge, ink);
    draw_line_string(canvas, head, &place, &line, lamp);
}

static void marker(struct draw_canvas *canvas, const struct draw_level_model *level,
                   const struct draw_limits *limits)
{
    struct draw_point at = draw_limits_place(limits, level->ml_mm, level->ap_mm);
    struct draw_transform place = draw_transform_make(at, 1.25f, 0.0f);
    struct draw_stroke edge = {.width = 10.0f};
    const char *diamond = "M0,-24 L24,0 L0,24 L-24,0 Z";
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color lamp = draw_canvas_color(canvas, DRAW_LAMP);
    float stay = fminf(fmaxf(limits->stay, 0.0f), 1.0f);
    if (stay > 0.0f) {
        struct draw_arc all = {at, 58.0f, 58.0f, 0.0f, 360.0f};
        struct draw_arc done = {at, 58.0f, 58.0f, 90.0f - 180.0f * stay, 90.0f + 180.0f * stay};
        struct draw_stroke band = {.width = 26.0f, .flat_ends = true};
        struct draw_stroke fill = {.width = 14.0f, .flat_ends = true};
        draw_line_arc(canvas, &all, &band, ink);
        draw_line_arc(canvas, &done, &fill, lamp);
    }
    draw_fill_string(canvas, diamond, &place, lamp);
    draw_line_string(canvas, diamond, &place, &edge, ink);
}

static void rim_words(struct draw_canvas *canvas, const struct draw_level_model *level,
                      const struct draw_limits *limits)
{
    char line[24];
    const float out = rim + 34.0f;
    struct draw_text_style centre = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    struct draw_text_style left = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    struct draw_text_style right = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_level_line(canvas, limits->front, (struct draw_point){rose.x, rose.y - out + 6.0f},
                    &centre, 400.0f);
    draw_level_line(canvas, limits->back, (struct draw_point){rose.x, rose.y + out + 26.0f},
                    &centre, 400.0f);
    draw_level_line(canvas, level->text.left, (struct draw_point){rose.x - out, rose.y + 13.0f},
                    &left, 150.0f);
    draw_level_line(canvas, level->text.right, (struct draw_point){rose.x + out, rose.y + 13.0f},
                    &right, 150.0f);
    struct draw_text_style scale = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_point end = towards(1.0f, rim + 34.0f);
    snprintf(line, sizeof line, "%d mm", (int)lrintf(limits->scale_mm));
    draw_text(canvas, line, (struct draw_point){end.x, end.y}, &scale);
}

static void rounds(struct draw_canvas *canvas, const struct draw_limits *limits, float y)
{
    struct draw_text_style style = {44.0f, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    for (int i = 0; i < DRAW_LIMITS_REPEAT_COUNT; i++) {
        struct draw_point at = {124.0f + 84.0f * (float)i, y};
        bool now = i == limits->repeat;
        if (i < limits->repeat) {
            draw_icon_disc(canvas, at, 28.0f, "icon-check", DRAW_SEA6);
            continue;
        }
        draw_fill_circle(canvas, at, now ? 32.0f : 24.0f, ink);
        draw_fill_circle(canvas, at, now ? 24.0f : 18.0f,
                         draw_canvas_color(canvas, now ? DRAW_LAMP : DRAW_PAPER));
    }
    draw_level_line(canvas, limits->round, (struct draw_point){360.0f, y + 16.0f}, &style,
                    column_width + 96.0f - 360.0f);
}

static void column(struct draw_canvas *canvas, const struct draw_level_model *level,
                   const struct draw_limits *limits)
{
    char line[24];
    struct draw_text_style title = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style ask = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style quiet = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    struct draw_text_style number = {130.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_level_badge badge = {
        .top_left = {96.0f, 172.0f},
        .max_width = column_width,
        .text = level->text.badge,
        .eyes_closed = level->eyes_closed,
        .fill = draw_canvas_color(canvas, DRAW_WHITE),
        .ink = draw_canvas_color(canvas, DRAW_INK),
        .edge = draw_canvas_color(canvas, DRAW_INK),
    };
    struct draw_text_box box = {{96.0f, 426.0f, column_width, 150.0f}, 2, false, false};
    draw_level_line(canvas, level->text.title, (struct draw_point){96.0f, 140.0f}, &title,
                    column_width);
    draw_level_badge(canvas, &badge);
    draw_level_line(canvas, limits->ask, (struct draw_point){96.0f, 400.0f}, &ask, column_width);
    if (draw_level_says(limits->ask_line))
        draw_text_in(canvas, limits->ask_line, &box, &quiet);
    if (isfinite(limits->lean_mm) && limits->direction >= 0) {
        number.size = number.size * 100.0f / (float)canvas->text_scale_percent;
        snprintf(line, sizeof line, "%d mm",
                 (int)lrintf(fminf(fmaxf(limits->lean_mm, 0.0f), 999.0f)));
        draw_level_line(canvas, line, (struct draw_point){96.0f, 694.0f}, &number, column_width);
    }
    rounds(canvas, limits, 770.0f);
}

void draw_level_limits(struct draw_canvas *canvas, const struct draw_level_model *level,
                       const struct draw_limits *limits)
{
    draw_menu_background(canvas);
    disc(canvas, limits);
    if (level->stage == DRAW_LEVEL_STAGE_PLAY)
        beam(canvas, limits);
    patch(canvas, limits);
    if (level->stage == DRAW_LEVEL_STAGE_PLAY)
        asked(canvas, limits);
    tries(canvas, limits);
    if (level->stage == DRAW_LEVEL_STAGE_PLAY)
        marker(canvas, level, limits);
    rim_words(canvas, level, limits);
    column(canvas, level, limits);
    draw_level_hints(canvas, level, true);
    if (level->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, level, rose, 160.0f);
    draw_level_card(canvas, level, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, level, 96.0f + column_width / 2.0f, column_width);
}
