#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"
#include "tests/replay/track.h"

#include "game/store/store.h"

#include <stdlib.h>
#include <string.h>

// The row in the database, its events and its samples are those of the JSON and of the recording.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

enum { EVENTS_MAX = 512, SAMPLES_MAX = 20000 };

// What one played recording left behind.
struct left {
    struct track track;
    struct json_value *trial;
    struct store *store;
    struct store_trial row;
};

static void fill(struct track *track)
{
    static const struct track_stance held = {.load_kg = 55, .sway_mm = 4};
    track_init(track);
    track_empty(track, 3);
    track_stand(track, 10, &track_quiet);
    track_stand(track, 2, &held);
    track_stand(track, 30, &track_quiet);
}

static void open_row(struct left *left, const char *folder)
{
    const struct store_settings settings = {.dir = folder, .wall_s = 1800000000};
    const struct store_query query = {.source = STORE_SOURCE_REPLAY};
    char message[STORE_MESSAGE_SIZE];
    size_t count = 0;
    assert_int_equal(store_open(&settings, &left->store, NULL, message, sizeof message), STORE_OK);
    assert_int_equal(store_last_trials(left->store, &query, &left->row, 1, &count), STORE_OK);
    assert_int_equal(count, 1);
}

static void play(const struct program_place *place, struct left *left, const char *rung,
                 const char *side)
{
    struct program_result result;
    char file[PROGRAM_PATH_SIZE], folder[PROGRAM_PATH_SIZE];
    program_place_path(place, "track.csv", file);
    program_place_path(place, "results", folder);
    fill(&left->track);
    track_write(&left->track, file);
    program_run(place, &result, "--headless", "--rung", rung, "--replay", file, "--json",
                "--data-dir", folder, "--clock", "2026-11-20T09:30:00Z", side ? "--side" : NULL,
                side);
    program_assert_exit(&result, 0);
    left->trial = json_value_read(result.out, NULL);
    assert_non_null(left->trial);
    program_result_free(&result);
    open_row(left, folder);
}

static void finish(struct left *left)
{
    assert_true(store_close(left->store));
    json_value_free(left->trial);
    track_finish(&left->track);
}

// The same double, or not measured in both.
static void assert_is(const struct left *left, const char *key, double stored)
{
    const struct json_value *value = json_value_get(left->trial, key);
    if (isnan(stored)) {
        assert_int_equal(value->type, JSON_NULL);
        return;
    }
    assert_int_equal(value->type, JSON_NUMBER);
    if (value->number < stored || value->number > stored)
        fail_msg("%s: %.17g in JSON, %.17g stored", key, value->number, stored);
}

static void assert_measures_are_same(const struct left *left)
{
    const struct store_metrics *metrics = &left->row.metrics;
    assert_is(left, "path_mm", metrics->path_mm);
    assert_is(left, "mean_velocity_mm_s", metrics->mean_velocity_mm_s);
    assert_is(left, "mean_velocity_ml_mm_s", metrics->velocity_ml_mm_s);
    assert_is(left, "mean_velocity_ap_mm_s", metrics->velocity_ap_mm_s);
    assert_is(left, "rms_ml_mm", metrics->rms_ml_mm);
    assert_is(left, "rms_ap_mm", metrics->rms_ap_mm);
    assert_is(left, "range_ml_mm", metrics->range_ml_mm);
    assert_is(left, "range_ap_mm", metrics->range_ap_mm);
    assert_is(left, "ellipse_mm2", metrics->ellipse_mm2);
    assert_is(left, "mean_frequency_hz", metrics->mean_frequency_hz);
    assert_is(left, "f50_ml_hz", metrics->f50_ml_hz);
    assert_is(left, "f50_ap_hz", metrics->f50_ap_hz);
    assert_is(left, "f95_ml_hz", metrics->f95_ml_hz);
    assert_is(left, "f95_ap_hz", metrics->f95_ap_hz);
}

static void assert_row_is_same(const struct left *left)
{
    const struct store_trial *row = &left->row;
    const struct json_value *trial = left->trial;
    assert_string_equal(row->rung, json_value_string(trial, "rung"));
    assert_string_equal(row->game, json_value_string(trial, "game"));
    assert_string_equal(store_tier_word(row->tier), json_value_string(trial, "tier"));
    assert_string_equal(row->ended_by, json_value_string(trial, "ended_by"));
    assert_int_equal(row->source, STORE_SOURCE_REPLAY);
    assert_int_equal(row->success, json_value_bool(trial, "success"));
    assert_int_equal(row->calm, json_value_bool(trial, "calm"));
    assert_int_equal(row->passed, json_value_bool(trial, "passed"));
    assert_is(left, "difficulty", row->difficulty);
    assert_is(left, "ring_radius_mm", row->ring_radius_mm);
    assert_is(left, "planned_s", row->planned_hold_s);
    assert_is(left, "hands_off_s", row->hands_off_s);
    assert_is(left, "hold_s", row->hold_s);
    assert_is(left, "support_s", row->support_s);
    assert_is(left, "duration_s", row->duration_s);
    assert_is(left, "breaks", row->breaks);
    assert_is(left, "rate_hz", row->quality.rate_hz);
    assert_is(left, "longest_gap_s", row->quality.longest_gap_s);
    assert_near((double)row->go_offset_us / 1e6, json_value_number(trial, "go_s"), 1e-9);
    assert_near((double)row->end_offset_us / 1e6, json_value_number(trial, "end_s"), 1e-9);
    assert_int_equal(row->started_s, 1795167000); // 2026-11-20T09:30:00Z
    assert_measures_are_same(left);
}

