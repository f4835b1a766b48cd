#include "input/wii_board/driver.h"
#include "input/wii_remote/calibration.h"
#include "input/wii_remote/driver.h"
#include "input/wii_remote/report.h"
#include "tests/input/motion_bench.h"

#include <zlib.h>

// Zero 512 515 508, 1 g 616 619 614; check sum as devices.md 3.1 has it.
static const uint8_t accel_block[10] = {0x80, 0x80, 0x7F, 0x0C, 0x9A, 0x9A, 0x99, 0x0E, 0x40, 0xFB};
static const uint8_t status_bare[7] = {0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0xB0};
static const uint8_t status_extension[7] = {0x20, 0x00, 0x00, 0x02, 0x00, 0x00, 0xB0};
static const uint8_t ack_write[5] = {0x22, 0x00, 0x00, 0x16, 0x00};
static const uint8_t id_board[6] = {0x00, 0x00, 0xA4, 0x20, 0x04, 0x02};
static const uint8_t id_nunchuk[6] = {0x00, 0x00, 0xA4, 0x20, 0x00, 0x00};
static const uint8_t id_blank[6] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
static const uint8_t id_sleeping[6] = {0x00, 0x00, 0xA6, 0x20, 0x00, 0x05};
static const uint8_t id_built_in[6] = {0x01, 0x00, 0xA6, 0x20, 0x00, 0x05};
static const uint8_t id_active[6] = {0x00, 0x00, 0xA4, 0x20, 0x04, 0x05};

static void reply(struct bench *bench, uint16_t address, const uint8_t *data, uint8_t size)
{
    uint8_t bytes[22] = {0x21, 0x00, 0x00, (uint8_t)((size - 1) << 4)};
    put_u16_be(bytes + 4, address);
    memcpy(bytes + 6, data, size);
    feed_after(bench, 5 * MS, bytes, sizeof bytes);
}

static void reply_error(struct bench *bench, uint16_t address, uint8_t error)
{
    uint8_t bytes[22] = {0x21, 0x00, 0x00, error};
    put_u16_be(bytes + 4, address);
    feed_after(bench, 5 * MS, bytes, sizeof bytes);
}

/** MotionPlus' calibration as a real one has it: yaw and pitch run downward. */
static void plus_calibration(uint8_t bytes[32])
{
    memset(bytes, 0, 32);
    for (int half = 0; half < 2; half++) {
        uint8_t *at = bytes + 16 * half;
        const unsigned zero[3] = {0x7F00, 0x8010, 0x8100}; // yaw roll pitch
        for (int i = 0; i < 3; i++) {
            put_u16_be(at + 2 * i, zero[i]);
            put_u16_be(at + 6 + 2 * i, i == 1 ? zero[i] + 0x4400 : zero[i] - 0x4400);
        }
        at[12] = half == 0 ? 200 : 45; // 1200 and 270 deg/s
        at[13] = half == 0 ? 0x0B : 0xE9;
    }
    uLong crc = crc32(crc32(0, bytes, 14), bytes + 16, 14);
    put_u16_be(bytes + 14, (unsigned)(crc >> 16));
    put_u16_be(bytes + 30, (unsigned)(crc & 0xFFFF));
}

static void reply_plus_calibration(struct bench *bench)
{
    uint8_t bytes[32];
    plus_calibration(bytes);
    reply(bench, 0x0020, bytes, 16);
    reply(bench, 0x0030, bytes + 16, 16);
}

static void put_accel(uint8_t *bytes, const int accel[3])
{
    for (int i = 0; i < 3; i++)
        bytes[3 + i] = (uint8_t)(accel[i] >> 2);
    bytes[1] |= (uint8_t)((accel[0] & 3) << 5);
    bytes[2] |= (uint8_t)((accel[1] & 2) << 4 | (accel[2] & 2) << 5);
}

static void fill_31(uint8_t bytes[6], const int accel[3])
{
    memset(bytes, 0, 6);
    bytes[0] = 0x31;
    put_accel(bytes, accel);
}

/** 14 bit values in the order yaw, roll, pitch. */
static void fill_35(uint8_t bytes[22], const int accel[3], const int gyro[3], bool slow)
{
    memset(bytes, 0, 22);
    bytes[0] = 0x35;
    put_accel(bytes, accel);
    for (int i = 0; i < 3; i++) {
        bytes[6 + i] = (uint8_t)gyro[i];
        bytes[9 + i] = (uint8_t)(gyro[i] >> 6 & 0xFC);
    }
    bytes[9] |= slow ? 3 : 0;
    bytes[10] |= slow ? 2 : 0;
    bytes[11] |= 2;
}

// Flat on the table, and its gyroscope's zeros (14 bit).
static const int flat[3] = {512, 515, 614};
static const int still[3] = {0x7F00 >> 2, 0x8010 >> 2, 0x8100 >> 2};

