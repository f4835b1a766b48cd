#include "input/motion_calibration.h"
#include "input/motion_clock.h"
#include "input/motion_flow.h"
#include "input/motion_report.h"
#include "input/pads.h"
#include "tests/input/motion_bench.h"

static void test_motion_report_bytes(void **state)
{
    (void)state;
    const uint8_t bytes[4] = {0x34, 0x92, 0xFF, 0x7F};
    assert_int_equal(motion_report_u16_le(bytes), 0x9234);
    assert_int_equal(motion_report_i16_le(bytes), -28108);
    assert_int_equal(motion_report_i16_le(bytes + 2), 32767);
    assert_int_equal(motion_report_u32_le(bytes), 0x7FFF9234);
    assert_int_equal(motion_report_u16_be(bytes), 0x3492);
    // CRC-32 of the nine digits is the check value everybody gives for it.
    assert_int_equal(motion_report_crc('1', (const uint8_t *)"23456789", 8), 0xCBF43926);
}

static void test_motion_bars_spare_a_charging_pad_the_alarm(void **state)
{
    (void)state;
    assert_int_equal(motion_report_bars(100, false), 4);
    assert_int_equal(motion_report_bars(55, false), 3);
    assert_int_equal(motion_report_bars(25, false), 2);
    assert_int_equal(motion_report_bars(15, false), 1);
    assert_int_equal(motion_report_bars(5, false), 0);
    assert_int_equal(motion_report_bars(5, true), 1);
}

static void test_motion_axes_are_turned_never_mirrored(void **state)
{
    (void)state;
    static const enum input_device_kind kinds[] = {
        INPUT_DEVICE_WII_REMOTE, INPUT_DEVICE_JOYCON_LEFT, INPUT_DEVICE_JOYCON_RIGHT,
        INPUT_DEVICE_SWITCH_PRO, INPUT_DEVICE_DUALSHOCK4,  INPUT_DEVICE_DUALSENSE,
    };
    const struct motion_scale one = {
        .accel_g = {1.0, 1.0, 1.0},
        .gyro_deg_s = {1.0, 1.0, 1.0},
    };
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        double m[3][3];
        for (int i = 0; i < 3; i++) {
            struct input_motion_sample sample;
            struct motion_counts counts = {.has_gyro = true};
            counts.accel[i] = 1;
            counts.gyro[i] = 1;
            motion_scale_apply(&one, kinds[k], &counts, &sample);
            memcpy(m[i], sample.accel_g, sizeof m[i]);
            assert_memory_equal(sample.accel_g, sample.gyro_deg_s, sizeof sample.accel_g);
        }
        double determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
                             m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
                             m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
        assert_near(determinant, 1.0, 1e-12);
    }
}

static void test_motion_clock_takes_the_jitter_out(void **state)
{
    (void)state;
    struct motion_clock clock;
    uint64_t seed = 0x9E3779B97F4A7C15;
    int64_t last_us = 0;
    motion_clock_init(&clock);
    for (int i = 0; i < 5000; i++) {
        int64_t sensor_us = 77000 + (int64_t)i * 4000;
        int64_t read_us = 5000000 + (int64_t)i * 4000 + (int64_t)(next_random(&seed) % 9000);
        int64_t t_us = motion_clock_map(&clock, sensor_us, read_us);
        assert_true(t_us <= read_us);
        assert_true(t_us >= last_us);
        if (i > 1000) {
            // The sensor's steps, to a hundredth of the jitter that the reads have.
            assert_in_range(t_us - last_us, 3900, 4100);
            assert_near((double)t_us, 5000000.0 + i * 4000.0, 400.0);
        }
        last_us = t_us;
    }
}

static void test_motion_clock_follows_a_clock_that_is_slow(void **state)
{
    (void)state;
    struct motion_clock clock;
    motion_clock_init(&clock);
    // 0.1 % slow, ten times worse than crystals are: 60 ms in a minute would be lost.
    for (int i = 0; i < 15000; i++) {
        int64_t read_us = 1000000 + (int64_t)i * 4004;
        int64_t t_us = motion_clock_map(&clock, (int64_t)i * 4000, read_us);
        assert_in_range(read_us - t_us, 0, 10000);
    }
}

static void test_motion_clock_survives_a_pause_and_a_reset(void **state)
{
    (void)state;
    struct motion_clock clock;
    int64_t sensor_us = 0;
    int64_t read_us = 1000000;
    int64_t last_us = 0;
    motion_clock_init(&clock);
    for (int i = 0; i < 3000; i++) {
        sensor_us += 4000;
        read_us += 4000;
        if (i == 1000)
            read_us += 300000; // its clock stood still
        if (i == 2000)
            sensor_us += 700000; // and jumps
        int64_t t_us = motion_clock_map(&clock, sensor_us, read_us);
        assert_true(t_us <= read_us && t_us >= last_us);
        last_us = t_us;
        if (i == 1990 || i == 2010)
            assert_true(read_us - t_us < 1000);
    }
    assert_int_equal(clock.jumps, 2);
}

