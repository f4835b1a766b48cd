#include "input/wii_board/driver.h"
#include "tests/check.h"
#include "tests/input/board_bytes.h"

#include <string.h>

#define MS 1000

// A driver and the step it asked for last, with a clock that only the test moves.
struct bench {
    struct wii_board_driver driver;
    struct device_step step;
    int64_t now_us;
};

static void begin(struct bench *bench)
{
    bench->now_us = 1000000;
    wii_board_driver_start(&bench->driver, bench->now_us, &bench->step);
}

static void feed(struct bench *bench, const uint8_t *bytes, size_t size)
{
    wii_board_driver_report(&bench->driver, bytes, size, bench->now_us, &bench->step);
}

#define FEED(bench, bytes) feed((bench), (bytes), sizeof(bytes))

static void wait(struct bench *bench, int64_t us)
{
    bench->now_us += us;
    wii_board_driver_timeout(&bench->driver, bench->now_us, &bench->step);
}

static void wait_until_deadline(struct bench *bench)
{
    assert_true(bench->step.deadline_us > bench->now_us);
    assert_true(bench->step.deadline_us != DEVICE_NEVER_US);
    wait(bench, bench->step.deadline_us - bench->now_us);
}

static bool writes_mode_34(const struct bench *bench)
{
    static const uint8_t mode[3] = {0x12, 0x04, 0x34};
    for (size_t i = 0; i < bench->step.write_count; i++)
        if (bench->step.writes[i].size == 3 && memcmp(bench->step.writes[i].bytes, mode, 3) == 0)
            return true;
    return false;
}

static const struct device_event *event_of(const struct bench *bench, enum device_event_type type)
{
    for (size_t i = 0; i < bench->step.event_count; i++)
        if (bench->step.events[i].type == type)
            return &bench->step.events[i];
    return NULL;
}

/** The newest write begins with these bytes; size 0 = nothing was written. */
static void check_write(const struct bench *bench, const uint8_t *bytes, size_t size)
{
    if (size == 0) {
        assert_int_equal(bench->step.write_count, 0);
        return;
    }
    assert_true(bench->step.write_count > 0);
    assert_memory_equal(bench->step.writes[bench->step.write_count - 1].bytes, bytes, size);
}

#define CHECK_WRITE(bench, ...)                                                                    \
    check_write((bench), (const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))
#define CHECK_SILENT(bench) check_write((bench), NULL, 0)

static void until_id(struct bench *bench)
{
    FEED(bench, board_status);
    FEED(bench, board_ack_write);
    FEED(bench, board_ack_write);
}

static void until_running(struct bench *bench)
{
    until_id(bench);
    FEED(bench, board_reply_id);
    FEED(bench, board_reply_calibration_1);
    FEED(bench, board_reply_calibration_2);
    FEED(bench, board_reply_reference);
    assert_int_equal(bench->driver.state, WII_BOARD_DRIVER_RUNNING);
}

static void begin_running(struct bench *bench)
{
    begin(bench);
    until_running(bench);
}

/** A load report with these counts on TR; 10 ms later than the one before. */
static void loads_after(struct bench *bench, int64_t us, uint16_t tr_counts)
{
    uint8_t bytes[22];
    memcpy(bytes, board_b, sizeof bytes);
    bytes[3] = (uint8_t)(tr_counts >> 8);
    bytes[4] = (uint8_t)tr_counts;
    bench->now_us += us;
    FEED(bench, bytes);
}

static void test_driver_handshake_in_the_sheets_order(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    CHECK_WRITE(&bench, 0x15, 0x00);
    FEED(&bench, board_status);
    CHECK_WRITE(&bench, 0x16, 0x04, 0xA4, 0x00, 0xF0, 0x01, 0x55);
    FEED(&bench, board_ack_write);
    CHECK_WRITE(&bench, 0x16, 0x04, 0xA4, 0x00, 0xFB, 0x01, 0x00);
    FEED(&bench, board_ack_write);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06);
    FEED(&bench, board_reply_id);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20);
    FEED(&bench, board_reply_calibration_1);
    CHECK_SILENT(&bench);
    FEED(&bench, board_reply_calibration_2);
    CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0x60, 0x00, 0x02);
    FEED(&bench, board_reply_reference);
    assert_int_equal(bench.step.write_count, 2);
    assert_memory_equal(bench.step.writes[0].bytes, ((const uint8_t[]){0x11, 0x10}), 2);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x34);
    const struct device_event *ready = event_of(&bench, DEVICE_EVENT_READY);
    assert_non_null(ready);
    assert_true(ready->data.ready.crc_ok);
    assert_memory_equal(ready->data.ready.calibration, board_calibration, CALIBRATION_SIZE);
    assert_near(ready->data.ready.tare_move_kg[0], 1.9848, 0.0001);
}

