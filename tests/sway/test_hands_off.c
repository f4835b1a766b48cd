#include "tests/check.h"

#include "game/sway/hands_off.h"

static int64_t run(struct sway_hands_off *clock, int64_t t_us, double seconds, bool holds)
{
    for (int i = 0; i < (int)lround(seconds * 100.0); i++, t_us += 10000)
        sway_hands_off_push(clock, t_us, holds);
    return t_us;
}

static void test_hands_off_counts_sample_time(void **state)
{
    (void)state;
    struct sway_hands_off clock;
    sway_hands_off_init(&clock);
    int64_t t_us = run(&clock, 7000000, 10.0, true);
    assert_near(sway_hands_off_s(&clock), 9.99, 1e-9); // 1000 samples, 999 intervals
    t_us = run(&clock, t_us, 5.0, false);
    assert_near(sway_hands_off_s(&clock), 9.99, 1e-9);
    run(&clock, t_us, 5.0, true);
    assert_near(sway_hands_off_s(&clock), 14.98, 1e-9);
}

static void test_hands_off_leaves_gaps_out(void **state)
{
    (void)state;
    struct sway_hands_off clock;
    sway_hands_off_init(&clock);
    sway_hands_off_push(&clock, 0, true);
    sway_hands_off_push(&clock, 250000, true); // just bridged
    assert_near(sway_hands_off_s(&clock), 0.25, 1e-9);
    sway_hands_off_push(&clock, 500001, true); // just not
    sway_hands_off_push(&clock, 90000000, true);
    sway_hands_off_push(&clock, 90010000, true);
    assert_near(sway_hands_off_s(&clock), 0.26, 1e-9);
    sway_hands_off_push(&clock, 80000000, true); // the past is ignored
    sway_hands_off_push(&clock, 90020000, true);
    assert_near(sway_hands_off_s(&clock), 0.27, 1e-9);
}

static void test_hands_off_gives_back_what_was_supported(void **state)
{
    (void)state;
    struct sway_hands_off clock;
    sway_hands_off_init(&clock);
    int64_t t_us = run(&clock, 0, 5.0, true);
    sway_hands_off_go(&clock); // a pause: these five are safe
    t_us = run(&clock, t_us, 8.0, true);
    const int64_t let_go_us = t_us;
    t_us = run(&clock, t_us, 1.0, true);
    sway_hands_off_take_back(&clock, let_go_us);
    const double after_s = sway_hands_off_s(&clock);
    assert_true(after_s <= 4.99 + 1.0 && after_s >= 4.99 + 0.85);
    run(&clock, t_us, 3.0, true);
    assert_near(sway_hands_off_s(&clock), after_s + 3.0, 1e-9);
}

// Between two steps of the memory it errs on the strict side: never more than was true.
static void test_hands_off_is_strict_between_steps(void **state)
{
    (void)state;
    struct sway_hands_off clock;
    sway_hands_off_init(&clock);
    const int64_t t_us = run(&clock, 0, 8.0, true);
    sway_hands_off_take_back(&clock, t_us - 1050000);
    assert_true(sway_hands_off_s(&clock) <= 1.04 && sway_hands_off_s(&clock) >= 0.9);
    sway_hands_off_take_back(&clock, t_us - 910000);
    assert_true(sway_hands_off_s(&clock) <= 0.90 && sway_hands_off_s(&clock) >= 0.8);
}

// What was taken back does not come back with the next rise.
static void test_hands_off_gives_back_twice(void **state)
{
    (void)state;
    struct sway_hands_off clock;
    sway_hands_off_init(&clock);
    int64_t t_us = run(&clock, -2000000, 4.0, true); // through zero
    sway_hands_off_take_back(&clock, t_us - 1000000);
    sway_hands_off_take_back(&clock, t_us - 1400000);
    assert_true(sway_hands_off_s(&clock) <= 1.0 && sway_hands_off_s(&clock) >= 0.85);
    sway_hands_off_take_back(&clock, t_us - 500000);
    assert_true(sway_hands_off_s(&clock) <= 0.5 && sway_hands_off_s(&clock) >= 0.35);
    t_us = run(&clock, t_us + 60000000, 0.5, true); // long ago is out of the buckets
    sway_hands_off_take_back(&clock, t_us - 1000000);
    assert_near(sway_hands_off_s(&clock), 0.49, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hands_off_counts_sample_time),
        cmocka_unit_test(test_hands_off_leaves_gaps_out),
        cmocka_unit_test(test_hands_off_gives_back_what_was_supported),
        cmocka_unit_test(test_hands_off_is_strict_between_steps),
        cmocka_unit_test(test_hands_off_gives_back_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