static void send_flat_31(struct bench *bench)
{
    uint8_t bytes[6];
    fill_31(bytes, flat);
    feed_after(bench, 10 * MS, bytes, sizeof bytes);
}

static void send_flat_35(struct bench *bench)
{
    uint8_t bytes[22];
    fill_35(bytes, flat, still, true);
    feed_after(bench, 10 * MS, bytes, sizeof bytes);
}

/** A bare remote until it runs in mode 31. */
static void begin_bare(struct bench *bench)
{
    begin(bench, &wii_remote_driver_ops);
    feed_after(bench, 5 * MS, status_bare, sizeof status_bare);
    reply(bench, 0x0016, accel_block, sizeof accel_block);
    reply_error(bench, 0x00FA, 7);
    CHECK_WRITE(bench, 0x12, 0x04, 0x31);
}

/** One with MotionPlus until it runs in mode 35. */
static void begin_plus(struct bench *bench)
{
    begin(bench, &wii_remote_driver_ops);
    feed_after(bench, 5 * MS, status_bare, sizeof status_bare);
    reply(bench, 0x0016, accel_block, sizeof accel_block);
    reply(bench, 0x00FA, id_built_in, sizeof id_built_in);
    feed_after(bench, 5 * MS, ack_write, sizeof ack_write);
    feed_after(bench, 5 * MS, ack_write, sizeof ack_write);
    feed_after(bench, 5 * MS, status_extension, sizeof status_extension);
    wait_us(bench, 200 * MS);
    reply(bench, 0x00FA, id_active, sizeof id_active);
    reply_plus_calibration(bench);
    CHECK_WRITE(bench, 0x12, 0x04, 0x35);
}

