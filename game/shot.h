#ifndef GAME_SHOT_H
#define GAME_SHOT_H

#include <stdbool.h>

#include "game/core.h"

/**
 * Pictures of the screens without a window, drawn by the live screens' own code from what is in the
 * store and from a trial that a virtual person plays: other data, other picture.
 */

/** The names of the screens, from 0; NULL = there are no more. */
const char *shot_name(int index);

/** false: there is no such screen; logged. */
bool shot_check(const char *screen);

/** One screen by its name ("home", "sea", ...) into a PNG. Its name has been checked. Exit code. */
int shot_run(struct core *core);

/** All of them into a folder. */
bool shot_all(struct core *core, const char *folder);

#endif
