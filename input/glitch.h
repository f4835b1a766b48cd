#ifndef INPUT_GLITCH_H
#define INPUT_GLITCH_H

#include <stdbool.h>

#include "input/sample.h"

/**
 * Finds samples in which one sensor alone reads nothing for a moment: 66 of them in 30 s of one
 * public recording, each throwing the centre of pressure by 4 to 7 cm (sway.md 2.2). A person
 * cannot do that. Pure. Every sample that leaves the room has passed it; a program that reads a
 * recording by itself uses it too.
 *
 *   one corner of at least 2 kg lost more than half of its load since the last sample kept, at
 *   most 100 ms ago, the other three changed by less than 3 % (or the cells' own noise),
 *   at most two samples in a row                                                  a glitch
 *   everything else, the third in a row too                                       kept
 */
struct input_glitch {
    struct input_board_sample last; // the last one that was kept
    bool has_last;
    int dropped; // in a row
};

/** A zeroed struct is ready. Tared loads. false = leave this sample out. */
bool input_glitch_accept(struct input_glitch *glitch, const struct input_board_sample *sample);

#endif