static void test_motion_clock_never_runs_backwards(void **state)
{
    (void)state;
    struct motion_clock clock;
    motion_clock_init(&clock);
    assert_int_equal(motion_clock_map(&clock, 10000, 500000), 500000);
    assert_int_equal(motion_clock_map(&clock, 14000, 504000), 504000);
    assert_int_equal(motion_clock_map(&clock, 6000, 508000), 504000);
}

static void test_motion_clock_a_burst_after_a_stall_keeps_its_distances(void **state)
{
    (void)state;
    struct motion_clock clock;
    int64_t last_us = 0;
    motion_clock_init(&clock);
    for (int i = 0; i < 600; i++) {
        int64_t due_us = 1000000 + (int64_t)i * 4000;
        // Bluetooth hangs for 240 ms, then all of it comes at once.
        int64_t read_us = i >= 400 && i < 460 ? 1000000 + 460 * 4000 : due_us;
        int64_t t_us = motion_clock_map(&clock, (int64_t)i * 4000, read_us);
        if (i > 0)
            assert_int_equal(t_us - last_us, 4000);
        last_us = t_us;
    }
}

static void test_motion_counter_wraps(void **state)
{
    (void)state;
    struct motion_counter counter;
    motion_counter_init(&counter, 0xFFFF, 16, 3);
    assert_int_equal(motion_counter_us(&counter, 0xFFF0, 1000000), 0);
    assert_int_equal(motion_counter_us(&counter, 0x02DE, 1004000), 750 * 16 / 3);
    // Silent for one turn of 349525 us and 4000 us more.
    int64_t before_us = motion_counter_us(&counter, 0x02DE, 1004000);
    int64_t after_us = motion_counter_us(&counter, 0x02DE + 750, 1004000 + 349525 + 4000);
    assert_in_range(after_us - before_us, 349525 + 3999, 349525 + 4001);
    motion_counter_init(&counter, UINT32_MAX, 1, 3);
    assert_int_equal(motion_counter_us(&counter, 0xFFFFFF00, 5), 0);
    assert_int_equal(motion_counter_us(&counter, 0x00000B00, 1029), 1024);
}

// A controller on the table: bias and noise on the gyroscope, 1 g upward.
static bool lie(struct motion_still *rest, int64_t *t_us, int samples, const double bias[3],
                uint64_t *seed)
{
    bool zeroed = false;
    for (int i = 0; i < samples; i++) {
        struct input_motion_sample sample = {.t_us = *t_us, .has_gyro = true};
        *t_us += 4000;
        for (int axis = 0; axis < 3; axis++) {
            double noise = (double)(next_random(seed) % 1000) / 1000.0 - 0.5;
            sample.gyro_deg_s[axis] = bias[axis] + 0.5 * noise;
            sample.accel_g[axis] = (axis == 1 ? 1.0 : 0.0) + 0.01 * noise;
        }
        zeroed = motion_still_push(rest, &sample) || zeroed;
    }
    return zeroed;
}

static void test_motion_zero_is_taken_after_a_second_of_rest(void **state)
{
    (void)state;
    struct motion_still rest;
    uint64_t seed = 88172645463325252;
    int64_t t_us = 1000000;
    const double bias[3] = {3.0, -7.0, 0.5};
    motion_still_init(&rest);
    assert_false(lie(&rest, &t_us, 240, bias, &seed)); // 0.96 s
    assert_true(lie(&rest, &t_us, 20, bias, &seed));
    for (int axis = 0; axis < 3; axis++)
        assert_near(rest.zero_deg_s[axis], bias[axis], 0.05);
    struct input_motion_sample sample = {
        .t_us = t_us,
        .has_gyro = true,
        .gyro_deg_s = {13.0, -7.0, 0.5},
    };
    motion_still_push(&rest, &sample);
    check_vector(sample.gyro_deg_s, 10.0, 0.0, 0.0, 0.05);
    // It warms up: the zero follows.
    const double warm[3] = {3.6, -6.5, 0.2};
    lie(&rest, &t_us, 500, warm, &seed);
    assert_near(rest.zero_deg_s[0], 3.6, 0.05);
}

