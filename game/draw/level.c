#include "game/draw/level.h"

#include <math.h>

#include "game/draw/gate.h"
#include "game/draw/level_parts.h"
#include "game/draw/level_scene.h"

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
    draw_level_heading_day(canvas, model, fminf(340.0f, draw_level_clock_room(scene)));
    if (draw_level_shows_gate(model))
        draw_level_sway(canvas, model, (struct draw_point){960.0f, sway_label_y(canvas, scene)},
                        DRAW_INK);
    draw_level_hints(canvas, model, true);
}

void draw_level_sea(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    struct draw_level_scene scene = draw_level_scene_day(canvas, model);
    draw_level_scenery(canvas, &scene);
    draw_level_instrument(canvas, &scene);
    sea_words(canvas, &scene);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN) // where the gate will be, over the bare mast
        draw_level_countdown(canvas, model, (struct draw_point){960.0f, 160.0f}, 112.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, model, 960.0f, 1400.0f);
}
