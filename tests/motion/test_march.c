#include "tests/check.h"

#include "game/motion/march.h"
#include "tests/motion/hand.h"

// A person of 70 kg who marches on a board; feet at +-foot_mm.
struct marcher {
    double left_s;  // standing on the left leg
    double right_s; // on the right
    double both_s;  // weight going over
    double foot_mm;
    double wobble_mm;  // normal noise of the CoP, smoothed over 0.1 s
    double load_share; // 1; less with a hand on the table
    double ap_mm;
    int64_t t_us;
    uint64_t seed;
    double noise_mm;
};

static const struct marcher calm = {
    .left_s = 1.0,
    .right_s = 1.0,
    .both_s = 0.3,
    .foot_mm = 90.0,
    .wobble_mm = 6.0,
    .load_share = 1.0,
    .seed = 3,
};

static void stand(struct motion_march *march, struct marcher *m, double ml_mm)
{
    m->noise_mm += 0.1 * (noise(&m->seed) * m->wobble_mm * 4.0 - m->noise_mm);
    const struct motion_march_sample sample = {
        .t_us = m->t_us,
        .ml_mm = ml_mm + m->noise_mm,
        .ap_mm = m->ap_mm,
        .load_kg = 70.0 * m->load_share * (1.0 + 0.02 * noise(&m->seed)),
    };
    motion_march_push(march, &sample);
    m->t_us += 10000;
}

static void shift(struct motion_march *march, struct marcher *m, double from_mm, double to_mm,
                  double seconds)
{
    const int n = (int)lround(seconds * 100.0);
    for (int i = 0; i < n; i++) {
        const double way = 0.5 - 0.5 * cos(pi * (i + 0.5) / n);
        stand(march, m, from_mm + way * (to_mm - from_mm));
    }
}

static void step(struct motion_march *march, struct marcher *m, enum motion_march_leg leg)
{
    const double foot_mm = leg == MOTION_MARCH_LEFT ? -m->foot_mm : m->foot_mm;
    shift(march, m, 0.0, foot_mm, m->both_s / 2.0);
    shift(march, m, foot_mm, foot_mm, leg == MOTION_MARCH_LEFT ? m->left_s : m->right_s);
    shift(march, m, foot_mm, 0.0, m->both_s / 2.0);
}

static void march_on(struct motion_march *march, struct marcher *m, int steps)
{
    for (int i = 0; i < steps; i++)
        step(march, m, i % 2 ? MOTION_MARCH_RIGHT : MOTION_MARCH_LEFT);
}

static struct motion_march begin(void)
{
    struct motion_march march;
    motion_march_init(&march, &motion_march_default, 70.0, 0.0);
    return march;
}

// 20 steps at 0.4 to 2 Hz, feet narrow and wide: each is found, and how long it stood on one leg.
static void test_march_counts_and_times_steps(void **state)
{
    (void)state;
    const double rates_hz[] = {0.3, 0.4, 0.7, 1.0, 1.5, 2.0};
    const double feet_mm[] = {65.0, 90.0, 140.0};
    for (size_t r = 0; r < 6; r++) {
        for (size_t f = 0; f < 3; f++) {
            struct marcher m = calm;
            m.foot_mm = feet_mm[f];
            m.both_s = 0.2;
            m.left_s = m.right_s = 1.0 / rates_hz[r] - m.both_s;
            struct motion_march march = begin();
            shift(&march, &m, 0.0, 0.0, 3.0);
            march_on(&march, &m, 20);
            shift(&march, &m, 0.0, 0.0, 3.0);
            motion_march_finish(&march);
            assert_int_equal(march.step_count, 20);
            // Lift and landing are seen while the weight is still going over.
            assert_near(motion_march_median_s(&march), m.left_s, 0.15);
            assert_true(motion_march_cv_percent(&march) < 12.0);
            assert_true(motion_march_evenness(&march) > 0.9);
        }
    }
}

static void test_march_tells_legs_apart(void **state)
{
    (void)state;
    struct marcher m = calm;
    m.left_s = 0.8;
    m.right_s = 1.6;
    m.ap_mm = 35.0;
    struct motion_march march = begin();
    march_on(&march, &m, 13);
    motion_march_finish(&march);
    struct motion_march_step step;
    for (int i = 0; i < 13; i++) {
        assert_true(motion_march_poll(&march, &step));
        assert_int_equal(step.leg, i % 2 ? MOTION_MARCH_RIGHT : MOTION_MARCH_LEFT);
        assert_near(step.single_support_s, i % 2 ? 1.6 : 0.8, 0.3);
        assert_near((double)(step.end_us - step.begin_us) * 1e-6, step.single_support_s, 0.011);
        assert_near(step.mean_ap_mm, 35.0, 1e-6);
        assert_false(step.supported);
    }
    assert_false(motion_march_poll(&march, &step));
    assert_near(motion_march_evenness(&march), 0.55, 0.06);
    assert_true(motion_march_cv_percent(&march) > 25.0); // limping is uneven
}

// Whoever stands still, sways in circles, or only leans from side to side does not march.
static void test_march_standing_and_leaning_are_no_steps(void **state)
{
    (void)state;
    struct marcher m = calm;
    m.wobble_mm = 10.0;
    struct motion_march march = begin();
    shift(&march, &m, 0.0, 0.0, 60.0);
    m.wobble_mm = 6.0;
    for (int i = 0; i < 30; i++) { // 70 % of the weight on one foot: 36 mm of 90
        shift(&march, &m, 0.0, i % 2 ? 36.0 : -36.0, 0.5);
        shift(&march, &m, i % 2 ? 36.0 : -36.0, 0.0, 0.5);
    }
    motion_march_finish(&march);
    assert_int_equal(march.step_count, 0);
    assert_true(isnan(motion_march_median_s(&march)));
    assert_true(isnan(motion_march_evenness(&march)));
}

