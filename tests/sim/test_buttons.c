#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/buttons.h"

static void press_every(struct sim_buttons *buttons, int presses, double seconds)
{
    for (int i = 0; i < presses; i++) {
        sim_buttons_advance(buttons, seconds);
        sim_buttons_press(buttons);
    }
}

static void test_buttons_five_open_then_five_close(void **state)
{
    (void)state;
    const int open[] = {1, 2, 3, 4, 5, 4, 3, 2, 1, 0};
    struct sim_buttons buttons;
    sim_buttons_init(&buttons);
    for (int i = 0; i < SIM_BUTTONS_ROUND; i++) {
        assert_int_equal(sim_buttons_is_closing(&buttons), i >= 5);
        press_every(&buttons, 1, 8);
        assert_int_equal(sim_buttons_open(&buttons), open[i]);
    }
    assert_int_equal(buttons.rounds, 1);
    assert_false(sim_buttons_is_closing(&buttons));
}

static void test_buttons_seconds_per_button(void **state)
{
    (void)state;
    struct sim_buttons buttons;
    sim_buttons_init(&buttons);
    assert_true(isnan(sim_buttons_seconds(&buttons)));
    press_every(&buttons, 10, 10); // 100 s for five buttons opened and closed
    assert_near(sim_buttons_seconds(&buttons), 20, 1e-9);
    press_every(&buttons, 10, 8);
    assert_near(sim_buttons_seconds(&buttons), 18, 1e-9);
    assert_near(sim_buttons_best_seconds(&buttons), 16, 1e-9);
    assert_near(buttons.last_round_s, 80, 1e-9);
    press_every(&buttons, 9, 1); // a round that is not done says nothing yet
    assert_near(sim_buttons_seconds(&buttons), 18, 1e-9);
    assert_near(buttons.time_s, 189, 1e-9);
}

static void test_buttons_a_trembling_finger_counts_once(void **state)
{
    (void)state;
    struct sim_buttons buttons;
    sim_buttons_init(&buttons);
    assert_true(sim_buttons_press(&buttons));
    sim_buttons_advance(&buttons, 0.29);
    assert_false(sim_buttons_press(&buttons));
    sim_buttons_advance(&buttons, 0.01);
    assert_true(sim_buttons_press(&buttons));
    assert_int_equal(buttons.acts, 2);
}

static void test_buttons_a_press_too_many_is_taken_back(void **state)
{
    (void)state;
    struct sim_buttons buttons;
    sim_buttons_init(&buttons);
    assert_false(sim_buttons_take_back(&buttons));
    press_every(&buttons, 3, 5);
    assert_true(sim_buttons_take_back(&buttons));
    assert_int_equal(sim_buttons_open(&buttons), 2);
    press_every(&buttons, 8, 5);
    assert_int_equal(buttons.rounds, 1);
    assert_near(sim_buttons_seconds(&buttons), 11, 1e-9); // the time stays
}

static void test_buttons_a_whole_row_with_one_press(void **state)
{
    (void)state;
    struct sim_buttons buttons;
    sim_buttons_init(&buttons);
    press_every(&buttons, 2, 10);
    sim_buttons_advance(&buttons, 20);
    assert_true(sim_buttons_press_row(&buttons)); // the rest of the five
    assert_int_equal(sim_buttons_open(&buttons), 5);
    sim_buttons_advance(&buttons, 35);
    assert_true(sim_buttons_press_row(&buttons));
    assert_int_equal(buttons.rounds, 1);
    assert_near(sim_buttons_seconds(&buttons), 15, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buttons_five_open_then_five_close),
        cmocka_unit_test(test_buttons_seconds_per_button),
        cmocka_unit_test(test_buttons_a_trembling_finger_counts_once),
        cmocka_unit_test(test_buttons_a_press_too_many_is_taken_back),
        cmocka_unit_test(test_buttons_a_whole_row_with_one_press),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