static void test_driver_samples_are_kg_of_the_sheet(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    bench.now_us += 10 * MS;
    FEED(&bench, board_c);
    const struct device_event *loads = event_of(&bench, DEVICE_EVENT_LOADS);
    assert_non_null(loads);
    assert_int_equal(loads->t_us, bench.now_us);
    assert_near(loads->data.kg[0], 39.4325, 0.00005);
    assert_near(loads->data.kg[1], -0.6875, 0.00005);
    assert_near(loads->data.kg[2], 35.5688, 0.00005);
    assert_near(loads->data.kg[3], -0.8026, 0.00005);
}

static void test_driver_asks_again_when_nobody_answers(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    int asked = 1;
    while (bench.driver.state != WII_BOARD_DRIVER_REFUSED) {
        wait_until_deadline(&bench);
        if (bench.step.write_count > 0) {
            CHECK_WRITE(&bench, 0x15, 0x00);
            asked++;
        }
    }
    assert_int_equal(asked, 8);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_REFUSED)->data.problem, INPUT_PROBLEM_NO_ANSWER);
    assert_true(bench.now_us < 1000000 + 6000 * MS);
    // It is asked once more later, and may come to its senses.
    wait_until_deadline(&bench);
    CHECK_WRITE(&bench, 0x15, 0x00);
    until_running(&bench);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
}

static void test_driver_refusal_is_told_once(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    int told = 0;
    for (int i = 0; i < 200; i++) {
        wait_until_deadline(&bench);
        told += event_of(&bench, DEVICE_EVENT_REFUSED) != NULL;
    }
    assert_int_equal(told, 1);
}

static void test_driver_waits_for_a_late_id(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t error_7[22] = {0x21, 0x00, 0x00, 0x07, 0x00, 0xFA};
    begin(&bench);
    for (int i = 0; i < 3; i++) {
        until_id(&bench);
        if (i == 1)
            FEED(&bench, error_7);
        else
            FEED(&bench, board_reply_id_blank);
        CHECK_SILENT(&bench);
        assert_in_range(bench.step.deadline_us - bench.now_us, 100 * MS, 500 * MS);
        wait_until_deadline(&bench);
        CHECK_WRITE(&bench, 0x15, 0x00);
    }
    until_running(&bench);
}

static void test_driver_refuses_a_remote(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t no_extension[7] = {0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0xB0};
    static const uint8_t nunchuk[22] = {0x21, 0x00, 0x00, 0x50, 0x00, 0xFA,
                                        0x00, 0x00, 0xA4, 0x20, 0x00, 0x00};
    begin(&bench);
    while (bench.driver.state != WII_BOARD_DRIVER_REFUSED) {
        FEED(&bench, no_extension);
        if (bench.driver.state == WII_BOARD_DRIVER_PAUSE)
            wait_until_deadline(&bench);
    }
    assert_int_equal(event_of(&bench, DEVICE_EVENT_REFUSED)->data.problem,
                     INPUT_PROBLEM_NOT_A_BOARD);
    assert_true(bench.step.deadline_us == DEVICE_NEVER_US);

    begin(&bench);
    while (bench.driver.state != WII_BOARD_DRIVER_REFUSED) {
        until_id(&bench);
        FEED(&bench, nunchuk);
        if (bench.driver.state == WII_BOARD_DRIVER_PAUSE)
            wait_until_deadline(&bench);
    }
    assert_int_equal(bench.driver.problem, INPUT_PROBLEM_NOT_A_BOARD);
    wait(&bench, 60000 * MS);
    CHECK_SILENT(&bench);
}

static void test_driver_tries_again_after_a_refused_write(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t refused[5] = {0x22, 0x00, 0x00, 0x16, 0x07};
    begin(&bench);
    FEED(&bench, board_status);
    FEED(&bench, refused);
    CHECK_SILENT(&bench);
    wait_until_deadline(&bench);
    CHECK_WRITE(&bench, 0x15, 0x00);
    until_running(&bench);
}

