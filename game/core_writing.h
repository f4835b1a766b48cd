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
    const char *word; // in the alphabet; NULL before the first. "e e e" is a row of letters
};

struct core;

/** Reads assets/programme/writing.ini. false: one line in error. */
bool core_writing_open(struct core *core, char *error, size_t error_size);
void core_writing_close(struct core *core);

/** How the player writes: kept as the setting writing.script, joined until chosen. */
enum sim_script core_writing_script(const struct core *core);
void core_set_writing_script(struct core *core, enum sim_script script);

/** What is traced at a difficulty of 0..1: letters below .25, short words below .6, then long. */
enum sim_word_kind core_writing_kind(double difficulty);

/** What that will be for a seed, in the player's language; NULL = there is none. */
const char *core_writing_word(const struct core *core, double difficulty, uint64_t seed);

/**
 * Lays out what is to be traced in the player's language and script, another one for each seed.
 * false: nothing can be laid out (logged).
 */
bool core_writing_begin(struct core *core, double difficulty, uint64_t seed);

#endif
