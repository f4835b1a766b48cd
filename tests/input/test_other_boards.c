#include "tests/input/board_bytes.h"
#include "tests/input/event_bytes.h"
#include "tests/input/open_board_bytes.h"
#include "tests/input/room_bench.h"

#define SERIAL "00:1f:32:aa:bb:cc"

// The other ways to a board, with the room's threads: what the user of a screen would see.

static void send_events(struct room_bench *bench, int index, const int32_t steps[4])
{
    struct event_bytes events = {.size = 0};
    event_bytes_state(&events, steps);
    assert_true(fake_port_send(&bench->fake, index, events.bytes, events.size));
}

static void test_open_board_arrives_with_its_spacing_and_its_loads(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug_open_board(&bench->fake, 0, 2, "ek-0007", open_board_bytes_about, 64);
    room_bench_begin(bench, NULL);
    struct input_device_info info =
        room_bench_until_is(bench, 0, INPUT_DEVICE_OPEN_BOARD, INPUT_STATE_READY, 0);
    assert_int_equal(info.problem, INPUT_PROBLEM_NONE);
    assert_near(info.spacing_x_mm, 433.0, 1e-9);
    assert_near(info.spacing_y_mm, 228.5, 1e-9);
    assert_string_equal(input_kind_code(info.kind), "open_board");
    fake_port_send(&bench->fake, 0, open_board_bytes_sample, sizeof open_board_bytes_sample);
    room_bench_until(bench, 0, INPUT_EVENT_BUTTON, 1);
    assert_true(bench->button);
    room_bench_until(bench, 0, INPUT_EVENT_BOARD, 1);
    assert_near(bench->newest.data.board.tr_kg, 21.2949, 1e-6);
    assert_near(bench->newest.data.board.br_kg, 16.1858, 1e-6);
    assert_near(bench->newest.data.board.tl_kg, 19.6944, 1e-6);
    assert_near(bench->newest.data.board.bl_kg, 14.9016, 1e-6);
}

static void test_open_board_finds_and_keeps_its_zero(void **state)
{
    struct room_bench *bench = *state;
    uint8_t bytes[27];
    fake_port_plug_open_board(&bench->fake, 0, 2, "ek-0007", open_board_bytes_about, 64);
    room_bench_begin(bench, NULL);
    room_bench_until_is(bench, 0, INPUT_DEVICE_OPEN_BOARD, INPUT_STATE_READY, 0);
    for (int i = 0; i < 170; i++) {
        fake_port_pass(&bench->fake, 12500);
        open_board_bytes_make(bytes, (uint16_t)i, (uint32_t)i * 12500, 0.4, 0);
        assert_true(fake_port_send(&bench->fake, 0, bytes, sizeof bytes));
        room_bench_until(bench, 0, INPUT_EVENT_BOARD, i + 1);
    }
    assert_near(bench->newest.data.board.tr_kg, 0.0, 1e-9);
    assert_int_equal(bench->saves, 1);
    assert_true(bench->saved.has_tare);
    assert_false(bench->saved.has_calibration);
    assert_near(bench->saved.tare_kg[3], 0.4, 1e-9);
}

static void test_open_board_without_its_feature_report_is_refused(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug_open_board(&bench->fake, 0, 2, "ek-0007", NULL, 0);
    room_bench_begin(bench, NULL);
    struct input_device_info info =
        room_bench_until_is(bench, 0, INPUT_DEVICE_OPEN_BOARD, INPUT_STATE_REFUSED, 20000);
    assert_int_equal(info.problem, INPUT_PROBLEM_NO_ANSWER);
}

static void test_evdev_board_is_read_when_its_own_node_is_refused(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 1, SERIAL, true);
    fake_port_plug_event(&bench->fake, 1, 7, SERIAL);
    fake_port_plug_event(&bench->fake, 2, 8, "00:1f:32:00:00:01"); // another board's
    room_bench_begin(bench, NULL);
    struct input_device_info info =
        room_bench_until_is(bench, 0, INPUT_DEVICE_EVDEV_BOARD, INPUT_STATE_READY, 20000);
    assert_string_equal(info.path, "/dev/input/event7");
    assert_string_equal(info.serial, SERIAL);
    assert_int_equal(info.problem, INPUT_PROBLEM_CLAMPED);
    assert_string_equal(input_problem_code(info.problem), "clamped");
    assert_non_null(strstr(input_problem_text(info.problem), "70-evenkeel.rules"));
    assert_non_null(strstr(input_problem_text(info.problem), "cuts loads off at zero"));
    assert_int_equal(fake_port_board(&bench->fake, 2).opened, 0);
    send_events(bench, 1, (const int32_t[4]){2129, 1619, 1969, 1490});
    room_bench_until(bench, 0, INPUT_EVENT_BOARD, 1);
    assert_near(bench->newest.data.board.tr_kg, 21.29, 1e-6);
    assert_near(bench->newest.data.board.bl_kg, 14.90, 1e-6);
    struct input_device_info infos[INPUT_DEVICE_MAX];
    assert_int_equal(input_devices(bench->input, infos, INPUT_DEVICE_MAX), 1); // one board
}

