#include "tests/input/board_bytes.h"
#include "tests/input/motion_bench.h"
#include "tests/input/room_bench.h"

#define PAD_A "00:1e:a9:12:34:56"
#define TICK  (10 * MS)

static void dualsense(uint8_t bytes[64], uint32_t ticks, int gyro_x)
{
    memset(bytes, 0, 64);
    bytes[0] = 0x01;
    put_i16_le(bytes + 16, gyro_x);
    put_i16_le(bytes + 24, 8192);
    put_u32_le(bytes + 28, ticks);
    bytes[53] = 0x0A;
}

static void switch_pro(uint8_t bytes[49], int accel_z)
{
    memset(bytes, 0, 49);
    bytes[0] = 0x30;
    bytes[2] = 0x80;
    for (int i = 0; i < 3; i++)
        put_i16_le(bytes + 17 + 12 * i, accel_z);
}

/** Sends a report every 10 ms of the test's clock until so many samples have come. */
static void send_until(struct room_bench *bench, int index, const uint8_t *bytes, size_t size,
                       int count)
{
    int64_t give_up_ms = room_bench_real_ms() + ROOM_BENCH_PATIENCE_MS;
    while (bench->count[0][INPUT_EVENT_MOTION] < count) {
        assert_true(room_bench_real_ms() < give_up_ms);
        fake_port_pass(&bench->fake, TICK);
        fake_port_send(&bench->fake, index, bytes, size);
        room_bench_pump(bench);
    }
}

static void test_motion_room_controller_arrives_and_its_samples_are_polled(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info info;
    uint8_t bytes[64];
    fake_port_plug_pad(&bench->fake, 0, 3, INPUT_DEVICE_DUALSENSE, PAD_A);
    room_bench_begin(bench, NULL);
    dualsense(bytes, 0, 160);
    // The fake has no calibration report: nominal values after its retries.
    send_until(bench, 0, bytes, sizeof bytes, 2);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 1);
    assert_int_equal(bench->count[0][INPUT_EVENT_BOARD], 0);
    check_vector(bench->motion.accel_g, 0.0, 1.0, 0.0, 1e-9);
    check_vector(bench->motion.gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
    assert_true(input_device(bench->input, 0, &info));
    assert_true(info.is_motion);
    assert_int_equal(info.kind, INPUT_DEVICE_DUALSENSE);
    assert_int_equal(info.state, INPUT_STATE_READY);
    assert_int_equal(info.battery_bars, 4);
    assert_string_equal(info.name, "DualSense"); // its stack gave none
    assert_string_equal(info.serial, PAD_A);
    assert_int_equal(input_tare(bench->input, 0), INPUT_TARE_NO_SAMPLES);
    assert_int_equal(bench->saves, 0);
}

static void test_motion_room_calibration_is_read_through_the_port(void **state)
{
    struct room_bench *bench = *state;
    uint8_t bytes[64];
    fake_port_plug_pad(&bench->fake, 0, 0, INPUT_DEVICE_DUALSENSE, PAD_A);
    uint8_t *feature = bench->fake.boards[0].feature;
    feature[0] = 0x05;
    put_i16_le(feature + 1, 160); // pitch bias; the rest keeps its nominal scale
    for (int i = 0; i < 3; i++) {
        put_i16_le(feature + 7 + 4 * i, 8640);
        put_i16_le(feature + 9 + 4 * i, -8640);
    }
    put_i16_le(feature + 19, 540);
    put_i16_le(feature + 21, 540);
    bench->fake.boards[0].feature_size = 41;
    room_bench_begin(bench, NULL);
    dualsense(bytes, 0, 320);
    send_until(bench, 0, bytes, sizeof bytes, 1);
    check_vector(bench->motion.gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
}

static void test_motion_room_zero_at_rest_is_told(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info info;
    uint8_t bytes[64];
    fake_port_plug_pad(&bench->fake, 0, 0, INPUT_DEVICE_DUALSENSE, PAD_A);
    room_bench_begin(bench, NULL);
    for (uint32_t i = 0; i < 2000; i++) {
        dualsense(bytes, i * 30000, 64);
        send_until(bench, 0, bytes, sizeof bytes, bench->count[0][INPUT_EVENT_MOTION] + 1);
        input_device(bench->input, 0, &info);
        if (info.tared)
            break;
    }
    assert_true(info.tared);
    assert_near(bench->motion.gyro_deg_s[0], 0.0, 1e-9);
}

static void test_motion_room_controller_keeps_its_number(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info infos[INPUT_DEVICE_MAX];
    uint8_t bytes[49];
    // By USB all of them have the same serial number, so it counts for none.
    fake_port_plug_pad(&bench->fake, 0, 1, INPUT_DEVICE_SWITCH_PRO, "");
    room_bench_begin(bench, NULL);
    switch_pro(bytes, 4096);
    send_until(bench, 0, bytes, sizeof bytes, 3);
    check_vector(bench->motion.accel_g, 0.0, 1.0, 0.0, 1e-9);
    fake_port_unplug(&bench->fake, 0);
    room_bench_until(bench, 0, INPUT_EVENT_LEFT, 1);
    fake_port_plug_pad(&bench->fake, 1, 5, INPUT_DEVICE_SWITCH_PRO, "");
    send_until(bench, 1, bytes, sizeof bytes, bench->count[0][INPUT_EVENT_MOTION] + 3);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 2);
    assert_int_equal(input_devices(bench->input, infos, INPUT_DEVICE_MAX), 1);
    // A second one is another.
    fake_port_plug_pad(&bench->fake, 2, 6, INPUT_DEVICE_SWITCH_PRO, "");
    room_bench_until_is(bench, 1, INPUT_DEVICE_SWITCH_PRO, INPUT_STATE_CONNECTING, 0);
}

