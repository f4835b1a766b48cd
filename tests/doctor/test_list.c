#include "tests/check.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "game/list_devices.h"
#include "game/platform/paths.h"
#include "game/store/store.h"
#include "input/hid_port.h"
#include "tests/cli/json_value.h"
#include "tests/input/board_bytes.h"
#include "tests/input/fake_port.h"

#define BOARD_A "00:1f:32:aa:bb:cc"
#define BOARD_B "00:1f:32:dd:ee:ff"

enum { LOOK_US = 10000, STEP_US = 2500 };

// Devices listened to as --probe does, through the real threads, on sockets instead of hardware.
struct bench {
    struct fake_port fake;
    struct device_list list;
    const uint8_t *loads[FAKE_BOARDS]; // what each board sends every 10 ms; NULL = nothing
    uint8_t battery;                   // in place of what the vector says; 0 = as it is
    int unplug_at;                     // this many looks from now; 0 = never
    int looks;
    struct json_value *json;
};

static int setup(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    fake_port_init(&bench->fake);
    *state = bench;
    return 0;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    json_value_free(bench->json);
    fake_port_finish(&bench->fake);
    free(bench);
    return 0;
}

static int64_t bench_now_us(void *user)
{
    struct bench *bench = user;
    return fake_port_now_us(&bench->fake);
}

static void send_loads(struct bench *bench, int index)
{
    uint8_t bytes[22];
    if (!bench->loads[index] || fake_port_board(&bench->fake, index).mode != 0x34)
        return;
    memcpy(bytes, bench->loads[index], sizeof bytes);
    bytes[4] = (uint8_t)(bytes[4] + bench->looks % 2); // a cell that lives is never quite still
    if (bench->battery)
        bytes[13] = bench->battery;
    fake_port_send(&bench->fake, index, bytes, sizeof bytes);
}

static int64_t look(void *user)
{
    struct bench *bench = user;
    bench->looks++;
    if (bench->looks == bench->unplug_at)
        fake_port_unplug(&bench->fake, 0);
    for (int i = 0; i < FAKE_BOARDS; i++)
        send_loads(bench, i);
    for (int passed_us = 0; passed_us < LOOK_US; passed_us += STEP_US) {
        fake_port_serve(&bench->fake);
        fake_port_pass(&bench->fake, STEP_US);
        poll(NULL, 0, 1); // lets the threads run
    }
    return fake_port_now_us(&bench->fake);
}

static void probe(struct bench *bench)
{
    const struct input_settings settings = {
        .user = bench, .now_us = bench_now_us, .real_devices = true};
    const struct hid_port port = fake_port_port(&bench->fake);
    struct input *input = input_create_on_port(&settings, &port);
    assert_non_null(input);
    device_list_probe(&bench->list, input, look, bench);
    input_destroy(input);
    bench->list.around.bluetooth = DOCTOR_BLUETOOTH_READY;
}

static char *written(const struct device_list *list, bool json)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    if (json)
        assert_true(device_list_write_json(list, file));
    else
        device_list_write_text(list, file);
    fclose(file);
    return text;
}

static const struct json_value *list_json(struct bench *bench)
{
    char *text = written(&bench->list, true);
    json_value_free(bench->json);
    bench->json = json_value_read(text, NULL);
    free(text);
    assert_non_null(bench->json);
    return bench->json;
}

static const struct json_value *device_json(struct bench *bench, const char *serial)
{
    const struct json_value *devices = json_value_get(list_json(bench), "devices");
    for (const struct json_value *device = devices->first; device; device = device->next)
        if (strcmp(json_value_string(device, "serial"), serial) == 0)
            return device;
    fail_msg("%s is not listed", serial);
    return NULL;
}

static bool finds(const struct json_value *object, const char *code)
{
    const struct json_value *findings = json_value_get(object, "findings");
    for (const struct json_value *finding = findings->first; finding; finding = finding->next)
        if (strcmp(finding->string, code) == 0)
            return true;
    return false;
}

static void expect_finding(struct bench *bench, const char *code)
{
    if (!finds(device_json(bench, BOARD_A), code))
        fail_msg("no %s", code);
}

