#include "tests/check.h"

#include <string.h>

#include "game/motion/steadiness.h"
#include "tests/motion/hand.h"

struct wobble {
    double rate_hz;
    double seconds;
    double pitch_deg; // amplitudes of sines about x and about z
    double roll_deg;
    double pitch_hz;
    double roll_hz;
    double jitter_s; // sample times are uneven by so much
    double push_g;   // along x, at push_hz
    double push_hz;
};

// Small turns about two axes, as a hand makes them. false memory: none.
static struct input_motion_sample *wobbling(const struct wobble *wobble, size_t *n)
{
    uint64_t seed = 7;
    *n = (size_t)lround(wobble->seconds * wobble->rate_hz) + 1;
    struct input_motion_sample *samples = calloc(*n, sizeof *samples);
    assert_non_null(samples);
    for (size_t i = 0; i < *n; i++) {
        const double t_s = (double)i / wobble->rate_hz + wobble->jitter_s * even_noise(&seed);
        const double wp = 2.0 * pi * wobble->pitch_hz, wr = 2.0 * pi * wobble->roll_hz;
        const double pitch = wobble->pitch_deg * sin(wp * t_s) * pi / 180.0;
        const double roll = wobble->roll_deg * cos(wr * t_s) * pi / 180.0;
        samples[i] = (struct input_motion_sample){
            .t_us = llround(t_s * 1e6),
            .accel_g = {sin(roll), cos(roll) * cos(pitch), -cos(roll) * sin(pitch)},
            .gyro_deg_s = {wobble->pitch_deg * wp * cos(wp * t_s), 0.0,
                           -wobble->roll_deg * wr * sin(wr * t_s)},
            .has_gyro = true,
        };
        samples[i].accel_g[0] += wobble->push_g * sin(2.0 * pi * wobble->push_hz * t_s);
    }
    return samples;
}

static struct motion_steadiness measure(const struct wobble *wobble)
{
    size_t n;
    struct input_motion_sample *samples = wobbling(wobble, &n);
    struct motion_steadiness steadiness;
    assert_int_equal(motion_steadiness(samples, n, &steadiness), MOTION_STEADINESS_OK);
    free(samples);
    return steadiness;
}

static void test_steadiness_table_is_still(void **state)
{
    (void)state;
    const struct wobble still = {.rate_hz = 100.0, .seconds = 10.0};
    const struct motion_steadiness s = measure(&still);
    assert_near(s.duration_s, 10.0, 1e-9);
    assert_near(s.rate_hz, 100.0, 1e-9);
    assert_near(s.tilt_rms_deg, 0.0, 1e-12);
    assert_near(s.tilt_ellipse_deg2, 0.0, 1e-12);
    assert_near(s.rate_rms_deg_s, 0.0, 1e-12);
    assert_near(s.jerk_rms_g_s, 0.0, 1e-9);
    assert_near(s.shake.power, 0.0, 1e-12);
    assert_true(isnan(s.shake.peak_hz) && isnan(s.twist.share));
}

// A sine of 3 degrees: RMS 3 / sqrt 2; its rate 3 * 2 pi f / sqrt 2, its jerk g * that in radians.
static void test_steadiness_of_one_sine(void **state)
{
    (void)state;
    const struct wobble nod = {
        .rate_hz = 100.0, .seconds = 20.0, .pitch_deg = 3.0, .pitch_hz = 1.0};
    const struct motion_steadiness s = measure(&nod);
    assert_relative(s.tilt_rms_deg, 3.0 / sqrt(2.0), 0.005);
    assert_near(s.tilt_minor_deg, 0.0, 0.01);
    assert_relative(s.tilt_major_deg, sqrt(5.99146 * 4.5), 0.01);
    assert_relative(s.rate_rms_deg_s, 3.0 * 2.0 * pi / sqrt(2.0), 0.002);
    // Beside the sine, gravity's other component moves a little.
    assert_relative(s.jerk_rms_g_s, 3.0 * pi / 180.0 * 2.0 * pi / sqrt(2.0), 0.01);
    assert_near(s.mean_pitch_deg, 0.0, 0.02);
}

