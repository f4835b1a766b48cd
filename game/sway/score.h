#ifndef GAME_SWAY_SCORE_H
#define GAME_SWAY_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * One trial's sway in numbers, computed after it has ended.
 *
 * Product recipe (Quijoux et al. 2021, sway.md 0.1, 2.5-2.7): drop artefacts, SWARII to 25 Hz,
 * mean removed, zero-phase Butterworth order 4 at 10 Hz, mean removed; durations (N-1)/fs.
 * Published recipe (Santos and Duarte 2016, sway.md 0.5): samples as they are, durations N/fs.
 * Numbers of different recipes or trial lengths are not comparable (sway.md 1.2, 1.14).
 *
 * Allocates while it works, frees before it returns. Any thread.
 */

/** Borrowed arrays of n samples in time order. The caller cuts lead-in and pauses. */
struct sway_series {
    const double *t_s; // never runs backwards
    const double *ml_mm;
    const double *ap_mm;
    size_t n;
};

struct sway_score_settings {
    bool resample;      // purge + SWARII to rate_hz; false = samples as they are, evenly spaced
    double rate_hz;     // used with resample
    double lowpass_hz;  // zero-phase Butterworth, order 4; 0 = none
    bool duration_is_n; // mean velocity over N / fs instead of (N - 1) / fs
    double max_gap_s;   // a longer pause between samples: SWAY_SCORE_GAPS
    double max_missing_share; // of the resampled instants without any sample: SWAY_SCORE_GAPS
};

extern const struct sway_score_settings sway_score_product;
extern const struct sway_score_settings sway_score_published;

enum sway_score_status {
    SWAY_SCORE_OK,
    SWAY_SCORE_TOO_SHORT,      // fewer than 3 samples (after resampling), or no time passed
    SWAY_SCORE_GAPS,           // not good enough: samples are missing
    SWAY_SCORE_NOT_FINITE,     // a time or position is NaN or infinite, or beyond 1e9
    SWAY_SCORE_TIME_BACKWARDS, // t_s is not in order
    SWAY_SCORE_NO_MEMORY,
};

/**
 * A field that cannot be measured is NaN (null in JSON): all of them but sample_count, duration_s,
 * longest_gap_s and missing_share when the status is not OK; frequencies of an axis that does not
 * move, of unevenly spaced samples, F50/F95 of a trial too short for them.
 */
struct sway_score {
    size_t sample_count;  // N that the numbers come from (after resampling)
    double duration_s;    // first to last of these samples
    double rate_hz;       // fs
    double longest_gap_s; // between samples as they came
    double missing_share; // of the resampled instants; 0 without resampling

    double path_mm;            // sway.md 1.2
    double mean_velocity_mm_s; // path / duration by the recipe
    double mean_velocity_ml_mm_s;
    double mean_velocity_ap_mm_s;
    double mean_distance_mm; // from the mean CoP, 1.1
    double rms_ml_mm;        // about the mean, 1/N, 1.1
    double rms_ap_mm;
    double rms_r_mm;    // planar: hypot of both
    double range_ml_mm; // largest - smallest
    double range_ap_mm;
    double area_rate_mm2_s; // sway area per second, 1.3

    double ellipse_mm2;      // 95 % prediction ellipse, F quantile, 1.4 (Chew 1966)
    double ellipse_major_mm; // semi-axes
    double ellipse_minor_mm;
    double ellipse_angle_deg;   // major axis from ML (right) towards AP (front), -90 .. 90
    double ellipse_from_ap_deg; // angle between major axis and AP, 0 .. 90, 1.5 (Quijoux)

    double mean_frequency_hz; // spectral mean, both axes, recipe of the published values, 1.7
    double mean_frequency_ml_hz;
    double mean_frequency_ap_hz;
    double rotational_frequency_hz; // mean velocity / (2 pi mean distance), Prieto, 1.6
    double f50_ml_hz;               // half of the power of 0.15 .. 5 Hz lies below, 1.7 (Quijoux)
    double f50_ap_hz;
    double f95_ml_hz;
    double f95_ap_hz;

    double density_peak_s;           // sway density, radius 3 mm: mean of its peaks, 1.8
    double density_peak_distance_mm; // mean distance between successive peaks
};

/** Fills *score in every case (see there). */
enum sway_score_status sway_score(const struct sway_series *series,
                                  const struct sway_score_settings *settings,
                                  struct sway_score *score);

/** Stable word: "ok", "too_short", "gaps", "not_finite", "time_backwards", "no_memory". */
const char *sway_score_status_code(enum sway_score_status status);

#endif