static void test_wii_remote_report_of_the_header(void **state)
{
    (void)state;
    static const uint8_t bytes[6] = {0x31, 0x40, 0x20, 0x80, 0x81, 0x9A};
    struct wii_remote_report report;
    assert_int_equal(wii_remote_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_int_equal(report.type, WII_REMOTE_REPORT_DATA);
    assert_true(report.data.data.has_accel);
    assert_int_equal(report.data.data.accel[0], 514);
    assert_int_equal(report.data.data.accel[1], 518);
    assert_int_equal(report.data.data.accel[2], 616);
    assert_false(report.data.data.has_extension);
    assert_false(report.button);
}

static void test_wii_remote_plus_of_the_header(void **state)
{
    (void)state;
    static const uint8_t bytes[6] = {0x10, 0xF8, 0x00, 0x83, 0x7E, 0x82};
    struct wii_remote_plus plus;
    assert_true(wii_remote_plus_parse(bytes, &plus));
    assert_int_equal(plus.counts[0], 8192 << 2);
    assert_int_equal(plus.counts[1], 8184 << 2);
    assert_int_equal(plus.counts[2], 8208 << 2);
    assert_true(plus.slow[0] && plus.slow[1] && plus.slow[2]);
    static const uint8_t fast[6] = {0x10, 0xF8, 0x00, 0x81, 0x7C, 0x82};
    assert_true(wii_remote_plus_parse(fast, &plus));
    assert_true(plus.slow[0]);
    assert_false(plus.slow[1] || plus.slow[2]);
    static const uint8_t passed_through[6] = {0x10, 0xF8, 0x00, 0x83, 0x7E, 0x80};
    assert_false(wii_remote_plus_parse(passed_through, &plus));
    static const uint8_t blank[6] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    assert_false(wii_remote_plus_parse(blank, &plus));
}

static void test_wii_remote_reports_of_all_modes(void **state)
{
    (void)state;
    static const struct {
        uint8_t id;
        size_t size;
        bool has_accel;
        size_t extension_at;
    } cases[] = {{0x30, 3, false, 0},  {0x31, 6, true, 0},   {0x32, 11, false, 0},
                 {0x33, 18, true, 0},  {0x34, 22, false, 0}, {0x35, 22, true, 6},
                 {0x36, 22, false, 0}, {0x37, 22, true, 16}, {0x3D, 22, false, 0},
                 {0x3E, 22, false, 0}, {0x3F, 22, false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t bytes[22];
        struct wii_remote_report report;
        for (size_t b = 0; b < sizeof bytes; b++)
            bytes[b] = (uint8_t)(8 + b);
        bytes[0] = cases[i].id;
        for (size_t size = 0; size < cases[i].size; size++)
            assert_int_equal(wii_remote_report_parse(bytes, size, &report),
                             MOTION_REPORT_TRUNCATED);
        assert_int_equal(wii_remote_report_parse(bytes, cases[i].size, &report), MOTION_REPORT_OK);
        assert_int_equal(report.data.data.has_accel, cases[i].has_accel);
        assert_int_equal(report.data.data.has_extension, cases[i].extension_at > 0);
        if (cases[i].extension_at > 0)
            assert_int_equal(report.data.data.extension[0], 8 + cases[i].extension_at);
        assert_int_equal(report.button, cases[i].id != 0x3D);
    }
    struct wii_remote_report report;
    static const uint8_t other[22] = {0x23};
    assert_int_equal(wii_remote_report_parse(other, sizeof other, &report), MOTION_REPORT_UNKNOWN);
}

static void test_wii_remote_ids(void **state)
{
    (void)state;
    static const uint8_t nearly_board[6] = {0x00, 0x00, 0xA4, 0x20, 0x05, 0x02};
    static const uint8_t passing[6] = {0x00, 0x00, 0xA4, 0x20, 0x05, 0x05};
    assert_int_equal(wii_remote_id_of(id_board), WII_REMOTE_ID_BOARD);
    assert_int_equal(wii_remote_id_of(nearly_board), WII_REMOTE_ID_OTHER);
    assert_int_equal(wii_remote_id_of(id_blank), WII_REMOTE_ID_BLANK);
    assert_int_equal(wii_remote_id_of(id_nunchuk), WII_REMOTE_ID_OTHER);
    assert_int_equal(wii_remote_id_of(id_sleeping), WII_REMOTE_ID_PLUS_SLEEPING);
    assert_int_equal(wii_remote_id_of(id_built_in), WII_REMOTE_ID_PLUS_SLEEPING);
    assert_int_equal(wii_remote_id_of(id_active), WII_REMOTE_ID_PLUS_ACTIVE);
    assert_int_equal(wii_remote_id_of(passing), WII_REMOTE_ID_PLUS_ACTIVE);
}

static void test_wii_remote_accel_calibration(void **state)
{
    (void)state;
    static const uint8_t header[10] = {0x80, 0x80, 0x80, 0x00, 0x9A, 0x9A, 0x9A, 0x00, 0x40, 0xE3};
    struct motion_scale scale;
    assert_true(wii_remote_accel_parse(header, &scale));
    assert_near((616 - scale.accel_zero[0]) * scale.accel_g[0], 1.0, 1e-12);
    assert_true(wii_remote_accel_parse(accel_block, &scale));
    check_vector(scale.accel_zero, 512.0, 515.0, 508.0, 0.0);
    check_vector(scale.accel_g, 1.0 / 104, 1.0 / 104, 1.0 / 106, 1e-12);
    for (int i = 0; i < 10; i++) {
        uint8_t bytes[10];
        memcpy(bytes, accel_block, sizeof bytes);
        bytes[i] ^= 0x10;
        assert_false(wii_remote_accel_parse(bytes, &scale));
    }
    // The sum is right, the numbers are not: 1 g at the zero.
    static const uint8_t flat_line[10] = {0x80, 0x80, 0x80, 0, 0x80, 0x80, 0x80, 0, 0, 0x55};
    assert_false(wii_remote_accel_parse(flat_line, &scale));
}

static void test_wii_remote_gyro_calibration(void **state)
{
    (void)state;
    uint8_t bytes[32];
    struct wii_remote_gyro gyro;
    plus_calibration(bytes);
    assert_true(wii_remote_gyro_parse(bytes, &gyro));
    check_vector(gyro.slow.zero, 0x8100, 0x8010, 0x7F00, 0.0); // pitch roll yaw
    check_vector(gyro.slow.deg_s, 0.01551, 0.01551, 0.01551, 0.00001);
    check_vector(gyro.fast.deg_s, 1200.0 / 17408, 1200.0 / 17408, 1200.0 / 17408, 1e-12);
    for (int i = 0; i < 32; i++) {
        bytes[i] ^= 0x04;
        assert_false(wii_remote_gyro_parse(bytes, &gyro));
        bytes[i] ^= 0x04;
    }
    wii_remote_gyro_nominal(&gyro);
    assert_near(8192 * 4 * gyro.slow.deg_s[0], 440.0, 1e-9);
    assert_near(8192 * 4 * gyro.fast.deg_s[0], 2000.0, 1e-9);
}

static void test_wii_remote_bare_handshake(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    CHECK_WRITE(&bench, 0x15, 0x00);
    feed_after(&bench, 5 * MS, status_bare, sizeof status_bare);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_BATTERY)->data.battery_bars, 4);
    CHECK_WRITE(&bench, 0x17, 0x00, 0x00, 0x00, 0x16, 0x00, 0x0A);
    reply(&bench, 0x0016, accel_block, sizeof accel_block);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA6, 0x00, 0xFA, 0x00, 0x06);
    reply_error(&bench, 0x00FA, 7);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    send_flat_31(&bench);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    const struct input_motion_sample *sample = motion_of(&bench);
    assert_int_equal(sample->t_us, bench.now_us);
    assert_false(sample->has_gyro);
    check_vector(sample->accel_g, 0.0, 1.0, 0.0, 0.011); // y has only every other count
    check_vector(sample->gyro_deg_s, 0.0, 0.0, 0.0, 0.0);
}

