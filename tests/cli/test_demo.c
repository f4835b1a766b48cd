#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/picture.h"
#include "tests/cli/program.h"

#include "game/store/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The virtual player plays the standing coast by itself: what a server or a newcomer sees.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

#define SMALL "640x360" // pictures, so that they take no time
#define CLOCK "2026-11-20T09:30:00Z"

enum { ROWS_MAX = 32, ROW_SIZE = 128, RESULT_PICTURES = 3 };

static void demonstrate(const struct program_place *place, const char *folder, const char *seed,
                        const char *size, struct program_result *result)
{
    char path[PROGRAM_PATH_SIZE];
    program_place_path(place, folder, path);
    program_run(place, result, "--demo", "--headless", "--seed", seed, "--clock", CLOCK,
                "--data-dir", path, size ? "--windowed" : NULL, size);
    program_assert_exit(result, 0);
    assert_string_equal(result->err, "");
}

// Rows of trials before (or after) the table's heading.
static int take_rows(const char *text, char rows[ROWS_MAX][ROW_SIZE])
{
    int count = 0;
    for (; text[0] == 'S' && strchr(text, '\n'); text = strchr(text, '\n') + 1) {
        size_t length = strcspn(text, "\n");
        assert_true(count < ROWS_MAX && length < ROW_SIZE);
        memcpy(rows[count], text, length);
        rows[count++][length] = '\0';
    }
    return count;
}

static void test_demo_prints_each_trial_then_the_table(void **state)
{
    struct program_result result;
    char lines[ROWS_MAX][ROW_SIZE], table[ROWS_MAX][ROW_SIZE];
    demonstrate(*state, "results", "1", SMALL, &result);
    int played = take_rows(result.out, lines);
    const char *heading = strstr(result.out, "\nrung ");
    assert_non_null(heading);
    int listed = take_rows(strchr(heading + 1, '\n') + 1, table);
    assert_int_equal(played, listed);
    assert_true(played >= 6); // S1, S2, both sides of S3 and S4
    char sum[ROW_SIZE];
    snprintf(sum, sizeof sum, "\n%d trials, ", played);
    assert_non_null(strstr(result.out, sum));
    bool rung_played[5] = {false};
    for (int i = 0; i < played; i++) {
        assert_string_equal(lines[i], table[i]);
        assert_in_range(lines[i][1], '1', '4');
        rung_played[lines[i][1] - '0'] = true;
    }
    for (int rung = 1; rung <= 4; rung++)
        assert_true(rung_played[rung]);
    program_result_free(&result);
}

static void assert_rows_are(const char *folder, int expected)
{
    const struct store_settings settings = {.dir = folder, .wall_s = 1800000000};
    const struct store_query query = {.source = STORE_SOURCE_DEMO};
    struct store *store;
    struct store_trial trials[ROWS_MAX];
    char message[STORE_MESSAGE_SIZE];
    size_t count, samples;
    uint64_t persons;
    assert_int_equal(store_open(&settings, &store, NULL, message, sizeof message), STORE_OK);
    assert_int_equal(store_last_trials(store, &query, trials, ROWS_MAX, &count), STORE_OK);
    assert_int_equal((int)count, expected);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(trials[i].source, STORE_SOURCE_DEMO);
        store_trial_samples(store, trials[i].uuid, NULL, 0, &samples);
        assert_int_equal(samples, trials[i].sample_count);
        assert_true(samples > 1000 || trials[i].tier != STORE_TIER_BOARD);
    }
    assert_int_equal(store_trial_count(store, &(struct store_query){0}, &persons), STORE_OK);
    assert_int_equal(persons, 0); // no person has played
    assert_true(store_close(store));
}

static void test_demo_leaves_pictures_and_rows(void **state)
{
    struct program_result result;
    char folder[PROGRAM_PATH_SIZE], rows[ROWS_MAX][ROW_SIZE];
    demonstrate(*state, "results", "1", NULL, &result);
    program_place_path(*state, "results", folder);
    assert_non_null(strstr(result.out, folder));
    int played = take_rows(result.out, rows);
    program_place_path(*state, "results/screenshots", folder);
    assert_non_null(strstr(result.out, folder));
    size_t pictures = program_count_files(folder, "");
    assert_true(pictures >= 7);
    static const char *const names[] = {"home", "sea", "clinic", "eyes-closed", "result"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct picture picture;
        char path[2 * PROGRAM_PATH_SIZE];
        int number = 0;
        do
            snprintf(path, sizeof path, "%s/%02d-%s.png", folder, ++number, names[i]);
        while (number < (int)pictures && access(path, F_OK) != 0);
        picture_read(&picture, path);
        assert_int_equal(picture.width, 1920);
        assert_int_equal(picture.height, 1080);
        assert_true(picture.colours >= 20);
        picture_free(&picture);
    }
    program_place_path(*state, "results", folder);
    assert_rows_are(folder, played + RESULT_PICTURES); // each shows a trial of its own
    program_result_free(&result);
}

