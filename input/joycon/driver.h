#ifndef INPUT_JOYCON_DRIVER_H
#define INPUT_JOYCON_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/motion_clock.h"
#include "input/motion_flow.h"

/**
 * The driver of Joy-Con, Switch Pro Controller and the two halves in a charging grip. Pure, like
 * all drivers (device.h).
 *
 * The kernel's hid-nintendo has switched motion on; a second writer may break its pairing of
 * replies or the link itself (devices.md 3.2). So this one only reads the calibration: after an
 * input report, one read at a time, at least 50 ms apart, each tried up to four times. Without a
 * reply the nominal values do.
 *
 *   start()
 *     |
 *     v      a grip only: left or right half?
 *   SIDE ----------------> USER --------------------> FACTORY -------------------> RUN
 *          on_side()         | on_user(): no magic,       on_factory()              ^
 *                            | not plausible                                        |
 *                            +------------- magic, plausible -----------------------+
 *     |                      |                            |     give_up(): the first
 *     +----------------------+----------------------------+---- that is never answered
 *
 * The controller has no clock that can be trusted: the three samples of a report are spread over
 * the reports' mean distance, as the kernel does.
 */

enum joycon_state {
    JOYCON_SIDE,
    JOYCON_USER,
    JOYCON_FACTORY,
    JOYCON_RUN,
};

/** The reports' mean distance, and a clock that ticks by it. */
struct joycon_pace {
    int64_t mean_us;
    int64_t sum_us;
    int count;
    int window; // reports the next mean is taken over
    int64_t read_us;
    int64_t sensor_us;
    int64_t told_us; // time of the newest sample
};

struct joycon_driver {
    enum input_device_kind kind;
    enum joycon_state state;
    bool waiting; // for a reply
    int tries;
    int64_t asked_us;
    uint8_t counter;
    struct motion_scale scale;
    struct joycon_pace pace;
    struct motion_clock clock;
    struct motion_flow flow;
};

/** self is a struct joycon_driver. */
extern const struct device_driver joycon_left_driver_ops;  // 057E:2006
extern const struct device_driver joycon_right_driver_ops; // 057E:2007
extern const struct device_driver switch_pro_driver_ops;   // 057E:2009
extern const struct device_driver joycon_grip_driver_ops;  // 057E:200E, one node a half

#endif
