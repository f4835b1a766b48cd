#include "tests/check.h"

#include "game/store/internal.h"
#include "tests/store/fixture.h"

#include <string.h>

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

// A full disk, as SQLite sees it: no page more. Touches the worker's connection while it rests.
static void set_free_pages(sqlite3 *db, bool none)
{
    const char *sql = none ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823";
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static enum store_status submit(struct fixture *fixture, unsigned number, uint64_t *ticket)
{
    static struct store_sample samples[2000];
    fixture_samples(samples, 2000, number);
    const struct store_trial trial = fixture_trial(number);
    static struct store_event events[500];
    for (size_t i = 0; i < 500; i++)
        events[i] = (struct store_event){(double)i, "something_that_takes_room", 1};
    const struct store_submission submission = {.trial = &trial,
                                                .events = events,
                                                .event_count = 500,
                                                .samples = samples,
                                                .sample_count = 2000};
    return store_trial_submit(fixture->store, &submission, ticket);
}

static void assert_completion(struct fixture *fixture, uint64_t ticket, enum store_status status,
                              bool queued)
{
    struct store_completion completion;
    assert_true(store_poll(fixture->store, &completion));
    assert_int_equal(completion.ticket, ticket);
    assert_int_equal(completion.status, status);
    assert_int_equal(completion.queued, queued);
    assert_int_equal(completion.message[0] == '\0', status == STORE_OK);
}

static void assert_all_come_back(struct fixture *fixture, unsigned trials)
{
    assert_int_equal(fixture_count(fixture->store), trials);
    for (unsigned i = 0; i < trials; i++) {
        size_t count;
        assert_int_equal(
            store_trial_samples(fixture->store, fixture_trial(i).uuid, NULL, 0, &count), STORE_OK);
        assert_int_equal(count, 2000);
    }
}

static void full_disk_keeps_all(struct fixture *fixture, sqlite3 *full)
{
    struct store_completion completion;
    uint64_t tickets[3];
    set_free_pages(full, true);
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(submit(fixture, i, &tickets[i]), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_FULL);
    assert_completion(fixture, tickets[0], STORE_FULL, true);
    assert_false(store_poll(fixture->store, &completion)); // said once
    assert_int_equal(store_pending(fixture->store), 3);
    assert_int_equal(fixture_count(fixture->store), 0);

    store_retry(fixture->store); // still full: said again
    assert_int_equal(store_flush(fixture->store), STORE_FULL);
    assert_completion(fixture, tickets[0], STORE_FULL, true);

    set_free_pages(full, false);
    store_retry(fixture->store);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    for (int i = 0; i < 3; i++)
        assert_completion(fixture, tickets[i], STORE_OK, false);
    assert_int_equal(store_pending(fixture->store), 0);
    assert_all_come_back(fixture, 3);
}

static void test_full_disk_for_rows_keeps_the_trials(void **state)
{
    struct fixture *fixture = *state;
    full_disk_keeps_all(fixture, fixture->store->write_small);
}

static void test_full_disk_for_samples_keeps_the_trials(void **state)
{
    struct fixture *fixture = *state;
    full_disk_keeps_all(fixture, fixture->store->write_samples);
}

static void test_rung_state_is_seen_while_the_disk_is_full(void **state)
{
    struct fixture *fixture = *state;
    set_free_pages(fixture->store->write_samples, true);
    const struct store_trial trial = fixture_trial(1);
    const struct store_rung_key key = fixture_rung_key();
    const struct store_rung_state rung = {.difficulty = 0.4, .step = 0.1, .passes_in_row = 1};
    static struct store_sample samples[2000];
    fixture_samples(samples, 2000, 1);
    const struct store_submission submission = {.trial = &trial,
                                                .samples = samples,
                                                .sample_count = 2000,
                                                .rung_key = &key,
                                                .rung_state = &rung};
    assert_int_equal(store_trial_submit(fixture->store, &submission, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_FULL);
    struct store_rung_state back;
    assert_int_equal(store_rung_state_get(fixture->store, &key, &back), STORE_OK);
    assert_true(back.difficulty == 0.4);
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM rung_state"), 0);
    set_free_pages(fixture->store->write_samples, false);
    fixture_close(fixture); // one more attempt, which works now
    fixture_open(fixture);
    assert_int_equal(store_rung_state_get(fixture->store, &key, &back), STORE_OK);
    assert_int_equal(back.passes_in_row, 1);
}

static void test_close_says_when_something_is_lost(void **state)
{
    struct fixture *fixture = *state;
    set_free_pages(fixture->store->write_samples, true);
    assert_int_equal(submit(fixture, 1, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_FULL);
    struct store *store = fixture->store;
    fixture->store = NULL;
    assert_false(store_close(store));
}

static void test_locked_database_is_busy_and_then_works(void **state)
{
    struct fixture *fixture = *state;
    char path[STORE_PATH_SIZE];
    sqlite3 *other;
    uint64_t ticket;
    sqlite3_busy_timeout(fixture->store->write_small, 10);
    fixture_path(fixture, "evenkeel.db", path);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(submit(fixture, 0, &ticket), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_BUSY);
    assert_completion(fixture, ticket, STORE_BUSY, true);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    store_retry(fixture->store);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    assert_completion(fixture, ticket, STORE_OK, false);
    assert_all_come_back(fixture, 1);
}

static void test_same_trial_twice_is_refused_and_harms_nothing(void **state)
{
    struct fixture *fixture = *state;
    uint64_t ticket;
    assert_int_equal(submit(fixture, 0, &ticket), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    assert_completion(fixture, ticket, STORE_OK, false);
    const struct store_trial again = fixture_trial(0);
    const struct store_sample one = {.t_us = 1};
    const struct store_submission submission = {
        .trial = &again, .samples = &one, .sample_count = 1};
    assert_int_equal(store_trial_submit(fixture->store, &submission, &ticket), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK); // nothing waits behind it
    assert_completion(fixture, ticket, STORE_REFUSED, false);
    assert_all_come_back(fixture, 1);
}

static void test_trial_of_an_unknown_player_is_kept(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(1);
    store_uuid(trial.player_uuid);
    store_uuid(trial.session_uuid);
    fixture_submit(fixture->store, &trial, 5);
    assert_int_equal(fixture_count(fixture->store), 1);
}

// The reader sees whole trials only, however often it looks while the worker writes.
static void test_reading_while_writing_sees_whole_trials(void **state)
{
    struct fixture *fixture = *state;
    const unsigned trials = 40;
    for (unsigned i = 0; i < trials; i++)
        assert_int_equal(submit(fixture, i, NULL), STORE_OK);
    const struct store_query query = {0};
    uint64_t seen = 0;
    uint64_t looks = 0;
    while (seen < trials) {
        struct store_trial newest;
        size_t count;
        assert_int_equal(store_last_trials(fixture->store, &query, &newest, 1, &count), STORE_OK);
        uint64_t now = fixture_count(fixture->store);
        assert_true(now >= seen);
        seen = now;
        looks++;
        if (count == 0)
            continue;
        size_t event_count;
        size_t sample_count;
        assert_int_equal(store_trial_events(fixture->store, newest.uuid, NULL, 0, &event_count),
                         STORE_OK);
        assert_int_equal(event_count, 500);
        assert_int_equal(store_trial_samples(fixture->store, newest.uuid, NULL, 0, &sample_count),
                         STORE_OK);
        assert_int_equal(sample_count, 2000);
    }
    print_message("%llu looks while %u trials were written\n", (unsigned long long)looks, trials);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
}

static void test_two_programs_share_one_folder(void **state)
{
    struct fixture *fixture = *state;
    const struct store_settings settings = {.dir = fixture->dir, .wall_s = FIXTURE_WALL_S};
    struct store *second;
    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(store_open(&settings, &second, NULL, message, sizeof message), STORE_OK);
    for (unsigned i = 0; i < 20; i++) {
        const struct store_trial trial = fixture_trial(i);
        const struct store_submission submission = {.trial = &trial};
        assert_int_equal(store_trial_submit(i % 2 ? second : fixture->store, &submission, NULL),
                         STORE_OK);
    }
    assert_int_equal(store_flush(second), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    assert_int_equal(fixture_count(second), 20);
    assert_int_equal(fixture_count(fixture->store), 20);
    assert_true(store_close(second));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_full_disk_for_rows_keeps_the_trials),
        IN_OPEN_STORE(test_full_disk_for_samples_keeps_the_trials),
        IN_OPEN_STORE(test_rung_state_is_seen_while_the_disk_is_full),
        IN_OPEN_STORE(test_close_says_when_something_is_lost),
        IN_OPEN_STORE(test_locked_database_is_busy_and_then_works),
        IN_OPEN_STORE(test_same_trial_twice_is_refused_and_harms_nothing),
        IN_OPEN_STORE(test_trial_of_an_unknown_player_is_kept),
        IN_OPEN_STORE(test_reading_while_writing_sees_whole_trials),
        IN_OPEN_STORE(test_two_programs_share_one_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
