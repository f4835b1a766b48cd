#ifndef GAME_SWAY_DENSITY_H
#define GAME_SWAY_DENSITY_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Sway density (Baratto, radius 3 mm, sway.md 1.8): how long the CoP stays near each of its points,
 * from the first to the last sample of the stay. Peaks are the moments of rest; how long they last
 * and how far one is from the next are reported. Both are NaN without a peak; one peak alone has
 * no distance.
 */
struct sway_density {
    double peak_s;           // mean height of the peaks
    double peak_distance_mm; // mean distance between successive peaks
};

/**
 * false: fewer than 16 samples, 5 Hz or less, or no memory. A stay longer than 60 s each way counts
 * as 60 s.
 */
bool sway_density_of(const double *ml_mm, const double *ap_mm, size_t n, double rate_hz,
                     struct sway_density *density);

#endif
