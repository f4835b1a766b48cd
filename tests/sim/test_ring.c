#include "tests/check.h"

#include "game/sim/ring.h"

static void test_ring_radius_follows_the_players_own_sway(void **state)
{
    (void)state;
    // decisions.md 1: 2.5 -> 1.0 x RMS_r over D, floor 8 mm, ceiling 60 mm
    assert_near(sim_ring_radius_mm(0, 10), 25, 1e-12);
    assert_near(sim_ring_radius_mm(1, 10), 10, 1e-12);
    assert_near(sim_ring_radius_mm(0.3, 6), 12.3, 1e-12);
    assert_near(sim_ring_radius_mm(1, 3), 8, 1e-12);
    assert_near(sim_ring_radius_mm(0, 40), 60, 1e-12);
    assert_near(sim_ring_hold_share(0), 0.5, 1e-12);
    assert_near(sim_ring_hold_share(1), 1.0, 1e-12);
}

static void test_ring_clock_waits_outside_and_in_support(void **state)
{
    (void)state;
    struct sim_ring ring;
    sim_ring_init(&ring, 10, 2);
    sim_ring_centre(&ring, 100, 50);
    for (int i = 0; i < 100; i++)
        sim_ring_push(&ring, 0.01, 100, 50, true);
    assert_near(ring.held_s, 1, 1e-9);
    for (int i = 0; i < 100; i++)
        sim_ring_push(&ring, 0.01, 100, 50, false); // a hand on the table
    for (int i = 0; i < 100; i++)
        sim_ring_push(&ring, 0.01, 111, 50, true); // outside
    assert_near(ring.held_s, 1, 1e-9);
    assert_true(sim_ring_is_left(&ring));
    assert_false(sim_ring_is_closed(&ring));
    for (int i = 0; i < 100; i++)
        sim_ring_push(&ring, 0.01, 109, 50, true);
    assert_true(sim_ring_is_closed(&ring));
    assert_false(sim_ring_is_left(&ring));
}

static void test_ring_short_slip_is_not_shown(void **state)
{
    (void)state;
    struct sim_ring ring;
    sim_ring_init(&ring, 10, 30);
    for (int i = 0; i < 39; i++)
        sim_ring_push(&ring, 0.01, 20, 0, true);
    assert_false(sim_ring_is_left(&ring)); // .4 s (look/style.md 7)
    sim_ring_push(&ring, 0.02, 20, 0, true);
    assert_true(sim_ring_is_left(&ring));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ring_radius_follows_the_players_own_sway),
        cmocka_unit_test(test_ring_clock_waits_outside_and_in_support),
        cmocka_unit_test(test_ring_short_slip_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