/** By USB the kernel's driver learns the address after the node is there. */
static void test_motion_room_controller_gets_its_address_a_little_later(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info info;
    uint8_t bytes[64];
    fake_port_plug_pad(&bench->fake, 0, 3, INPUT_DEVICE_DUALSENSE, "");
    room_bench_begin(bench, NULL);
    dualsense(bytes, 0, 160);
    send_until(bench, 0, bytes, sizeof bytes, 2);
    assert_true(input_device(bench->input, 0, &info));
    assert_string_equal(info.serial, "");
    fake_port_name(&bench->fake, 0, PAD_A);
    room_bench_until(bench, 0, INPUT_EVENT_LEFT, 1);
    send_until(bench, 0, bytes, sizeof bytes, bench->count[0][INPUT_EVENT_MOTION] + 2);
    assert_true(input_device(bench->input, 0, &info));
    assert_string_equal(info.serial, PAD_A);
    assert_int_equal(info.state, INPUT_STATE_READY);
    struct input_device_info infos[INPUT_DEVICE_MAX];
    assert_int_equal(input_devices(bench->input, infos, INPUT_DEVICE_MAX), 1);
}

static void test_motion_room_remote_that_is_a_board_becomes_one(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info info;
    fake_port_plug_pad(&bench->fake, 0, 0, INPUT_DEVICE_WII_REMOTE, PAD_A);
    room_bench_begin(bench, NULL);
    info = room_bench_until_is(bench, 0, INPUT_DEVICE_WII_BOARD, INPUT_STATE_READY, 0);
    assert_false(info.is_motion);
    fake_port_pass(&bench->fake, TICK);
    fake_port_send(&bench->fake, 0, board_c, sizeof board_c);
    room_bench_until(bench, 0, INPUT_EVENT_BOARD, 1);
    assert_near(bench->newest.data.board.tr_kg, 39.4325, 0.00005);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 1);
}

static void test_motion_room_board_that_is_a_remote_becomes_one(void **state)
{
    struct room_bench *bench = *state;
    struct input_device_info info = {.kind = INPUT_DEVICE_WII_BOARD};
    static const uint8_t status[7] = {0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0xB0};
    static const uint8_t error[22] = {0x21, 0x00, 0x00, 0x07, 0x00, 0xFA};
    static const uint8_t motion[6] = {0x31, 0x00, 0x00, 0x80, 0x80, 0x99};
    fake_port_plug(&bench->fake, 0, 0, PAD_A, false);
    bench->fake.boards[0].mute = true;
    room_bench_begin(bench, NULL);
    int64_t give_up_ms = room_bench_real_ms() + ROOM_BENCH_PATIENCE_MS;
    while (bench->count[0][INPUT_EVENT_MOTION] == 0) {
        assert_true(room_bench_real_ms() < give_up_ms);
        fake_port_pass(&bench->fake, TICK);
        fake_port_send(&bench->fake, 0, status, sizeof status);
        fake_port_send(&bench->fake, 0, error, sizeof error);
        fake_port_send(&bench->fake, 0, motion, sizeof motion);
        room_bench_pump(bench);
    }
    input_device(bench->input, 0, &info);
    assert_int_equal(info.kind, INPUT_DEVICE_WII_REMOTE);
    assert_true(info.is_motion);
    assert_int_equal(info.problem, INPUT_PROBLEM_NONE);
    assert_int_equal(bench->count[0][INPUT_EVENT_ARRIVED], 1);
    check_vector(bench->motion.accel_g, 0.0, 1.0, 0.0, 1e-9);
    assert_int_equal(fake_port_board(&bench->fake, 0).opened, 1);
}

static void test_motion_room_words(void **state)
{
    (void)state;
    for (int a = 0; a <= INPUT_DEVICE_VIRTUAL_BOARD; a++) {
        enum input_device_kind kind = (enum input_device_kind)a;
        assert_string_not_equal(input_kind_code(kind), "unknown");
        assert_true(input_kind_name(kind)[0] != '\0');
        for (int b = 0; b < a; b++)
            assert_string_not_equal(input_kind_code(kind),
                                    input_kind_code((enum input_device_kind)b));
    }
    assert_false(input_kind_is_motion(INPUT_DEVICE_WII_BOARD));
    assert_true(input_kind_is_motion(INPUT_DEVICE_WII_REMOTE));
    assert_string_equal(input_problem_code(INPUT_PROBLEM_NO_MOTION), "no_motion");
    assert_non_null(strstr(input_problem_text(INPUT_PROBLEM_NO_MOTION), "button"));
}

#define ROOM_TEST(name) cmocka_unit_test_setup_teardown(name, room_bench_setup, room_bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROOM_TEST(test_motion_room_controller_arrives_and_its_samples_are_polled),
        ROOM_TEST(test_motion_room_calibration_is_read_through_the_port),
        ROOM_TEST(test_motion_room_zero_at_rest_is_told),
        ROOM_TEST(test_motion_room_controller_keeps_its_number),
        ROOM_TEST(test_motion_room_controller_gets_its_address_a_little_later),
        ROOM_TEST(test_motion_room_remote_that_is_a_board_becomes_one),
        ROOM_TEST(test_motion_room_board_that_is_a_remote_becomes_one),
        cmocka_unit_test(test_motion_room_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
