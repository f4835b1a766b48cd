#include "tests/check.h"

#include "tests/cli/picture.h"
#include "tests/cli/program.h"

#include <stdlib.h>
#include <string.h>

// Pictures of the screens, drawn by the live screens' own code.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

#define CLOCK "2026-11-20T09:30:00Z"

enum { NAME_SIZE = 32, NAMES_MAX = 64 };

static void shoot(const struct program_place *place, const char *screen, const char *seed,
                  const char *size, char *path)
{
    struct program_result result;
    char name[NAME_SIZE * 3];
    snprintf(name, sizeof name, "%s-%s-%s.png", screen, seed, size);
    program_place_path(place, name, path);
    program_run(place, &result, "--shot", screen, path, "--seed", seed, "--clock", CLOCK,
                "--windowed", size);
    program_assert_exit(&result, 0);
    assert_string_equal(result.err, "");
    program_result_free(&result);
}

// The names as the refusal lists them: "--shot nowhere: allowed home, exercises, ...".
static int list_names(const struct program_place *place, char names[NAMES_MAX][NAME_SIZE])
{
    struct program_result result;
    program_run(place, &result, "--shot", "nowhere", "x.png");
    const char *list = strstr(result.err, "allowed ");
    assert_non_null(list);
    int count = 0, used;
    for (list += strlen("allowed "); sscanf(list, "%31[a-z-]%n", names[count], &used) == 1;
         count++) {
        list += used;
        list += strspn(list, ", ");
        assert_true(count + 1 < NAMES_MAX);
    }
    program_result_free(&result);
    return count;
}

static void test_shot_every_screen_is_a_picture(void **state)
{
    static const char *const asked_for[] = {
        "home",          "safety",        "intro",         "sea",
        "clinic",        "eyes-closed",   "result",        "level-march",
        "level-route",   "level-timer",   "level-limits",  "level-bottle",
        "level-fingers", "level-buttons", "level-writing", "rate",
    };
    char names[NAMES_MAX][NAME_SIZE], path[PROGRAM_PATH_SIZE];
    int count = list_names(*state, names);
    for (size_t i = 0; i < sizeof asked_for / sizeof asked_for[0]; i++) {
        bool is_there = false;
        for (int k = 0; k < count; k++)
            is_there = is_there || strcmp(asked_for[i], names[k]) == 0;
        assert_true(is_there);
    }
    struct program_result help;
    program_run(*state, &help, "--help");
    for (int i = 0; i < count; i++) {
        struct picture picture;
        shoot(*state, names[i], "1", "1280x720", path);
        picture_read(&picture, path);
        assert_int_equal(picture.width, 1280);
        assert_int_equal(picture.height, 720);
        if (picture.colours < 20)
            fail_msg("%s: %d colours are no screen", names[i], picture.colours);
        if (!strstr(help.out, names[i]))
            fail_msg("--help does not name %s", names[i]);
        picture_free(&picture);
    }
    program_result_free(&help);
}

static void test_shot_sizes(void **state)
{
    static const struct {
        const char *size;
        int width;
        int height;
    } sizes[] = {{"1920x1080", 1920, 1080}, {"3840x2160", 3840, 2160}, {"1024x768", 1024, 768}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct picture picture;
        char path[PROGRAM_PATH_SIZE];
        shoot(*state, "clinic", "1", sizes[i].size, path);
        picture_read(&picture, path);
        assert_int_equal(picture.width, sizes[i].width);
        assert_int_equal(picture.height, sizes[i].height);
        picture_free(&picture);
    }
    struct program_result result;
    struct picture picture;
    char path[PROGRAM_PATH_SIZE];
    program_place_path(*state, "usual.png", path);
    program_run(*state, &result, "--shot", "home", path);
    program_assert_exit(&result, 0);
    picture_read(&picture, path);
    assert_int_equal(picture.width, 1920);
    assert_int_equal(picture.height, 1080);
    picture_free(&picture);
    program_result_free(&result);
}

