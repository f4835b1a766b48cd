#include "game/sim/march.h"

#include <math.h>

static const double LENGTH_S = 60;
static const double TARGET_EASY_S = 1.0;
static const double TARGET_HARD_S = 3.0;
static const double VARIATION_MAX = 0.25;
static const double PAUSE_S = 8;
static const double STILL_MAX_S = 10;
static const double ROUNDING = 1e-9;
enum { STEPS_MIN = 6 };

double sim_march_target_s(double difficulty)
{
    return TARGET_EASY_S + (TARGET_HARD_S - TARGET_EASY_S) * fmin(fmax(difficulty, 0), 1);
}

void sim_march_init(struct sim_march *march, double difficulty)
{
    *march = (struct sim_march){.target_s = sim_march_target_s(difficulty)};
}

void sim_march_advance(struct sim_march *march, double interval_s)
{
    double taken_s = fmin(interval_s, LENGTH_S - march->time_s);
    if (!(taken_s > 0))
        return;
    double beyond_s = fmax(march->since_step_s + taken_s - PAUSE_S, 0);
    march->still_s += fmin(beyond_s, taken_s);
    march->time_s += taken_s;
    march->since_step_s += taken_s;
}

static void keep(struct sim_march *march, enum sim_march_side side, double duration_s)
{
    march->step_count++;
    march->since_step_s = 0;
    if (!(duration_s > 0) || !isfinite(duration_s) || march->count == SIM_MARCH_STEPS_MAX)
        return;
    march->step_s[march->count] = duration_s;
    march->side[march->count] = side;
    march->count++;
}

void sim_march_step(struct sim_march *march, enum sim_march_side side, double duration_s)
{
    if (!sim_march_is_over(march))
        keep(march, side, duration_s);
}

void sim_march_tap(struct sim_march *march)
{
    if (sim_march_is_over(march))
        return;
    bool follows = march->step_count > 0 && march->since_step_s <= PAUSE_S && !march->goes_on;
    march->goes_on = false;
    keep(march, SIM_MARCH_EITHER, follows ? march->since_step_s : 0);
}

void sim_march_go_on(struct sim_march *march)
{
    march->since_step_s = 0;
    march->goes_on = true;
}

double sim_march_side_median_s(const struct sim_march *march, enum sim_march_side side)
{
    double sorted[SIM_MARCH_STEPS_MAX];
    int count = 0;
    for (int i = 0; i < march->count; i++) {
        if (side != SIM_MARCH_EITHER && march->side[i] != side)
            continue;
        int at = count++;
        for (; at > 0 && sorted[at - 1] > march->step_s[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = march->step_s[i];
    }
    if (count == 0)
        return (double)NAN;
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
}

double sim_march_median_s(const struct sim_march *march)
{
    return sim_march_side_median_s(march, SIM_MARCH_EITHER);
}

double sim_march_variation(const struct sim_march *march)
{
    if (march->count < 2)
        return (double)NAN;
    double mean_s = 0, squares = 0;
    for (int i = 0; i < march->count; i++)
        mean_s += march->step_s[i] / march->count;
    for (int i = 0; i < march->count; i++)
        squares += (march->step_s[i] - mean_s) * (march->step_s[i] - mean_s);
    return sqrt(squares / (march->count - 1)) / mean_s;
}

double sim_march_unevenness(const struct sim_march *march)
{
    double left_s = sim_march_side_median_s(march, SIM_MARCH_LEFT);
    double right_s = sim_march_side_median_s(march, SIM_MARCH_RIGHT);
    if (isnan(left_s) || isnan(right_s))
        return (double)NAN;
    return fmax(left_s, right_s) / fmin(left_s, right_s);
}

bool sim_march_is_over(const struct sim_march *march)
{
    return march->time_s >= LENGTH_S - ROUNDING;
}

bool sim_march_is_a_success(const struct sim_march *march)
{
    return sim_march_is_over(march) && march->count >= STEPS_MIN && march->still_s <= STILL_MAX_S &&
           sim_march_median_s(march) >= march->target_s - ROUNDING &&
           sim_march_variation(march) <= VARIATION_MAX + ROUNDING;
}
