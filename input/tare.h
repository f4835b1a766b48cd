#ifndef INPUT_TARE_H
#define INPUT_TARE_H

#include <stdbool.h>
#include <stdint.h>

#include "input/input.h"

/**
 * The empty board's zero, by software: cells drift by up to 2 kg between two placements and an
 * old board may be off by many kg in all (devices.md 1.8). Pure; lives on input_poll()'s thread.
 *
 * The last 2 s of loads (kg from the factory's zero) are kept as blocks of 100 ms with sum,
 * smallest and largest value, so memory and work do not depend on the report rate.
 *
 * A board tares itself when it is empty and still for 2 s (decisions.md 4):
 *
 *   mean load from the factory's zero   itself                         asked (tare_take)
 *   above 5 kg                          no                             INPUT_TARE_LOADED
 *   within 5 kg                         yes                            yes
 *   below -5 kg (worn cells; nobody     yes, unless that would take a  yes
 *   weighs less than nothing)           rise of 5 kg over the present
 *                                       zero for empty
 *   a corner ranges over > 0.5 kg       no                             yes, up to 200 counts
 */

#define TARE_CORNERS 4
#define TARE_BLOCKS  24

struct tare_block {
    int64_t start_us;
    int count;
    double sum_kg[TARE_CORNERS];
    double min_kg[TARE_CORNERS];
    double max_kg[TARE_CORNERS];
};

struct tare {
    double zero_kg[TARE_CORNERS]; // subtracted from every sample
    bool tared;                   // since this program saw the board empty
    double move_limit_kg[TARE_CORNERS];
    struct tare_block blocks[TARE_BLOCKS]; // ring, oldest at first_block
    int first_block;
    int block_count;
    int64_t newest_us;
    bool judged; // by itself, since the newest block began
};

/** move_limit_kg: 200 counts of each corner in kg. */
void tare_init(struct tare *tare, const double move_limit_kg[TARE_CORNERS]);

/** Forgets the samples (not the zero), for a board that was away. */
void tare_clear_window(struct tare *tare);

/** Feeds one sample, t_us not running backwards. A gap above 250 ms starts a new window. */
void tare_push(struct tare *tare, int64_t t_us, const double kg[TARE_CORNERS]);

/**
 * Takes the zero by itself when the rules allow and it differs. true = the zero is new. Looks at
 * the window once a block, however often it is called: it is most of what a sample would cost.
 */
bool tare_by_itself(struct tare *tare);

/** Takes the zero because somebody asked. */
enum input_tare_result tare_take(struct tare *tare);

#endif
