#include "input/open_board/driver.h"
#include "tests/check.h"
#include "tests/input/open_board_bytes.h"

#include <string.h>

#define MS        1000
#define PERIOD_US 12500

static const struct device_driver *const ops = &open_board_driver_ops;

// A driver, the step it asked for last, and a board whose clock runs with the test's.
struct bench {
    struct open_board_driver driver;
    struct device_step step;
    int64_t now_us;
    uint16_t sequence;
};

static void begin(struct bench *bench)
{
    *bench = (struct bench){.now_us = 1000000};
    ops->start(&bench->driver, bench->now_us, &bench->step);
    assert_int_equal(bench->step.feature_id, 0x02);
    assert_int_equal(bench->step.feature_size, 64);
}

static const struct device_event *event_of(const struct bench *bench, enum device_event_type type)
{
    for (size_t i = 0; i < bench->step.event_count; i++)
        if (bench->step.events[i].type == type)
            return &bench->step.events[i];
    return NULL;
}

static void answer(struct bench *bench, const uint8_t *bytes, size_t size)
{
    ops->feature(&bench->driver, bytes, size, bench->now_us, &bench->step);
}

static void begin_running(struct bench *bench)
{
    begin(bench);
    answer(bench, open_board_bytes_about, sizeof open_board_bytes_about);
    assert_non_null(event_of(bench, DEVICE_EVENT_READY));
}

static void wait(struct bench *bench, int64_t us)
{
    bench->now_us += us;
    ops->timeout(&bench->driver, bench->now_us, &bench->step);
}

static void send(struct bench *bench, double kg, uint8_t flags)
{
    uint8_t bytes[27];
    bench->now_us += PERIOD_US;
    open_board_bytes_make(bytes, bench->sequence++, (uint32_t)bench->now_us, kg, flags);
    ops->report(&bench->driver, bytes, sizeof bytes, bench->now_us, &bench->step);
}

static void test_open_board_tells_its_spacing_and_lights_its_lamp(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    const struct device_event *ready = event_of(&bench, DEVICE_EVENT_READY);
    assert_near(ready->data.ready.spacing_x_mm, 433.0, 1e-9);
    assert_near(ready->data.ready.spacing_y_mm, 228.5, 1e-9);
    assert_false(ready->data.ready.has_calibration);
    assert_int_equal(bench.step.write_count, 1); // 80 samples a second are fine
    assert_memory_equal(bench.step.writes[0].bytes, "\x03\x03\x01", 3);
    assert_string_equal(bench.step.note,
                        "\"Oak board of the workshop\", 433 x 228 mm, 50 kg a cell, 80 Hz");
}

static void test_open_board_a_slow_board_is_asked_for_100_samples_a_second(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    memcpy(bytes, open_board_bytes_about, sizeof bytes);
    memcpy(bytes + 8, "\x10\x27\x00\x00", 4); // 10 Hz
    begin(&bench);
    answer(&bench, bytes, sizeof bytes);
    assert_int_equal(bench.step.write_count, 2);
    assert_memory_equal(bench.step.writes[1].bytes, "\x03\x02\xA0\x86\x01\x00", 6);
}

static void test_open_board_samples_become_loads(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    for (int i = 0; i < 10; i++) {
        send(&bench, 18.5, 0x01);
        const struct device_event *loads = event_of(&bench, DEVICE_EVENT_LOADS);
        assert_non_null(loads);
        for (int corner = 0; corner < 4; corner++)
            assert_near(loads->data.kg[corner], 18.5, 1e-9);
        assert_in_range(loads->t_us, bench.now_us - 200, bench.now_us);
    }
    assert_int_equal(bench.driver.flow.dropped, 0);
}

static void test_open_board_repeats_are_dropped_and_holes_counted(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    send(&bench, 10, 0);
    bench.sequence--;
    send(&bench, 10, 0);
    assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
    assert_int_equal(bench.driver.flow.dropped, 1);
    bench.sequence += 3;
    send(&bench, 10, 0);
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
    bench.sequence = 65535; // a restart, not 60,000 lost ones
    send(&bench, 10, 0);
    send(&bench, 10, 0); // and the wrap to 0
    for (int i = 0; i < 60 && !event_of(&bench, DEVICE_EVENT_PULSE); i++)
        send(&bench, 10, 0);
    const struct device_event *pulse = event_of(&bench, DEVICE_EVENT_PULSE);
    assert_non_null(pulse);
    assert_int_equal(pulse->data.pulse.missed, 3);
    assert_int_equal(pulse->data.pulse.dropped, 1);
    assert_near(pulse->data.pulse.rate_hz, 80.0, 2.0);
}