#define IGNORED(bench, bytes)                                                                      \
    do {                                                                                           \
        enum wii_board_driver_state before = (bench)->driver.state;                                \
        FEED((bench), (bytes));                                                                    \
        CHECK_SILENT(bench);                                                                       \
        assert_int_equal((bench)->driver.state, before);                                           \
    } while (0)

static void test_driver_ignores_the_kernels_replies(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t ack_lamp[5] = {0x22, 0x00, 0x00, 0x11, 0x00};
    static const uint8_t kernel_1[22] = {0x21, 0x00, 0x00, 0xB0, 0x00, 0x24, 0xEE, 0xEE, 0xEE};
    static const uint8_t kernel_2[22] = {0x21, 0x00, 0x00, 0xB0, 0x00, 0x30, 0xEE, 0xEE, 0xEE};
    static const uint8_t foreign[22] = {0x21, 0x00, 0x00, 0x17, 0x00, 0x00};
    static const uint8_t quiet[3] = {0x30, 0x00, 0x00};
    begin(&bench);
    IGNORED(&bench, kernel_1);
    IGNORED(&bench, ack_lamp);
    IGNORED(&bench, board_ack_write);
    IGNORED(&bench, quiet);
    FEED(&bench, board_status);
    IGNORED(&bench, ack_lamp);
    IGNORED(&bench, board_reply_id);
    FEED(&bench, board_ack_write);
    IGNORED(&bench, board_status);
    IGNORED(&bench, ack_lamp);
    FEED(&bench, board_ack_write);
    IGNORED(&bench, kernel_1);
    IGNORED(&bench, foreign);
    FEED(&bench, board_reply_id);
    IGNORED(&bench, kernel_1);
    IGNORED(&bench, kernel_2);
    FEED(&bench, board_reply_calibration_1);
    IGNORED(&bench, kernel_2);
    IGNORED(&bench, board_reply_id);
    FEED(&bench, board_reply_calibration_2);
    IGNORED(&bench, kernel_1);
    IGNORED(&bench, board_ack_write);
    FEED(&bench, board_reply_reference);
    assert_memory_equal(event_of(&bench, DEVICE_EVENT_READY)->data.ready.calibration,
                        board_calibration, CALIBRATION_SIZE);
}

static void reply_calibration(struct bench *bench, const uint8_t *block_2, size_t size)
{
    FEED(bench, board_reply_calibration_1);
    feed(bench, block_2, size);
    FEED(bench, board_reply_reference);
}

static void test_driver_reads_a_wrong_check_sum_twice_more_then_accepts(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t wrong[22];
    memcpy(wrong, board_reply_calibration_2, sizeof wrong);
    wrong[21] ^= 0xFF;
    begin(&bench);
    until_id(&bench);
    FEED(&bench, board_reply_id);
    for (int i = 0; i < 2; i++) {
        reply_calibration(&bench, wrong, sizeof wrong);
        assert_int_equal(bench.driver.state, WII_BOARD_DRIVER_PAUSE);
        wait_until_deadline(&bench);
        CHECK_WRITE(&bench, 0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20);
    }
    reply_calibration(&bench, wrong, sizeof wrong);
    assert_false(event_of(&bench, DEVICE_EVENT_READY)->data.ready.crc_ok);
    assert_non_null(strstr(bench.step.note, "check sum"));
}

static void test_driver_takes_a_right_check_sum_on_the_second_read(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t wrong[22];
    memcpy(wrong, board_reply_calibration_2, sizeof wrong);
    wrong[7] ^= 0x01;
    begin(&bench);
    until_id(&bench);
    FEED(&bench, board_reply_id);
    reply_calibration(&bench, wrong, sizeof wrong);
    wait_until_deadline(&bench);
    reply_calibration(&bench, board_reply_calibration_2, sizeof board_reply_calibration_2);
    assert_true(event_of(&bench, DEVICE_EVENT_READY)->data.ready.crc_ok);
}

static void erase_calibration(struct bench *bench)
{
    uint8_t erased[22];
    memcpy(erased, board_reply_calibration_2, sizeof erased);
    memset(erased + 6, 0xFF, 16);
    until_id(bench);
    FEED(bench, board_reply_id);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(bench->driver.state, WII_BOARD_DRIVER_CALIBRATION);
        reply_calibration(bench, erased, sizeof erased);
        if (i < 4)
            wait_until_deadline(bench);
    }
}

static void test_driver_refuses_an_implausible_calibration(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    erase_calibration(&bench);
    assert_int_equal(bench.driver.state, WII_BOARD_DRIVER_REFUSED);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_REFUSED)->data.problem,
                     INPUT_PROBLEM_CALIBRATION);
}