static void test_wii_remote_wakes_motion_plus(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, status_extension, sizeof status_extension);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06);
    reply(&bench, 0x00FA, id_nunchuk, sizeof id_nunchuk);
    CHECK_WRITE(&bench, 0x17, 0x00, 0x00, 0x00, 0x16, 0x00, 0x0A);
    reply(&bench, 0x0016, accel_block, sizeof accel_block);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA6, 0x00, 0xFA, 0x00, 0x06);
    reply(&bench, 0x00FA, id_sleeping, sizeof id_sleeping);
    CHECK_WRITE(&bench, 0x16, 0x04, 0xA6, 0x00, 0xF0, 0x01, 0x55);
    feed_after(&bench, 5 * MS, ack_write, sizeof ack_write);
    CHECK_WRITE(&bench, 0x16, 0x04, 0xA6, 0x00, 0xFE, 0x01, 0x04);
    feed_after(&bench, 5 * MS, ack_write, sizeof ack_write);
    CHECK_SILENT(&bench);
    reply(&bench, 0x00FA, id_active, sizeof id_active); // the kernel has asked, not we
    CHECK_SILENT(&bench);
    wait_us(&bench, 194 * MS);
    CHECK_SILENT(&bench);
    wait_us(&bench, 1 * MS);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06);
    reply(&bench, 0x00FA, id_nunchuk, sizeof id_nunchuk); // it takes its time
    wait_us(&bench, 100 * MS);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06);
    reply(&bench, 0x00FA, id_active, sizeof id_active);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20);
    reply_plus_calibration(&bench);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x35);
    send_flat_35(&bench);
    assert_true(motion_of(&bench)->has_gyro);
    check_vector(motion_of(&bench)->gyro_deg_s, 0.0, 0.0, 0.0, 1e-9);
}

static void test_wii_remote_active_motion_plus_is_not_woken(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, status_extension, sizeof status_extension);
    reply(&bench, 0x00FA, id_active, sizeof id_active);
    reply(&bench, 0x0016, accel_block, sizeof accel_block);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20);
    reply_plus_calibration(&bench);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x35);
    // Somebody else's MotionPlus is left awake.
    bench.driver->stop(&bench.memory, &bench.step);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x30);
}

static void test_wii_remote_board_is_handed_on(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, status_extension, sizeof status_extension);
    assert_false(bench.step.hands_over);
    reply(&bench, 0x00FA, id_board, sizeof id_board);
    assert_true(bench.step.hands_over);
    assert_int_equal(bench.step.hand_to, INPUT_DEVICE_WII_BOARD);
    CHECK_SILENT(&bench);
}

static void test_wii_remote_late_board_is_handed_on_too(void **state)
{
    (void)state;
    struct bench bench;
    begin_bare(&bench);
    feed_after(&bench, 500 * MS, status_extension, sizeof status_extension);
    bool asked = false;
    for (size_t i = 0; i < bench.step.write_count; i++)
        asked = asked || bench.step.writes[i].bytes[0] == 0x17;
    assert_true(asked);
    reply(&bench, 0x00FA, id_board, sizeof id_board);
    assert_true(bench.step.hands_over);
}

static void test_wii_remote_board_hands_a_remote_on(void **state)
{
    (void)state;
    struct wii_board_driver board;
    struct device_step step;
    int64_t now_us = 1000000;
    bool handed = false;
    wii_board_driver_start(&board, now_us, &step);
    for (int i = 0; i < 100 && !handed; i++) {
        now_us += 100 * MS;
        wii_board_driver_timeout(&board, now_us, &step);
        if (step.write_count > 0 && step.writes[0].bytes[0] == 0x15)
            wii_board_driver_report(&board, status_bare, sizeof status_bare, now_us, &step);
        handed = step.hands_over;
    }
    assert_true(handed);
    assert_int_equal(step.hand_to, INPUT_DEVICE_WII_REMOTE);
    assert_true(now_us < 5000 * MS);
}

static void test_wii_remote_accel_copy_then_nominal(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t erased[10] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, status_bare, sizeof status_bare);
    reply(&bench, 0x0016, erased, sizeof erased);
    wait_us(&bench, 100 * MS);
    CHECK_WRITE(&bench, 0x17, 0x00, 0x00, 0x00, 0x20, 0x00, 0x0A);
    reply(&bench, 0x0016, accel_block, sizeof accel_block); // not what was asked for
    reply_error(&bench, 0x0020, 8);
    wait_us(&bench, 100 * MS);
    CHECK_WRITE(&bench, 0x17, 0x00, 0x00, 0x00, 0x16, 0x00, 0x0A);
    wait_us(&bench, 400 * MS); // no answer at all
    assert_non_null(strstr(bench.step.note, "nominal"));
    reply_error(&bench, 0x00FA, 7);
    uint8_t bytes[6];
    const int nominal[3] = {512, 512, 612};
    fill_31(bytes, nominal);
    feed_after(&bench, 10 * MS, bytes, sizeof bytes);
    check_vector(motion_of(&bench)->accel_g, 0.0, 1.0, 0.0, 1e-9);
}

