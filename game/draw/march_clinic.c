#include "game/draw/level_march.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/clinic_board.h"
#include "game/draw/clinic_parts.h"
#include "game/draw/level_parts.h"
#include "game/draw/march_steps.h"
#include "game/draw/shape.h"

// The same bars at full size on white, with seconds at the axis and the numbers beside them.

static const struct draw_rect chart_area = {208.0f, 238.0f, 836.0f, 640.0f};

static float full_s_of(const struct draw_march *march)
{
    float most = fmaxf(1.25f * march->target_s, march->running_s);
    for (int i = 0; i < march->step_count && i < DRAW_MARCH_STEP_COUNT; i++)
        most = fmaxf(most, march->steps[i].duration_s);
    return ceilf(fminf(fmaxf(most, 1.0f), 20.0f));
}

static void grid_line(struct draw_canvas *canvas, float y, int seconds)
{
    char label[16];
    const struct draw_rect *area = &chart_area;
    struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK2, DRAW_RIGHT};
    struct draw_point points[] = {{area->x - 8.0f, y}, {area->x + area->w + 8.0f, y}};
    struct draw_stroke stroke = {.width = 3.0f, .flat_ends = true};
    draw_polyline(canvas, points, 2, &stroke, draw_clinic_color(canvas, DRAW_CLINIC_GRID));
    snprintf(label, sizeof label, "%d s", seconds);
    draw_text(canvas, label, (struct draw_point){area->x - 22.0f, y + 13.0f}, &style);
}

static void grid(struct draw_canvas *canvas, const struct draw_march_chart *chart, bool has_sides)
{
    int every = chart->full_s > 4.0f ? (int)ceilf(chart->full_s / 4.0f) : 1;
    for (int s = every; (float)s <= chart->full_s; s += every) {
        grid_line(canvas, draw_march_chart_y(chart, has_sides, true, (float)s), s);
        if (has_sides)
            grid_line(canvas, draw_march_chart_y(chart, has_sides, false, (float)s), s);
    }
}

// The names of the legs in the corners of their halves, over the oldest bars' upper ends.
static void side_names(struct draw_canvas *canvas, const struct draw_level_model *level)
{
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_level_line(canvas, level->text.left, (struct draw_point){chart_area.x, 222.0f}, &style,
                    400.0f);
    draw_level_line(canvas, level->text.right, (struct draw_point){chart_area.x, 926.0f}, &style,
                    400.0f);
}

static void goal(struct draw_canvas *canvas, const struct draw_march *march)
{
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
    draw_level_line(canvas, march->text.goal,
                    (struct draw_point){chart_area.x + chart_area.w, 222.0f}, &style, 560.0f);
}

static void rule(struct draw_canvas *canvas, float y)
{
    draw_line(canvas, (struct draw_point){1130.0f, y}, (struct draw_point){1824.0f, y}, 4.0f,
              draw_clinic_color(canvas, DRAW_CLINIC_RULE));
}

static void numbers(struct draw_canvas *canvas, const struct draw_level_model *level,
                    const struct draw_march *march)
{
    const float left = 1130.0f, right = 1477.0f;
    const float rows[] = {280.0f, 440.0f, 600.0f, 760.0f};
    char separator = level->text.decimal_separator;
    char line[32];
    draw_march_seconds(line, sizeof line, march->median_s, separator);
    draw_clinic_words(canvas, (struct draw_point){left, rows[0]}, march->text.median, line);
    draw_clinic_number(canvas, (struct draw_point){right, rows[0]}, march->text.variation,
                       100.0f * march->variation, "%");
    rule(canvas, rows[0] + 106.0f);
    draw_march_seconds(line, sizeof line, march->left_s, separator);
    draw_clinic_words(canvas, (struct draw_point){left, rows[1]}, level->text.left, line);
    draw_march_seconds(line, sizeof line, march->right_s, separator);
    draw_clinic_words(canvas, (struct draw_point){right, rows[1]}, level->text.right, line);
    rule(canvas, rows[1] + 106.0f);
    if (isfinite(march->evenness)) {
        int hundredths = (int)lrintf(fminf(fmaxf(march->evenness, 1.0f), 99.0f) * 100.0f);
        snprintf(line, sizeof line, "%d%c%02d : 1", hundredths / 100, separator ? separator : '.',
                 hundredths % 100);
    } else {
        snprintf(line, sizeof line, "\u2013");
    }
    draw_clinic_words(canvas, (struct draw_point){left, rows[2]}, march->text.evenness, line);
    snprintf(line, sizeof line, "%d", march->total);
    draw_clinic_words(canvas, (struct draw_point){right, rows[2]}, march->text.step_count, line);
    if (march->gait != DRAW_MARCH_KNEE)
        return;
    rule(canvas, rows[2] + 106.0f);
    if (isfinite(march->lift_deg))
        snprintf(line, sizeof line, "%d\u00B0", (int)lrintf(fminf(fmaxf(march->lift_deg, 0), 180)));
    else
        snprintf(line, sizeof line, "\u2013");
    draw_clinic_words(canvas, (struct draw_point){left, rows[3]}, march->text.lift, line);
}

void draw_level_march_clinic(struct draw_canvas *canvas, const struct draw_level_model *level,
                             const struct draw_march *march)
{
    bool has_sides = draw_march_has_sides(march);
    struct draw_march_chart chart = {chart_area, has_sides ? 8 : DRAW_MARCH_STEP_COUNT,
                                     full_s_of(march)};
    struct draw_layer_key page = {"level-clinic-page", 0, canvas->view, true};
    if (draw_layer_begin(canvas, &page)) {
        draw_clinic_page(canvas);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, page.name, (struct draw_point){0, 0}, 1.0f);
    grid(canvas, &chart, has_sides);
    draw_march_chart(canvas, march, &chart);
    if (has_sides)
        side_names(canvas, level);
    goal(canvas, march);
    draw_clinic_heading(canvas, level);
    numbers(canvas, level, march);
    draw_clinic_strip_words(canvas, level);
    if (level->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, level, (struct draw_point){626.0f, 540.0f}, 160.0f);
    draw_level_card(canvas, level, (struct draw_point){960.0f, 440.0f});
}
