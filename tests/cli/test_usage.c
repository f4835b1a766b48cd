#include "tests/check.h"

#include "tests/cli/program.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What the command line promises: help, version, and a clear word about everything it refuses.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

enum { ARGUMENTS_MAX = 8, WORDS_MAX = 6 };

struct refusal {
    const char *arguments[ARGUMENTS_MAX];
    const char *words[WORDS_MAX]; // in the one line
};

static void assert_all_refused(const struct program_place *place, const struct refusal *refusals,
                               size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct program_result result;
        program_run_list(place, &result, refusals[i].arguments);
        program_assert_refused_list(&result, 2, refusals[i].words);
        program_result_free(&result);
    }
    // Nothing was begun: no results folder, no temporary one.
    assert_int_equal(program_count_files(place->home, ""), 0);
    assert_int_equal(program_count_files(place->temporary, ""), 0);
}

static void test_usage_help_names_every_option(void **state)
{
    static const char *const options[] = {
        "--help",       "--version",      "--lang",
        "--clock",      "--windowed",     "--json",
        "--replay",     "--list-devices", "--simulate-board",
        "--speed",      "--headless",     "--demo",
        "--rung",       "--side",         "--game",
        "--seed",       "--shot",         "--data-dir",
        "--text-scale", "--theme",        "--verbose",
        "analyse",      "young",          "neuropathy",
        "1..1000",      "eyes-closed",    "lead-in",
        "S1",           "contrast",       "left or right foot",
    };
    struct program_result result;
    program_run(*state, &result, "--help");
    program_assert_exit(&result, 0);
    assert_string_equal(result.err, "");
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if (!strstr(result.out, options[i]))
            fail_msg("--help does not name %s", options[i]);
    for (const char *line = result.out; *line; line = strchr(line, '\n') + 1)
        assert_true(strchr(line, '\n') - line <= 80);
    program_result_free(&result);
}

static void test_usage_version_is_one_line(void **state)
{
    struct program_result result;
    int major, minor, patch;
    char rest;
    program_run(*state, &result, "--version");
    program_assert_exit(&result, 0);
    assert_int_equal(sscanf(result.out, "evenkeel %d.%d.%d%c", &major, &minor, &patch, &rest), 4);
    assert_int_equal(rest, '\n');
    assert_string_equal(result.err, "");
    program_result_free(&result);
}

static void test_usage_wrong_value_is_answered_with_what_is_allowed(void **state)
{
    static const struct refusal refusals[] = {
        {{"--lang", "fr"}, {"--lang", "fr", "en", "de"}},
        {{"--lang="}, {"--lang", "en", "de"}},
        {{"--windowed", "1280"}, {"--windowed", "WxH", "640x360"}},
        {{"--windowed", "100x100"}, {"--windowed", "640x360", "16384"}},
        {{"--windowed", "1280x720x"}, {"--windowed", "WxH"}},
        {{"--windowed", "99999x99999"}, {"--windowed", "16384"}},
        {{"--simulate-board=robot"}, {"--simulate-board", "young", "old", "neuropathy"}},
        {{"--speed", "0"}, {"--speed", "1..1000"}},
        {{"--speed", "1001"}, {"--speed", "1..1000"}},
        {{"--speed", "nan"}, {"--speed", "1..1000"}},
        {{"--speed", "8x"}, {"--speed", "1..1000"}},
        {{"--seed", "-1"}, {"--seed", "-1", "0..18446744073709551615"}},
        {{"--seed", "18446744073709551616"}, {"--seed", "0..18446744073709551615"}},
        {{"--seed", "1.5"}, {"--seed", "whole"}},
        {{"--side", "both"}, {"--side", "left", "right"}},
        {{"--game", "chess"}, {"--game", "hold", "reach"}},
        {{"--text-scale", "166"}, {"--text-scale", "100", "115", "133"}},
        {{"--theme", "dark"}, {"--theme", "calm", "contrast"}},
        {{"--shot", "nowhere", "x.png"}, {"--shot", "nowhere", "home", "sea", "result"}},
        {{"--headless", "--rung", "S11"}, {"--rung", "S11", "S1..S10", "W1..W6"}},
        {{"--headless", "--rung", ""}, {"--rung", "S1..S10", "H1..H8"}},
        {{"--headless", "--demo", "--rung", "S1", "--tier", "moon"}, {"--tier", "moon", "guided"}},
        {{"--headless", "--demo", "--rung", "W2", "--tier", "pad"},
         {"--tier pad", "W2", "march in board"}},
        {{"--headless", "--demo", "--rung", "S11"}, {"--rung", "S11", "S1..S10"}},
    };
    assert_all_refused(*state, refusals, sizeof refusals / sizeof refusals[0]);
}

static void test_usage_wrong_clock_is_answered_with_an_example(void **state)
{
    static const char *const clocks[] = {
        "noon",
        "",
        "2026-13-01",
        "2026-02-29",
        "2026-04-31T10:00:00",
        "2026-11-20T24:00:00",
        "2026-11-20T09:30:00x0",
        "2026-11-20T09:30:00x1001",
        "2026-11-20T09:30:00xfast",
        "2026-11-20T09:30:00x60 ",
        "1969-12-31T00:00:00",
    };
    for (size_t i = 0; i < sizeof clocks / sizeof clocks[0]; i++) {
        struct program_result result;
        program_run(*state, &result, "--headless", "--demo", "--clock", clocks[i]);
        program_assert_refused(&result, 2, "--clock", clocks[i], "2026-11-20T09:30:00x60",
                               "1..1000");
        program_result_free(&result);
    }
}

