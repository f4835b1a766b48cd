#ifndef GAME_SWAY_ZERO_PHASE_H
#define GAME_SWAY_ZERO_PHASE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Butterworth low-pass of order 4, run forward and backward: no delay, gain 1/2 (-6 dB) at the
 * cut-off (sway.md 2.6). Ends are continued by odd reflection of SWAY_ZERO_PHASE_PAD samples and
 * the filter starts settled on the first of them; other ways give other values near the ends.
 */

/** 3 x (order + 1). */
#define SWAY_ZERO_PHASE_PAD 15

/**
 * Filters n values in place. cutoff_hz in 0 .. rate_hz / 2, exclusive.
 * false: n <= SWAY_ZERO_PHASE_PAD or no memory; values are as they were.
 */
bool sway_zero_phase_filter(double *values, size_t n, double cutoff_hz, double rate_hz);

#endif
