#include "game/draw/march_steps.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/shape.h"

static const float crest_life_s = 10.0f;

bool draw_march_has_sides(const struct draw_march *march)
{
    if (march->step_count > 0)
        return march->steps[0].side != DRAW_MARCH_EITHER;
    return march->side != DRAW_MARCH_EITHER;
}

void draw_march_seconds(char *line, size_t size, float seconds, char decimal_separator)
{
    if (!isfinite(seconds)) {
        snprintf(line, size, "\u2013");
        return;
    }
    int tenths = (int)floorf(fminf(fmaxf(seconds, 0.0f), 999.0f) * 10.0f + 0.01f);
    snprintf(line, size, "%d%c%d s", tenths / 10, decimal_separator ? decimal_separator : '.',
             tenths % 10);
}

static float line_y(const struct draw_march_chart *chart, bool has_sides)
{
    return chart->area.y + chart->area.h * (has_sides ? 0.5f : 1.0f);
}

float draw_march_chart_y(const struct draw_march_chart *chart, bool has_sides, bool up,
                         float duration_s)
{
    float room = chart->area.h * (has_sides ? 0.5f : 1.0f) - 4.0f;
    float height = room * fminf(fmaxf(duration_s / chart->full_s, 0.0f), 1.0f);
    float line = line_y(chart, has_sides);
    return up ? line - height : line + height;
}

struct bar {
    bool up;
    int column; // 0 = the newest
    float duration_s;
    bool running;
};

static struct draw_color bar_fill(struct draw_canvas *canvas, const struct draw_march *march,
                                  const struct bar *bar)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    if (bar->running)
        return draw_canvas_color(canvas, DRAW_LAMP);
    if (bar->duration_s < march->target_s)
        return draw_color_alpha(draw_canvas_color(canvas, DRAW_PAPER), 0.6f);
    if (contrast)
        return draw_canvas_color(canvas, DRAW_INK);
    if (!draw_march_has_sides(march))
        return draw_canvas_color(canvas, DRAW_SEA6);
    return draw_canvas_color(canvas, bar->up ? DRAW_CORAL : DRAW_SEA5);
}

static void draw_bar(struct draw_canvas *canvas, const struct draw_march *march,
                     const struct draw_march_chart *chart, const struct bar *bar)
{
    bool has_sides = draw_march_has_sides(march);
    float pitch = chart->area.w / (float)chart->columns;
    float width = pitch * 0.66f;
    float line = line_y(chart, has_sides);
    float end = draw_march_chart_y(chart, has_sides, bar->up, bar->duration_s);
    float x = chart->area.x + chart->area.w - pitch * ((float)bar->column + 0.5f) - width / 2.0f;
    struct draw_rect rect = {x, fminf(line, end), width, fabsf(line - end)};
    if (bar->column >= chart->columns || rect.h < 3.0f)
        return;
    float edge = draw_canvas_high_contrast(canvas) ? 6.0f : 5.0f;
    draw_fill_round_rect(canvas, rect, 6.0f, bar_fill(canvas, march, bar));
    draw_line_round_rect(canvas, rect, 6.0f, edge, draw_canvas_color(canvas, DRAW_INK));
}

static void bars(struct draw_canvas *canvas, const struct draw_march *march,
                 const struct draw_march_chart *chart)
{
    bool has_sides = draw_march_has_sides(march);
    bool runs = march->running_s >= 0.0f;
    int next[2] = {0, 0}; // column of the next older step, below and above the line
    if (runs) {
        struct bar now = {!has_sides || march->side == DRAW_MARCH_LEFT, 0, march->running_s, true};
        next[now.up] = 1;
        draw_bar(canvas, march, chart, &now);
    }
    for (int i = 0; i < march->step_count && i < DRAW_MARCH_STEP_COUNT; i++) {
        const struct draw_march_step *step = &march->steps[i];
        struct bar bar = {!has_sides || step->side != DRAW_MARCH_RIGHT, 0, step->duration_s, false};
        bar.column = next[bar.up]++;
        draw_bar(canvas, march, chart, &bar);
    }
}

static void target(struct draw_canvas *canvas, const struct draw_march *march,
                   const struct draw_march_chart *chart)
{
    bool has_sides = draw_march_has_sides(march);
    struct draw_stroke dots = {.width = 5.0f, .dash = 1.0f, .gap = 13.0f};
    for (int up = has_sides ? 0 : 1; up <= 1; up++) {
        float y = draw_march_chart_y(chart, has_sides, up == 1, march->target_s);
        struct draw_point points[] = {{chart->area.x - 8.0f, y},
                                      {chart->area.x + chart->area.w + 8.0f, y}};
        draw_polyline(canvas, points, 2, &dots, draw_canvas_color(canvas, DRAW_INK));
    }
}

void draw_march_chart(struct draw_canvas *canvas, const struct draw_march *march,
                      const struct draw_march_chart *chart)
{
    float y = line_y(chart, draw_march_has_sides(march));
    target(canvas, march, chart);
    bars(canvas, march, chart);
    draw_line(canvas, (struct draw_point){chart->area.x - 8.0f, y},
              (struct draw_point){chart->area.x + chart->area.w + 8.0f, y}, 6.0f,
              draw_canvas_color(canvas, DRAW_INK));
}

void draw_march_crests(struct draw_canvas *canvas, const struct draw_march *march,
                       const struct draw_march_crests *crests)
{
    static const char *const half[] = {"M-22,4 Q-96,-10 -170,26", "M22,4 Q96,-10 170,26"};
    for (int i = 0; i < march->step_count && i < DRAW_MARCH_STEP_COUNT; i++) {
        const struct draw_march_step *step = &march->steps[i];
        float t = powf(fmaxf(step->age_s, 0.0f) / crest_life_s, 0.8f);
        if (t >= 1.0f)
            continue;
        struct draw_point at = {crests->stern.x, crests->stern.y + crests->length * t};
        struct draw_transform place = draw_transform_make(at, 0.8f + 1.0f * t, 0.0f);
        struct draw_stroke stroke = {.width = 9.0f + 5.0f * t};
        struct draw_color foam =
            draw_color_alpha(crests->palette->wake_core, 0.85f * powf(1.0f - t, 0.7f));
        for (int right = 0; right < 2; right++) {
            bool other = step->side == (right ? DRAW_MARCH_LEFT : DRAW_MARCH_RIGHT);
            if (!other)
                draw_line_string(canvas, half[right], &place, &stroke, foam);
        }
    }
}
