#include "tests/check.h"

#include "game/motion/steps.h"
#include "tests/motion/hand.h"

/**
 * A person who walks in place with a sensor in the pocket. The thigh of the sensor's leg swings
 * once a stride; both feet shake the body when they come down, not equally; the sensor lies in
 * the pocket in any way and has the noise of a real one.
 */
struct walker {
    double step_s;   // how long a step takes
    double uneven;   // of step_s: the sensor leg's steps are longer, the other's shorter
    double jitter;   // of step_s: SD from step to step
    double lift_deg; // of the thigh
    double back_deg; // the thigh goes behind the body while the other leg steps
    double own_m_s2; // shock of the sensor's leg
    double other_m_s2;
    double sway_deg; // of the standing person, slowly
    bool has_gyro;
    double rate_hz;
    double pose[3]; // rotation of the sensor in the pocket, degrees about x, y, z
    uint64_t seed;

    int64_t t_us;
    double phase; // of the swaying
    double thigh_deg;
};

// Peaks of the shocks as worn in a pocket: brisk walking 3-5, slow and careful under 1 m/s2.
static const struct walker brisk = {
    .step_s = 0.55,
    .jitter = 0.03,
    .lift_deg = 30.0,
    .back_deg = 10.0,
    .own_m_s2 = 5.0,
    .other_m_s2 = 3.0,
    .sway_deg = 0.5,
    .has_gyro = true,
    .rate_hz = 100.0,
    .pose = {20.0, 130.0, -70.0},
    .seed = 5,
};

static void turn(double v[3], int axis, double deg)
{
    const double c = cos(deg * pi / 180.0), s = sin(deg * pi / 180.0);
    double *a = &v[(axis + 1) % 3], *b = &v[(axis + 2) % 3];
    const double before = *a;
    *a = c * before - s * *b;
    *b = s * before + c * *b;
}

static void feel(struct motion_steps *steps, struct walker *w, double thigh_deg, double shock_m_s2)
{
    const double dt_s = 1.0 / w->rate_hz;
    w->phase += 2.0 * pi * 0.3 * dt_s;
    const double angle_deg = thigh_deg + w->sway_deg * sin(w->phase);
    const double angle = angle_deg * pi / 180.0;
    const double up_g = 1.0 + shock_m_s2 / 9.80665;
    struct input_motion_sample sample = {
        .t_us = w->t_us,
        // The shock comes from below, and half as strong from the front.
        .accel_g = {0.0, up_g, 0.5 * (up_g - 1.0)},
        .gyro_deg_s = {(angle_deg - w->thigh_deg) / dt_s, 0.0, 0.0},
        .has_gyro = w->has_gyro,
    };
    w->thigh_deg = angle_deg;
    turn(sample.accel_g, 0, -angle * 180.0 / pi);
    for (int axis = 0; axis < 3; axis++) {
        turn(sample.accel_g, axis, w->pose[axis]);
        turn(sample.gyro_deg_s, axis, w->pose[axis]);
    }
    for (int i = 0; i < 3; i++) {
        sample.accel_g[i] += 0.005 * noise(&w->seed);
        sample.gyro_deg_s[i] = w->has_gyro ? sample.gyro_deg_s[i] + 0.3 * noise(&w->seed) : 0.0;
    }
    motion_steps_push(steps, &sample);
    w->t_us += llround(dt_s * 1e6);
}

// A shock lasts some 0.3 s: down, and swinging out.
static double shock_at(double since_s, double height_m_s2)
{
    return height_m_s2 * exp(-since_s / 0.12) * sin(2.0 * pi * fmin(since_s, 0.6) / 0.3);
}

static void stand(struct motion_steps *steps, struct walker *w, double seconds)
{
    const int n = (int)lround(seconds * w->rate_hz);
    for (int i = 0; i < n; i++)
        feel(steps, w, 0.0, 0.0);
}

