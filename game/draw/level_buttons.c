#include "game/draw/level_buttons.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_hands.h"
#include "game/draw/level_parts.h"
#include "game/draw/menu.h"
#include "game/draw/placket.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const struct draw_point press_at = {DRAW_LEVEL_BUTTONS_X, DRAW_LEVEL_BUTTONS_Y};
static const struct draw_rect shirt_card = {96.0f, 212.0f, 900.0f, 724.0f};
static const float inset = 20.0f;

static bool has_stance(const struct draw_level_model *model)
{
    return draw_level_says(model->text.sway);
}

static struct draw_placket placket_of(const struct draw_level_model *model,
                                      const struct draw_level_buttons *buttons)
{
    struct draw_rect area = draw_rect_grow(shirt_card, -inset);
    float aside = has_stance(model) ? DRAW_HANDS_STANCE_WIDTH + 24.0f : 0.0f;
    area.x += aside;
    area.w -= aside;
    return (struct draw_placket){area, buttons->open, buttons->closing,
                                 model->stage == DRAW_LEVEL_STAGE_PLAY};
}

// Card and shirt change with every button only.
static void paint_still(struct draw_canvas *canvas, const struct draw_placket *placket)
{
    struct draw_rect card = draw_rect_grow(placket->area, inset);
    draw_menu_background(canvas);
    draw_card(canvas, card, 36.0f);
    draw_placket(canvas, placket);
    if (!draw_canvas_high_contrast(canvas)) // round corners
        draw_line_round_rect(canvas, draw_rect_grow(placket->area, 7.0f), 30.0f, 15.0f,
                             draw_canvas_color(canvas, DRAW_PAPER));
}

static void still(struct draw_canvas *canvas, const struct draw_placket *placket, bool stance)
{
    uint64_t revision = (uint64_t)placket->open << 3 | (uint64_t)placket->closing << 2 |
                        (uint64_t)placket->asks << 1 | (uint64_t)stance;
    struct draw_layer_key key = {"level-buttons", revision, canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        paint_still(canvas, placket);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, key.name, (struct draw_point){0, 0}, 1.0f);
}

// The way the next button goes: out of its hole, or into it.
static void next_arrow(struct draw_canvas *canvas, const struct draw_placket *placket)
{
    int next = draw_placket_next(placket);
    if (!placket->asks || next < 0)
        return;
    struct draw_point at = draw_placket_button(placket, next);
    at.x += placket->closing ? 102.0f : -102.0f;
    draw_hands_chevron(canvas, at, placket->closing ? 0.0f : 180.0f);
}

static void big_button(struct draw_canvas *canvas, const struct draw_level_buttons *buttons)
{
    const float radius = DRAW_LEVEL_BUTTONS_RADIUS;
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_point at = {press_at.x, press_at.y + (buttons->pressed ? 6.0f : 0.0f)};
    struct draw_color on_lamp = draw_canvas_color(canvas, DRAW_ON_LAMP);
    struct draw_text_style style = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_ON_LAMP, DRAW_CENTRE};
    style.size = style.size * 100.0f / (float)canvas->text_scale_percent; // large enough as it is
    if (!contrast)
        draw_fill_circle(canvas, (struct draw_point){press_at.x, press_at.y + 12.0f}, radius,
                         draw_canvas_color(canvas, DRAW_LAMP_EDGE));
    draw_fill_circle(canvas, at, radius, draw_canvas_color(canvas, DRAW_LAMP));
    if (!contrast)
        draw_line_circle(canvas, at, radius - 5.0f, 10.0f, on_lamp);
    draw_icon(canvas, "icon-task-button", (struct draw_point){at.x, at.y - 44.0f}, 170.0f, on_lamp);
    draw_level_line(canvas, buttons->text.press, (struct draw_point){at.x, at.y + 104.0f}, &style,
                    290.0f);
}

// "Round 3", "Best round 41 s", "4 min" below the big button.
static void so_far(struct draw_canvas *canvas, const struct draw_level_buttons *buttons)
{
    char lines[3][96];
    int count = 0;
    const struct draw_level_buttons_text *text = &buttons->text;
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    if (draw_level_says(text->round) && buttons->round > 0)
        snprintf(lines[count++], sizeof lines[0], "%s %d", text->round, buttons->round);
    if (draw_level_says(text->best) && buttons->best_round_s > 0.0f)
        snprintf(lines[count++], sizeof lines[0], "%s %d s", text->best,
                 (int)lrintf(fminf(buttons->best_round_s, 9999.0f)));
    if (draw_level_says(text->minutes))
        snprintf(lines[count++], sizeof lines[0], "%d %s",
                 (int)(fminf(fmaxf(buttons->total_s, 0.0f), 359999.0f) / 60.0f), text->minutes);
    const float gap = 56.0f, room = 760.0f;
    float width = 0.0f;
    for (int i = 0; i < count; i++)
        width += draw_text_width(canvas, lines[i], &style) + (i ? gap : 0.0f);
    style.size *= fminf(1.0f, room / fmaxf(width, 1.0f));
    float x = DRAW_LEVEL_BUTTONS_X - fminf(width, room) / 2.0f;
    for (int i = 0; i < count; i++) {
        draw_text(canvas, lines[i], (struct draw_point){x, 908.0f}, &style);
        x += draw_text_width(canvas, lines[i], &style) + gap * fminf(1.0f, room / width);
    }
}

static void words(struct draw_canvas *canvas, const struct draw_level_model *model,
                  const struct draw_level_buttons *buttons)
{
    char number[16];
    struct draw_text_style line = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_CENTRE};
    snprintf(number, sizeof number, "%d", (int)fminf(fmaxf(buttons->round_s, 0.0f), 9999.0f));
    struct draw_level_figure figure = {number, model->text.of_seconds, model->text.of_short, 640.0f,
                                       DRAW_INK};
    draw_hands_heading_line(canvas, model, 1080.0f);
    draw_level_figure(canvas, &figure);
    draw_level_hints(canvas, model, true);
    if (draw_level_says(model->text.caption)) // stands in their place
        return;
    draw_level_line(canvas, buttons->text.press_line,
                    (struct draw_point){DRAW_LEVEL_BUTTONS_X, 846.0f}, &line, 760.0f);
    so_far(canvas, buttons);
}

void draw_level_buttons(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_buttons *buttons)
{
    struct draw_placket placket = placket_of(model, buttons);
    still(canvas, &placket, has_stance(model));
    draw_hands_stance(canvas, model, (struct draw_point){96.0f, 600.0f});
    next_arrow(canvas, &placket);
    big_button(canvas, buttons);
    words(canvas, model, buttons);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, model, press_at, 196.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, model, DRAW_LEVEL_BUTTONS_X, 800.0f);
}
