#ifndef INPUT_VIRTUAL_WAY_H
#define INPUT_VIRTUAL_WAY_H

#include <stdbool.h>
#include <stdint.h>

/** Something that moves from one place to another, slowly at either end. Zero = rests at 0. */
struct way {
    double at;
    double from;
    double to;
    int64_t from_step; // PENDULUM_STEP_S each
    double seconds;
};

/** Sets off for `to`, seconds > 0. Does nothing when it is bound there already. */
void way_go(struct way *way, double to, int64_t step, double seconds);

/** Moves on to this step. */
void way_step(struct way *way, int64_t step);

/** It is where it was bound for. */
bool way_is_over(const struct way *way);

#endif
