#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "game/sway/ellipse.h"
#include "game/sway/score.h"

static const double pi = 3.14159265358979323846;

enum { capacity = 10000 };

struct trial {
    double t_s[capacity];
    double ml_mm[capacity];
    double ap_mm[capacity];
    size_t n;
};

static enum sway_score_status score_of(const struct trial *trial,
                                       const struct sway_score_settings *settings,
                                       struct sway_score *score)
{
    const struct sway_series series = {trial->t_s, trial->ml_mm, trial->ap_mm, trial->n};
    return sway_score(&series, settings, score);
}

static struct trial *circle(double seconds, double radius_mm, double hz, double rate_hz)
{
    struct trial *trial = calloc(1, sizeof *trial);
    assert_non_null(trial);
    trial->n = (size_t)lround(seconds * rate_hz) + 1;
    assert_true(trial->n <= capacity);
    for (size_t i = 0; i < trial->n; i++) {
        trial->t_s[i] = 12.0 + (double)i / rate_hz;
        trial->ml_mm[i] = 5.0 + radius_mm * cos(2.0 * pi * hz * (double)i / rate_hz);
        trial->ap_mm[i] = -8.0 + radius_mm * sin(2.0 * pi * hz * (double)i / rate_hz);
    }
    return trial;
}

// Once round every 2 s with 10 mm radius: 10 pi mm/s, RMS 10/sqrt2, area rate r v / 2.
static void check_circle(const struct sway_score *score, double tolerance)
{
    assert_relative(score->mean_velocity_mm_s, 10.0 * pi, tolerance);
    assert_relative(score->mean_velocity_ml_mm_s, 20.0, tolerance); // 4 r a turn
    assert_relative(score->mean_velocity_ap_mm_s, 20.0, tolerance);
    assert_relative(score->mean_distance_mm, 10.0, tolerance);
    assert_relative(score->rms_ml_mm, 10.0 / sqrt(2.0), tolerance);
    assert_relative(score->rms_ap_mm, 10.0 / sqrt(2.0), tolerance);
    assert_relative(score->rms_r_mm, 10.0, tolerance);
    assert_relative(score->range_ml_mm, 20.0, tolerance);
    assert_relative(score->range_ap_mm, 20.0, tolerance);
    assert_relative(score->area_rate_mm2_s, 50.0 * pi, 2.0 * tolerance);
    assert_relative(score->ellipse_mm2, pi * sway_ellipse_k(score->sample_count) * 50.0,
                    2.0 * tolerance);
    assert_relative(score->rotational_frequency_hz, 0.5, tolerance);
    assert_relative(score->mean_frequency_hz, 0.5, 0.01);
    assert_near(score->f50_ml_hz, 0.5, 0.0334);
    assert_near(score->f95_ap_hz, 0.6, 0.0501); // the Hann window's own width
}

static void test_score_of_a_circle(void **state)
{
    (void)state;
    struct trial *trial = circle(30.0, 10.0, 0.5, 100.0);
    struct sway_score score;
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_OK);
    assert_int_equal(score.sample_count, 3001);
    assert_near(score.duration_s, 30.0, 1e-9);
    assert_near(score.rate_hz, 100.0, 1e-6);
    assert_relative(score.path_mm, 300.0 * pi, 1e-3);
    check_circle(&score, 2e-3);

    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_OK);
    assert_near(score.rate_hz, 25.0, 0.0);
    assert_near(score.longest_gap_s, 0.01, 1e-9);
    assert_near(score.missing_share, 0.0, 0.0);
    check_circle(&score, 8e-3); // the 80 ms mean draws the circle in by 0.26 %
    free(trial);
}

