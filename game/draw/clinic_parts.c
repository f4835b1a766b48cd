#include "game/draw/clinic_parts.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/clinic_board.h"
#include "game/draw/level_parts.h"
#include "game/draw/shape.h"

void draw_clinic_page(struct draw_canvas *canvas)
{
    float bottom = canvas->view.y + canvas->view.h;
    struct draw_rect strip = {canvas->view.x, 976.0f, canvas->view.w, bottom - 976.0f};
    draw_fill_view(canvas, draw_clinic_color(canvas, DRAW_CLINIC_PAGE));
    draw_fill_rect(canvas, strip, draw_clinic_color(canvas, DRAW_CLINIC_STRIP));
    strip.h = 4.0f;
    if (draw_canvas_high_contrast(canvas))
        draw_fill_rect(canvas, strip, draw_canvas_color(canvas, DRAW_INK));
}

void draw_clinic_words(struct draw_canvas *canvas, struct draw_point at, const char *label,
                       const char *value)
{
    struct draw_text_style quiet = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_text_style loud = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    loud.size = loud.size * 100.0f / (float)canvas->text_scale_percent; // large enough as it is
    draw_level_line(canvas, label, at, &quiet, 330.0f);
    draw_level_line(canvas, value, (struct draw_point){at.x, at.y + 68.0f}, &loud, 330.0f);
}

void draw_clinic_number(struct draw_canvas *canvas, struct draw_point at, const char *label,
                        float value, const char *unit)
{
    char line[48];
    if (isfinite(value))
        snprintf(line, sizeof line, "%d %s", (int)lrintf(fminf(fmaxf(value, 0.0f), 99999.0f)),
                 unit);
    else
        snprintf(line, sizeof line, "\u2013");
    draw_clinic_words(canvas, at, label, line);
}

void draw_clinic_heading(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    const struct draw_level_text *text = &model->text;
    char line[96];
    struct draw_text_style title = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style clock = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    const float title_room = 560.0f;
    draw_level_line(canvas, text->title, (struct draw_point){96.0f, 128.0f}, &title, title_room);
    float title_end = text->title
                          ? 96.0f + fminf(draw_text_width(canvas, text->title, &title), title_room)
                          : 52.0f;
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color paper = draw_canvas_color(canvas, DRAW_PAPER);
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_level_badge badge = {
        .top_left = {title_end + 38.0f, 72.0f},
        .max_width = 640.0f,
        .text = text->badge,
        .eyes_closed = model->eyes_closed,
        .fill = contrast ? paper : ink,
        .ink = contrast ? ink : paper,
        .edge = ink,
    };
    float badge_end = badge.top_left.x + draw_level_badge(canvas, &badge);
    int tenths = (int)floorf(fminf(fmaxf(model->seconds, 0.0f), 9999.0f) * 10.0f + 0.01f);
    snprintf(line, sizeof line, "%d%c%d %s", tenths / 10,
             text->decimal_separator ? text->decimal_separator : '.', tenths % 10,
             draw_level_says(text->of_short) ? text->of_short : "s");
    draw_level_line(canvas, line, (struct draw_point){1824.0f, 128.0f}, &clock,
                    1824.0f - 40.0f - badge_end);
}

void draw_clinic_strip_words(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    struct draw_level_model shown = *model;
    const char *caption = model->text.caption;
    if (!draw_level_says(caption)) {
        draw_level_hints(canvas, model, false);
        return;
    }
    const char *first = model->text.hint_count > 0 ? model->text.hints[0].text : NULL;
    struct draw_text_style hint = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_FOAM, DRAW_LEFT};
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_FOAM, DRAW_RIGHT};
    float hint_end = 160.0f + (first ? draw_text_width(canvas, first, &hint) : 0.0f);
    float beside = 1824.0f - 60.0f - hint_end;
    bool both = first && draw_level_fits(canvas, caption, &style, beside);
    shown.text.hint_count = both ? 1 : 0;
    draw_level_hints(canvas, &shown, false);
    draw_level_line(canvas, caption, (struct draw_point){1824.0f, 1034.0f}, &style,
                    both ? beside : 1728.0f);
}