static void test_list_good_board_is_heard_and_zeroed(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 3, BOARD_A, false);
    bench->loads[0] = board_d;
    probe(bench);
    const struct json_value *device = device_json(bench, BOARD_A);
    assert_int_equal((int)json_value_number(bench->json, "schema"), 1);
    assert_true(json_value_bool(bench->json, "probed"));
    assert_string_equal(json_value_string(bench->json, "bluetooth"), "ready");
    assert_string_equal(json_value_string(device, "role"), "board");
    assert_string_equal(json_value_string(device, "state"), "ready");
    assert_string_equal(json_value_string(device, "path"), "/dev/hidraw3");
    assert_int_equal((int)json_value_number(device, "battery_bars"), 4);
    assert_near(json_value_number(device, "rate_hz"), 100, 15);
    assert_true(json_value_number(device, "signal_age_s") < 0.2);
    assert_true(json_value_bool(device, "has_zero"));
    assert_near(json_value_number(device, "load_kg"), 0, 0.1);
    assert_int_equal((int)json_value_number(json_value_get(device, "counters"), "mode_fights"), 0);
    const struct json_value *findings = json_value_get(device, "findings");
    assert_int_equal(findings->count, 1); // nobody has shown yet how it lies
    assert_string_equal(findings->first->string, "facing_unknown");
    assert_int_equal(json_value_get(bench->json, "findings")->count, 0);
}

static void test_list_nothing_there_ends_soon(void **state)
{
    struct bench *bench = *state;
    probe(bench);
    assert_int_equal(json_value_get(list_json(bench), "devices")->count, 0);
    assert_true(finds(bench->json, "no_board"));
    assert_true(bench->looks * LOOK_US <= 2000000);
}

static void test_list_somebody_stands_on_it(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    bench->loads[0] = board_b;
    probe(bench);
    expect_finding(bench, "standing_while_zeroing");
    assert_near(json_value_number(device_json(bench, BOARD_A), "load_kg"), 72.1, 0.2);
}

static void test_list_board_that_may_not_be_opened(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, true);
    probe(bench);
    assert_string_equal(json_value_string(device_json(bench, BOARD_A), "problem"), "permission");
    expect_finding(bench, "permission");
    bench->list.around.rule_is_missing = true;
    expect_finding(bench, "rule_missing");
    assert_false(json_value_bool(bench->json, "rule_installed"));
    assert_int_equal(json_value_get(device_json(bench, BOARD_A), "rate_hz")->type, JSON_NULL);
}

static void test_list_board_that_does_not_answer(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    pthread_mutex_lock(&bench->fake.mutex);
    bench->fake.boards[0].mute = true;
    pthread_mutex_unlock(&bench->fake.mutex);
    probe(bench);
    expect_finding(bench, "no_answer");
}

static void test_list_low_battery_and_a_board_that_goes(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    bench->loads[0] = board_d;
    bench->battery = 0x6C; // devices.md 1.10: one bar
    bench->unplug_at = 120;
    probe(bench);
    expect_finding(bench, "lost");
    assert_int_equal((int)json_value_number(device_json(bench, BOARD_A), "battery_bars"), 1);
}

static void test_list_two_boards_each_with_its_own(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    fake_port_plug(&bench->fake, 1, 1, BOARD_B, true);
    bench->loads[0] = board_d;
    probe(bench);
    assert_false(finds(device_json(bench, BOARD_A), "permission"));
    assert_true(finds(device_json(bench, BOARD_B), "permission"));
}

// A list as a scan makes it: nothing was opened.
static struct device_list scanned(void)
{
    struct device_list list = {.count = 2, .around = {.bluetooth = DOCTOR_BLUETOOTH_READY}};
    list.devices[0] = (struct core_device){
        .present = true,
        .info = {.kind = INPUT_DEVICE_WII_BOARD, .battery_bars = -1, .serial = BOARD_A}};
    list.devices[1] = (struct core_device){.present = true,
                                           .info = {.device = 1,
                                                    .kind = INPUT_DEVICE_DUALSENSE,
                                                    .is_motion = true,
                                                    .battery_bars = -1,
                                                    .serial = BOARD_B}};
    return list;
}

