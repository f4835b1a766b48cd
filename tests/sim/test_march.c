#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/march.h"
#include "game/sim/random.h"

// Steps of single_s on one leg with both_s between them, until the minute is over. Single times
// alternate by the factor uneven and scatter evenly by +-scatter.
struct walker {
    double single_s;
    double both_s;
    double uneven;
    double scatter;
};

static struct sim_march marched(double difficulty, const struct walker *walker, uint64_t seed)
{
    struct sim_march march;
    sim_march_init(&march, difficulty);
    for (int i = 0; !sim_march_is_over(&march); i++) {
        double single_s = walker->single_s * (i % 2 ? walker->uneven : 1) *
                          (1 + walker->scatter * (2 * sim_random_unit(&seed) - 1));
        for (double left_s = single_s + walker->both_s; left_s > 0; left_s -= 0.01)
            sim_march_advance(&march, fmin(left_s, 0.01));
        sim_march_step(&march, i % 2 ? SIM_MARCH_RIGHT : SIM_MARCH_LEFT, single_s);
    }
    return march;
}

static void test_march_target_goes_from_1_to_3_seconds(void **state)
{
    (void)state;
    assert_near(sim_march_target_s(0), 1, 1e-12);
    assert_near(sim_march_target_s(0.5), 2, 1e-12);
    assert_near(sim_march_target_s(1), 3, 1e-12);
}

static void test_march_slow_and_even_passes(void **state)
{
    (void)state;
    for (int i = 0; i <= 10; i++) {
        double difficulty = i / 10.0;
        double target_s = sim_march_target_s(difficulty);
        struct sim_march slower =
            marched(difficulty, &(struct walker){target_s + 0.05, 0.6, 1, 0}, 1);
        struct sim_march faster =
            marched(difficulty, &(struct walker){target_s - 0.05, 0.6, 1, 0}, 1);
        assert_true(sim_march_is_a_success(&slower));
        assert_near(sim_march_median_s(&slower), target_s + 0.05, 1e-9);
        assert_false(sim_march_is_a_success(&faster));
    }
}

static void test_march_even_slower_than_asked_passes_too(void **state)
{
    (void)state;
    struct sim_march march = marched(1, &(struct walker){5, 0.8, 1, 0.1}, 2);
    assert_true(sim_march_is_a_success(&march));
}

static void test_march_variation_is_sd_over_mean_and_at_most_a_quarter(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0);
    const double steps_s[] = {2, 4, 4, 4, 5, 5, 7, 9}; // mean 5, sum of squares 32
    for (int i = 0; i < 8; i++)
        sim_march_step(&march, SIM_MARCH_EITHER, steps_s[i]);
    assert_near(sim_march_variation(&march), sqrt(32.0 / 7) / 5, 1e-12);
    assert_near(sim_march_median_s(&march), 4.5, 1e-12);
    for (uint64_t seed = 0; seed < 100; seed++) {
        // An even spread of +-a has SD a / sqrt 3: .35 -> 20 %, .55 -> 32 %
        struct sim_march calm = marched(0, &(struct walker){1.5, 0.4, 1, 0.35}, seed);
        struct sim_march ragged = marched(0, &(struct walker){1.5, 0.4, 1, 0.55}, seed);
        assert_true(sim_march_is_a_success(&calm));
        assert_false(sim_march_is_a_success(&ragged));
    }
}

static void test_march_a_limp_is_seen(void **state)
{
    (void)state;
    struct sim_march march = marched(0, &(struct walker){2, 0.4, 0.5, 0}, 1);
    assert_near(sim_march_side_median_s(&march, SIM_MARCH_LEFT), 2, 1e-9);
    assert_near(sim_march_side_median_s(&march, SIM_MARCH_RIGHT), 1, 1e-9);
    assert_near(sim_march_unevenness(&march), 2, 1e-9);
    assert_false(sim_march_is_a_success(&march)); // 34 % variation
}

static void test_march_standing_still_is_no_march(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0);
    for (int i = 0; i < 6001; i++)
        sim_march_advance(&march, 0.01);
    assert_true(sim_march_is_over(&march));
    assert_false(sim_march_is_a_success(&march));
    assert_true(isnan(sim_march_median_s(&march)));
    assert_near(march.still_s, 52, 1e-6);
}

