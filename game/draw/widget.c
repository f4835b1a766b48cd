#include "game/draw/widget.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/audit.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"

static const float middle_to_baseline = 0.345f;
static const float contrast_edge = 6;
static const float focus_gap = 19;

static struct draw_color color_of(const struct draw_canvas *canvas, enum draw_token token)
{
    return draw_canvas_color(canvas, token);
}

static float text_scale(const struct draw_canvas *canvas)
{
    return (float)canvas->text_scale_percent / 100.0f;
}

// Words that are large already, or in a tight place, grow by half of the player's text scale.
static float half_scaled(const struct draw_canvas *canvas, float size)
{
    return size * (1 + text_scale(canvas)) / 2;
}

static void contrast_frame(struct draw_canvas *canvas, struct draw_rect area, float radius)
{
    if (draw_canvas_high_contrast(canvas))
        draw_line_round_rect(canvas, draw_rect_grow(area, -contrast_edge / 2),
                             radius - contrast_edge / 2, contrast_edge, color_of(canvas, DRAW_INK));
}

void draw_card(struct draw_canvas *canvas, struct draw_rect area, float radius)
{
    draw_lift(canvas, area, radius);
    draw_fill_round_rect(canvas, area, radius, color_of(canvas, DRAW_PAPER));
    contrast_frame(canvas, area, radius);
}

void draw_focus_ring(struct draw_canvas *canvas, struct draw_rect area, float radius, float dwell)
{
    draw_audit_note_focus(canvas, area);
    struct draw_rect ring = draw_canvas_snap(canvas, draw_rect_grow(area, focus_gap));
    float ring_radius = radius + focus_gap;
    draw_fill_round_rect(canvas, draw_rect_grow(ring, 15), ring_radius + 15,
                         color_of(canvas, DRAW_FOCUS_BAND));
    draw_line_round_rect(canvas, ring, ring_radius, 18, color_of(canvas, DRAW_INK));
    if (!(dwell > 0))
        return;
    struct draw_path *whole = &canvas->scratch[0];
    struct draw_path *part = &canvas->scratch[1];
    draw_path_clear(whole);
    draw_path_clear(part);
    draw_path_add_round_rect(whole, ring, ring_radius);
    draw_path_add_first_part(part, whole, fminf(dwell, 1) * draw_path_length(whole));
    struct draw_stroke line = {.width = 16};
    if (draw_canvas_high_contrast(canvas)) // lamp alone is too near to white
        draw_path_draw(canvas, part, &line, color_of(canvas, DRAW_PAPER));
    line.width = 10;
    draw_path_draw(canvas, part, &line, color_of(canvas, DRAW_LAMP));
}

struct button_look {
    struct draw_rect area;
    float radius;
    float size;
    enum draw_token ink;
    enum draw_token quiet;
};

static struct button_look button_look(const struct draw_button *button)
{
    struct button_look look = {button->area, 28, button->size, DRAW_INK, DRAW_INK2};
    if (button->pressed)
        look.area.y += 6;
    if (button->primary) {
        look.radius = button->line ? 36 : 28;
        look.ink = DRAW_ON_LAMP;
        look.quiet = DRAW_ON_LAMP;
    }
    if (look.size <= 0)
        look.size =
            button->primary ? (button->line ? 64.0f : 60.0f) : (button->line ? 52.0f : 46.0f);
    return look;
}

static void button_face(struct draw_canvas *canvas, const struct draw_button *button,
                        const struct button_look *look)
{
    if (!button->primary) {
        draw_card(canvas, look->area, look->radius);
        return;
    }
    struct draw_rect below = look->area;
    below.y += button->pressed ? 4 : 10;
    if (!draw_canvas_high_contrast(canvas))
        draw_fill_round_rect(canvas, below, look->radius, color_of(canvas, DRAW_LAMP_EDGE));
    draw_fill_round_rect(canvas, look->area, look->radius, color_of(canvas, DRAW_LAMP));
}

struct button_place {
    float icon; // its size, 0 = none
    float lead; // icon and gap
    struct draw_text_style style;
    struct draw_text_box box; // from the button's left side on
};

