#include "tests/check.h"

#include "game/motion/smoothness.h"
#include "tests/motion/hand.h"

// Minimum-jerk speed of a reach of 1 s, n samples at rate_hz from `speed` on.
static void reach(double *speed, size_t n, double rate_hz, double amplitude)
{
    for (size_t i = 0; i < n; i++) {
        const double t_s = (double)i / rate_hz;
        speed[i] = amplitude * 30.0 * t_s * t_s * (1.0 - t_s) * (1.0 - t_s);
    }
}

// The values of sway.md 0.5.
static void test_smoothness_minimum_jerk_is_golden(void **state)
{
    (void)state;
    double speed[100], sparc, ldlj;
    reach(speed, 100, 100.0, 1.0);
    assert_true(motion_sparc(speed, 100, 100.0, &sparc));
    assert_true(motion_ldlj(speed, 100, 100.0, &ldlj));
    assert_near(sparc, -1.4058, 1e-4);
    assert_near(ldlj, -5.2241, 1e-4);
}

static void test_smoothness_three_submovements_are_golden(void **state)
{
    (void)state;
    double speed[300], sparc, ldlj;
    const double amplitudes[] = {1.0, 0.7, 0.5};
    for (size_t k = 0; k < 3; k++)
        reach(speed + 100 * k, 100, 100.0, amplitudes[k]);
    assert_true(motion_sparc(speed, 300, 100.0, &sparc));
    assert_true(motion_ldlj(speed, 300, 100.0, &ldlj));
    assert_near(sparc, -2.2621, 1e-4);
    assert_near(ldlj, -9.1459, 1e-4);
}

// Neither how large nor how fast the same shape is drawn; SPARC hardly minds the rate.
static void test_smoothness_is_of_the_shape(void **state)
{
    (void)state;
    double speed[200], sparc, ldlj;
    reach(speed, 100, 100.0, 370.0);
    assert_true(motion_sparc(speed, 100, 100.0, &sparc));
    assert_true(motion_ldlj(speed, 100, 100.0, &ldlj));
    assert_near(sparc, -1.4058, 1e-4);
    assert_near(ldlj, -5.2241, 1e-4);
    assert_true(motion_ldlj(speed, 100, 50.0, &ldlj)); // the same in 2 s
    assert_near(ldlj, -5.2241, 1e-4);
    reach(speed, 200, 200.0, 1.0);
    assert_true(motion_sparc(speed, 200, 200.0, &sparc));
    assert_near(sparc, -1.4058, 0.01);
}

static void test_smoothness_trembling_is_less_smooth(void **state)
{
    (void)state;
    double speed[100], calm, trembling, calm_jerk, trembling_jerk;
    reach(speed, 100, 100.0, 1.0);
    assert_true(motion_sparc(speed, 100, 100.0, &calm));
    assert_true(motion_ldlj(speed, 100, 100.0, &calm_jerk));
    for (size_t i = 0; i < 100; i++)
        speed[i] *= 1.0 + 0.4 * sin(2.0 * pi * 7.0 * (double)i / 100.0);
    assert_true(motion_sparc(speed, 100, 100.0, &trembling));
    assert_true(motion_ldlj(speed, 100, 100.0, &trembling_jerk));
    assert_true(trembling < calm - 0.1);
    assert_true(trembling_jerk < calm_jerk - 1.0);
}

static void test_smoothness_refuses_what_is_no_movement(void **state)
{
    (void)state;
    double speed[8] = {0.0}, value = 17.0;
    assert_false(motion_sparc(speed, 8, 100.0, &value));
    assert_false(motion_ldlj(speed, 8, 100.0, &value));
    speed[3] = (double)NAN;
    speed[4] = 1.0;
    assert_false(motion_sparc(speed, 8, 100.0, &value));
    assert_false(motion_ldlj(speed, 8, 100.0, &value));
    assert_false(motion_sparc(speed, 2, 100.0, &value));
    assert_false(motion_ldlj(speed, 2, 100.0, &value));
    assert_false(motion_sparc(speed, MOTION_SMOOTHNESS_MAX_N + 1, 100.0, &value));
    for (int i = 0; i < 8; i++)
        speed[i] = 1.0; // evenly on: no jerk to take a logarithm of
    assert_false(motion_ldlj(speed, 8, 100.0, &value));
    assert_near(value, 17.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_smoothness_minimum_jerk_is_golden),
        cmocka_unit_test(test_smoothness_three_submovements_are_golden),
        cmocka_unit_test(test_smoothness_is_of_the_shape),
        cmocka_unit_test(test_smoothness_trembling_is_less_smooth),
        cmocka_unit_test(test_smoothness_refuses_what_is_no_movement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
