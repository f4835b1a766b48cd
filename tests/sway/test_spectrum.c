#include "tests/check.h"

#include <stdlib.h>

#include "game/sway/spectrum.h"

static const double pi = 3.14159265358979323846;

// Two sines of 3 mm at 0.4 Hz and 1 mm at 2 Hz, with an offset and a drift.
static double *sway_like(size_t n, double rate_hz, double drift_mm)
{
    double *values = malloc(n * sizeof *values);
    assert_non_null(values);
    for (size_t i = 0; i < n; i++) {
        const double t_s = (double)i / rate_hz;
        values[i] = 20.0 + drift_mm * t_s * rate_hz / (double)n + 3.0 * sin(2.0 * pi * 0.4 * t_s) +
                    1.0 * sin(2.0 * pi * 2.0 * t_s);
    }
    return values;
}

// Parseval: the density over all frequencies is the variance, 9/2 + 1/2.
static void test_spectrum_power_is_the_variance(void **state)
{
    (void)state;
    const size_t lengths[] = {1500, 1499, 1511}; // even, odd, prime
    for (size_t k = 0; k < 3; k++) {
        double *values = sway_like(lengths[k], 25.0, 0.0);
        const struct sway_spectrum_settings settings = {25.0, 250, lengths[k], SWAY_DETREND_MEAN};
        struct sway_spectrum spectrum;
        assert_true(sway_spectrum_init(&spectrum, values, lengths[k], &settings));
        assert_relative(sway_spectrum_sum(&spectrum) * spectrum.df_hz, 5.0, 1e-3);
        sway_spectrum_finish(&spectrum);
        free(values);
    }
}

// 90 % of the power at 0.4 Hz, 10 % at 2 Hz.
static void test_spectrum_frequencies_of_two_sines(void **state)
{
    (void)state;
    const size_t n = 1500;
    double *values = sway_like(n, 25.0, 0.0);
    const struct sway_spectrum_settings settings = {25.0, 250, n, SWAY_DETREND_MEAN};
    struct sway_spectrum spectrum;
    assert_true(sway_spectrum_init(&spectrum, values, n, &settings));
    assert_near(sway_spectrum_mean_hz(&spectrum), 0.9 * 0.4 + 0.1 * 2.0, 0.002);
    assert_near(sway_spectrum_percentile_hz(&spectrum, 0.15, 5.0, 0.50), 0.4, spectrum.df_hz);
    assert_near(sway_spectrum_percentile_hz(&spectrum, 0.15, 5.0, 0.95), 2.0, 2 * spectrum.df_hz);
    assert_near(sway_spectrum_percentile_hz(&spectrum, 1.0, 5.0, 0.50), 2.0, spectrum.df_hz);
    sway_spectrum_finish(&spectrum);
    free(values);
}

static void test_spectrum_drift_is_taken_out_with_the_line(void **state)
{
    (void)state;
    const size_t n = 1500;
    double *values = sway_like(n, 25.0, 400.0);
    struct sway_spectrum_settings settings = {25.0, 250, n, SWAY_DETREND_LINE};
    struct sway_spectrum spectrum;
    assert_true(sway_spectrum_init(&spectrum, values, n, &settings));
    assert_near(sway_spectrum_percentile_hz(&spectrum, 0.0, 5.0, 0.5), 0.4, 2 * spectrum.df_hz);
    sway_spectrum_finish(&spectrum);
    settings.detrend = SWAY_DETREND_MEAN;
    assert_true(sway_spectrum_init(&spectrum, values, n, &settings));
    assert_true(sway_spectrum_percentile_hz(&spectrum, 0.0, 5.0, 0.5) < 0.2);
    sway_spectrum_finish(&spectrum);
    free(values);
}

static void test_spectrum_of_stillness_has_no_frequency(void **state)
{
    (void)state;
    double values[100];
    for (int i = 0; i < 100; i++)
        values[i] = 4.25;
    const struct sway_spectrum_settings settings = {25.0, 50, 50, SWAY_DETREND_MEAN};
    struct sway_spectrum spectrum;
    assert_true(sway_spectrum_init(&spectrum, values, 100, &settings));
    assert_near(sway_spectrum_sum(&spectrum), 0.0, 0.0);
    assert_true(isnan(sway_spectrum_mean_hz(&spectrum)));
    assert_true(isnan(sway_spectrum_percentile_hz(&spectrum, 0.15, 5.0, 0.5)));
    sway_spectrum_finish(&spectrum);
}

// 300 007 is prime: the plain transform would take minutes.
static void test_spectrum_of_an_awkward_length_is_quick(void **state)
{
    (void)state;
    const size_t n = 300007;
    double *values = sway_like(n, 100.0, 0.0);
    const struct sway_spectrum_settings settings = {100.0, n, n, SWAY_DETREND_MEAN};
    struct sway_spectrum spectrum;
    assert_true(sway_spectrum_init(&spectrum, values, n, &settings));
    assert_near(sway_spectrum_mean_hz(&spectrum), 0.56, 0.002);
    sway_spectrum_finish(&spectrum);
    free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spectrum_power_is_the_variance),
        cmocka_unit_test(test_spectrum_frequencies_of_two_sines),
        cmocka_unit_test(test_spectrum_drift_is_taken_out_with_the_line),
        cmocka_unit_test(test_spectrum_of_stillness_has_no_frequency),
        cmocka_unit_test(test_spectrum_of_an_awkward_length_is_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