static void test_evdev_board_gives_way_when_the_rule_is_installed(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 1, SERIAL, true);
    fake_port_plug_event(&bench->fake, 1, 7, SERIAL);
    room_bench_begin(bench, NULL);
    room_bench_until_is(bench, 0, INPUT_DEVICE_EVDEV_BOARD, INPUT_STATE_READY, 20000);
    fake_port_allow(&bench->fake, 0);
    struct input_device_info info =
        room_bench_until_is(bench, 0, INPUT_DEVICE_WII_BOARD, INPUT_STATE_READY, 0);
    assert_string_equal(info.path, "/dev/hidraw1");
    assert_int_equal(info.problem, INPUT_PROBLEM_NONE);
    fake_port_pass(&bench->fake, 10000);
    fake_port_send(&bench->fake, 0, board_c, sizeof board_c);
    room_bench_until(bench, 0, INPUT_EVENT_BOARD, 1);
    assert_near(bench->newest.data.board.br_kg, -0.6875, 0.00005); // not cut off any more
    assert_int_equal(bench->count[0][INPUT_EVENT_LEFT], 1); // a calm pause, then it goes on
}

static void test_evdev_board_is_left_alone_when_its_own_node_works(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 1, SERIAL, false);
    fake_port_plug_event(&bench->fake, 1, 7, SERIAL);
    room_bench_begin(bench, NULL);
    room_bench_until_is(bench, 0, INPUT_DEVICE_WII_BOARD, INPUT_STATE_READY, 0);
    for (int i = 0; i < 400; i++)
        room_bench_pump(bench);
    assert_int_equal(fake_port_board(&bench->fake, 1).opened, 0);
}

static void test_evdev_board_comes_and_goes(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 1, SERIAL, true);
    fake_port_plug_event(&bench->fake, 1, 7, SERIAL);
    room_bench_begin(bench, NULL);
    room_bench_until_is(bench, 0, INPUT_DEVICE_EVDEV_BOARD, INPUT_STATE_READY, 20000);
    fake_port_unplug(&bench->fake, 1);
    fake_port_unplug(&bench->fake, 0);
    room_bench_until(bench, 0, INPUT_EVENT_LEFT, 1);
    fake_port_plug(&bench->fake, 0, 3, SERIAL, true);
    fake_port_plug_event(&bench->fake, 1, 9, SERIAL);
    struct input_device_info info =
        room_bench_until_is(bench, 0, INPUT_DEVICE_EVDEV_BOARD, INPUT_STATE_READY, 20000);
    assert_string_equal(info.path, "/dev/input/event9");
}

static void test_evdev_board_zero_is_not_remembered(void **state)
{
    struct room_bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 1, SERIAL, true);
    fake_port_plug_event(&bench->fake, 1, 7, SERIAL);
    room_bench_begin(bench, NULL);
    room_bench_until_is(bench, 0, INPUT_DEVICE_EVDEV_BOARD, INPUT_STATE_READY, 20000);
    for (int i = 0; i < 220; i++) {
        fake_port_pass(&bench->fake, 10000);
        send_events(bench, 1, (const int32_t[4]){40 + i % 2, 0, 41, 0});
        room_bench_until(bench, 0, INPUT_EVENT_BOARD, i + 1);
    }
    struct input_device_info info;
    assert_true(input_device(bench->input, 0, &info));
    assert_true(info.tared);
    assert_near(bench->newest.data.board.tl_kg, 0.0, 1e-6);
    assert_int_equal(bench->saves, 0);
}

static void test_scan_lists_the_kernels_way_with_its_price(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info infos[4];
    const struct hid_port port = fake_port_port(&bench->fake);
    fake_port_plug(&bench->fake, 0, 1, SERIAL, true);
    assert_int_equal(input_scan_port(&port, infos, 4), 1);
    assert_int_equal(infos[0].problem, INPUT_PROBLEM_PERMISSION);
    fake_port_plug_event(&bench->fake, 1, 7, SERIAL);
    assert_int_equal(input_scan_port(&port, infos, 4), 1);
    assert_int_equal(infos[0].kind, INPUT_DEVICE_EVDEV_BOARD);
    assert_int_equal(infos[0].problem, INPUT_PROBLEM_CLAMPED);
    assert_string_equal(infos[0].path, "/dev/input/event7");
    assert_int_equal(fake_port_board(&bench->fake, 1).opened, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_bench_setup, room_bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_open_board_arrives_with_its_spacing_and_its_loads),
        TEST(test_open_board_finds_and_keeps_its_zero),
        TEST(test_open_board_without_its_feature_report_is_refused),
        TEST(test_evdev_board_is_read_when_its_own_node_is_refused),
        TEST(test_evdev_board_gives_way_when_the_rule_is_installed),
        TEST(test_evdev_board_is_left_alone_when_its_own_node_works),
        TEST(test_evdev_board_comes_and_goes),
        TEST(test_evdev_board_zero_is_not_remembered),
        TEST(test_scan_lists_the_kernels_way_with_its_price),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
