#ifndef GAME_CORE_FATIGUE_H
#define GAME_CORE_FATIGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "game/store/store.h"

/** Signs of tiredness (session/fatigue.h) from the day's trials, stored and new. */

struct core;

/** A new day, or another person: what the store has of today, newest first as the store gives it. */
void core_fatigue_begin(struct core *core, const struct store_trial *trials, size_t count);

/** A trial was recorded. true: it shows that the player is tired. */
bool core_fatigue_add(struct core *core, const struct store_trial *trial);

#endif
