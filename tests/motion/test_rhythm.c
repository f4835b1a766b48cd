#include "tests/check.h"

#include "game/motion/rhythm.h"

static void test_rhythm_of_known_durations(void **state)
{
    (void)state;
    struct motion_rhythm rhythm;
    motion_rhythm_init(&rhythm);
    assert_true(isnan(motion_rhythm_median_s(&rhythm)) && isnan(motion_rhythm_mean_s(&rhythm)));
    const double values_s[] = {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}; // SD with 1/(N-1): 2.13809
    for (size_t i = 0; i < 8; i++) {
        if (i < 3)
            assert_true(isnan(motion_rhythm_cv_percent(&rhythm)));
        motion_rhythm_push(&rhythm, values_s[7 - i]);
    }
    assert_near(motion_rhythm_mean_s(&rhythm), 5.0, 1e-12);
    assert_near(motion_rhythm_median_s(&rhythm), 4.5, 1e-12);
    assert_near(motion_rhythm_cv_percent(&rhythm), 42.7618, 1e-4);
}

static void test_rhythm_leaves_nonsense_out(void **state)
{
    (void)state;
    struct motion_rhythm rhythm;
    motion_rhythm_init(&rhythm);
    const double wrong_s[] = {0.0, -1.0, (double)NAN, (double)INFINITY};
    for (size_t i = 0; i < 4; i++)
        motion_rhythm_push(&rhythm, wrong_s[i]);
    assert_int_equal(motion_rhythm_count(&rhythm), 0);
}

static void test_rhythm_keeps_the_newest(void **state)
{
    (void)state;
    struct motion_rhythm rhythm;
    motion_rhythm_init(&rhythm);
    for (int i = 0; i < 1000; i++)
        motion_rhythm_push(&rhythm, i < 1000 - MOTION_RHYTHM_CAPACITY ? 1.0 : 3.0);
    assert_int_equal(motion_rhythm_count(&rhythm), MOTION_RHYTHM_CAPACITY);
    assert_near(motion_rhythm_mean_s(&rhythm), 3.0, 1e-12);
    assert_near(motion_rhythm_cv_percent(&rhythm), 0.0, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rhythm_of_known_durations),
        cmocka_unit_test(test_rhythm_leaves_nonsense_out),
        cmocka_unit_test(test_rhythm_keeps_the_newest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
