#ifndef INPUT_PLAUSIBLE_H
#define INPUT_PLAUSIBLE_H

#include <stdbool.h>
#include <stdint.h>

#include "input/glitch.h"
#include "input/input.h"

/**
 * Can these loads be? What a driver cannot see in one report and what holds for every board,
 * recordings too (issue item 6). Pure; a slot has one.
 *
 *   more than 250 kg together, or a corner of a tared board below -5 kg      out of range, dropped
 *   the same for 200 ms                                                      unusable, dropped
 *   one corner reads nothing for a sample or two (glitch.h)                  zero glitch, dropped
 *   one corner equal to the last bit for 5 s, the other three each moving
 *   over more than 0.5 kg (a cell's noise alone moves it over 0.2)           stuck, used
 *
 * A load of exactly nothing is not stuck: the kernel and some recordings cut loads off there.
 */
#define PLAUSIBLE_CORNERS 4

struct plausible_still {
    int64_t since_us;
    bool judged; // counted already
    // What the corners have been since then.
    double least_kg[PLAUSIBLE_CORNERS];
    double most_kg[PLAUSIBLE_CORNERS];
};

struct plausible {
    struct input_plausibility seen; // out_of_range, zero_glitch, stuck_cell
    int64_t range_since_us;         // INT64_MAX = the newest loads are in range
    struct input_glitch glitch;
    bool has_kg;
    double kg[PLAUSIBLE_CORNERS]; // newest, TR BR TL BL
    int64_t t_us;
    struct plausible_still still[PLAUSIBLE_CORNERS];
};

enum plausible_result {
    PLAUSIBLE_GOOD,
    PLAUSIBLE_DROP,
    PLAUSIBLE_UNUSABLE, // drop, and it has gone on for 200 ms
};

void plausible_init(struct plausible *plausible);

/** Loads as they leave the room; tared = their zero has been taken. */
enum plausible_result plausible_push(struct plausible *plausible,
                                     const struct input_board_sample *sample, bool tared);

/** A corner stands still now. */
bool plausible_is_stuck(const struct plausible *plausible);

#endif