static void test_driver_falls_back_on_the_remembered_calibration(void **state)
{
    (void)state;
    struct bench bench;
    struct device_command remember = {.type = DEVICE_COMMAND_REMEMBER};
    memcpy(remember.data.calibration, board_calibration, CALIBRATION_SIZE);
    begin(&bench);
    wii_board_driver_command(&bench.driver, &remember, bench.now_us, &bench.step);
    erase_calibration(&bench);
    assert_memory_equal(event_of(&bench, DEVICE_EVENT_READY)->data.ready.calibration,
                        board_calibration, CALIBRATION_SIZE);

    // Also when it comes only after the refusal.
    begin(&bench);
    erase_calibration(&bench);
    wii_board_driver_command(&bench.driver, &remember, bench.now_us, &bench.step);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    CHECK_WRITE(&bench, 0x12, 0x04, 0x34);

    // But not one that makes no sense itself.
    memset(remember.data.calibration, 0, CALIBRATION_SIZE);
    begin(&bench);
    erase_calibration(&bench);
    wii_board_driver_command(&bench.driver, &remember, bench.now_us, &bench.step);
    assert_int_equal(bench.driver.state, WII_BOARD_DRIVER_REFUSED);
}

static void test_driver_accepts_a_board_without_a_reference_register(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t no_such[22] = {0x21, 0x00, 0x00, 0x08, 0x00, 0x60};
    begin(&bench);
    until_id(&bench);
    FEED(&bench, board_reply_id);
    for (int i = 0; i < 3; i++) {
        FEED(&bench, board_reply_calibration_1);
        FEED(&bench, board_reply_calibration_2);
        FEED(&bench, no_such);
        if (i < 2)
            wait_until_deadline(&bench);
    }
    assert_false(event_of(&bench, DEVICE_EVENT_READY)->data.ready.crc_ok);
}

static void test_driver_sends_the_mode_again_at_once_after_a_status(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    loads_after(&bench, 30 * MS, 6357);
    bench.now_us += 5 * MS;
    FEED(&bench, board_status);
    assert_true(writes_mode_34(&bench));
    // The next one within 20 ms waits for the floor, but is not forgotten.
    bench.now_us += 5 * MS;
    FEED(&bench, board_status);
    CHECK_SILENT(&bench);
    assert_int_equal(bench.step.deadline_us - bench.now_us, 15 * MS);
    wait_until_deadline(&bench);
    assert_true(writes_mode_34(&bench));
}

static void test_driver_wins_the_fight_for_the_mode(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t ids[] = {0x30, 0x31, 0x33, 0x35, 0x36, 0x37, 0x3D, 0x3E, 0x3F};
    for (size_t i = 0; i < sizeof ids; i++) {
        uint8_t foreign[22] = {ids[i]};
        begin_running(&bench);
        loads_after(&bench, 50 * MS, 6357);
        bench.now_us += 10 * MS;
        FEED(&bench, foreign);
        assert_true(writes_mode_34(&bench));
        assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
        bench.now_us += 10 * MS;
        FEED(&bench, foreign);
        CHECK_SILENT(&bench);
        wait_until_deadline(&bench);
        assert_true(writes_mode_34(&bench));
    }
}

/** The kernel closes its node: mode 30, and only on change. Nothing says so but the silence. */
static void test_driver_asks_for_its_mode_after_60_ms_of_silence(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    for (int i = 0; i < 100; i++)
        loads_after(&bench, 10 * MS, (uint16_t)(6357 + i));
    wait(&bench, 59 * MS);
    CHECK_SILENT(&bench);
    assert_int_equal(bench.step.deadline_us - bench.now_us, 1 * MS);
    wait_until_deadline(&bench);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x34);
    loads_after(&bench, 10 * MS, 6350);
    assert_null(event_of(&bench, DEVICE_EVENT_STALE));
    assert_int_equal(bench.driver.flow.seen.mode_fights, 1);
    // Sent a moment ago: five times a second is enough for a link that is only bad.
    wait(&bench, 189 * MS);
    CHECK_SILENT(&bench);
    wait(&bench, 1 * MS);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x34);
    loads_after(&bench, 100 * MS, 6351); // not because we asked
    assert_int_equal(bench.driver.flow.seen.mode_fights, 1);
}

