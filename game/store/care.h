#ifndef GAME_STORE_CARE_H
#define GAME_STORE_CARE_H

#include "game/store/internal.h"

/** Check, prune, back up: what store_check_begin() promises. Worker thread. */
enum store_status store_care(struct store *store, int64_t wall_s, struct store_error *error);

#endif
