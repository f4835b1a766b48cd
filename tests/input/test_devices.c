#include "input/input.h"
#include "tests/check.h"
#include "tests/input/board_bytes.h"
#include "tests/input/fake_port.h"

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PATIENCE_MS 10000 // a test that waits for a thread gives up after this
#define BOARD_A     "00:1f:32:aa:bb:cc"
#define BOARD_B     "00:1f:32:dd:ee:ff"

// The whole room with threads, on sockets instead of hardware and on the test's clock.
struct bench {
    struct fake_port fake;
    struct input *input;
    int count[INPUT_DEVICE_MAX][INPUT_EVENT_LEFT + 1];
    struct input_event newest; // of type BOARD or BUTTON
    bool sample_before_arrival;
    bool here[INPUT_DEVICE_MAX];

    pthread_t main_thread;
    int loads;
    int saves;
    int foreign_callbacks;
    bool remembers;
    struct input_board_memory memory;
    atomic_int log_lines;
};

static int64_t bench_now_us(void *user)
{
    struct bench *bench = user;
    return fake_port_now_us(&bench->fake);
}

static bool bench_load(void *user, const char *serial, struct input_board_memory *memory)
{
    struct bench *bench = user;
    bench->loads++;
    bench->foreign_callbacks += !pthread_equal(pthread_self(), bench->main_thread);
    if (!bench->remembers || strcmp(serial, BOARD_A) != 0)
        return false;
    *memory = bench->memory;
    return true;
}

static void bench_save(void *user, const char *serial, const struct input_board_memory *memory)
{
    struct bench *bench = user;
    bench->saves++;
    bench->foreign_callbacks += !pthread_equal(pthread_self(), bench->main_thread);
    if (strcmp(serial, BOARD_A) == 0)
        bench->memory = *memory;
}

static void bench_log(void *user, const char *line)
{
    struct bench *bench = user;
    atomic_fetch_add(&bench->log_lines, line[0] != '\0');
}

static int setup(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    fake_port_init(&bench->fake);
    bench->main_thread = pthread_self();
    atomic_init(&bench->log_lines, 0);
    *state = bench;
    return 0;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    input_destroy(bench->input);
    fake_port_finish(&bench->fake);
    free(bench);
    return 0;
}

static void begin(struct bench *bench)
{
    const struct input_settings settings = {
        .user = bench,
        .log = bench_log,
        .memory_load = bench_load,
        .memory_save = bench_save,
        .now_us = bench_now_us,
        .real_devices = true,
    };
    const struct hid_port port = fake_port_port(&bench->fake);
    bench->input = input_create_on_port(&settings, &port);
    assert_non_null(bench->input);
}

static void drain(struct bench *bench)
{
    struct input_event event;
    while (input_poll(bench->input, &event)) {
        bench->count[event.device][event.type]++;
        if (event.type == INPUT_EVENT_ARRIVED)
            bench->here[event.device] = true;
        if (event.type == INPUT_EVENT_LEFT)
            bench->here[event.device] = false;
        if (event.type == INPUT_EVENT_BOARD && !bench->here[event.device])
            bench->sample_before_arrival = true;
        if (event.type == INPUT_EVENT_BOARD || event.type == INPUT_EVENT_BUTTON)
            bench->newest = event;
    }
}

static int64_t real_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void pump(struct bench *bench)
{
    fake_port_serve(&bench->fake);
    input_advance(bench->input, fake_port_now_us(&bench->fake));
    drain(bench);
    poll(NULL, 0, 1); // lets the threads run
}

/** Runs until device has had so many events of the type; the test's clock stands still. */
static void until(struct bench *bench, uint8_t device, enum input_event_type type, int count)
{
    int64_t give_up_ms = real_ms() + PATIENCE_MS;
    while (bench->count[device][type] < count) {
        assert_true(real_ms() < give_up_ms);
        pump(bench);
    }
}

