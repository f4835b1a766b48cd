#ifndef GAME_DRAW_LEVEL_ROUTE_H
#define GAME_DRAW_LEVEL_ROUTE_H

#include "game/draw/geometry.h"
#include "game/draw/level.h"

/**
 * Long steps on a known route (W6). The route is the same length every time, so each walk is the
 * same line cut into as many hops as it took steps: fewer steps are visibly longer ones. With a
 * number wheel where nothing counts the steps (pad, guided).
 *
 * Of draw_level_model these count: stage, lead_in_number, time_s, reduced_motion, supported and
 * harbour_growth, title, badge, card, caption, hints. Main thread only.
 */
enum { DRAW_ROUTE_WALK_COUNT = 3 };

struct draw_route {
    const char *name;                             // of the route: "Hallway"
    const char *today;                            // label of the running walk: "Today"
    const char *walk_name[DRAW_ROUTE_WALK_COUNT]; // "Tuesday"; newest first
    int walk_steps[DRAW_ROUTE_WALK_COUNT];
    int walk_count; // 0 .. DRAW_ROUTE_WALK_COUNT
    int steps;      // of the running walk, or on the wheel
    bool is_told;   // they are this walk's: not where the wheel stands before it is turned
    float target;   // median of the last walks; 0 = none yet
    bool walked;    // the end is reached: the hops fill the route
    bool good;      // as many or fewer: a check beside the goal
    bool wheel;
    const char *goal;       // "As many or fewer: 25"
    const char *steps_line; // below the big number: "steps"
    const char *wheel_line; // above the wheel: "How many steps?"
};

void draw_level_route(struct draw_canvas *canvas, const struct draw_level_model *level,
                      const struct draw_route *route);

/** Where the wheel's parts are, for a pointer and for the screen's own buttons over them. */
enum draw_route_part {
    DRAW_ROUTE_MINUS,
    DRAW_ROUTE_PLUS,
    DRAW_ROUTE_DONE, // left free below the number
};

struct draw_rect draw_route_part_area(enum draw_route_part part);

#endif
