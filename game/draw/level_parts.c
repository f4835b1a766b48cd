#include "game/draw/level_parts.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/menu.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const float right_margin = 1824.0f;

bool draw_level_fits(struct draw_canvas *canvas, const char *text,
                     const struct draw_text_style *style, float width)
{
    struct draw_text_box box = {.area = {0.0f, 0.0f, width, 0.0f}, .max_lines = 1};
    return draw_level_says(text) && draw_text_fit_box(canvas, text, &box, style).fits;
}

void draw_level_line(struct draw_canvas *canvas, const char *text, struct draw_point at,
                     const struct draw_text_style *style, float max_width)
{
    if (!draw_level_says(text))
        return;
    struct draw_text_box box = {.area = {0.0f, 0.0f, max_width, 0.0f}, .max_lines = 1};
    struct draw_text_style fitted = *style;
    fitted.size = draw_text_fit_box(canvas, text, &box, style).size;
    draw_text(canvas, text, at, &fitted);
}

// Words and eye scale together: 3.09 em beside the words.
static float badge_size(struct draw_canvas *canvas, const struct draw_level_badge *badge)
{
    float percent = (float)canvas->text_scale_percent / 100.0f;
    struct draw_text_style style = {44.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    while (style.size > (float)DRAW_SIZE_FLOOR &&
           3.09f * style.size * percent + draw_text_width(canvas, badge->text, &style) >
               badge->max_width)
        style.size -= 4.0f;
    return style.size;
}

float draw_level_badge(struct draw_canvas *canvas, const struct draw_level_badge *badge)
{
    if (!draw_level_says(badge->text))
        return 0.0f;
    struct draw_text_style style = {badge_size(canvas, badge), DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    float em = style.size * (float)canvas->text_scale_percent / 100.0f;
    struct draw_rect pill = {badge->top_left.x, badge->top_left.y, 0.0f, 1.7f * em};
    pill.w = 2.24f * em + draw_text_width(canvas, badge->text, &style) + 0.85f * em;
    float middle = pill.y + pill.h / 2.0f;
    draw_fill_round_rect(canvas, pill, pill.h / 2.0f, badge->fill);
    draw_line_round_rect(canvas, pill, pill.h / 2.0f,
                         draw_canvas_high_contrast(canvas) ? 6.0f : 5.0f, badge->edge);
    const char *eye = badge->eyes_closed ? "icon-eyeclosed" : "icon-eye";
    draw_icon(canvas, badge->icon ? badge->icon : eye,
              (struct draw_point){pill.x + 1.19f * em, middle}, 1.5f * em, badge->ink);
    draw_text_colored(canvas, badge->text,
                      (struct draw_point){pill.x + 2.24f * em, middle + 0.345f * em}, &style,
                      badge->ink);
    return pill.w;
}

void draw_level_figure(struct draw_canvas *canvas, const struct draw_level_figure *figure)
{
    struct draw_text_style big = {DRAW_SIZE_NUMBER, DRAW_BOLD, figure->color, DRAW_RIGHT};
    struct draw_text_style small = {44.0f, DRAW_REGULAR, figure->color, DRAW_RIGHT};
    // The big number keeps its size at any text scale: it is large enough, and has no room.
    big.size = big.size * 100.0f / (float)canvas->text_scale_percent;
    if (draw_level_says(figure->number))
        draw_text(canvas, figure->number, (struct draw_point){right_margin, 204.0f}, &big);
    bool long_form = draw_level_fits(canvas, figure->line, &small, figure->line_width) ||
                     !draw_level_says(figure->short_line);
    draw_level_line(canvas, long_form ? figure->line : figure->short_line,
                    (struct draw_point){right_margin, 270.0f}, &small, figure->line_width);
}

void draw_level_clock(struct draw_canvas *canvas, const struct draw_level_model *model,
                      enum draw_token color, float line_width)
{
    char number[16];
    float shown = fminf(fmaxf(model->seconds, 0.0f), 9999.0f);
    snprintf(number, sizeof number, "%d", (int)shown);
    struct draw_level_figure figure = {number, model->text.of_seconds, model->text.of_short,
                                       line_width, color};
    draw_level_figure(canvas, &figure);
}

void draw_level_sway(struct draw_canvas *canvas, const struct draw_level_model *model,
                     struct draw_point at, enum draw_token color)
{
    char line[96];
    if (!draw_level_says(model->text.sway))
        return;
    struct draw_text_style style = {48.0f, DRAW_BOLD, color, DRAW_CENTRE};
    int mm = (int)lrintf(fminf(fmaxf(model->sway_rms_mm, 0.0f), 999.0f));
    snprintf(line, sizeof line, "%s %d mm", model->text.sway, mm);
    draw_level_line(canvas, line, at, &style, 500.0f);
}

void draw_level_hints(struct draw_canvas *canvas, const struct draw_level_model *model,
                      bool last_at_right)
{
    struct draw_hint hints[DRAW_LEVEL_HINT_COUNT];
    int count = model->text.hint_count < DRAW_LEVEL_HINT_COUNT ? model->text.hint_count
                                                               : DRAW_LEVEL_HINT_COUNT;
    for (int i = 0; i < count; i++) {
        hints[i] = (struct draw_hint){model->text.hints[i].icon, model->text.hints[i].text,
                                      last_at_right && count > 1 && i == count - 1,
                                      model->text.hints[i].stays};
    }
    draw_hints(canvas, hints, count);
    if (!model->supported || count == 0 || !draw_level_says(hints[0].text))
        return;
    struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_FOAM, DRAW_LEFT};
    float width = 64.0f + draw_text_width(canvas, hints[0].text, &style);
    draw_line(canvas, (struct draw_point){100.0f, 1052.0f},
              (struct draw_point){96.0f + width, 1052.0f}, 8.0f,
              draw_canvas_color(canvas, DRAW_LAMP));
}

void draw_level_caption(struct draw_canvas *canvas, const struct draw_level_model *model, float x,
                        float max_width)
{
    if (!draw_level_says(model->text.caption))
        return;
    struct draw_text_style style = {44.0f, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    struct draw_text_box box = {.area = {0.0f, 0.0f, max_width - 64.0f, 0.0f}, .max_lines = 2};
    struct draw_text_fit fit = draw_text_fit_box(canvas, model->text.caption, &box, &style);
    float height = (float)fit.line_count * fit.line_height + 12.0f;
    float width = fit.width + 64.0f;
    float bottom = model->text.caption_bottom > 0.0f ? model->text.caption_bottom : 968.0f;
    struct draw_rect pill = {x - width / 2.0f, bottom - height, width, height};
    draw_card(canvas, pill, 28.0f);
    style.size = fit.size;
    box.area = (struct draw_rect){x - max_width / 2.0f + 32.0f, pill.y, max_width - 64.0f, height};
    box.middle = true;
    draw_text_in(canvas, model->text.caption, &box, &style);
}

void draw_level_countdown(struct draw_canvas *canvas, const struct draw_level_model *model,
                          struct draw_point centre, float radius)
{
    char number[16];
    if (model->lead_in_number <= 0)
        return;
    struct draw_text_style style = {1.4f * radius, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    style.size = style.size * 100.0f / (float)canvas->text_scale_percent;
    draw_fill_circle(canvas, centre, radius, draw_canvas_color(canvas, DRAW_INK));
    draw_fill_circle(canvas, centre, radius * 0.95f, draw_canvas_color(canvas, DRAW_LAMP));
    draw_fill_circle(canvas, centre, radius * 0.83f, draw_canvas_color(canvas, DRAW_INK));
    draw_fill_circle(canvas, centre, radius * 0.79f, draw_canvas_color(canvas, DRAW_PAPER));
    snprintf(number, sizeof number, "%d", model->lead_in_number % 100);
    draw_text(canvas, number, (struct draw_point){centre.x, centre.y + 0.52f * radius}, &style);
}

void draw_level_card(struct draw_canvas *canvas, const struct draw_level_model *model,
                     struct draw_point centre)
{
    if (model->stage != DRAW_LEVEL_STAGE_WAIT && model->stage != DRAW_LEVEL_STAGE_PAUSED)
        return;
    struct draw_rect card = {centre.x - 470.0f, centre.y - 140.0f, 940.0f, 280.0f};
    struct draw_text_style title = {72.0f, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    struct draw_text_style line = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    bool alone = !draw_level_says(model->text.card_line);
    struct draw_text_box upper = {{card.x + 36.0f, card.y + 12.0f, 868.0f, alone ? 256.0f : 118.0f},
                                  alone ? 2 : 1,
                                  true,
                                  false};
    struct draw_text_box lower = {
        {card.x + 36.0f, card.y + 130.0f, 868.0f, 128.0f}, 2, true, false};
    draw_card(canvas, card, 36.0f);
    draw_line_round_rect(canvas, card, 36.0f, 6.0f, draw_canvas_color(canvas, DRAW_INK));
    draw_text_in(canvas, model->text.card_title, &upper, &title);
    if (!alone)
        draw_text_in(canvas, model->text.card_line, &lower, &line);
}

void draw_level_ring_follow(struct draw_ring *ring, const struct draw_level_model *model)
{
    ring->progress = model->progress;
    ring->waits = model->outside_waits || model->supported;
    if (model->stage != DRAW_LEVEL_STAGE_SUCCESS)
        return;
    float t = model->reduced_motion ? 1.0f : fminf(fmaxf(model->stage_s / 0.6f, 0.0f), 1.0f);
    ring->widen = 1.0f - (1.0f - t) * (1.0f - t) * (1.0f - t);
    ring->waits = false;
}
