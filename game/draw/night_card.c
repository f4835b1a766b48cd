#include "game/draw/night_card.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_parts.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const struct draw_color night_paper = {0xF5, 0xEA, 0xD2, 255};
static const struct draw_color night_ink = {0x08, 0x18, 0x28, 255};
static const struct draw_color picture_floor = {0xE2, 0xC9, 0x98, 255};
static const float board_height = 25.0f; // of such a drawing
static const struct draw_color picture_wall = {0xC9, 0xDA, 0xD6, 255};

// An art drawing of 600 units' height stands with its ground line, or without its board its soles, at the foot.
static void person(struct draw_canvas *canvas, const char *name, bool floor, struct draw_point foot)
{
    char path[80];
    const float scale = 0.668f;
    if (!draw_level_says(name))
        return;
    snprintf(path, sizeof path, "art/%s%s", name, floor ? "#floor" : "");
    float width = 360.0f;
    float height = 600.0f;
    if (!draw_svg_size(canvas, path, &width, &height))
        return;
    float ground = height - 20.0f - (floor ? board_height : 0.0f);
    struct draw_rect place = {foot.x - 170.0f * scale, foot.y - ground * scale, width * scale,
                              height * scale};
    draw_svg(canvas, path, place);
}

// Chair, helper, player, table: how to stand beside somebody whose eyes are closed.
static void helper_picture(struct draw_canvas *canvas, const struct draw_level_night *night)
{
    struct draw_rect wall = {124.0f, 112.0f, 664.0f, 400.0f};
    draw_fill_round_rect(canvas, wall, 24.0f, picture_floor);
    draw_clip_push(canvas, (struct draw_rect){124.0f, 112.0f, 664.0f, 316.0f});
    draw_fill_round_rect(canvas, wall, 24.0f, picture_wall);
    draw_clip_pop(canvas);
    draw_fill_rect(canvas, (struct draw_rect){124.0f, 428.0f, 664.0f, 12.0f},
                   draw_color_hex(0xFBF5E7));
    draw_fill_ellipse(canvas, (struct draw_point){436.0f, 492.0f}, 250.0f, 12.0f,
                      draw_color_alpha(night_ink, 0.12f));
    draw_svg(canvas, "art/chair", (struct draw_rect){138.0f, 192.0f, 206.0f, 309.0f});
    person(canvas, night->helper_art, false, (struct draw_point){346.0f, 481.0f});
    person(canvas, night->player_art, night->floor, (struct draw_point){453.0f, 488.0f});
    draw_svg(canvas, "art/table", (struct draw_rect){552.0f, 300.0f, 200.0f, 196.0f});
    if (!draw_level_says(night->feet_art))
        return;
    char path[80];
    snprintf(path, sizeof path, "art/%s%s", night->feet_art, night->floor ? "#floor" : "");
    draw_svg(canvas, path, (struct draw_rect){544.0f, 128.0f, 216.0f, 160.0f});
}

static void paint_card(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    struct draw_rect card = {96.0f, 84.0f, 720.0f, 836.0f};
    if (draw_canvas_high_contrast(canvas)) {
        draw_card(canvas, card, 36.0f);
    } else {
        draw_fill_round_rect(canvas, card, 36.0f, night_paper);
    }
    helper_picture(canvas, &model->night);
}

static uint64_t hash(uint64_t seed, const char *text)
{
    for (; text && *text; text++)
        seed = (seed ^ (unsigned char)*text) * 1099511628211u;
    return (seed ^ 0xFF) * 1099511628211u;
}

static void card_words(struct draw_canvas *canvas, const struct draw_level_text *text)
{
    struct draw_text_style heading = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    struct draw_text_style title = {60.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style line = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    draw_level_line(canvas, text->helper_heading, (struct draw_point){136.0f, 588.0f}, &heading,
                    640.0f);
    draw_level_line(canvas, text->helper_title, (struct draw_point){136.0f, 654.0f}, &title,
                    640.0f);
    draw_level_line(canvas, text->helper_line, (struct draw_point){136.0f, 724.0f}, &line, 640.0f);
}

void draw_night_card(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    // The picture is kept; the words are not, they change with the sound.
    uint64_t revision = hash(14695981039346656037u, model->night.helper_art);
    revision = hash(revision, model->night.feet_art);
    revision = hash(revision, model->night.floor ? "floor" : "");
    struct draw_layer_key key = {"level-night-card",
                                 hash(revision, model->night.player_art),
                                 {96.0f, 76.0f, 720.0f, 860.0f},
                                 false};
    if (draw_layer_begin(canvas, &key)) {
        paint_card(canvas, model);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, "level-night-card", (struct draw_point){0, 0}, 1.0f);
    card_words(canvas, &model->text);
}

void draw_night_card_rule(struct draw_canvas *canvas)
{
    draw_line(canvas, (struct draw_point){136.0f, 760.0f}, (struct draw_point){776.0f, 760.0f},
              4.0f, draw_canvas_color(canvas, DRAW_RULE));
}

void draw_night_card_sound(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    const struct draw_level_text *text = &model->text;
    struct draw_text_style title = {44.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style line = {44.0f, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    if (!draw_level_says(text->sound_title) && !draw_level_says(text->sound_line))
        return;
    draw_night_card_rule(canvas);
    draw_icon(canvas, "icon-sound", (struct draw_point){172.0f, 836.0f}, 94.0f,
              draw_canvas_color(canvas, DRAW_INK));
    draw_level_line(canvas, text->sound_title, (struct draw_point){242.0f, 824.0f}, &title, 540.0f);
    draw_level_line(canvas, text->sound_line, (struct draw_point){242.0f, 878.0f}, &line, 540.0f);
}

void draw_night_sound(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    const struct draw_level_night *night = &scene->model->night;
    if (night->sound_level <= 0.02f || fabsf(night->sound_side) < 0.05f)
        return;
    float side = night->sound_side < 0.0f ? -1.0f : 1.0f;
    struct draw_point source = {scene->instrument.centre.x + side * 246.0f, 574.0f};
    float middle_deg = side < 0.0f ? 180.0f : 0.0f;
    struct draw_stroke stroke = {.width = 12.0f};
    draw_fill_circle(canvas, source, 17.0f, scene->palette->lamp);
    for (int i = 0; i < 3; i++) {
        float loud = fminf(fmaxf(night->sound_level * 3.0f - (float)i, 0.0f), 1.0f);
        float radius = 54.0f + 38.0f * (float)i;
        struct draw_arc arc = {source, radius, radius, middle_deg - 42.0f, middle_deg + 42.0f};
        draw_line_arc(canvas, &arc, &stroke,
                      draw_color_alpha(scene->palette->lamp, loud * (0.95f - 0.25f * (float)i)));
    }
}
