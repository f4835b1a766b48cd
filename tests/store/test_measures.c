#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "tests/store/fixture.h"

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

static enum store_status submit(struct fixture *fixture, const struct store_trial *trial,
                                const struct store_measure *measures, size_t measure_count)
{
    const struct store_submission submission = {
        .trial = trial, .measures = measures, .measure_count = measure_count};
    return store_trial_submit(fixture->store, &submission, NULL);
}

// A march whose only measure is its median step.
static void submit_march(struct fixture *fixture, const struct store_trial *trial, double step_s)
{
    const struct store_measure measure = {"median_step_s", step_s};
    assert_int_equal(submit(fixture, trial, &measure, 1), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
}

static void test_measures_come_back_in_their_order(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    const struct store_measure measures[] = {
        {"steps", 27}, {"median_step_s", 2.0 / 3}, {"lift_deg", (double)NAN}, {"evenness", -0.0}};
    assert_int_equal(submit(fixture, &trial, measures, 4), STORE_OK);
    fixture_close(fixture);
    fixture_open(fixture); // from the disk, not from memory

    struct store_measure back[4];
    size_t count;
    assert_int_equal(store_trial_measures(fixture->store, trial.uuid, back, 4, &count), STORE_OK);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(back[i].name, measures[i].name);
    assert_true(back[0].value == 27 && back[1].value == 2.0 / 3 && back[3].value == 0);
    assert_true(isnan(back[2].value)); // not measured is not zero
}

static void test_measures_say_how_much_room_they_need(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    const struct store_measure measures[] = {{"falls", 1}, {"slides", 2}, {"steps", 3}};
    assert_int_equal(submit(fixture, &trial, measures, 3), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    struct store_measure back[2];
    size_t count;
    assert_int_equal(store_trial_measures(fixture->store, trial.uuid, NULL, 0, &count), STORE_OK);
    assert_int_equal(count, 3);
    assert_int_equal(store_trial_measures(fixture->store, trial.uuid, back, 2, &count),
                     STORE_TOO_SMALL);
    assert_int_equal(count, 3);
    assert_int_equal(store_trial_measures(fixture->store, FIXTURE_PLAYER, back, 2, &count),
                     STORE_OK);
    assert_int_equal(count, 0);
}

static void test_measures_out_of_range_are_not_queued(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    struct store_measure measures[STORE_MEASURES_MAX + 1];
    for (size_t i = 0; i <= STORE_MEASURES_MAX; i++) {
        measures[i].value = (double)i;
        snprintf(measures[i].name, sizeof measures[i].name, "measure_%zu", i);
    }
    assert_int_equal(submit(fixture, &trial, measures, STORE_MEASURES_MAX + 1), STORE_INVALID);
    assert_int_equal(submit(fixture, &trial, NULL, 1), STORE_INVALID);
    struct store_measure wrong[] = {{"steps", 1}, {"steps", 2}};
    assert_int_equal(submit(fixture, &trial, wrong, 2), STORE_INVALID); // which one counts?
    wrong[1] = (struct store_measure){"", 2};
    assert_int_equal(submit(fixture, &trial, wrong, 2), STORE_INVALID);
    wrong[1] = (struct store_measure){"falls", (double)INFINITY};
    assert_int_equal(submit(fixture, &trial, wrong, 2), STORE_INVALID);
    memset(wrong[1].name, 'x', sizeof wrong[1].name); // has no end
    wrong[1].value = 1;
    assert_int_equal(submit(fixture, &trial, wrong, 2), STORE_INVALID);
    assert_int_equal(store_pending(fixture->store), 0);

    assert_int_equal(submit(fixture, &trial, measures, STORE_MEASURES_MAX), STORE_OK);
    size_t count;
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    assert_int_equal(store_trial_measures(fixture->store, trial.uuid, NULL, 0, &count), STORE_OK);
    assert_int_equal(count, STORE_MEASURES_MAX);
}

static void test_history_is_the_newest_first_and_only_what_is_asked(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned i = 0; i < 6; i++) {
        struct store_trial trial = fixture_trial(i);
        strcpy(trial.rung, i == 4 ? "W3" : "W1");
        if (i == 5)
            trial.source = STORE_SOURCE_VIRTUAL;
        submit_march(fixture, &trial, i == 2 ? (double)NAN : 1 + 0.25 * i);
    }
    const struct store_trial other = fixture_trial(7);
    const struct store_measure steps = {"steps", 99};
    assert_int_equal(submit(fixture, &other, &steps, 1), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);

    const struct store_query query = {.player_uuid = FIXTURE_PLAYER, .rung = "W1"};
    double values[6];
    int64_t started_s[6];
    size_t count;
    assert_int_equal(store_measure_history(fixture->store, &query, "median_step_s", values,
                                           started_s, 6, &count),
                     STORE_OK);
    assert_int_equal(count, 3); // 2 was not measured, 4 is another rung, 5 was not a person
    assert_true(values[0] == 1.75 && values[1] == 1.25 && values[2] == 1);
    assert_int_equal(started_s[0], FIXTURE_WALL_S + 3 * 60);
    assert_int_equal(started_s[2], FIXTURE_WALL_S);
    assert_int_equal(
        store_measure_history(fixture->store, &query, "median_step_s", values, NULL, 2, &count),
        STORE_OK);
    assert_int_equal(count, 2);
    assert_true(values[0] == 1.75);
    assert_int_equal(
        store_measure_history(fixture->store, &query, "falls", values, NULL, 6, &count), STORE_OK);
    assert_int_equal(count, 0);
}

static void test_history_of_one_second_of_the_clock_keeps_its_order(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned i = 0; i < 3; i++) {
        struct store_trial trial = fixture_trial(9 - i);
        trial.started_s = FIXTURE_WALL_S; // --demo runs faster than the clock
        submit_march(fixture, &trial, i);
    }
    const struct store_query all = {0};
    double values[3];
    size_t count;
    assert_int_equal(
        store_measure_history(fixture->store, &all, "median_step_s", values, NULL, 3, &count),
        STORE_OK);
    assert_true(values[0] == 2 && values[1] == 1 && values[2] == 0);
}

static void test_measures_go_with_their_trial(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    submit_march(fixture, &trial, 2);
    fixture_sql(fixture, "evenkeel.db", "PRAGMA foreign_keys = ON; DELETE FROM trial");
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM trial_measure"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_measures_come_back_in_their_order),
        IN_OPEN_STORE(test_measures_say_how_much_room_they_need),
        IN_OPEN_STORE(test_measures_out_of_range_are_not_queued),
        IN_OPEN_STORE(test_history_is_the_newest_first_and_only_what_is_asked),
        IN_OPEN_STORE(test_history_of_one_second_of_the_clock_keeps_its_order),
        IN_OPEN_STORE(test_measures_go_with_their_trial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
