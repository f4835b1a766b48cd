#ifndef GAME_CORE_WRITING_H
#define GAME_CORE_WRITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/sim/alphabet.h"
#include "game/sim/ribbon_path.h"

/** The letters, the words and the one that is being written (H8). */
struct core_writing {
    struct sim_alphabet alphabet;
    struct sim_ribbon_path path;
    const char *word; // in the alphabet; NULL before the first
};

struct core;

/** Reads assets/programme/writing.ini. false: one line in error. */
bool core_writing_open(struct core *core, char *error, size_t error_size);
void core_writing_close(struct core *core);

/**
 * Lays out a word in the player's language, another one for each seed: below difficulty .5
 * more often a short one, above a long one. false: no word can be laid out (logged).
 */
bool core_writing_begin(struct core *core, double difficulty, uint64_t seed);

#endif
