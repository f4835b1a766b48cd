#ifndef GAME_SIM_LIMITS_H
#define GAME_SIM_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

#include "game/sim/lanterns.h"

/**
 * The limits of stability: how far a person leans without a step (programme.md 2, sway.md 3.5).
 * Eight directions, each three times, in an order drawn anew for every round of eight; about a
 * minute in all. What counts of one lean is the furthest that was held for half a second; of the
 * three leans their median, because the first ones teach what is asked for.
 *
 *               in the middle for .3 s, or 2.5 s are over
 *     CENTRE ------------------------------------------------> LEAN
 *       ^                                                        |
 *       '--------------------------------------------------------'
 *        end_of_lean: turned back, or got no further for .6 s, or 5 s are over
 *
 * Nobody is hurried or kept: who is quick is done after a minute, who is slow after two. The clocks
 * wait while the person holds on, and nothing counts then.
 */

enum { SIM_LIMITS_DIRECTIONS = 8, SIM_LIMITS_REPEATS = 3, SIM_LIMITS_HELD_BINS = 10 };

enum sim_limits_stage {
    SIM_LIMITS_CENTRE, // stand in the middle
    SIM_LIMITS_LEAN,   // lean that way, as far as is comfortable
    SIM_LIMITS_OVER,
};

struct sim_limits {
    enum sim_limits_stage stage;
    int order[SIM_LIMITS_REPEATS * SIM_LIMITS_DIRECTIONS];
    int lean;        // which of them is on or comes next
    double stage_s;  // in this stage
    double total_s;  // in all
    double inside_s; // CENTRE: in the middle without a break
    // LEAN: the least far point of each of the last 50 ms; a lean is held from bin to bin.
    double bin_mm[SIM_LIMITS_HELD_BINS];
    int bin_count; // closed ones, also beyond SIM_LIMITS_HELD_BINS
    double bin_s;  // of the open one
    double bin_least_mm;
    double extent_mm; // held furthest in this lean
    double grown_mm;  // its last step of 3 mm
    double still_s;   // since then
    double reached_mm[SIM_LIMITS_DIRECTIONS][SIM_LIMITS_REPEATS];
    int reached_count[SIM_LIMITS_DIRECTIONS];
};

enum sim_limits_event {
    SIM_LIMITS_NOTHING,
    SIM_LIMITS_CALLED, // a direction is called out: sim_limits_direction()
    SIM_LIMITS_CALLED_BACK,
    SIM_LIMITS_FINISHED,
};

void sim_limits_init(struct sim_limits *limits, uint64_t seed);

/**
 * One filtered sample of the CoP, ml and ap from the centre of the quiet stance in mm, interval_s
 * after the one before. Not a number, or a gap of more than .25 s: what was held until then no
 * longer counts as held.
 */
enum sim_limits_event sim_limits_push(struct sim_limits *limits, double interval_s, double ml_mm,
                                      double ap_mm, bool hands_off);

/** Where to lean now, or next: 0 front, 1 front right, 2 right ... 7 front left. */
int sim_limits_direction(const struct sim_limits *limits);

/** The direction as a unit vector. */
void sim_limits_vector(int direction, double *ml, double *ap);

/** 0..1 of the leans are done. */
double sim_limits_share(const struct sim_limits *limits);

/** Median of a direction so far, as it was leant. NAN = not yet. */
double sim_limits_reached_mm(const struct sim_limits *limits, int direction);

/** So far in that direction is a lean, not what stands in for one that was left out. NAN is none. */
bool sim_limits_is_lean(int direction, double reached_mm);

/** Directions leant to further than what stands in for a lean that was left out. */
int sim_limits_leant_count(const struct sim_limits *limits);

/**
 * What the Reach game goes by, at any time: a direction that was not leant to yet has the default;
 * none is less than .4 or more than 2 of the default, so that a lean that was left out, or a step,
 * leaves no target under the feet or beyond the board.
 */
struct sim_lean_limits sim_limits_result(const struct sim_limits *limits);

#endif