static void test_wii_remote_that_answers_nothing_is_told(void **state)
{
    (void)state;
    struct bench bench;
    int refused = 0;
    begin(&bench, &wii_remote_driver_ops);
    for (int i = 0; i < 200; i++) {
        assert_true(bench.step.deadline_us > bench.now_us);
        wait_us(&bench, bench.step.deadline_us - bench.now_us);
        const struct device_event *event = event_of(&bench, DEVICE_EVENT_REFUSED);
        if (event)
            assert_int_equal(event->data.problem, INPUT_PROBLEM_NO_MOTION);
        refused += event != NULL;
    }
    assert_int_equal(refused, 1);
    // It is asked for its mode once a second, and may come to its senses.
    assert_true(bench.now_us > 100000 * MS);
    send_flat_31(&bench);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
}

static void test_wii_remote_ignores_the_kernels_replies(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, ack_write, sizeof ack_write);
    CHECK_SILENT(&bench);
    feed_after(&bench, 5 * MS, status_bare, sizeof status_bare);
    uint8_t longer[16] = {0};
    reply(&bench, 0x0016, longer, 12); // the kernel reads more of it
    CHECK_SILENT(&bench);
    reply(&bench, 0x00FA, id_board, sizeof id_board); // nobody has asked yet
    assert_false(bench.step.hands_over);
    reply(&bench, 0x0016, accel_block, sizeof accel_block);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA6, 0x00, 0xFA, 0x00, 0x06);
}

static void test_wii_remote_gravity_in_six_poses(void **state)
{
    (void)state;
    // The device's x points to the left, y to the rear, z out of the face.
    static const struct pose poses[] = {
        {{0, 1, 0}, {512, 515, 614}},  {{0, -1, 0}, {512, 515, 402}}, {{1, 0, 0}, {408, 515, 508}},
        {{-1, 0, 0}, {616, 515, 508}}, {{0, 0, 1}, {512, 619, 508}},  {{0, 0, -1}, {512, 411, 508}},
    };
    struct bench bench;
    begin_bare(&bench);
    for (size_t i = 0; i < 6; i++) {
        uint8_t bytes[6];
        const double *up = poses[i].up;
        fill_31(bytes, poses[i].counts);
        feed_after(&bench, 10 * MS, bytes, sizeof bytes);
        // Two axes have only every other count.
        check_vector(motion_of(&bench)->accel_g, up[0], up[1], up[2], 0.011);
    }
}

static void test_wii_remote_turning_has_the_frames_signs(void **state)
{
    (void)state;
    // Raw values rise with pitch about the axis to the left, roll about the one to the rear and
    // yaw about the one upward (devices.md 3.1; the nominal scale has the same signs).
    static const struct {
        int raise; // yaw roll pitch
        double turn[3];
    } cases[] = {{2, {-1, 0, 0}}, {0, {0, 1, 0}}, {1, {0, 0, 1}}};
    struct bench bench;
    begin_plus(&bench);
    for (int slow = 0; slow < 2; slow++)
        for (size_t i = 0; i < 3; i++) {
            uint8_t bytes[22];
            int gyro[3];
            memcpy(gyro, still, sizeof gyro);
            gyro[cases[i].raise] += 1000;
            fill_35(bytes, flat, gyro, slow);
            feed_after(&bench, 10 * MS, bytes, sizeof bytes);
            double rate = 4000.0 * (slow ? 270 : 1200) / 17408;
            const double *turn = cases[i].turn;
            check_vector(motion_of(&bench)->gyro_deg_s, turn[0] * rate, turn[1] * rate,
                         turn[2] * rate, 1e-9);
        }
}

static void test_wii_remote_wins_the_fight_for_the_mode(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t quiet[3] = {0x30};
    begin_bare(&bench);
    bench.now_us += 30 * MS;
    feed(&bench, quiet, sizeof quiet);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    feed_after(&bench, 5 * MS, quiet, sizeof quiet);
    CHECK_SILENT(&bench); // not more often than every 20 ms
    wait_us(&bench, 15 * MS);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    send_flat_31(&bench);
    send_flat_31(&bench);
    CHECK_SILENT(&bench);
    feed_after(&bench, 10 * MS, status_bare, sizeof status_bare);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    send_flat_31(&bench);
    wait_us(&bench, 200 * MS);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    assert_non_null(event_of(&bench, DEVICE_EVENT_STALE));
}

