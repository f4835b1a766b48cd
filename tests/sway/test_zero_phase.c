#include "tests/check.h"

#include "game/sway/zero_phase.h"

static const double pi = 3.14159265358979323846;

enum { n = 3000 };

// Gain and shift of a sine in the middle of the trial.
static void measure(double hz, double *gain, double *phase)
{
    static double values[n];
    for (int i = 0; i < n; i++)
        values[i] = sin(2.0 * pi * hz * i / 100.0);
    assert_true(sway_zero_phase_filter(values, n, 10.0, 100.0));
    double in_phase = 0.0, quadrature = 0.0;
    for (int i = 500; i < 2500; i++) {
        in_phase += values[i] * sin(2.0 * pi * hz * i / 100.0) / 1000.0;
        quadrature += values[i] * cos(2.0 * pi * hz * i / 100.0) / 1000.0;
    }
    *gain = hypot(in_phase, quadrature);
    *phase = atan2(quadrature, in_phase);
}

// Order 4 there and back: |H|^2 = 1 / (1 + (tan(pi f/fs) / tan(pi fc/fs))^8).
static void test_zero_phase_gain_is_butterworth_squared(void **state)
{
    (void)state;
    const double cases[] = {0.5, 2.0, 5.0, 8.0, 10.0, 12.0, 20.0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double gain, phase;
        measure(cases[i], &gain, &phase);
        const double ratio = tan(pi * cases[i] / 100.0) / tan(pi * 0.1);
        assert_near(gain, 1.0 / (1.0 + pow(ratio, 8.0)), 1e-6);
        assert_near(sin(phase), 0.0, 1e-4);
    }
}

// Odd reflection: a straight line has no ends to suffer from.
static void test_zero_phase_keeps_a_line_to_its_ends(void **state)
{
    (void)state;
    double values[100];
    for (int i = 0; i < 100; i++)
        values[i] = 30.0 - 0.5 * i;
    assert_true(sway_zero_phase_filter(values, 100, 10.0, 25.0));
    for (int i = 0; i < 100; i++)
        assert_near(values[i], 30.0 - 0.5 * i, 0.005);
}

static void test_zero_phase_refuses_what_is_too_short(void **state)
{
    (void)state;
    double values[SWAY_ZERO_PHASE_PAD + 1] = {1.0, 2.0};
    assert_false(sway_zero_phase_filter(values, SWAY_ZERO_PHASE_PAD, 10.0, 25.0));
    assert_near(values[1], 2.0, 0.0);
    assert_true(sway_zero_phase_filter(values, SWAY_ZERO_PHASE_PAD + 1, 10.0, 25.0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zero_phase_gain_is_butterworth_squared),
        cmocka_unit_test(test_zero_phase_keeps_a_line_to_its_ends),
        cmocka_unit_test(test_zero_phase_refuses_what_is_too_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
