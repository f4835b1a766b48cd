#include "tests/check.h"

#include "tests/store/fixture.h"

#include <dirent.h>
#include <string.h>

#define DAY_S ((int64_t)86400)

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

static void care_at(struct fixture *fixture, int64_t wall_s)
{
    struct store_completion completion;
    uint64_t ticket;
    assert_int_equal(store_check_begin(fixture->store, wall_s, &ticket), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    do
        assert_true(store_poll(fixture->store, &completion));
    while (completion.ticket != ticket);
    if (completion.status != STORE_OK)
        print_error("%s\n", completion.message);
    assert_int_equal(completion.kind, STORE_JOB_CHECK);
    assert_int_equal(completion.status, STORE_OK);
}

static size_t backup_count(const struct fixture *fixture)
{
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, "backups", path);
    size_t count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static enum store_status samples_of(struct fixture *fixture, unsigned number)
{
    size_t count;
    return store_trial_samples(fixture->store, fixture_trial(number).uuid, NULL, 0, &count);
}

static void test_samples_go_after_90_days_but_not_those_of_self_tests(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(0);
    trial.started_s = FIXTURE_WALL_S - 1;
    fixture_submit(fixture->store, &trial, 50);
    trial = fixture_trial(1);
    trial.started_s = FIXTURE_WALL_S - 1;
    trial.kind = STORE_KIND_SELF_TEST;
    fixture_submit(fixture->store, &trial, 50);
    trial = fixture_trial(2);
    trial.started_s = FIXTURE_WALL_S;
    fixture_submit(fixture->store, &trial, 50);

    care_at(fixture, FIXTURE_WALL_S + 89 * DAY_S);
    assert_int_equal(samples_of(fixture, 0), STORE_OK);
    care_at(fixture, FIXTURE_WALL_S + 90 * DAY_S);
    assert_int_equal(samples_of(fixture, 0), STORE_NOT_FOUND);
    assert_int_equal(samples_of(fixture, 1), STORE_OK);
    assert_int_equal(samples_of(fixture, 2), STORE_OK);
    assert_int_equal(fixture_count(fixture->store), 3); // the results stay
}

static void test_pruning_gives_the_disk_back(void **state)
{
    struct fixture *fixture = *state;
    const char *const pages = "SELECT page_count FROM pragma_page_count";
    for (unsigned i = 0; i < 10; i++) {
        const struct store_trial trial = fixture_trial(i);
        fixture_submit(fixture->store, &trial, 3000);
    }
    int64_t before = fixture_sql_int(fixture, "samples.db", pages);
    care_at(fixture, FIXTURE_WALL_S + 91 * DAY_S);
    assert_true(fixture_sql_int(fixture, "samples.db", pages) < before / 4);
}

static void test_one_backup_a_day_and_the_newest_three_stay(void **state)
{
    struct fixture *fixture = *state;
    for (int day = 0; day < 5; day++) {
        const struct store_trial trial = fixture_trial((unsigned)day);
        fixture_submit(fixture->store, &trial, 0);
        care_at(fixture, FIXTURE_WALL_S + day * DAY_S);
        care_at(fixture, FIXTURE_WALL_S + day * DAY_S + 3600);
        assert_int_equal(backup_count(fixture), day < 3 ? day + 1 : 3);
    }
    const char *const count = "SELECT count(*) FROM trial";
    assert_int_equal(fixture_sql_int(fixture, "backups/evenkeel-20260105-100000.db", count), 5);
    assert_int_equal(fixture_sql_int(fixture, "backups/evenkeel-20260103-100000.db", count), 3);
}

static void test_full_check_once_a_week(void **state)
{
    struct fixture *fixture = *state;
    char value[STORE_VALUE_SIZE];
    char expected[32];
    const int64_t days[] = {0, 3, 6, 7, 8};
    const int64_t last[] = {0, 0, 0, 7, 7};
    for (int i = 0; i < 5; i++) {
        care_at(fixture, FIXTURE_WALL_S + days[i] * DAY_S);
        assert_int_equal(
            store_setting_get(fixture->store, "store.full_check_s", value, sizeof value), STORE_OK);
        snprintf(expected, sizeof expected, "%lld", (long long)(FIXTURE_WALL_S + last[i] * DAY_S));
        assert_string_equal(value, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_samples_go_after_90_days_but_not_those_of_self_tests),
        IN_OPEN_STORE(test_pruning_gives_the_disk_back),
        IN_OPEN_STORE(test_one_backup_a_day_and_the_newest_three_stay),
        IN_OPEN_STORE(test_full_check_once_a_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