static void test_motion_zero_is_not_taken_in_a_hand(void **state)
{
    (void)state;
    struct motion_still rest;
    motion_still_init(&rest);
    for (int i = 0; i < 5000; i++) {
        double t_s = i * 0.004;
        struct input_motion_sample sample = {
            .t_us = 1000000 + (int64_t)i * 4000,
            .has_gyro = true,
            .accel_g = {0.0, 1.0, 0.0},
            // Tremor of 1 deg/s at 9 Hz, the quietest of hands (sway.md 6.4).
            .gyro_deg_s = {sin(2 * 3.14159265 * 9 * t_s), 0.1, 0.0},
        };
        assert_false(motion_still_push(&rest, &sample));
    }
    assert_false(rest.zeroed);
}

static void test_motion_zero_is_not_taken_while_tilting_slowly(void **state)
{
    (void)state;
    struct motion_still rest;
    motion_still_init(&rest);
    for (int i = 0; i < 2500; i++) {
        // A steady 4 deg/s about x, as a motor would: the gyroscope alone cannot tell.
        double angle = i * 0.004 * 4.0 * 3.14159265 / 180.0;
        struct input_motion_sample sample = {
            .t_us = 1000000 + (int64_t)i * 4000,
            .has_gyro = true,
            .accel_g = {0.0, cos(angle), sin(angle)},
            .gyro_deg_s = {4.0, 0.0, 0.0},
        };
        assert_false(motion_still_push(&rest, &sample));
    }
}

static void test_motion_zero_needs_an_unbroken_second(void **state)
{
    (void)state;
    struct motion_still rest;
    uint64_t seed = 1234567;
    int64_t t_us = 1000000;
    const double bias[3] = {1.0, 1.0, 1.0};
    const double wild[3] = {40.0, 0.0, 0.0};
    motion_still_init(&rest);
    for (int i = 0; i < 10; i++) {
        assert_false(lie(&rest, &t_us, 200, bias, &seed));
        t_us += 150000; // reports were missing
    }
    lie(&rest, &t_us, 1000, wild, &seed); // a turntable, or a broken sensor
    assert_false(rest.zeroed);
}

