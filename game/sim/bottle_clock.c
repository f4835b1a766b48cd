#include "game/sim/bottle_clock.h"

#include <math.h>

static const double LIMIT_S = 60;
static const double ROUNDING_S = 1e-9; // a sum of hundredths ends this short of its goal

void sim_bottle_clock_init(struct sim_bottle_clock *clock, double length_s)
{
    *clock = (struct sim_bottle_clock){.length_s = length_s};
}

void sim_bottle_clock_push(struct sim_bottle_clock *clock, double interval_s, bool upright)
{
    if (sim_bottle_clock_is_over(clock))
        return;
    clock->elapsed_s += interval_s;
    clock->stretch_s = upright ? clock->stretch_s + interval_s : 0;
    clock->longest_s = fmax(clock->longest_s, clock->stretch_s);
}

bool sim_bottle_clock_is_a_success(const struct sim_bottle_clock *clock)
{
    return clock->longest_s >= clock->length_s - ROUNDING_S;
}

bool sim_bottle_clock_is_over(const struct sim_bottle_clock *clock)
{
    return sim_bottle_clock_is_a_success(clock) || clock->elapsed_s >= LIMIT_S - ROUNDING_S;
}
