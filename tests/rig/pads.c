#include "game/platform/machine_clock.h"
#include "game/platform/window.h"

#include <stdio.h>

/**
 * rig_pads: opens the game's window for three seconds and prints how many pads it then knows. A
 * balance board must not be one of them.
 */

static const int64_t LOOK_US = 3000000;

int main(void)
{
    const struct window_settings settings = {.title = "rig", .width = 320, .height = 180};
    struct window *window;
    char error[256];
    if (!window_open(&settings, &window, error, sizeof error)) {
        fprintf(stderr, "rig_pads: %s\n", error);
        return 1;
    }
    int64_t until_us = machine_clock_mono_us() + LOOK_US;
    struct ui_event event;
    while (machine_clock_mono_us() < until_us)
        window_poll(window, 20, &event);
    printf("pads %d\n", window_pads(window));
    window_close(window);
    return 0;
}
