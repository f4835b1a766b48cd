#ifndef GAME_CORE_RECORD_H
#define GAME_CORE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "game/session/programme.h"
#include "game/store/store.h"

/** How a task and a trial are told to the store (core_trial_record() is core.h's). */

struct core;
struct core_task;

enum store_side core_store_side(enum session_side side);
enum store_tier core_store_tier(enum session_tier tier);

/** Whose staircase a task moves: one for each player, source, rung, game, tier and side. */
struct store_rung_key core_rung_key(const struct core *core, const struct core_task *task);

/** Neither left by the player nor cut short by a device: it says something. */
bool core_row_ended_by_itself(const struct store_trial *row);

/** Reports that the prepared task's device has dropped since it was found. */
uint32_t core_reports_dropped(const struct core *core);

#endif