static void test_march_stopping_half_way_is_no_success(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0);
    for (int i = 0; i < 20; i++) {
        sim_march_advance(&march, 1.5);
        sim_march_step(&march, SIM_MARCH_EITHER, 1.5);
    }
    sim_march_advance(&march, 30);
    assert_near(march.still_s, 22, 1e-9);
    assert_true(sim_march_is_over(&march));
    assert_false(sim_march_is_a_success(&march));
}

static void test_march_a_few_long_steps_are_a_march_two_are_not(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 1);
    for (int i = 0; i < 8; i++) {
        sim_march_advance(&march, 7.9);
        sim_march_step(&march, SIM_MARCH_EITHER, 7.5);
    }
    assert_true(sim_march_is_a_success(&march));
    sim_march_init(&march, 1);
    for (int i = 0; i < 20; i++) { // steps, but hardly one that could be timed
        sim_march_advance(&march, 3.5);
        sim_march_step(&march, SIM_MARCH_EITHER, i < 2 ? 3.2 : 0);
    }
    assert_false(sim_march_is_a_success(&march));
}

static void test_march_a_short_rest_is_allowed(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0);
    for (int i = 0; i < 30; i++) {
        sim_march_advance(&march, i == 10 ? 15 : 1.5);
        sim_march_step(&march, SIM_MARCH_EITHER, 1.5);
    }
    sim_march_advance(&march, 60);
    assert_near(march.still_s, 7, 1e-9);
    assert_true(sim_march_is_a_success(&march));
}

static void test_march_taps_measure_from_tap_to_tap(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0.3);
    sim_march_advance(&march, 3);
    sim_march_tap(&march); // the first says nothing
    assert_int_equal(march.count, 0);
    for (int i = 0; i < 12; i++) {
        sim_march_advance(&march, 1.6);
        sim_march_tap(&march);
    }
    sim_march_advance(&march, 9); // a rest is not a step of 9 s
    sim_march_tap(&march);
    for (int i = 0; i < 12; i++) {
        sim_march_advance(&march, 1.8);
        sim_march_tap(&march);
    }
    assert_int_equal(march.count, 24);
    assert_int_equal(march.step_count, 26);
    assert_near(sim_march_median_s(&march), 1.7, 1e-9);
    sim_march_advance(&march, 60);
    assert_true(sim_march_is_a_success(&march));
}

static void test_march_nothing_counts_after_the_minute(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0);
    sim_march_advance(&march, 1000);
    assert_near(march.time_s, 60, 1e-9);
    sim_march_tap(&march);
    sim_march_step(&march, SIM_MARCH_LEFT, 2);
    assert_int_equal(march.step_count, 0);
}

static void test_march_survives_a_storm_of_steps(void **state)
{
    (void)state;
    struct sim_march march;
    sim_march_init(&march, 0);
    sim_march_step(&march, SIM_MARCH_LEFT, (double)NAN);
    sim_march_step(&march, SIM_MARCH_LEFT, -1);
    assert_int_equal(march.count, 0);
    for (int i = 0; i < 10000; i++)
        sim_march_step(&march, SIM_MARCH_LEFT, 0.01 * (i % 7 + 1));
    assert_int_equal(march.count, SIM_MARCH_STEPS_MAX);
    assert_near(sim_march_median_s(&march), 0.04, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_march_target_goes_from_1_to_3_seconds),
        cmocka_unit_test(test_march_slow_and_even_passes),
        cmocka_unit_test(test_march_even_slower_than_asked_passes_too),
        cmocka_unit_test(test_march_variation_is_sd_over_mean_and_at_most_a_quarter),
        cmocka_unit_test(test_march_a_limp_is_seen),
        cmocka_unit_test(test_march_standing_still_is_no_march),
        cmocka_unit_test(test_march_stopping_half_way_is_no_success),
        cmocka_unit_test(test_march_a_few_long_steps_are_a_march_two_are_not),
        cmocka_unit_test(test_march_a_short_rest_is_allowed),
        cmocka_unit_test(test_march_taps_measure_from_tap_to_tap),
        cmocka_unit_test(test_march_nothing_counts_after_the_minute),
        cmocka_unit_test(test_march_survives_a_storm_of_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
