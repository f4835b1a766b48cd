#include "tests/check.h"

#include "game/sway/cursor.h"

static const double pi = 3.14159265358979323846;

// Phase and gain of the ML axis at hz, by correlation over whole periods after it has settled.
static void measure(double hz, double *delay_s, double *gain)
{
    struct sway_cursor cursor;
    sway_cursor_init(&cursor, SWAY_CURSOR_CUTOFF_HZ);
    double in_phase = 0.0, quadrature = 0.0;
    const int settle = 400, count = 4000; // 40 s: whole periods of 0.05 Hz steps
    for (int i = 0; i < settle + count; i++) {
        const double t_s = i / 100.0;
        const struct sway_point cop = {10.0 * sin(2.0 * pi * hz * t_s), 0.0};
        sway_cursor_push(&cursor, (int64_t)i * 10000, &cop);
        struct sway_point out;
        assert_true(sway_cursor_get(&cursor, &out));
        if (i >= settle) {
            in_phase += out.ml_mm * sin(2.0 * pi * hz * t_s);
            quadrature += out.ml_mm * cos(2.0 * pi * hz * t_s);
        }
    }
    *delay_s = -atan2(quadrature, in_phase) / (2.0 * pi * hz);
    *gain = hypot(in_phase, quadrature) * 2.0 / count / 10.0;
}

// sway.md 2.6: 38 ms at 0.5 to 1 Hz.
static void test_cursor_group_delay_is_38_ms(void **state)
{
    (void)state;
    double low_s, high_s, gain;
    measure(0.5, &low_s, &gain);
    assert_near(low_s, 0.038, 0.003);
    assert_near(gain, 1.0, 0.001);
    measure(1.0, &high_s, &gain);
    assert_near(high_s, 0.038, 0.003);
    // Group delay proper: how the phase changes with frequency.
    assert_near((1.0 * high_s - 0.5 * low_s) / 0.5, 0.038, 0.003);
}

static void test_cursor_halves_the_power_at_its_cutoff(void **state)
{
    (void)state;
    double delay_s, gain;
    measure(6.0, &delay_s, &gain);
    assert_near(gain, sqrt(0.5), 0.001);
    measure(24.0, &delay_s, &gain);
    assert_true(gain < 0.06);
}

static void test_cursor_starts_where_the_person_stands(void **state)
{
    (void)state;
    struct sway_cursor cursor;
    sway_cursor_init(&cursor, SWAY_CURSOR_CUTOFF_HZ);
    struct sway_point out;
    assert_false(sway_cursor_get(&cursor, &out));
    const struct sway_point cop = {40.0, -30.0};
    for (int i = 0; i < 50; i++) {
        sway_cursor_push(&cursor, (int64_t)i * 16000, &cop);
        assert_true(sway_cursor_get(&cursor, &out));
        assert_near(out.ml_mm, 40.0, 1e-9);
        assert_near(out.ap_mm, -30.0, 1e-9);
        assert_near(cursor.speed_mm_s, 0.0, 1e-9);
    }
}

// A board that delivers two reports at once every 20 ms moves the cursor as an even one does.
static void test_cursor_does_not_care_for_clumps(void **state)
{
    (void)state;
    struct sway_cursor even, clumped;
    sway_cursor_init(&even, SWAY_CURSOR_CUTOFF_HZ);
    sway_cursor_init(&clumped, SWAY_CURSOR_CUTOFF_HZ);
    double worst_mm = 0.0;
    for (int i = 0; i < 2000; i++) {
        const int64_t t_us = (int64_t)i * 10000;
        const struct sway_point cop = {10.0 * sin(2.0 * pi * 0.5 * i / 100.0), 0.0};
        sway_cursor_push(&even, t_us, &cop);
        sway_cursor_push(&clumped, i % 2 ? t_us - 10000 + 3 : t_us, &cop);
        struct sway_point a, b;
        assert_true(sway_cursor_get(&even, &a) && sway_cursor_get(&clumped, &b));
        worst_mm = fmax(worst_mm, fabs(a.ml_mm - b.ml_mm));
    }
    assert_true(worst_mm < 10.0 * 2.0 * pi * 0.5 * 0.012); // what 12 ms are at full speed
}

static void test_cursor_jumps_after_a_gap_and_ignores_the_past(void **state)
{
    (void)state;
    struct sway_cursor cursor;
    sway_cursor_init(&cursor, SWAY_CURSOR_CUTOFF_HZ);
    const struct sway_point here = {0.0, 0.0}, there = {50.0, 0.0};
    struct sway_point out;
    sway_cursor_push(&cursor, 1000000, &here);
    sway_cursor_push(&cursor, 1250000, &there); // as long as is bridged
    assert_true(sway_cursor_get(&cursor, &out));
    assert_true(out.ml_mm < 5.0);
    sway_cursor_push(&cursor, 1500001, &there); // longer: no swing-in from stale data
    assert_true(sway_cursor_get(&cursor, &out));
    assert_near(out.ml_mm, 50.0, 1e-9);
    sway_cursor_push(&cursor, 1400000, &here); // older than the newest
    assert_true(sway_cursor_get(&cursor, &out));
    assert_near(out.ml_mm, 50.0, 1e-9);
    sway_cursor_reset(&cursor);
    assert_false(sway_cursor_get(&cursor, &out));
}

static void test_cursor_knows_its_speed(void **state)
{
    (void)state;
    struct sway_cursor cursor;
    sway_cursor_init(&cursor, 5.0);
    for (int i = 0; i < 200; i++) { // 300 mm/s forward, 400 mm/s to the right
        const struct sway_point cop = {4.0 * i, 3.0 * i};
        sway_cursor_push(&cursor, (int64_t)i * 10000, &cop);
    }
    assert_near(cursor.speed_mm_s, 500.0, 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cursor_group_delay_is_38_ms),
        cmocka_unit_test(test_cursor_halves_the_power_at_its_cutoff),
        cmocka_unit_test(test_cursor_starts_where_the_person_stands),
        cmocka_unit_test(test_cursor_does_not_care_for_clumps),
        cmocka_unit_test(test_cursor_jumps_after_a_gap_and_ignores_the_past),
        cmocka_unit_test(test_cursor_knows_its_speed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
