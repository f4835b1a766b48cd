#include "tests/check.h"

#include "game/session/sitting.h"

static void test_sitting_three_breaks_in_a_minute_mean_rest(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    assert_int_equal(session_sitting_break(&sitting, 10), SESSION_ANSWER_GO);
    assert_int_equal(session_sitting_break(&sitting, 30), SESSION_ANSWER_GO);
    assert_int_equal(session_sitting_break(&sitting, 70), SESSION_ANSWER_REST);
}

static void test_sitting_breaks_far_apart_go_on_until_the_fifth(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    for (int i = 0; i < 4; i++)
        assert_int_equal(session_sitting_break(&sitting, 100 * i), SESSION_ANSWER_GO);
    assert_int_equal(session_sitting_break(&sitting, 400), SESSION_ANSWER_ENOUGH_TODAY);
    assert_int_equal(session_sitting_may_start(&sitting, false), SESSION_ANSWER_ENOUGH_TODAY);
}

static void test_sitting_eyes_stay_open_until_ten_seconds_are_held(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    session_sitting_add(&sitting, 30, 9.9, false); // thirty seconds, but never ten at a time
    session_sitting_add(&sitting, 25, 25, true);
    assert_int_equal(session_sitting_may_start(&sitting, true), SESSION_ANSWER_EYES_OPEN_FIRST);
    assert_int_equal(session_sitting_may_start(&sitting, false), SESSION_ANSWER_GO);
    session_sitting_add(&sitting, 10, 10, false);
    assert_int_equal(session_sitting_may_start(&sitting, true), SESSION_ANSWER_GO);
}

static void test_sitting_day_ends_after_25_minutes_net(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    session_sitting_add(&sitting, 24 * 60 + 59, 30, false);
    assert_int_equal(session_sitting_may_start(&sitting, false), SESSION_ANSWER_GO);
    session_sitting_add(&sitting, 1, 1, false);
    assert_int_equal(session_sitting_may_start(&sitting, false), SESSION_ANSWER_ENOUGH_TODAY);
}

static void test_sitting_rest_clears_the_minute_not_the_day(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    session_sitting_break(&sitting, 1);
    session_sitting_break(&sitting, 2);
    session_sitting_rested(&sitting);
    assert_int_equal(session_sitting_break(&sitting, 3), SESSION_ANSWER_GO);
    assert_int_equal(session_sitting_break(&sitting, 4), SESSION_ANSWER_GO);
    assert_int_equal(session_sitting_break(&sitting, 5), SESSION_ANSWER_ENOUGH_TODAY);
}

static void test_sitting_remembers_the_morning(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    session_sitting_remember(&sitting, 4);
    assert_int_equal(session_sitting_may_start(&sitting, false), SESSION_ANSWER_GO);
    assert_int_equal(session_sitting_break(&sitting, 1), SESSION_ANSWER_ENOUGH_TODAY);
}

static void test_sitting_one_rung_up_on_each_coast(void **state)
{
    (void)state;
    struct session_sitting sitting;
    session_sitting_init(&sitting);
    session_sitting_went_up(&sitting, SESSION_COAST_STANDING);
    assert_false(session_sitting_may_go_up(&sitting, SESSION_COAST_STANDING));
    assert_true(session_sitting_may_go_up(&sitting, SESSION_COAST_WALKING));
    session_sitting_went_up(&sitting, SESSION_COAST_HANDS);
    assert_false(session_sitting_may_go_up(&sitting, SESSION_COAST_HANDS));
    session_sitting_rested(&sitting); // a rest is not a new sitting
    assert_false(session_sitting_may_go_up(&sitting, SESSION_COAST_STANDING));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sitting_three_breaks_in_a_minute_mean_rest),
        cmocka_unit_test(test_sitting_breaks_far_apart_go_on_until_the_fifth),
        cmocka_unit_test(test_sitting_eyes_stay_open_until_ten_seconds_are_held),
        cmocka_unit_test(test_sitting_day_ends_after_25_minutes_net),
        cmocka_unit_test(test_sitting_rest_clears_the_minute_not_the_day),
        cmocka_unit_test(test_sitting_remembers_the_morning),
        cmocka_unit_test(test_sitting_one_rung_up_on_each_coast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