static void test_list_without_probing_tells_what_is_known(void **state)
{
    struct bench *bench = *state;
    bench->list = scanned();
    strcpy(bench->list.around.holder[0], "steam");
    const struct json_value *device = device_json(bench, BOARD_A);
    assert_string_equal(json_value_string(device, "state"), "found");
    assert_string_equal(json_value_string(device, "held_by"), "steam");
    assert_true(finds(device, "held"));
    const char *const unknown[] = {"battery_bars", "rate_hz",  "signal_age_s", "load_kg",
                                   "has_zero",     "counters", "letter"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(json_value_get(device, unknown[i])->type, JSON_NULL);
    device = device_json(bench, BOARD_B);
    assert_string_equal(json_value_string(device, "role"), "controller");
    char *text = written(&bench->list, false);
    assert_non_null(strstr(text, "held: Another program uses it too (steam)."));
    assert_non_null(strstr(text, "Ready to be opened"));
    free(text);
}

static void test_list_text_says_the_line_to_type(void **state)
{
    struct bench *bench = *state;
    bench->list = scanned();
    bench->list.assets = "/usr/share/evenkeel";
    bench->list.around.rule_is_missing = true;
    bench->list.devices[0].info.problem = INPUT_PROBLEM_PERMISSION;
    char *text = written(&bench->list, false);
    assert_non_null(strstr(text, "rule_missing: The computer keeps it locked. Install the rule"));
    assert_non_null(strstr(text, "sudo install -D -m 644 "
                                 "'/usr/share/evenkeel/udev/70-evenkeel.rules' /etc/udev/rules.d"));
    free(text);
}

static void remember(const char *dir)
{
    const struct store_settings settings = {.dir = dir, .wall_s = 1767261600};
    struct store *store;
    enum store_notice notice;
    char error[256];
    assert_int_equal(store_open(&settings, &store, &notice, error, sizeof error), STORE_OK);
    store_setting_set(store, "board.C", BOARD_A, NULL);
    store_setting_set(store, "hand.B", BOARD_B, NULL);
    store_setting_set(store, "facing." BOARD_A, "shown", NULL);
    assert_int_equal(store_flush(store), STORE_OK);
    assert_true(store_close(store));
}

static void test_list_recalls_letters_and_facing(void **state)
{
    struct bench *bench = *state;
    char dir[PATH_SIZE];
    assert_true(path_make_temporary(dir));
    bench->list = scanned();
    bench->list.devices[0].info.state = INPUT_STATE_READY;
    device_list_recall(&bench->list, dir); // no store yet: none is made either
    assert_int_equal(json_value_get(device_json(bench, BOARD_A), "letter")->type, JSON_NULL);
    assert_true(finds(device_json(bench, BOARD_A), "facing_unknown"));
    remember(dir);
    device_list_recall(&bench->list, dir);
    assert_string_equal(json_value_string(device_json(bench, BOARD_A), "letter"), "C");
    assert_string_equal(json_value_string(device_json(bench, BOARD_B), "letter"), "B");
    assert_false(finds(device_json(bench, BOARD_A), "facing_unknown"));
    assert_true(path_remove_temporary(dir));
}

int main(void)
{
#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        ON_BENCH(test_list_good_board_is_heard_and_zeroed),
        ON_BENCH(test_list_nothing_there_ends_soon),
        ON_BENCH(test_list_somebody_stands_on_it),
        ON_BENCH(test_list_board_that_may_not_be_opened),
        ON_BENCH(test_list_board_that_does_not_answer),
        ON_BENCH(test_list_low_battery_and_a_board_that_goes),
        ON_BENCH(test_list_two_boards_each_with_its_own),
        ON_BENCH(test_list_without_probing_tells_what_is_known),
        ON_BENCH(test_list_text_says_the_line_to_type),
        ON_BENCH(test_list_recalls_letters_and_facing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