static void test_driver_a_sound_link_is_no_fight(void **state)
{
    (void)state;
    struct bench bench;
    static const int gaps_ms[] = {0, 10, 20, 0, 30, 0, 10, 40, 0, 0, 10}; // devices.md 1.9
    int asked = 0;
    begin_running(&bench);
    loads_after(&bench, 20 * MS, 6000); // the lamp's and the first mode's time
    wait(&bench, 0);
    for (int i = 0; i < 3000; i++) {
        loads_after(&bench, gaps_ms[i % 11] * MS, (uint16_t)(6000 + i % 7));
        asked += writes_mode_34(&bench);
    }
    assert_int_equal(asked, 0);
    assert_int_equal(bench.driver.flow.seen.mode_fights, 0);
    // A status report, asked for by a battery display, is none either.
    FEED(&bench, board_status);
    loads_after(&bench, 20 * MS, 6001);
    assert_int_equal(bench.driver.flow.seen.mode_fights, 0);
}

static void test_driver_counts_each_change_of_mode_once(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t foreign[22] = {0x31};
    begin_running(&bench);
    for (int i = 0; i < 3; i++) {
        loads_after(&bench, 30 * MS, (uint16_t)(6357 + i));
        for (int k = 0; k < 2; k++) {
            bench.now_us += 10 * MS;
            FEED(&bench, foreign);
        }
    }
    assert_int_equal(bench.driver.flow.seen.mode_fights, 3);
}

static void test_driver_counts_reports_that_came_together(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    for (int i = 0; i < 100; i++)
        loads_after(&bench, 10 * MS, (uint16_t)(6000 + i));
    assert_int_equal(bench.driver.flow.seen.clumped, 0);
    for (int i = 0; i < 100; i++)
        loads_after(&bench, i % 2 ? 20 * MS : 1 * MS, (uint16_t)(6000 + i));
    assert_int_equal(bench.driver.flow.seen.clumped, 50);
}

static void test_driver_uses_mode_32_and_asks_for_34_once_a_second(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t plain[11];
    int samples = 0;
    int asked = 0;
    begin_running(&bench);
    memcpy(plain, board_e, sizeof plain);
    for (int i = 0; i < 500; i++) {
        bench.now_us += 10 * MS;
        plain[4] = (uint8_t)i;
        FEED(&bench, plain);
        samples += event_of(&bench, DEVICE_EVENT_LOADS) != NULL;
        asked += writes_mode_34(&bench);
        assert_null(event_of(&bench, DEVICE_EVENT_STALE));
    }
    assert_int_equal(samples, 500);
    assert_int_equal(asked, 5);
}

static void test_driver_asks_at_once_when_34_turns_into_32(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    loads_after(&bench, 10 * MS, 6357);
    loads_after(&bench, 10 * MS, 6350);
    bench.now_us += 10 * MS;
    FEED(&bench, board_e);
    assert_true(writes_mode_34(&bench));
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
}

static void test_driver_drops_quick_repeats_but_stays_awake(void **state)
{
    (void)state;
    struct bench bench;
    int samples = 0;
    begin_running(&bench);
    for (int i = 0; i < 300; i++) {
        loads_after(&bench, 10 * MS, 6357);
        samples += event_of(&bench, DEVICE_EVENT_LOADS) != NULL;
        assert_null(event_of(&bench, DEVICE_EVENT_STALE));
    }
    assert_int_equal(samples, 150);
    assert_int_equal(bench.driver.flow.dropped, 150);
    assert_int_equal(bench.driver.flow.seen.repeated, 150);
}

static void test_driver_is_stale_after_200_ms_and_lost_after_2_s(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    loads_after(&bench, 10 * MS, 6357);
    wait(&bench, 199 * MS);
    assert_null(event_of(&bench, DEVICE_EVENT_STALE));
    wait(&bench, 1 * MS);
    assert_non_null(event_of(&bench, DEVICE_EVENT_STALE));
    for (int i = 0; i < 8; i++) {
        wait(&bench, 200 * MS);
        assert_null(event_of(&bench, DEVICE_EVENT_LOST));
    }
    wait(&bench, 199 * MS);
    assert_null(event_of(&bench, DEVICE_EVENT_LOST));
    wait(&bench, 1 * MS);
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOST));
    wait(&bench, 60000 * MS);
    assert_null(event_of(&bench, DEVICE_EVENT_LOST));
    loads_after(&bench, 1 * MS, 6350);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
}

