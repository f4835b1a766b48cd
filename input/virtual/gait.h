#ifndef INPUT_VIRTUAL_GAIT_H
#define INPUT_VIRTUAL_GAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "input/virtual/body.h"
#include "input/virtual/noise.h"
#include "input/virtual/way.h"

/**
 * Marching in place: when the weight goes from one leg to the other. The way of the weight runs
 * from -1, all on the left foot, to +1:
 *
 *     +1        ______              ______
 *              /      \            /      \
 *      0  ____/        \          /        \        one leg: beyond .75, until it comes back
 *                       \        /          \       through .5 (seven eighths and three quarters
 *     -1                 \______/            \      of the weight): that lasts step_s
 *                 shift   hold   shift
 *
 * A foot is set down when a hold ends; so each hold is one step. Shuffling is the same between
 * -.45 and +.45: both feet carry all the time.
 */
struct gait {
    int side;           // the foot stood on: -1 left, +1 right, 0 = both
    int next_side;      // after standing on both; 0 = not marched yet
    int64_t until_step; // the hold ends
    double period_s;    // of this step, from foot to foot
    int step_count;     // feet set down since the beginning
};

/** Decides for one PENDULUM_STEP_S. cv: SD of the steps / step_s. */
void gait_step(struct gait *gait, const struct body_command *command, double cv, int64_t step,
               struct noise_source *source, struct way *leg);

/** Both feet are on the ground from now on; one that was up has been set down: a step. */
void gait_stop(struct gait *gait);

/** Seconds on one leg of somebody whose feet come down so many seconds apart. */
double gait_single_s(double foot_to_foot_s);

#endif
