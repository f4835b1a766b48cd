#include "tests/check.h"

#include "tests/store/fixture.h"

#include <string.h>

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

static void assert_setting(struct fixture *fixture, const char *key, const char *expected)
{
    char value[STORE_VALUE_SIZE];
    assert_int_equal(store_setting_get(fixture->store, key, value, sizeof value), STORE_OK);
    assert_string_equal(value, expected);
}

static void test_setting_is_read_back_at_once_and_after_reopening(void **state)
{
    struct fixture *fixture = *state;
    char value[STORE_VALUE_SIZE];
    assert_int_equal(store_setting_get(fixture->store, "ui.text_scale", value, sizeof value),
                     STORE_NOT_FOUND);
    for (int i = 0; i < 50; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        assert_int_equal(store_setting_set(fixture->store, "ui.text_scale", number, NULL),
                         STORE_OK);
        assert_setting(fixture, "ui.text_scale", number); // queued, being written or written
    }
    assert_int_equal(store_setting_set(fixture->store, "ui.lang", "", NULL), STORE_OK);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_setting(fixture, "ui.text_scale", "49");
    assert_setting(fixture, "ui.lang", "");
    assert_int_equal(store_setting_get(fixture->store, "ui.text_scale", value, 2), STORE_TOO_SMALL);
}

static void test_setting_too_long_is_refused(void **state)
{
    struct fixture *fixture = *state;
    char text[STORE_VALUE_SIZE + 1];
    memset(text, 'x', sizeof text);
    text[STORE_VALUE_SIZE] = '\0';
    assert_int_equal(store_setting_set(fixture->store, "k", text, NULL), STORE_INVALID);
    text[STORE_VALUE_SIZE - 1] = '\0';
    assert_int_equal(store_setting_set(fixture->store, "k", text, NULL), STORE_OK);
    assert_setting(fixture, "k", text);
    assert_int_equal(store_setting_set(fixture->store, "", "v", NULL), STORE_INVALID);
}

static struct store_device board(void)
{
    struct store_device device = {.serial = "00:1e:35:aa:bb:cc",
                                  .kind = "wii_board",
                                  .has_calibration = true,
                                  .tare_kg = {0.125, -0.25, 1.0 / 3.0, 0},
                                  .has_tare = true,
                                  .facing_quarter_turns = 3,
                                  .spacing_ml_mm = 433,
                                  .spacing_ap_mm = 238,
                                  .last_seen_s = FIXTURE_WALL_S};
    for (unsigned i = 0; i < STORE_CALIBRATION_SIZE; i++)
        device.calibration[i] = (uint8_t)(i * 37); // zeros in the middle too
    return device;
}

static void assert_board_is(struct fixture *fixture, const struct store_device *expected)
{
    struct store_device back;
    assert_int_equal(store_device_get(fixture->store, expected->serial, &back), STORE_OK);
    assert_string_equal(back.serial, expected->serial);
    assert_string_equal(back.kind, expected->kind);
    assert_int_equal(back.has_calibration, expected->has_calibration);
    if (expected->has_calibration)
        assert_memory_equal(back.calibration, expected->calibration, STORE_CALIBRATION_SIZE);
    assert_int_equal(back.has_tare, expected->has_tare);
    if (expected->has_tare)
        assert_memory_equal(back.tare_kg, expected->tare_kg, sizeof back.tare_kg);
    assert_int_equal(back.facing_quarter_turns, expected->facing_quarter_turns);
    assert_true(back.spacing_ml_mm == expected->spacing_ml_mm ||
                (isnan(back.spacing_ml_mm) && isnan(expected->spacing_ml_mm)));
    assert_int_equal(back.last_seen_s, expected->last_seen_s);
}

static void test_device_is_remembered(void **state)
{
    struct fixture *fixture = *state;
    struct store_device device = board();
    struct store_device back;
    assert_int_equal(store_device_get(fixture->store, device.serial, &back), STORE_NOT_FOUND);
    assert_int_equal(store_device_put(fixture->store, &device, NULL), STORE_OK);
    assert_board_is(fixture, &device);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_board_is(fixture, &device);

    device.has_calibration = false;
    device.has_tare = false;
    device.spacing_ml_mm = (double)NAN;
    assert_int_equal(store_device_put(fixture->store, &device, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    assert_board_is(fixture, &device);
    device.facing_quarter_turns = 4;
    assert_int_equal(store_device_put(fixture->store, &device, NULL), STORE_INVALID);
}

static void test_default_player_is_made_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_open(fixture);
    struct store_player first;
    struct store_player again;
    assert_int_equal(store_player_default(fixture->store, FIXTURE_WALL_S, &first), STORE_OK);
    assert_string_equal(first.name, "");
    assert_int_equal(strlen(first.uuid), STORE_UUID_SIZE - 1);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(store_player_default(fixture->store, FIXTURE_WALL_S + 99, &again), STORE_OK);
    assert_string_equal(again.uuid, first.uuid);
    assert_int_equal(again.created_s, FIXTURE_WALL_S);
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db", "SELECT count(*) FROM player"), 1);
}

static void test_player_with_a_name_is_not_the_default(void **state)
{
    struct fixture *fixture = *state;
    fixture_open(fixture);
    const struct store_player named = {.uuid = FIXTURE_PLAYER, .name = "Wilhelm", .created_s = 5};
    assert_int_equal(store_player_put(fixture->store, &named, NULL), STORE_OK);
    struct store_player player;
    assert_int_equal(store_player_default(fixture->store, FIXTURE_WALL_S, &player), STORE_OK);
    assert_string_not_equal(player.uuid, named.uuid);
}

static void test_uuid_is_random_version_4(void **state)
{
    (void)state;
    char before[STORE_UUID_SIZE] = "";
    for (int i = 0; i < 100; i++) {
        char uuid[STORE_UUID_SIZE];
        store_uuid(uuid);
        assert_int_equal(strlen(uuid), 36);
        assert_int_equal(uuid[14], '4');
        assert_non_null(strchr("89ab", uuid[19]));
        assert_string_not_equal(uuid, before);
        strcpy(before, uuid);
    }
}

static void test_words_go_both_ways(void **state)
{
    (void)state;
    assert_string_equal(store_tier_word(STORE_TIER_GUIDED), "guided");
    assert_int_equal(store_tier_from_word("board"), STORE_TIER_BOARD);
    assert_int_equal(store_tier_from_word("spoon"), STORE_TIER_UNSET);
    assert_int_equal(store_side_from_word(""), STORE_SIDE_NONE);
    assert_int_equal(store_side_from_word("right"), STORE_SIDE_RIGHT);
    assert_int_equal(store_source_from_word("replay"), STORE_SOURCE_REPLAY);
    assert_int_equal(store_source_from_word(""), STORE_SOURCE_UNSET);
    for (int status = STORE_OK; status <= STORE_NO_MEMORY; status++)
        assert_true(strlen(store_status_str((enum store_status)status)) > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_setting_is_read_back_at_once_and_after_reopening),
        IN_OPEN_STORE(test_setting_too_long_is_refused),
        IN_OPEN_STORE(test_device_is_remembered),
        IN_FOLDER(test_default_player_is_made_once),
        IN_FOLDER(test_player_with_a_name_is_not_the_default),
        cmocka_unit_test(test_uuid_is_random_version_4),
        cmocka_unit_test(test_words_go_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
