#ifndef GAME_CORE_ROLES_H
#define GAME_CORE_ROLES_H

#include <stdbool.h>
#include <stdint.h>

#include "game/store/store.h"

/**
 * Who plays which role (house.md): BODY a board, HAND a controller, and what that means for the tiers
 * (core.h). Devices come and go at any moment; a running trial waits for its own.
 */

struct arguments;
struct core;

/** Whose trials are played as the command line has it. */
enum store_source core_source_of(const struct arguments *arguments);

/** A device came, changed or went: roles are given and taken, a trial pauses for what it loses. */
void core_take_status(struct core *core, uint8_t device);

/** No trial runs: a board that came while one waited for another board plays the role now. */
void core_take_waiting_board(struct core *core);

/** The player said in an earlier run that there is no board, and none was seen since. */
bool core_recall_without_board(struct core *core);

#endif