static void test_march_stops_and_goes(void **state)
{
    (void)state;
    struct marcher m = calm;
    struct motion_march march = begin();
    for (int i = 0; i < 4; i++) {
        march_on(&march, &m, 5); // begins and ends on the left leg
        shift(&march, &m, 0.0, 0.0, 5.0);
    }
    assert_int_equal(march.step_count, 20);
    assert_int_equal(motion_rhythm_count(&march.single_support[MOTION_MARCH_LEFT]), 12);
    assert_int_equal(motion_rhythm_count(&march.single_support[MOTION_MARCH_RIGHT]), 8);
}

// A hand on the table carries 12 %: steps are told, their seconds do not count.
static void test_march_supported_steps_do_not_count(void **state)
{
    (void)state;
    struct marcher m = calm;
    struct motion_march march = begin();
    march_on(&march, &m, 6);
    m.load_share = 0.88;
    m.left_s = m.right_s = 4.0;
    march_on(&march, &m, 6);
    motion_march_finish(&march);
    assert_int_equal(march.step_count, 12);
    assert_int_equal(motion_rhythm_count(&march.both_legs), 6);
    assert_near(motion_march_median_s(&march), 1.0, 0.15);
}

static void test_march_stepping_off_is_no_step(void **state)
{
    (void)state;
    struct marcher m = calm;
    struct motion_march march = begin();
    march_on(&march, &m, 2);
    shift(&march, &m, 0.0, 90.0, 0.2);
    shift(&march, &m, 90.0, 90.0, 0.5); // the left foot is already on the floor behind
    m.load_share = 0.0;
    shift(&march, &m, 90.0, 90.0, 2.0);
    m.load_share = 1.0;
    shift(&march, &m, 0.0, 0.0, 2.0);
    motion_march_finish(&march);
    assert_int_equal(march.step_count, 2);
}

static void test_march_gap_is_not_stood_through(void **state)
{
    (void)state;
    struct marcher m = calm;
    struct motion_march march = begin();
    march_on(&march, &m, 4);
    shift(&march, &m, 0.0, 90.0, 0.15);
    shift(&march, &m, 90.0, 90.0, 0.5);
    m.t_us += 20000000; // the board was lost for 20 s
    shift(&march, &m, 90.0, 90.0, 0.5);
    shift(&march, &m, 90.0, 0.0, 0.15);
    motion_march_finish(&march);
    assert_int_equal(march.step_count, 5);
    assert_int_equal(motion_rhythm_count(&march.both_legs), 4);
    assert_true(motion_march_median_s(&march) < 1.2);
    struct motion_march_step step;
    for (int i = 0; i < 5; i++)
        assert_true(motion_march_poll(&march, &step));
    assert_true(step.supported);
    assert_near(step.single_support_s, 1.1, 0.1);
}

// The foot is up when time is over; the screen sees the running seconds.
static void test_march_last_step_counts_as_far_as_it_went(void **state)
{
    (void)state;
    struct marcher m = calm;
    struct motion_march march = begin();
    shift(&march, &m, 0.0, -90.0, 0.15);
    shift(&march, &m, -90.0, -90.0, 2.0);
    assert_near(motion_march_single_s(&march), 2.05, 0.1);
    motion_march_finish(&march);
    assert_near(motion_march_median_s(&march), 2.05, 0.1);
    assert_near(motion_march_single_s(&march), 0.0, 0.0);
}

static void test_march_ignores_nonsense(void **state)
{
    (void)state;
    struct marcher m = calm;
    struct motion_march march = begin();
    shift(&march, &m, 0.0, 0.0, 1.0);
    const struct motion_march_sample wrong[] = {{m.t_us, (double)NAN, 0.0, 70.0},
                                                {m.t_us, 0.0, (double)INFINITY, 70.0},
                                                {m.t_us, 90.0, 0.0, (double)NAN},
                                                {0, 90.0, 0.0, 70.0}};
    for (size_t i = 0; i < 4; i++)
        motion_march_push(&march, &wrong[i]);
    assert_near(motion_march_single_s(&march), 0.0, 0.0);
    march_on(&march, &m, 40); // more than wait in the ring: the newest are kept
    motion_march_finish(&march);
    assert_int_equal(march.step_count, 40);
    struct motion_march_step step;
    int polled = 0;
    while (motion_march_poll(&march, &step))
        polled++;
    assert_int_equal(polled, MOTION_MARCH_STEP_CAPACITY);
    assert_int_equal(step.leg, MOTION_MARCH_RIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_march_counts_and_times_steps),
        cmocka_unit_test(test_march_tells_legs_apart),
        cmocka_unit_test(test_march_standing_and_leaning_are_no_steps),
        cmocka_unit_test(test_march_stops_and_goes),
        cmocka_unit_test(test_march_supported_steps_do_not_count),
        cmocka_unit_test(test_march_stepping_off_is_no_step),
        cmocka_unit_test(test_march_gap_is_not_stood_through),
        cmocka_unit_test(test_march_last_step_counts_as_far_as_it_went),
        cmocka_unit_test(test_march_ignores_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
