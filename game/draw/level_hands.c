#include "game/draw/level_hands.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/boat.h"
#include "game/draw/instrument.h"
#include "game/draw/level_parts.h"
#include "game/draw/palette.h"
#include "game/draw/shape.h"
#include "game/draw/widget.h"

static const float left_x = 96.0f;
static const float scene_width = 590.0f; // of words over a scene, left of the gate

static struct draw_level_badge hand_badge(struct draw_canvas *canvas, struct draw_point top_left,
                                          float max_width, const char *text)
{
    return (struct draw_level_badge){
        .top_left = top_left,
        .max_width = max_width,
        .text = text,
        .icon = "icon-hand",
        .fill = draw_canvas_color(canvas, DRAW_WHITE),
        .ink = draw_canvas_color(canvas, DRAW_INK),
        .edge = draw_canvas_color(canvas, DRAW_INK),
    };
}

void draw_hands_heading(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const char *note)
{
    struct draw_text_style title = {72.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_point at = {left_x, 172.0f};
    struct draw_level_badge badge = hand_badge(canvas, at, scene_width, model->text.badge);
    draw_level_line(canvas, model->text.title, (struct draw_point){left_x, 140.0f}, &title,
                    scene_width);
    if (draw_level_badge(canvas, &badge) > 0.0f)
        badge.top_left.y += 0.75f * (float)canvas->text_scale_percent + 16.0f;
    badge.text = note;
    badge.icon = "icon-info";
    badge.fill = draw_canvas_color(canvas, DRAW_SAND);
    draw_level_badge(canvas, &badge);
}

float draw_hands_heading_line(struct draw_canvas *canvas, const struct draw_level_model *model,
                              float width)
{
    const float gap = 52.0f;
    struct draw_text_style title = {72.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    float room = draw_level_says(model->text.badge) ? 0.64f * width : width;
    float end = left_x;
    if (draw_level_says(model->text.title)) {
        struct draw_text_box box = {{left_x, 140.0f, room, 0.0f}, 1, false, true};
        end += draw_text_in(canvas, model->text.title, &box, &title).width + gap;
    }
    float half = 0.374f * (float)canvas->text_scale_percent; // of the pill's height
    struct draw_level_badge badge = hand_badge(canvas, (struct draw_point){end, 117.0f - half},
                                               left_x + width - end, model->text.badge);
    float badge_width = draw_level_badge(canvas, &badge);
    return badge_width > 0.0f ? end + badge_width : end - gap;
}

void draw_hands_chevron(struct draw_canvas *canvas, struct draw_point at, float turn_deg)
{
    struct draw_transform place = draw_transform_make(at, 1.0f, turn_deg);
    struct draw_stroke edge = {.width = 28.0f};
    struct draw_stroke lamp = {.width = 14.0f};
    const char *shape = "M-12,-30 L18,0 L-12,30";
    bool contrast = draw_canvas_high_contrast(canvas);
    draw_line_string(canvas, shape, &place, &edge,
                     draw_canvas_color(canvas, contrast ? DRAW_PAPER : DRAW_INK));
    draw_line_string(canvas, shape, &place, &lamp, draw_canvas_color(canvas, DRAW_LAMP));
}

static const struct draw_palette *palette_of(const struct draw_canvas *canvas)
{
    return draw_palette_of(draw_canvas_high_contrast(canvas) ? DRAW_LIGHT_CONTRAST
                                                             : DRAW_LIGHT_DAY);
}

// The little sea: still, so that it is one more card and no second scene.
static void stance_sea(struct draw_canvas *canvas, struct draw_rect picture)
{
    const struct draw_palette *p = palette_of(canvas);
    static const float band_at[] = {0.46f, 0.54f, 0.68f, 0.86f};
    if (p->lines_only) {
        draw_line(canvas, (struct draw_point){picture.x, picture.y + 0.46f * picture.h},
                  (struct draw_point){picture.x + picture.w, picture.y + 0.46f * picture.h}, 5.0f,
                  p->horizon);
        return;
    }
    draw_fill_rect(canvas, picture, p->sky[1]);
    for (int i = 0; i < 4; i++) {
        struct draw_rect band = picture;
        band.y += band_at[i] * picture.h;
        band.h = picture.y + picture.h - band.y;
        draw_fill_rect(canvas, band, p->bands[i + 1]);
    }
}

static void stance_ring(struct draw_canvas *canvas, const struct draw_instrument *at, bool waits,
                        bool front)
{
    const struct draw_palette *p = palette_of(canvas);
    struct draw_arc half = {at->centre, at->radius_x, at->radius_y, front ? 0.0f : 180.0f,
                            front ? 180.0f : 360.0f};
    struct draw_stroke edge = {.width = 15.0f, .flat_ends = true};
    struct draw_stroke lamp = {.width = 8.0f, .flat_ends = true};
    if (waits)
        lamp = (struct draw_stroke){.width = 7.0f, .dash = 1.0f, .gap = 14.0f};
    half.from_deg -= 3.0f; // each half runs on below the other: no seam where they meet
    half.to_deg += 3.0f;
    draw_line_arc(canvas, &half, &edge, p->ring_ink);
    half.from_deg -= 3.0f;
    half.to_deg += 3.0f;
    draw_line_arc(canvas, &half, &lamp, p->lamp);
}

static void stance_boat(struct draw_canvas *canvas, const struct draw_level_model *model,
                        struct draw_rect picture)
{
    const struct draw_instrument at = {
        {picture.x + picture.w / 2.0f, picture.y + 0.79f * picture.h}, 112.0f, 30.0f, 0.36f};
    bool waits = model->outside_waits || model->supported;
    bool idle = model->stage == DRAW_LEVEL_STAGE_WAIT || model->stage == DRAW_LEVEL_STAGE_LEAD_IN;
    float radius = model->ring_radius_mm > 0.0f ? model->ring_radius_mm : 1.0f;
    struct draw_boat boat = {
        .palette = palette_of(canvas),
        .waterline = draw_instrument_place(&at, model->ml_mm, model->ap_mm, radius),
        .scale = at.boat_scale,
        .heel_deg = fminf(fmaxf(model->heel_deg, -24.0f), 24.0f),
        .sails_down = idle,
    };
    stance_ring(canvas, &at, waits, false);
    draw_boat(canvas, &boat);
    stance_ring(canvas, &at, waits, true);
}

void draw_hands_stance(struct draw_canvas *canvas, const struct draw_level_model *model,
                       struct draw_point top_left)
{
    char line[96];
    struct draw_rect card = {top_left.x, top_left.y, DRAW_HANDS_STANCE_WIDTH,
                             DRAW_HANDS_STANCE_HEIGHT};
    struct draw_rect picture = {card.x + 14.0f, card.y + 14.0f, card.w - 28.0f, card.h - 92.0f};
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    if (!draw_level_says(model->text.sway))
        return;
    draw_card(canvas, card, 28.0f);
    draw_clip_push(canvas, picture);
    stance_sea(canvas, picture);
    stance_boat(canvas, model, picture);
    draw_clip_pop(canvas);
    if (!draw_canvas_high_contrast(canvas)) // round corners
        draw_line_round_rect(canvas, draw_rect_grow(picture, 6.0f), 26.0f, 14.0f,
                             draw_canvas_color(canvas, DRAW_PAPER));
    int mm = (int)lrintf(fminf(fmaxf(model->sway_rms_mm, 0.0f), 999.0f));
    snprintf(line, sizeof line, "%s %d mm", model->text.sway, mm);
    draw_level_line(canvas, line, (struct draw_point){card.x + card.w / 2.0f, card.y + 310.0f},
                    &style, card.w - 40.0f);
}

void draw_hands_caption(struct draw_canvas *canvas, const struct draw_level_model *model,
                        bool stance_at_right)
{
    const float taken = DRAW_HANDS_STANCE_WIDTH + 24.0f;
    if (!draw_level_says(model->text.sway)) {
        draw_level_caption(canvas, model, 960.0f, 1400.0f);
        return;
    }
    float middle = 960.0f + (stance_at_right ? -taken : taken) / 2.0f;
    draw_level_caption(canvas, model, middle, 1728.0f - taken);
}
