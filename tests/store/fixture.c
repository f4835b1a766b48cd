#define _XOPEN_SOURCE 700 // nftw

#include "tests/store/fixture.h"

#include "tests/check.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int remove_entry(const char *path, const struct stat *info, int flag, struct FTW *walk)
{
    (void)info;
    (void)flag;
    (void)walk;
    return remove(path);
}

int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const char *base = getenv("TMPDIR");
    if (!fixture)
        return -1;
    snprintf(fixture->dir, sizeof fixture->dir, "%s/evenkeel-store-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(fixture->dir))
        return -1;
    *state = fixture;
    return 0;
}

int fixture_setup_open(void **state)
{
    if (fixture_setup(state) != 0)
        return -1;
    struct fixture *fixture = *state;
    fixture_open(fixture);
    const struct store_player player = {.uuid = FIXTURE_PLAYER, .created_s = FIXTURE_WALL_S};
    const struct store_session session = {.uuid = FIXTURE_SESSION,
                                          .source = STORE_SOURCE_PERSON,
                                          .started_s = FIXTURE_WALL_S,
                                          .utc_offset_s = 3600};
    assert_int_equal(store_player_put(fixture->store, &player, NULL), STORE_OK);
    assert_int_equal(store_session_put(fixture->store, &session, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    struct store_completion completion;
    while (store_poll(fixture->store, &completion))
        assert_int_equal(completion.status, STORE_OK);
    return 0;
}

int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    int result = nftw(fixture->dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(fixture);
    return result;
}

void fixture_open(struct fixture *fixture)
{
    const struct store_settings settings = {.dir = fixture->dir, .wall_s = FIXTURE_WALL_S};
    enum store_notice notice;
    char message[STORE_MESSAGE_SIZE];
    enum store_status status =
        store_open(&settings, &fixture->store, &notice, message, sizeof message);
    if (status != STORE_OK)
        print_error("%s\n", message);
    assert_int_equal(status, STORE_OK);
    assert_true(notice == STORE_NOTICE_NONE || notice == STORE_NOTICE_NEW);
    assert_string_equal(message, "");
}

void fixture_close(struct fixture *fixture)
{
    struct store *store = fixture->store;
    fixture->store = NULL;
    assert_true(store_close(store));
}

void fixture_path(const struct fixture *fixture, const char *name, char path[STORE_PATH_SIZE])
{
    assert_true(store_path_join(path, fixture->dir, name));
}

static struct store_metrics every_metric(void)
{
    return (struct store_metrics){
        .path_mm = 301.25,
        .mean_velocity_mm_s = 10.0416666666666661,
        .velocity_ml_mm_s = 6.1,
        .velocity_ap_mm_s = 7.3,
        .rms_ml_mm = 2.1,
        .rms_ap_mm = 4.3,
        .rms_r_mm = 4.785394445,
        .range_ml_mm = 11.5,
        .range_ap_mm = 23.75,
        .ellipse_mm2 = 171.0 / 7.0,
        .mean_frequency_hz = 0.31,
        .f50_ml_hz = 0.25,
        .f50_ap_hz = 0.2333,
        .f95_ml_hz = 1.25,
        .f95_ap_hz = 1.1667,
    };
}

struct store_trial fixture_trial(unsigned number)
{
    struct store_trial trial = {
        .player_uuid = FIXTURE_PLAYER,
        .session_uuid = FIXTURE_SESSION,
        .kind = STORE_KIND_TRAINING,
        .source = STORE_SOURCE_PERSON,
        .rung = "S3",
        .game = "hold",
        .tier = STORE_TIER_BOARD,
        .side = STORE_SIDE_LEFT,
        .preset = "home start äöü",
        .device_serial = "00:1e:35:aa:bb:cc",
        .started_s = FIXTURE_WALL_S + (int64_t)number * 60,
        .utc_offset_s = 3600,
        .difficulty = 0.35,
        .ring_radius_mm = 15.125,
        .planned_hold_s = 30,
        .duration_s = 44.01,
        .hands_off_s = 39.87,
        .hold_s = 30.0,
        .support_s = 4.14,
        .breaks = 1,
        .success = true,
        .calm = false,
        .passed = true,
        .ended_by = "done",
        .rating = STORE_RATING_JUST_MANAGE,
        .go_offset_us = 5000123,
        .end_offset_us = 49010000,
        .metrics = every_metric(),
        .quality = {.rate_hz = 99.7, .missing_share = 0.0125, .longest_gap_s = 0.11, .dropped = 3},
    };
    snprintf(trial.uuid, sizeof trial.uuid, "33333333-3333-4333-8333-%012x", number);
    return trial;
}

struct store_rung_key fixture_rung_key(void)
{
    return (struct store_rung_key){.player_uuid = FIXTURE_PLAYER,
                                   .source = STORE_SOURCE_PERSON,
                                   .rung = "S3",
                                   .game = "hold",
                                   .tier = STORE_TIER_BOARD,
                                   .side = STORE_SIDE_LEFT};
}

struct store_diary_entry fixture_diary(unsigned number, int64_t started_s, uint32_t minutes)
{
    struct store_diary_entry entry = {.player_uuid = FIXTURE_PLAYER,
                                      .source = STORE_SOURCE_PERSON,
                                      .kind = "hobby",
                                      .what = "drawing",
                                      .started_s = started_s,
                                      .utc_offset_s = 3600,
                                      .minutes = minutes};
    snprintf(entry.uuid, sizeof entry.uuid, "44444444-4444-4444-8444-%012x", number);
    return entry;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

void fixture_samples(struct store_sample *samples, size_t count, uint32_t seed)
{
    const float kg_per_count = 17.0f / 1731.0f; // factory tables: 17 kg apart
    int64_t t_us = 123456789012;
    for (size_t i = 0; i < count; i++) {
        t_us += 9000 + (int64_t)(next_random(&seed) % 2000);
        double sway = 60.0 * sin((double)i * 0.017) + 25.0 * sin((double)i * 0.0031);
        int noise[4];
        for (int corner = 0; corner < 4; corner++)
            noise[corner] = (int)(next_random(&seed) % 7);
        samples[i] = (struct store_sample){
            .t_us = t_us,
            .tr_kg = (float)(1800 + (int)sway + noise[0]) * kg_per_count,
            .br_kg = (float)(1750 - (int)sway + noise[1]) * kg_per_count,
            .tl_kg = (float)(1790 + (int)sway + noise[2]) * kg_per_count,
            .bl_kg = (float)(1760 - (int)sway + noise[3]) * kg_per_count,
        };
    }
}

void fixture_submit(struct store *store, const struct store_trial *trial, size_t sample_count)
{
    struct store_sample *samples = calloc(sample_count + 1, sizeof *samples);
    assert_non_null(samples);
    fixture_samples(samples, sample_count, 7);
    const struct store_submission submission = {
        .trial = trial, .samples = samples, .sample_count = sample_count};
    assert_int_equal(store_trial_submit(store, &submission, NULL), STORE_OK);
    free(samples);
    assert_int_equal(store_flush(store), STORE_OK);
}

uint64_t fixture_count(struct store *store)
{
    const struct store_query all = {.any_source = true};
    uint64_t count;
    assert_int_equal(store_trial_count(store, &all, &count), STORE_OK);
    return count;
}

static sqlite3 *connect(const struct fixture *fixture, const char *name)
{
    char path[STORE_PATH_SIZE];
    sqlite3 *db;
    fixture_path(fixture, name, path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 2000);
    return db;
}

void fixture_sql(const struct fixture *fixture, const char *name, const char *sql)
{
    sqlite3 *db = connect(fixture, name);
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        print_error("%s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
    assert_int_equal(code, SQLITE_OK);
}

int64_t fixture_sql_int(const struct fixture *fixture, const char *name, const char *sql)
{
    sqlite3 *db = connect(fixture, name);
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}
