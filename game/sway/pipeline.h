#ifndef GAME_SWAY_PIPELINE_H
#define GAME_SWAY_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "game/sway/score.h"
#include "game/sway/swarii.h"

/**
 * From samples as they came to what sway_score() measures: checked, purged, resampled, filtered,
 * mean removed (sway.md 1.0, 2.5, 2.6). For sway_score() only.
 */
struct sway_pipeline {
    struct sway_timed_point *points; // what is kept of the samples
    size_t point_count;
    double *ml_mm; // what is measured; mean removed
    double *ap_mm;
    size_t n;
    double rate_hz;
    bool even; // evenly spaced: frequencies have a meaning
};

/**
 * Fills the pipeline and the score's sample_count, duration_s, longest_gap_s and missing_share.
 * sway_pipeline_finish() is due whatever comes back.
 */
enum sway_score_status sway_pipeline_init(struct sway_pipeline *pipeline,
                                          const struct sway_series *series,
                                          const struct sway_score_settings *settings,
                                          struct sway_score *score);
void sway_pipeline_finish(struct sway_pipeline *pipeline);

#endif