static struct button_place button_place(const struct draw_button *button,
                                        const struct button_look *look)
{
    const float side = 28, gap = 18;
    float icon = button->icon ? (look->size < 50 ? 62.0f : 72.0f) : 0;
    float lead = button->icon ? icon + gap : 0;
    struct draw_rect area = look->area;
    return (struct button_place){
        icon,
        lead,
        {look->size, DRAW_BOLD, look->ink, DRAW_LEFT},
        {{area.x + side, area.y, area.w - 2 * side - lead, area.h},
         area.h > 2.4f * look->size ? 2 : 1,
         true,
         false},
    };
}

float draw_button_size(struct draw_canvas *canvas, const struct draw_button *button)
{
    struct button_look look = button_look(button);
    struct button_place place = button_place(button, &look);
    return draw_text_fit_box(canvas, button->text, &place.box, &place.style).size;
}

// Icon and words stand in the middle together.
static void button_words(struct draw_canvas *canvas, const struct draw_button *button,
                         const struct button_look *look)
{
    struct button_place place = button_place(button, look);
    struct draw_rect area = look->area;
    struct draw_text_fit fit = draw_text_fit_box(canvas, button->text, &place.box, &place.style);
    float left = area.x + (area.w - place.lead - fit.width) / 2;
    float middle = area.y + area.h / 2;
    if (button->icon)
        draw_icon(canvas, button->icon, (struct draw_point){left + place.icon / 2, middle},
                  place.icon, color_of(canvas, look->ink));
    place.box.area.x = left + place.lead;
    draw_text_in(canvas, button->text, &place.box, &place.style);
}

// Icon at the left, words and a quieter line beside it.
static void button_lines(struct draw_canvas *canvas, const struct draw_button *button,
                         const struct button_look *look)
{
    struct draw_rect area = look->area;
    float middle = area.y + area.h / 2;
    float left = area.x + (button->icon ? (button->primary ? 0.766f : 0.738f) * area.h : 40);
    float quiet = button->primary ? 48 : 40;
    if (button->icon)
        draw_icon(canvas, button->icon, (struct draw_point){area.x + 0.41f * area.h, middle},
                  (button->primary ? 0.58f : 0.46f) * area.h, color_of(canvas, look->ink));
    struct draw_text_style bold = {look->size, DRAW_BOLD, look->ink, DRAW_LEFT};
    struct draw_text_style plain = {quiet, DRAW_REGULAR, look->quiet, DRAW_LEFT};
    float step = 0.62f * text_scale(canvas);
    float width = area.x + area.w - left - 24;
    struct draw_text_box upper = {
        {left, middle - 0.472f * look->size - step * look->size, width, 2 * step * look->size},
        1,
        true,
        false};
    struct draw_text_box lower = {
        {left, middle + 0.765f * quiet - step * quiet, width, 2 * step * quiet}, 1, true, false};
    draw_text_in(canvas, button->text, &upper, &bold);
    draw_text_in(canvas, button->line, &lower, &plain);
}

void draw_button(struct draw_canvas *canvas, const struct draw_button *button)
{
    struct button_look look = button_look(button);
    if (button->focused) {
        struct draw_rect around = button->area;
        // Its lower edge belongs to it.
        around.h += button->primary && !draw_canvas_high_contrast(canvas) ? 10 : 0;
        draw_focus_ring(canvas, around, look.radius, button->dwell);
    }
    button_face(canvas, button, &look);
    if (button->line)
        button_lines(canvas, button, &look);
    else
        button_words(canvas, button, &look);
}

static void title_line(struct draw_canvas *canvas, const char *text, struct draw_rect area,
                       float size)
{
    struct draw_text_style style = {half_scaled(canvas, size) / text_scale(canvas), DRAW_BOLD,
                                    DRAW_INK, DRAW_LEFT};
    struct draw_text_box box = {area, 1, false, true};
    draw_text_in(canvas, text, &box, &style);
}

void draw_title(struct draw_canvas *canvas, const char *text)
{
    draw_title_within(canvas, text, 1728);
}

void draw_title_within(struct draw_canvas *canvas, const char *text, float width)
{
    title_line(canvas, text, (struct draw_rect){96, 146, width, 0}, DRAW_SIZE_TITLE);
}

