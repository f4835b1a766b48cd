#include "game/draw/level_fingers.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/finger_hand.h"
#include "game/draw/level_hands.h"
#include "game/draw/level_parts.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const struct draw_rect desk = {96.0f, 290.0f, 1728.0f, 666.0f};
static const float hand_y = 760.0f;
static const float hand_scale = 1.22f;
static const float key_half = 48.0f;
static const float ring_radius = 64.0f;
static const float bead_y = 238.0f;

static struct draw_finger_hand hand_of(const struct draw_level_fingers *fingers, int side)
{
    bool both = fingers->left && fingers->right;
    float x = !both ? 960.0f : side == 0 ? 548.0f : 1372.0f;
    return (struct draw_finger_hand){
        .at = {x, hand_y},
        .scale = hand_scale,
        .left_hand = side == 0,
        .lit = fingers->lit >> (side * DRAW_FINGER_COUNT) & 31u,
        .pressed = fingers->down >> (side * DRAW_FINGER_COUNT) & 31u,
        .layer = side == 0 ? "level-fingers-left" : "level-fingers-right",
    };
}

static bool is_shown(const struct draw_level_fingers *fingers, int side)
{
    return side == 0 ? fingers->left : fingers->right;
}

bool draw_level_fingers_key(const struct draw_level_fingers *fingers, int finger, float *x,
                            float *y)
{
    int side = finger / DRAW_FINGER_COUNT;
    if (finger < 0 || finger >= DRAW_LEVEL_FINGER_COUNT || !is_shown(fingers, side))
        return false;
    struct draw_finger_hand hand = hand_of(fingers, side);
    struct draw_point at = draw_finger_key(&hand, finger % DRAW_FINGER_COUNT);
    *x = at.x;
    *y = at.y;
    return true;
}

static void ripple(struct draw_canvas *canvas, struct draw_point at, float spread)
{
    if (spread <= 0.0f || spread >= 1.0f)
        return;
    struct draw_color color =
        draw_canvas_color(canvas, draw_canvas_high_contrast(canvas) ? DRAW_INK : DRAW_SEA4);
    for (int i = 0; i < 2; i++) {
        float radius = key_half + 6.0f + (36.0f - 18.0f * (float)i) * spread;
        draw_line_circle(canvas, at, radius, 6.0f, draw_color_alpha(color, 0.7f * (1.0f - spread)));
    }
}

// Fills clockwise from the top while the cue lasts.
static void cue_ring(struct draw_canvas *canvas, struct draw_point at, float share)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_stroke edge = {.width = 24.0f};
    struct draw_stroke lamp = {.width = 13.0f};
    float part = fminf(fmaxf(share, 0.0f), 1.0f);
    struct draw_arc arc = {at, ring_radius, ring_radius, -90.0f, -90.0f + 360.0f * part};
    draw_line_circle(canvas, at, ring_radius, 8.0f,
                     draw_canvas_color(canvas, contrast ? DRAW_INK : DRAW_MARKS));
    if (part <= 0.004f)
        return;
    draw_line_arc(canvas, &arc, &edge, draw_canvas_color(canvas, contrast ? DRAW_PAPER : DRAW_INK));
    draw_line_arc(canvas, &arc, &lamp, draw_canvas_color(canvas, DRAW_LAMP));
}

struct key_look {
    bool lit;
    bool down;
    bool done;
};

// A key is as wide as its word, "Space"; single letters make it square.
static float key_half_width(struct draw_canvas *canvas, const char *label,
                            const struct draw_text_style *style)
{
    float half = draw_level_says(label) ? draw_text_width(canvas, label, style) / 2.0f + 16.0f : 0;
    return fminf(fmaxf(half, key_half), 110.0f);
}

