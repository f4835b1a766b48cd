#include "game/sim/route.h"

void sim_route_init(struct sim_route *route)
{
    *route = (struct sim_route){0};
}

static int within_wheel(int steps)
{
    if (steps < 0)
        return 0;
    return steps > SIM_ROUTE_STEPS_MAX ? SIM_ROUTE_STEPS_MAX : steps;
}

void sim_route_remember(struct sim_route *route, int steps)
{
    if (steps <= 0)
        return;
    for (int i = SIM_ROUTE_HISTORY - 1; i > 0; i--)
        route->last[i] = route->last[i - 1];
    route->last[0] = within_wheel(steps);
    if (route->walks < SIM_ROUTE_HISTORY)
        route->walks++;
}

void sim_route_add(struct sim_route *route, int steps)
{
    // Both ends first: their sum must not run over.
    int most = steps > SIM_ROUTE_STEPS_MAX ? SIM_ROUTE_STEPS_MAX : steps;
    int least = most < -SIM_ROUTE_STEPS_MAX ? -SIM_ROUTE_STEPS_MAX : most;
    route->steps = within_wheel(route->steps + least);
}

void sim_route_start_from_last(struct sim_route *route)
{
    route->steps = route->walks > 0 ? route->last[0] : 0;
}

static int median_of_three(int a, int b, int c)
{
    int low = a < b ? a : b;
    int high = a < b ? b : a;
    if (c < low)
        return low;
    return c > high ? high : c;
}

double sim_route_target(const struct sim_route *route)
{
    if (route->walks == 0)
        return 0;
    if (route->walks == 1)
        return route->last[0];
    if (route->walks == 2)
        return (route->last[0] + route->last[1]) / 2.0;
    return median_of_three(route->last[0], route->last[1], route->last[2]);
}

enum sim_route_outcome sim_route_outcome(const struct sim_route *route)
{
    if (route->steps == 0)
        return SIM_ROUTE_NOTHING;
    if (route->walks == 0)
        return SIM_ROUTE_FIRST;
    return route->steps <= sim_route_target(route) ? SIM_ROUTE_SUCCESS : SIM_ROUTE_MORE_STEPS;
}

bool sim_route_is_a_success(const struct sim_route *route)
{
    enum sim_route_outcome outcome = sim_route_outcome(route);
    return outcome == SIM_ROUTE_FIRST || outcome == SIM_ROUTE_SUCCESS;
}

enum sim_route_outcome sim_route_finish(struct sim_route *route)
{
    enum sim_route_outcome outcome = sim_route_outcome(route);
    sim_route_remember(route, route->steps);
    route->steps = 0;
    return outcome;
}
