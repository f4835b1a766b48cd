#include "game/sway/score.h"

#include <math.h>

#include "game/sway/density.h"
#include "game/sway/ellipse.h"
#include "game/sway/path.h"
#include "game/sway/pipeline.h"
#include "game/sway/spectrum.h"

static const double pi = 3.14159265358979323846;
static const double not_measured = (double)NAN;
static const double quijoux_segment_s = 10.0;
static const double band_low_hz = 0.15;
static const double band_high_hz = 5.0;

const struct sway_score_settings sway_score_product = {
    .resample = true,
    .rate_hz = 25.0,
    .lowpass_hz = 10.0,
    .duration_is_n = false,
    .max_gap_s = 0.25,
    .max_missing_share = 0.05,
};

const struct sway_score_settings sway_score_published = {
    .resample = false,
    .lowpass_hz = 0.0,
    .duration_is_n = true,
    .max_gap_s = 0.25,
    .max_missing_share = 0.05,
};

static void forget_all(struct sway_score *score)
{
    *score = (struct sway_score){
        .rate_hz = not_measured,
        .path_mm = not_measured,
        .mean_velocity_mm_s = not_measured,
        .mean_velocity_ml_mm_s = not_measured,
        .mean_velocity_ap_mm_s = not_measured,
        .mean_distance_mm = not_measured,
        .rms_ml_mm = not_measured,
        .rms_ap_mm = not_measured,
        .rms_r_mm = not_measured,
        .range_ml_mm = not_measured,
        .range_ap_mm = not_measured,
        .area_rate_mm2_s = not_measured,
        .ellipse_mm2 = not_measured,
        .ellipse_major_mm = not_measured,
        .ellipse_minor_mm = not_measured,
        .ellipse_angle_deg = not_measured,
        .ellipse_from_ap_deg = not_measured,
        .mean_frequency_hz = not_measured,
        .mean_frequency_ml_hz = not_measured,
        .mean_frequency_ap_hz = not_measured,
        .rotational_frequency_hz = not_measured,
        .f50_ml_hz = not_measured,
        .f50_ap_hz = not_measured,
        .f95_ml_hz = not_measured,
        .f95_ap_hz = not_measured,
        .density_peak_s = not_measured,
        .density_peak_distance_mm = not_measured,
    };
}

