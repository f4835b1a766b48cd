#ifndef GAME_MOTION_SMOOTHNESS_H
#define GAME_MOTION_SMOOTHNESS_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Smoothness of one movement from its speed profile; both are less negative the smoother it is
 * (sway.md 7.2). For single strokes from rest to rest, not for a whole page.
 *
 *                                               SPARC      LDLJ
 *   minimum jerk, 30 t^2 (1-t)^2, 1 s, 100 Hz   -1.4058    -5.2241
 *   three of them (1, .7, .5) back to back      -2.2621    -9.1459
 */

/** Longest profile taken, so that a broken clock cannot ask for gigabytes. */
#define MOTION_SMOOTHNESS_MAX_N 65536

/**
 * Spectral arc length (Balasubramanian et al. 2015): length of the curve of the spectrum, scaled
 * to its peak, from 0 Hz to the last frequency up to 10 Hz that reaches 5 % of it; padded to
 * 2^(ceil(log2 n) + 4). Nearly independent of the rate. false: n < 3 or too many, a value that is
 * not finite, no movement, no memory.
 */
bool motion_sparc(const double *speed, size_t n, double rate_hz, double *sparc);

/**
 * Log dimensionless jerk: -ln(D^3 / v_peak^2 * sum of (second difference of v)^2 dt), D = n / rate.
 * Noise makes it worse quickly: low-pass the position at 10 - 12 Hz first. false: as above, but for
 * memory, or no jerk at all.
 */
bool motion_ldlj(const double *speed, size_t n, double rate_hz, double *ldlj);

#endif
