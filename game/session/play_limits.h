#ifndef GAME_SESSION_PLAY_LIMITS_H
#define GAME_SESSION_PLAY_LIMITS_H

#include "game/sim/limits.h"

/**
 * How far the player leans without a step (sim/limits.h), on a board, in the stance of a rung that
 * has the Reach game. A measurement: it has no difficulty and moves no ladder. Success: all leans
 * are done.
 *
 * Measures: limits_front_mm, limits_right_mm, limits_back_mm, limits_left_mm, and the four between
 * them (limits_front_right_mm ...), NAN where not leant.
 */
struct session_limits {
    struct sim_limits limits;
};

/** The code of a direction: 0 front, 1 front right, ... 7 front left. */
const char *session_limits_code(int direction);

#endif
