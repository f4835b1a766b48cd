#ifndef GAME_SCREENS_DOCTOR_H
#define GAME_SCREENS_DOCTOR_H

#include <stdbool.h>

#include "game/screens/screen.h"

/**
 * Read model of the board doctor: one board with its four live corners, its health, at most three
 * steps, and all devices by their letters; or, for a maker, one device in figures. Filled by the
 * app every frame of this screen. Words are already translated.
 */

enum {
    SCREEN_STEP_MAX = 3,
    SCREEN_COMMAND_SIZE = 512,
    SCREEN_BADGE_MAX = 4,
    SCREEN_FACT_MAX = 8, // in each of two columns
    SCREEN_FACT_SIZE = 64,
};

enum screen_step_state {
    SCREEN_STEP_NOW,  // to be done
    SCREEN_STEP_DONE, // a check mark
};

struct screen_step {
    const char *title;
    const char *line; // NULL = none
    enum screen_step_state state;
};

/** Where the step is done, shown on the picture of the board. */
enum screen_mark {
    SCREEN_MARK_NONE,
    SCREEN_MARK_BUTTON, // the front button, at the edge behind the heels
    SCREEN_MARK_SYNC,   // the red button under the battery cover
    SCREEN_MARK_BATTERY,
    SCREEN_MARK_CORNER, // the front left one
    SCREEN_MARK_FEET,   // its four
};

/** What a device is used for. */
enum screen_use {
    SCREEN_USE_NONE,
    SCREEN_USE_STOOD_ON,
    SCREEN_USE_HAND, // the controller in use, wherever the next exercise wants it
    SCREEN_USE_PALM,
    SCREEN_USE_POCKET,
};

struct screen_badge {
    char letter; // 'A' .. 'D', 0 = it has none
    enum screen_use use;
    bool needs_help;
};

/** All boards, or all controllers. */
struct screen_kit {
    int count; // may be more than there are badges
    struct screen_badge badges[SCREEN_BADGE_MAX];
    int battery_bars; // of the one in use, else of the first; -1 = not known
    enum screen_use use;
};

struct screen_fact {
    const char *label; // NULL = the column has ended
    char value[SCREEN_FACT_SIZE];
};

/** One device as a maker wants to see it. */
struct screen_detail {
    char name[SCREEN_TEXT_SIZE];
    struct screen_fact facts[SCREEN_FACT_MAX];
    struct screen_fact counters[SCREEN_FACT_MAX];
};

struct screen_doctor {
    bool has_board;
    bool is_virtual;
    char letter; // 'A' .. 'D', 0 = none
    bool has_loads;
    double corner_kg[4]; // TR BR TL BL
    double load_kg;
    bool has_cop;
    double cop_x;        // share of the half board, -1 .. 1, right is positive
    double cop_y;        // front is positive
    double signal_age_s; // since the last report; < 0 = none yet
    double rate_hz;
    struct screen_kit boards;
    struct screen_kit controllers;
    struct screen_step steps[SCREEN_STEP_MAX];
    int step_count;
    enum screen_mark mark; // of the first step
    bool is_good;            // nothing keeps from playing
    enum screen_action help; // the press that helps now; NONE = by hand
    const char *help_title;
    char command[SCREEN_COMMAND_SIZE]; // to be typed where a press is not possible; "" = none
    bool shows_detail;
    struct screen_detail detail;
};

#endif
