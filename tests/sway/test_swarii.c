#include "tests/check.h"

#include "game/sway/swarii.h"

static struct sway_timed_point at(double t_s, double ml_mm)
{
    return (struct sway_timed_point){t_s, ml_mm, -2.0 * ml_mm};
}

// A straight line sampled evenly is a straight line away from the ends; a sample that falls on the
// window's very edge is in or out by rounding, which moves the mean by less than 1 ms of sway.
static void test_swarii_keeps_a_line(void **state)
{
    (void)state;
    struct sway_timed_point points[1001];
    double ml[300], ap[300];
    for (int i = 0; i <= 1000; i++)
        points[i] = at(i / 100.0, 5.0 * i / 100.0);
    assert_int_equal(sway_swarii_count(points, 1001, 25.0), 251);
    assert_int_equal(sway_swarii_resample(points, 1001, 25.0, ml, ap), 0);
    for (int j = 1; j < 250; j++) {
        assert_near(ml[j], 5.0 * j / 25.0, 0.005);
        assert_near(ap[j], -10.0 * j / 25.0, 0.01);
    }
}

// Worked by hand: weights reach half way to the neighbours and no farther than the window.
static void test_swarii_weighs_by_relevance(void **state)
{
    (void)state;
    const struct sway_timed_point points[] = {at(0.0, 7.0),   at(0.50, 9.0), at(0.97, 1.0),
                                              at(0.98, 2.0),  at(1.02, 4.0), at(1.50, 9.0),
                                              at(2.00, 100.0)};
    double ml[60], ap[60];
    const size_t missing = sway_swarii_resample(points, 7, 25.0, ml, ap);
    // s = 1: [0.96, 0.975] -> 1, [0.975, 1.0] -> 2, [1.0, 1.04] -> 4
    assert_near(ml[25], (0.015 * 1.0 + 0.025 * 2.0 + 0.04 * 4.0) / 0.08, 1e-9);
    assert_near(ml[0], 7.0, 1e-12);  // one member: its value
    assert_near(ml[12], 9.0, 1e-12); // 0.48 s, one member at 0.50
    assert_near(ml[50], 100.0, 1e-12);
    // Outputs without a member lie on a straight line between their neighbours: 0.04 .. 0.44 s
    // between the outputs at 0 and 0.48 s.
    for (int j = 1; j < 12; j++)
        assert_near(ml[j], 7.0 + 2.0 * j / 12.0, 1e-9);
    assert_true(missing >= 40 && missing < 51);
}

static void test_swarii_equal_stamps_are_averaged(void **state)
{
    (void)state;
    const struct sway_timed_point points[] = {at(0.0, 1.0), at(0.0, 3.0), at(0.2, 5.0),
                                              at(0.2, 7.0)};
    double ml[6], ap[6];
    sway_swarii_resample(points, 4, 25.0, ml, ap);
    for (int j = 0; j < 6; j++)
        assert_true(isfinite(ml[j]) && ml[j] >= 1.0 && ml[j] <= 7.0);
}

// sway.md 2.5: the first 0.1 s, the last sample and lone jumps go; true moves stay.
static void test_swarii_purge_takes_out_jumps(void **state)
{
    (void)state;
    struct sway_timed_point points[100];
    for (int i = 0; i < 100; i++)
        points[i] = at(3.0 + i / 100.0 + 0.001, 0.0);
    points[40] = at(points[40].t_s, 10.0); // L1: 30 mm, back at once
    points[60] = at(points[60].t_s, 10.0); // two in a row, back at the next but one
    points[61] = at(points[61].t_s, 10.0);
    points[70] = at(points[70].t_s, 6.0); // L1: 18 mm, no jump
    for (int i = 80; i < 100; i++)
        points[i] = at(points[i].t_s, 50.0); // a true move stays away
    const size_t kept = sway_swarii_purge(points, 100);
    assert_int_equal(kept, 100 - 10 - 1 - 3);
    assert_near(points[0].t_s, 3.101, 1e-9);
    assert_near(points[kept - 1].t_s, 3.981, 1e-9);
    int jumps = 0, moved = 0, small = 0;
    for (size_t i = 0; i < kept; i++) {
        jumps += points[i].ml_mm == 10.0;
        moved += points[i].ml_mm == 50.0;
        small += points[i].ml_mm == 6.0;
    }
    assert_int_equal(jumps, 0);
    assert_int_equal(moved, 19);
    assert_int_equal(small, 1);
}

static void test_swarii_purge_of_almost_nothing(void **state)
{
    (void)state;
    struct sway_timed_point points[2] = {at(0.0, 1.0), at(0.05, 2.0)};
    assert_int_equal(sway_swarii_purge(points, 0), 0);
    assert_int_equal(sway_swarii_purge(points, 1), 0);
    assert_int_equal(sway_swarii_purge(points, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_swarii_keeps_a_line),
        cmocka_unit_test(test_swarii_weighs_by_relevance),
        cmocka_unit_test(test_swarii_equal_stamps_are_averaged),
        cmocka_unit_test(test_swarii_purge_takes_out_jumps),
        cmocka_unit_test(test_swarii_purge_of_almost_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
