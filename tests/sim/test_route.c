#include "tests/check.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

#include "game/sim/random.h"
#include "game/sim/route.h"

static enum sim_route_outcome walk(struct sim_route *route, int steps)
{
    for (int i = 0; i < steps; i++)
        sim_route_add(route, 1);
    return sim_route_finish(route);
}

static void test_route_no_more_steps_than_the_median_of_three(void **state)
{
    (void)state;
    struct sim_route route;
    sim_route_init(&route);
    sim_route_remember(&route, 30);
    sim_route_remember(&route, 24);
    sim_route_remember(&route, 27);
    assert_near(sim_route_target(&route), 27, 0);
    struct sim_route again = route;
    assert_int_equal(walk(&route, 27), SIM_ROUTE_SUCCESS);
    assert_int_equal(walk(&again, 28), SIM_ROUTE_MORE_STEPS);
    assert_near(sim_route_target(&route), 27, 0); // 24, 27, 27
    assert_int_equal(walk(&route, 20), SIM_ROUTE_SUCCESS);
    assert_int_equal(walk(&route, 20), SIM_ROUTE_SUCCESS);
    assert_near(sim_route_target(&route), 20, 0); // 27, 20, 20
}

static void test_route_the_first_walk_has_nothing_to_beat(void **state)
{
    (void)state;
    struct sim_route route;
    sim_route_init(&route);
    sim_route_add(&route, 41);
    assert_true(sim_route_is_a_success(&route));
    assert_int_equal(sim_route_finish(&route), SIM_ROUTE_FIRST);
    assert_near(sim_route_target(&route), 41, 0);
    assert_int_equal(walk(&route, 40), SIM_ROUTE_SUCCESS);
    assert_near(sim_route_target(&route), 40.5, 0);
    assert_int_equal(walk(&route, 41), SIM_ROUTE_MORE_STEPS);
    assert_near(sim_route_target(&route), 41, 0);
}

static void test_route_no_steps_are_no_walk(void **state)
{
    (void)state;
    struct sim_route route;
    sim_route_init(&route);
    walk(&route, 25);
    assert_int_equal(walk(&route, 0), SIM_ROUTE_NOTHING);
    assert_false(sim_route_is_a_success(&route));
    assert_int_equal(route.walks, 1);
    assert_near(sim_route_target(&route), 25, 0);
}

static void test_route_wheel_starts_at_the_last_walk(void **state)
{
    (void)state;
    struct sim_route route;
    sim_route_init(&route);
    sim_route_start_from_last(&route);
    assert_int_equal(route.steps, 0);
    walk(&route, 25);
    sim_route_start_from_last(&route);
    sim_route_add(&route, -2);
    assert_int_equal(sim_route_finish(&route), SIM_ROUTE_SUCCESS);
    assert_int_equal(route.last[0], 23);
    sim_route_add(&route, INT_MIN);
    assert_int_equal(route.steps, 0);
    sim_route_add(&route, INT_MAX);
    assert_int_equal(route.steps, SIM_ROUTE_STEPS_MAX);
}

static int compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void test_route_median_of_any_three(void **state)
{
    (void)state;
    uint64_t random = 3;
    for (int i = 0; i < 1000; i++) {
        struct sim_route route;
        sim_route_init(&route);
        int steps[3];
        for (int k = 0; k < 3; k++) {
            steps[k] = 1 + (int)(sim_random_next(&random) % 5);
            sim_route_remember(&route, 500); // older walks do not count any more
        }
        for (int k = 0; k < 3; k++)
            sim_route_remember(&route, steps[k]);
        qsort(steps, 3, sizeof steps[0], compare);
        assert_near(sim_route_target(&route), steps[1], 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_route_no_more_steps_than_the_median_of_three),
        cmocka_unit_test(test_route_the_first_walk_has_nothing_to_beat),
        cmocka_unit_test(test_route_no_steps_are_no_walk),
        cmocka_unit_test(test_route_wheel_starts_at_the_last_walk),
        cmocka_unit_test(test_route_median_of_any_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
