#include "game/draw/text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "game/draw/audit.h"
#include "game/draw/font.h"

static const float line_height = 1.22f;
static const float middle_to_baseline = 0.345f; // half a capital's height, as in the drawings
static const float top_to_baseline = 0.90f;
static const float steps[] = {96, 84, 72, 64, 56, 52, 48, 44, 40, 36};

static float text_scale(const struct draw_canvas *canvas)
{
    return (float)canvas->text_scale_percent / 100.0f;
}

// style->size is the em as drawn here and in everything below that takes a drawn style.
static struct draw_line line_of(const struct draw_canvas *canvas, const char *text, size_t bytes,
                                const struct draw_text_style *drawn)
{
    int size_px = (int)lrintf(drawn->size * canvas->scale);
    bool bold = drawn->weight == DRAW_BOLD || draw_canvas_high_contrast(canvas);
    return (struct draw_line){text, bytes, size_px < 1 ? 1 : size_px, bold};
}

static struct draw_text_style as_drawn(const struct draw_canvas *canvas,
                                       const struct draw_text_style *style)
{
    struct draw_text_style drawn = *style;
    drawn.size *= text_scale(canvas);
    return drawn;
}

static float width_of(struct draw_canvas *canvas, const char *text, size_t bytes,
                      const struct draw_text_style *style)
{
    struct draw_line line = line_of(canvas, text, bytes, style);
    return (float)draw_fonts_width(canvas->fonts, &line) / canvas->scale;
}

float draw_text_width(struct draw_canvas *canvas, const char *text,
                      const struct draw_text_style *style)
{
    struct draw_text_style drawn = as_drawn(canvas, style);
    return width_of(canvas, text, strlen(text), &drawn);
}

static void draw_bytes(struct draw_canvas *canvas, const struct draw_line *line,
                       struct draw_point at, enum draw_align align, struct draw_color color)
{
    const struct draw_line_picture *picture = draw_fonts_line(canvas->fonts, line);
    if (!picture || !picture->width_px)
        return;
    float share = align == DRAW_LEFT ? 0.0f : align == DRAW_CENTRE ? 0.5f : 1.0f;
    int left = (int)lrintf(draw_canvas_px_x(canvas, at.x) - share * (float)picture->width_px);
    int baseline_px = (int)lrintf(draw_canvas_px_y(canvas, at.y));
    int top = baseline_px - picture->baseline_px;
    struct draw_audit_note note = {line->text, line->bytes, &picture->mask, left,
                                   top,        baseline_px, line->size_px,  color};
    draw_audit_note_text(canvas, &note);
    draw_canvas_stamp(canvas, &picture->mask, left, top, color);
}

void draw_text_colored(struct draw_canvas *canvas, const char *text, struct draw_point at,
                       const struct draw_text_style *style, struct draw_color color)
{
    struct draw_text_style drawn = as_drawn(canvas, style);
    struct draw_line line = line_of(canvas, text, strlen(text), &drawn);
    draw_bytes(canvas, &line, at, style->align, color);
}

void draw_text(struct draw_canvas *canvas, const char *text, struct draw_point at,
               const struct draw_text_style *style)
{
    draw_text_colored(canvas, text, at, style, draw_canvas_color(canvas, style->color));
}

static const char *word_end(const char *at)
{
    while (*at && *at != ' ' && *at != '\n')
        at++;
    return at;
}

// As many words as fit; at least one.
static const char *line_end(struct draw_canvas *canvas, const char *start, float width,
                            const struct draw_text_style *style)
{
    const char *end = word_end(start);
    while (*end == ' ') {
        const char *next = word_end(end + strspn(end, " "));
        if (width_of(canvas, start, (size_t)(next - start), style) > width)
            break;
        end = next;
    }
    return end;
}

// False when the text needs more lines or a word is wider than the box; lines then hold what could
// be placed, the last one everything that was left.
static bool break_lines(struct draw_canvas *canvas, const char *text, float width, int max_lines,
                        const struct draw_text_style *style, struct draw_text_fit *fit)
{
    const char *at = text + strspn(text, " ");
    fit->line_count = 0;
    fit->width = 0;
    while (*at && fit->line_count < max_lines) {
        bool last = fit->line_count == max_lines - 1;
        const char *end = line_end(canvas, at, width, style);
        const char *rest = end + strspn(end, " ");
        if (*rest == '\n')
            rest++;
        rest += strspn(rest, " ");
        if (last && *rest)
            end = at + strlen(at);
        size_t bytes = (size_t)(end - at);
        fit->lines[fit->line_count].start = at;
        fit->lines[fit->line_count].bytes = (int)bytes;
        fit->line_count++;
        fit->width = fmaxf(fit->width, width_of(canvas, at, bytes, style));
        if (last && *rest)
            return false;
        at = rest;
    }
    return fit->width <= width;
}

static float smaller_step(float size)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i] < size - 0.5f)
            return steps[i];
    }
    return 0;
}

struct draw_text_fit draw_text_fit_box(struct draw_canvas *canvas, const char *text,
                                       const struct draw_text_box *box,
                                       const struct draw_text_style *style)
{
    assert(box->max_lines >= 1 && box->max_lines <= DRAW_TEXT_LINE_COUNT);
    struct draw_text_fit fit = {0};
    struct draw_text_style smaller = as_drawn(canvas, style);
    for (;;) {
        fit.size = smaller.size / text_scale(canvas);
        fit.line_height = line_height * smaller.size;
        fit.fits = break_lines(canvas, text, box->area.w, box->max_lines, &smaller, &fit);
        float height = fit.line_height * (float)fit.line_count;
        if (box->area.h > 0 && fit.line_count > 1 && height > box->area.h)
            fit.fits = false;
        float next = smaller_step(smaller.size);
        if (fit.fits || next <= 0)
            return fit;
        smaller.size = next;
    }
}

struct draw_text_fit draw_text_in(struct draw_canvas *canvas, const char *text,
                                  const struct draw_text_box *box,
                                  const struct draw_text_style *style)
{
    struct draw_text_fit fit = draw_text_fit_box(canvas, text, box, style);
    if (!fit.fits)
        draw_audit_note_unfit(canvas);
    struct draw_text_style fitted = *style;
    fitted.size = fit.size * text_scale(canvas);
    float em = fitted.size;
    float share = style->align == DRAW_LEFT ? 0.0f : style->align == DRAW_CENTRE ? 0.5f : 1.0f;
    struct draw_point at = {box->area.x + share * box->area.w, box->area.y + top_to_baseline * em};
    if (box->on_baseline)
        at.y = box->area.y;
    if (box->middle)
        at.y = box->area.y + box->area.h / 2 + middle_to_baseline * em -
               fit.line_height * (float)(fit.line_count - 1) / 2;
    for (int i = 0; i < fit.line_count; i++) {
        struct draw_line line =
            line_of(canvas, fit.lines[i].start, (size_t)fit.lines[i].bytes, &fitted);
        draw_bytes(canvas, &line, at, style->align, draw_canvas_color(canvas, style->color));
        at.y += fit.line_height;
    }
    return fit;
}