static void test_wii_remote_uses_acceleration_of_other_modes(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[22];
    begin_bare(&bench);
    fill_35(bytes, flat, still, true);
    bytes[0] = 0x37;
    feed_after(&bench, 30 * MS, bytes, sizeof bytes);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    check_vector(motion_of(&bench)->accel_g, 0.0, 1.0, 0.0, 0.01);
    assert_false(motion_of(&bench)->has_gyro);
}

static void test_wii_remote_loses_motion_plus_and_finds_it_again(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[22];
    begin_plus(&bench);
    for (int i = 0; i < 10; i++)
        send_flat_35(&bench);
    // Asleep: its bytes are blank. Acceleration goes on without a break.
    fill_35(bytes, flat, still, true);
    memset(bytes + 6, 0xFF, 16);
    bool mode_31 = false;
    for (int i = 0; i < 120; i++) {
        feed_after(&bench, 10 * MS, bytes, sizeof bytes);
        assert_false(motion_of(&bench)->has_gyro);
        mode_31 = mode_31 || (bench.step.write_count > 0 && bench.step.writes[0].bytes[2] == 0x31);
    }
    assert_true(mode_31);
    bool asked = false;
    for (int i = 0; i < 520 && !asked; i++) {
        send_flat_31(&bench);
        assert_non_null(motion_of(&bench));
        asked = bench.step.write_count > 0 && bench.step.writes[0].bytes[0] == 0x17;
    }
    assert_true(asked);
    reply(&bench, 0x00FA, id_active, sizeof id_active);
    reply_plus_calibration(&bench);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x35);
    send_flat_35(&bench);
    assert_true(motion_of(&bench)->has_gyro);
}

static void test_wii_remote_does_not_fight_over_motion_plus_for_ever(void **state)
{
    (void)state;
    struct bench bench;
    int woken = 0;
    int asked = 0;
    begin_plus(&bench);
    uint8_t blank[22];
    fill_35(blank, flat, still, true);
    memset(blank + 6, 0xFF, 16);
    // The kernel puts it to sleep whenever we have woken it. Two minutes of that.
    for (int i = 0; i < 12000; i++) {
        feed_after(&bench, 10 * MS, blank, sizeof blank);
        for (size_t w = 0; w < bench.step.write_count; w++) {
            const uint8_t *write = bench.step.writes[w].bytes;
            asked += write[0] == 0x17;
            woken += write[0] == 0x16 && write[4] == 0xFE;
            if (write[0] == 0x16)
                feed_after(&bench, 1 * MS, ack_write, sizeof ack_write);
            else if (write[0] == 0x17 && write[2] == 0xA6)
                reply(&bench, 0x00FA, id_sleeping, sizeof id_sleeping);
            else if (write[0] == 0x17 && write[4] == 0xFA)
                reply(&bench, 0x00FA,
                      bench.memory.wii_remote.query == WII_REMOTE_QUERY_PLUS_CHECK ? id_active
                                                                                   : id_nunchuk,
                      6);
            else if (write[0] == 0x17)
                reply_plus_calibration(&bench);
            else
                continue;
            w = (size_t)-1; // the reply's own step
        }
    }
    assert_in_range(woken, 1, 10);
    assert_in_range(asked, 1, 60);
}

static void test_wii_remote_forgives_when_motion_plus_lasted(void **state)
{
    (void)state;
    struct bench bench;
    begin_plus(&bench);
    assert_int_equal(bench.memory.wii_remote.plus_looks, 1);
    for (int i = 0; i < 3100; i++)
        send_flat_35(&bench);
    bool asked = false;
    for (int i = 0; i < 110 && !asked; i++) {
        send_flat_31(&bench); // asleep: the mode has changed with it
        asked = bench.step.write_count > 0 &&
                bench.step.writes[bench.step.write_count - 1].bytes[0] == 0x17;
    }
    assert_true(asked); // within 1.1 s
    assert_false(bench.memory.wii_remote.has_plus);
    assert_int_equal(bench.memory.wii_remote.plus_looks, 1); // counted from nought again
}

/** The kernel wakes it while we still ask for something else. */
static void test_wii_remote_finds_motion_plus_that_came_meanwhile(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, status_bare, sizeof status_bare);
    feed_after(&bench, 5 * MS, status_extension, sizeof status_extension);
    reply(&bench, 0x0016, accel_block, sizeof accel_block);
    reply_error(&bench, 0x00FA, 7); // of A600FA: it is not there any more
    const uint8_t look[] = {0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06};
    assert_int_equal(bench.step.write_count, 2); // the mode, and at once another look
    assert_memory_equal(bench.step.writes[1].bytes, look, sizeof look);
    reply(&bench, 0x00FA, id_active, sizeof id_active);
    reply_plus_calibration(&bench);
    wait_us(&bench, 20 * MS); // the floor between two modes
    CHECK_WRITE(&bench, 0x12, 0x04, 0x35);
    send_flat_35(&bench);
    assert_true(motion_of(&bench)->has_gyro);
}

