#include "tests/check.h"

#include "game/session/posture.h"

// The CoP of somebody of 70 kg, sampled at 100 Hz.
struct stander {
    struct session_posture posture;
    double ml_mm;
    double load_kg;
};

static struct stander begin(enum session_side side)
{
    struct stander stander = {.load_kg = 70};
    session_posture_init(&stander.posture, side);
    return stander;
}

// Moves evenly to a place and load.
static enum session_posture_state go(struct stander *stander, double ml_mm, double load_kg,
                                     double seconds)
{
    int steps = (int)(seconds * 100);
    double ml_step_mm = (ml_mm - stander->ml_mm) / steps;
    double load_step_kg = (load_kg - stander->load_kg) / steps;
    for (int i = 0; i < steps; i++) {
        stander->ml_mm += ml_step_mm;
        stander->load_kg += load_step_kg;
        const struct sway_point cop = {stander->ml_mm, 0};
        session_posture_push(&stander->posture, 0.01, &cop, stander->load_kg);
    }
    return stander->posture.state;
}

static enum session_posture_state stay(struct stander *stander, double seconds)
{
    return go(stander, stander->ml_mm, stander->load_kg, seconds);
}

static void test_posture_lift_off_of_the_trial_in_the_sheet(void **state)
{
    (void)state;
    // sway.md 3.11: from -.6 to +18 cm at 50 cm/s with unchanged load
    struct stander stander = begin(SESSION_SIDE_RIGHT);
    stander.ml_mm = -6;
    assert_int_equal(stay(&stander, 1.5), SESSION_POSTURE_FEET_DOWN);
    go(&stander, 180, 70, 0.37);
    assert_int_equal(stay(&stander, 0.7), SESSION_POSTURE_ONE_LEG);
    assert_near(session_posture_half_way_mm(&stander.posture), 93, 10);
}

static void test_posture_wrong_leg_and_back(void **state)
{
    (void)state;
    struct stander stander = begin(SESSION_SIDE_RIGHT);
    stay(&stander, 1.5);
    go(&stander, -85, 70, 0.4);
    assert_int_equal(stay(&stander, 1), SESSION_POSTURE_OTHER_LEG);
    go(&stander, 0, 70, 0.3);
    assert_int_equal(stay(&stander, 1), SESSION_POSTURE_FEET_DOWN);
    go(&stander, 85, 70, 0.4);
    assert_int_equal(stay(&stander, 1), SESSION_POSTURE_ONE_LEG);
}

static void test_posture_a_careful_lift_over_a_second_counts(void **state)
{
    (void)state;
    struct stander stander = begin(SESSION_SIDE_LEFT);
    stay(&stander, 1.5);
    go(&stander, -85, 70, 1.5);
    assert_int_equal(stay(&stander, 1), SESSION_POSTURE_ONE_LEG);
}

static void test_posture_a_foot_on_the_floor_is_no_lift(void **state)
{
    (void)state;
    struct stander stander = begin(SESSION_SIDE_LEFT);
    stay(&stander, 1.5);
    go(&stander, -85, 52, 0.4); // a quarter of the weight has gone elsewhere
    assert_int_equal(stay(&stander, 5), SESSION_POSTURE_FEET_DOWN);
}

static void test_posture_sway_and_leaning_on_two_feet_are_no_lift(void **state)
{
    (void)state;
    struct stander stander = begin(SESSION_SIDE_LEFT);
    stay(&stander, 1.5);
    for (int i = 0; i < 20; i++) {
        go(&stander, -40, 70, 0.8);
        assert_int_equal(go(&stander, 40, 70, 0.8), SESSION_POSTURE_FEET_DOWN);
    }
    stay(&stander, 3);
    go(&stander, 0, 70, 1);
    stay(&stander, 2);
    go(&stander, -60, 70, 6); // a slow lean
    assert_int_equal(stay(&stander, 5), SESSION_POSTURE_FEET_DOWN);
}

