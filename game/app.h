#ifndef GAME_APP_H
#define GAME_APP_H

#include "game/core.h"

/**
 * The game in a window: owns everything, wires the rooms, runs the loop.
 *
 *   HOME -> (EXERCISES | BOARD) -> SAFETY -> INTRO -> PLAY -> RESULT -> INTRO | REST | HOME
 *
 * Menus wait for something to happen; a level draws 60 times a second and looks at the devices at
 * least every 4 ms in between, so that the sway sound does not depend on drawing.
 */

enum app_start {
    APP_DONE,       // played and closed
    APP_NO_DISPLAY, // there is no screen to play on
    APP_FAILED,     // logged
};

enum app_start app_run(struct core *core);

#endif
