#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"

#include <stdlib.h>
#include <string.h>

// The whole programme, played by the virtual player without a screen.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

#define SMALL "640x360" // pictures, so that they take no time
#define CLOCK "2026-11-20T09:30:00Z"

enum { RUNGS = 24 };

static const char *const tiers[] = {"board", "motion", "pad", "guided"};
enum { TIERS = 4 };

// decisions.md 3: where a rung is not offered.
static bool is_offered(const char *rung, const char *tier)
{
    static const char *const none[] = {
        "W2 pad",   "W4 pad",    "W6 board", "H3 pad",    "H4 board", "H4 motion",
        "H5 board", "H5 motion", "H6 board", "H6 motion", "H8 board", "H8 motion",
    };
    char name[32];
    snprintf(name, sizeof name, "%s %s", rung, tier);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (strcmp(name, none[i]) == 0)
            return false;
    return true;
}

static void name_rung(int index, char *rung, size_t size)
{
    if (index < 10)
        snprintf(rung, size, "S%d", index + 1);
    else if (index < 16)
        snprintf(rung, size, "W%d", index - 9);
    else
        snprintf(rung, size, "H%d", index - 15);
}

static void demonstrate(const struct program_place *place, const char *folder, const char *seed,
                        bool json, struct program_result *result)
{
    char path[PROGRAM_PATH_SIZE];
    program_place_path(place, folder, path);
    program_run(place, result, "--demo", "--headless", "--rung", "all", "--seed", seed, "--clock",
                CLOCK, "--data-dir", path, "--windowed", SMALL, json ? "--json" : NULL);
    program_assert_exit(result, 0);
}

// The unit is the end of the name, or the name counts or names something.
static void assert_unit_is_told(const char *key)
{
    static const char *const ends[] = {"_s",  "_mm",    "_mm2", "_mm_s", "_hz",
                                       "_px", "_share", "_ml",  "_deg",  "_per_button"};
    static const char *const plain[] = {
        "schema",         "difficulty", "breaks",   "lanterns",       "steps",
        "step_variation", "unevenness", "falls",    "slides",         "right_cues",
        "cues",           "hits",       "unwanted", "rounds",         "buttons",
        "sparc",          "pen_lifts",  "progress", "dual_task_cost", "steps_usual",
    };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (strcmp(key, plain[i]) == 0)
            return;
    size_t length = strlen(key);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (length > strlen(ends[i]) && strcmp(key + length - strlen(ends[i]), ends[i]) == 0)
            return;
    fail_msg("%s: a number without a unit", key);
}

static void assert_numbers_have_units(const struct json_value *object)
{
    for (const struct json_value *value = object->first; value; value = value->next) {
        if (value->type == JSON_NUMBER)
            assert_unit_is_told(value->key);
        else if (value->type == JSON_OBJECT)
            assert_numbers_have_units(value);
        else if (value->type == JSON_ARRAY)
            for (const struct json_value *item = value->first; item; item = item->next)
                assert_numbers_have_units(item);
    }
}

static int tier_of(const struct json_value *trial)
{
    for (int tier = 0; tier < TIERS; tier++)
        if (strcmp(json_value_string(trial, "tier"), tiers[tier]) == 0)
            return tier;
    return -1;
}

// What a game is about is measured in every tier that measures.
static void assert_is_measured(const struct json_value *trial)
{
    static const struct {
        const char *game;
        const char *measure;
    } games[] = {
        {"march", "median_step_s"},        {"route", "steps"},
        {"bottle", "longest_upright_s"},   {"fingers", "right_cues"},
        {"buttons", "seconds_per_button"}, {"writing", "inside_share"},
    };
    const char *game = json_value_string(trial, "game");
    if (strcmp(json_value_string(trial, "tier"), "guided") == 0 && strcmp(game, "route") != 0) {
        json_value_string(trial, "rating"); // the player's own word
        return;
    }
    for (size_t i = 0; i < sizeof games / sizeof games[0]; i++)
        if (strcmp(game, games[i].game) == 0)
            assert_true(json_value_number(json_value_get(trial, "measures"), games[i].measure) > 0);
}

struct played {
    int trials[RUNGS][TIERS];
};

static void take_trial(const struct json_value *trial, struct played *played)
{
    assert_int_equal((int)json_value_number(trial, "schema"), 1);
    assert_numbers_have_units(trial);
    assert_is_measured(trial);
    for (int i = 0; i < RUNGS; i++) {
        char rung[8];
        name_rung(i, rung, sizeof rung);
        if (strcmp(rung, json_value_string(trial, "rung")) == 0)
            played->trials[i][tier_of(trial)]++;
    }
}

static void test_all_rungs_in_all_their_tiers(void **state)
{
    struct program_result result, again;
    struct played played = {{{0}}};
    demonstrate(*state, "results", "1", true, &result);
    demonstrate(*state, "again", "1", true, &again);
    assert_string_equal(result.out, again.out); // the same seed is the same run
    for (const char *rest = result.out; *rest;) {
        struct json_value *trial = json_value_read(rest, &rest);
        assert_non_null(trial);
        take_trial(trial, &played);
        json_value_free(trial);
    }
    for (int i = 0; i < RUNGS; i++)
        for (int tier = 0; tier < TIERS; tier++) {
            char rung[8];
            name_rung(i, rung, sizeof rung);
            if ((played.trials[i][tier] > 0) != is_offered(rung, tiers[tier]))
                fail_msg("%s %s: played %d times", rung, tiers[tier], played.trials[i][tier]);
        }
    program_result_free(&result);
    program_result_free(&again);
}

static void test_all_rungs_end_in_a_table_of_tiers(void **state)
{
    struct program_result result;
    demonstrate(*state, "results", "1", false, &result);
    const char *row = strstr(result.out, "\nrung board     motion    pad       guided\n");
    assert_non_null(row);
    row = strchr(row + 1, '\n') + 1;
    for (int i = 0; i < RUNGS; i++, row = strchr(row, '\n') + 1) {
        char rung[8];
        name_rung(i, rung, sizeof rung);
        assert_memory_equal(row, rung, strlen(rung));
        for (int tier = 0; tier < TIERS; tier++) {
            char cell = row[5 + 10 * tier];
            assert_true(is_offered(rung, tiers[tier]) ? cell == 'G' || cell == 'g' : cell == '-');
            assert_true(tier < 3 || cell == 'g'); // the voice measures nothing
        }
    }
    assert_memory_equal(row, "G measured", 10);
    program_result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_all_rungs_in_all_their_tiers),
        IN_PLACE(test_all_rungs_end_in_a_table_of_tiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
