#include "input/evdev_board/driver.h"
#include "tests/check.h"
#include "tests/input/event_bytes.h"

#include <string.h>

#define MS 1000

static const struct device_driver *const ops = &evdev_board_driver_ops;

struct bench {
    struct evdev_board_driver driver;
    struct device_step step;
    int64_t now_us;
    struct event_bytes events; // sent by send()
};

static const struct device_event *event_of(const struct bench *bench, enum device_event_type type)
{
    for (size_t i = 0; i < bench->step.event_count; i++)
        if (bench->step.events[i].type == type)
            return &bench->step.events[i];
    return NULL;
}

static void begin(struct bench *bench)
{
    *bench = (struct bench){.now_us = 1000000};
    ops->start(&bench->driver, bench->now_us, &bench->step);
    assert_non_null(event_of(bench, DEVICE_EVENT_READY));
    assert_false(event_of(bench, DEVICE_EVENT_READY)->data.ready.has_calibration);
}

static void send(struct bench *bench)
{
    bench->now_us += 10 * MS;
    ops->report(&bench->driver, bench->events.bytes, bench->events.size, bench->now_us,
                &bench->step);
    bench->events.size = 0;
}

static void send_state(struct bench *bench, int32_t tr, int32_t br, int32_t tl, int32_t bl)
{
    event_bytes_state(&bench->events, (const int32_t[4]){tr, br, tl, bl});
    send(bench);
}

static void check_loads(const struct bench *bench, double tr, double br, double tl, double bl)
{
    const struct device_event *loads = event_of(bench, DEVICE_EVENT_LOADS);
    assert_non_null(loads);
    assert_near(loads->data.kg[0], tr, 1e-9);
    assert_near(loads->data.kg[1], br, 1e-9);
    assert_near(loads->data.kg[2], tl, 1e-9);
    assert_near(loads->data.kg[3], bl, 1e-9);
    assert_int_equal(loads->t_us, bench->now_us);
}

// Vectors A and C of devices.md 1.11 as kernel 6.1 shows them (last column there).
static void test_evdev_board_vectors_of_the_sheet(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    send_state(&bench, 2129, 1619, 1969, 1490);
    check_loads(&bench, 21.29, 16.19, 19.69, 14.90);
    send_state(&bench, 3943, 0, 3556, 0);
    check_loads(&bench, 39.43, 0.0, 35.56, 0.0);
}

static void test_evdev_board_what_has_not_changed_stays(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    send_state(&bench, 2129, 1619, 1969, 1490);
    send_state(&bench, -1, 1620, -1, -1);
    check_loads(&bench, 21.29, 16.20, 19.69, 14.90);
}

static void test_evdev_board_a_state_may_come_in_pieces(void **state)
{
    (void)state;
    struct bench bench;
    struct event_bytes whole = {.size = 0};
    event_bytes_state(&whole, (const int32_t[4]){2129, 1619, 1969, 1490});
    begin(&bench);
    for (size_t at = 0; at < whole.size; at += 2 * EVENT_BYTES_SIZE) {
        assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
        size_t size = whole.size - at < 2 * EVENT_BYTES_SIZE ? whole.size - at : 48;
        memcpy(bench.events.bytes, whole.bytes + at, size);
        bench.events.size = size;
        send(&bench);
    }
    check_loads(&bench, 21.29, 16.19, 19.69, 14.90);
}

static void test_evdev_board_lost_events_are_forgotten_up_to_the_next_state(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    send_state(&bench, 1000, 1000, 1000, 1000);
    event_bytes_add(&bench.events, 3, 0x10, 9999); // half a state, then the queue ran over
    event_bytes_add(&bench.events, 0, 3, 0);
    event_bytes_add(&bench.events, 3, 0x11, 8888);
    event_bytes_add(&bench.events, 0, 0, 0);
    send(&bench);
    assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
    send_state(&bench, 1010, 1020, 1030, 1040);
    check_loads(&bench, 10.1, 10.2, 10.3, 10.4);
    assert_int_equal(bench.driver.flow.dropped, 1);
}

static void test_evdev_board_button(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    event_bytes_add(&bench.events, 1, 0x130, 1);
    send(&bench);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON)); // its state is not whole yet
    send_state(&bench, 500, 500, 500, 500);
    assert_true(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
    event_bytes_add(&bench.events, 1, 0x131, 0); // another key
    send_state(&bench, 510, -1, -1, -1);
    assert_null(event_of(&bench, DEVICE_EVENT_BUTTON));
    event_bytes_add(&bench.events, 1, 0x130, 0);
    send_state(&bench, 500, -1, -1, -1);
    assert_false(event_of(&bench, DEVICE_EVENT_BUTTON)->data.pressed);
}

