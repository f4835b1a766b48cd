#ifndef GAME_SIM_BOTTLE_CLOCK_H
#define GAME_SIM_BOTTLE_CLOCK_H

#include <stdbool.h>

/**
 * The goal of the bottle games: one upright stretch of length_s within 60 s (decisions.md 1:
 * H1 20 s, H2 10 s at full difficulty). A fall ends the stretch, not the game.
 */
struct sim_bottle_clock {
    double length_s;
    double stretch_s; // the running stretch
    double longest_s;
    double elapsed_s;
};

void sim_bottle_clock_init(struct sim_bottle_clock *clock, double length_s);

/** One sample: interval_s since the one before, 0 for the first and after a gap. */
void sim_bottle_clock_push(struct sim_bottle_clock *clock, double interval_s, bool upright);

bool sim_bottle_clock_is_a_success(const struct sim_bottle_clock *clock);

/** The stretch is done or the 60 s have passed; nothing counts any more. */
bool sim_bottle_clock_is_over(const struct sim_bottle_clock *clock);

#endif
