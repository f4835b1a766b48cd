#ifndef GAME_SIM_BOTTLE_STICK_H
#define GAME_SIM_BOTTLE_STICK_H

#include <stdint.h>

#include "game/sim/bottle.h"

/**
 * The warm-up without a motion sensor: a hand drawn on the screen leans slowly away in a
 * direction that keeps turning, and stick or mouse lean it back. Left alone it leans 1.5 times
 * as far as the bottle can bear; the full stick leans twice as far. Labelled a warm-up, never
 * the exercise (programme.md 2).
 */
struct sim_bottle_stick {
    double bears_rad; // lean of the palm at which the bottle would tip or slide
    double time_s;
    double stick_rad[2]; // lean the stick has reached: the hand follows it softly
    double stick_rad_s[2];
    double tilt_rad[2]; // of the hand, stick and leaning away together
    double start_turn;  // 0..1
    int sense;          // +1 or -1: which way the direction turns
};

void sim_bottle_stick_init(struct sim_bottle_stick *stick, const struct sim_bottle_shape *shape,
                           uint64_t seed);

/**
 * Moves on by interval_s with the stick at right, forward (-1..1 each; a disc of radius 1).
 * Returns what a sensor on that hand would say.
 */
struct sim_palm sim_bottle_stick_push(struct sim_bottle_stick *stick, double interval_s,
                                      double right, double forward);

#endif