// A circle of 2 degrees: area pi k r^2 / 2 with k of sway.md 1.4 (n = 6000: 5.9965).
static void test_steadiness_of_a_circle(void **state)
{
    (void)state;
    const struct wobble circle = {.rate_hz = 200.0,
                                  .seconds = 29.995,
                                  .pitch_deg = 2.0,
                                  .roll_deg = 2.0,
                                  .pitch_hz = 0.5,
                                  .roll_hz = 0.5};
    const struct motion_steadiness s = measure(&circle);
    assert_relative(s.tilt_ellipse_deg2, pi * 5.9965 * 2.0, 0.01);
    assert_relative(s.tilt_major_deg, s.tilt_minor_deg, 0.01);
    assert_relative(s.tilt_rms_deg, 2.0, 0.005);
}

// However the sensor lies in the pocket, the numbers are the same.
static void test_steadiness_does_not_mind_the_pose(void **state)
{
    (void)state;
    const struct wobble wobble = {.rate_hz = 100.0,
                                  .seconds = 20.0,
                                  .pitch_deg = 2.0,
                                  .roll_deg = 1.0,
                                  .pitch_hz = 0.7,
                                  .roll_hz = 1.3,
                                  .push_g = 0.02,
                                  .push_hz = 6.0};
    const struct motion_steadiness flat = measure(&wobble);
    size_t n;
    struct input_motion_sample *samples = wobbling(&wobble, &n);
    for (size_t i = 0; i < n; i++) { // upright, upside down and backwards: x y z -> -y -z x
        const struct input_motion_sample from = samples[i];
        for (int k = 0; k < 3; k++) {
            const double sign = k == 2 ? 1.0 : -1.0;
            samples[i].accel_g[k] = sign * from.accel_g[(k + 1) % 3];
            samples[i].gyro_deg_s[k] = sign * from.gyro_deg_s[(k + 1) % 3] + 3.0; // off its zero
        }
    }
    struct motion_steadiness turned;
    assert_int_equal(motion_steadiness(samples, n, &turned), MOTION_STEADINESS_OK);
    free(samples);
    assert_relative(turned.tilt_rms_deg, flat.tilt_rms_deg, 1e-6);
    assert_relative(turned.tilt_ellipse_deg2, flat.tilt_ellipse_deg2, 1e-6);
    assert_relative(turned.rate_rms_deg_s, flat.rate_rms_deg_s, 1e-6);
    assert_relative(turned.jerk_rms_g_s, flat.jerk_rms_g_s, 1e-6);
    assert_relative(turned.shake.power, flat.shake.power, 1e-6);
    assert_near(turned.mean_roll_deg, -90.0, 0.1); // was 0
}

// 0.05 g at a tremor's frequency: power A^2 / 2 at every rate a controller may have, evenly spaced
// or not.
static void test_steadiness_tremor_power_and_peak(void **state)
{
    (void)state;
    const double rates_hz[] = {60.0, 100.0, 200.0, 250.0, 1000.0};
    const double frequencies_hz[] = {4.6, 6.0, 7.3, 9.8, 11.2};
    for (size_t r = 0; r < 5; r++) {
        for (size_t f = 0; f < 5; f++) {
            const struct wobble tremor = {.rate_hz = rates_hz[r],
                                          .seconds = 20.0,
                                          .push_g = 0.05,
                                          .push_hz = frequencies_hz[f],
                                          .jitter_s = 0.1 / rates_hz[r]};
            const struct motion_steadiness s = measure(&tremor);
            assert_relative(s.shake.power, 0.00125, rates_hz[r] < 100.0 ? 0.12 : 0.04);
            assert_near(s.shake.peak_hz, frequencies_hz[f], 0.05);
            assert_true(s.shake.share > 0.97 && s.shake.share <= 1.0);
            assert_near(s.tilt_rms_deg, 0.0, 0.25); // tremor is no tilt: 0.05 g alone is 2 degrees
        }
    }
}

// Slow swaying is none of the tremor; half of the power in the band is a share of a half.
static void test_steadiness_tremor_share(void **state)
{
    (void)state;
    struct wobble wobble = {.rate_hz = 100.0, .seconds = 20.0, .pitch_deg = 2.0, .pitch_hz = 2.0};
    assert_true(measure(&wobble).shake.share < 1e-3);
    wobble.push_g = sin(2.0 * pi / 180.0);
    wobble.push_hz = 8.0;
    const struct motion_steadiness s = measure(&wobble);
    assert_near(s.shake.share, 0.5, 0.01);
    assert_near(s.shake.peak_hz, 8.0, 0.05);
    assert_near(s.twist.share, 0.0, 1e-3);
    wobble.pitch_hz = 5.0;
    const struct motion_steadiness twist = measure(&wobble);
    assert_near(twist.twist.peak_hz, 5.0, 0.05);
    assert_relative(twist.twist.power, 2.0 * pow(2.0 * pi * 5.0, 2.0), 0.02); // A^2 / 2
}

