#ifndef INPUT_DRIVERS_H
#define INPUT_DRIVERS_H

#include "input/device.h"
#include "input/dualsense/driver.h"
#include "input/dualshock4/driver.h"
#include "input/evdev_board/driver.h"
#include "input/hid_port.h"
#include "input/joycon/driver.h"
#include "input/open_board/driver.h"
#include "input/wii_board/driver.h"
#include "input/wii_remote/driver.h"

/** The memory of whichever driver a link has. */
union driver_memory {
    struct wii_board_driver wii_board;
    struct open_board_driver open_board;
    struct evdev_board_driver evdev_board;
    struct wii_remote_driver wii_remote;
    struct joycon_driver joycon;
    struct sony_pad sony;
};

/** The driver of a kind of real device; its self is the member of union driver_memory. */
const struct device_driver *driver_of_kind(enum input_device_kind kind);

/** The same, for the form of it that the node is. */
const struct device_driver *driver_of_node(const struct hid_port_found *node);

#endif
