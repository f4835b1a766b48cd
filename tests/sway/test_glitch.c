#include "tests/check.h"

#include "game/sway/glitch.h"

static struct input_board_sample at(int64_t t_us, double tr_kg, double br_kg, double tl_kg,
                                    double bl_kg)
{
    return (struct input_board_sample){t_us, tr_kg, br_kg, tl_kg, bl_kg};
}

static bool accept(struct sway_glitch *glitch, struct input_board_sample sample)
{
    return sway_glitch_accept(glitch, &sample);
}

static void test_glitch_one_dead_sensor_is_left_out(void **state)
{
    (void)state;
    struct sway_glitch glitch = {0};
    assert_true(accept(&glitch, at(0, 20.0, 16.0, 20.0, 16.0)));
    assert_false(accept(&glitch, at(16000, 20.1, 16.0, 0.0, 15.9)));
    assert_false(accept(&glitch, at(32000, 20.0, 16.1, 0.0, 16.0)));
    assert_true(accept(&glitch, at(48000, 20.0, 16.1, 20.0, 16.0)));
}

static void test_glitch_that_lasts_is_believed(void **state)
{
    (void)state;
    struct sway_glitch glitch = {0};
    assert_true(accept(&glitch, at(0, 20.0, 16.0, 20.0, 16.0)));
    assert_false(accept(&glitch, at(16000, 20.0, 16.0, 0.0, 16.0)));
    assert_false(accept(&glitch, at(32000, 20.0, 16.0, 0.0, 16.0)));
    assert_true(accept(&glitch, at(48000, 20.0, 16.0, 0.0, 16.0)));
    assert_true(accept(&glitch, at(64000, 20.0, 16.0, 0.0, 16.0)));
    assert_true(accept(&glitch, at(500000, 20.0, 16.0, 20.0, 16.0)));
    assert_true(accept(&glitch, at(700000, 20.0, 16.0, 0.0, 16.0))); // too long ago to tell
}

// What people do moves more than one corner.
static void test_glitch_people_are_no_glitches(void **state)
{
    (void)state;
    struct sway_glitch glitch = {0};
    assert_true(accept(&glitch, at(0, 20.0, 16.0, 20.0, 16.0)));
    assert_true(accept(&glitch, at(16000, 25.0, 20.0, 9.0, 16.0))); // leans away quickly
    assert_true(accept(&glitch, at(32000, 2.0, 1.0, 1.0, 1.0)));    // steps off
    assert_true(accept(&glitch, at(48000, 2.0, 1.0, 0.3, 1.0)));    // almost nothing there
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glitch_one_dead_sensor_is_left_out),
        cmocka_unit_test(test_glitch_that_lasts_is_believed),
        cmocka_unit_test(test_glitch_people_are_no_glitches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
