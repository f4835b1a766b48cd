#include "input/wii_board/report.h"
#include "input/calibration.h"
#include "tests/check.h"
#include "tests/input/board_bytes.h"

#include <string.h>

static struct wii_board_report parsed(const uint8_t *bytes, size_t size)
{
    struct wii_board_report report;
    assert_true(wii_board_report_parse(bytes, size, &report));
    return report;
}

static void check_loads(const uint8_t *bytes, size_t size, const double want_kg[4])
{
    struct wii_board_report report = parsed(bytes, size);
    struct calibration calibration;
    calibration_parse(board_calibration, &calibration);
    assert_int_equal(report.type, WII_BOARD_REPORT_LOADS);
    assert_false(report.data.loads.blank);
    for (int i = 0; i < 4; i++)
        assert_near(
            calibration_kg(&calibration, (enum calibration_corner)i, report.data.loads.counts[i]),
            want_kg[i], 0.00005);
}

static void test_report_vectors_a_to_e_of_the_sheet(void **state)
{
    (void)state;
    static const double a_kg[4] = {21.2945, 16.1947, 19.6936, 14.9016};
    static const double c_kg[4] = {39.4325, -0.6875, 35.5688, -0.8026};
    static const double d_kg[4] = {-0.3870, 0.4125, -0.2675, -0.3385};
    check_loads(board_a, sizeof board_a, a_kg);
    check_loads(board_b, sizeof board_b, a_kg);
    check_loads(board_c, sizeof board_c, c_kg);
    check_loads(board_d, sizeof board_d, d_kg);
    check_loads(board_e, sizeof board_e, a_kg);
}

static void test_report_vectors_tell_button_battery_and_temperature(void **state)
{
    (void)state;
    struct wii_board_report a = parsed(board_a, sizeof board_a);
    struct wii_board_report b = parsed(board_b, sizeof board_b);
    struct wii_board_report c = parsed(board_c, sizeof board_c);
    struct wii_board_report e = parsed(board_e, sizeof board_e);
    assert_true(a.button);
    assert_false(b.button);
    assert_false(e.button);
    assert_int_equal(a.data.loads.temperature, 25);
    assert_int_equal(b.data.loads.temperature, 30);
    assert_int_equal(wii_board_battery_bars(a.data.loads.battery), 4);
    assert_int_equal(wii_board_battery_bars(c.data.loads.battery), 2);
    assert_false(e.data.loads.has_battery);
}

static void test_report_battery_steps(void **state)
{
    (void)state;
    static const struct {
        uint8_t battery;
        int bars;
    } steps[] = {{0xB0, 4}, {0x82, 4}, {0x81, 3}, {0x7D, 3}, {0x7C, 2}, {0x78, 2},
                 {0x77, 1}, {0x6A, 1}, {0x69, 0}, {0x01, 0}, {0x00, -1}};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        assert_int_equal(wii_board_battery_bars(steps[i].battery), steps[i].bars);
}

static void test_report_memory_replies_of_the_sheet(void **state)
{
    (void)state;
    struct wii_board_report first =
        parsed(board_reply_calibration_1, sizeof board_reply_calibration_1);
    struct wii_board_report second =
        parsed(board_reply_calibration_2, sizeof board_reply_calibration_2);
    struct wii_board_report third = parsed(board_reply_reference, sizeof board_reply_reference);
    assert_int_equal(first.type, WII_BOARD_REPORT_MEMORY);
    assert_int_equal(first.data.memory.address, 0x0020);
    assert_int_equal(first.data.memory.size, 16);
    assert_int_equal(first.data.memory.error, 0);
    assert_int_equal(second.data.memory.address, 0x0030);
    assert_int_equal(third.data.memory.address, 0x0060);
    assert_int_equal(third.data.memory.size, 2);

    uint8_t block[CALIBRATION_SIZE];
    memcpy(block, first.data.memory.bytes, 16);
    memcpy(block + 16, second.data.memory.bytes, 16);
    memcpy(block + 32, third.data.memory.bytes, 2);
    assert_true(calibration_crc_ok(block));
}

static void test_report_error_reply(void **state)
{
    (void)state;
    uint8_t bytes[22] = {0x21, 0x00, 0x08, 0xF7, 0x00, 0xFA};
    struct wii_board_report report = parsed(bytes, sizeof bytes);
    assert_int_equal(report.data.memory.error, 7);
    assert_true(report.button);
}

static void test_report_identity_needs_all_six_bytes(void **state)
{
    (void)state;
    struct wii_board_report report = parsed(board_reply_id, sizeof board_reply_id);
    assert_int_equal(report.data.memory.size, WII_ID_SIZE);
    assert_true(wii_id_is_board(report.data.memory.bytes));
    for (int i = 0; i < WII_ID_SIZE; i++) {
        uint8_t id[WII_ID_SIZE];
        memcpy(id, report.data.memory.bytes, sizeof id);
        id[i] ^= 0x01;
        assert_false(wii_id_is_board(id));
        assert_false(wii_id_is_blank(id));
    }
    struct wii_board_report blank = parsed(board_reply_id_blank, sizeof board_reply_id_blank);
    assert_true(wii_id_is_blank(blank.data.memory.bytes));
}

