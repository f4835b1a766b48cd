#include "input/joycon/calibration.h"
#include "input/joycon/driver.h"
#include "input/joycon/report.h"
#include "tests/input/motion_bench.h"

// Factory calibration: accel offset and scale, gyro offset and scale.
static const int factory[12] = {-45, -43, 341, 16384, 16384, 16384,
                                25,  -35, -36, 13371, 13371, 13371};

static void fill(uint8_t bytes[49], const int accel[3], const int gyro[3])
{
    memset(bytes, 0, 49);
    bytes[0] = 0x30;
    bytes[2] = 0x8E;
    for (int i = 0; i < 3; i++)
        for (int axis = 0; axis < 3; axis++) {
            put_i16_le(bytes + 13 + 12 * i + 2 * axis, accel[axis]);
            put_i16_le(bytes + 19 + 12 * i + 2 * axis, gyro[axis]);
        }
}

/** The reply to a read. */
static void fill_reply(uint8_t bytes[49], uint32_t address, const uint8_t *data, uint8_t size)
{
    memset(bytes, 0, 49);
    bytes[0] = 0x21;
    bytes[2] = 0x8E;
    bytes[13] = 0x90;
    bytes[14] = 0x10;
    put_u32_le(bytes + 15, address);
    bytes[19] = size;
    memcpy(bytes + 20, data, size);
}

static void calibration_bytes(const int values[12], uint8_t bytes[24])
{
    for (int i = 0; i < 12; i++)
        put_i16_le(bytes + 2 * i, values[i]);
}

static void reply_factory(uint8_t bytes[49], const int values[12])
{
    uint8_t data[24];
    calibration_bytes(values, data);
    fill_reply(bytes, 0x6020, data, sizeof data);
}

static void reply_user(uint8_t bytes[49], bool magic, const int values[12])
{
    uint8_t data[26];
    data[0] = magic ? 0xB2 : 0xFF;
    data[1] = magic ? 0xA1 : 0xFF;
    calibration_bytes(values, data + 2);
    fill_reply(bytes, 0x8026, data, sizeof data);
}

static const int on_back[3] = {0, 0, 4096};
static const int still[3] = {0, 0, 0};

static void check_read(const struct bench *bench, uint8_t address_low, uint8_t address_high,
                       uint8_t size)
{
    assert_int_equal(bench->step.write_count, 1);
    const struct device_write *write = &bench->step.writes[0];
    const uint8_t want[16] = {
        0x01, write->bytes[1], 0x00,         0x01, 0x40, 0x40, 0x00, 0x01, 0x40, 0x40,
        0x10, address_low,     address_high, 0,    0,    size};
    assert_int_equal(write->size, sizeof want);
    assert_memory_equal(write->bytes, want, sizeof want);
}

/** Motion as the kernel has it flowing. */
static void flow(struct bench *bench)
{
    uint8_t bytes[49];
    fill(bytes, on_back, still);
    bytes[1] = (uint8_t)(bench->now_us / (5 * MS)); // its timer
    feed_after(bench, 15 * MS, bytes, sizeof bytes);
}

