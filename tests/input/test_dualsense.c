#include "input/dualsense/driver.h"
#include "input/dualsense/report.h"
#include "tests/input/sony_bytes.h"

static const struct sony_calibration_form by_usb = {.id = 0x05, .size = 41, .in_pairs = true};
static const struct sony_calibration_form by_bluetooth = {
    .id = 0x05, .size = 41, .in_pairs = true, .has_crc = true};

static void fill(uint8_t bytes[64], uint32_t ticks, const int gyro[3], const int accel[3])
{
    memset(bytes, 0, 64);
    bytes[0] = 0x01;
    for (int i = 0; i < 3; i++) {
        put_i16_le(bytes + 16 + 2 * i, gyro[i]);
        put_i16_le(bytes + 22 + 2 * i, accel[i]);
    }
    put_u32_le(bytes + 28, ticks);
    bytes[53] = 0x08;
}

static void fill_bluetooth(uint8_t bytes[78], uint32_t ticks, const int gyro[3], const int accel[3])
{
    uint8_t usb[64];
    fill(usb, ticks, gyro, accel);
    memset(bytes, 0, 78);
    bytes[0] = 0x31;
    bytes[1] = 0x01;
    memcpy(bytes + 2, usb + 1, 63);
    seal(bytes);
}

static const int flat[3] = {0, 8192, 0};
static const int still[3] = {0, 0, 0};
static const uint8_t short_report[10] = {0x01, 0x80, 0x80, 0x80, 0x80, 0x08};

static void begin_usb(struct bench *bench)
{
    uint8_t bytes[64];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    begin(bench, &dualsense_driver_ops);
    fill(bytes, 0, still, flat);
    feed(bench, bytes, sizeof bytes);
    assert_int_equal(bench->step.feature_id, 0x05);
    assert_int_equal(bench->step.feature_size, 41);
    sony_calibration(&sony_sample, &by_usb, calibration);
    memset(calibration + 37, 0, 4); // by USB nobody has promised a check sum
    answer(bench, calibration, 41);
}