static void key(struct draw_canvas *canvas, struct draw_point at, const char *label,
                struct key_look look)
{
    enum draw_token fill = look.done ? DRAW_SEA6 : look.lit ? DRAW_LAMP : DRAW_PAPER;
    enum draw_token ink = look.done ? DRAW_FOAM : look.lit ? DRAW_ON_LAMP : DRAW_INK;
    float percent = (float)canvas->text_scale_percent / 100.0f; // large enough as they are
    struct draw_text_style style = {44.0f / percent, DRAW_BOLD, ink, DRAW_CENTRE};
    float half = key_half_width(canvas, label, &style);
    struct draw_rect cap = {at.x - half, at.y - key_half + (look.down ? 5.0f : 0.0f), 2.0f * half,
                            2.0f * key_half};
    if (!look.down)
        draw_lift(canvas, cap, 20.0f);
    draw_fill_round_rect(canvas, cap, 20.0f, draw_canvas_color(canvas, fill));
    draw_line_round_rect(canvas, cap, 20.0f, look.lit || look.down ? 7.0f : 5.0f,
                         draw_canvas_color(canvas, DRAW_INK));
    // The finger covers its lower third.
    struct draw_point middle = {at.x, cap.y + 0.4f * cap.h};
    if (look.done) {
        draw_icon(canvas, "icon-check", middle, 66.0f, draw_canvas_color(canvas, ink));
        return;
    }
    draw_level_line(canvas, label, (struct draw_point){middle.x, middle.y + 15.0f}, &style,
                    2.0f * half - 16.0f);
}

static void keys(struct draw_canvas *canvas, const struct draw_level_fingers *fingers)
{
    for (int i = 0; i < DRAW_LEVEL_FINGER_COUNT; i++) {
        struct draw_point at;
        if (!draw_level_fingers_key(fingers, i, &at.x, &at.y))
            continue;
        struct key_look look = {fingers->lit >> i & 1u, fingers->down >> i & 1u, false};
        look.done = look.lit && fingers->hit;
        ripple(canvas, at, fingers->ripple[i]);
        if (!fingers->bare)
            key(canvas, at, fingers->key[i], look);
        if (look.lit && !fingers->hit)
            cue_ring(canvas, at, fingers->cue_share);
    }
}

static void bead(struct draw_canvas *canvas, struct draw_point at, enum draw_level_cue cue)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_color quiet = contrast ? ink : draw_canvas_color(canvas, DRAW_MARKS);
    switch (cue) {
    case DRAW_LEVEL_CUE_NOW:
        draw_fill_circle(canvas, at, 22.0f, ink);
        draw_fill_circle(canvas, at, 15.0f, draw_canvas_color(canvas, DRAW_LAMP));
        return;
    case DRAW_LEVEL_CUE_RIGHT:
        draw_fill_circle(canvas, at, 18.0f, contrast ? ink : draw_canvas_color(canvas, DRAW_SEA6));
        draw_icon(canvas, "icon-check", at, 28.0f, draw_canvas_color(canvas, DRAW_PAPER));
        return;
    case DRAW_LEVEL_CUE_PAST:
        draw_line_circle(canvas, at, 14.0f, 5.0f, quiet);
        return;
    case DRAW_LEVEL_CUE_OPEN:
        draw_fill_circle(canvas, at, 8.0f, quiet);
        return;
    }
}

static void beads(struct draw_canvas *canvas, const struct draw_level_fingers *fingers)
{
    const float left = 118.0f, step = 62.0f;
    for (int i = 0; i < fingers->cue_count && i < DRAW_LEVEL_CUE_COUNT; i++)
        bead(canvas, (struct draw_point){left + step * (float)i, bead_y}, fingers->cues[i]);
}

static void words(struct draw_canvas *canvas, const struct draw_level_model *model,
                  const struct draw_level_fingers *fingers)
{
    char number[16];
    int shown =
        fingers->bare ? (int)fminf(fmaxf(model->seconds, 0.0f), 999.0f) : fingers->right_count;
    snprintf(number, sizeof number, "%d", shown);
    struct draw_level_figure figure = {number, model->text.of_seconds, model->text.of_short, 430.0f,
                                       DRAW_INK};
    draw_hands_heading_line(canvas, model, 1240.0f);
    draw_level_figure(canvas, &figure);
    draw_level_hints(canvas, model, true);
}

void draw_level_fingers(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_fingers *fingers)
{
    bool both = fingers->left && fingers->right;
    draw_menu_background(canvas);
    if (draw_canvas_high_contrast(canvas))
        draw_card(canvas, desk, 36.0f);
    else
        draw_picture_panel(canvas, desk);
    draw_clip_push(canvas, desk);
    keys(canvas, fingers);
    for (int side = 0; side < 2; side++) {
        struct draw_finger_hand hand = hand_of(fingers, side);
        if (is_shown(fingers, side))
            draw_finger_hand(canvas, &hand);
    }
    draw_clip_pop(canvas);
    beads(canvas, fingers);
    words(canvas, model, fingers);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, model, (struct draw_point){both ? 960.0f : 420.0f, 600.0f},
                             112.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, model, 960.0f, 1400.0f);
}
