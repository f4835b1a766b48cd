#include "game/draw/level.h"

#include "game/draw/level_parts.h"
#include "game/draw/level_scene.h"
#include "game/draw/night_card.h"

void draw_level_night(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    struct draw_level_scene scene = draw_level_scene_night(canvas, model);
    draw_level_scenery(canvas, &scene);
    draw_night_sound(canvas, &scene);
    draw_level_instrument(canvas, &scene);
    draw_night_card(canvas, model);
    draw_night_card_sound(canvas, model);
    draw_level_heading_night(canvas, &scene);
    draw_level_hints(canvas, model, true);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN) // beside the bare mast, over free water
        draw_level_countdown(canvas, model, (struct draw_point){1666.0f, 614.0f}, 112.0f);
    draw_level_card(canvas, model, (struct draw_point){1346.0f, 470.0f});
    draw_level_caption(canvas, model, 1330.0f, 980.0f);
}
