#include "tests/check.h"

#include "tests/store/fixture.h"

#define HOUR_S 3600
#define DAY_S  (24 * HOUR_S)

// 2026-01-01 00:00:00 UTC
#define NEW_YEAR_S (FIXTURE_WALL_S - 10 * HOUR_S)

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

static void submit_at(struct fixture *fixture, unsigned number, int64_t started_s,
                      double hands_off_s)
{
    struct store_trial trial = fixture_trial(number);
    trial.started_s = started_s;
    trial.hands_off_s = hands_off_s;
    fixture_submit(fixture->store, &trial, 0);
}

static struct store_totals totals_at(struct fixture *fixture, int64_t wall_s)
{
    const struct store_query query = {.player_uuid = FIXTURE_PLAYER};
    const struct clock now = {.wall_s = wall_s, .utc_offset_s = HOUR_S};
    struct store_totals totals;
    assert_int_equal(store_totals_get(fixture->store, &query, &now, &totals), STORE_OK);
    return totals;
}

static void test_totals_of_nothing_are_zero(void **state)
{
    const struct store_totals totals = totals_at(*state, NEW_YEAR_S);
    assert_int_equal(totals.trials, 0);
    assert_true(totals.hands_off_s == 0);
    assert_int_equal(totals.days_this_month, 0);
}

static void test_days_are_local_days_of_this_month(void **state)
{
    struct fixture *fixture = *state;
    // The fixture's local time is UTC + 1 h.
    submit_at(fixture, 1, NEW_YEAR_S - HOUR_S - 1, 10);   // 31 Dec 23:59:59 local
    submit_at(fixture, 2, NEW_YEAR_S - HOUR_S, 20);       // 1 Jan 00:00:00 local
    submit_at(fixture, 3, NEW_YEAR_S + 5 * HOUR_S, 30.5); // 1 Jan again
    submit_at(fixture, 4, NEW_YEAR_S + 2 * DAY_S, 5);     // 3 Jan
    submit_at(fixture, 5, NEW_YEAR_S + 31 * DAY_S, 7);    // 1 Feb
    const struct store_totals january = totals_at(fixture, NEW_YEAR_S + 9 * DAY_S);
    assert_int_equal(january.trials, 5);
    assert_near(january.hands_off_s, 72.5, 1e-9);
    assert_int_equal(january.days_this_month, 2);
    assert_int_equal(totals_at(fixture, NEW_YEAR_S - HOUR_S - 1).days_this_month, 1); // December
    assert_int_equal(totals_at(fixture, NEW_YEAR_S + 40 * DAY_S).days_this_month, 1); // February
}

static void test_totals_leave_out_what_no_person_did(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(1);
    trial.source = STORE_SOURCE_DEMO;
    fixture_submit(fixture->store, &trial, 0);
    assert_int_equal(totals_at(fixture, FIXTURE_WALL_S).trials, 0);
    const struct store_query demo = {.source = STORE_SOURCE_DEMO};
    const struct clock now = {.wall_s = FIXTURE_WALL_S};
    struct store_totals totals;
    assert_int_equal(store_totals_get(fixture->store, &demo, &now, &totals), STORE_OK);
    assert_int_equal(totals.trials, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_totals_of_nothing_are_zero),
        IN_OPEN_STORE(test_days_are_local_days_of_this_month),
        IN_OPEN_STORE(test_totals_leave_out_what_no_person_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