static void test_open_board_impossible_loads_are_dropped(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    send(&bench, 62.4, 0); // 1.25 times the 50 kg of a cell are 62.5
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
    send(&bench, 62.6, 0);
    assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
    send(&bench, -62.6, 0);
    assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
    send(&bench, 20, 0x02); // saturated
    assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
    assert_int_equal(bench.driver.flow.dropped, 3);
    // A board that only sends such samples is stale like a silent one.
    bool stale = false;
    for (int i = 0; i < 20; i++) {
        send(&bench, 20, 0x02);
        stale = stale || event_of(&bench, DEVICE_EVENT_STALE);
    }
    assert_true(stale);
    send(&bench, 20, 0);
    assert_non_null(event_of(&bench, DEVICE_EVENT_FRESH));
}

static void test_open_board_a_broken_cell_is_named_after_a_second(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    int64_t begun_us = bench.now_us;
    const struct device_event *refused = NULL;
    while (!refused && bench.now_us < begun_us + 3000 * MS) {
        send(&bench, 20, 0x04);
        assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
        refused = event_of(&bench, DEVICE_EVENT_REFUSED);
    }
    assert_non_null(refused);
    assert_int_equal(refused->data.problem, INPUT_PROBLEM_CELL);
    assert_in_range(bench.now_us - begun_us, 1000 * MS, 1050 * MS);
    assert_true(bench.step.deadline_us == DEVICE_NEVER_US);
    send(&bench, 20, 0); // plugged in again
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
    // One knock is not a broken cell.
    for (int i = 0; i < 200; i++) {
        send(&bench, 20, i % 2 ? 0x04 : 0);
        assert_null(event_of(&bench, DEVICE_EVENT_REFUSED));
    }
}

static void test_open_board_silence_is_stale_then_lost_then_ready_again(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    send(&bench, 20, 0);
    int64_t last_us = bench.now_us;
    bool stale = false, lost = false;
    while (!lost && bench.now_us < last_us + 4000 * MS) {
        assert_true(bench.step.deadline_us > bench.now_us);
        wait(&bench, bench.step.deadline_us - bench.now_us);
        if (event_of(&bench, DEVICE_EVENT_STALE)) {
            assert_int_equal(bench.now_us - last_us, 200 * MS);
            stale = true;
        }
        lost = event_of(&bench, DEVICE_EVENT_LOST) != NULL;
    }
    assert_true(stale && lost);
    assert_int_equal(bench.now_us - last_us, 2000 * MS);
    send(&bench, 20, 0);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    assert_non_null(event_of(&bench, DEVICE_EVENT_LOADS));
}

static void test_open_board_button_is_told_once_a_press(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    send(&bench, 0, 0);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON));
    send(&bench, 0, 0x08);
    assert_true(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
    send(&bench, 0, 0x08);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON));
    send(&bench, 0, 0x0A); // also in a sample that is not used
    send(&bench, 0, 0x02);
    assert_false(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
}

static void test_open_board_battery_steps_settle_before_they_are_told(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[27];
    begin_running(&bench);
    send(&bench, 0, 0);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_BATTERY)->data.battery_bars, 4);
    int told = 0, bars = 4;
    int64_t begun_us = bench.now_us;
    while (bench.now_us < begun_us + 8000 * MS) {
        bench.now_us += PERIOD_US;
        open_board_bytes_make(bytes, bench.sequence++, (uint32_t)bench.now_us, 0, 0);
        bytes[25] = 9;
        ops->report(&bench.driver, bytes, sizeof bytes, bench.now_us, &bench.step);
        const struct device_event *battery = event_of(&bench, DEVICE_EVENT_BATTERY);
        if (!battery)
            continue;
        told++;
        bars = battery->data.battery_bars;
        assert_true(bench.now_us - begun_us >= 5000 * MS);
    }
    assert_int_equal(told, 1);
    assert_int_equal(bars, 0);
    assert_int_equal(open_board_battery_bars(-1), -1);
    assert_int_equal(open_board_battery_bars(10), 1);
    assert_int_equal(open_board_battery_bars(30), 2);
    assert_int_equal(open_board_battery_bars(55), 3);
    assert_int_equal(open_board_battery_bars(80), 4);
}

static void test_open_board_without_an_answer_is_refused_and_asked_again(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    int asked = 1;
    while (!event_of(&bench, DEVICE_EVENT_REFUSED)) {
        assert_true(asked <= 5);
        answer(&bench, NULL, 0);
        if (bench.step.event_count > 0)
            break;
        assert_int_equal(bench.step.deadline_us - bench.now_us, 200 * MS);
        wait(&bench, 200 * MS);
        assert_int_equal(bench.step.feature_id, 0x02);
        asked++;
    }
    assert_int_equal(asked, 5);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_REFUSED)->data.problem, INPUT_PROBLEM_NO_ANSWER);
    assert_int_equal(bench.step.deadline_us - bench.now_us, 5000 * MS);
    wait(&bench, 5000 * MS);
    answer(&bench, open_board_bytes_about, sizeof open_board_bytes_about);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
}