static void test_driver_flows_again_after_a_stale_moment(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    loads_after(&bench, 10 * MS, 6357);
    wait(&bench, 300 * MS);
    loads_after(&bench, 50 * MS, 6350);
    assert_non_null(event_of(&bench, DEVICE_EVENT_FRESH));
    assert_null(event_of(&bench, DEVICE_EVENT_READY));
    // It notices by the reports alone, too, when nobody calls its timeout.
    loads_after(&bench, 250 * MS, 6340);
    assert_non_null(event_of(&bench, DEVICE_EVENT_STALE));
    assert_non_null(event_of(&bench, DEVICE_EVENT_FRESH));
}

static void test_driver_reports_without_loads_keep_it_from_being_lost(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t quiet[3] = {0x30, 0x00, 0x00};
    bool stale = false;
    begin_running(&bench);
    for (int i = 0; i < 500; i++) {
        bench.now_us += 10 * MS;
        FEED(&bench, quiet);
        stale = stale || event_of(&bench, DEVICE_EVENT_STALE);
        assert_null(event_of(&bench, DEVICE_EVENT_LOST));
    }
    assert_true(stale);
}

static void test_driver_discards_blank_loads_and_sets_up_again(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t blank[22] = {0x34, 0x00, 0x00};
    memset(blank + 3, 0xFF, sizeof blank - 3);
    begin_running(&bench);
    for (int i = 0; i <= 99; i++) {
        bench.now_us += 10 * MS;
        FEED(&bench, blank);
        assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
        assert_int_equal(bench.driver.state, WII_BOARD_DRIVER_RUNNING);
    }
    bench.now_us += 10 * MS;
    FEED(&bench, blank);
    CHECK_WRITE(&bench, 0x16, 0x04, 0xA4, 0x00, 0xF0, 0x01, 0x55);
    FEED(&bench, board_ack_write);
    FEED(&bench, board_ack_write);
    FEED(&bench, board_reply_id);
    reply_calibration(&bench, board_reply_calibration_2, sizeof board_reply_calibration_2);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
}

static void test_driver_tells_the_front_button(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t status_pressed[7] = {0x20, 0x00, 0x08, 0x02, 0x00, 0x00, 0xB0};
    begin_running(&bench);
    bench.now_us += 30 * MS;
    FEED(&bench, board_a);
    assert_true(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
    bench.now_us += 30 * MS;
    FEED(&bench, board_a);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON));
    bench.now_us += 30 * MS;
    FEED(&bench, board_b);
    assert_false(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
    FEED(&bench, status_pressed);
    assert_true(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
}

static void test_driver_waking_press_is_not_one_for_the_game(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t status_pressed[7] = {0x20, 0x00, 0x08, 0x02, 0x00, 0x00, 0xB0};
    static const uint8_t ack_pressed[5] = {0x22, 0x00, 0x08, 0x16, 0x00};
    uint8_t reference_pressed[22];
    memcpy(reference_pressed, board_reply_reference, sizeof reference_pressed);
    reference_pressed[2] = 0x08;
    begin(&bench);
    FEED(&bench, status_pressed);
    FEED(&bench, ack_pressed);
    FEED(&bench, ack_pressed);
    FEED(&bench, board_reply_id);
    FEED(&bench, board_reply_calibration_1);
    FEED(&bench, board_reply_calibration_2);
    FEED(&bench, reference_pressed);
    bench.now_us += 10 * MS;
    FEED(&bench, board_a);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON));
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
}

static int bars_after(struct bench *bench, uint8_t battery, int64_t us)
{
    uint8_t bytes[22];
    int told = -1;
    for (int64_t t_us = 0; t_us < us; t_us += 10 * MS) {
        memcpy(bytes, board_b, sizeof bytes);
        bytes[4] = (uint8_t)(t_us / (10 * MS));
        bytes[13] = battery;
        bench->now_us += 10 * MS;
        FEED(bench, bytes);
        if (event_of(bench, DEVICE_EVENT_BATTERY))
            told = event_of(bench, DEVICE_EVENT_BATTERY)->data.battery_bars;
    }
    return told;
}

static void test_driver_battery_does_not_flicker(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    assert_int_equal(bars_after(&bench, 0x82, 10 * MS), 4);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(bars_after(&bench, 0x81, 1000 * MS), -1);
        assert_int_equal(bars_after(&bench, 0x82, 1000 * MS), -1);
    }
    assert_int_equal(bars_after(&bench, 0x69, 6000 * MS), 0);
}