// All but the last lines, which name the folders.
static size_t told(const struct program_result *result)
{
    const char *end = strstr(result->out, "database:");
    assert_non_null(end);
    return (size_t)(end - result->out);
}

static void test_demo_same_seed_is_the_same_run(void **state)
{
    struct program_result one, again, other;
    demonstrate(*state, "one", "1", SMALL, &one);
    demonstrate(*state, "again", "1", SMALL, &again);
    demonstrate(*state, "other", "2", SMALL, &other);
    assert_int_equal(told(&one), told(&again));
    assert_memory_equal(one.out, again.out, told(&one));
    bool same = told(&one) == told(&other) && memcmp(one.out, other.out, told(&one)) == 0;
    assert_false(same);
    program_result_free(&one);
    program_result_free(&again);
    program_result_free(&other);
}

static void test_demo_uses_a_folder_of_its_own(void **state)
{
    struct program_place *place = *state;
    struct program_result result;
    char prefix[PROGRAM_PATH_SIZE + 16];
    program_run(place, &result, "--demo", "--headless", "--rung", "S1", "--windowed", SMALL);
    program_assert_exit(&result, 0);
    snprintf(prefix, sizeof prefix, "database:    %s/", place->temporary);
    assert_non_null(strstr(result.out, prefix));
    assert_int_equal(program_count_files(place->temporary, "evenkeel-"), 1);
    assert_int_equal(program_count_files(place->home, ""), 0);
    program_result_free(&result);
}

static void test_demo_as_json_is_one_object_a_trial(void **state)
{
    struct program_result result;
    program_run(*state, &result, "--demo", "--headless", "--json", "--windowed", SMALL);
    program_assert_exit(&result, 0);
    const char *rest = result.out;
    int count = 0;
    while (*rest) {
        const char *line_end = strchr(rest, '\n');
        struct json_value *trial = json_value_read(rest, &rest);
        assert_non_null(trial);
        assert_ptr_equal(line_end + 1, rest); // one line each
        assert_int_equal((int)json_value_number(trial, "schema"), 1);
        assert_int_equal(json_value_string(trial, "rung")[0], 'S');
        json_value_free(trial);
        count++;
    }
    assert_true(count >= 6);
    assert_non_null(strstr(result.err, "screenshots: "));
    program_result_free(&result);
}

static void test_demo_is_what_happens_without_a_display(void **state)
{
    struct program_place *place = *state;
    struct program_result result;
    program_place_set(place, "SDL_VIDEODRIVER", NULL);
    program_run(place, &result, "--seed", "1", "--windowed", SMALL);
    program_assert_exit(&result, 0);
    assert_ptr_equal(strstr(result.out, "No display"), result.out);
    assert_non_null(strstr(result.out, "\nrung "));
    assert_non_null(strstr(result.out, "screenshots: "));
    program_result_free(&result);
}

static void assert_profile_plays(const struct program_place *place, const char *profile,
                                 double *velocity_mm_s)
{
    struct program_result result;
    char option[64];
    snprintf(option, sizeof option, "--simulate-board%s%s", profile ? "=" : "",
             profile ? profile : "");
    program_run(place, &result, option, "--headless", "--rung", "S1", "--json");
    program_assert_exit(&result, 0);
    struct json_value *trial = json_value_read(result.out, NULL);
    assert_non_null(trial);
    assert_string_equal(json_value_string(trial, "rung"), "S1");
    assert_true(json_value_number(trial, "hands_off_s") > 10);
    *velocity_mm_s = json_value_number(trial, "mean_velocity_mm_s");
    json_value_free(trial);
    program_result_free(&result);
}

static void test_demo_virtual_people_sway_as_they_should(void **state)
{
    double young, old, neuropathy, unsaid;
    assert_profile_plays(*state, "young", &young);
    assert_profile_plays(*state, "old", &old);
    assert_profile_plays(*state, "neuropathy", &neuropathy);
    assert_true(young < old && old < neuropathy);
    assert_profile_plays(*state, NULL, &unsaid);
    assert_true(unsaid > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_demo_prints_each_trial_then_the_table),
        IN_PLACE(test_demo_leaves_pictures_and_rows),
        IN_PLACE(test_demo_same_seed_is_the_same_run),
        IN_PLACE(test_demo_uses_a_folder_of_its_own),
        IN_PLACE(test_demo_as_json_is_one_object_a_trial),
        IN_PLACE(test_demo_is_what_happens_without_a_display),
        IN_PLACE(test_demo_virtual_people_sway_as_they_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