/** Its id was mistaken for the answer to another's question: something is there all the same. */
static void test_wii_remote_looks_again_at_what_it_did_not_know(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    feed_after(&bench, 5 * MS, status_extension, sizeof status_extension);
    reply(&bench, 0x00FA, id_nunchuk, sizeof id_nunchuk);
    reply(&bench, 0x0016, accel_block, sizeof accel_block);
    reply_error(&bench, 0x00FA, 7);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x31);
    int asked_after = 0;
    for (int i = 1; i <= 600 && asked_after == 0; i++) {
        send_flat_31(&bench);
        if (bench.step.write_count > 0 && bench.step.writes[0].bytes[0] == 0x17)
            asked_after = i;
    }
    assert_in_range(asked_after, 450, 520); // 5 s
}

static void test_wii_remote_says_nothing_when_it_has_hardly_begun(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, &wii_remote_driver_ops);
    bench.driver->stop(&bench.memory, &bench.step);
    CHECK_SILENT(&bench);
}

static void test_wii_remote_button_lamp_and_last_words(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[6];
    const struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = true};
    begin_plus(&bench);
    send_flat_35(&bench);
    fill_31(bytes, flat);
    bytes[2] |= 0x08;
    feed_after(&bench, 10 * MS, bytes, sizeof bytes);
    assert_true(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
    feed_after(&bench, 10 * MS, bytes, sizeof bytes);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON));
    send_flat_31(&bench);
    assert_false(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
    bench.driver->command(&bench.memory, &lamp, bench.now_us, &bench.step);
    CHECK_WRITE(&bench, 0x11, 0x10);
    bench.driver->stop(&bench.memory, &bench.step);
    assert_int_equal(bench.step.write_count, 2);
    assert_memory_equal(bench.step.writes[0].bytes, ((const uint8_t[]){0x12, 0x04, 0x30}), 3);
    assert_memory_equal(bench.step.writes[1].bytes,
                        ((const uint8_t[]){0x16, 0x04, 0xA4, 0x00, 0xF0, 0x01, 0x55}), 7);
}

static void test_wii_remote_battery(void **state)
{
    (void)state;
    assert_int_equal(wii_remote_battery_bars(0xC8), 4);
    assert_int_equal(wii_remote_battery_bars(0x55), 4);
    assert_int_equal(wii_remote_battery_bars(0x54), 3);
    assert_int_equal(wii_remote_battery_bars(0x43), 2);
    assert_int_equal(wii_remote_battery_bars(0x32), 1);
    assert_int_equal(wii_remote_battery_bars(0x02), 0);
}

/** Every write there may ever be, byte for byte. */
static bool is_allowed(const struct device_write *write)
{
    static const struct {
        uint8_t size;
        uint8_t bytes[7];
    } allowed[] = {
        {2, {0x15, 0x00}},
        {2, {0x11, 0x00}},
        {2, {0x11, 0x10}},
        {3, {0x12, 0x04, 0x30}},
        {3, {0x12, 0x04, 0x31}},
        {3, {0x12, 0x04, 0x35}},
        {7, {0x17, 0x00, 0x00, 0x00, 0x16, 0x00, 0x0A}},
        {7, {0x17, 0x00, 0x00, 0x00, 0x20, 0x00, 0x0A}},
        {7, {0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06}},
        {7, {0x17, 0x04, 0xA6, 0x00, 0xFA, 0x00, 0x06}},
        {7, {0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20}},
        {22, {0x16, 0x04, 0xA6, 0x00, 0xF0, 0x01, 0x55}},
        {22, {0x16, 0x04, 0xA6, 0x00, 0xFE, 0x01, 0x04}},
        {22, {0x16, 0x04, 0xA4, 0x00, 0xF0, 0x01, 0x55}},
    };
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        size_t compared = write->size < 7 ? write->size : 7;
        if (write->size == allowed[i].size && memcmp(write->bytes, allowed[i].bytes, compared) == 0)
            return true;
    }
    return false;
}

static size_t random_report(uint64_t *seed, uint8_t bytes[22])
{
    static const uint8_t *ids[] = {id_nunchuk, id_blank, id_sleeping, id_active};
    const int accel[3] = {500 + (int)(next_random(seed) % 64), 515, 614};
    size_t size = 22;
    memset(bytes, 0, 22);
    switch (next_random(seed) % 10) {
    case 0:
        memcpy(bytes, next_random(seed) % 2 ? status_bare : status_extension, size = 7);
        break;
    case 1:
    case 2:
        memcpy(bytes, ack_write, size = sizeof ack_write);
        break;
    case 3:
    case 4:
        bytes[0] = 0x21;
        bytes[3] = 0x50;
        bytes[5] = 0xFA;
        memcpy(bytes + 6, ids[next_random(seed) % 4], 6);
        break;
    case 5:
        bytes[0] = 0x21;
        bytes[3] = 0x90;
        bytes[5] = 0x16;
        memcpy(bytes + 6, accel_block, sizeof accel_block);
        break;
    case 6: {
        uint8_t block[32];
        uint64_t half = next_random(seed) % 2;
        plus_calibration(block);
        bytes[0] = 0x21;
        bytes[3] = 0xF0;
        bytes[5] = half ? 0x30 : 0x20;
        memcpy(bytes + 6, block + 16 * half, 16);
        break;
    }
    case 7:
        fill_31(bytes, accel);
        size = 6;
        break;
    default:
        fill_35(bytes, accel, still, next_random(seed) % 2);
        break;
    }
    return spoil(seed, bytes, size);
}

