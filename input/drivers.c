#include "input/drivers.h"

const struct device_driver *driver_of_kind(enum input_device_kind kind)
{
    switch (kind) {
    case INPUT_DEVICE_WII_BOARD:
        return &wii_board_driver_ops;
    case INPUT_DEVICE_OPEN_BOARD:
        return &open_board_driver_ops;
    case INPUT_DEVICE_EVDEV_BOARD:
        return &evdev_board_driver_ops;
    case INPUT_DEVICE_WII_REMOTE:
    case INPUT_DEVICE_JOYCON_LEFT:
    case INPUT_DEVICE_JOYCON_RIGHT:
    case INPUT_DEVICE_SWITCH_PRO:
    case INPUT_DEVICE_DUALSHOCK4:
    case INPUT_DEVICE_DUALSENSE:
    case INPUT_DEVICE_REPLAY:
    case INPUT_DEVICE_VIRTUAL_BOARD:
        break;
    }
    return NULL; // advanced devices have none
}
