#include "input/open_board/clock.h"
#include "tests/check.h"

#define PERIOD_US 12500 // 80 samples a second

/** Some us between 0 and 9 ms, the same in every run. */
static int64_t delay_us(int i)
{
    return (int64_t)((uint32_t)i * 2654435761u >> 8) % 9000;
}

static void test_open_board_clock_even_samples_stay_even_across_the_wrap(void **state)
{
    (void)state;
    struct open_board_clock clock;
    open_board_clock_init(&clock);
    uint32_t device_us = UINT32_MAX - 100 * PERIOD_US; // wraps after 100 samples
    int64_t before_us = 0;
    for (int i = 0; i < 1000; i++, device_us += PERIOD_US) {
        int64_t read_us = 5000000 + (int64_t)i * PERIOD_US + delay_us(i);
        int64_t stamp_us = open_board_clock_stamp(&clock, device_us, read_us);
        assert_true(stamp_us <= read_us);
        // Once the quickest arrivals have been seen the spacing is the board's to 0.2 ms.
        if (i > 500)
            assert_in_range(stamp_us - before_us, PERIOD_US - 200, PERIOD_US + 200);
        before_us = stamp_us;
    }
    assert_int_equal(clock.jumps, 0);
}

static void test_open_board_clock_follows_a_crystal_that_is_off(void **state)
{
    (void)state;
    for (int sign = -1; sign <= 1; sign += 2) {
        struct open_board_clock clock;
        open_board_clock_init(&clock);
        int64_t read_us = 0, stamp_us = 0;
        for (int i = 0; i < 80 * 600; i++) { // ten minutes, 100 ppm
            uint32_t device_us = (uint32_t)((double)i * PERIOD_US * (1.0 + sign * 1e-4));
            read_us = 1000000 + (int64_t)i * PERIOD_US + delay_us(i);
            stamp_us = open_board_clock_stamp(&clock, device_us, read_us);
        }
        // Without following it would be 60 ms off by now.
        assert_true(stamp_us <= read_us);
        assert_true(read_us - stamp_us < 12000);
        assert_int_equal(clock.jumps, 0);
    }
}

static void test_open_board_clock_a_held_up_reader_gets_the_true_times(void **state)
{
    (void)state;
    struct open_board_clock clock;
    open_board_clock_init(&clock);
    for (int i = 0; i < 40; i++)
        open_board_clock_stamp(&clock, (uint32_t)i * PERIOD_US, i * PERIOD_US);
    // Half a second of samples is read at once.
    int64_t late_us = 80 * PERIOD_US;
    for (int i = 40; i < 80; i++) {
        int64_t stamp_us = open_board_clock_stamp(&clock, (uint32_t)i * PERIOD_US, late_us);
        assert_in_range(stamp_us, i * PERIOD_US, i * PERIOD_US + 200);
    }
    assert_int_equal(clock.jumps, 0);
}

static void test_open_board_clock_a_restart_begins_a_new_line(void **state)
{
    (void)state;
    struct open_board_clock clock;
    open_board_clock_init(&clock);
    open_board_clock_stamp(&clock, 900000000, 1000000);
    int64_t before_us = open_board_clock_stamp(&clock, 900010000, 1010000);
    assert_int_equal(before_us, 1010000 + 0);
    // Its clock is at zero again, 3 s later by ours.
    assert_int_equal(open_board_clock_stamp(&clock, 0, 4000000), 4000000);
    assert_int_equal(open_board_clock_stamp(&clock, 10000, 4012000), 4010002);
    assert_int_equal(clock.jumps, 1);
    // It stands still while ours goes on: not for longer than a second.
    int64_t now_us = 4012000;
    for (int i = 0; i < 200; i++)
        open_board_clock_stamp(&clock, 10000, now_us += 10000);
    assert_int_equal(clock.jumps, 2);
}

static void test_open_board_clock_never_runs_backwards_or_ahead(void **state)
{
    (void)state;
    struct open_board_clock clock;
    open_board_clock_init(&clock);
    uint32_t random = 1, device_us = 0;
    int64_t read_us = 0, before_us = INT64_MIN;
    for (int i = 0; i < 100000; i++) {
        random = random * 1664525u + 1013904223u;
        read_us += random >> 12 & 0x7FFF;
        device_us += i % 997 == 0 ? random : random >> 16;
        int64_t stamp_us = open_board_clock_stamp(&clock, device_us, read_us);
        assert_true(stamp_us <= read_us);
        assert_true(stamp_us >= before_us);
        before_us = stamp_us;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open_board_clock_even_samples_stay_even_across_the_wrap),
        cmocka_unit_test(test_open_board_clock_follows_a_crystal_that_is_off),
        cmocka_unit_test(test_open_board_clock_a_held_up_reader_gets_the_true_times),
        cmocka_unit_test(test_open_board_clock_a_restart_begins_a_new_line),
        cmocka_unit_test(test_open_board_clock_never_runs_backwards_or_ahead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