static void test_posture_stepped_on_with_one_leg_both_feet_come_first(void **state)
{
    (void)state;
    struct stander stander = begin(SESSION_SIDE_LEFT);
    stander.ml_mm = -85; // on the left leg from the start
    assert_int_equal(stay(&stander, 5), SESSION_POSTURE_FEET_DOWN);
    go(&stander, 0, 70, 0.3);
    assert_int_equal(stay(&stander, 1.5), SESSION_POSTURE_FEET_DOWN); // not the other leg
    go(&stander, -85, 70, 0.4);
    assert_int_equal(stay(&stander, 1), SESSION_POSTURE_ONE_LEG);
}

static void test_posture_restless_sole_is_no_foot_down_but_half_way_is(void **state)
{
    (void)state;
    struct stander stander = begin(SESSION_SIDE_LEFT);
    stay(&stander, 1.5);
    go(&stander, -85, 70, 0.4);
    stay(&stander, 2);
    for (int i = 0; i < 10; i++) {
        go(&stander, -115, 70, 0.4);
        assert_int_equal(go(&stander, -55, 70, 0.4), SESSION_POSTURE_ONE_LEG);
    }
    go(&stander, -85, 70, 0.4);
    stay(&stander, 2);
    go(&stander, -10, 70, 0.3);
    assert_int_equal(stay(&stander, 0.3), SESSION_POSTURE_FEET_DOWN);
}

static void test_toes_front_third_of_the_own_range(void **state)
{
    (void)state;
    struct session_toes toes;
    session_toes_init(&toes, &sim_lean_limits_default, 0);
    assert_false(session_toes_know(&toes));
    for (int i = 0; i <= 180; i++) // rocks from heel to toe: -80 to +100 about 10
        session_toes_measure(&toes, i - 80);
    assert_true(session_toes_know(&toes));
    assert_near(toes.third_mm, 100 - 180.0 / 3, 0.1);
    session_toes_push(&toes, 39);
    assert_false(toes.up);
    session_toes_push(&toes, 42);
    assert_true(toes.up);
    session_toes_push(&toes, 37); // on the line it does not flicker
    assert_true(toes.up);
    session_toes_push(&toes, 30);
    assert_false(toes.up);
}

static void test_toes_still_stander_is_not_on_tiptoe_with_every_sway(void **state)
{
    (void)state;
    struct session_toes toes;
    session_toes_init(&toes, &sim_lean_limits_default, 0);
    for (int i = 0; i < 300; i++)
        session_toes_measure(&toes, 20 + 3 * ((i % 3) - 1));
    assert_true(session_toes_know(&toes));
    // at least a small sole about the mean: -35 to +100
    assert_near(toes.third_mm, 100 - 135.0 / 3, 0.1);
}

static void test_toes_leaning_back_while_measured_does_not_bring_the_line_nearer(void **state)
{
    (void)state;
    struct session_toes toes;
    session_toes_init(&toes, &sim_lean_limits_default, 5);
    for (int i = 0; i < 300; i++)
        session_toes_measure(&toes, -40);
    assert_true(session_toes_know(&toes));
    assert_near(toes.third_mm, 85 - 135.0 / 3, 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_posture_lift_off_of_the_trial_in_the_sheet),
        cmocka_unit_test(test_posture_wrong_leg_and_back),
        cmocka_unit_test(test_posture_a_careful_lift_over_a_second_counts),
        cmocka_unit_test(test_posture_a_foot_on_the_floor_is_no_lift),
        cmocka_unit_test(test_posture_sway_and_leaning_on_two_feet_are_no_lift),
        cmocka_unit_test(test_posture_stepped_on_with_one_leg_both_feet_come_first),
        cmocka_unit_test(test_posture_restless_sole_is_no_foot_down_but_half_way_is),
        cmocka_unit_test(test_toes_front_third_of_the_own_range),
        cmocka_unit_test(test_toes_leaning_back_while_measured_does_not_bring_the_line_nearer),
        cmocka_unit_test(test_toes_still_stander_is_not_on_tiptoe_with_every_sway),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