static void test_motion_pads_by_their_ids(void **state)
{
    (void)state;
    static const struct {
        struct pads_identity identity;
        bool known;
        enum input_device_kind kind;
        enum hid_port_form form;
    } cases[] = {
        {{0x057E, 0x0306, true, "Nintendo RVL-CNT-01"}, true, INPUT_DEVICE_WII_REMOTE, 0},
        {{0x057E, 0x0330, true, "Nintendo RVL-CNT-01-TR"}, true, INPUT_DEVICE_WII_REMOTE, 0},
        {{0x057E, 0x0306, true, "Nintendo RVL-WBC-01"}, false, 0, 0},
        {{0x057E, 0x0306, true, ""}, false, 0, 0},
        {{0x057E, 0x0306, false, "Nintendo RVL-CNT-01"}, false, 0, 0}, // a bridge, not ours
        {{0x057E, 0x2006, true, "Joy-Con (L)"}, true, INPUT_DEVICE_JOYCON_LEFT, 0},
        {{0x057E, 0x2007, true, "Joy-Con (R)"}, true, INPUT_DEVICE_JOYCON_RIGHT, 0},
        {{0x057E, 0x2009, true, "Pro Controller"}, true, INPUT_DEVICE_SWITCH_PRO, 0},
        {{0x057E, 0x2009, false, "Pro Controller"}, true, INPUT_DEVICE_SWITCH_PRO, 0},
        {{0x057E, 0x200E, false, ""}, true, INPUT_DEVICE_JOYCON_LEFT, HID_PORT_FORM_GRIP},
        {{0x054C, 0x05C4, false, ""}, true, INPUT_DEVICE_DUALSHOCK4, 0},
        {{0x054C, 0x09CC, true, ""}, true, INPUT_DEVICE_DUALSHOCK4, 0},
        {{0x054C, 0x0BA0, false, ""}, true, INPUT_DEVICE_DUALSHOCK4, HID_PORT_FORM_DONGLE},
        {{0x054C, 0x0CE6, true, ""}, true, INPUT_DEVICE_DUALSENSE, 0},
        {{0x054C, 0x0DF2, false, ""}, true, INPUT_DEVICE_DUALSENSE, 0},
        {{0x045E, 0x028E, false, "X-Box 360 pad"}, false, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum input_device_kind kind = 0;
        enum hid_port_form form = 0;
        assert_int_equal(pads_identify(&cases[i].identity, &kind, &form), cases[i].known);
        assert_int_equal(kind, cases[i].kind);
        assert_int_equal(form, cases[i].form);
    }
    assert_false(pads_serial_is_own(&cases[8].identity));
    assert_true(pads_serial_is_own(&cases[7].identity));
    assert_true(pads_serial_is_own(&cases[10].identity));
}

static void test_motion_flow_tells_when_no_motion_comes(void **state)
{
    (void)state;
    struct motion_flow flow;
    struct device_step step;
    motion_flow_begin(&flow, 0);
    assert_int_equal(motion_flow_deadline_us(&flow), 3000 * MS);
    for (int i = 1; i <= 40; i++) {
        device_step_begin(&step);
        motion_flow_report(&flow, i * 100 * MS, &step); // it talks, but not of motion
        assert_int_equal(step.event_count, i == 30 ? 1 : 0);
        if (i == 30) {
            assert_int_equal(step.events[0].type, DEVICE_EVENT_REFUSED);
            assert_int_equal(step.events[0].data.problem, INPUT_PROBLEM_NO_MOTION);
        }
    }
    // Somebody presses its button.
    const struct input_motion_sample sample = {.t_us = 4100 * MS};
    device_step_begin(&step);
    motion_flow_sample(&flow, &sample, 4100 * MS, &step);
    assert_int_equal(step.event_count, 2);
    assert_int_equal(step.events[0].type, DEVICE_EVENT_READY);
    assert_int_equal(step.events[1].type, DEVICE_EVENT_MOTION);
}

static void test_motion_flow_is_stale_then_lost_then_ready_again(void **state)
{
    (void)state;
    struct motion_flow flow;
    struct device_step step;
    const struct input_motion_sample sample = {.t_us = 0};
    motion_flow_begin(&flow, 0);
    device_step_begin(&step);
    motion_flow_report(&flow, 10 * MS, &step);
    motion_flow_sample(&flow, &sample, 10 * MS, &step);
    device_step_begin(&step);
    motion_flow_watch(&flow, 209 * MS, &step);
    assert_int_equal(step.event_count, 0);
    motion_flow_watch(&flow, 210 * MS, &step);
    assert_int_equal(step.event_count, 1);
    assert_int_equal(step.events[0].type, DEVICE_EVENT_STALE);
    device_step_begin(&step);
    motion_flow_sample(&flow, &sample, 220 * MS, &step);
    assert_int_equal(step.events[0].type, DEVICE_EVENT_FRESH);
    device_step_begin(&step);
    motion_flow_watch(&flow, 2400 * MS, &step);
    assert_int_equal(step.events[0].type, DEVICE_EVENT_STALE);
    assert_int_equal(step.events[1].type, DEVICE_EVENT_LOST);
    device_step_begin(&step);
    motion_flow_report(&flow, 2500 * MS, &step);
    motion_flow_sample(&flow, &sample, 2500 * MS, &step);
    assert_int_equal(step.events[step.event_count - 2].type, DEVICE_EVENT_READY);
}

static void test_motion_flow_battery_does_not_flicker(void **state)
{
    (void)state;
    struct motion_flow flow;
    struct device_step step;
    int told = 0;
    motion_flow_begin(&flow, 0);
    for (int i = 0; i < 1000; i++) {
        device_step_begin(&step);
        motion_flow_battery(&flow, i % 2 ? 3 : 2, i * 10 * MS, &step);
        told += (int)step.event_count;
    }
    assert_int_equal(told, 1);
    for (int i = 1000; i < 1600; i++) {
        device_step_begin(&step);
        motion_flow_battery(&flow, 1, i * 10 * MS, &step);
        motion_flow_battery(&flow, -1, i * 10 * MS, &step);
        told += (int)step.event_count;
    }
    assert_int_equal(told, 2);
    assert_int_equal(flow.battery_bars, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_motion_report_bytes),
        cmocka_unit_test(test_motion_bars_spare_a_charging_pad_the_alarm),
        cmocka_unit_test(test_motion_axes_are_turned_never_mirrored),
        cmocka_unit_test(test_motion_clock_takes_the_jitter_out),
        cmocka_unit_test(test_motion_clock_follows_a_clock_that_is_slow),
        cmocka_unit_test(test_motion_clock_survives_a_pause_and_a_reset),
        cmocka_unit_test(test_motion_clock_never_runs_backwards),
        cmocka_unit_test(test_motion_clock_a_burst_after_a_stall_keeps_its_distances),
        cmocka_unit_test(test_motion_counter_wraps),
        cmocka_unit_test(test_motion_zero_is_taken_after_a_second_of_rest),
        cmocka_unit_test(test_motion_zero_is_not_taken_in_a_hand),
        cmocka_unit_test(test_motion_zero_is_not_taken_while_tilting_slowly),
        cmocka_unit_test(test_motion_zero_needs_an_unbroken_second),
        cmocka_unit_test(test_motion_pads_by_their_ids),
        cmocka_unit_test(test_motion_flow_tells_when_no_motion_comes),
        cmocka_unit_test(test_motion_flow_is_stale_then_lost_then_ready_again),
        cmocka_unit_test(test_motion_flow_battery_does_not_flicker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
