#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/lanterns.h"

static void test_lanterns_lie_at_40_to_75_percent_of_the_own_limits(void **state)
{
    (void)state;
    const double shares[] = {0.40, 0.75};
    for (int hard = 0; hard <= 1; hard++) {
        struct sim_lanterns lanterns;
        sim_lanterns_init(&lanterns, &sim_lean_limits_default, hard, 7);
        for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
            const struct sim_lantern *lantern = &lanterns.lantern[i];
            double limit =
                sim_lean_limits_towards(&sim_lean_limits_default, lantern->ml_mm, lantern->ap_mm);
            assert_near(hypot(lantern->ml_mm, lantern->ap_mm) / limit, shares[hard], 1e-9);
        }
        assert_near(lanterns.stay_s, hard ? 3 : 1, 1e-12);
    }
    assert_near(sim_lean_limits_towards(&sim_lean_limits_default, 0, 1), 60, 1e-12);
    assert_near(sim_lean_limits_towards(&sim_lean_limits_default, 0, -1), 35, 1e-12);
    assert_near(sim_lean_limits_towards(&sim_lean_limits_default, -1, 0), 70, 1e-12);
}

static void test_lanterns_standing_still_reaches_none(void **state)
{
    (void)state;
    struct sim_lean_limits small = sim_lean_limits_scaled(&sim_lean_limits_default, 0.4);
    struct sim_lanterns lanterns;
    sim_lanterns_init(&lanterns, &small, 0, 3);
    for (int i = 0; i < 12000; i++)
        sim_lanterns_push(&lanterns, 0.01, 0, 0, true);
    assert_true(sim_lanterns_are_over(&lanterns));
    assert_int_equal(sim_lanterns_reached(&lanterns), 0);
    assert_false(sim_lanterns_are_a_success(&lanterns));
}

static void test_lanterns_following_reaches_all(void **state)
{
    (void)state;
    struct sim_lanterns lanterns;
    sim_lanterns_init(&lanterns, &sim_lean_limits_default, 0.5, 3);
    int seconds_100 = 0;
    while (!sim_lanterns_are_over(&lanterns) && seconds_100 < 10000) {
        const struct sim_lantern *lit = &lanterns.lantern[lanterns.current];
        sim_lanterns_push(&lanterns, 0.01, lit->ml_mm, lit->ap_mm, true);
        seconds_100++;
    }
    assert_int_equal(sim_lanterns_reached(&lanterns), SIM_LANTERN_COUNT);
    assert_near(seconds_100, 8 * 200, 8); // eight stays of two seconds
    assert_true(sim_lanterns_are_a_success(&lanterns));
}

static void test_lanterns_wait_while_a_hand_holds_on(void **state)
{
    (void)state;
    struct sim_lanterns lanterns;
    sim_lanterns_init(&lanterns, &sim_lean_limits_default, 0, 3);
    for (int i = 0; i < 100000; i++)
        assert_false(sim_lanterns_push(&lanterns, 0.01, lanterns.lantern[0].ml_mm,
                                       lanterns.lantern[0].ap_mm, false));
    assert_int_equal(lanterns.current, 0);
}

static void test_lanterns_same_seed_same_order(void **state)
{
    (void)state;
    struct sim_lanterns a, b, c;
    sim_lanterns_init(&a, &sim_lean_limits_default, 0.5, 11);
    sim_lanterns_init(&b, &sim_lean_limits_default, 0.5, 11);
    sim_lanterns_init(&c, &sim_lean_limits_default, 0.5, 12);
    int equal = 0;
    for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
        assert_near(a.lantern[i].ml_mm, b.lantern[i].ml_mm, 0);
        equal += fabs(a.lantern[i].ml_mm - c.lantern[i].ml_mm) < 1e-9;
    }
    assert_true(equal < SIM_LANTERN_COUNT);
}

static void test_lanterns_are_wider_for_a_lively_stance(void **state)
{
    (void)state;
    // tandem: limits x .5, RMS 13 mm
    struct sim_lean_limits limits = sim_lean_limits_scaled(&sim_lean_limits_default, 0.5);
    struct sim_lanterns lanterns, calm;
    sim_lanterns_init(&lanterns, &limits, 0.3, 3);
    calm = lanterns;
    sim_lanterns_widen(&calm, &limits, 2);
    assert_near(calm.radius_mm, lanterns.radius_mm, 0); // steady enough for them as they are
    sim_lanterns_widen(&lanterns, &limits, 13);
    assert_near(lanterns.radius_mm, 16.25, 1e-9);
    for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
        const struct sim_lantern *lantern = &lanterns.lantern[i];
        double distance = hypot(lantern->ml_mm, lantern->ap_mm);
        assert_true(distance >= 0.75 * 16.25 - 1e-9);
        assert_true(distance <= sim_lean_limits_towards(&limits, lantern->ml_mm, lantern->ap_mm));
    }
}

static void test_limits_go_through_the_diagonals_that_were_measured(void **state)
{
    (void)state;
    struct sim_lean_limits limits = sim_lean_limits_default;
    double unmeasured = sim_lean_limits_towards(&limits, 1, 1);
    limits.front_right_mm = 40; // less than the ellipse has there
    assert_near(sim_lean_limits_towards(&limits, 1, 1), 40, 1e-9);
    assert_near(sim_lean_limits_towards(&limits, -1, 1), unmeasured, 1e-9); // the other side
    assert_near(sim_lean_limits_towards(&limits, 0, 5), 60, 1e-9);          // the axes stay
    assert_near(sim_lean_limits_towards(&limits, 5, 0), 70, 1e-9);
    double before = 60;
    for (double angle = 0; angle <= M_PI / 2; angle += 0.01) { // and no step between them
        double now = sim_lean_limits_towards(&limits, sin(angle), cos(angle));
        assert_near(now, before, 1);
        before = now;
    }
    limits = sim_lean_limits_scaled(&limits, 0.5);
    assert_near(sim_lean_limits_towards(&limits, 1, 1), 20, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lanterns_lie_at_40_to_75_percent_of_the_own_limits),
        cmocka_unit_test(test_lanterns_standing_still_reaches_none),
        cmocka_unit_test(test_lanterns_following_reaches_all),
        cmocka_unit_test(test_lanterns_wait_while_a_hand_holds_on),
        cmocka_unit_test(test_lanterns_same_seed_same_order),
        cmocka_unit_test(test_lanterns_are_wider_for_a_lively_stance),
        cmocka_unit_test(test_limits_go_through_the_diagonals_that_were_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