// One step: a leg is lifted and comes down at the end; the shock of the step before fades.
static void walk(struct motion_steps *steps, struct walker *w, int count, bool own_first)
{
    double before_m_s2 = 0.0;
    for (int k = 0; k < count; k++) {
        const bool own = (k % 2 == 0) == own_first;
        const double seconds =
            w->step_s * (1.0 + (own ? 1.0 : -1.0) * w->uneven + w->jitter * noise(&w->seed));
        const double peak_deg = own ? w->lift_deg : -w->back_deg;
        const int n = (int)lround(seconds * w->rate_hz);
        for (int i = 0; i < n; i++) {
            const double share = (i + 0.5) / n;
            const double thigh_deg = peak_deg * (0.5 - 0.5 * cos(2.0 * pi * share));
            feel(steps, w, thigh_deg, shock_at(i / w->rate_hz, before_m_s2));
        }
        before_m_s2 = own ? w->own_m_s2 : w->other_m_s2;
    }
    const int n = (int)lround(0.6 * w->rate_hz);
    for (int i = 0; i < n; i++)
        feel(steps, w, 0.0, shock_at(i / w->rate_hz, before_m_s2));
}

static size_t counted(struct walker w, int count, bool own_first)
{
    struct motion_steps steps;
    motion_steps_init(&steps);
    stand(&steps, &w, 4.0);
    walk(&steps, &w, count, own_first);
    stand(&steps, &w, 6.0);
    return steps.count;
}

static void check_count(const char *what, size_t actual, int least, int most)
{
    if ((int)actual >= least && (int)actual <= most)
        return;
    fprintf(stderr, "%s: %zu steps, want %d .. %d\n", what, actual, least, most);
    fail();
}

// 0.4 to 2 steps a second, whichever leg begins and ends. All steps between the first and the
// last swing of the sensor's leg are there.
static void test_steps_from_slow_march_to_brisk_walk(void **state)
{
    (void)state;
    const double rates_hz[] = {0.4, 0.6, 0.8, 1.0, 1.4, 1.8, 2.0};
    for (size_t r = 0; r < 7; r++) {
        struct walker w = brisk;
        w.step_s = 1.0 / rates_hz[r];
        const double quick = fmin(1.0, rates_hz[r] / 1.8); // slow steps shake less
        w.own_m_s2 *= quick * quick;
        w.other_m_s2 *= quick * quick;
        w.back_deg = rates_hz[r] < 1.0 ? 0.0 : 10.0;
        for (uint64_t seed = 1; seed <= 5; seed++) {
            w.seed = seed;
            char what[64];
            snprintf(what, sizeof what, "%.1f Hz, seed %d", rates_hz[r], (int)seed);
            check_count(what, counted(w, 31, true), 31, 31);  // own ... own
            check_count(what, counted(w, 30, true), 29, 30);  // own ... other
            check_count(what, counted(w, 30, false), 29, 30); // other ... own
        }
    }
}

// However the sensor was put into the pocket, whatever its rate.
static void test_steps_do_not_mind_pocket_or_rate(void **state)
{
    (void)state;
    const double poses[][3] = {{0, 0, 0},   {90, 0, 0},  {0, 0, 90},
                               {180, 0, 0}, {0, 0, -90}, {45, 45, 45}};
    const double rates_hz[] = {60.0, 100.0, 200.0, 250.0, 1000.0};
    for (size_t p = 0; p < 6; p++) {
        struct walker w = brisk;
        for (int i = 0; i < 3; i++)
            w.pose[i] = poses[p][i];
        check_count("pose", counted(w, 41, true), 41, 41);
    }
    for (size_t r = 0; r < 5; r++) {
        struct walker w = brisk;
        w.rate_hz = rates_hz[r];
        check_count("rate", counted(w, 41, true), 41, 41);
    }
}