static void until_state(struct bench *bench, uint8_t device, enum input_device_state want)
{
    struct input_device_info info;
    int64_t give_up_ms = real_ms() + PATIENCE_MS;
    while (!input_device(bench->input, device, &info) || info.state != want) {
        assert_true(real_ms() < give_up_ms);
        pump(bench);
    }
}

/** One load report of vector D with TR moved by some counts, 10 ms after the last; waits for it. */
static void one_sample(struct bench *bench, int index, uint8_t device, int tr_counts)
{
    uint8_t bytes[22];
    memcpy(bytes, board_d, sizeof bytes);
    uint16_t tr = (uint16_t)(0x104B + tr_counts);
    bytes[3] = (uint8_t)(tr >> 8);
    bytes[4] = (uint8_t)tr;
    fake_port_pass(&bench->fake, 10000);
    assert_true(fake_port_send(&bench->fake, index, bytes, sizeof bytes));
    until(bench, device, INPUT_EVENT_BOARD, bench->count[device][INPUT_EVENT_BOARD] + 1);
}

/** Waits for a thread without polling the room. */
static void wait_for_more(atomic_int *counter, int than)
{
    int64_t give_up_ms = real_ms() + PATIENCE_MS;
    while (atomic_load(counter) <= than) {
        assert_true(real_ms() < give_up_ms);
        poll(NULL, 0, 1);
    }
}

static struct input_device_info info_of(struct bench *bench, uint8_t device)
{
    struct input_device_info info;
    assert_true(input_device(bench->input, device, &info));
    return info;
}

static void test_devices_board_arrives_and_its_samples_are_kg(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 3, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    fake_port_pass(&bench->fake, 10000);
    fake_port_send(&bench->fake, 0, board_c, sizeof board_c);
    until(bench, 0, INPUT_EVENT_BOARD, 1);
    assert_near(bench->newest.data.board.tr_kg, 39.4325, 0.00005);
    assert_near(bench->newest.data.board.br_kg, -0.6875, 0.00005);
    assert_near(bench->newest.data.board.tl_kg, 35.5688, 0.00005);
    assert_near(bench->newest.data.board.bl_kg, -0.8026, 0.00005);
    assert_int_equal(bench->newest.t_us, fake_port_now_us(&bench->fake));
    assert_false(bench->sample_before_arrival);

    struct input_device_info info = info_of(bench, 0);
    assert_int_equal(info.state, INPUT_STATE_READY);
    assert_int_equal(info.kind, INPUT_DEVICE_WII_BOARD);
    assert_int_equal(info.problem, INPUT_PROBLEM_NONE);
    assert_string_equal(info.serial, BOARD_A);
    assert_string_equal(info.path, "/dev/hidraw3");
    assert_true(info.calibration_crc_ok);
    assert_false(info.tared);
    struct input_device_info infos[2];
    assert_int_equal(input_devices(bench->input, infos, 2), 1);
}

static void test_devices_plugging_is_noticed_at_once(void **state)
{
    struct bench *bench = *state;
    begin(bench);
    for (int i = 0; i < 20; i++)
        pump(bench);
    int64_t begun_ms = real_ms();
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    assert_true(real_ms() - begun_ms < 1500);
}

static void test_devices_front_button(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    fake_port_send(&bench->fake, 0, board_a, sizeof board_a);
    until(bench, 0, INPUT_EVENT_BUTTON, 1);
    until(bench, 0, INPUT_EVENT_BOARD, 1);
    fake_port_send(&bench->fake, 0, board_b, sizeof board_b);
    until(bench, 0, INPUT_EVENT_BUTTON, 2);
    assert_false(bench->newest.type == INPUT_EVENT_BUTTON && bench->newest.data.button.pressed);
}

