#ifndef GAME_SIM_ROUTE_H
#define GAME_SIM_ROUTE_H

#include <stdbool.h>

/**
 * Long steps on a way the player walks often (W6): success is no more steps than the median of
 * the last three walks on that route (decisions.md 1). One of these a route; its name is the
 * caller's. Steps come from the pocket or from a number wheel.
 */

enum {
    SIM_ROUTE_HISTORY = 3,
    SIM_ROUTE_STEPS_MAX = 999, // three digits on the wheel
};

enum sim_route_outcome {
    SIM_ROUTE_NOTHING, // no steps: not a walk, not kept
    SIM_ROUTE_FIRST,   // nothing to compare with yet: also a success
    SIM_ROUTE_SUCCESS,
    SIM_ROUTE_MORE_STEPS,
};

struct sim_route {
    int last[SIM_ROUTE_HISTORY]; // the newest first
    int walks;                   // of those, 0 .. SIM_ROUTE_HISTORY
    int steps;                   // of the running walk
};

void sim_route_init(struct sim_route *route);

/** An earlier walk, oldest first. Walks without steps are left out. */
void sim_route_remember(struct sim_route *route, int steps);

/** Counts steps of the running walk, or turns the wheel: kept within 0 .. SIM_ROUTE_STEPS_MAX. */
void sim_route_add(struct sim_route *route, int steps);

/** Where the wheel starts: the last walk's steps, so that it needs few turns; else 0. */
void sim_route_start_from_last(struct sim_route *route);

/** Median of the last walks (mean of two); 0 when there is none. */
double sim_route_target(const struct sim_route *route);

/** What the running walk would be if it ended now. */
enum sim_route_outcome sim_route_outcome(const struct sim_route *route);
bool sim_route_is_a_success(const struct sim_route *route);

/** Ends the walk: it joins the history and the next one begins at 0. */
enum sim_route_outcome sim_route_finish(struct sim_route *route);

#endif
