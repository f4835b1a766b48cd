#include "input/dualshock4/driver.h"
#include "input/dualshock4/report.h"
#include "tests/input/sony_bytes.h"

static const struct sony_calibration_form by_usb = {.id = 0x02, .size = 37, .in_pairs = true};
static const struct sony_calibration_form by_dongle = {.id = 0x02, .size = 37};
static const struct sony_calibration_form by_bluetooth = {.id = 0x05, .size = 41, .has_crc = true};

/** A USB report; Bluetooth's is the same from byte 3 on. */
static void fill(uint8_t bytes[64], unsigned ticks, const int gyro[3], const int accel[3])
{
    memset(bytes, 0, 64);
    bytes[0] = 0x01;
    bytes[5] = 0x08;
    put_i16_le(bytes + 10, (int)ticks);
    for (int i = 0; i < 3; i++) {
        put_i16_le(bytes + 13 + 2 * i, gyro[i]);
        put_i16_le(bytes + 19 + 2 * i, accel[i]);
    }
    bytes[30] = 0x08;
}

static void fill_bluetooth(uint8_t bytes[78], unsigned ticks, const int gyro[3], const int accel[3])
{
    uint8_t usb[64];
    fill(usb, ticks, gyro, accel);
    memset(bytes, 0, 78);
    bytes[0] = 0x11;
    bytes[1] = 0xC0;
    memcpy(bytes + 3, usb + 1, 63);
    seal(bytes);
}

static const int flat[3] = {0, 8192, 0};
static const int still[3] = {0, 0, 0};
static const uint8_t short_report[10] = {0x01, 0x80, 0x80, 0x80, 0x80, 0x08};

static void begin_usb(struct bench *bench)
{
    uint8_t bytes[64];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    begin(bench, &dualshock4_driver_ops);
    fill(bytes, 0, still, flat);
    feed(bench, bytes, sizeof bytes);
    sony_calibration(&sony_sample, &by_usb, calibration);
    answer(bench, calibration, 37);
}

