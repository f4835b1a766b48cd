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
        return &wii_remote_driver_ops;
    case INPUT_DEVICE_JOYCON_LEFT:
        return &joycon_left_driver_ops;
    case INPUT_DEVICE_JOYCON_RIGHT:
        return &joycon_right_driver_ops;
    case INPUT_DEVICE_SWITCH_PRO:
        return &switch_pro_driver_ops;
    case INPUT_DEVICE_DUALSHOCK4:
        return &dualshock4_driver_ops;
    case INPUT_DEVICE_DUALSENSE:
        return &dualsense_driver_ops;
    case INPUT_DEVICE_REPLAY:
    case INPUT_DEVICE_VIRTUAL_BOARD:
    case INPUT_DEVICE_VIRTUAL_CONTROLLER:
        break;
    }
    return NULL; // advanced devices have none
}

const struct device_driver *driver_of_node(const struct hid_port_found *node)
{
    switch (node->form) {
    case HID_PORT_FORM_GRIP:
        return &joycon_grip_driver_ops;
    case HID_PORT_FORM_DONGLE:
        return &dualshock4_dongle_driver_ops;
    case HID_PORT_FORM_PLAIN:
        break;
    }
    return driver_of_kind(node->kind);
}
