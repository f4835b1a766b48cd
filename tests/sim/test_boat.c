#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/boat.h"

static void sail(struct sim_boat *boat, int64_t *t_us, double seconds, double ml_mm)
{
    for (int i = 0; i < (int)(seconds * 100); i++)
        sim_boat_push(boat, *t_us += 10000, ml_mm, 0);
}

static void test_boat_heels_with_sway_and_rights_itself(void **state)
{
    (void)state;
    struct sim_boat boat;
    sim_boat_init(&boat, false);
    int64_t t_us = 0;
    sail(&boat, &t_us, 5, 0);
    assert_near(boat.heel_deg, 0, 1e-9);
    sail(&boat, &t_us, 0.3, 10);
    assert_true(boat.heel_deg > 9 && boat.heel_deg < 12); // 1.2 deg/mm, mean of 3 s follows
    sail(&boat, &t_us, 20, 10);
    assert_near(boat.heel_deg, 0, 0.1); // standing off centre is no sway
    sail(&boat, &t_us, 0.5, 200);
    assert_true(boat.heel_deg <= 24);
}

static void test_boat_wake_is_the_last_five_seconds(void **state)
{
    (void)state;
    struct sim_boat boat;
    sim_boat_init(&boat, false);
    int64_t t_us = 0;
    sail(&boat, &t_us, 6, -3);
    assert_int_equal(boat.wake_count, SIM_BOAT_WAKE_COUNT);
    sail(&boat, &t_us, 1, 4);
    assert_near(boat.wake_mm[0], 4, 1e-9);
    assert_near(boat.wake_mm[9], 4, 1e-9);
    assert_near(boat.wake_mm[11], -3, 1e-9);
}

static void test_boat_gap_makes_no_swing(void **state)
{
    (void)state;
    struct sim_boat boat;
    sim_boat_init(&boat, false);
    int64_t t_us = 0;
    sail(&boat, &t_us, 3, 0);
    t_us += 2000000;
    sim_boat_push(&boat, t_us, 30, 0);
    assert_near(boat.heel_deg, 0, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boat_heels_with_sway_and_rights_itself),
        cmocka_unit_test(test_boat_wake_is_the_last_five_seconds),
        cmocka_unit_test(test_boat_gap_makes_no_swing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