static void test_score_of_a_line(void **state)
{
    (void)state;
    struct trial *trial = circle(30.0, 10.0, 0.5, 100.0);
    memset(trial->ml_mm, 0, sizeof trial->ml_mm);
    struct sway_score score;
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_OK);
    assert_relative(score.mean_velocity_mm_s, 20.0, 1e-3);
    assert_near(score.mean_velocity_ml_mm_s, 0.0, 0.0);
    assert_near(score.ellipse_mm2, 0.0, 1e-9);
    assert_near(score.ellipse_from_ap_deg, 0.0, 1e-9);
    assert_near(score.ellipse_angle_deg, 90.0, 1e-9);
    assert_true(isnan(score.mean_frequency_ml_hz)); // this axis does not move
    assert_true(isnan(score.f50_ml_hz));
    assert_near(score.mean_frequency_hz, score.mean_frequency_ap_hz, 1e-12);
    free(trial);
}

// 3 mm at 0.25 Hz and 1 mm at 1.25 Hz: variances add, frequencies are weighed by power.
static void test_score_of_a_sum_of_sines(void **state)
{
    (void)state;
    struct trial *trial = circle(60.0, 0.0, 0.5, 100.0);
    for (size_t i = 0; i < trial->n; i++) {
        const double t_s = (double)i / 100.0;
        trial->ml_mm[i] = 3.0 * sin(2.0 * pi * 0.25 * t_s) + sin(2.0 * pi * 1.25 * t_s);
        trial->ap_mm[i] = 2.0 * trial->ml_mm[i];
    }
    struct sway_score score;
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_OK);
    assert_relative(score.rms_ml_mm, sqrt(5.0), 0.005);
    assert_relative(score.rms_ap_mm, 2.0 * sqrt(5.0), 0.005);
    assert_near(score.mean_frequency_hz, 0.9 * 0.25 + 0.1 * 1.25, 0.006);
    assert_near(score.f50_ml_hz, 0.25, 0.02);
    assert_near(score.f95_ml_hz, 1.25, 0.07);
    assert_near(score.ellipse_from_ap_deg, atan(0.5) * 180.0 / pi, 0.01);
    free(trial);
}

// The same sway through a Bluetooth board's uneven clock.
static void test_score_does_not_depend_on_uneven_arrival(void **state)
{
    (void)state;
    struct trial *even = circle(30.0, 10.0, 0.5, 100.0);
    struct trial *uneven = circle(30.0, 10.0, 0.5, 100.0);
    struct sway_score a, b;
    for (size_t i = 0; i < uneven->n; i++) {
        // Bursts: intervals from 1 to 25 ms, sway.md 2.2.
        const double t_s = (double)i / 100.0 + 0.007 * sin(0.9 * (double)i);
        uneven->t_s[i] = 12.0 + t_s;
        uneven->ml_mm[i] = 5.0 + 10.0 * cos(2.0 * pi * 0.5 * t_s);
        uneven->ap_mm[i] = -8.0 + 10.0 * sin(2.0 * pi * 0.5 * t_s);
    }
    assert_int_equal(score_of(even, &sway_score_product, &a), SWAY_SCORE_OK);
    assert_int_equal(score_of(uneven, &sway_score_product, &b), SWAY_SCORE_OK);
    assert_relative(b.mean_velocity_mm_s, a.mean_velocity_mm_s, 0.01);
    assert_relative(b.ellipse_mm2, a.ellipse_mm2, 0.01);
    // Without resampling, frequencies of such a trial are not known; lengths are.
    assert_int_equal(score_of(uneven, &sway_score_published, &b), SWAY_SCORE_OK);
    assert_true(isnan(b.mean_frequency_hz) && isnan(b.f95_ap_hz));
    assert_relative(b.path_mm, 300.0 * pi, 0.01);
    free(even);
    free(uneven);
}

static void assert_nothing_measured(const struct sway_score *score)
{
    assert_true(isnan(score->path_mm) && isnan(score->mean_velocity_mm_s));
    assert_true(isnan(score->rms_ml_mm) && isnan(score->range_ap_mm));
    assert_true(isnan(score->ellipse_mm2) && isnan(score->mean_frequency_hz));
    assert_true(isnan(score->f50_ml_hz) && isnan(score->density_peak_s));
}

