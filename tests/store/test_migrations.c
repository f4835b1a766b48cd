#include "tests/check.h"

#include "game/store/database.h"
#include "game/store/migrations.h"
#include "game/store/statement.h"
#include "tests/store/fixture.h"

#include <stdlib.h>
#include <string.h>

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

static void run_file(const struct fixture *fixture, const char *name)
{
    char path[STORE_PATH_SIZE];
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    assert_non_null(source);
    assert_true(store_path_join(path, source, name));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    static char sql[65536];
    size_t size = fread(sql, 1, sizeof sql - 1, file);
    sql[size] = '\0';
    fclose(file);
    fixture_sql(fixture, "evenkeel.db", sql);
}

// version1.sql is a database of version 1 with a row in every table, as text. It never changes.
static void make_version_1(const struct fixture *fixture)
{
    run_file(fixture, "tests/store/version1.sql");
}

static void make_version_2(const struct fixture *fixture)
{
    make_version_1(fixture);
    run_file(fixture, "tests/store/version2.sql");
}

static enum store_status migrate(const struct fixture *fixture, const char *const *steps,
                                 int32_t step_count)
{
    char path[STORE_PATH_SIZE];
    char backups[STORE_PATH_SIZE];
    fixture_path(fixture, "evenkeel.db", path);
    fixture_path(fixture, "backups", backups);
    const struct store_schema schema = {"evenkeel.db", steps, step_count};
    const struct store_database_settings settings = {
        .path = path, .backups_dir = backups, .schema = &schema, .wall_s = FIXTURE_WALL_S};
    sqlite3 *db;
    struct store_error error;
    enum store_status status = store_database_open_writer(&settings, &db, &error);
    sqlite3_close(db);
    return status;
}

static int64_t version_of(const struct fixture *fixture, const char *file)
{
    return fixture_sql_int(fixture, file, "PRAGMA user_version");
}

