#ifndef GAME_PILOT_PILOT_INTERNAL_H
#define GAME_PILOT_PILOT_INTERNAL_H

#include "game/pilot/pilot.h"

// Shared by pilot.c (menus, the board), pilot_carry.c (the controller) and pilot_act.c (keys, pen).

// Steps are that much longer than asked for: nobody meets a target to the hundredth.
#define PILOT_STEP_SHARE 1.2

/** How the person stands now, for this rung and moment. */
enum body_stance pilot_stance(const struct pilot *pilot, const struct session_trial *trial);

#endif