static void test_row_is_what_the_json_says(void **state)
{
    struct left left;
    play(*state, &left, "S1", NULL);
    assert_row_is_same(&left);
    assert_int_equal(left.row.side, STORE_SIDE_NONE);
    assert_true(left.row.support_s > 1);
    assert_true(isfinite(left.row.metrics.ellipse_mm2));
    finish(&left);
}

static void test_row_of_each_side(void **state)
{
    struct left left;
    play(*state, &left, "S3", "left");
    assert_row_is_same(&left);
    assert_int_equal(left.row.side, STORE_SIDE_LEFT);
    finish(&left);
    // A trial later in the same second is the newer one only by its insertion: ask for the side.
    play(*state, &left, "S4", "right");
    const struct store_query query = {
        .source = STORE_SOURCE_REPLAY, .rung = "S4", .side = STORE_SIDE_RIGHT};
    size_t count = 0;
    assert_int_equal(store_last_trials(left.store, &query, &left.row, 1, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_row_is_same(&left);
    finish(&left);
}

static void test_row_has_the_events(void **state)
{
    struct left left;
    play(*state, &left, "S1", NULL);
    struct store_event *events = calloc(EVENTS_MAX, sizeof *events);
    size_t count = 0;
    assert_non_null(events);
    assert_int_equal(store_trial_events(left.store, left.row.uuid, events, EVENTS_MAX, &count),
                     STORE_OK);
    const struct json_value *told = json_value_get(left.trial, "events");
    double go_s = json_value_number(left.trial, "go_s");
    assert_int_equal((int)count, told->count);
    const struct json_value *event = told->first;
    for (size_t i = 0; i < count; i++, event = event->next) {
        assert_string_equal(events[i].type, json_value_string(event, "type"));
        assert_near(events[i].t_s, json_value_number(event, "t_s") - go_s, 1e-9);
    }
    free(events);
    finish(&left);
}

static void test_row_has_every_sample(void **state)
{
    struct left left;
    play(*state, &left, "S1", NULL);
    struct store_sample *samples = calloc(SAMPLES_MAX, sizeof *samples);
    size_t count = 0;
    assert_non_null(samples);
    assert_int_equal(store_trial_samples(left.store, left.row.uuid, samples, SAMPLES_MAX, &count),
                     STORE_OK);
    assert_int_equal(count, left.row.sample_count);
    // From the recording's first sample to the end of the trial.
    assert_int_equal(count, (size_t)(left.row.end_offset_us / 10000) + 1);
    for (size_t i = 0; i < count; i++) {
        const struct input_board_sample *wanted = &left.track.recording.samples[i];
        const float loads[] = {(float)wanted->tr_kg, (float)wanted->br_kg, (float)wanted->tl_kg,
                               (float)wanted->bl_kg};
        assert_int_equal(samples[i].t_us - samples[0].t_us, wanted->t_us);
        // Written with nine digits and read back: the last bit of a float may round otherwise.
        assert_near((double)samples[i].tr_kg, (double)loads[0], 1e-5);
        assert_near((double)samples[i].br_kg, (double)loads[1], 1e-5);
        assert_near((double)samples[i].tl_kg, (double)loads[2], 1e-5);
        assert_near((double)samples[i].bl_kg, (double)loads[3], 1e-5);
    }
    free(samples);
    finish(&left);
}

// Nothing is kept of a trial whose clock never ran.
static void test_row_needs_a_start(void **state)
{
    struct program_result result;
    struct store *store;
    struct track track;
    char file[PROGRAM_PATH_SIZE], folder[PROGRAM_PATH_SIZE], message[STORE_MESSAGE_SIZE];
    program_place_path(*state, "track.csv", file);
    program_place_path(*state, "results", folder);
    track_init(&track);
    track_empty(&track, 10);
    track_write(&track, file);
    track_finish(&track);
    program_run(*state, &result, "--headless", "--rung", "S1", "--replay", file, "--json",
                "--data-dir", folder);
    program_assert_exit(&result, 0);
    program_result_free(&result);
    const struct store_settings settings = {.dir = folder, .wall_s = 1800000000};
    uint64_t count = 1;
    assert_int_equal(store_open(&settings, &store, NULL, message, sizeof message), STORE_OK);
    assert_int_equal(store_trial_count(store, &(struct store_query){.any_source = true}, &count),
                     STORE_OK);
    assert_int_equal(count, 0);
    assert_true(store_close(store));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_row_is_what_the_json_says), IN_PLACE(test_row_of_each_side),
        IN_PLACE(test_row_has_the_events),        IN_PLACE(test_row_has_every_sample),
        IN_PLACE(test_row_needs_a_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
