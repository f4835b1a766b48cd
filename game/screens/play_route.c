#include "game/screens/play_views.h"

#include "game/base/text.h"
#include "game/draw/level_route.h"

#include <math.h>
#include <stdio.h>

// Long steps on a known way, W6.

void screen_play_route(struct draw_canvas *canvas, const struct screen_model *model,
                       struct draw_level_model *level, struct screen_play_words *words)
{
    static const char *const names[SIM_ROUTE_HISTORY] = {
        TEXT_MARK("Last time"), TEXT_MARK("Before"), TEXT_MARK("Earlier still")};
    const struct session_trial *trial = model->trial;
    const struct sim_route *sim = &trial->game.route.route;
    double target = sim_route_target(sim);
    bool walked = trial->stage == SESSION_STAGE_DONE;
    bool is_told = trial->uses_motion || walked || trial->game.route.is_told;
    struct draw_route route = {
        .name = model->route_name,
        .today = text("Today"),
        .walk_count = sim->walks,
        .steps = sim->steps,
        .is_told = is_told,
        .target = (float)target,
        .walked = walked,
        .good = walked && sim->walks > 0 && sim_route_is_a_success(sim),
        .wheel = !trial->uses_motion,
        .steps_line = sim->steps == 1 ? text("step") : text("steps"),
        .wheel_line = text("How many steps?"),
    };
    for (int i = 0; i < sim->walks; i++) {
        route.walk_name[i] = text(names[i]);
        route.walk_steps[i] = sim->last[i];
    }
    if (target > 0) {
        snprintf(words->lines[0], SCREEN_TEXT_SIZE, text("As many or fewer: %d"),
                 (int)floor(target));
        route.goal = words->lines[0];
    }
    draw_level_route(canvas, level, &route);
}
