#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"

#include "game/store/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Where results are kept, and what is said when they cannot be.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

// A virtual person plays S1 once; data_dir NULL = where the user's results go.
static void play(const struct program_place *place, const char *data_dir,
                 struct program_result *result)
{
    program_run(place, result, "--headless", "--rung", "S1", "--simulate-board", "--json",
                data_dir ? "--data-dir" : NULL, data_dir);
}

static uint64_t count_trials(const char *data_dir, const struct store_query *query)
{
    const struct store_settings settings = {.dir = data_dir, .wall_s = 1800000000};
    struct store *store;
    char message[STORE_MESSAGE_SIZE];
    uint64_t count = 0;
    assert_int_equal(store_open(&settings, &store, NULL, message, sizeof message), STORE_OK);
    assert_int_equal(store_trial_count(store, query, &count), STORE_OK);
    assert_true(store_close(store));
    return count;
}

static uint64_t count_all(const char *data_dir)
{
    return count_trials(data_dir, &(struct store_query){.any_source = true});
}

static bool is_there(const char *folder, const char *file)
{
    char path[2 * PROGRAM_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    return access(path, F_OK) == 0;
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[2 * PROGRAM_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (int i = 0; i < 200; i++)
        fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void test_places_results_go_to_the_home_and_belong_to_nobody_else(void **state)
{
    struct program_result result;
    struct program_place *place = *state;
    char folder[PROGRAM_PATH_SIZE];
    struct stat about;
    play(place, NULL, &result);
    program_assert_exit(&result, 0);
    assert_string_equal(result.err, "");
    program_place_path(place, "home/.local/share/evenkeel", folder);
    assert_int_equal(stat(folder, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(count_all(folder), 1);
    assert_int_equal(program_count_files(place->temporary, ""), 0);
    program_result_free(&result);
}

static void test_places_virtual_person_enters_no_history(void **state)
{
    struct program_result result;
    struct program_place *place = *state;
    char folder[PROGRAM_PATH_SIZE];
    play(place, NULL, &result);
    program_result_free(&result);
    program_place_path(place, "home/.local/share/evenkeel", folder);
    assert_int_equal(count_trials(folder, &(struct store_query){0}), 0);
    assert_int_equal(count_trials(folder, &(struct store_query){.source = STORE_SOURCE_VIRTUAL}),
                     1);
}

static void test_places_folder_with_spaces_and_umlauts(void **state)
{
    struct program_result result;
    char folder[PROGRAM_PATH_SIZE];
    program_place_path(*state, "Omas Übungen/am Brett, täglich '26", folder);
    play(*state, folder, &result);
    program_assert_exit(&result, 0);
    assert_int_equal(count_all(folder), 1);
    program_result_free(&result);
}

static void test_places_xdg_folder_is_used_and_a_relative_one_is_not(void **state)
{
    struct program_place *place = *state;
    struct program_result result;
    char xdg[PROGRAM_PATH_SIZE], home[PROGRAM_PATH_SIZE];
    program_place_path(place, "shared", xdg);
    program_place_set(place, "XDG_DATA_HOME", xdg);
    play(place, NULL, &result);
    program_assert_exit(&result, 0);
    program_result_free(&result);
    assert_true(is_there(xdg, "evenkeel/evenkeel.db"));
    assert_int_equal(program_count_files(place->home, "."), 0);

    program_place_set(place, "XDG_DATA_HOME", "relative-folder-of-evenkeel-test");
    play(place, NULL, &result);
    program_assert_exit(&result, 0);
    program_result_free(&result);
    program_place_path(place, "home/.local/share/evenkeel", home);
    assert_true(is_there(home, "evenkeel.db"));
    assert_int_not_equal(access("relative-folder-of-evenkeel-test", F_OK), 0);
}

static void test_places_no_home_asks_for_a_folder(void **state)
{
    struct program_place *place = *state;
    struct program_result result;
    program_place_set(place, "HOME", NULL);
    play(place, NULL, &result);
    program_assert_refused(&result, 1, "--data-dir");
    program_result_free(&result);

    char folder[PROGRAM_PATH_SIZE];
    program_place_path(place, "given", folder);
    play(place, folder, &result);
    program_assert_exit(&result, 0);
    program_result_free(&result);
}

static void test_places_file_in_the_place_of_the_folder(void **state)
{
    struct program_result result;
    char path[PROGRAM_PATH_SIZE];
    write_file(((struct program_place *)*state)->folder, "taken", "a letter to a friend\n");
    program_place_path(*state, "taken", path);
    play(*state, path, &result);
    program_assert_refused(&result, 1, "taken", "Not a directory");
    program_result_free(&result);
    program_place_path(*state, "taken/below", path);
    play(*state, path, &result);
    program_assert_refused(&result, 1, "taken/below");
    program_result_free(&result);
}

// Root may write anywhere but where the kernel keeps its own.
static void test_places_folder_that_cannot_be_written(void **state)
{
    struct program_result result;
    char path[PROGRAM_PATH_SIZE] = "/proc/evenkeel";
    if (geteuid() != 0) {
        program_place_path(*state, "locked", path);
        assert_int_equal(mkdir(path, 0500), 0);
        strcat(path, "/results");
    }
    play(*state, path, &result);
    program_assert_refused(&result, 1, path);
    program_result_free(&result);
}

static void test_places_damaged_database_is_set_aside_and_play_goes_on(void **state)
{
    struct program_result result;
    char folder[PROGRAM_PATH_SIZE];
    program_place_path(*state, "results", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    write_file(folder, "evenkeel.db", "this has never been a database\n");
    play(*state, folder, &result);
    program_assert_exit(&result, 0);
    assert_non_null(strstr(result.err, "evenkeel.db"));
    assert_ptr_equal(strchr(result.err, '\n'), result.err + strlen(result.err) - 1);
    struct json_value *trial = json_value_read(result.out, NULL);
    assert_non_null(trial);
    json_value_free(trial);
    program_result_free(&result);
    assert_int_equal(count_all(folder), 1);

    // Set aside under another name, with all that was in it.
    bool kept = false;
    char command[2 * PROGRAM_PATH_SIZE];
    snprintf(command, sizeof command, "grep -rlq 'never been a database' '%s'", folder);
    kept = system(command) == 0;
    assert_true(kept);

    play(*state, folder, &result);
    program_assert_exit(&result, 0);
    assert_string_equal(result.err, ""); // said once
    program_result_free(&result);
    assert_int_equal(count_all(folder), 2);
}

static void test_places_newer_database_is_left_alone(void **state)
{
    struct program_result result;
    char folder[PROGRAM_PATH_SIZE], command[2 * PROGRAM_PATH_SIZE];
    program_place_path(*state, "results", folder);
    play(*state, folder, &result);
    program_result_free(&result);
    // PRAGMA user_version lives in bytes 60..63 of the file (sqlite.org/fileformat2.html 1.3).
    snprintf(command, sizeof command, "%s/evenkeel.db", folder);
    FILE *file = fopen(command, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, 62, SEEK_SET), 0);
    assert_int_equal(fputc(0x7f, file), 0x7f);
    assert_int_equal(fclose(file), 0);
    play(*state, folder, &result);
    program_assert_refused(&result, 1, "evenkeel.db", "version", "update Evenkeel");
    program_result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_places_results_go_to_the_home_and_belong_to_nobody_else),
        IN_PLACE(test_places_virtual_person_enters_no_history),
        IN_PLACE(test_places_folder_with_spaces_and_umlauts),
        IN_PLACE(test_places_xdg_folder_is_used_and_a_relative_one_is_not),
        IN_PLACE(test_places_no_home_asks_for_a_folder),
        IN_PLACE(test_places_file_in_the_place_of_the_folder),
        IN_PLACE(test_places_folder_that_cannot_be_written),
        IN_PLACE(test_places_damaged_database_is_set_aside_and_play_goes_on),
        IN_PLACE(test_places_newer_database_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