static void test_wii_remote_writes_only_what_is_allowed(void **state)
{
    (void)state;
    uint64_t seed = 0x2545F4914F6CDD1D;
    long gyro = 0;
    long writes = 0;
    for (int run = 0; run < 200; run++) {
        struct bench bench;
        int64_t mode_us = 0;
        begin(&bench, &wii_remote_driver_ops);
        for (int i = 0; i < 1000 && !bench.step.hands_over; i++) {
            uint8_t bytes[22];
            bench.now_us += (int64_t)(next_random(&seed) % 15000);
            uint64_t dice = next_random(&seed) % 64;
            if (dice == 0) {
                wait_us(&bench, (int64_t)(next_random(&seed) % 3000000));
            } else if (dice == 1) {
                const struct device_command command = {
                    .type = next_random(&seed) % 2 ? DEVICE_COMMAND_LAMP : DEVICE_COMMAND_REMEMBER};
                bench.driver->command(&bench.memory, &command, bench.now_us, &bench.step);
            } else {
                feed(&bench, bytes, random_report(&seed, bytes));
            }
            gyro += motion_of(&bench) && motion_of(&bench)->has_gyro;
            assert_int_equal(bench.step.feature_id, 0);
            for (size_t w = 0; w < bench.step.write_count; w++) {
                writes++;
                assert_true(is_allowed(&bench.step.writes[w]));
                if (bench.step.writes[w].bytes[0] != 0x12)
                    continue;
                assert_true(bench.now_us - mode_us >= 20 * MS);
                mode_us = bench.now_us;
            }
        }
        bench.driver->stop(&bench.memory, &bench.step);
        for (size_t w = 0; w < bench.step.write_count; w++)
            assert_true(is_allowed(&bench.step.writes[w]));
    }
    // The walk went through to MotionPlus and its samples, or it would prove nothing.
    assert_true(gyro > 5000);
    assert_true(writes > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wii_remote_report_of_the_header),
        cmocka_unit_test(test_wii_remote_plus_of_the_header),
        cmocka_unit_test(test_wii_remote_reports_of_all_modes),
        cmocka_unit_test(test_wii_remote_ids),
        cmocka_unit_test(test_wii_remote_accel_calibration),
        cmocka_unit_test(test_wii_remote_gyro_calibration),
        cmocka_unit_test(test_wii_remote_bare_handshake),
        cmocka_unit_test(test_wii_remote_wakes_motion_plus),
        cmocka_unit_test(test_wii_remote_active_motion_plus_is_not_woken),
        cmocka_unit_test(test_wii_remote_board_is_handed_on),
        cmocka_unit_test(test_wii_remote_late_board_is_handed_on_too),
        cmocka_unit_test(test_wii_remote_board_hands_a_remote_on),
        cmocka_unit_test(test_wii_remote_accel_copy_then_nominal),
        cmocka_unit_test(test_wii_remote_that_answers_nothing_is_told),
        cmocka_unit_test(test_wii_remote_ignores_the_kernels_replies),
        cmocka_unit_test(test_wii_remote_gravity_in_six_poses),
        cmocka_unit_test(test_wii_remote_turning_has_the_frames_signs),
        cmocka_unit_test(test_wii_remote_wins_the_fight_for_the_mode),
        cmocka_unit_test(test_wii_remote_uses_acceleration_of_other_modes),
        cmocka_unit_test(test_wii_remote_loses_motion_plus_and_finds_it_again),
        cmocka_unit_test(test_wii_remote_does_not_fight_over_motion_plus_for_ever),
        cmocka_unit_test(test_wii_remote_forgives_when_motion_plus_lasted),
        cmocka_unit_test(test_wii_remote_finds_motion_plus_that_came_meanwhile),
        cmocka_unit_test(test_wii_remote_looks_again_at_what_it_did_not_know),
        cmocka_unit_test(test_wii_remote_says_nothing_when_it_has_hardly_begun),
        cmocka_unit_test(test_wii_remote_button_lamp_and_last_words),
        cmocka_unit_test(test_wii_remote_battery),
        cmocka_unit_test(test_wii_remote_writes_only_what_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
