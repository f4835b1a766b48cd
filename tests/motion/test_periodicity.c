#include "tests/check.h"

#include <stdbool.h>

#include "game/motion/periodicity.h"
#include "tests/motion/hand.h"

#define N 300

// A pulse every 40 values, its mate `late` values after it and `share` as high.
static void fill(double values[N], double share, int late)
{
    for (int i = 0; i < N; i++) {
        const double strong = (i + 20) % 40 - 20.0, weak = (i + 60 - late) % 40 - 20.0;
        values[i] = exp(-strong * strong / 8.0) + share * exp(-weak * weak / 8.0);
    }
    double mean = 0.0;
    for (int i = 0; i < N; i++)
        mean += values[i] / N;
    for (int i = 0; i < N; i++)
        values[i] -= mean;
}

static void test_periodicity_even_legs_are_a_step(void **state)
{
    (void)state;
    double values[N];
    struct motion_periodicity p;
    fill(values, 1.0, 20);
    assert_true(motion_periodicity(values, N, 8, 120, 0.4, &p));
    assert_int_equal(p.period, 20);
    assert_false(p.has_half);
}

// Of the strong pulses alone nothing lies half way; a weaker mate is seen, also when it is early.
static void test_periodicity_unlike_legs_are_a_stride(void **state)
{
    (void)state;
    double values[N];
    struct motion_periodicity p;
    const struct {
        double share;
        int late;
        bool has_half;
    } cases[] = {{0.0, 20, false}, {0.6, 20, true}, {0.4, 20, true}, {0.7, 17, true}};
    for (size_t i = 0; i < 4; i++) {
        fill(values, cases[i].share, cases[i].late);
        assert_true(motion_periodicity(values, N, 8, 120, 0.4, &p));
        assert_int_equal(p.period, 40);
        assert_int_equal(p.has_half, cases[i].has_half);
    }
}

static void test_periodicity_noise_does_not_repeat(void **state)
{
    (void)state;
    uint64_t seed = 11;
    double values[N];
    struct motion_periodicity p;
    for (int i = 0; i < N; i++)
        values[i] = noise(&seed);
    assert_false(motion_periodicity(values, N, 8, 120, 0.4, &p));
    for (int i = 0; i < N; i++)
        values[i] = 0.0;
    assert_false(motion_periodicity(values, N, 8, 120, 0.4, &p));
    assert_false(motion_periodicity(values, 12, 8, 120, 0.4, &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periodicity_even_legs_are_a_step),
        cmocka_unit_test(test_periodicity_unlike_legs_are_a_stride),
        cmocka_unit_test(test_periodicity_noise_does_not_repeat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
