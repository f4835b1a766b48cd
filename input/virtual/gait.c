#include "input/virtual/gait.h"

#include "input/virtual/pendulum.h"

#include <math.h>

static const double shift_share = 0.4; // of step_s, the weight's way over ...
static const double shift_most_s = 0.4;
static const double shift_single = 0.5; // ... of which so much is stood on one leg
static const double shuffle = 0.45;
static const double shortest_share = 0.4; // of step_s, however uneven
static const double longest_share = 1.8;

static double shift_s(double single_s)
{
    return fmin(shift_share * single_s, shift_most_s);
}

double gait_single_s(double foot_to_foot_s)
{
    double least = 1.0 + (1.0 - shift_single) * shift_share; // foot to foot / single, while quick
    double quick_s = foot_to_foot_s / least;
    return quick_s * shift_share < shift_most_s
               ? quick_s
               : foot_to_foot_s - (1.0 - shift_single) * shift_most_s;
}

static void next_leg(struct gait *gait, const struct body_command *command, double cv, int64_t step,
                     struct noise_source *source, struct way *leg)
{
    if (gait->next_side == 0)
        gait->next_side = -1;
    gait->side = gait->next_side;
    gait->next_side = -gait->side;
    double share = fmin(fmax(1.0 + cv * noise_gaussian(source), shortest_share), longest_share);
    double single_s = command->step_s * share * (1.0 - command->limp * gait->side);
    double over_s = shift_s(single_s), hold_s = single_s - shift_single * over_s;
    double to = gait->side * (command->gait == BODY_GAIT_SHUFFLE ? shuffle : 1.0);
    way_go(leg, to, step, over_s);
    gait->period_s = over_s + hold_s;
    gait->until_step = step + (int64_t)llround(gait->period_s / PENDULUM_STEP_S);
}

void gait_step(struct gait *gait, const struct body_command *command, double cv, int64_t step,
               struct noise_source *source, struct way *leg)
{
    if (gait->side != 0 && step < gait->until_step)
        return;
    gait_stop(gait);
    next_leg(gait, command, cv, step, source, leg);
}

void gait_stop(struct gait *gait)
{
    if (gait->side != 0)
        gait->step_count++;
    gait->side = 0;
}