static void test_driver_low_battery_by_the_status_flag(void **state)
{
    (void)state;
    struct bench bench;
    static const uint8_t status_low[7] = {0x20, 0x00, 0x00, 0x03, 0x00, 0x00, 0x20};
    begin_running(&bench);
    FEED(&bench, status_low);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_BATTERY)->data.battery_bars, 1);
}

static void test_driver_counts_and_tells_malformed_reports(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    bench.now_us += 10 * MS;
    feed(&bench, board_a, 11);
    assert_non_null(strstr(bench.step.note, "report 0x34, 11 bytes, want 22"));
    assert_int_equal(bench.step.event_count, 0);
    assert_int_equal(bench.driver.flow.dropped, 1);
    assert_int_equal(bench.driver.flow.seen.truncated, 1);
    feed(&bench, board_a, 11);
    assert_true(bench.step.note[0] != '\0');
    feed(&bench, board_a, 11);
    assert_true(bench.step.note[0] == '\0');
}

static void test_driver_rate_is_that_of_the_reports(void **state)
{
    (void)state;
    struct bench bench;
    double rate_hz = 0.0;
    begin_running(&bench);
    for (int i = 0; i < 400; i++) {
        loads_after(&bench, 10 * MS, 6357);
        const struct device_event *pulse = event_of(&bench, DEVICE_EVENT_PULSE);
        if (pulse)
            rate_hz = pulse->data.pulse.rate_hz;
    }
    assert_near(rate_hz, 100.0, 2.0);
}

static void test_driver_lamp_and_last_words(void **state)
{
    (void)state;
    struct bench bench;
    struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = false};
    begin(&bench);
    wii_board_driver_command(&bench.driver, &lamp, bench.now_us, &bench.step);
    CHECK_SILENT(&bench);
    wii_board_driver_stop(&bench.driver, &bench.step);
    CHECK_SILENT(&bench);
    begin_running(&bench);
    wii_board_driver_command(&bench.driver, &lamp, bench.now_us, &bench.step);
    CHECK_WRITE(&bench, 0x11, 0x00);
    wii_board_driver_stop(&bench.driver, &bench.step);
    CHECK_WRITE(&bench, 0x12, 0x04, 0x30);
}

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/** One report that mostly makes sense: known replies, with a bit flipped now and then. */
static size_t random_report(uint64_t *seed, uint8_t bytes[DEVICE_REPORT_MAX])
{
    static const struct {
        const uint8_t *bytes;
        size_t size;
    } known[] = {
        {board_status, sizeof board_status},
        {board_ack_write, sizeof board_ack_write},
        {board_reply_id, sizeof board_reply_id},
        {board_reply_calibration_1, sizeof board_reply_calibration_1},
        {board_reply_calibration_2, sizeof board_reply_calibration_2},
        {board_reply_reference, sizeof board_reply_reference},
        {board_reply_id_blank, sizeof board_reply_id_blank},
        {board_a, sizeof board_a},
        {board_c, sizeof board_c},
        {board_e, sizeof board_e},
    };
    size_t pick = next_random(seed) % (sizeof known / sizeof known[0]);
    size_t size = known[pick].size;
    memcpy(bytes, known[pick].bytes, size);
    uint64_t dice = next_random(seed) % 16;
    if (dice == 0)
        bytes[next_random(seed) % size] ^= (uint8_t)(1u << next_random(seed) % 8);
    else if (dice == 1)
        size = next_random(seed) % (size + 1);
    else if (dice == 2)
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)next_random(seed);
    return size;
}

static bool is_harmless(const struct device_write *write)
{
    const uint8_t *b = write->bytes;
    if ((b[1] & 0x01) != 0)
        return false; // rumble
    switch (b[0]) {
    case 0x11:
    case 0x15:
        return write->size == 2;
    case 0x12:
        return write->size == 3 && (b[2] == 0x34 || b[2] == 0x30);
    case 0x16:
        return write->size == 22 && b[2] == 0xA4 && b[3] == 0x00 && b[5] == 1 &&
               ((b[4] == 0xF0 && b[6] == 0x55) || (b[4] == 0xFB && b[6] == 0x00));
    case 0x17:
        return write->size == 7;
    default:
        return false;
    }
}

