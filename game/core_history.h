#ifndef GAME_CORE_HISTORY_H
#define GAME_CORE_HISTORY_H

#include <stdbool.h>

#include "game/session/trial.h"

/** What a trial takes from the player's earlier ones. All of it is read from the store. */

struct core;

/**
 * The player's usual RMS_r in the prepared task's stance, mm: median of the last three trials with a
 * measure (decisions.md 1); a lean in the pocket is told in the same mm (play_pocket.h). 0 = none.
 */
double core_usual_rms_mm(struct core *core);

/**
 * The limits of stability to play the prepared task with, as if in normal stance: measured in this
 * stance, else in normal stance, else the default (decisions.md 3).
 */
struct sim_lean_limits core_limits(struct core *core);

/** They were measured in the stance of this rung. */
bool core_limits_known(struct core *core, const struct session_rung *rung);

/** The last walks on the player's route, oldest first, into the settings (W6). */
void core_route_fill(struct core *core, struct session_trial_settings *settings);

/** Name of that route, the player's own or "Hallway"; valid until the next call. */
const char *core_route_name(struct core *core);

#endif