static void test_usage_unknown_option_is_named_as_it_was_typed(void **state)
{
    static const struct refusal refusals[] = {
        {{"--bogus"}, {"--bogus", "--help"}},
        {{"--bogus=3"}, {"--bogus=3", "--help"}},
        {{"-x"}, {"-x", "--help"}},
        {{"-xyz"}, {"-xyz", "--help"}},
        {{"-"}, {"-", "--help"}},
        {{"file.csv"}, {"file.csv", "--help"}},
        {{"--demo", "file.csv"}, {"file.csv", "--help"}},
        {{"--headless=yes"}, {"--headless=yes", "no value"}},
    };
    assert_all_refused(*state, refusals, sizeof refusals / sizeof refusals[0]);
}

// An abbreviation would change its meaning with the next option that begins like it.
static void test_usage_abbreviation_is_no_option(void **state)
{
    static const struct refusal refusals[] = {
        {{"--hea", "--demo"}, {"--hea:"}},
        {{"--dem", "--headless"}, {"--dem:"}},
        {{"--see=1", "--headless", "--demo"}, {"--see=1"}},
    };
    assert_all_refused(*state, refusals, sizeof refusals / sizeof refusals[0]);
}

static void test_usage_missing_value_is_said(void **state)
{
    static const char *const options[] = {
        "--lang", "--clock", "--windowed", "--replay", "--speed",      "--rung",
        "--side", "--game",  "--seed",     "--shot",   "--text-scale", "--data-dir",
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        struct program_result result;
        program_run(*state, &result, options[i]);
        program_assert_refused(&result, 2, options[i], "needs a");
        program_result_free(&result);
    }
}

// What a run could not honour is refused, never ignored.
static void test_usage_what_does_not_go_together_is_said(void **state)
{
    static const struct refusal refusals[] = {
        {{"--headless"}, {"--headless", "--demo", "--rung"}},
        {{"--json"}, {"--json", "--headless"}},
        {{"--rung", "S1"}, {"--rung", "--headless"}},
        {{"--headless", "--demo", "--side", "left"}, {"--side", "--rung"}},
        {{"--headless", "--rung", "S1", "--side", "left"}, {"--side left", "S1"}},
        {{"--headless", "--rung", "S2", "--game", "reach"}, {"--game reach", "S2", "hold"}},
        {{"--speed", "8"}, {"--speed", "--replay"}},
        {{"--replay", "a.csv", "--simulate-board"}, {"--replay", "--simulate-board"}},
        {{"--demo", "--replay", "a.csv"}, {"--demo", "--replay"}},
        {{"--replay", ""}, {"--replay", "file"}},
        {{"--data-dir", ""}, {"--data-dir", "folder"}},
        {{"--shot", "home"}, {"--shot", "file"}},
        {{"--shot", "home", "--headless"}, {"--shot", "file"}},
    };
    assert_all_refused(*state, refusals, sizeof refusals / sizeof refusals[0]);
}

static void test_usage_line_stays_one_line_whatever_was_typed(void **state)
{
    struct program_result result;
    char endless[5000];
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    program_run(*state, &result, "--lang", "e\nn\033[31m");
    program_assert_refused(&result, 2, "--lang", "en, de");
    assert_null(strchr(result.err, '\033'));
    program_result_free(&result);
    program_run(*state, &result, "--headless", "--rung", "S1\nS2");
    program_assert_refused(&result, 2, "--rung");
    program_result_free(&result);
    program_run(*state, &result, "--theme", endless);
    program_assert_refused(&result, 2, "--theme", "calm");
    assert_true(strlen(result.err) < 200);
    program_result_free(&result);
    program_run(*state, &result, endless);
    program_assert_refused(&result, 2, "xxx");
    program_result_free(&result);
}

static void test_usage_largest_seed_plays(void **state)
{
    struct program_result result;
    program_run(*state, &result, "--headless", "--rung", "S1", "--simulate-board", "--json",
                "--seed", "18446744073709551615");
    program_assert_exit(&result, 0);
    assert_non_null(strstr(result.out, "\"rung\": \"S1\""));
    program_result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_usage_help_names_every_option),
        IN_PLACE(test_usage_version_is_one_line),
        IN_PLACE(test_usage_wrong_value_is_answered_with_what_is_allowed),
        IN_PLACE(test_usage_wrong_clock_is_answered_with_an_example),
        IN_PLACE(test_usage_unknown_option_is_named_as_it_was_typed),
        IN_PLACE(test_usage_abbreviation_is_no_option),
        IN_PLACE(test_usage_missing_value_is_said),
        IN_PLACE(test_usage_what_does_not_go_together_is_said),
        IN_PLACE(test_usage_line_stays_one_line_whatever_was_typed),
        IN_PLACE(test_usage_largest_seed_plays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
