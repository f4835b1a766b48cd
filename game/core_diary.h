#ifndef GAME_CORE_DIARY_H
#define GAME_CORE_DIARY_H

#include <stdbool.h>
#include <stdint.h>

#include "game/store/store.h"

/** What the player did away from the exercises, in the diary of the store. */

struct core;

struct core_diary_minutes {
    uint64_t today;
    uint64_t week; // since Monday, today included
};

/** Minutes of one kind ("hobby"), local days. Waits for what is being written, some ms. */
struct core_diary_minutes core_diary_minutes(struct core *core, const char *kind);

/**
 * Enters minutes for today under a fresh id, to be taken back by. Whatever a person enters is the
 * person's, on a virtual board too; the virtual player's and a replay's entries are theirs.
 * false: not taken (logged).
 */
bool core_diary_add(struct core *core, const char *kind, const char *what, int minutes,
                    char uuid[STORE_UUID_SIZE]);
bool core_diary_take_back(struct core *core, const char *uuid);

#endif
