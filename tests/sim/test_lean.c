#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/lean.h"

struct leaner {
    struct sim_lean lean;
    int64_t t_us;
};

// Stands at (ml, ap) for a while; counts what happened.
static int stand(struct leaner *leaner, double seconds, double ml_mm, double ap_mm,
                 enum sim_lean_event wanted)
{
    int count = 0;
    for (int i = 0; i < (int)(seconds * 100 + 0.5); i++) {
        leaner->t_us += 10000;
        count += sim_lean_push(&leaner->lean, leaner->t_us, ml_mm, ap_mm) == wanted;
    }
    return count;
}

static struct leaner settled(void)
{
    struct leaner leaner = {.t_us = 1000000};
    sim_lean_init(&leaner.lean, &sim_lean_settings_default);
    stand(&leaner, 1.01, 0, 0, SIM_LEAN_CHOOSE);
    return leaner;
}

static void test_lean_dwell_chooses_once_after_settling_and_two_seconds(void **state)
{
    (void)state;
    struct leaner leaner = settled();
    assert_int_equal(stand(&leaner, 2.55, 0, 0, SIM_LEAN_CHOOSE), 0);
    assert_true(sim_lean_dwell_share(&leaner.lean) > 0.9);
    assert_int_equal(stand(&leaner, 0.2, 0, 0, SIM_LEAN_CHOOSE), 1);
    assert_int_equal(stand(&leaner, 30, 0, 0, SIM_LEAN_CHOOSE), 0); // not again without a lean
}

static void test_lean_moves_one_step_and_must_come_back(void **state)
{
    (void)state;
    struct leaner leaner = settled();
    assert_int_equal(stand(&leaner, 0.3, 25, 0, SIM_LEAN_RIGHT), 0);
    assert_int_equal(stand(&leaner, 3.0, 25, 0, SIM_LEAN_RIGHT), 1);
    assert_int_equal(stand(&leaner, 0.3, 12, 0, SIM_LEAN_RIGHT), 0); // not yet inside 8 mm
    assert_int_equal(stand(&leaner, 1.0, 25, 0, SIM_LEAN_RIGHT), 0);
    stand(&leaner, 0.1, 0, 0, SIM_LEAN_RIGHT);
    assert_int_equal(stand(&leaner, 0.5, 25, 0, SIM_LEAN_RIGHT), 1);
    stand(&leaner, 0.1, 0, 0, SIM_LEAN_RIGHT);
    assert_int_equal(stand(&leaner, 0.5, -25, 0, SIM_LEAN_LEFT), 1);
}

static void test_lean_out_empties_the_dwell_in_400_ms(void **state)
{
    (void)state;
    struct leaner leaner = settled();
    stand(&leaner, 2.4, 0, 0, SIM_LEAN_CHOOSE);
    assert_true(sim_lean_dwell_share(&leaner.lean) > 0.8);
    stand(&leaner, 0.2, 0, 12, SIM_LEAN_CHOOSE);
    assert_near(sim_lean_dwell_share(&leaner.lean), 0.4, 0.05);
    stand(&leaner, 0.2, 0, 12, SIM_LEAN_CHOOSE);
    assert_near(sim_lean_dwell_share(&leaner.lean), 0, 0.01);
}

static void test_lean_neutral_is_where_the_person_stands(void **state)
{
    (void)state;
    struct leaner leaner = {.t_us = 5};
    sim_lean_init(&leaner.lean, &sim_lean_settings_default);
    stand(&leaner, 1.1, 60, -20, SIM_LEAN_CHOOSE); // stands off centre: that is the middle
    assert_int_equal(stand(&leaner, 3.0, 60, -20, SIM_LEAN_CHOOSE), 1);
    assert_int_equal(stand(&leaner, 0.5, 40, -20, SIM_LEAN_LEFT), 1);
}

static void test_lean_neutral_does_not_follow_a_lean(void **state)
{
    (void)state;
    struct leaner leaner = settled();
    stand(&leaner, 20, 25, 0, SIM_LEAN_RIGHT);
    assert_near(leaner.lean.neutral_ml_mm, 0, 0.01);
}

static void test_lean_new_screen_starts_the_dwell_from_nothing(void **state)
{
    (void)state;
    struct leaner leaner = settled();
    stand(&leaner, 2.4, 0, 0, SIM_LEAN_CHOOSE);
    sim_lean_restart(&leaner.lean);
    assert_int_equal(stand(&leaner, 3.5, 0, 0, SIM_LEAN_CHOOSE), 0);
    assert_int_equal(stand(&leaner, 0.2, 0, 0, SIM_LEAN_CHOOSE), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lean_dwell_chooses_once_after_settling_and_two_seconds),
        cmocka_unit_test(test_lean_moves_one_step_and_must_come_back),
        cmocka_unit_test(test_lean_out_empties_the_dwell_in_400_ms),
        cmocka_unit_test(test_lean_neutral_is_where_the_person_stands),
        cmocka_unit_test(test_lean_neutral_does_not_follow_a_lean),
        cmocka_unit_test(test_lean_new_screen_starts_the_dwell_from_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
