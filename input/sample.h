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
 * Load on the four corners of a balance board, tared, unclamped (a corner may be negative), with
 * the precision of a float (a few milligrams; cells are noisy by tens of grams): what the store
 * and a recording keep of a sample is then all of it, bit for bit.
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

/**
 * What a controller in the hand measured. x to the right, y out of its face (up, when it lies on
 * a table), z toward the person who holds it; turning is positive anticlockwise as seen from the
 * axis' arrow head.
 *
 * t_us is when it was measured, on the clock of read(): a controller that has a clock of its own
 * or packs several samples into one report has them at their true distance, not at arrival.
 * Values have the precision of a float, as a board's.
 */
struct input_motion_sample {
    int64_t t_us;
    double accel_g[3];    // x y z; specific force: at rest 1 g upward
    double gyro_deg_s[3]; // x y z; zero taken at rest; 0 0 0 without a gyroscope
    bool has_gyro;        // a Wii Remote has one only with MotionPlus
};

/** Sum of the four corners, kg. */
static inline double input_board_sample_load_kg(const struct input_board_sample *sample)
{
    return sample->tr_kg + sample->br_kg + sample->tl_kg + sample->bl_kg;
}

#endif
