#ifndef GAME_SESSION_PLAY_ROUTE_H
#define GAME_SESSION_PLAY_ROUTE_H

#include <stdbool.h>

#include "game/motion/steps.h"
#include "game/sim/route.h"

/**
 * Long steps on a way the player walks often (W6): the pocket counts them, or the player turns the
 * number wheel after the walk (pad, guided). Ends when the player says so, at the latest after ten
 * minutes. Success: no more steps than the median of the last three walks (settings.route_steps);
 * the first walk is one too.
 *
 * Measures: steps, steps_usual (that median; NAN at first).
 */
struct session_route {
    struct sim_route route;
    struct motion_steps pocket;
    double walked_s; // since the first go, hands-off or not
    bool is_told;    // the wheel was turned: before that its number is the last walk's
};

#endif
