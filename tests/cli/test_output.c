#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"

#include <stdlib.h>
#include <string.h>

// What comes out of the pipes, and what happens when nobody takes it.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

static void test_output_devices_without_a_board(void **state)
{
    struct program_result result;
    program_run(*state, &result, "--list-devices");
    program_assert_exit(&result, 0);
    assert_string_equal(result.err, "");
    assert_true(strlen(result.out) > 10);
    program_result_free(&result);

    program_run(*state, &result, "--list-devices", "--json");
    program_assert_exit(&result, 0);
    struct json_value *list = json_value_read(result.out, NULL);
    assert_non_null(list);
    assert_int_equal((int)json_value_number(list, "schema"), 1);
    assert_int_equal(json_value_get(list, "devices")->type, JSON_ARRAY);
    json_value_free(list);
    program_result_free(&result);
}

// Without a board the reason is one of these, whatever this computer is; and nothing else.
static void test_output_devices_say_why_there_is_none(void **state)
{
    struct program_result result;
    program_run(*state, &result, "--list-devices", "--json");
    program_assert_exit(&result, 0);
    struct json_value *list = json_value_read(result.out, NULL);
    assert_non_null(list);
    assert_false(json_value_bool(list, "probed"));
    const struct json_value *devices = json_value_get(list, "devices");
    const struct json_value *findings = json_value_get(list, "findings");
    bool has_board = false;
    for (const struct json_value *device = devices->first; device; device = device->next)
        has_board = has_board || strcmp(json_value_string(device, "role"), "board") == 0;
    assert_int_equal(findings->count, has_board ? 0 : 1);
    const char *why = has_board ? "no_board" : findings->first->string;
    assert_true(strcmp(why, "no_board") == 0 || strcmp(why, "no_bluetooth") == 0 ||
                strcmp(why, "bluetooth_off") == 0);
    json_value_free(list);
    program_result_free(&result);
}

static void test_output_probing_hears_a_virtual_board(void **state)
{
    struct program_result result;
    program_run(*state, &result, "--list-devices", "--probe", "--simulate-board", "--json");
    program_assert_exit(&result, 0);
    struct json_value *list = json_value_read(result.out, NULL);
    assert_non_null(list);
    assert_true(json_value_bool(list, "probed"));
    const struct json_value *device = json_value_get(list, "devices")->first;
    assert_non_null(device);
    assert_string_equal(json_value_string(device, "kind"), "virtual_board");
    assert_string_equal(json_value_string(device, "state"), "ready");
    assert_near(json_value_number(device, "rate_hz"), 100, 40);
    assert_int_equal(json_value_get(device, "findings")->count, 0);
    json_value_free(list);
    program_result_free(&result);

    program_run(*state, &result, "--probe");
    program_assert_exit(&result, 2);
    assert_string_equal(result.err, "error: --probe needs --list-devices\n");
    program_result_free(&result);
}

static void test_output_listing_devices_touches_no_results(void **state)
{
    struct program_place *place = *state;
    struct program_result result;
    program_run(place, &result, "--list-devices", "--headless");
    program_assert_exit(&result, 0);
    assert_int_equal(program_count_files(place->home, ""), 0);
    program_result_free(&result);
}

static void test_output_nobody_listens(void **state)
{
    struct program_place *place = *state;
    struct program_result result;
    place->deaf = true;
    program_run(place, &result, "--headless", "--rung", "S1", "--json", "--simulate-board");
    program_assert_refused(&result, 1, "output", "written");
    program_result_free(&result);
    program_run(place, &result, "--help");
    program_assert_refused(&result, 1, "output", "written");
    program_result_free(&result);
    program_run(place, &result, "--version");
    program_assert_refused(&result, 1, "output", "written");
    program_result_free(&result);
}

static void test_output_verbose_goes_to_stderr_only(void **state)
{
    struct program_result result;
    program_run(*state, &result, "--headless", "--rung", "S1", "--json", "--simulate-board",
                "--verbose");
    program_assert_exit(&result, 0);
    struct json_value *trial = json_value_read(result.out, NULL);
    assert_non_null(trial);
    json_value_free(trial);
    program_result_free(&result);
}

static void test_output_json_reader_is_strict(void **state)
{
    static const char *const wrong[] = {
        "",    "{",   "[1,]",   "{\"a\":1,}", "{a:1}",       "01",         "1.",
        "nan", "\"a", "[1 2]",  "{\"a\"}",    "tru",         "{\"a\":1}}", "-",
        "+1",  "1e",  "\"\n\"", "[\"\\x\"]",  "\"\\u00g0\"", "Infinity",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (json_value_read(wrong[i], NULL))
            fail_msg("taken as JSON: %s", wrong[i]);
    struct json_value *value = json_value_read(
        " {\"a\": [1, -2.5e3, \"x\\\"y\"], \"b\": {\"c\": null}, \"d\": true}\n", NULL);
    assert_non_null(value);
    assert_int_equal(value->count, 3);
    const struct json_value *list = json_value_get(value, "a");
    assert_int_equal(list->count, 3);
    assert_near(list->first->next->number, -2500, 0);
    assert_string_equal(list->first->next->next->string, "x\"y");
    assert_true(json_value_bool(value, "d"));
    json_value_free(value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_output_devices_without_a_board),
        IN_PLACE(test_output_devices_say_why_there_is_none),
        IN_PLACE(test_output_probing_hears_a_virtual_board),
        IN_PLACE(test_output_listing_devices_touches_no_results),
        IN_PLACE(test_output_nobody_listens),
        IN_PLACE(test_output_verbose_goes_to_stderr_only),
        cmocka_unit_test(test_output_json_reader_is_strict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