static void test_steps_time_and_evenness(void **state)
{
    (void)state;
    struct walker w = brisk;
    w.step_s = 1.5;
    w.jitter = 0.0;
    struct motion_steps steps;
    motion_steps_init(&steps);
    stand(&steps, &w, 3.0);
    walk(&steps, &w, 21, true);
    assert_near(motion_steps_median_s(&steps), 1.5, 0.03);
    assert_true(motion_steps_cv_percent(&steps) < 4.0);
    w.jitter = 0.2; // of a single step; half a stride of two independent ones: 14 %
    motion_steps_init(&steps);
    walk(&steps, &w, 61, true);
    assert_near(motion_steps_cv_percent(&steps), 14.0, 5.0);
}

// W3: how high the knee was lifted.
static void test_steps_tell_the_lift_of_the_thigh(void **state)
{
    (void)state;
    const double lifts_deg[] = {15.0, 30.0, 60.0, 90.0};
    for (size_t i = 0; i < 4; i++) {
        struct walker w = brisk;
        w.step_s = 1.2;
        w.lift_deg = lifts_deg[i];
        w.back_deg = 0.0;
        struct motion_steps steps;
        motion_steps_init(&steps);
        stand(&steps, &w, 3.0);
        walk(&steps, &w, 21, true);
        assert_near(motion_steps_lift_deg(&steps), lifts_deg[i], 3.0);
        struct motion_step step;
        for (int k = 0; k < 21; k++) {
            assert_true(motion_steps_poll(&steps, &step));
            assert_int_equal(step.leg, k % 2 ? MOTION_STEP_OTHER_LEG : MOTION_STEP_SENSOR_LEG);
            assert_true(isnan(step.lift_deg) == (k % 2 == 1));
            assert_true(isnan(step.step_s) == (k == 0));
        }
        assert_false(motion_steps_poll(&steps, &step));
    }
}

// A knee held up for eight seconds is one step.
static void test_steps_knee_held_up_is_one_step(void **state)
{
    (void)state;
    struct walker w = brisk;
    struct motion_steps steps;
    motion_steps_init(&steps);
    stand(&steps, &w, 3.0);
    for (int i = 0; i < 100; i++)
        feel(&steps, &w, 45.0 * i / 100.0, 0.0);
    for (int i = 0; i < 800; i++)
        feel(&steps, &w, 45.0 + 2.0 * sin(i * 0.05), 0.0);
    for (int i = 100; i > 0; i--)
        feel(&steps, &w, 45.0 * i / 100.0, 0.0);
    stand(&steps, &w, 5.0);
    assert_int_equal(steps.count, 1);
}

static void test_steps_standing_still_is_none(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct walker w = brisk;
        w.seed = seed;
        w.sway_deg = 3.0; // more than anyone sways on both legs
        struct motion_steps steps;
        motion_steps_init(&steps);
        stand(&steps, &w, 60.0);
        assert_int_equal(steps.count, 0);
    }
}

// Hands in the pocket, a knock, a cough: shocks at no regular time, half a minute long. Now and
// then some follow one another like steps; by SD alone (sway.md 7.4) all of them would count.
static void test_steps_fidgeting_is_mostly_left_out(void **state)
{
    (void)state;
    size_t total = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct walker w = brisk;
        w.seed = seed;
        struct motion_steps steps;
        motion_steps_init(&steps);
        for (int k = 0; k < 20; k++) {
            const double height_m_s2 = 2.0 + 2.0 * even_noise(&w.seed);
            const int n = (int)(100.0 * (1.6 + 1.4 * even_noise(&w.seed)));
            for (int i = 0; i < n; i++)
                feel(&steps, &w, 0.0, shock_at(i / 100.0, height_m_s2));
        }
        total += steps.count;
    }
    check_count("20 x 20 knocks", total, 0, 80);
}

