#include "tests/check.h"

#include "game/motion/orientation.h"
#include "tests/motion/hand.h"

static struct motion_orientation begin(void)
{
    struct motion_orientation orientation;
    motion_orientation_init(&orientation, &motion_orientation_default);
    return orientation;
}

static struct motion_tilt tilt_of(const struct motion_orientation *orientation)
{
    struct motion_tilt tilt;
    assert_true(motion_orientation_tilt(orientation, &tilt));
    return tilt;
}

static struct input_motion_sample posed(int64_t t_us, double x, double y, double z)
{
    return (struct input_motion_sample){.t_us = t_us, .accel_g = {x, y, z}, .has_gyro = true};
}

static void test_orientation_static_poses_are_exact(void **state)
{
    (void)state;
    const double half = sqrt(0.5);
    const struct {
        double accel_g[3], pitch_deg, roll_deg, tilt_deg;
    } poses[] = {
        {{0, 1, 0}, 0, 0, 0},          // flat on the table
        {{0, 0, -1}, 90, 0, 90},       // on its near edge, front edge up
        {{0, 0, 1}, -90, 0, 90},       // on its front edge
        {{1, 0, 0}, 0, 90, 90},        // on its left edge, right edge up
        {{-1, 0, 0}, 0, -90, 90},      // on its right edge
        {{0, -1, 0}, 0, 180, 180},     // on its face
        {{0, half, -half}, 45, 0, 45}, // half way up
        {{half, half, 0}, 0, 45, 45},
    };
    for (size_t i = 0; i < sizeof poses / sizeof *poses; i++) {
        struct motion_orientation orientation = begin();
        const double *a = poses[i].accel_g;
        for (int64_t t_us = 0; t_us < 500000; t_us += 10000) {
            const struct input_motion_sample sample = posed(t_us, a[0], a[1], a[2]);
            motion_orientation_push(&orientation, &sample);
        }
        const struct motion_tilt tilt = tilt_of(&orientation);
        assert_near(tilt.pitch_deg, poses[i].pitch_deg, 1e-9);
        assert_near(fabs(tilt.pitch_deg) > 89 ? 0 : tilt.roll_deg, poses[i].roll_deg, 1e-9);
        assert_near(tilt.tilt_deg, poses[i].tilt_deg, 1e-9);
    }
}

// Sensor noise of a real controller (0.003 g, 0.1 deg/s) and a zero that is 5 deg/s off per axis.
static void test_orientation_takes_the_zero_at_rest(void **state)
{
    (void)state;
    uint64_t seed = 1;
    struct motion_orientation orientation = begin();
    for (int64_t t_us = 0; t_us < 8000000; t_us += 10000) {
        struct input_motion_sample sample = pitched(t_us, 12.0, 0.0);
        for (int i = 0; i < 3; i++) {
            sample.accel_g[i] += 0.003 * noise(&seed);
            sample.gyro_deg_s[i] += 5.0 + 0.1 * noise(&seed);
        }
        motion_orientation_push(&orientation, &sample);
        if (t_us == 900000) // before a second of rest it drifts toward 5 deg/s * 1 s
            assert_true(tilt_of(&orientation).pitch_deg > 13.5);
    }
    for (int i = 0; i < 3; i++) {
        assert_near(orientation.zero_deg_s[i], 5.0, 0.05);
        assert_near(orientation.rate_deg_s[i], 0.0, 0.6);
    }
    assert_near(tilt_of(&orientation).pitch_deg, 12.0, 0.2);
}

// 10 s from flat to upright, with a zero 0.5 deg/s off that nothing has removed.
static void test_orientation_follows_slow_turning(void **state)
{
    (void)state;
    const double rates_hz[] = {60.0, 100.0, 250.0, 1000.0};
    for (size_t r = 0; r < 4; r++) {
        uint64_t seed = r;
        struct motion_orientation orientation = begin();
        for (int i = 0; i <= (int)(10.0 * rates_hz[r]); i++) {
            const double t_s = i / rates_hz[r];
            struct input_motion_sample sample = pitched(llround(t_s * 1e6), 8.0 * t_s, 8.0);
            for (int k = 0; k < 3; k++) {
                sample.accel_g[k] += 0.01 * noise(&seed);
                sample.gyro_deg_s[k] += 0.5 + 0.1 * noise(&seed);
            }
            motion_orientation_push(&orientation, &sample);
            if (i > 0) // the first sample's noise is the first pose
                assert_near(tilt_of(&orientation).pitch_deg, 8.0 * t_s, t_s < 1.0 ? 2.0 : 1.0);
        }
        assert_near(orientation.zero_deg_s[0], 0.0, 0.0);
    }
}

// Turning as slowly as 0.5 deg/s is not taken for a zero, though the gyroscope is quiet.
static void test_orientation_slow_turning_is_no_rest(void **state)
{
    (void)state;
    struct motion_orientation orientation = begin();
    for (int64_t t_us = 0; t_us < 20000000; t_us += 10000) {
        const struct input_motion_sample sample = pitched(t_us, 0.5e-6 * (double)t_us, 0.5);
        motion_orientation_push(&orientation, &sample);
    }
    assert_near(orientation.zero_deg_s[0], 0.0, 0.0);
    assert_near(tilt_of(&orientation).pitch_deg, 10.0, 0.01);
}

