#include "tests/check.h"

#include "tests/cli/program.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// Recordings that are none: one line says which file, which line, and what is allowed.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

#define HEADER "time_s,tr_kg,br_kg,tl_kg,bl_kg\n"

struct bad_file {
    const char *text;
    const char *words[4];
};

static void write_text(const struct program_place *place, const char *name, const char *text,
                       char *path)
{
    program_place_path(place, name, path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void refuse(const struct program_place *place, const char *path, const char *const *words)
{
    struct program_result result;
    program_run(place, &result, "--headless", "--rung", "S1", "--replay", path, "--json");
    program_assert_refused_list(&result, 1, words);
    program_result_free(&result);
}

static void test_files_line_and_allowed_range_are_named(void **state)
{
    static const struct bad_file files[] = {
        {"", {"bad.csv", "time_s"}},
        {HEADER, {"bad.csv:1", "no samples"}},
        {"time_s,tr_kg,br_kg,tl_kg\n0,1,2,3\n", {"bad.csv:1", "bl_kg", "missing"}},
        {"time_s,tr_kg,tr_kg,br_kg,tl_kg,bl_kg\n", {"bad.csv:1", "tr_kg", "twice"}},
        {HEADER "0,1,2,3,4\n0.01,1,2,3\n", {"bad.csv:3", "4 values, want 5"}},
        {HEADER "0,1,2,3,4\n0.01,1,2,3,heavy\n", {"bad.csv:3", "bl_kg", "heavy", "number"}},
        {HEADER "0,1,2,3,nan\n", {"bad.csv:2", "bl_kg", "nan", "number"}},
        {HEADER "0,1,2,3,4\n0.01,1,2,3,5000\n", {"bad.csv:3", "bl_kg = 5000", "-1000..1000"}},
        {HEADER "-1,1,2,3,4\n", {"bad.csv:2", "time_s = -1", "0..86400"}},
        {HEADER "0.5,1,2,3,4\n0.4,1,2,3,4\n", {"bad.csv:3", "time_s = 0.4", "backwards"}},
        {"# spacing_mm 5 238\n" HEADER "0,1,2,3,4\n", {"bad.csv:1", "spacing_mm", "50..2000"}},
        {"# facing 4\n" HEADER "0,1,2,3,4\n", {"bad.csv:1", "facing = 4", "0..3"}},
        {"\n\n# facing north\n" HEADER, {"bad.csv:3", "facing", "north", "number"}},
        {"a letter, not a table\nof numbers\n", {"bad.csv:1", "time_s"}},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char path[PROGRAM_PATH_SIZE];
        write_text(*state, "bad.csv", files[i].text, path);
        const char *words[] = {files[i].words[0], files[i].words[1], files[i].words[2],
                               files[i].words[3], NULL};
        refuse(*state, path, words);
    }
}

static void test_files_that_cannot_be_read(void **state)
{
    char path[PROGRAM_PATH_SIZE];
    program_place_path(*state, "missing.csv", path);
    refuse(*state, path, (const char *const[]){path, "cannot be opened", NULL});
    program_place_path(*state, "folder", path);
    assert_int_equal(mkdir(path, 0700), 0);
    refuse(*state, path, (const char *const[]){path, "directory", NULL});
}

static void test_files_that_are_no_text(void **state)
{
    char path[PROGRAM_PATH_SIZE];
    program_place_path(*state, "picture.csv", path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (int i = 0; i < 5000; i++)
        fputc(i * 7 % 256, file);
    assert_int_equal(fclose(file), 0);
    refuse(*state, path, (const char *const[]){"picture.csv", "text", NULL});
}

static void test_files_in_a_window_are_refused_the_same(void **state)
{
    struct program_result result;
    char path[PROGRAM_PATH_SIZE];
    program_place_path(*state, "missing.csv", path);
    program_run(*state, &result, "--windowed", "640x360", "--replay", path);
    program_assert_refused(&result, 1, path, "cannot be opened");
    program_result_free(&result);
}

// Names of files are the users' own.
static void test_files_with_any_name(void **state)
{
    struct program_result result;
    char path[PROGRAM_PATH_SIZE];
    write_text(*state, "Frühling & 100%s '26.csv", HEADER "0,1,2,3,4\n1,1,2,3,4\n", path);
    program_run(*state, &result, "--headless", "--rung", "S1", "--replay", path, "--json");
    program_assert_exit(&result, 0);
    program_result_free(&result);
    write_text(*state, "bad %s%n.csv", HEADER "0,1,2,3,x\n", path);
    refuse(*state, path, (const char *const[]){"bad %s%n.csv:2", "number", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_files_line_and_allowed_range_are_named),
        IN_PLACE(test_files_that_cannot_be_read),
        IN_PLACE(test_files_that_are_no_text),
        IN_PLACE(test_files_in_a_window_are_refused_the_same),
        IN_PLACE(test_files_with_any_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