// The thigh hardly moves; both feet shake the body. Brajdic and Harle: less than 3 % off.
static void test_steps_shuffling_is_counted_by_shocks(void **state)
{
    (void)state;
    const double rates_hz[] = {0.8, 1.0, 1.4, 1.8, 2.0};
    for (size_t r = 0; r < 5; r++) {
        for (int gyro = 0; gyro < 2; gyro++) {
            for (uint64_t seed = 1; seed <= 5; seed++) {
                struct walker w = brisk;
                w.seed = seed;
                w.step_s = 1.0 / rates_hz[r];
                w.lift_deg = 4.0;
                w.back_deg = 2.0;
                w.own_m_s2 = 2.5;
                w.other_m_s2 = 2.0;
                w.has_gyro = gyro == 1;
                char what[64];
                snprintf(what, sizeof what, "%.1f Hz, gyro %d, seed %d", rates_hz[r], gyro,
                         (int)seed);
                check_count(what, counted(w, 60, true), 59, 61);
            }
        }
    }
}

// Slower and softer than anything SD thresholds for walking would see.
static void test_steps_slow_shuffling_by_autocorrelation(void **state)
{
    (void)state;
    const double rates_hz[] = {0.4, 0.5, 0.6};
    for (size_t r = 0; r < 3; r++) {
        struct walker w = brisk;
        w.step_s = 1.0 / rates_hz[r];
        w.lift_deg = 3.0;
        w.back_deg = 0.0;
        w.uneven = 0.1;
        w.own_m_s2 = 0.9;
        w.other_m_s2 = 0.6;
        for (uint64_t seed = 1; seed <= 5; seed++) {
            w.seed = seed;
            char what[64];
            snprintf(what, sizeof what, "%.1f Hz, seed %d", rates_hz[r], (int)seed);
            check_count(what, counted(w, 30, true), 29, 31);
        }
    }
}

// One leg limps: it shakes much less, and its steps are shorter.
static void test_steps_asymmetric_legs(void **state)
{
    (void)state;
    const double shares[] = {0.7, 0.4, 0.25};
    for (size_t i = 0; i < 3; i++) {
        for (int swings = 0; swings < 2; swings++) {
            struct walker w = brisk;
            w.uneven = 0.12;
            w.other_m_s2 = shares[i] * w.own_m_s2;
            w.lift_deg = swings ? 25.0 : 4.0;
            w.back_deg = swings ? 8.0 : 1.0;
            char what[64];
            snprintf(what, sizeof what, "other leg %.2f, swings %d", shares[i], swings);
            check_count(what, counted(w, 61, true), 60, 61);
        }
    }
}

// A gait of which no step lasts as long as the one before: 8 % from step to step.
static void test_steps_irregular_shuffling(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct walker w = brisk;
        w.seed = seed;
        w.jitter = 0.08;
        w.step_s = 0.8;
        w.lift_deg = 4.0;
        w.back_deg = 1.0;
        char what[64];
        snprintf(what, sizeof what, "seed %d", (int)seed);
        check_count(what, counted(w, 60, true), 58, 61);
    }
}

static void test_steps_stop_and_go(void **state)
{
    (void)state;
    struct walker w = brisk;
    struct motion_steps steps;
    motion_steps_init(&steps);
    stand(&steps, &w, 3.0);
    for (int i = 0; i < 5; i++) {
        walk(&steps, &w, 11, true); // begins and ends with the sensor's leg
        stand(&steps, &w, 5.0);
    }
    check_count("by the thigh", steps.count, 55, 55);
    w.lift_deg = 4.0;
    w.back_deg = 1.0;
    motion_steps_init(&steps);
    for (int i = 0; i < 5; i++) {
        stand(&steps, &w, 5.0);
        walk(&steps, &w, 12, true);
    }
    stand(&steps, &w, 5.0);
    check_count("by shocks", steps.count, 58, 62);
}

