#include "input/input.h"

const char *input_kind_code(enum input_device_kind kind)
{
    switch (kind) {
    case INPUT_DEVICE_WII_BOARD:
        return "wii_board";
    case INPUT_DEVICE_REPLAY:
        return "replay";
    case INPUT_DEVICE_VIRTUAL_BOARD:
        return "virtual_board";
    }
    return "unknown";
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
        return "the board's batteries are nearly empty";
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