static void test_devices_empty_board_tares_itself(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    one_sample(bench, 0, 0, 0);
    assert_near(bench->newest.data.board.br_kg, 0.4125, 0.00005);
    assert_int_equal(input_tare(bench->input, 0), INPUT_TARE_NO_SAMPLES);
    for (int i = 0; i < 210; i++)
        one_sample(bench, 0, 0, 1 + i % 3);
    assert_true(info_of(bench, 0).tared);
    assert_near(bench->newest.data.board.br_kg, 0.0, 0.0001);
    assert_true(bench->memory.has_tare);
    assert_near(bench->memory.tare_kg[1], 0.4125, 0.0001);

    // Vector A tared by D, as the sheet has it.
    fake_port_pass(&bench->fake, 10000);
    fake_port_send(&bench->fake, 0, board_a, sizeof board_a);
    int had = bench->count[0][INPUT_EVENT_BOARD];
    until(bench, 0, INPUT_EVENT_BOARD, had + 1);
    assert_near(bench->newest.data.board.br_kg, 15.7822, 0.0002);
    assert_near(bench->newest.data.board.tl_kg, 19.9610, 0.0002);
    assert_near(bench->newest.data.board.bl_kg, 15.2400, 0.0002);
    assert_near(input_board_sample_load_kg(&bench->newest.data.board), 72.6649, 0.02);
    assert_int_equal(bench->foreign_callbacks, 0);
}

static void test_devices_memory_is_used_and_kept(void **state)
{
    struct bench *bench = *state;
    bench->remembers = true;
    bench->memory.has_tare = true;
    bench->memory.tare_kg[0] = 1.5;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    one_sample(bench, 0, 0, 0);
    assert_near(bench->newest.data.board.tr_kg, -0.3870 - 1.5, 0.00005);
    assert_false(info_of(bench, 0).tared);
    assert_int_equal(bench->loads, 1);
    assert_true(bench->memory.has_calibration);
    assert_memory_equal(bench->memory.calibration, board_calibration, sizeof board_calibration);
    assert_true(bench->memory.has_tare);
    assert_int_equal(bench->foreign_callbacks, 0);
}

static void test_devices_board_keeps_its_number_and_tare_when_it_returns(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    for (int i = 0; i < 210; i++)
        one_sample(bench, 0, 0, 1 + i % 3);
    fake_port_plug(&bench->fake, 1, 1, BOARD_B, false);
    until(bench, 1, INPUT_EVENT_ARRIVED, 1);

    fake_port_unplug(&bench->fake, 0);
    until(bench, 0, INPUT_EVENT_LEFT, 1);
    assert_int_equal(info_of(bench, 0).state, INPUT_STATE_LOST);
    assert_int_equal(bench->count[1][INPUT_EVENT_LEFT], 0);

    int64_t begun_ms = real_ms();
    fake_port_plug(&bench->fake, 2, 7, BOARD_A, false);
    until(bench, 0, INPUT_EVENT_ARRIVED, 2);
    assert_true(real_ms() - begun_ms < 2000);
    assert_string_equal(info_of(bench, 0).path, "/dev/hidraw7");
    assert_true(info_of(bench, 0).tared);
    one_sample(bench, 2, 0, 0);
    assert_near(bench->newest.data.board.br_kg, 0.0, 0.0001);
    assert_string_equal(info_of(bench, 1).serial, BOARD_B);
    assert_false(bench->sample_before_arrival);
}

static void test_devices_same_node_name_at_once_again(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    for (int i = 1; i <= 8; i++) {
        until(bench, 0, INPUT_EVENT_ARRIVED, i);
        one_sample(bench, 0, 0, i);
        fake_port_unplug(&bench->fake, 0);
        fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    }
    until(bench, 0, INPUT_EVENT_ARRIVED, 9);
    assert_int_equal(bench->count[0][INPUT_EVENT_LEFT], 8);
    struct input_device_info infos[INPUT_DEVICE_MAX];
    assert_int_equal(input_devices(bench->input, infos, INPUT_DEVICE_MAX), 1);
}