// 1.5 g to and fro, five times a second, for ten seconds, held level; accelerometer alone: 56 deg.
static void test_orientation_is_not_shaken_off(void **state)
{
    (void)state;
    struct motion_orientation orientation = begin();
    double worst_deg = 0.0;
    for (int64_t t_us = 0; t_us < 12000000; t_us += 10000) {
        struct input_motion_sample sample = pitched(t_us, 0.0, 0.0);
        sample.gyro_deg_s[1] = 20.0 * sin(2.0 * pi * 1e-6 * (double)t_us);
        if (t_us > 1000000 && t_us < 11000000) {
            const double shake_g = 1.5 * sin(2.0 * pi * 5.0 * 1e-6 * (double)t_us);
            sample.accel_g[0] += shake_g;
            sample.accel_g[2] += 0.5 * shake_g;
        }
        motion_orientation_push(&orientation, &sample);
        worst_deg = fmax(worst_deg, tilt_of(&orientation).tilt_deg);
    }
    assert_true(worst_deg < 1.0);
    assert_true(tilt_of(&orientation).tilt_deg < 0.5);
}

// A push of 0.4 g to one side for as long as it lasts would be 22 degrees for a low-pass.
static void test_orientation_long_push_is_left_out(void **state)
{
    (void)state;
    struct motion_orientation orientation = begin();
    for (int64_t t_us = 0; t_us < 5000000; t_us += 10000) {
        struct input_motion_sample sample = pitched(t_us, 0.0, 0.0);
        sample.gyro_deg_s[1] = 20.0 * sin(2.0 * pi * 1e-6 * (double)t_us);
        if (t_us > 1000000)
            sample.accel_g[0] = 0.5; // |f| = 1.118 g
        motion_orientation_push(&orientation, &sample);
    }
    assert_near(tilt_of(&orientation).tilt_deg, 0.0, 1e-6);
}

// A Wii Remote without MotionPlus, and one whose accelerometer reads 12 % too much.
static void test_orientation_without_gyro_and_out_of_scale(void **state)
{
    (void)state;
    struct motion_orientation orientation = begin();
    for (int64_t t_us = 0; t_us < 3000000; t_us += 10000) {
        struct input_motion_sample sample = pitched(t_us, t_us < 1000000 ? 0.0 : 20.0, 0.0);
        sample.has_gyro = false;
        motion_orientation_push(&orientation, &sample);
    }
    assert_near(tilt_of(&orientation).pitch_deg, 20.0, 0.01);
    orientation = begin();
    for (int64_t t_us = 0; t_us < 12000000; t_us += 10000) {
        struct input_motion_sample sample =
            pitched(t_us, t_us < 2000000 ? 0.0 : 20.0, 0.0); // slid over: no turning seen
        for (int i = 0; i < 3; i++)
            sample.accel_g[i] *= 1.12;
        motion_orientation_push(&orientation, &sample);
    }
    assert_near(tilt_of(&orientation).pitch_deg, 20.0, 0.01);
}

static void test_orientation_gap_begins_anew(void **state)
{
    (void)state;
    struct motion_orientation orientation = begin();
    struct motion_tilt tilt;
    assert_false(motion_orientation_tilt(&orientation, &tilt));
    struct input_motion_sample sample = pitched(0, 0.0, 0.0);
    motion_orientation_push(&orientation, &sample);
    sample = pitched(300000, 50.0, 0.0);
    motion_orientation_push(&orientation, &sample);
    assert_near(tilt_of(&orientation).pitch_deg, 50.0, 1e-9);
    sample = posed(900000, 0.0, 0.1, 0.0); // falling: nothing to begin from
    motion_orientation_push(&orientation, &sample);
    assert_false(motion_orientation_tilt(&orientation, &tilt));
}

static void test_orientation_ignores_nonsense(void **state)
{
    (void)state;
    struct motion_orientation orientation = begin();
    struct input_motion_sample sample = pitched(1000000, 30.0, 0.0);
    motion_orientation_push(&orientation, &sample);
    const double wrong[] = {(double)NAN, (double)INFINITY, -1e308, 1e5};
    for (size_t i = 0; i < 4; i++) {
        sample = pitched(1010000, 0.0, wrong[i]);
        motion_orientation_push(&orientation, &sample);
        sample = posed(1010000, wrong[i], 0.0, 0.0);
        motion_orientation_push(&orientation, &sample);
    }
    sample = pitched(900000, 0.0, 0.0); // the past
    motion_orientation_push(&orientation, &sample);
    assert_near(tilt_of(&orientation).pitch_deg, 30.0, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orientation_static_poses_are_exact),
        cmocka_unit_test(test_orientation_takes_the_zero_at_rest),
        cmocka_unit_test(test_orientation_follows_slow_turning),
        cmocka_unit_test(test_orientation_slow_turning_is_no_rest),
        cmocka_unit_test(test_orientation_is_not_shaken_off),
        cmocka_unit_test(test_orientation_long_push_is_left_out),
        cmocka_unit_test(test_orientation_without_gyro_and_out_of_scale),
        cmocka_unit_test(test_orientation_gap_begins_anew),
        cmocka_unit_test(test_orientation_ignores_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