static void test_open_board_of_a_newer_protocol_is_refused_for_good(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    memcpy(bytes, open_board_bytes_about, sizeof bytes);
    bytes[1] = 2;
    begin(&bench);
    answer(&bench, bytes, sizeof bytes);
    assert_int_equal(event_of(&bench, DEVICE_EVENT_REFUSED)->data.problem, INPUT_PROBLEM_VERSION);
    assert_true(bench.step.deadline_us == DEVICE_NEVER_US);
    wait(&bench, 60000 * MS);
    assert_int_equal(bench.step.feature_id, 0);
    send(&bench, 20, 0);
    assert_int_equal(bench.step.event_count, 0);
}

static void test_open_board_with_a_nonsense_description_is_refused(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[64];
    memcpy(bytes, open_board_bytes_about, sizeof bytes);
    bytes[2] = bytes[3] = 0;
    begin(&bench);
    answer(&bench, bytes, sizeof bytes);
    assert_string_equal(bench.step.note, "device bug: feature 02: x spacing is not plausible");
    for (int i = 0; i < 10 && !event_of(&bench, DEVICE_EVENT_REFUSED); i++) {
        wait(&bench, 200 * MS);
        answer(&bench, bytes, sizeof bytes);
    }
    assert_int_equal(event_of(&bench, DEVICE_EVENT_REFUSED)->data.problem,
                     INPUT_PROBLEM_NOT_A_BOARD);
}

static void test_open_board_garbage_is_counted_and_noted_rarely(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    int notes = 0;
    for (int i = 0; i < 1000; i++) {
        ops->report(&bench.driver, open_board_bytes_sample, 26, bench.now_us, &bench.step);
        notes += bench.step.note[0] != '\0';
    }
    assert_int_equal(bench.driver.flow.dropped, 1000);
    assert_int_equal(notes, 10); // 1, 2, 4 .. 512
}

static void test_open_board_lamp_follows_commands_and_goes_out_at_the_end(void **state)
{
    (void)state;
    struct bench bench;
    begin_running(&bench);
    struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = false};
    ops->command(&bench.driver, &lamp, bench.now_us, &bench.step);
    assert_memory_equal(bench.step.writes[0].bytes, "\x03\x03\x00", 3);
    ops->stop(&bench.driver, &bench.step);
    assert_int_equal(bench.step.write_count, 1);
    assert_memory_equal(bench.step.writes[0].bytes, "\x03\x03\x00", 3);
}

/** Only lamp and rate are ever written, and time never runs backwards, whatever comes. */
static void test_open_board_random_life_keeps_its_promises(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    uint32_t random = 7;
    int64_t newest_us = INT64_MIN;
    for (int i = 0; i < 200000; i++) {
        uint8_t bytes[64];
        random = random * 1664525u + 1013904223u;
        bench.now_us += random >> 14 & 0xFFFF;
        open_board_bytes_make(bytes, (uint16_t)(random >> 20), random * 3, (random >> 8) % 70,
                              (uint8_t)(random >> 9 & random >> 13));
        if (random >> 29 == 0)
            answer(&bench, open_board_bytes_about, random >> 4 & 64);
        else if (random >> 29 == 1)
            wait(&bench, random >> 12);
        else
            ops->report(&bench.driver, bytes, random >> 28 == 15 ? 20 : 27, bench.now_us,
                        &bench.step);
        for (size_t e = 0; e < bench.step.event_count; e++) {
            assert_true(bench.step.events[e].t_us >= newest_us);
            newest_us = bench.step.events[e].t_us;
            assert_true(newest_us <= bench.now_us);
        }
        for (size_t w = 0; w < bench.step.write_count; w++) {
            assert_int_equal(bench.step.writes[w].bytes[0], 0x03);
            assert_in_range(bench.step.writes[w].bytes[1], 0x02, 0x03);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open_board_tells_its_spacing_and_lights_its_lamp),
        cmocka_unit_test(test_open_board_a_slow_board_is_asked_for_100_samples_a_second),
        cmocka_unit_test(test_open_board_samples_become_loads),
        cmocka_unit_test(test_open_board_repeats_are_dropped_and_holes_counted),
        cmocka_unit_test(test_open_board_impossible_loads_are_dropped),
        cmocka_unit_test(test_open_board_a_broken_cell_is_named_after_a_second),
        cmocka_unit_test(test_open_board_silence_is_stale_then_lost_then_ready_again),
        cmocka_unit_test(test_open_board_button_is_told_once_a_press),
        cmocka_unit_test(test_open_board_battery_steps_settle_before_they_are_told),
        cmocka_unit_test(test_open_board_without_an_answer_is_refused_and_asked_again),
        cmocka_unit_test(test_open_board_of_a_newer_protocol_is_refused_for_good),
        cmocka_unit_test(test_open_board_with_a_nonsense_description_is_refused),
        cmocka_unit_test(test_open_board_garbage_is_counted_and_noted_rarely),
        cmocka_unit_test(test_open_board_lamp_follows_commands_and_goes_out_at_the_end),
        cmocka_unit_test(test_open_board_random_life_keeps_its_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
