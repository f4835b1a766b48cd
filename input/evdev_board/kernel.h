#ifndef INPUT_EVDEV_BOARD_KERNEL_H
#define INPUT_EVDEV_BOARD_KERNEL_H

#include <stdbool.h>
#include <stdint.h>

/**
 * What the kernel says on an event node, for files that include input/input.h: linux/input.h has
 * a struct input_event of its own, so kernel.c alone includes it.
 */

/** As read() on an event node gives it. */
struct evdev_board_event {
    unsigned long time[2];
    uint16_t type; // EV_ABS ... of linux/input-event-codes.h
    uint16_t code;
    int32_t value;
};

/** The board's state as the kernel keeps it. */
struct evdev_board_state {
    int32_t steps[4]; // TR BR TL BL, 10 g
    bool button;
};

/** false = fd is no event node of a board, or the board is gone. */
bool evdev_board_kernel_state(int fd, struct evdev_board_state *state);

#endif