static void assert_version_1_trial(struct store *store)
{
    const struct store_query query = {.rung = "S2"};
    struct store_trial trial;
    size_t count;
    assert_int_equal(store_last_trials(store, &query, &trial, 1, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(trial.uuid, "33333333-3333-4333-8333-333333333333");
    assert_string_equal(trial.player_uuid, FIXTURE_PLAYER);
    assert_int_equal(trial.started_s, 1764331200);
    assert_true(trial.hands_off_s == 28.5);
    assert_true(trial.metrics.mean_velocity_mm_s == 12.25);
    assert_true(isnan(trial.metrics.ellipse_mm2));
    assert_string_equal(trial.ended_by, "step_off");
    struct store_event event;
    assert_int_equal(store_trial_events(store, trial.uuid, &event, 1, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(event.type, "step_off");
}

static void test_database_of_version_1_is_read(void **state)
{
    struct fixture *fixture = *state;
    make_version_1(fixture);
    fixture_open(fixture);
    assert_version_1_trial(fixture->store);
    struct store_player player;
    assert_int_equal(store_player_default(fixture->store, FIXTURE_WALL_S, &player), STORE_OK);
    assert_string_equal(player.uuid, FIXTURE_PLAYER);
    char value[16];
    assert_int_equal(store_setting_get(fixture->store, "ui.lang", value, sizeof value), STORE_OK);
    assert_string_equal(value, "de");
    struct store_device device;
    assert_int_equal(store_device_get(fixture->store, "00:1e:35:aa:bb:cc", &device), STORE_OK);
    assert_true(device.has_calibration);
    assert_int_equal(device.calibration[33], 0x22);
    const struct store_rung_key key = {.player_uuid = FIXTURE_PLAYER,
                                       .source = STORE_SOURCE_PERSON,
                                       .rung = "S2",
                                       .game = "hold",
                                       .tier = STORE_TIER_BOARD};
    struct store_rung_state rung;
    assert_int_equal(store_rung_state_get(fixture->store, &key, &rung), STORE_OK);
    assert_true(rung.difficulty == 0.375);
    assert_int_equal(rung.fails_in_row, 1);
    assert_int_equal(version_of(fixture, "evenkeel.db"), STORE_SCHEMA_VERSION);
}

static void test_database_of_version_1_takes_measures_from_now_on(void **state)
{
    struct fixture *fixture = *state;
    make_version_1(fixture);
    fixture_open(fixture);
    const struct store_query query = {.rung = "S2"};
    struct store_trial old;
    size_t count;
    assert_int_equal(store_last_trials(fixture->store, &query, &old, 1, &count), STORE_OK);
    assert_int_equal(store_trial_measures(fixture->store, old.uuid, NULL, 0, &count), STORE_OK);
    assert_int_equal(count, 0); // what was played before has none

    const struct store_trial trial = fixture_trial(1);
    const struct store_measure measure = {"steps", 14};
    const struct store_submission submission = {
        .trial = &trial, .measures = &measure, .measure_count = 1};
    assert_int_equal(store_trial_submit(fixture->store, &submission, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    const struct store_query all = {0};
    double value;
    assert_int_equal(store_measure_history(fixture->store, &all, "steps", &value, NULL, 1, &count),
                     STORE_OK);
    assert_int_equal(count, 1);
    assert_true(value == 14);
    assert_int_equal(fixture_count(fixture->store), 2);
    // The file as it was is among the backups.
    assert_int_equal(version_of(fixture, "backups/evenkeel-20260101-100000.db"), 1);
}

static void assert_keeps_a_diary(struct fixture *fixture)
{
    const struct store_diary_entry entry = fixture_diary(1, FIXTURE_WALL_S, 25);
    assert_int_equal(store_diary_add(fixture->store, &entry, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    const int64_t today = store_day(FIXTURE_WALL_S, entry.utc_offset_s);
    const struct store_diary_query query = {
        .player_uuid = FIXTURE_PLAYER, .first_day = today, .last_day = today};
    uint64_t minutes;
    assert_int_equal(store_diary_total(fixture->store, &query, &minutes), STORE_OK);
    assert_int_equal(minutes, 25);
    assert_int_equal(version_of(fixture, "evenkeel.db"), STORE_SCHEMA_VERSION);
}

static void test_database_of_version_1_keeps_a_diary_from_now_on(void **state)
{
    struct fixture *fixture = *state;
    make_version_1(fixture);
    fixture_open(fixture);
    assert_version_1_trial(fixture->store);
    assert_keeps_a_diary(fixture);
}

static void test_database_of_version_2_keeps_its_measures_and_a_diary_from_now_on(void **state)
{
    struct fixture *fixture = *state;
    make_version_2(fixture);
    fixture_open(fixture);
    assert_version_1_trial(fixture->store);
    const struct store_query all = {0};
    double value;
    size_t count;
    assert_int_equal(store_measure_history(fixture->store, &all, "steps", &value, NULL, 1, &count),
                     STORE_OK);
    assert_int_equal(count, 1);
    assert_true(value == 14);
    assert_keeps_a_diary(fixture);
    // The file as it was is among the backups.
    assert_int_equal(version_of(fixture, "backups/evenkeel-20260101-100000.db"), 2);
}

static void test_new_store_has_the_schema_of_the_fixture(void **state)
{
    struct fixture *fixture = *state;
    const char *const columns = "SELECT count(*) FROM sqlite_schema AS s, pragma_table_info(s.name)"
                                " AS c WHERE s.type = 'table'";
    fixture_open(fixture);
    fixture_close(fixture);
    int64_t fresh = fixture_sql_int(fixture, "evenkeel.db", columns);
    assert_true(fresh > 80);
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, "evenkeel.db", path);
    assert_int_equal(remove(path), 0);
    make_version_1(fixture);
    fixture_open(fixture);
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", columns), fresh);
}

static void test_steps_lift_an_old_database_after_a_backup(void **state)
{
    struct fixture *fixture = *state;
    make_version_1(fixture);
    const char *const steps[] = {
        "this step was run long ago and would fail now",
        "ALTER TABLE trial ADD COLUMN note TEXT NOT NULL DEFAULT 'none';",
        "CREATE TABLE flag (name TEXT) STRICT; INSERT INTO flag VALUES ('hospital');",
    };
    assert_int_equal(migrate(fixture, steps, 3), STORE_OK);
    assert_int_equal(version_of(fixture, "evenkeel.db"), 3);
    assert_int_equal(
        fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM trial WHERE note = 'none'"),
        1);
    assert_int_equal(migrate(fixture, steps, 3), STORE_OK); // nothing twice
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM flag"), 1);
    assert_int_equal(version_of(fixture, "backups/evenkeel-20260101-100000.db"), 1);
    assert_int_equal(fixture_sql_int(fixture, "backups/evenkeel-20260101-100000.db",
                                     "SELECT count(*) FROM trial"),
                     1);
}

static void test_a_failing_step_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    make_version_1(fixture);
    const char *const steps[] = {
        "",
        "DELETE FROM setting; ALTER TABLE trial ADD COLUMN note TEXT;",
        "CREATE TABLE trial (already INTEGER);",
    };
    assert_int_not_equal(migrate(fixture, steps, 3), STORE_OK);
    assert_int_equal(version_of(fixture, "evenkeel.db"), 1);
    fixture_open(fixture);
    assert_version_1_trial(fixture->store);
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM setting"), 1);
}

static void refuse_the_future(struct fixture *fixture, const char *file)
{
    fixture_open(fixture);
    struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, 3);
    fixture_close(fixture);
    fixture_sql(fixture, file, "PRAGMA user_version = 99");

    const struct store_settings settings = {.dir = fixture->dir, .wall_s = FIXTURE_WALL_S};
    enum store_notice notice;
    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(store_open(&settings, &fixture->store, &notice, message, sizeof message),
                     STORE_FUTURE);
    assert_null(fixture->store);
    assert_non_null(strstr(message, file));
    assert_non_null(strstr(message, "99"));
    assert_int_equal(version_of(fixture, file), 99); // and it was not touched
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM trial"), 1);
}

static void test_database_from_the_future_is_refused(void **state)
{
    refuse_the_future(*state, "evenkeel.db");
}

static void test_samples_from_the_future_are_refused(void **state)
{
    refuse_the_future(*state, "samples.db");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_database_of_version_1_is_read),
        IN_FOLDER(test_database_of_version_1_takes_measures_from_now_on),
        IN_FOLDER(test_database_of_version_1_keeps_a_diary_from_now_on),
        IN_FOLDER(test_database_of_version_2_keeps_its_measures_and_a_diary_from_now_on),
        IN_FOLDER(test_new_store_has_the_schema_of_the_fixture),
        IN_FOLDER(test_steps_lift_an_old_database_after_a_backup),
        IN_FOLDER(test_a_failing_step_changes_nothing),
        IN_FOLDER(test_database_from_the_future_is_refused),
        IN_FOLDER(test_samples_from_the_future_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
