#include "game/sway/pipeline.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "game/sway/mean.h"
#include "game/sway/zero_phase.h"

static const double largest_value = 1e9;
static const double uneven_share = 0.1; // an interval this far from the mean: not evenly spaced

static bool is_usable(double value)
{
    return isfinite(value) && fabs(value) <= largest_value;
}

static enum sway_score_status take_points(const struct sway_series *series,
                                          struct sway_pipeline *pipeline)
{
    if (series->n < 3)
        return SWAY_SCORE_TOO_SHORT;
    pipeline->points = calloc(series->n, sizeof *pipeline->points);
    if (!pipeline->points)
        return SWAY_SCORE_NO_MEMORY;
    for (size_t i = 0; i < series->n; i++) {
        if (!is_usable(series->t_s[i]) || !is_usable(series->ml_mm[i]) ||
            !is_usable(series->ap_mm[i]))
            return SWAY_SCORE_NOT_FINITE;
        if (i > 0 && series->t_s[i] < series->t_s[i - 1])
            return SWAY_SCORE_TIME_BACKWARDS;
        pipeline->points[i] =
            (struct sway_timed_point){series->t_s[i], series->ml_mm[i], series->ap_mm[i]};
    }
    pipeline->point_count = series->n;
    return SWAY_SCORE_OK;
}

// Judges the spacing of the kept points: duration, longest gap, even or not.
static enum sway_score_status judge_spacing(const struct sway_score_settings *settings,
                                            struct sway_pipeline *pipeline,
                                            struct sway_score *score)
{
    const struct sway_timed_point *points = pipeline->points;
    const size_t n = pipeline->point_count;
    if (n < 3 || !(points[n - 1].t_s > points[0].t_s))
        return SWAY_SCORE_TOO_SHORT;
    score->sample_count = n;
    score->duration_s = points[n - 1].t_s - points[0].t_s;
    double shortest_s = DBL_MAX;
    for (size_t i = 1; i < n; i++) {
        const double interval_s = points[i].t_s - points[i - 1].t_s;
        score->longest_gap_s = fmax(score->longest_gap_s, interval_s);
        shortest_s = fmin(shortest_s, interval_s);
    }
    pipeline->rate_hz = (double)(n - 1) / score->duration_s;
    pipeline->even = shortest_s * pipeline->rate_hz >= 1.0 - uneven_share &&
                     score->longest_gap_s * pipeline->rate_hz <= 1.0 + uneven_share;
    // Evenly spaced samples have no gap, however slow they come.
    const bool gap = score->longest_gap_s > settings->max_gap_s;
    return gap && (settings->resample || !pipeline->even) ? SWAY_SCORE_GAPS : SWAY_SCORE_OK;
}

static bool allocate_axes(struct sway_pipeline *pipeline)
{
    pipeline->ml_mm = calloc(pipeline->n, sizeof *pipeline->ml_mm);
    pipeline->ap_mm = calloc(pipeline->n, sizeof *pipeline->ap_mm);
    return pipeline->ml_mm && pipeline->ap_mm;
}

static enum sway_score_status copy_axes(struct sway_pipeline *pipeline)
{
    pipeline->n = pipeline->point_count;
    if (!allocate_axes(pipeline))
        return SWAY_SCORE_NO_MEMORY;
    for (size_t i = 0; i < pipeline->n; i++) {
        pipeline->ml_mm[i] = pipeline->points[i].ml_mm;
        pipeline->ap_mm[i] = pipeline->points[i].ap_mm;
    }
    return SWAY_SCORE_OK;
}

static enum sway_score_status resample_axes(const struct sway_score_settings *settings,
                                            struct sway_pipeline *pipeline,
                                            struct sway_score *score)
{
    pipeline->rate_hz = settings->rate_hz;
    pipeline->even = true;
    pipeline->n = sway_swarii_count(pipeline->points, pipeline->point_count, pipeline->rate_hz);
    if (!allocate_axes(pipeline))
        return SWAY_SCORE_NO_MEMORY;
    const size_t missing =
        sway_swarii_resample(pipeline->points, pipeline->point_count, pipeline->rate_hz,
                             pipeline->ml_mm, pipeline->ap_mm);
    score->missing_share = (double)missing / (double)pipeline->n;
    score->sample_count = pipeline->n;
    score->duration_s = (double)(pipeline->n - 1) / pipeline->rate_hz;
    return score->missing_share > settings->max_missing_share ? SWAY_SCORE_GAPS : SWAY_SCORE_OK;
}

static enum sway_score_status filter_axes(const struct sway_score_settings *settings,
                                          struct sway_pipeline *pipeline)
{
    if (pipeline->n < 3)
        return SWAY_SCORE_TOO_SHORT;
    sway_mean_remove(pipeline->ml_mm, pipeline->n);
    sway_mean_remove(pipeline->ap_mm, pipeline->n);
    if (!(settings->lowpass_hz > 0.0) || settings->lowpass_hz >= pipeline->rate_hz / 2.0)
        return SWAY_SCORE_OK;
    if (pipeline->n <= SWAY_ZERO_PHASE_PAD)
        return SWAY_SCORE_TOO_SHORT;
    if (!sway_zero_phase_filter(pipeline->ml_mm, pipeline->n, settings->lowpass_hz,
                                pipeline->rate_hz) ||
        !sway_zero_phase_filter(pipeline->ap_mm, pipeline->n, settings->lowpass_hz,
                                pipeline->rate_hz))
        return SWAY_SCORE_NO_MEMORY;
    sway_mean_remove(pipeline->ml_mm, pipeline->n);
    sway_mean_remove(pipeline->ap_mm, pipeline->n);
    return SWAY_SCORE_OK;
}

enum sway_score_status sway_pipeline_init(struct sway_pipeline *pipeline,
                                          const struct sway_series *series,
                                          const struct sway_score_settings *settings,
                                          struct sway_score *score)
{
    *pipeline = (struct sway_pipeline){0};
    enum sway_score_status status = take_points(series, pipeline);
    if (status != SWAY_SCORE_OK)
        return status;
    if (settings->resample)
        pipeline->point_count = sway_swarii_purge(pipeline->points, pipeline->point_count);
    status = judge_spacing(settings, pipeline, score);
    if (status != SWAY_SCORE_OK)
        return status;
    status = settings->resample ? resample_axes(settings, pipeline, score) : copy_axes(pipeline);
    return status == SWAY_SCORE_OK ? filter_axes(settings, pipeline) : status;
}

void sway_pipeline_finish(struct sway_pipeline *pipeline)
{
    free(pipeline->ap_mm);
    free(pipeline->ml_mm);
    free(pipeline->points);
}
