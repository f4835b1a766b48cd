#ifndef GAME_HEADLESS_H
#define GAME_HEADLESS_H

#include "game/core.h"

/**
 * Runs without a window. A demonstration, a recording or a virtual board is played on an
 * accelerated clock that never sleeps; a real board in real time.
 */

/** Plays the rungs of the arguments; prints a line or a JSON object each. Exit code. */
int headless_run(struct core *core);

#endif
