#ifndef GAME_SWAY_SPECTRUM_H
#define GAME_SWAY_SPECTRUM_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Power spectrum of one axis by Welch's method: Hann windows (periodic) that overlap by half, each
 * detrended, one-sided density (sway.md 1.7). Two recipes are in use and give other numbers:
 *
 *   published  half the trial, mean taken away                     -> mean frequency
 *   Quijoux    10 s, straight line taken away, zero-padded to the
 *              trial's length, 0.15 .. 5 Hz                        -> F50, F95
 *
 * The transform is kissfft's complex one in float (its real one refuses odd lengths): figures are
 * good to about 1e-8. A length with a prime factor over 1000, for which it would take quadratic
 * time, is replaced by the next shorter (segment) or longer (transform) one without.
 */
enum sway_detrend {
    SWAY_DETREND_MEAN,
    SWAY_DETREND_LINE,
};

struct sway_spectrum_settings {
    double rate_hz;
    size_t segment_n; // 2 <= segment_n <= n
    size_t fft_n;     // >= segment_n
    enum sway_detrend detrend;
};

struct sway_spectrum {
    double *power; // mm2 / Hz, bin i is at i * df_hz
    size_t bins;
    double df_hz;
};

/** false: no memory; nothing to finish then. Otherwise sway_spectrum_finish() frees the bins. */
bool sway_spectrum_init(struct sway_spectrum *spectrum, const double *values_mm, size_t n,
                        const struct sway_spectrum_settings *settings);
void sway_spectrum_finish(struct sway_spectrum *spectrum);

/** Plain sum of all bins. */
double sway_spectrum_sum(const struct sway_spectrum *spectrum);

/** trapz(f P) / trapz(P), 0 Hz included. NaN without power. */
double sway_spectrum_mean_hz(const struct sway_spectrum *spectrum);

/** Smallest bin in [low_hz, high_hz] up to which `share` of the band's power lies. NaN: no power */
double sway_spectrum_percentile_hz(const struct sway_spectrum *spectrum, double low_hz,
                                   double high_hz, double share);

#endif
