#include "game/draw/level.h"

#include <math.h>

#include "game/draw/gate.h"
#include "game/draw/level_parts.h"
#include "game/draw/level_scene.h"

// Look/style.md 7 and 9, picture 05.
static const struct draw_instrument sea_instrument = {{960.0f, 756.0f}, 404.0f, 124.0f, 1.06f};
static const float title_width = 590.0f;

// The label stands still unless the boat has sailed so far ahead that its gate comes up to it.
static float sway_label_y(const struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    float gate_top = draw_level_boat_at(scene).y - draw_gate_radius(scene->instrument.boat_scale);
    float highest = 46.0f + 0.36f * (float)canvas->text_scale_percent;
    return fmaxf(fminf(176.0f, gate_top - 66.0f), highest);
}

static void sea_words(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    const struct draw_level_model *model = scene->model;
    struct draw_text_style title = {72.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_level_badge badge = {
        .top_left = {96.0f, 172.0f},
        .max_width = title_width,
        .text = model->text.badge,
        .eyes_closed = model->eyes_closed,
        .fill = draw_canvas_color(canvas, DRAW_WHITE),
        .ink = draw_canvas_color(canvas, DRAW_INK),
        .edge = draw_canvas_color(canvas, DRAW_INK),
    };
    draw_level_line(canvas, model->text.title, (struct draw_point){96.0f, 140.0f}, &title,
                    title_width);
    draw_level_badge(canvas, &badge);
    draw_level_clock(canvas, model, DRAW_INK, fminf(340.0f, draw_level_clock_room(scene)));
    if (draw_level_shows_gate(model))
        draw_level_sway(canvas, model, (struct draw_point){960.0f, sway_label_y(canvas, scene)},
                        DRAW_INK);
    draw_level_hints(canvas, model, true);
}

void draw_level_sea(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_level_scene scene = {
        .model = model,
        .palette = draw_palette_of(contrast ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY),
        .instrument = sea_instrument,
        .sun = {520.0f, 372.0f},
        .sun_radius = 112.0f,
        .halo_radius = 150.0f,
        .harbour_x = 1426.0f,
    };
    draw_level_scenery(canvas, &scene);
    draw_level_instrument(canvas, &scene);
    sea_words(canvas, &scene);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN) // where the gate will be, over the bare mast
        draw_level_countdown(canvas, model, (struct draw_point){960.0f, 160.0f}, 112.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, model, 960.0f, 1400.0f);
}
