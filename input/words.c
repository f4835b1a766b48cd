#include "input/input.h"

const char *input_kind_code(enum input_device_kind kind)
{
    switch (kind) {
    case INPUT_DEVICE_WII_BOARD:
        return "wii_board";
    case INPUT_DEVICE_OPEN_BOARD:
        return "open_board";
    case INPUT_DEVICE_EVDEV_BOARD:
        return "evdev_board";
    case INPUT_DEVICE_WII_REMOTE:
        return "wii_remote";
    case INPUT_DEVICE_JOYCON_LEFT:
        return "joycon_left";
    case INPUT_DEVICE_JOYCON_RIGHT:
        return "joycon_right";
    case INPUT_DEVICE_SWITCH_PRO:
        return "switch_pro";
    case INPUT_DEVICE_DUALSHOCK4:
        return "dualshock4";
    case INPUT_DEVICE_DUALSENSE:
        return "dualsense";
    case INPUT_DEVICE_REPLAY:
        return "replay";
    case INPUT_DEVICE_VIRTUAL_BOARD:
        return "virtual_board";
    case INPUT_DEVICE_VIRTUAL_CONTROLLER:
        return "virtual_controller";
    }
    return "unknown";
}

const char *input_kind_name(enum input_device_kind kind)
{
    switch (kind) {
    case INPUT_DEVICE_WII_REMOTE:
        return "Wii Remote";
    case INPUT_DEVICE_JOYCON_LEFT:
        return "Joy-Con (L)";
    case INPUT_DEVICE_JOYCON_RIGHT:
        return "Joy-Con (R)";
    case INPUT_DEVICE_SWITCH_PRO:
        return "Pro Controller";
    case INPUT_DEVICE_DUALSHOCK4:
        return "DualShock 4";
    case INPUT_DEVICE_DUALSENSE:
        return "DualSense";
    case INPUT_DEVICE_VIRTUAL_CONTROLLER:
        return "Controller";
    default:
        return "Balance board";
    }
}

bool input_kind_is_motion(enum input_device_kind kind)
{
    switch (kind) {
    case INPUT_DEVICE_WII_REMOTE:
    case INPUT_DEVICE_JOYCON_LEFT:
    case INPUT_DEVICE_JOYCON_RIGHT:
    case INPUT_DEVICE_SWITCH_PRO:
    case INPUT_DEVICE_DUALSHOCK4:
    case INPUT_DEVICE_DUALSENSE:
    case INPUT_DEVICE_VIRTUAL_CONTROLLER:
        return true;
    default:
        return false;
    }
}

const char *input_problem_code(enum input_problem problem)
{
    switch (problem) {
    case INPUT_PROBLEM_NONE:
        return "none";
    case INPUT_PROBLEM_PERMISSION:
        return "permission";
    case INPUT_PROBLEM_OPEN:
        return "open";
    case INPUT_PROBLEM_NO_ANSWER:
        return "no_answer";
    case INPUT_PROBLEM_NOT_A_BOARD:
        return "not_a_board";
    case INPUT_PROBLEM_CALIBRATION:
        return "calibration";
    case INPUT_PROBLEM_BATTERY_EMPTY:
        return "battery_empty";
    case INPUT_PROBLEM_VERSION:
        return "version";
    case INPUT_PROBLEM_CELL:
        return "cell";
    case INPUT_PROBLEM_CLAMPED:
        return "clamped";
    case INPUT_PROBLEM_NO_MOTION:
        return "no_motion";
    case INPUT_PROBLEM_CELL_STUCK:
        return "cell_stuck";
    }
    return "unknown";
}

const char *input_problem_text(enum input_problem problem)
{
    switch (problem) {
    case INPUT_PROBLEM_NONE:
        return "";
    case INPUT_PROBLEM_PERMISSION:
        return "no permission: copy assets/udev/70-evenkeel.rules to /etc/udev/rules.d, then "
               "press the board's button again";
    case INPUT_PROBLEM_OPEN:
        return "the board is there but cannot be opened: press its button again";
    case INPUT_PROBLEM_NO_ANSWER:
        return "the board does not answer: press its button again, check its batteries";
    case INPUT_PROBLEM_NOT_A_BOARD:
        return "this is not a balance board";
    case INPUT_PROBLEM_CALIBRATION:
        return "the board's factory calibration cannot be read: take the batteries out for a "
               "moment";
    case INPUT_PROBLEM_BATTERY_EMPTY:
        return "the batteries are nearly empty";
    case INPUT_PROBLEM_NO_MOTION:
        return "the controller sends no movement: press its button; its kernel driver "
               "(hid-nintendo, hid-playstation, hid-sony) must be there";
    case INPUT_PROBLEM_CELL_STUCK:
        return "one corner of the board does not move: take the batteries out for a moment";
    case INPUT_PROBLEM_VERSION:
        return "this board speaks a newer language than this program: bring the program up to date";
    case INPUT_PROBLEM_CELL:
        return "a load cell of this board is broken or not connected: look at its plugs";
    case INPUT_PROBLEM_CLAMPED:
        return "no permission for the board's own node: it is read through the kernel's driver, "
               "which cuts loads off at zero and knows no battery; for exact loads copy "
               "assets/udev/70-evenkeel.rules to /etc/udev/rules.d, then press the board's button "
               "again";
    }
    return "";
}

const char *input_state_code(enum input_device_state state)
{
    switch (state) {
    case INPUT_STATE_CONNECTING:
        return "connecting";
    case INPUT_STATE_READY:
        return "ready";
    case INPUT_STATE_STALE:
        return "stale";
    case INPUT_STATE_LOST:
        return "lost";
    case INPUT_STATE_REFUSED:
        return "refused";
    case INPUT_STATE_ENDED:
        return "ended";
    }
    return "unknown";
}