static void test_score_refuses_gaps(void **state)
{
    (void)state;
    struct sway_score score;
    struct trial *trial = circle(30.0, 10.0, 0.5, 100.0);
    for (size_t i = 1500; i < trial->n; i++)
        trial->t_s[i] += 0.24; // 0.25 s: bridged
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_OK);
    assert_near(score.longest_gap_s, 0.25, 1e-9);
    assert_true(score.missing_share > 0.0 && score.missing_share < 0.01);
    for (size_t i = 1500; i < trial->n; i++)
        trial->t_s[i] += 0.01;
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_GAPS);
    assert_near(score.longest_gap_s, 0.26, 1e-9);
    assert_nothing_measured(&score);
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_GAPS);

    // No single long gap, but 0.2 s of every second missing.
    size_t kept = 0;
    for (size_t i = 0; i < trial->n; i++) {
        trial->t_s[kept] = 12.0 + (double)i / 100.0;
        trial->ml_mm[kept] = trial->ml_mm[i];
        trial->ap_mm[kept] = trial->ap_mm[i];
        kept += i % 100 < 80;
    }
    trial->n = kept;
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_GAPS);
    assert_true(score.missing_share > 0.05 && score.missing_share < 0.2);
    assert_nothing_measured(&score);
    free(trial);
}

static void test_score_of_a_still_stance_is_zero(void **state)
{
    (void)state;
    struct trial *trial = circle(30.0, 0.0, 0.5, 100.0);
    struct sway_score score;
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_OK);
    assert_near(score.path_mm, 0.0, 1e-6);
    assert_near(score.ellipse_mm2, 0.0, 1e-9);
    assert_near(score.rms_r_mm, 0.0, 1e-9);
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_OK);
    assert_true(isnan(score.mean_frequency_hz) && isnan(score.rotational_frequency_hz));
    assert_true(isnan(score.ellipse_angle_deg));
    free(trial);
}

static void test_score_refuses_nonsense(void **state)
{
    (void)state;
    struct sway_score score;
    struct trial *trial = circle(30.0, 10.0, 0.5, 100.0);
    const size_t n = trial->n;
    for (trial->n = 0; trial->n < 3; trial->n++) {
        assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_TOO_SHORT);
        assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_TOO_SHORT);
        assert_nothing_measured(&score);
    }
    trial->n = 60; // 0.6 s
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_TOO_SHORT);
    trial->n = n;
    trial->ml_mm[100] = (double)NAN;
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_NOT_FINITE);
    trial->ml_mm[100] = 1e300;
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_NOT_FINITE);
    trial->ml_mm[100] = 0.0;
    trial->t_s[100] = (double)INFINITY;
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_NOT_FINITE);
    trial->t_s[100] = 12.5;
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_TIME_BACKWARDS);
    assert_nothing_measured(&score);
    for (size_t i = 0; i < n; i++)
        trial->t_s[i] = 12.0;
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_TOO_SHORT);
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_TOO_SHORT);
    free(trial);
}

static void test_score_of_a_short_trial_has_no_percentiles(void **state)
{
    (void)state;
    struct sway_score score;
    struct trial *trial = circle(9.0, 10.0, 0.5, 100.0);
    assert_int_equal(score_of(trial, &sway_score_product, &score), SWAY_SCORE_OK);
    assert_true(isfinite(score.mean_velocity_mm_s) && isnan(score.f50_ml_hz));
    trial->n = 3;
    assert_int_equal(score_of(trial, &sway_score_published, &score), SWAY_SCORE_OK);
    assert_true(isfinite(score.path_mm) && isfinite(score.ellipse_mm2));
    free(trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_score_of_a_circle),
        cmocka_unit_test(test_score_of_a_line),
        cmocka_unit_test(test_score_of_a_sum_of_sines),
        cmocka_unit_test(test_score_does_not_depend_on_uneven_arrival),
        cmocka_unit_test(test_score_refuses_gaps),
        cmocka_unit_test(test_score_of_a_still_stance_is_zero),
        cmocka_unit_test(test_score_refuses_nonsense),
        cmocka_unit_test(test_score_of_a_short_trial_has_no_percentiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
