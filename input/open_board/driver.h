#ifndef INPUT_OPEN_BOARD_DRIVER_H
#define INPUT_OPEN_BOARD_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/flow.h"
#include "input/open_board/clock.h"
#include "input/open_board/report.h"

/**
 * What to say to an open board and what its reports mean. Pure, as device.h's struct
 * device_driver wants it.
 *
 *   start()
 *     |  feature 02
 *     v            on_about()                       judge_cells(), 1 s of faulty cells
 *   ASKING -------------------------> RUNNING --------------------------> FAULTY
 *    |  ^                              |  ^                                  |
 *    |  | timeout()                    +--+  flow.h: stale, lost, back       |
 *    v  |                              ^                                     |
 *   PAUSE  200 ms, at most 5 times;    +---------------- a good sample ------+
 *    |     5 s once refused
 *    |  refuse()
 *    +--> NO_ANSWER or NOT_A_BOARD is told; asked again every 5 s
 *         VERSION is told; final
 *
 * A sample is not used (dropped and counted) when the board says it is saturated or a cell is
 * faulty, when a corner is beyond 1.25 times what a cell carries, and when its number is its
 * predecessor's. Numbers left out are counted as missed. Stamps come from the board's own clock
 * (clock.h).
 *
 * Written to the board: lamp on and off; at the start 100 samples a second when its own rate is
 * not within 50 .. 250. Nothing of it outlives the session, and the zero is ours (tare.h).
 */

enum open_board_driver_state {
    OPEN_BOARD_DRIVER_ASKING,
    OPEN_BOARD_DRIVER_PAUSE,
    OPEN_BOARD_DRIVER_RUNNING,
    OPEN_BOARD_DRIVER_FAULTY,
    OPEN_BOARD_DRIVER_REFUSED, // for good
};

struct open_board_driver {
    enum open_board_driver_state state;
    int64_t state_deadline_us;
    int tries;
    enum input_problem problem; // told; NONE = nothing told
    struct open_board_about about;
    struct open_board_clock clock;
    struct flow flow;
    bool has_sequence;
    uint16_t sequence;
    int64_t newest_us;      // of the events told: they do not run backwards
    int64_t fault_since_us; // DEVICE_NEVER_US = the newest sample was good
    bool button;
    int battery_bars; // told; -1 = not known
    int battery_candidate;
    int64_t battery_since_us;
    uint32_t malformed;
};

/** 4 full .. 0 empty, -1 = not known. */
int open_board_battery_bars(int percent);

/** self is a struct open_board_driver. */
extern const struct device_driver open_board_driver_ops;

#endif
