#ifndef INPUT_EVDEV_BOARD_DRIVER_H
#define INPUT_EVDEV_BOARD_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/flow.h"
#include "input/wii_board/filter.h"

/**
 * A Wii board as the kernel's hid-wiimote shows it: the way that is left when the board's own
 * node may not be opened (devices.md 2.3). Pure; the bytes are struct input_event of
 * linux/input.h as read() on an event node gives them, any number of whole ones at a time.
 *
 *   EV_ABS  ABS_HAT0X TR, ABS_HAT0Y BR, ABS_HAT1X TL, ABS_HAT1Y BL: 10 g, from the factory's
 *           zero, cut off at 0; only what has changed comes
 *   EV_KEY  BTN_A: the front button
 *   EV_SYN  SYN_REPORT: the state holds now, a sample.
 *           SYN_DROPPED: what follows up to the next SYN_REPORT is to be forgotten
 *
 * What it costs: an old board's cells that read below zero are cut off, single corners of a
 * board on an uneven floor are wrong by that, there is no battery and no calibration. Therefore
 * it is told as INPUT_PROBLEM_CLAMPED while it works.
 *
 * Nothing comes while nothing changes. A loaded board always changes (cells are noisy by 3 to 4
 * steps), so silence is stale and lost as for other devices; but a board whose four cells read
 * 0 is silent by rights: its state is told again every 100 ms.
 */
struct evdev_board_driver {
    int32_t steps[4]; // TR BR TL BL, 10 g each
    bool button;      // as in the events
    bool button_told;
    bool forgetting; // between SYN_DROPPED and SYN_REPORT
    int64_t told_us; // the newest loads
    struct flow flow;
    struct wii_board_filter filter;
    uint32_t malformed;
};

/** self is a struct evdev_board_driver. Never writes. */
extern const struct device_driver evdev_board_driver_ops;

#endif
