#ifndef GAME_SWAY_GLITCH_H
#define GAME_SWAY_GLITCH_H

#include <stdbool.h>

#include "input/sample.h"

/**
 * Finds samples in which one sensor alone reads nothing for a moment: 66 of them in 30 s of one
 * public recording, each throwing the CoP by 4-7 cm (sway.md 2.2). A person cannot do that.
 *
 * Dropped is a sample in which one corner loses more than half of its load while the other three
 * change by less than 3 % (or the cells' own noise), at most 2 in a row within 0.1 s: what lasts
 * longer is taken as true.
 */
struct sway_glitch {
    struct input_board_sample last; // the last one that was kept
    bool has_last;
    int dropped; // in a row
};

/** A zeroed struct is ready. false = leave this sample out. */
bool sway_glitch_accept(struct sway_glitch *glitch, const struct input_board_sample *sample);

#endif
