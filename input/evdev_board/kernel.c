#include "input/evdev_board/kernel.h"

#include <linux/input.h>

#include <stddef.h>
#include <sys/ioctl.h>

_Static_assert(sizeof(struct evdev_board_event) == sizeof(struct input_event) &&
                   offsetof(struct evdev_board_event, type) == offsetof(struct input_event, type) &&
                   offsetof(struct evdev_board_event, code) == offsetof(struct input_event, code) &&
                   offsetof(struct evdev_board_event, value) == offsetof(struct input_event, value),
               "the kernel's event has changed its layout");

bool evdev_board_kernel_state(int fd, struct evdev_board_state *state)
{
    static const unsigned axes[4] = {ABS_HAT0X, ABS_HAT0Y, ABS_HAT1X, ABS_HAT1Y};
    uint8_t keys[KEY_MAX / 8 + 1] = {0};
    for (int i = 0; i < 4; i++) {
        struct input_absinfo info;
        if (ioctl(fd, EVIOCGABS(axes[i]), &info) < 0)
            return false;
        state->steps[i] = info.value;
    }
    if (ioctl(fd, EVIOCGKEY(sizeof keys), keys) < 0)
        return false;
    state->button = (keys[BTN_A / 8] >> BTN_A % 8 & 1) != 0;
    return true;
}