// From a stride to shuffling and back: told once, by one witness or the other.
static void test_steps_change_of_gait_is_not_told_twice(void **state)
{
    (void)state;
    struct walker w = brisk;
    struct motion_steps steps;
    motion_steps_init(&steps);
    stand(&steps, &w, 3.0);
    for (int i = 0; i < 3; i++) {
        w.lift_deg = 30.0;
        w.back_deg = 10.0;
        walk(&steps, &w, 20, true);
        w.lift_deg = 4.0;
        w.back_deg = 1.0;
        walk(&steps, &w, 20, true);
    }
    stand(&steps, &w, 5.0);
    check_count("two gaits", steps.count, 114, 122);
}

static void test_steps_gap_and_nonsense(void **state)
{
    (void)state;
    struct walker w = brisk;
    struct motion_steps steps;
    motion_steps_init(&steps);
    stand(&steps, &w, 1.0);
    walk(&steps, &w, 11, true);
    w.t_us += 30000000; // lost, and back in another pose
    w.pose[0] += 60.0;
    stand(&steps, &w, 3.0);
    assert_int_equal(steps.count, 11);
    struct input_motion_sample wrong = {.t_us = w.t_us, .has_gyro = true};
    for (int i = 0; i < 3; i++)
        wrong.accel_g[i] = wrong.gyro_deg_s[i] = (double)NAN;
    motion_steps_push(&steps, &wrong);
    wrong = (struct input_motion_sample){.t_us = 0, .accel_g = {0, 1, 0}, .has_gyro = true};
    motion_steps_push(&steps, &wrong);
    walk(&steps, &w, 11, true);
    assert_int_equal(steps.count, 22);
}

// From the table, where it lies level, into the pocket: that looks like a thigh lifted far.
static void put_in_pocket(struct motion_steps *steps, struct walker *w)
{
    w->thigh_deg = 90.0;
    for (int i = 0; i < 200; i++)
        feel(steps, w, 90.0, 0.0);
    for (int i = 0; i < 100; i++)
        feel(steps, w, 90.0 * (1.0 - i / 100.0), 0.0);
    stand(steps, w, 5.0);
}

static void test_steps_the_way_into_the_pocket_is_no_step(void **state)
{
    (void)state;
    const double lifts_deg[] = {20.0, 30.0, 56.0};
    for (size_t i = 0; i < sizeof lifts_deg / sizeof *lifts_deg; i++) {
        struct walker w = brisk;
        w.step_s = 1.9;
        w.lift_deg = lifts_deg[i];
        w.own_m_s2 = w.other_m_s2 = 0.0; // slow: only the thigh tells
        struct motion_steps steps;
        motion_steps_init(&steps);
        put_in_pocket(&steps, &w);
        motion_steps_begin(&steps);
        walk(&steps, &w, 21, true);
        check_count("from the pocket", steps.count, 20, 21);
        assert_near(motion_steps_median_s(&steps), 1.9, 0.1);
        assert_true(motion_steps_cv_percent(&steps) < 8.0);
        assert_near(motion_steps_lift_deg(&steps), lifts_deg[i] + w.back_deg, 5.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps_from_slow_march_to_brisk_walk),
        cmocka_unit_test(test_steps_do_not_mind_pocket_or_rate),
        cmocka_unit_test(test_steps_time_and_evenness),
        cmocka_unit_test(test_steps_tell_the_lift_of_the_thigh),
        cmocka_unit_test(test_steps_knee_held_up_is_one_step),
        cmocka_unit_test(test_steps_standing_still_is_none),
        cmocka_unit_test(test_steps_fidgeting_is_mostly_left_out),
        cmocka_unit_test(test_steps_shuffling_is_counted_by_shocks),
        cmocka_unit_test(test_steps_slow_shuffling_by_autocorrelation),
        cmocka_unit_test(test_steps_asymmetric_legs),
        cmocka_unit_test(test_steps_irregular_shuffling),
        cmocka_unit_test(test_steps_stop_and_go),
        cmocka_unit_test(test_steps_change_of_gait_is_not_told_twice),
        cmocka_unit_test(test_steps_gap_and_nonsense),
        cmocka_unit_test(test_steps_the_way_into_the_pocket_is_no_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
