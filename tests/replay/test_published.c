#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Real people on a force plate (Santos and Duarte 2016), played as a board: the trial and the
// subcommand analyse must tell the same of the same seconds.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

enum { SECONDS_SIZE = 32 };

static const char *const trials[] = {"BDS00001", "BDS00004", "BDS00037", "BDS00106"};

// Skips the test where the published trials are not.
static void find(const char *name, char path[2 * PROGRAM_PATH_SIZE])
{
    const char *shared = getenv("EVENKEEL_SHARED_DIR");
    snprintf(path, 2 * PROGRAM_PATH_SIZE, "%s/data/bds/%s.csv", shared ? shared : ".", name);
    if (access(path, R_OK) != 0) {
        printf("not run: no published trial at %s\n", path);
        skip();
    }
}

static struct json_value *read_result(struct program_result *result)
{
    program_assert_exit(result, 0);
    struct json_value *value = json_value_read(result->out, NULL);
    assert_non_null(value);
    program_result_free(result);
    return value;
}

// Samples are 10 ms apart: 4 ms of room keep a rounded time from losing the first or the last.
static struct json_value *analyse(const struct program_place *place, const char *path,
                                  double from_s, double to_s)
{
    struct program_result result;
    char from[SECONDS_SIZE], to[SECONDS_SIZE];
    snprintf(from, sizeof from, "%.4f", from_s - 0.004);
    snprintf(to, sizeof to, "%.4f", to_s + 0.004);
    program_run(place, &result, "analyse", path, "--json", "--from", from, "--to", to);
    return read_result(&result);
}

static struct json_value *play(const struct program_place *place, const char *path)
{
    struct program_result result;
    program_run(place, &result, "--headless", "--rung", "S1", "--replay", path, "--json");
    return read_result(&result);
}

static void test_published_trial_and_analyse_agree(void **state)
{
    static const char *const keys[] = {"path_mm",     "mean_velocity_mm_s", "ellipse_mm2",
                                       "rms_ml_mm",   "rms_ap_mm",          "range_ml_mm",
                                       "range_ap_mm", "mean_frequency_hz"};
    for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++) {
        char path[2 * PROGRAM_PATH_SIZE];
        find(trials[i], path);
        struct json_value *trial = play(*state, path);
        double from_s = json_value_number(trial, "scored_from_s");
        double to_s = json_value_number(trial, "scored_to_s");
        assert_true(to_s - from_s >= 10);
        struct json_value *alone = analyse(*state, path, from_s, to_s);
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
            assert_relative(json_value_number(trial, keys[k]), json_value_number(alone, keys[k]),
                            0.005);
        json_value_free(alone);
        alone = analyse(*state, path, json_value_number(trial, "go_s"),
                        json_value_number(trial, "end_s"));
        assert_near(json_value_number(trial, "hands_off_s"),
                    json_value_number(alone, "hands_off_s"),
                    0.005 * json_value_number(trial, "hands_off_s") + 0.02);
        json_value_free(alone);
        json_value_free(trial);
    }
}

static void test_published_people_differ(void **state)
{
    double velocity_mm_s[4];
    for (size_t i = 0; i < 4; i++) {
        char path[2 * PROGRAM_PATH_SIZE];
        find(trials[i], path);
        struct json_value *trial = play(*state, path);
        velocity_mm_s[i] = json_value_number(trial, "mean_velocity_mm_s");
        json_value_free(trial);
        for (size_t k = 0; k < i; k++)
            assert_true(fabs(velocity_mm_s[k] - velocity_mm_s[i]) > 0.01);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_published_trial_and_analyse_agree),
        IN_PLACE(test_published_people_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