void draw_title_pair(struct draw_canvas *canvas, const char *above, const char *title, float size,
                     float width)
{
    float baseline = (size > 90 ? 116 : 112) - 0.75f * (half_scaled(canvas, size) - size);
    struct draw_text_style quiet = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_text_box box = {{96, baseline, width, 0}, 1, false, true};
    draw_text_in(canvas, above, &box, &quiet);
    title_line(canvas, title, (struct draw_rect){96, size > 90 ? 212 : 192, width, 0}, size);
}

float draw_eye_badge(struct draw_canvas *canvas, struct draw_point top_left, float size,
                     const char *text, bool eyes_closed)
{
    float em = half_scaled(canvas, size);
    struct draw_text_style style = {em / text_scale(canvas), DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_rect pill = {top_left.x, top_left.y, 0, 1.7f * em};
    pill.w = 2.24f * em + draw_text_width(canvas, text, &style) + 0.78f * em;
    float middle = pill.y + pill.h / 2;
    struct draw_color ink = color_of(canvas, DRAW_INK);
    draw_fill_round_rect(canvas, pill, pill.h / 2, color_of(canvas, DRAW_WHITE));
    draw_line_round_rect(canvas, pill, pill.h / 2,
                         draw_canvas_high_contrast(canvas) ? contrast_edge : 5, ink);
    draw_icon(canvas, eyes_closed ? "icon-eyeclosed" : "icon-eye",
              (struct draw_point){pill.x + 1.19f * em, middle}, 1.5f * em, ink);
    draw_text(canvas, text,
              (struct draw_point){pill.x + 2.24f * em, middle + middle_to_baseline * em}, &style);
    return pill.w;
}

void draw_fact(struct draw_canvas *canvas, struct draw_point at, const char *icon, const char *text)
{
    struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    float middle = at.y - middle_to_baseline * style.size * text_scale(canvas);
    draw_icon(canvas, icon, (struct draw_point){at.x + 34, middle}, 76, color_of(canvas, DRAW_INK));
    draw_text(canvas, text, (struct draw_point){at.x + 92, at.y}, &style);
}

static void disc(struct draw_canvas *canvas, struct draw_point centre, float radius,
                 enum draw_token fill)
{
    draw_fill_circle(canvas, centre, radius + 3, color_of(canvas, DRAW_PAPER));
    draw_fill_circle(canvas, centre, radius - 3, color_of(canvas, fill));
}

void draw_number_disc(struct draw_canvas *canvas, struct draw_point centre, float radius,
                      int number)
{
    char text[12];
    snprintf(text, sizeof text, "%d", number);
    disc(canvas, centre, radius, DRAW_INK);
    // The disc does not grow with the text scale, so neither does its numeral.
    struct draw_text_style style = {DRAW_SIZE_BODY / text_scale(canvas), DRAW_BOLD, DRAW_PAPER,
                                    DRAW_CENTRE};
    centre.y += middle_to_baseline * DRAW_SIZE_BODY;
    draw_text(canvas, text, centre, &style);
}

void draw_icon_disc(struct draw_canvas *canvas, struct draw_point centre, float radius,
                    const char *icon, enum draw_token fill)
{
    if (draw_canvas_high_contrast(canvas))
        fill = DRAW_INK;
    disc(canvas, centre, radius, fill);
    draw_icon(canvas, icon, centre, radius * 1.6f, color_of(canvas, DRAW_PAPER));
}

void draw_fact_card(struct draw_canvas *canvas, const struct draw_fact_card *card)
{
    struct draw_rect area = card->area;
    float middle = area.y + area.h / 2;
    struct draw_point centre = {area.x + 76, middle};
    draw_card(canvas, area, 28);
    if (card->number)
        draw_number_disc(canvas, centre, 38, card->number);
    else if (card->icon)
        draw_icon_disc(canvas, centre, 42, card->icon, DRAW_INK);
    float left = card->number || card->icon ? 148 : 40;
    float grown = half_scaled(canvas, 1);
    float given = grown / text_scale(canvas);
    struct draw_text_style bold = {52 * given, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style quiet = {DRAW_SIZE_LABEL * given, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_text_box box = {{area.x + left, area.y, area.w - left - 32, area.h},
                                card->line ? 1 : 2,
                                !card->line,
                                card->line};
    if (card->line)
        box.area.y = middle - 6 * grown;
    draw_text_in(canvas, card->title, &box, &bold);
    if (!card->line)
        return;
    box.area.y = middle + 44 * grown;
    draw_text_in(canvas, card->line, &box, &quiet);
}

void draw_next_card(struct draw_canvas *canvas, const struct draw_next_card *card)
{
    struct draw_rect area = card->area;
    float room = area.w - 80 - (card->icon ? 120 : 0);
    float middle = area.y + area.h / 2;
    float scale = text_scale(canvas);
    struct draw_text_style quiet = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_text_style bold = {52, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_box upper = {{area.x + 40, middle - 20 * scale, room, 0}, 1, false, true};
    struct draw_text_box lower = {{area.x + 40, middle + 44 * scale, room, 0}, 1, false, true};
    draw_card(canvas, area, 28);
    draw_text_in(canvas, card->line, &upper, &quiet);
    draw_text_in(canvas, card->title, &lower, &bold);
    if (card->icon)
        draw_icon_disc(canvas, (struct draw_point){area.x + area.w - 84, middle}, 53, card->icon,
                       DRAW_INK);
}

static void result_words(struct draw_canvas *canvas, const struct draw_result_ring *ring)
{
    float size = ring->radius * 0.84f;
    float em = text_scale(canvas);
    float inside = 2 * (ring->radius - 44);
    struct draw_text_style number = {size / em, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    // A wide number (100, or a large text scale) must not touch the ring.
    number.size *= fminf(1, inside * 0.86f / draw_text_width(canvas, ring->number, &number));
    struct draw_point at = {ring->centre.x, ring->centre.y + 0.19f * ring->radius};
    draw_text(canvas, ring->number, at, &number);
    struct draw_text_style line = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    struct draw_text_box box = {
        {ring->centre.x - inside * 0.4f, at.y + 12, inside * 0.8f, 66 * em}, 1, true, false};
    if (ring->line)
        draw_text_in(canvas, ring->line, &box, &line);
}

void draw_result_ring(struct draw_canvas *canvas, const struct draw_result_ring *ring)
{
    struct draw_stroke stroke = {.width = 44};
    struct draw_arc arc = {ring->centre, ring->radius, ring->radius, 0, 360};
    draw_path_clear(&canvas->scratch[0]);
    draw_path_add_ellipse(&canvas->scratch[0], arc.centre, arc.radius_x, arc.radius_y);
    draw_path_draw(canvas, &canvas->scratch[0], &stroke, color_of(canvas, DRAW_NOT_DONE));
    float share = fminf(fmaxf(ring->share, 0), 1);
    if (share > 0) {
        arc.from_deg = 90 - 180 * share;
        arc.to_deg = 90 + 180 * share;
        stroke.width = 54;
        enum draw_token edge = draw_canvas_high_contrast(canvas) ? DRAW_PAPER : DRAW_INK;
        draw_line_arc(canvas, &arc, &stroke, color_of(canvas, edge));
        stroke.width = 38;
        draw_line_arc(canvas, &arc, &stroke, color_of(canvas, DRAW_LAMP));
    }
    result_words(canvas, ring);
}

void draw_voyage_card(struct draw_canvas *canvas, const struct draw_voyage *voyage)
{
    struct draw_rect area = voyage->area;
    draw_card(canvas, area, 28);
    if (voyage->count < 1)
        return;
    float y = area.y + 58;
    float step = (area.w - 48) / (float)voyage->count;
    float first = area.x + 24 + step / 2;
    bool plain = draw_canvas_high_contrast(canvas);
    struct draw_stroke dots = {.width = 6, .dash = 2, .gap = 18};
    const struct draw_point ends[2] = {{first, y}, {first + step * (float)(voyage->count - 1), y}};
    draw_polyline(canvas, ends, 2, &dots, color_of(canvas, plain ? DRAW_INK : DRAW_SEA5));
    for (int i = 0; i < voyage->count; i++) {
        struct draw_point at = {first + step * (float)i, y};
        draw_fill_circle(canvas, at, 48, color_of(canvas, DRAW_PAPER));
        draw_icon_disc(canvas, at, 43, voyage->stops[i].icon, DRAW_SEA5);
        struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
        struct draw_text_box box = {
            {at.x - step / 2 + 12, area.y + 106, step - 24, 64}, 1, true, false};
        draw_text_in(canvas, voyage->stops[i].text, &box, &style);
    }
}
