#ifndef GAME_MOTION_TREMOR_H
#define GAME_MOTION_TREMOR_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Tremor of a hand: power of its movement between 4 and 12 Hz, in which frequency most of it lies,
 * and its share of all that moves between 1 and 20 Hz (sway.md 6.4). Welch: segments of 2 s, Hann
 * (periodic), half overlapping, each without its mean, one-sided density; axes are added up.
 *
 * Example: a sine of amplitude A at 6 Hz on one axis has a power of A^2 / 2, a peak at 6.0 Hz and
 * a share of 1.
 */
struct motion_tremor {
    double power;   // unit of the values squared; NaN: less than 2 s
    double peak_hz; // 4 .. 12; NaN without power
    double share;   // 0 .. 1; NaN without power in 1 .. 20 Hz
};

/**
 * axes[k] has n values at rate_hz (> 40, so that 20 Hz is seen). false: no memory; all NaN then.
 */
bool motion_tremor(const double *const axes[], size_t axis_count, size_t n, double rate_hz,
                   struct motion_tremor *tremor);

#endif