static void test_devices_no_permission_names_the_rule(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, true);
    begin(bench);
    until(bench, 0, INPUT_EVENT_STATUS, 1);
    for (int i = 0; i < 20; i++)
        pump(bench);
    // udev may need a moment: nothing is said in the first second.
    assert_int_equal(info_of(bench, 0).state, INPUT_STATE_CONNECTING);
    fake_port_pass(&bench->fake, 1100000);
    until_state(bench, 0, INPUT_STATE_REFUSED);
    assert_int_equal(info_of(bench, 0).problem, INPUT_PROBLEM_PERMISSION);
    assert_string_equal(input_problem_code(INPUT_PROBLEM_PERMISSION), "permission");
    const char *text = input_problem_text(INPUT_PROBLEM_PERMISSION);
    assert_non_null(strstr(text, "assets/udev/70-evenkeel.rules"));
    assert_non_null(strstr(text, "/etc/udev/rules.d"));
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 0);

    fake_port_allow(&bench->fake, 0);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    assert_int_equal(info_of(bench, 0).problem, INPUT_PROBLEM_NONE);
}

static void test_devices_refused_node_that_is_pulled_is_gone(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, true);
    begin(bench);
    until(bench, 0, INPUT_EVENT_STATUS, 1);
    fake_port_unplug(&bench->fake, 0);
    until_state(bench, 0, INPUT_STATE_LOST);
    assert_int_equal(bench->count[0][INPUT_EVENT_LEFT], 0);
}

static void test_devices_silence_is_stale_then_lost_then_back(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    one_sample(bench, 0, 0, 0);
    fake_port_pass(&bench->fake, 210000);
    until_state(bench, 0, INPUT_STATE_STALE);
    one_sample(bench, 0, 0, 1);
    assert_int_equal(info_of(bench, 0).state, INPUT_STATE_READY);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 1);
    fake_port_pass(&bench->fake, 2100000);
    until(bench, 0, INPUT_EVENT_LEFT, 1);
    assert_int_equal(info_of(bench, 0).state, INPUT_STATE_LOST);
    one_sample(bench, 0, 0, 2);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 2);
    assert_int_equal(fake_port_board(&bench->fake, 0).opened, 1);
}

static void test_devices_reader_that_hangs_is_noticed(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    one_sample(bench, 0, 0, 0);
    int reads = atomic_load(&bench->fake.read_count);
    atomic_store(&bench->fake.frozen, true);
    int64_t give_up_ms = real_ms() + PATIENCE_MS;
    while (atomic_load(&bench->fake.read_count) == reads) {
        assert_true(real_ms() < give_up_ms);
        pump(bench);
    }
    fake_port_pass(&bench->fake, 2600000);
    until(bench, 0, INPUT_EVENT_LEFT, 1);
    atomic_store(&bench->fake.frozen, false);
    one_sample(bench, 0, 0, 1);
    assert_int_equal(info_of(bench, 0).state, INPUT_STATE_READY);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 2);
    assert_false(bench->sample_before_arrival);
}

static void test_devices_lamp(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    int64_t give_up_ms = real_ms() + PATIENCE_MS;
    while (!fake_port_board(&bench->fake, 0).lamp) {
        assert_true(real_ms() < give_up_ms);
        pump(bench);
    }
    input_set_lamp(bench->input, 0, false);
    while (fake_port_board(&bench->fake, 0).lamp) {
        assert_true(real_ms() < give_up_ms);
        pump(bench);
    }
    input_set_lamp(bench->input, 5, true);
}

static void test_devices_board_goes_quiet_at_the_end(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    one_sample(bench, 0, 0, 0);
    assert_int_equal(fake_port_board(&bench->fake, 0).mode, 0x34);
    input_destroy(bench->input);
    bench->input = NULL;
    fake_port_serve(&bench->fake);
    assert_int_equal(fake_port_board(&bench->fake, 0).mode, 0x30);
}

static void test_devices_end_in_the_middle_of_a_handshake(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    bench->fake.boards[0].mute = true;
    begin(bench);
    until(bench, 0, INPUT_EVENT_STATUS, 1);
    assert_int_equal(info_of(bench, 0).state, INPUT_STATE_CONNECTING);
}