static void random_step(struct bench *bench, uint64_t *seed)
{
    uint8_t bytes[DEVICE_REPORT_MAX];
    bench->now_us += (int64_t)(next_random(seed) % 15000);
    uint64_t dice = next_random(seed) % 64;
    if (dice == 0) {
        bench->now_us += (int64_t)(next_random(seed) % 3000000);
        wait(bench, 0);
    } else if (dice < 4) {
        wait(bench, 0);
        assert_true(bench->step.deadline_us > bench->now_us);
    } else if (dice == 4) {
        struct device_command command = {.type = next_random(seed) % 2 ? DEVICE_COMMAND_LAMP
                                                                       : DEVICE_COMMAND_REMEMBER};
        for (size_t i = 0; i < sizeof command.data.calibration; i++)
            command.data.calibration[i] = (uint8_t)(next_random(seed) & 1);
        wii_board_driver_command(&bench->driver, &command, bench->now_us, &bench->step);
    } else {
        size_t size = random_report(seed, bytes);
        feed(bench, bytes, size);
    }
}

static void test_driver_never_writes_where_the_calibration_lives(void **state)
{
    (void)state;
    struct bench bench;
    uint64_t seed = 0x2545F4914F6CDD1D;
    int64_t mode_us = 0;
    long ran = 0;
    for (int run = 0; run < 200; run++) {
        begin(&bench);
        mode_us = 0;
        for (int i = 0; i < 1000; i++) {
            random_step(&bench, &seed);
            ran += bench.driver.state == WII_BOARD_DRIVER_RUNNING;
            for (size_t w = 0; w < bench.step.write_count; w++)
                assert_true(is_harmless(&bench.step.writes[w]));
            if (writes_mode_34(&bench)) {
                assert_true(bench.now_us - mode_us >= 20 * MS);
                mode_us = bench.now_us;
            }
        }
    }
    // The walk went through the handshake and out again, or it would prove nothing.
    assert_true(ran > 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_driver_handshake_in_the_sheets_order),
        cmocka_unit_test(test_driver_samples_are_kg_of_the_sheet),
        cmocka_unit_test(test_driver_asks_again_when_nobody_answers),
        cmocka_unit_test(test_driver_refusal_is_told_once),
        cmocka_unit_test(test_driver_waits_for_a_late_id),
        cmocka_unit_test(test_driver_refuses_a_remote),
        cmocka_unit_test(test_driver_tries_again_after_a_refused_write),
        cmocka_unit_test(test_driver_ignores_the_kernels_replies),
        cmocka_unit_test(test_driver_reads_a_wrong_check_sum_twice_more_then_accepts),
        cmocka_unit_test(test_driver_takes_a_right_check_sum_on_the_second_read),
        cmocka_unit_test(test_driver_refuses_an_implausible_calibration),
        cmocka_unit_test(test_driver_falls_back_on_the_remembered_calibration),
        cmocka_unit_test(test_driver_accepts_a_board_without_a_reference_register),
        cmocka_unit_test(test_driver_sends_the_mode_again_at_once_after_a_status),
        cmocka_unit_test(test_driver_wins_the_fight_for_the_mode),
        cmocka_unit_test(test_driver_asks_for_its_mode_after_60_ms_of_silence),
        cmocka_unit_test(test_driver_a_sound_link_is_no_fight),
        cmocka_unit_test(test_driver_counts_each_change_of_mode_once),
        cmocka_unit_test(test_driver_counts_reports_that_came_together),
        cmocka_unit_test(test_driver_uses_mode_32_and_asks_for_34_once_a_second),
        cmocka_unit_test(test_driver_asks_at_once_when_34_turns_into_32),
        cmocka_unit_test(test_driver_drops_quick_repeats_but_stays_awake),
        cmocka_unit_test(test_driver_is_stale_after_200_ms_and_lost_after_2_s),
        cmocka_unit_test(test_driver_flows_again_after_a_stale_moment),
        cmocka_unit_test(test_driver_reports_without_loads_keep_it_from_being_lost),
        cmocka_unit_test(test_driver_discards_blank_loads_and_sets_up_again),
        cmocka_unit_test(test_driver_tells_the_front_button),
        cmocka_unit_test(test_driver_waking_press_is_not_one_for_the_game),
        cmocka_unit_test(test_driver_battery_does_not_flicker),
        cmocka_unit_test(test_driver_low_battery_by_the_status_flag),
        cmocka_unit_test(test_driver_counts_and_tells_malformed_reports),
        cmocka_unit_test(test_driver_rate_is_that_of_the_reports),
        cmocka_unit_test(test_driver_lamp_and_last_words),
        cmocka_unit_test(test_driver_never_writes_where_the_calibration_lives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