/** With the factory's calibration, or nominal values for NULL. */
static void begin_running(struct bench *bench, const struct device_driver *driver,
                          const int values[12])
{
    uint8_t bytes[49];
    static const int nominal[12] = {0, 0, 0, 16384, 16384, 16384, 0, 0, 0, 13371, 13371, 13371};
    begin(bench, driver);
    flow(bench);
    reply_user(bytes, false, nominal);
    feed_after(bench, 15 * MS, bytes, sizeof bytes);
    while (bench->step.write_count == 0)
        flow(bench);
    reply_factory(bytes, values ? values : nominal);
    feed_after(bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(bench->memory.joycon.state, JOYCON_RUN);
}

static void test_joycon_report_of_the_header(void **state)
{
    (void)state;
    uint8_t bytes[49] = {0x30, 0x00, 0x8E};
    struct joycon_report report;
    bytes[18] = 0x10;
    bytes[19] = 0x3B;
    assert_int_equal(joycon_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_int_equal(report.type, JOYCON_REPORT_MOTION);
    assert_int_equal(report.battery_bars, 4);
    assert_false(report.data.motion.blank);
    assert_int_equal(report.data.motion.samples[0].accel[2], 4096);
    assert_int_equal(report.data.motion.samples[0].gyro[0], 59);
    assert_int_equal(report.data.motion.samples[2].accel[2], 0);
}

static void test_joycon_report_three_samples_oldest_first(void **state)
{
    (void)state;
    uint8_t bytes[64] = {0x30};
    struct joycon_report report;
    for (int i = 0; i < 18; i++)
        put_i16_le(bytes + 13 + 2 * i, i % 2 ? -i - 1 : i + 1);
    assert_int_equal(joycon_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_int_equal(report.data.motion.samples[0].accel[0], 1);
    assert_int_equal(report.data.motion.samples[0].accel[1], -2);
    assert_int_equal(report.data.motion.samples[0].gyro[2], -6);
    assert_int_equal(report.data.motion.samples[1].accel[0], 7);
    assert_int_equal(report.data.motion.samples[2].gyro[0], -16);
    assert_int_equal(report.data.motion.samples[2].gyro[2], -18);
}

static void test_joycon_report_damaged_is_refused(void **state)
{
    (void)state;
    static const uint8_t ids[] = {0x21, 0x30, 0x31, 0x32, 0x33};
    uint8_t bytes[49];
    struct joycon_report report;
    fill(bytes, on_back, still);
    for (size_t i = 0; i < sizeof ids; i++) {
        bytes[0] = ids[i];
        for (size_t size = 1; size < sizeof bytes; size++)
            assert_int_equal(joycon_report_parse(bytes, size, &report), MOTION_REPORT_TRUNCATED);
        assert_int_equal(joycon_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    }
    assert_int_equal(joycon_report_parse(bytes, 0, &report), MOTION_REPORT_TRUNCATED);
    bytes[0] = 0x3F;
    assert_int_equal(joycon_report_parse(bytes, 11, &report), MOTION_REPORT_TRUNCATED);
    assert_int_equal(joycon_report_parse(bytes, 12, &report), MOTION_REPORT_OK);
    assert_int_equal(report.type, JOYCON_REPORT_OTHER);
    bytes[0] = 0x81;
    assert_int_equal(joycon_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_UNKNOWN);
    // A reply that claims more than a report can hold.
    fill_reply(bytes, 0x6020, bytes, 0);
    bytes[19] = 30;
    assert_int_equal(joycon_report_parse(bytes, sizeof bytes, &report), MOTION_REPORT_OK);
    assert_int_equal(report.type, JOYCON_REPORT_OTHER);
}

static void test_joycon_battery(void **state)
{
    (void)state;
    static const struct {
        uint8_t byte;
        int bars;
    } cases[] = {{0x80, 4}, {0x60, 3}, {0x40, 2}, {0x20, 1}, {0x00, 0}, {0x10, 1}, {0xE0, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t bytes[49];
        struct joycon_report report;
        fill(bytes, on_back, still);
        bytes[2] = cases[i].byte;
        joycon_report_parse(bytes, sizeof bytes, &report);
        assert_int_equal(report.battery_bars, cases[i].bars);
    }
}

static void test_joycon_calibration_of_the_header(void **state)
{
    (void)state;
    uint8_t bytes[24];
    struct motion_scale scale;
    calibration_bytes(factory, bytes);
    assert_int_equal(bytes[12], 0x19);
    assert_int_equal(bytes[18], 0x3B);
    assert_int_equal(bytes[19], 0x34);
    assert_true(joycon_calibration_parse(bytes, &scale));
    assert_near((1360.0 - scale.gyro_zero[0]) * scale.gyro_deg_s[0], 93.63, 0.005);
    assert_near(scale.accel_g[2], 4.0 / (16384 - 341), 1e-12);
    assert_near(scale.accel_zero[2], 0.0, 0.0);
    joycon_calibration_nominal(&scale);
    assert_near(4096.0 * scale.accel_g[0], 1.0, 1e-12);
    assert_near(1.0 / scale.gyro_deg_s[0], 14.285, 0.001); // counts per deg/s
}

static void test_joycon_calibration_must_be_plausible(void **state)
{
    (void)state;
    struct motion_scale scale;
    uint8_t bytes[24];
    for (int i = 0; i < 12; i++) {
        int values[12];
        memcpy(values, factory, sizeof values);
        values[i] = i % 6 < 3 ? 2049 : values[i] / 3;
        calibration_bytes(values, bytes);
        assert_false(joycon_calibration_parse(bytes, &scale));
    }
    memset(bytes, 0xFF, sizeof bytes); // flash that was never written
    assert_false(joycon_calibration_parse(bytes, &scale));
    assert_true(joycon_calibration_is_users((const uint8_t[]){0xB2, 0xA1}));
    assert_false(joycon_calibration_is_users((const uint8_t[]){0xB2, 0xFF}));
    assert_false(joycon_calibration_is_users((const uint8_t[]){0xFF, 0xA1}));
}

static void test_joycon_reads_user_then_factory_after_reports_only(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[49];
    begin(&bench, &joycon_left_driver_ops);
    CHECK_SILENT(&bench);
    for (int i = 0; i < 50; i++) {
        wait_us(&bench, 10 * MS); // nothing is said to one that does not talk
        CHECK_SILENT(&bench);
    }
    flow(&bench);
    check_read(&bench, 0x26, 0x80, 26);
    int64_t asked_us = bench.now_us;
    reply_user(bytes, false, factory);
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    CHECK_SILENT(&bench); // one at a time, 50 ms apart
    while (bench.now_us - asked_us < 45 * MS) {
        flow(&bench);
        CHECK_SILENT(&bench);
    }
    flow(&bench);
    check_read(&bench, 0x20, 0x60, 24);
    reply_factory(bytes, factory);
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    CHECK_SILENT(&bench);
    flow(&bench);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    assert_int_equal(count_of(&bench, DEVICE_EVENT_MOTION), 3);
    assert_near(motion_of(&bench)->accel_g[1], 4096.0 * 4.0 / (16384 - 341), 1e-9);
    for (int i = 0; i < 100; i++) {
        flow(&bench);
        CHECK_SILENT(&bench);
    }
}

static void test_joycon_users_calibration_comes_first(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[49];
    int users[12];
    const int turning[3] = {0, 0, 1000 + 50};
    memcpy(users, factory, sizeof users);
    users[8] = 50;
    begin(&bench, &joycon_left_driver_ops);
    flow(&bench);
    reply_user(bytes, true, users);
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    fill(bytes, on_back, turning);
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_near(motion_of(&bench)->gyro_deg_s[1], 1000.0 * 936 / (13371 - 50), 1e-9);
    // One that is nonsense gives way to the factory's.
    begin(&bench, &joycon_left_driver_ops);
    flow(&bench);
    users[9] = 100;
    reply_user(bytes, true, users);
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.memory.joycon.state, JOYCON_FACTORY);
}

static void test_joycon_without_a_reply_takes_nominal_values(void **state)
{
    (void)state;
    struct bench bench;
    int asked = 0;
    int64_t last_us = 0;
    begin(&bench, &switch_pro_driver_ops);
    int64_t begun_us = bench.now_us;
    bool noted = false;
    for (int i = 0; i < 400; i++) {
        flow(&bench);
        noted = noted || strstr(bench.step.note, "nominal");
        if (bench.step.write_count == 0)
            continue;
        check_read(&bench, 0x26, 0x80, 26);
        assert_true(asked == 0 || bench.now_us - last_us >= 50 * MS);
        last_us = bench.now_us;
        asked++;
    }
    assert_int_equal(asked, 4);
    assert_true(noted);
    assert_true(last_us - begun_us < 1200 * MS);
    check_vector(motion_of(&bench)->accel_g, 0.0, 1.0, 0.0, 1e-9);
}

static void test_joycon_refused_read_is_tried_again(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[49];
    begin(&bench, &joycon_right_driver_ops);
    flow(&bench);
    reply_user(bytes, true, factory);
    bytes[13] = 0x00; // not done
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    CHECK_SILENT(&bench);
    for (int i = 0; i < 3; i++)
        flow(&bench);
    check_read(&bench, 0x26, 0x80, 26);
}

static void test_joycon_ignores_the_kernels_replies(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[49];
    begin(&bench, &joycon_left_driver_ops);
    reply_user(bytes, true, factory); // before anything was asked
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.memory.joycon.state, JOYCON_USER);
    reply_factory(bytes, factory); // another address
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    fill_reply(bytes, 0x8026, bytes, 2); // another length
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    memset(bytes, 0, sizeof bytes); // lamps, by the kernel
    bytes[0] = 0x21;
    bytes[13] = 0x80;
    bytes[14] = 0x30;
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(bench.memory.joycon.state, JOYCON_USER);
}

static void test_joycon_grip_asks_which_half_it_is(void **state)
{
    (void)state;
    static const struct {
        uint8_t side;
        enum input_device_kind kind;
    } cases[] = {{1, INPUT_DEVICE_JOYCON_LEFT}, {2, INPUT_DEVICE_JOYCON_RIGHT}};
    for (size_t i = 0; i < 2; i++) {
        struct bench bench;
        uint8_t bytes[49];
        begin(&bench, &joycon_grip_driver_ops);
        flow(&bench);
        check_read(&bench, 0x12, 0x60, 1);
        fill_reply(bytes, 0x6012, &cases[i].side, 1);
        feed_after(&bench, 15 * MS, bytes, sizeof bytes);
        assert_int_equal(event_of(&bench, DEVICE_EVENT_KIND)->data.kind, cases[i].kind);
        while (bench.step.write_count == 0)
            flow(&bench);
        reply_user(bytes, true, factory);
        feed_after(&bench, 15 * MS, bytes, sizeof bytes);
        flow(&bench);
        // Face up or face down: only the half's side tells.
        assert_true((motion_of(&bench)->accel_g[1] > 0) == (i == 0));
    }
}

static void test_joycon_gravity_in_six_poses(void **state)
{
    (void)state;
    // Left Joy-Con and Pro Controller: the device's x points away from the user, y to the left,
    // z out of the face. In the right Joy-Con the chip lies the other way round.
    static const struct pose left[] = {
        {{0, 1, 0}, {0, 0, 4096}},  {{0, -1, 0}, {0, 0, -4096}}, {{1, 0, 0}, {0, -4096, 0}},
        {{-1, 0, 0}, {0, 4096, 0}}, {{0, 0, 1}, {-4096, 0, 0}},  {{0, 0, -1}, {4096, 0, 0}},
    };
    static const struct pose right[] = {
        {{0, 1, 0}, {0, 0, -4096}},  {{0, -1, 0}, {0, 0, 4096}}, {{1, 0, 0}, {0, 4096, 0}},
        {{-1, 0, 0}, {0, -4096, 0}}, {{0, 0, 1}, {-4096, 0, 0}}, {{0, 0, -1}, {4096, 0, 0}},
    };
    static const struct {
        const struct device_driver *driver;
        const struct pose *poses;
    } cases[] = {{&joycon_left_driver_ops, left},
                 {&switch_pro_driver_ops, left},
                 {&joycon_right_driver_ops, right}};
    for (size_t c = 0; c < 3; c++) {
        struct bench bench;
        begin_running(&bench, cases[c].driver, NULL);
        for (size_t i = 0; i < 6; i++) {
            uint8_t bytes[49];
            const struct pose *pose = &cases[c].poses[i];
            // Turning about an axis reads on the same axis of the device.
            const int turning[3] = {pose->counts[0], pose->counts[1], pose->counts[2]};
            fill(bytes, pose->counts, turning);
            feed_after(&bench, 15 * MS, bytes, sizeof bytes);
            const struct input_motion_sample *sample = motion_of(&bench);
            double rate = 4096.0 * 936.0 / 13371.0;
            check_vector(sample->accel_g, pose->up[0], pose->up[1], pose->up[2], 1e-9);
            check_vector(sample->gyro_deg_s, pose->up[0] * rate, pose->up[1] * rate,
                         pose->up[2] * rate, 1e-9);
        }
    }
}

static void test_joycon_samples_are_spread_over_the_mean_distance(void **state)
{
    (void)state;
    struct bench bench;
    uint64_t seed = 4711;
    int64_t last_us = 0;
    begin_running(&bench, &joycon_left_driver_ops, NULL);
    int64_t start_us = bench.now_us;
    for (int i = 1; i <= 3000; i++) {
        uint8_t bytes[49];
        fill(bytes, on_back, still);
        bytes[1] = (uint8_t)(i * 3);
        // 16.67 ms, not the nominal 15, and Bluetooth's unevenness.
        bench.now_us = start_us + (int64_t)i * 16667 + (int64_t)(next_random(&seed) % 12000);
        feed(&bench, bytes, sizeof bytes);
        assert_int_equal(count_of(&bench, DEVICE_EVENT_MOTION), 3);
        for (size_t e = 0; e < bench.step.event_count; e++) {
            if (bench.step.events[e].type != DEVICE_EVENT_MOTION)
                continue;
            int64_t t_us = bench.step.events[e].data.motion.t_us;
            assert_true(t_us <= bench.now_us && t_us >= last_us);
            if (i > 700)
                assert_in_range(t_us - last_us, 5000, 6100);
            last_us = t_us;
        }
        assert_true(bench.now_us - last_us < (i > 700 ? 25 : 60) * MS);
    }
}

static void test_joycon_a_report_that_comes_twice_is_left_out(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[49];
    begin_running(&bench, &joycon_left_driver_ops, NULL);
    fill(bytes, on_back, still);
    bytes[1] = 0x77;
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(count_of(&bench, DEVICE_EVENT_MOTION), 3);
    feed_after(&bench, 1 * MS, bytes, sizeof bytes);
    assert_int_equal(count_of(&bench, DEVICE_EVENT_MOTION), 0);
    assert_int_equal(bench.memory.joycon.flow.flow.seen.repeated, 1);
    // A timer that stands still must not silence it.
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(count_of(&bench, DEVICE_EVENT_MOTION), 3);
    bytes[1] = 0x7A;
    feed_after(&bench, 15 * MS, bytes, sizeof bytes);
    assert_int_equal(count_of(&bench, DEVICE_EVENT_MOTION), 3);
    assert_int_equal(bench.memory.joycon.flow.flow.seen.repeated, 1);
}

static void test_joycon_lost_reports_leave_a_gap_in_time(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench, &joycon_left_driver_ops, NULL);
    for (int i = 0; i < 400; i++)
        flow(&bench);
    int64_t before_us = motion_of(&bench)->t_us;
    bench.now_us += 10 * 15 * MS;
    flow(&bench);
    assert_in_range(motion_of(&bench)->t_us - before_us, 135 * MS, 165 * MS);
}

static void test_joycon_without_motion_says_so(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t simple[12] = {0x3F};
    uint8_t blank[49] = {0x30, 0x00, 0x8E};
    int refused = 0;
    begin(&bench, &joycon_left_driver_ops);
    for (int i = 0; i < 400; i++) {
        if (i % 2)
            feed_after(&bench, 15 * MS, simple, sizeof simple);
        else
            feed_after(&bench, 15 * MS, blank, sizeof blank);
        assert_null(motion_of(&bench));
        const struct device_event *event = event_of(&bench, DEVICE_EVENT_REFUSED);
        if (event)
            assert_int_equal(event->data.problem, INPUT_PROBLEM_NO_MOTION);
        refused += event != NULL;
    }
    assert_int_equal(refused, 1);
    flow(&bench);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
}

static bool is_allowed(const struct device_write *write)
{
    static const uint8_t reads[][6] = {
        {0x10, 0x12, 0x60, 0, 0, 1}, {0x10, 0x26, 0x80, 0, 0, 26}, {0x10, 0x20, 0x60, 0, 0, 24}};
    static const uint8_t no_rumble[8] = {0x00, 0x01, 0x40, 0x40, 0x00, 0x01, 0x40, 0x40};
    if (write->size != 16 || write->bytes[0] != 0x01 || write->bytes[1] > 0x0F ||
        memcmp(write->bytes + 2, no_rumble, sizeof no_rumble) != 0)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (memcmp(write->bytes + 10, reads[i], sizeof reads[i]) == 0)
            return true;
    return false;
}

static size_t random_report(uint64_t *seed, uint8_t bytes[49])
{
    const int turning[3] = {(int)(next_random(seed) % 1000), 0, 0};
    static const uint8_t side = 2;
    switch (next_random(seed) % 8) {
    case 0:
        reply_user(bytes, next_random(seed) % 2, factory);
        break;
    case 1:
        reply_factory(bytes, factory);
        break;
    case 2:
        fill_reply(bytes, 0x6012, &side, 1);
        break;
    default:
        fill(bytes, on_back, turning);
        break;
    }
    return spoil(seed, bytes, 49);
}

static void test_joycon_asks_for_nothing_but_its_calibration(void **state)
{
    (void)state;
    static const struct device_driver *drivers[] = {
        &joycon_left_driver_ops, &joycon_right_driver_ops, &switch_pro_driver_ops,
        &joycon_grip_driver_ops};
    const struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = true};
    uint64_t seed = 0x2545F4914F6CDD1D;
    long samples = 0;
    long writes = 0;
    for (int run = 0; run < 400; run++) {
        struct bench bench;
        int64_t asked_us = INT64_MIN / 2;
        int asked = 0;
        begin(&bench, drivers[run % 4]);
        for (int i = 0; i < 300; i++) {
            uint8_t bytes[49];
            bench.now_us += (int64_t)(next_random(&seed) % 30000);
            uint64_t dice = next_random(&seed) % 64;
            if (dice == 0) {
                wait_us(&bench, (int64_t)(next_random(&seed) % 3000000));
            } else if (dice == 1) {
                bench.driver->command(&bench.memory, &lamp, bench.now_us, &bench.step);
                CHECK_SILENT(&bench);
            } else {
                feed(&bench, bytes, random_report(&seed, bytes));
            }
            samples += (long)count_of(&bench, DEVICE_EVENT_MOTION);
            assert_int_equal(bench.step.feature_id, 0);
            assert_true(bench.step.write_count <= 1);
            if (bench.step.write_count == 0)
                continue;
            assert_true(is_allowed(&bench.step.writes[0]));
            assert_true(bench.now_us - asked_us >= 50 * MS);
            asked_us = bench.now_us;
            asked++;
        }
        assert_true(asked <= 12);
        writes += asked;
        bench.driver->stop(&bench.memory, &bench.step);
        CHECK_SILENT(&bench);
    }
    // The walk went through its questions and came to motion, or it would prove nothing.
    assert_true(samples > 50000);
    assert_true(writes > 800);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joycon_report_of_the_header),
        cmocka_unit_test(test_joycon_report_three_samples_oldest_first),
        cmocka_unit_test(test_joycon_report_damaged_is_refused),
        cmocka_unit_test(test_joycon_battery),
        cmocka_unit_test(test_joycon_calibration_of_the_header),
        cmocka_unit_test(test_joycon_calibration_must_be_plausible),
        cmocka_unit_test(test_joycon_reads_user_then_factory_after_reports_only),
        cmocka_unit_test(test_joycon_users_calibration_comes_first),
        cmocka_unit_test(test_joycon_without_a_reply_takes_nominal_values),
        cmocka_unit_test(test_joycon_refused_read_is_tried_again),
        cmocka_unit_test(test_joycon_ignores_the_kernels_replies),
        cmocka_unit_test(test_joycon_grip_asks_which_half_it_is),
        cmocka_unit_test(test_joycon_gravity_in_six_poses),
        cmocka_unit_test(test_joycon_samples_are_spread_over_the_mean_distance),
        cmocka_unit_test(test_joycon_a_report_that_comes_twice_is_left_out),
        cmocka_unit_test(test_joycon_lost_reports_leave_a_gap_in_time),
        cmocka_unit_test(test_joycon_without_motion_says_so),
        cmocka_unit_test(test_joycon_asks_for_nothing_but_its_calibration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
