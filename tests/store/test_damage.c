#include "tests/check.h"

#include "tests/store/fixture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

static void overwrite(const struct fixture *fixture, const char *name, off_t from, size_t length)
{
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, name, path);
    int file = open(path, O_WRONLY);
    assert_true(file >= 0);
    for (size_t i = 0; i < length; i++)
        assert_int_equal(pwrite(file, "\xa5", 1, from + (off_t)i), 1);
    close(file);
}

static enum store_notice open_after_damage(struct fixture *fixture,
                                           char message[STORE_MESSAGE_SIZE])
{
    const struct store_settings settings = {.dir = fixture->dir,
                                            .wall_s = FIXTURE_WALL_S + 86400 + 61};
    enum store_notice notice;
    enum store_status status =
        store_open(&settings, &fixture->store, &notice, message, STORE_MESSAGE_SIZE);
    if (status != STORE_OK)
        print_error("%s\n", message);
    assert_int_equal(status, STORE_OK);
    return notice;
}

static bool exists(const struct fixture *fixture, const char *name)
{
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, name, path);
    return store_file_exists(path);
}

static enum store_status check_now(struct fixture *fixture)
{
    struct store_completion completion;
    assert_int_equal(store_check_begin(fixture->store, FIXTURE_WALL_S, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    while (store_poll(fixture->store, &completion))
        if (completion.kind == STORE_JOB_CHECK)
            return completion.status;
    fail_msg("the check said nothing");
    return STORE_IO;
}

static void test_damaged_file_is_set_aside_and_an_empty_one_started(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, 10);
    fixture_close(fixture);
    overwrite(fixture, "evenkeel.db", 0, 4096);

    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_EMPTY);
    assert_non_null(strstr(message, "evenkeel-damaged-20260102-100101.db"));
    assert_true(exists(fixture, "evenkeel-damaged-20260102-100101.db"));
    assert_int_equal(fixture_count(fixture->store), 0);
    fixture_submit(fixture->store, &trial, 10); // and it works
    assert_int_equal(fixture_count(fixture->store), 1);
}

static void test_a_second_damage_of_the_same_second_overwrites_nothing(void **state)
{
    struct fixture *fixture = *state;
    char message[STORE_MESSAGE_SIZE];
    for (int i = 0; i < 2; i++) {
        fixture_close(fixture);
        overwrite(fixture, "evenkeel.db", 0, 512);
        assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_EMPTY);
    }
    assert_true(exists(fixture, "evenkeel-damaged-20260102-100101.db"));
    assert_true(exists(fixture, "evenkeel-damaged-20260102-100101-2.db"));
}

static void test_damaged_file_is_replaced_by_the_newest_backup(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, 10);
    assert_int_equal(check_now(fixture), STORE_OK); // makes the backup
    trial = fixture_trial(2);
    fixture_submit(fixture->store, &trial, 10); // after the backup: only in the damaged file
    fixture_close(fixture);
    overwrite(fixture, "evenkeel.db", 0, 4096);

    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_RESTORED);
    assert_true(exists(fixture, "evenkeel-damaged-20260102-100101.db"));
    assert_int_equal(fixture_count(fixture->store), 1);
    size_t count;
    assert_int_equal(store_trial_samples(fixture->store, fixture_trial(1).uuid, NULL, 0, &count),
                     STORE_OK);
}

static void test_damaged_samples_leave_the_results_alone(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, 10);
    fixture_close(fixture);
    overwrite(fixture, "samples.db", 0, 4096);

    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_SAMPLES);
    assert_true(exists(fixture, "samples-damaged-20260102-100101.db"));
    assert_int_equal(fixture_count(fixture->store), 1);
    size_t count;
    assert_int_equal(store_trial_samples(fixture->store, trial.uuid, NULL, 0, &count),
                     STORE_NOT_FOUND);
}

// Damage that opening cannot see: a page in the middle. The check sees it; the next opening acts.
static void test_check_finds_hidden_damage_and_the_next_opening_repairs(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned i = 0; i < 40; i++) {
        const struct store_trial trial = fixture_trial(i);
        fixture_submit(fixture->store, &trial, 0);
    }
    assert_int_equal(check_now(fixture), STORE_OK);
    fixture_close(fixture);
    int64_t page = fixture_sql_int(fixture, "evenkeel.db",
                                   "SELECT rootpage FROM sqlite_schema WHERE name = 'trial'");
    overwrite(fixture, "evenkeel.db", (off_t)(page - 1) * 4096, 512);
    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_NONE);
    assert_int_equal(check_now(fixture), STORE_CORRUPT);
    store_close(fixture->store);
    assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_RESTORED);
    assert_int_equal(fixture_count(fixture->store), 40);
    assert_int_equal(check_now(fixture), STORE_OK);
}

// The file breaks while somebody plays: the trial of this minute is not lost.
static void test_damage_while_playing_keeps_the_trial(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(check_now(fixture), STORE_OK);
    fixture_close(fixture);
    int64_t page = fixture_sql_int(fixture, "evenkeel.db",
                                   "SELECT rootpage FROM sqlite_schema WHERE name = 'trial'");
    overwrite(fixture, "evenkeel.db", (off_t)(page - 1) * 4096, 512);
    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(open_after_damage(fixture, message), STORE_NOTICE_NONE);

    const struct store_trial trial = fixture_trial(1);
    const struct store_submission submission = {.trial = &trial};
    uint64_t ticket;
    assert_int_equal(store_trial_submit(fixture->store, &submission, &ticket), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_CORRUPT);
    struct store_completion completion;
    assert_true(store_poll(fixture->store, &completion));
    assert_int_equal(completion.ticket, ticket);
    assert_int_equal(completion.status, STORE_CORRUPT);
    assert_true(completion.queued);

    store_retry(fixture->store); // sets aside, takes the backup
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    assert_true(store_poll(fixture->store, &completion));
    assert_int_equal(completion.ticket, ticket);
    assert_int_equal(completion.status, STORE_OK);
    assert_int_equal(fixture_count(fixture->store), 1);
    assert_true(exists(fixture, "evenkeel-damaged-20260102-100101.db"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_damaged_file_is_set_aside_and_an_empty_one_started),
        IN_OPEN_STORE(test_a_second_damage_of_the_same_second_overwrites_nothing),
        IN_OPEN_STORE(test_damaged_file_is_replaced_by_the_newest_backup),
        IN_OPEN_STORE(test_damaged_samples_leave_the_results_alone),
        IN_OPEN_STORE(test_check_finds_hidden_damage_and_the_next_opening_repairs),
        IN_OPEN_STORE(test_damage_while_playing_keeps_the_trial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