static void test_dualshock4_report_of_the_header(void **state)
{
    (void)state;
    uint8_t bytes[64] = {0x01};
    struct sony_report report;
    bytes[10] = 0xBC;
    bytes[13] = 0x10;
    bytes[22] = 0x20;
    bytes[30] = 0x1B;
    assert_int_equal(dualshock4_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_int_equal(report.type, SONY_REPORT_FULL);
    assert_false(report.bluetooth);
    assert_int_equal(report.ticks, 188);
    assert_int_equal(report.counts.gyro[0], 16);
    assert_int_equal(report.counts.accel[1], 8192);
    assert_true(report.counts.has_gyro);
    assert_false(report.blank);
    assert_int_equal(report.battery_bars, 4);
}

static void test_dualshock4_report_by_bluetooth_is_two_bytes_further(void **state)
{
    (void)state;
    uint8_t bytes[78];
    struct sony_report report;
    const int gyro[3] = {-1, 300, -32768};
    const int accel[3] = {1, -8192, 32767};
    fill_bluetooth(bytes, 0xFFFE, gyro, accel);
    assert_int_equal(dualshock4_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_true(report.bluetooth);
    assert_int_equal(report.ticks, 0xFFFE);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(report.counts.gyro[i], gyro[i]);
        assert_int_equal(report.counts.accel[i], accel[i]);
    }
}

static void test_dualshock4_report_damaged_is_refused(void **state)
{
    (void)state;
    uint8_t usb[64];
    uint8_t bluetooth[78];
    struct sony_report report;
    fill(usb, 1, still, flat);
    fill_bluetooth(bluetooth, 1, still, flat);
    for (size_t size = 0; size < sizeof usb; size++)
        if (size != 10)
            assert_int_equal(dualshock4_report_parse(usb, size, &report), MOTION_REPORT_TRUNCATED);
    for (size_t size = 1; size < sizeof bluetooth; size++)
        assert_int_equal(dualshock4_report_parse(bluetooth, size, &report),
                         MOTION_REPORT_TRUNCATED);
    for (size_t i = 1; i < sizeof bluetooth; i++) {
        bluetooth[i] ^= 0x40;
        assert_int_equal(dualshock4_report_parse(bluetooth, sizeof bluetooth, &report),
                         MOTION_REPORT_CRC);
        bluetooth[i] ^= 0x40;
    }
    bluetooth[1] = 0x40; // no HID data in it
    seal(bluetooth);
    assert_int_equal(dualshock4_report_parse(bluetooth, sizeof bluetooth, &report),
                     MOTION_REPORT_UNKNOWN);
    usb[0] = 0x44;
    assert_int_equal(dualshock4_report_parse(usb, sizeof usb, &report), MOTION_REPORT_UNKNOWN);
}

static void test_dualshock4_battery(void **state)
{
    (void)state;
    static const struct {
        uint8_t byte;
        int bars;
    } cases[] = {{0x08, 4}, {0x05, 3}, {0x02, 2}, {0x01, 1},  {0x00, 0}, {0x0A, 4},
                 {0x10, 1}, {0x1B, 4}, {0x1A, 4}, {0x1E, -1}, {0x1F, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t bytes[64];
        struct sony_report report;
        fill(bytes, 0, still, flat);
        bytes[30] = cases[i].byte;
        dualshock4_report_parse(bytes, sizeof bytes, &report);
        assert_int_equal(report.battery_bars, cases[i].bars);
    }
}

static void test_dualshock4_calibration_of_the_header(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    const int gyro[3] = {158, 5, 11};
    const int accel[3] = {10, 8230, -100};
    begin_usb(&bench);
    fill(bytes, 750, gyro, accel);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    const struct input_motion_sample *sample = motion_of(&bench);
    assert_non_null(sample);
    assert_true(sample->has_gyro);
    check_vector(sample->gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
    check_vector(sample->accel_g, 0.0, 1.0, 0.0, 1e-9);
}

static void test_dualshock4_orders_of_the_calibration_differ(void **state)
{
    (void)state;
    static const struct sony_calibration_form *forms[] = {&by_usb, &by_dongle, &by_bluetooth};
    for (size_t i = 0; i < 3; i++) {
        uint8_t bytes[SONY_CALIBRATION_SIZE_WITH_CRC];
        struct motion_scale scale;
        sony_calibration(&sony_sample, forms[i], bytes);
        assert_int_equal(sony_calibration_parse(forms[i], bytes, forms[i]->size, &scale),
                         SONY_CALIBRATION_OK);
        for (int axis = 0; axis < 3; axis++) {
            assert_near(scale.gyro_zero[axis], sony_sample.bias[axis], 0.0);
            assert_near(scale.gyro_deg_s[axis],
                        1080.0 / (sony_sample.plus[axis] - sony_sample.minus[axis]), 1e-12);
        }
        check_vector(scale.accel_zero, 10.0, 38.0, -100.0, 1e-9);
    }
}

static void test_dualshock4_calibration_must_be_plausible(void **state)
{
    (void)state;
    uint8_t bytes[SONY_CALIBRATION_SIZE_WITH_CRC];
    struct motion_scale scale;
    struct sony_factory factory = sony_sample;
    factory.bias[1] = 1025;
    sony_calibration(&factory, &by_usb, bytes);
    assert_int_equal(sony_calibration_parse(&by_usb, bytes, 37, &scale),
                     SONY_CALIBRATION_IMPLAUSIBLE);
    factory = sony_sample;
    factory.speed_plus = -100; // more than half off
    sony_calibration(&factory, &by_usb, bytes);
    assert_int_equal(sony_calibration_parse(&by_usb, bytes, 37, &scale),
                     SONY_CALIBRATION_IMPLAUSIBLE);
    factory = sony_sample;
    factory.accel_plus[2] = -8300 + 60000; // wraps: an axis that points the other way
    sony_calibration(&factory, &by_usb, bytes);
    assert_int_equal(sony_calibration_parse(&by_usb, bytes, 37, &scale),
                     SONY_CALIBRATION_IMPLAUSIBLE);
    // An axis without a range keeps its nominal scale, the others their own.
    factory = sony_sample;
    factory.minus[0] = factory.plus[0];
    factory.accel_minus[1] = factory.accel_plus[1];
    sony_calibration(&factory, &by_usb, bytes);
    assert_int_equal(sony_calibration_parse(&by_usb, bytes, 37, &scale), SONY_CALIBRATION_OK);
    assert_near(scale.gyro_deg_s[0], 1.0 / 16.0, 1e-12);
    assert_near(scale.accel_g[1], 1.0 / 8192.0, 1e-12);
    assert_near(scale.gyro_deg_s[1], 1080.0 / 17460.0, 1e-12);
    for (size_t size = 0; size < 37; size++)
        assert_int_equal(sony_calibration_parse(&by_usb, bytes, size, &scale),
                         SONY_CALIBRATION_UNREADABLE);
    bytes[0] = 0x05;
    assert_int_equal(sony_calibration_parse(&by_usb, bytes, 37, &scale),
                     SONY_CALIBRATION_UNREADABLE);
}

static void test_dualshock4_asks_by_its_way_of_connection(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t usb[64];
    uint8_t bluetooth[78];
    fill(usb, 0, still, flat);
    fill_bluetooth(bluetooth, 0, still, flat);
    begin(&bench, &dualshock4_driver_ops);
    assert_int_equal(bench.step.feature_id, 0);
    feed(&bench, usb, sizeof usb);
    assert_int_equal(bench.step.feature_id, 0x02);
    assert_int_equal(bench.step.feature_size, 37);
    begin(&bench, &dualshock4_driver_ops);
    feed(&bench, bluetooth, sizeof bluetooth);
    assert_int_equal(bench.step.feature_id, 0x05);
    assert_int_equal(bench.step.feature_size, 41);
    begin(&bench, &dualshock4_driver_ops);
    feed(&bench, short_report, sizeof short_report);
    assert_int_equal(bench.step.feature_id, 0x05);
}

static void test_dualshock4_asks_again_then_takes_nominal_values(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[78];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    const int gyro[3] = {160, 0, 0};
    int asked = 1;
    begin(&bench, &dualshock4_driver_ops);
    fill_bluetooth(bytes, 0, gyro, flat);
    feed(&bench, bytes, sizeof bytes);
    sony_calibration(&sony_sample, &by_bluetooth, calibration);
    calibration[20] ^= 1; // the check sum is wrong every time
    for (int i = 0; i < 200; i++) {
        if (bench.step.feature_id == 0x05)
            answer(&bench, calibration, asked % 2 ? 41 : 0);
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        asked += bench.step.feature_id != 0;
    }
    assert_int_equal(asked, 4);
    check_vector(motion_of(&bench)->gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
    // 300 ms at most: nobody has had to wait for it.
    assert_true(bench.memory.sony.flow.ready);
}

static void test_dualshock4_second_answer_is_as_good(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    const int gyro[3] = {158, 5, 11};
    begin(&bench, &dualshock4_driver_ops);
    fill(bytes, 0, gyro, flat);
    feed(&bench, bytes, sizeof bytes);
    answer(&bench, NULL, 0);
    assert_true(bench.step.deadline_us == bench.now_us + 100 * MS);
    wait_us(&bench, 99 * MS);
    assert_int_equal(bench.step.feature_id, 0);
    wait_us(&bench, 1 * MS);
    assert_int_equal(bench.step.feature_id, 0x02);
    sony_calibration(&sony_sample, &by_usb, calibration);
    answer(&bench, calibration, 37);
    assert_string_equal(bench.step.note, "");
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    check_vector(motion_of(&bench)->gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
}

static void test_dualshock4_implausible_calibration_is_not_asked_again(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    struct sony_factory factory = sony_sample;
    const int gyro[3] = {16, 0, 0};
    factory.bias[0] = 5000;
    begin(&bench, &dualshock4_driver_ops);
    fill(bytes, 0, gyro, flat);
    feed(&bench, bytes, sizeof bytes);
    sony_calibration(&factory, &by_usb, calibration);
    answer(&bench, calibration, 37);
    assert_non_null(strstr(bench.step.note, "nominal"));
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.step.feature_id, 0);
    check_vector(motion_of(&bench)->gyro_deg_s, 1.0, 0.0, 0.0, 1e-9);
    check_vector(motion_of(&bench)->accel_g, 0.0, 1.0, 0.0, 1e-9);
}

static void test_dualshock4_short_reports_are_woken_a_few_times(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    uint8_t bytes[78];
    int asked = 0;
    sony_calibration(&sony_sample, &by_bluetooth, calibration);
    begin(&bench, &dualshock4_driver_ops);
    for (int i = 0; i < 4000; i++) {
        feed_after(&bench, 10 * MS, short_report, sizeof short_report);
        assert_null(motion_of(&bench));
        if (bench.step.feature_id == 0)
            continue;
        asked++;
        answer(&bench, calibration, 41);
    }
    assert_int_equal(asked, 6); // the calibration, and five times as a sign
    fill_bluetooth(bytes, 0, still, flat);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    assert_non_null(motion_of(&bench));
}

static void test_dualshock4_gravity_in_six_poses(void **state)
{
    (void)state;
    // It lies on its back; stands on its left, on its right side, and so on. Sony's axes are ours.
    static const struct pose poses[] = {
        {{0, 1, 0}, {10, 8230, -100}}, {{0, -1, 0}, {10, -8154, -100}},
        {{1, 0, 0}, {8200, 38, -100}}, {{-1, 0, 0}, {-8180, 38, -100}},
        {{0, 0, 1}, {10, 38, 8100}},   {{0, 0, -1}, {10, 38, -8300}},
    };
    struct bench bench;
    begin_usb(&bench);
    for (size_t i = 0; i < sizeof poses / sizeof poses[0]; i++) {
        uint8_t bytes[64];
        fill(bytes, (unsigned)(750 * (i + 1)), still, poses[i].counts);
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        const double *up = poses[i].up;
        check_vector(motion_of(&bench)->accel_g, up[0], up[1], up[2], 1e-9);
    }
}

static void test_dualshock4_sensor_time_across_its_wrap(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    uint64_t seed = 424242;
    int64_t last_us = 0;
    unsigned ticks = 0xF000;
    int64_t start_us = 0;
    begin_usb(&bench);
    start_us = bench.now_us;
    for (int i = 1; i <= 2000; i++) {
        ticks += 750; // 4 ms
        fill(bytes, ticks & 0xFFFF, still, flat);
        bench.now_us = start_us + (int64_t)i * 4 * MS + (int64_t)(next_random(&seed) % 3000);
        feed(&bench, bytes, sizeof bytes);
        const struct input_motion_sample *sample = motion_of(&bench);
        assert_true(sample->t_us <= bench.now_us);
        if (i > 500)
            assert_in_range(sample->t_us - last_us, 3900, 4100);
        last_us = sample->t_us;
    }
}

static void test_dualshock4_counts_what_its_clock_cannot_be(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    unsigned ticks = 0;
    begin_usb(&bench);
    const struct input_plausibility *seen = &bench.memory.sony.flow.flow.seen;
    for (int i = 0; i < 1000; i++) {
        ticks += i == 500 ? 750 + 0x8000 : 750; // leaps by 175 ms while 4 ms pass
        fill(bytes, ticks & 0xFFFF, still, flat);
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        assert_non_null(motion_of(&bench));
    }
    assert_int_equal(seen->clock_jumps, 1);
    assert_int_equal(seen->repeated, 0);
    feed_after(&bench, 1 * MS, bytes, sizeof bytes); // the same once more
    assert_null(event_of(&bench, DEVICE_EVENT_MOTION));
    assert_int_equal(seen->repeated, 1);
    feed_after(&bench, 4 * MS, bytes, 63);
    assert_int_equal(seen->truncated, 1);
    assert_int_equal(bench.memory.sony.flow.flow.dropped, 2);
}

static void test_dualshock4_dongle_waits_for_its_pad(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
    const int gyro[3] = {158, 5, 11};
    begin(&bench, &dualshock4_dongle_driver_ops);
    fill(bytes, 0, gyro, flat);
    bytes[31] = 0x04;
    for (int i = 0; i < 100; i++) {
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        assert_int_equal(bench.step.feature_id, 0);
        assert_null(motion_of(&bench));
    }
    bytes[31] = 0;
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.step.feature_id, 0x02);
    sony_calibration(&sony_sample, &by_dongle, calibration);
    answer(&bench, calibration, 37);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    check_vector(motion_of(&bench)->gyro_deg_s, 10.0, 0.0, 0.0, 1e-9);
    // The pad is switched off: the dongle goes on talking, and the pad is lost all the same.
    bytes[31] = 0x04;
    int lost = 0;
    for (int i = 0; i < 600; i++) {
        feed_after(&bench, 4 * MS, bytes, sizeof bytes);
        lost += event_of(&bench, DEVICE_EVENT_LOST) != NULL;
    }
    assert_int_equal(lost, 1);
    bytes[31] = 0;
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.step.feature_id, 0x02); // another pad may be behind it now
}

static void test_dualshock4_blank_sensors_are_no_motion(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    begin_usb(&bench);
    fill(bytes, 0, still, still);
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_null(motion_of(&bench));
}

static void test_dualshock4_damaged_reports_are_counted_and_noted(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    int notes = 0;
    begin_usb(&bench);
    fill(bytes, 0, still, flat);
    for (int i = 0; i < 16; i++) {
        feed_after(&bench, 4 * MS, bytes, 40);
        notes += strstr(bench.step.note, "device bug") != NULL;
        assert_null(motion_of(&bench));
    }
    assert_int_equal(notes, 5);
    assert_int_equal(bench.memory.sony.flow.flow.dropped, 16);
    bytes[0] = 0x99; // somebody else's business
    feed_after(&bench, 4 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.memory.sony.flow.flow.dropped, 16);
}

static void test_dualshock4_never_writes(void **state)
{
    (void)state;
    static const struct device_driver *drivers[] = {&dualshock4_driver_ops,
                                                    &dualshock4_dongle_driver_ops};
    const struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = true};
    uint64_t seed = 0x2545F4914F6CDD1D;
    long samples = 0;
    for (int run = 0; run < 60; run++) {
        struct bench bench;
        begin(&bench, drivers[run % 2]);
        int asked = 0;
        for (int i = 0; i < 1000; i++) {
            uint8_t bytes[78];
            uint8_t calibration[SONY_CALIBRATION_SIZE_WITH_CRC];
            const int gyro[3] = {(int)(next_random(&seed) % 2000) - 1000, 5, 11};
            size_t size = run % 3 ? 64 : 78;
            if (size == 64)
                fill(bytes, (unsigned)i * 750, gyro, flat);
            else
                fill_bluetooth(bytes, (unsigned)i * 750, gyro, flat);
            if (next_random(&seed) % 50 == 0)
                size = 10;
            bench.now_us += (int64_t)(next_random(&seed) % 8000);
            uint64_t dice = next_random(&seed) % 64;
            if (dice == 0)
                wait_us(&bench, (int64_t)(next_random(&seed) % 3000000));
            else if (dice == 1)
                bench.driver->command(&bench.memory, &lamp, bench.now_us, &bench.step);
            else
                feed(&bench, bytes, spoil(&seed, bytes, size));
            samples += motion_of(&bench) != NULL;
            check_harmless(&bench, 0x02, 37);
            while (bench.step.feature_id != 0) {
                asked++;
                sony_calibration(&sony_sample, run % 3 ? &by_usb : &by_bluetooth, calibration);
                answer(&bench, calibration, spoil(&seed, calibration, 41));
                check_harmless(&bench, 0x02, 37);
            }
            if (dice != 1) // a command does not do what time does
                assert_true(bench.step.deadline_us > bench.now_us);
        }
        assert_true(asked < 400); // a dongle whose flag flickers, at worst
        bench.driver->stop(&bench.memory, &bench.step);
        check_harmless(&bench, 0x02, 37);
    }
    assert_true(samples > 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dualshock4_report_of_the_header),
        cmocka_unit_test(test_dualshock4_report_by_bluetooth_is_two_bytes_further),
        cmocka_unit_test(test_dualshock4_report_damaged_is_refused),
        cmocka_unit_test(test_dualshock4_battery),
        cmocka_unit_test(test_dualshock4_calibration_of_the_header),
        cmocka_unit_test(test_dualshock4_orders_of_the_calibration_differ),
        cmocka_unit_test(test_dualshock4_calibration_must_be_plausible),
        cmocka_unit_test(test_dualshock4_asks_by_its_way_of_connection),
        cmocka_unit_test(test_dualshock4_asks_again_then_takes_nominal_values),
        cmocka_unit_test(test_dualshock4_second_answer_is_as_good),
        cmocka_unit_test(test_dualshock4_implausible_calibration_is_not_asked_again),
        cmocka_unit_test(test_dualshock4_short_reports_are_woken_a_few_times),
        cmocka_unit_test(test_dualshock4_gravity_in_six_poses),
        cmocka_unit_test(test_dualshock4_sensor_time_across_its_wrap),
        cmocka_unit_test(test_dualshock4_counts_what_its_clock_cannot_be),
        cmocka_unit_test(test_dualshock4_dongle_waits_for_its_pad),
        cmocka_unit_test(test_dualshock4_blank_sensors_are_no_motion),
        cmocka_unit_test(test_dualshock4_damaged_reports_are_counted_and_noted),
        cmocka_unit_test(test_dualshock4_never_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