static void test_report_status_flags(void **state)
{
    (void)state;
    uint8_t bytes[7] = {0x20, 0x00, 0x00, 0x13, 0x00, 0x00, 0xD5};
    struct wii_board_report report = parsed(bytes, sizeof bytes);
    assert_int_equal(report.type, WII_BOARD_REPORT_STATUS);
    assert_true(report.data.status.battery_low);
    assert_true(report.data.status.extension);
    assert_true(report.data.status.lamp);
    bytes[3] = 0x00;
    report = parsed(bytes, sizeof bytes);
    assert_false(report.data.status.extension);
}

static void test_report_blank_loads_are_flagged(void **state)
{
    (void)state;
    uint8_t bytes[22] = {0x34, 0x00, 0x00};
    memset(bytes + 3, 0xFF, sizeof bytes - 3);
    struct wii_board_report report = parsed(bytes, sizeof bytes);
    assert_true(report.data.loads.blank);
    bytes[10] = 0xFE;
    report = parsed(bytes, sizeof bytes);
    assert_false(report.data.loads.blank);
}

static void test_report_short_and_unknown_ones_are_refused(void **state)
{
    (void)state;
    struct wii_board_report report;
    uint8_t bytes[64] = {0};
    assert_false(wii_board_report_parse(bytes, 0, &report));
    for (unsigned id = 0; id < 256; id++) {
        size_t want = wii_report_size((uint8_t)id);
        bytes[0] = (uint8_t)id;
        if (want == 0) {
            assert_false(wii_board_report_parse(bytes, sizeof bytes, &report));
            continue;
        }
        assert_false(wii_board_report_parse(bytes, want - 1, &report));
        assert_true(wii_board_report_parse(bytes, want, &report));
        assert_true(wii_board_report_parse(bytes, sizeof bytes, &report));
    }
    assert_false(wii_board_report_parse(board_a, 11, &report));
}

static void test_report_writes_are_those_of_the_sheet(void **state)
{
    (void)state;
    struct device_write write;
    static const uint8_t init_1[22] = {0x16, 0x04, 0xA4, 0x00, 0xF0, 0x01, 0x55};
    static const uint8_t init_2[22] = {0x16, 0x04, 0xA4, 0x00, 0xFB, 0x01, 0x00};
    static const uint8_t read_id[7] = {0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06};
    static const uint8_t read_block[7] = {0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20};
    wii_write_status(&write);
    assert_int_equal(write.size, 2);
    assert_memory_equal(write.bytes, ((const uint8_t[]){0x15, 0x00}), 2);
    wii_write_lamp(&write, true);
    assert_memory_equal(write.bytes, ((const uint8_t[]){0x11, 0x10}), 2);
    wii_write_lamp(&write, false);
    assert_memory_equal(write.bytes, ((const uint8_t[]){0x11, 0x00}), 2);
    wii_write_mode(&write, WII_MODE_LOADS);
    assert_int_equal(write.size, 3);
    assert_memory_equal(write.bytes, ((const uint8_t[]){0x12, 0x04, 0x34}), 3);
    wii_write_switch(&write, WII_SWITCH_EXTENSION);
    assert_int_equal(write.size, 22);
    assert_memory_equal(write.bytes, init_1, 22);
    wii_write_switch(&write, WII_SWITCH_EXTENSION_PLAIN);
    assert_int_equal(write.size, 22);
    assert_memory_equal(write.bytes, init_2, 22);
    wii_write_read(&write, WII_ADDRESS_ID, WII_ID_SIZE);
    assert_int_equal(write.size, 7);
    assert_memory_equal(write.bytes, read_id, 7);
    wii_write_read(&write, WII_ADDRESS_CALIBRATION, CALIBRATION_BLOCK_SIZE);
    assert_memory_equal(write.bytes, read_block, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_vectors_a_to_e_of_the_sheet),
        cmocka_unit_test(test_report_vectors_tell_button_battery_and_temperature),
        cmocka_unit_test(test_report_battery_steps),
        cmocka_unit_test(test_report_memory_replies_of_the_sheet),
        cmocka_unit_test(test_report_error_reply),
        cmocka_unit_test(test_report_identity_needs_all_six_bytes),
        cmocka_unit_test(test_report_status_flags),
        cmocka_unit_test(test_report_blank_loads_are_flagged),
        cmocka_unit_test(test_report_short_and_unknown_ones_are_refused),
        cmocka_unit_test(test_report_writes_are_those_of_the_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