static void test_dualsense_report_of_the_header(void **state)
{
    (void)state;
    uint8_t bytes[64] = {0x01};
    struct sony_report report;
    bytes[16] = 0xF0;
    bytes[17] = 0xFF;
    bytes[25] = 0x20;
    bytes[28] = 0xB8;
    bytes[29] = 0x0B;
    bytes[53] = 0x15;
    assert_int_equal(dualsense_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_int_equal(report.counts.gyro[0], -16);
    assert_int_equal(report.counts.accel[1], 8192);
    assert_int_equal(report.ticks, 3000);
    assert_int_equal(report.battery_bars, 3);
    assert_false(report.bluetooth);
}

static void test_dualsense_report_by_bluetooth(void **state)
{
    (void)state;
    uint8_t bytes[78];
    struct sony_report report;
    const int gyro[3] = {-32768, 32767, 7};
    const int accel[3] = {-1, 2, -3};
    fill_bluetooth(bytes, 0xDEADBEEF, gyro, accel);
    assert_int_equal(dualsense_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_true(report.bluetooth);
    assert_int_equal(report.ticks, 0xDEADBEEF);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(report.counts.gyro[i], gyro[i]);
        assert_int_equal(report.counts.accel[i], accel[i]);
    }
}

static void test_dualsense_report_damaged_is_refused(void **state)
{
    (void)state;
    uint8_t usb[64];
    uint8_t bluetooth[78];
    struct sony_report report;
    fill(usb, 1, still, flat);
    fill_bluetooth(bluetooth, 1, still, flat);
    for (size_t size = 0; size < sizeof usb; size++)
        if (size != 10)
            assert_int_equal(dualsense_report_parse(usb, size, &report), MOTION_REPORT_TRUNCATED);
    for (size_t size = 1; size < sizeof bluetooth; size++)
        assert_int_equal(dualsense_report_parse(bluetooth, size, &report), MOTION_REPORT_TRUNCATED);
    for (size_t i = 1; i < sizeof bluetooth; i++) {
        bluetooth[i] ^= 0x01;
        assert_int_equal(dualsense_report_parse(bluetooth, sizeof bluetooth, &report),
                         MOTION_REPORT_CRC);
        bluetooth[i] ^= 0x01;
    }
    bluetooth[0] = 0x11;
    assert_int_equal(dualsense_report_parse(bluetooth, sizeof bluetooth, &report),
                     MOTION_REPORT_UNKNOWN);
}

static void test_dualsense_battery(void **state)
{
    (void)state;
    static const struct {
        uint8_t byte;
        int bars;
    } cases[] = {{0x0A, 4}, {0x06, 3}, {0x03, 2},  {0x01, 1},  {0x00, 0},
                 {0x10, 1}, {0x20, 4}, {0xA5, -1}, {0xB5, -1}, {0xF5, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t bytes[64];
        struct sony_report report;
        fill(bytes, 0, still, flat);
        bytes[53] = cases[i].byte;
        dualsense_report_parse(bytes, sizeof bytes, &report);
        assert_int_equal(report.battery_bars, cases[i].bars);
    }
}

static void test_dualsense_samples_are_calibrated(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    const int gyro[3] = {158, 5, 11};
    const int accel[3] = {10, 8230, -100};
    begin_usb(&bench);
    fill(bytes, 12000, gyro, accel);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    assert_int_equal(event_of(&bench, DEVICE_EVENT_BATTERY)->data.battery_bars, 4);
    check_vector(motion_of(&bench)->gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
    check_vector(motion_of(&bench)->accel_g, 0.0, 1.0, 0.0, 1e-9);
}

static void test_dualsense_wrong_check_sum_by_bluetooth_is_read_again(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[78];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    const int gyro[3] = {158, 5, 11};
    begin(&bench, &dualsense_driver_ops);
    fill_bluetooth(bytes, 0, gyro, flat);
    feed(&bench, bytes, sizeof bytes);
    sony_calibration(&sony_sample, &by_bluetooth, calibration);
    calibration[37] ^= 1;
    answer(&bench, calibration, 41);
    feed_after(&bench, 50 * MS, bytes, sizeof bytes);
    assert_null(motion_of(&bench));
    assert_int_equal(bench.step.feature_id, 0);
    feed_after(&bench, 50 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.step.feature_id, 0x05);
    calibration[37] ^= 1;
    answer(&bench, calibration, 41);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    check_vector(motion_of(&bench)->gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
}

static void test_dualsense_short_reports_lead_to_the_calibration(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[78];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    begin(&bench, &dualsense_driver_ops);
    feed(&bench, short_report, sizeof short_report);
    assert_int_equal(bench.step.feature_id, 0x05);
    sony_calibration(&sony_sample, &by_bluetooth, calibration);
    answer(&bench, calibration, 41);
    fill_bluetooth(bytes, 0, still, flat);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
}

static void test_dualsense_gravity_in_six_poses(void **state)
{
    (void)state;
    static const struct pose poses[] = {
        {{0, 1, 0}, {10, 8230, -100}}, {{0, -1, 0}, {10, -8154, -100}},
        {{1, 0, 0}, {8200, 38, -100}}, {{-1, 0, 0}, {-8180, 38, -100}},
        {{0, 0, 1}, {10, 38, 8100}},   {{0, 0, -1}, {10, 38, -8300}},
    };
    struct bench bench;
    begin_usb(&bench);
    for (size_t i = 0; i < sizeof poses / sizeof poses[0]; i++) {
        uint8_t bytes[64];
        fill(bytes, 12000u * (uint32_t)(i + 1), still, poses[i].counts);
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        const double *up = poses[i].up;
        check_vector(motion_of(&bench)->accel_g, up[0], up[1], up[2], 1e-9);
    }
}

static void test_dualsense_uneven_bluetooth_has_even_time(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[78];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    uint64_t seed = 99;
    uint32_t ticks = 0xFFFF0000; // wraps soon
    int64_t last_us = 0;
    int64_t late_us = 2000000 + 8 * 1250;
    begin(&bench, &dualsense_driver_ops);
    feed(&bench, short_report, sizeof short_report);
    sony_calibration(&sony_sample, &by_bluetooth, calibration);
    answer(&bench, calibration, 41);
    for (int i = 1; i <= 4000; i++) {
        ticks += 3750; // 1.25 ms
        fill_bluetooth(bytes, ticks, still, flat);
        if (i % 8 == 0) // clumps of eight, anywhere in their 10 ms
            late_us = 2000000 + (int64_t)(i + 8) * 1250 + (int64_t)(next_random(&seed) % 9000);
        bench.now_us = late_us;
        feed(&bench, bytes, sizeof bytes);
        const struct input_motion_sample *sample = motion_of(&bench);
        if (i > 2000)
            assert_in_range(sample->t_us - last_us, 1100, 1350);
        last_us = sample->t_us;
    }
}

static void test_dualsense_zero_is_taken_on_the_table(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    const int biased[3] = {-2 + 48, 5, 11}; // 3 deg/s that the factory did not know of
    int told = 0;
    begin_usb(&bench);
    for (int i = 1; i <= 600; i++) {
        fill(bytes, 12000u * (uint32_t)i, biased, flat);
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        if (i == 200)
            check_vector(motion_of(&bench)->gyro_deg_s, 3.0, 0.0, 0.0, 1e-9);
        told += event_of(&bench, DEVICE_EVENT_ZEROED) != NULL;
    }
    assert_int_equal(told, 1);
    check_vector(motion_of(&bench)->gyro_deg_s, 0.0, 0.0, 0.0, 1e-6);
}

static void test_dualsense_never_writes(void **state)
{
    (void)state;
    uint64_t seed = 0x9E3779B97F4A7C15;
    long samples = 0;
    for (int run = 0; run < 60; run++) {
        struct bench bench;
        int asked = 0;
        begin(&bench, &dualsense_driver_ops);
        for (int i = 0; i < 1000; i++) {
            uint8_t bytes[78];
            uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
            const int gyro[3] = {(int)(next_random(&seed) % 2000) - 1000, 5, 11};
            size_t size = run % 2 ? 64 : 78;
            if (size == 64)
                fill(bytes, (uint32_t)i * 12000, gyro, flat);
            else
                fill_bluetooth(bytes, (uint32_t)i * 12000, gyro, flat);
            if (next_random(&seed) % 64 == 0)
                size = 10;
            bench.now_us += (int64_t)(next_random(&seed) % 8000);
            if (next_random(&seed) % 64 == 0)
                wait_us(&bench, (int64_t)(next_random(&seed) % 3000000));
            else
                feed(&bench, bytes, spoil(&seed, bytes, size));
            samples += motion_of(&bench) != NULL;
            check_harmless(&bench, 0x05, 41);
            while (bench.step.feature_id != 0) {
                asked++;
                sony_calibration(&sony_sample, &by_bluetooth, calibration);
                answer(&bench, calibration, spoil(&seed, calibration, 41));
                check_harmless(&bench, 0x05, 41);
            }
            assert_true(bench.step.deadline_us > bench.now_us);
        }
        assert_true(asked <= 4 + 5 * 4);
    }
    assert_true(samples > 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dualsense_report_of_the_header),
        cmocka_unit_test(test_dualsense_report_by_bluetooth),
        cmocka_unit_test(test_dualsense_report_damaged_is_refused),
        cmocka_unit_test(test_dualsense_battery),
        cmocka_unit_test(test_dualsense_samples_are_calibrated),
        cmocka_unit_test(test_dualsense_wrong_check_sum_by_bluetooth_is_read_again),
        cmocka_unit_test(test_dualsense_short_reports_lead_to_the_calibration),
        cmocka_unit_test(test_dualsense_gravity_in_six_poses),
        cmocka_unit_test(test_dualsense_uneven_bluetooth_has_even_time),
        cmocka_unit_test(test_dualsense_zero_is_taken_on_the_table),
        cmocka_unit_test(test_dualsense_never_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