static void test_evdev_board_values_of_no_board_are_dropped(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    send_state(&bench, 2000, 2000, 2000, 2000);
    event_bytes_add(&bench.events, 3, 0x10, -5);
    event_bytes_add(&bench.events, 3, 0x11, 70000);
    event_bytes_add(&bench.events, 3, 0x00, 1234); // another axis
    send_state(&bench, -1, -1, 2001, -1);
    check_loads(&bench, 20.0, 20.0, 20.01, 20.0);
    assert_int_equal(bench.driver.flow.dropped, 2);
    assert_int_equal(bench.driver.flow.seen.out_of_range, 2);
}

static bool wait_for(struct bench *bench, enum device_event_type type, int64_t until_us)
{
    while (bench->step.deadline_us <= until_us) {
        assert_true(bench->step.deadline_us > bench->now_us);
        bench->now_us = bench->step.deadline_us;
        ops->timeout(&bench->driver, bench->now_us, &bench->step);
        if (event_of(bench, type))
            return true;
    }
    return false;
}

static void test_evdev_board_silence_under_a_load_is_stale_then_lost(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    send_state(&bench, 2000, 2000, 2000, 2000);
    int64_t last_us = bench.now_us;
    assert_true(wait_for(&bench, DEVICE_EVENT_STALE, last_us + 5000 * MS));
    assert_int_equal(bench.now_us - last_us, 200 * MS);
    assert_true(wait_for(&bench, DEVICE_EVENT_LOST, last_us + 5000 * MS));
    assert_int_equal(bench.now_us - last_us, 2000 * MS);
    send_state(&bench, 2001, -1, -1, -1);
    assert_non_null(event_of(&bench, DEVICE_EVENT_READY));
    check_loads(&bench, 20.01, 20.0, 20.0, 20.0);
}

static void test_evdev_board_an_empty_board_may_be_silent_for_minutes(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    send_state(&bench, 0, 0, 0, 0);
    int64_t last_us = bench.now_us;
    int loads = 0;
    while (wait_for(&bench, DEVICE_EVENT_LOADS, last_us + 60000 * MS)) {
        check_loads(&bench, 0, 0, 0, 0);
        assert_null(event_of(&bench, DEVICE_EVENT_STALE));
        loads++;
    }
    assert_in_range(loads, 590, 600); // enough for the zero, which wants 2 s of samples
}

static void test_evdev_board_half_an_event_is_noted(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    event_bytes_state(&bench.events, (const int32_t[4]){2000, 2000, 2000, 2000});
    bench.events.size -= 3;
    send(&bench);
    assert_null(event_of(&bench, DEVICE_EVENT_LOADS));
    assert_string_equal(bench.step.note, "117 bytes are no whole events (1 such so far)");
}

static void test_evdev_board_never_writes(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench);
    const struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = true};
    uint32_t random = 3;
    for (int i = 0; i < 50000; i++) {
        random = random * 1664525u + 1013904223u;
        event_bytes_add(&bench.events, (uint8_t)(random >> 30), (uint16_t)(random >> 26 & 0x13),
                        (int32_t)(random >> 8 & 0x1FFFF));
        if (bench.events.size == sizeof bench.events.bytes || random >> 29 == 0)
            send(&bench);
        if (random >> 28 == 2)
            ops->command(&bench.driver, &lamp, bench.now_us, &bench.step);
        if (random >> 28 == 3)
            ops->timeout(&bench.driver, bench.now_us += random >> 11, &bench.step);
        assert_int_equal(bench.step.write_count, 0);
        assert_int_equal(bench.step.feature_id, 0);
    }
    ops->stop(&bench.driver, &bench.step);
    assert_int_equal(bench.step.write_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_evdev_board_vectors_of_the_sheet),
        cmocka_unit_test(test_evdev_board_what_has_not_changed_stays),
        cmocka_unit_test(test_evdev_board_a_state_may_come_in_pieces),
        cmocka_unit_test(test_evdev_board_lost_events_are_forgotten_up_to_the_next_state),
        cmocka_unit_test(test_evdev_board_button),
        cmocka_unit_test(test_evdev_board_values_of_no_board_are_dropped),
        cmocka_unit_test(test_evdev_board_silence_under_a_load_is_stale_then_lost),
        cmocka_unit_test(test_evdev_board_an_empty_board_may_be_silent_for_minutes),
        cmocka_unit_test(test_evdev_board_half_an_event_is_noted),
        cmocka_unit_test(test_evdev_board_never_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
