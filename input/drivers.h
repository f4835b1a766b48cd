#ifndef INPUT_DRIVERS_H
#define INPUT_DRIVERS_H

#include "input/device.h"
#include "input/evdev_board/driver.h"
#include "input/open_board/driver.h"
#include "input/wii_board/driver.h"

/** The memory of whichever driver a link has. */
union driver_memory {
    struct wii_board_driver wii_board;
    struct open_board_driver open_board;
    struct evdev_board_driver evdev_board;
};

/** The driver of a kind of real device; its self is the member of union driver_memory. */
const struct device_driver *driver_of_kind(enum input_device_kind kind);

#endif
