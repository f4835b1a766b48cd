#ifndef GAME_SCREENS_DOCTOR_H
#define GAME_SCREENS_DOCTOR_H

#include <stdbool.h>

#include "game/screens/screen.h"

/**
 * Read model of the board doctor: one board with its four live corners, its health, and at most
 * three steps. Filled by the app every frame of this screen. Words are already translated.
 */

enum { SCREEN_STEP_MAX = 3, SCREEN_COMMAND_SIZE = 512 };

enum screen_step_state {
    SCREEN_STEP_NOW,  // to be done
    SCREEN_STEP_DONE, // a check mark
};

struct screen_step {
    const char *title;
    const char *line; // NULL = none
    enum screen_step_state state;
};

struct screen_doctor {
    bool has_board;
    bool is_virtual;
    bool is_body; // the one that is stood on
    char letter;  // 'A' .. 'D', 0 = none
    int place;    // of the boards known, from 1
    int count;
    bool has_loads;
    double corner_kg[4]; // TR BR TL BL
    double load_kg;
    bool has_cop;
    double cop_x;        // share of the half board, -1 .. 1, right is positive
    double cop_y;        // front is positive
    int battery_bars;    // -1 = not known
    double signal_age_s; // since the last report; < 0 = none yet
    double rate_hz;
    unsigned dropped;
    int controllers; // how many are there
    int controller_battery_bars;
    struct screen_step steps[SCREEN_STEP_MAX];
    int step_count;
    bool is_good;            // nothing keeps from playing
    enum screen_action help; // the press that helps now; NONE = by hand
    const char *help_title;
    char command[SCREEN_COMMAND_SIZE]; // to be typed where a press is not possible; "" = none
};

#endif