// More than 20 Hz is smoothed away before the jerk: a rattle of 60 Hz counts for little.
static void test_steadiness_jerk_has_a_low_pass(void **state)
{
    (void)state;
    const struct wobble rattle = {.rate_hz = 200.0, .seconds = 5.0, .push_g = 0.1, .push_hz = 60.0};
    const double plain_g_s = 0.1 * 2.0 * pi * 60.0 / sqrt(2.0);
    const double jerk_g_s = measure(&rattle).jerk_rms_g_s;
    assert_true(jerk_g_s < 0.1 * plain_g_s && jerk_g_s > 0.01 * plain_g_s);
}

static void test_steadiness_without_gyro(void **state)
{
    (void)state;
    const struct wobble nod = {
        .rate_hz = 100.0, .seconds = 20.0, .pitch_deg = 3.0, .pitch_hz = 0.3};
    size_t n;
    struct input_motion_sample *samples = wobbling(&nod, &n);
    for (size_t i = 0; i < n; i++) {
        samples[i].has_gyro = false;
        memset(samples[i].gyro_deg_s, 0, sizeof samples[i].gyro_deg_s);
    }
    struct motion_steadiness s;
    assert_int_equal(motion_steadiness(samples, n, &s), MOTION_STEADINESS_OK);
    assert_true(isnan(s.rate_rms_deg_s) && isnan(s.twist.power));
    assert_relative(s.tilt_rms_deg, 3.0 / sqrt(2.0), 0.03);
    free(samples);
}

static void test_steadiness_refuses_what_it_cannot_judge(void **state)
{
    (void)state;
    const struct wobble nod = {.rate_hz = 100.0, .seconds = 3.0, .pitch_deg = 3.0, .pitch_hz = 1.0};
    size_t n;
    struct input_motion_sample *samples = wobbling(&nod, &n);
    struct motion_steadiness s;
    assert_int_equal(motion_steadiness(samples, 0, &s), MOTION_STEADINESS_TOO_SHORT);
    assert_int_equal(motion_steadiness(samples, 40, &s), MOTION_STEADINESS_TOO_SHORT);
    assert_true(isnan(s.tilt_rms_deg) && isnan(s.duration_s));
    assert_int_equal(motion_steadiness(samples, 150, &s), MOTION_STEADINESS_OK);
    assert_true(isnan(s.shake.power) && s.tilt_rms_deg > 1.0); // 1.5 s: no tremor yet
    samples[200].accel_g[1] = (double)NAN;
    assert_int_equal(motion_steadiness(samples, n, &s), MOTION_STEADINESS_INVALID);
    samples[200].accel_g[1] = 1.0;
    samples[200].t_us = 0;
    assert_int_equal(motion_steadiness(samples, n, &s), MOTION_STEADINESS_INVALID);
    for (size_t i = 200; i < n; i++)
        samples[i].t_us = (int64_t)i * 10000 + 250001;
    assert_int_equal(motion_steadiness(samples, n, &s), MOTION_STEADINESS_GAPS);
    assert_true(isnan(s.jerk_rms_g_s));
    assert_string_equal(motion_steadiness_status_code(MOTION_STEADINESS_GAPS), "gaps");
    free(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steadiness_table_is_still),
        cmocka_unit_test(test_steadiness_of_one_sine),
        cmocka_unit_test(test_steadiness_of_a_circle),
        cmocka_unit_test(test_steadiness_does_not_mind_the_pose),
        cmocka_unit_test(test_steadiness_tremor_power_and_peak),
        cmocka_unit_test(test_steadiness_tremor_share),
        cmocka_unit_test(test_steadiness_jerk_has_a_low_pass),
        cmocka_unit_test(test_steadiness_without_gyro),
        cmocka_unit_test(test_steadiness_refuses_what_it_cannot_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