static void test_devices_unpolled_samples_do_not_push_out_the_news(void **state)
{
    struct bench *bench = *state;
    fake_port_plug(&bench->fake, 0, 0, BOARD_A, false);
    begin(bench);
    until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    int reads = atomic_load(&bench->fake.read_count);
    for (int i = 0; i < 3000; i++) {
        uint8_t bytes[22];
        memcpy(bytes, board_d, sizeof bytes);
        bytes[4] = (uint8_t)i;
        fake_port_pass(&bench->fake, 10000);
        fake_port_send(&bench->fake, 0, bytes, sizeof bytes);
    }
    fake_port_send(&bench->fake, 0, board_a, sizeof board_a);
    wait_for_more(&bench->fake.read_count, reads + 3001);
    drain(bench);
    assert_int_equal(bench->count[0][INPUT_EVENT_BUTTON], 1);
    assert_in_range(bench->count[0][INPUT_EVENT_BOARD], 800, 1024);
}

static void test_devices_scan_tells_without_opening(void **state)
{
    struct bench *bench = *state;
    struct input_device_info infos[4];
    const struct hid_port port = fake_port_port(&bench->fake);
    assert_int_equal(input_scan_port(&port, infos, 4), 0);
    fake_port_plug(&bench->fake, 0, 4, BOARD_A, false);
    fake_port_plug(&bench->fake, 1, 5, BOARD_B, true);
    assert_int_equal(input_scan_port(&port, infos, 4), 2);
    assert_string_equal(infos[0].path, "/dev/hidraw4");
    assert_string_equal(infos[0].name, "Nintendo RVL-WBC-01");
    assert_int_equal(infos[0].problem, INPUT_PROBLEM_NONE);
    assert_string_equal(infos[1].serial, BOARD_B);
    assert_int_equal(infos[1].state, INPUT_STATE_REFUSED);
    assert_int_equal(infos[1].problem, INPUT_PROBLEM_PERMISSION);
    assert_int_equal(fake_port_board(&bench->fake, 0).opened, 0);
    assert_int_equal(input_scan_port(&port, infos, 1), 2);
}

static void test_devices_real_port_starts_and_stops_without_hardware(void **state)
{
    struct bench *bench = *state;
    const struct input_settings settings = {.real_devices = true};
    struct input_device_info info;
    struct input_event event;
    bench->input = input_create(&settings);
    assert_non_null(bench->input);
    input_advance(bench->input, 1);
    while (input_poll(bench->input, &event))
        continue;
    assert_false(input_device(bench->input, INPUT_DEVICE_MAX, &info));
    assert_int_equal(input_tare(bench->input, INPUT_DEVICE_MAX), INPUT_TARE_NO_SAMPLES);
}

#define DEVICES_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DEVICES_TEST(test_devices_board_arrives_and_its_samples_are_kg),
        DEVICES_TEST(test_devices_plugging_is_noticed_at_once),
        DEVICES_TEST(test_devices_front_button),
        DEVICES_TEST(test_devices_empty_board_tares_itself),
        DEVICES_TEST(test_devices_memory_is_used_and_kept),
        DEVICES_TEST(test_devices_board_keeps_its_number_and_tare_when_it_returns),
        DEVICES_TEST(test_devices_same_node_name_at_once_again),
        DEVICES_TEST(test_devices_no_permission_names_the_rule),
        DEVICES_TEST(test_devices_refused_node_that_is_pulled_is_gone),
        DEVICES_TEST(test_devices_silence_is_stale_then_lost_then_back),
        DEVICES_TEST(test_devices_reader_that_hangs_is_noticed),
        DEVICES_TEST(test_devices_lamp),
        DEVICES_TEST(test_devices_board_goes_quiet_at_the_end),
        DEVICES_TEST(test_devices_end_in_the_middle_of_a_handshake),
        DEVICES_TEST(test_devices_unpolled_samples_do_not_push_out_the_news),
        DEVICES_TEST(test_devices_scan_tells_without_opening),
        DEVICES_TEST(test_devices_real_port_starts_and_stops_without_hardware),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
