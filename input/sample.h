#ifndef INPUT_SAMPLE_H
#define INPUT_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Plain data that leaves input/: what a device measured, when.
 *
 * t_us is CLOCK_MONOTONIC at read() for real devices and the device's own time line for replay
 * and virtual devices. It never runs backwards within one device.
 */

/**
 * Load on the four corners of a balance board, tared, unclamped (a corner may be negative).
 * "Top" is the edge away from the power button, right is the right of a person who stands with
 * the button behind the heels (devices.md 1.6).
 */
struct input_board_sample {
    int64_t t_us;
    double tr_kg;
    double br_kg;
    double tl_kg;
    double bl_kg;
};

/** Sum of the four corners, kg. */
static inline double input_board_sample_load_kg(const struct input_board_sample *sample)
{
    return sample->tr_kg + sample->br_kg + sample->tl_kg + sample->bl_kg;
}

#endif