static void test_shot_other_data_is_another_picture(void **state)
{
    static const char *const screens[] = {"sea", "clinic", "result"};
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        char one[PROGRAM_PATH_SIZE], other[PROGRAM_PATH_SIZE];
        shoot(*state, screens[i], "1", "1280x720", one);
        shoot(*state, screens[i], "2", "1280x720", other);
        picture_assert_other(one, other);
    }
}

static void test_shot_same_data_is_the_same_picture(void **state)
{
    static const char *const screens[] = {"sea", "clinic", "result", "home"};
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        char one[PROGRAM_PATH_SIZE], again[PROGRAM_PATH_SIZE];
        shoot(*state, screens[i], "1", "1280x720", one);
        program_place_path(*state, "again.png", again);
        assert_int_equal(rename(one, again), 0);
        shoot(*state, screens[i], "1", "1280x720", one);
        picture_assert_same(one, again);
    }
}

// Home and result are drawn from what the store holds.
static void test_shot_shows_what_is_stored(void **state)
{
    struct program_result result;
    char folder[PROGRAM_PATH_SIZE], empty[PROGRAM_PATH_SIZE], filled[PROGRAM_PATH_SIZE];
    program_place_path(*state, "results", folder);
    program_place_path(*state, "empty.png", empty);
    program_place_path(*state, "filled.png", filled);
    program_run(*state, &result, "--shot", "home", empty, "--data-dir", folder, "--clock", CLOCK);
    program_assert_exit(&result, 0);
    program_result_free(&result);
    program_run(*state, &result, "--headless", "--demo", "--rung", "S1", "--data-dir", folder,
                "--clock", CLOCK);
    program_assert_exit(&result, 0);
    program_result_free(&result);
    program_run(*state, &result, "--shot", "home", filled, "--data-dir", folder, "--clock", CLOCK);
    program_assert_exit(&result, 0);
    program_result_free(&result);
    picture_assert_other(empty, filled);
}

static void test_shot_options_of_the_screen_are_seen(void **state)
{
    static const char *const options[][2] = {
        {"--theme", "contrast"}, {"--text-scale", "133"}, {"--lang", "de"}};
    char plain[PROGRAM_PATH_SIZE], path[PROGRAM_PATH_SIZE];
    shoot(*state, "home", "1", "1280x720", plain);
    program_place_path(*state, "other.png", path);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        struct program_result result;
        program_run(*state, &result, "--shot", "home", path, "--clock", CLOCK, "--windowed",
                    "1280x720", options[i][0], options[i][1]);
        program_assert_exit(&result, 0);
        picture_assert_other(plain, path);
        program_result_free(&result);
    }
}

static void test_shot_leaves_only_the_picture(void **state)
{
    struct program_place *place = *state;
    char path[PROGRAM_PATH_SIZE];
    shoot(place, "result", "1", "640x360", path);
    assert_int_equal(program_count_files(place->temporary, ""), 0);
    assert_int_equal(program_count_files(place->home, ""), 0);
}

static void test_shot_that_cannot_be_written(void **state)
{
    struct program_result result;
    char path[PROGRAM_PATH_SIZE];
    program_place_path(*state, "not/there.png", path);
    program_run(*state, &result, "--shot", "home", path, "--windowed", "640x360");
    program_assert_refused(&result, 1, "not/there.png");
    program_result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_shot_every_screen_is_a_picture),
        IN_PLACE(test_shot_sizes),
        IN_PLACE(test_shot_other_data_is_another_picture),
        IN_PLACE(test_shot_same_data_is_the_same_picture),
        IN_PLACE(test_shot_shows_what_is_stored),
        IN_PLACE(test_shot_options_of_the_screen_are_seen),
        IN_PLACE(test_shot_leaves_only_the_picture),
        IN_PLACE(test_shot_that_cannot_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