static double range_of(const double *values, size_t n)
{
    double low = values[0], high = values[0];
    for (size_t i = 1; i < n; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    return high - low;
}

static void measure_distances(const struct sway_pipeline *pipeline, struct sway_score *score)
{
    const double count = (double)pipeline->n;
    double ml_ml = 0.0, ap_ap = 0.0, distance = 0.0;
    for (size_t i = 0; i < pipeline->n; i++) {
        const double ml = pipeline->ml_mm[i], ap = pipeline->ap_mm[i];
        ml_ml += ml * ml;
        ap_ap += ap * ap;
        distance += hypot(ml, ap);
    }
    score->mean_distance_mm = distance / count;
    score->rms_ml_mm = sqrt(ml_ml / count);
    score->rms_ap_mm = sqrt(ap_ap / count);
    score->rms_r_mm = hypot(score->rms_ml_mm, score->rms_ap_mm);
    score->range_ml_mm = range_of(pipeline->ml_mm, pipeline->n);
    score->range_ap_mm = range_of(pipeline->ap_mm, pipeline->n);
}

static void measure_path(const struct sway_score_settings *settings,
                         const struct sway_pipeline *pipeline, struct sway_score *score)
{
    const struct sway_path path = sway_path_of(pipeline->ml_mm, pipeline->ap_mm, pipeline->n);
    const double samples = (double)(settings->duration_is_n ? pipeline->n : pipeline->n - 1);
    const double duration_s = samples / pipeline->rate_hz;
    score->path_mm = path.length_mm;
    score->mean_velocity_mm_s = path.length_mm / duration_s;
    score->mean_velocity_ml_mm_s = path.length_ml_mm / duration_s;
    score->mean_velocity_ap_mm_s = path.length_ap_mm / duration_s;
    score->area_rate_mm2_s = path.swept_mm2 / duration_s;
    if (score->mean_distance_mm > 0.0)
        score->rotational_frequency_hz =
            score->mean_velocity_mm_s / (2.0 * pi * score->mean_distance_mm);
}

static void measure_ellipse(const struct sway_pipeline *pipeline, struct sway_score *score)
{
    struct sway_ellipse ellipse;
    if (!sway_ellipse_fit(pipeline->ml_mm, pipeline->ap_mm, pipeline->n, &ellipse))
        return;
    score->ellipse_mm2 = ellipse.area_mm2;
    score->ellipse_major_mm = ellipse.major_mm;
    score->ellipse_minor_mm = ellipse.minor_mm;
    if (ellipse.major_mm > 0.0) {
        score->ellipse_angle_deg = ellipse.angle_deg;
        score->ellipse_from_ap_deg = 90.0 - fabs(ellipse.angle_deg);
    }
}

struct axis_spectrum {
    double sum;
    double mean_hz;
    double f50_hz;
    double f95_hz;
};

static bool measure_axis(const double *values_mm, size_t n, double rate_hz,
                         struct axis_spectrum *axis)
{
    *axis = (struct axis_spectrum){
        .mean_hz = not_measured, .f50_hz = not_measured, .f95_hz = not_measured};
    struct sway_spectrum spectrum;
    struct sway_spectrum_settings welch = {rate_hz, n / 2, n / 2, SWAY_DETREND_MEAN};
    if (welch.segment_n < 2)
        return true;
    if (!sway_spectrum_init(&spectrum, values_mm, n, &welch))
        return false;
    axis->sum = sway_spectrum_sum(&spectrum);
    axis->mean_hz = sway_spectrum_mean_hz(&spectrum);
    sway_spectrum_finish(&spectrum);

    const double segment_n = floor(quijoux_segment_s * rate_hz + 1e-6);
    if (segment_n > (double)n || rate_hz < 2.0 * band_high_hz)
        return true;
    welch = (struct sway_spectrum_settings){rate_hz, (size_t)segment_n, n, SWAY_DETREND_LINE};
    if (!sway_spectrum_init(&spectrum, values_mm, n, &welch))
        return false;
    axis->f50_hz = sway_spectrum_percentile_hz(&spectrum, band_low_hz, band_high_hz, 0.50);
    axis->f95_hz = sway_spectrum_percentile_hz(&spectrum, band_low_hz, band_high_hz, 0.95);
    sway_spectrum_finish(&spectrum);
    return true;
}

static bool measure_spectrum(const struct sway_pipeline *pipeline, struct sway_score *score)
{
    if (!pipeline->even)
        return true;
    struct axis_spectrum ml, ap;
    if (!measure_axis(pipeline->ml_mm, pipeline->n, pipeline->rate_hz, &ml) ||
        !measure_axis(pipeline->ap_mm, pipeline->n, pipeline->rate_hz, &ap))
        return false;
    score->mean_frequency_ml_hz = ml.mean_hz;
    score->mean_frequency_ap_hz = ap.mean_hz;
    // An axis that does not move has no frequency and no weight.
    const double weighted =
        (ml.sum > 0.0 ? ml.mean_hz * ml.sum : 0.0) + (ap.sum > 0.0 ? ap.mean_hz * ap.sum : 0.0);
    if (ml.sum + ap.sum > 0.0)
        score->mean_frequency_hz = weighted / (ml.sum + ap.sum);
    score->f50_ml_hz = ml.f50_hz;
    score->f50_ap_hz = ap.f50_hz;
    score->f95_ml_hz = ml.f95_hz;
    score->f95_ap_hz = ap.f95_hz;
    return true;
}

static enum sway_score_status measure(const struct sway_score_settings *settings,
                                      const struct sway_pipeline *pipeline,
                                      struct sway_score *score)
{
    score->rate_hz = pipeline->rate_hz;
    measure_distances(pipeline, score);
    measure_path(settings, pipeline, score);
    measure_ellipse(pipeline, score);
    if (!measure_spectrum(pipeline, score))
        return SWAY_SCORE_NO_MEMORY;
    struct sway_density density;
    if (pipeline->even && sway_density_of(pipeline->ml_mm, pipeline->ap_mm, pipeline->n,
                                          pipeline->rate_hz, &density)) {
        score->density_peak_s = density.peak_s;
        score->density_peak_distance_mm = density.peak_distance_mm;
    }
    return SWAY_SCORE_OK;
}

enum sway_score_status sway_score(const struct sway_series *series,
                                  const struct sway_score_settings *settings,
                                  struct sway_score *score)
{
    struct sway_pipeline pipeline;
    forget_all(score);
    enum sway_score_status status = sway_pipeline_init(&pipeline, series, settings, score);
    if (status == SWAY_SCORE_OK)
        status = measure(settings, &pipeline, score);
    sway_pipeline_finish(&pipeline);
    return status;
}

const char *sway_score_status_code(enum sway_score_status status)
{
    switch (status) {
    case SWAY_SCORE_OK:
        return "ok";
    case SWAY_SCORE_TOO_SHORT:
        return "too_short";
    case SWAY_SCORE_GAPS:
        return "gaps";
    case SWAY_SCORE_NOT_FINITE:
        return "not_finite";
    case SWAY_SCORE_TIME_BACKWARDS:
        return "time_backwards";
    case SWAY_SCORE_NO_MEMORY:
        return "no_memory";
    }
    return "unknown";
}
