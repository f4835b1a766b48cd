#include "tests/check.h"

#include "game/motion/smoothness.h"
#include "game/motion/writing.h"
#include "tests/motion/hand.h"

// One straight line of 1000, and a second one below it as another stroke.
static const struct motion_writing_point upper[] = {{0, 0}, {400, 0}, {1000, 0}};
static const struct motion_writing_point lower[] = {{0, 500}, {500, 500}};
static const struct motion_writing_line lines[] = {{upper, 3}, {lower, 2}};
static const struct motion_writing_task one = {lines, 1, 80.0};
static const struct motion_writing_task two = {lines, 2, 80.0};

#define MOST 4000

struct pen {
    struct motion_writing_sample samples[MOST];
    size_t n;
    int64_t t_us;
};

// From one point to another with the speed of a calm hand (minimum jerk).
static void stroke(struct pen *pen, double x0, double y0, double x1, double y1, double seconds,
                   double rate_hz)
{
    const int steps = (int)lround(seconds * rate_hz);
    for (int i = 0; i <= steps; i++) {
        const double s = (double)i / steps;
        const double way = s * s * s * (10.0 - 15.0 * s + 6.0 * s * s);
        assert_true(pen->n < MOST);
        pen->samples[pen->n++] = (struct motion_writing_sample){
            pen->t_us, {x0 + way * (x1 - x0), y0 + way * (y1 - y0)}, true};
        pen->t_us += llround(1e6 / rate_hz);
    }
}

static void lift(struct pen *pen)
{
    struct motion_writing_sample sample = pen->samples[pen->n - 1];
    sample.t_us = pen->t_us;
    sample.down = false;
    pen->samples[pen->n++] = sample;
    pen->t_us += 300000;
}

static struct motion_writing judge(const struct motion_writing_task *task, const struct pen *pen)
{
    struct motion_writing writing;
    assert_int_equal(motion_writing(task, pen->samples, pen->n, &writing), MOTION_WRITING_OK);
    return writing;
}

static void test_writing_on_the_line_is_right(void **state)
{
    (void)state;
    struct pen pen = {.n = 0};
    stroke(&pen, 0, 0, 1000, 0, 2.0, 100.0);
    lift(&pen);
    stroke(&pen, 0, 500, 500, 500, 1.0, 100.0);
    const struct motion_writing w = judge(&two, &pen);
    assert_near(w.reference_length, 1500.0, 1e-9);
    assert_near(w.drawn_length, 1500.0, 1e-9);
    assert_near(w.path_ratio, 1.0, 1e-12);
    assert_near(w.mean_distance, 0.0, 1e-12);
    assert_near(w.path_error, 0.0, 1e-12);
    assert_near(w.in_channel_share, 1.0, 1e-12);
    assert_near(w.covered_share, 1.0, 1e-12);
    assert_int_equal(w.stroke_count, 2);
    assert_near(w.duration_s, 3.0, 1e-6);
    assert_near(w.mean_speed, 500.0, 1e-3);
}

// 30 beside the line all along, then half of it 60 beside: distances, error and shares by hand.
static void test_writing_beside_the_line(void **state)
{
    (void)state;
    struct pen pen = {.n = 0};
    stroke(&pen, 0, 30, 1000, 30, 2.0, 100.0);
    const struct motion_writing near = judge(&one, &pen);
    assert_near(near.mean_distance, 30.0, 1e-9);
    assert_near(near.path_error, 0.03, 1e-12); // 30 * 1000 / 1000^2
    assert_near(near.in_channel_share, 1.0, 1e-12);
    pen = (struct pen){.n = 0};
    stroke(&pen, 0, 0, 500, 0, 1.0, 100.0);
    lift(&pen);
    stroke(&pen, 500, 60, 1000, 60, 1.0, 100.0);
    const struct motion_writing half = judge(&one, &pen);
    assert_near(half.mean_distance, 30.0, 1e-9);
    assert_near(half.in_channel_share, 0.5, 1e-9);
    assert_near(half.covered_share, 0.54, 0.01); // 0 .. 540
}

// A quick pen leaves few points: a slanting line is judged along its way, not at its ends.
static void test_writing_few_points_are_judged_along_the_way(void **state)
{
    (void)state;
    const struct motion_writing_sample samples[] = {
        {0, {0, 0}, true}, {100000, {500, 100}, true}, {200000, {1000, 0}, true}};
    struct motion_writing w;
    assert_int_equal(motion_writing(&one, samples, 3, &w), MOTION_WRITING_OK);
    assert_near(w.mean_distance, 50.0, 0.1);
    assert_near(w.in_channel_share, 0.4, 0.01); // up to 40 of 100
    assert_relative(w.path_ratio, hypot(500, 100) / 500.0, 1e-9);
}

// Scribbling on one spot stays inside the channel, but covers nothing and is far too long.
static void test_writing_scribble_covers_little(void **state)
{
    (void)state;
    struct pen pen = {.n = 0};
    for (int i = 0; i < 10; i++) {
        stroke(&pen, 100, 0, 300, 0, 0.4, 100.0);
        stroke(&pen, 300, 0, 100, 0, 0.4, 100.0);
    }
    const struct motion_writing w = judge(&one, &pen);
    assert_near(w.in_channel_share, 1.0, 1e-12);
    assert_near(w.covered_share, 0.28, 0.01); // 60 .. 340
    assert_near(w.path_ratio, 4.0, 1e-9);
}

// One calm stroke scores as the golden minimum jerk; trembling (6 Hz) and stopping cost.
static void test_writing_smoothness_tells_calm_from_trembling(void **state)
{
    (void)state;
    const double rates_hz[] = {60.0, 125.0, 250.0};
    for (size_t r = 0; r < 3; r++) {
        struct pen calm = {.n = 0}, trembling, halting = {.n = 0};
        stroke(&calm, 0, 0, 1000, 0, 1.0, rates_hz[r]);
        trembling = calm;
        for (size_t i = 0; i < calm.n; i++)
            trembling.samples[i].at.x += 8.0 * sin(2.0 * pi * 6.0 * (double)i / rates_hz[r]);
        for (int i = 0; i < 4; i++)
            stroke(&halting, 250 * i, 0, 250 * (i + 1), 0, 0.4, rates_hz[r]);
        const struct motion_writing c = judge(&one, &calm);
        assert_near(c.sparc, -1.4058, 0.03);
        assert_true(judge(&one, &trembling).sparc < c.sparc - 0.2);
        assert_true(judge(&one, &trembling).ldlj < c.ldlj - 0.5);
        assert_true(judge(&one, &halting).sparc < c.sparc - 0.5);
    }
}

static void test_writing_dots_have_no_smoothness(void **state)
{
    (void)state;
    struct pen pen = {.n = 0};
    stroke(&pen, 0, 0, 20, 0, 0.2, 100.0);
    const struct motion_writing w = judge(&one, &pen);
    assert_true(isnan(w.sparc) && isnan(w.ldlj));
    assert_int_equal(w.stroke_count, 1);
}

static void test_writing_refuses_nothing_and_nonsense(void **state)
{
    (void)state;
    struct motion_writing w;
    assert_int_equal(motion_writing(&one, NULL, 0, &w), MOTION_WRITING_NOTHING);
    assert_true(isnan(w.path_error) && w.drawn_length == 0.0 && w.reference_length == 0.0);
    struct motion_writing_sample samples[] = {
        {0, {0, 0}, true}, {100000, {500, 0}, false}, {200000, {1000, 0}, true}};
    assert_int_equal(motion_writing(&one, samples, 3, &w), MOTION_WRITING_NOTHING); // hovered
    samples[1].at.y = (double)NAN;
    assert_int_equal(motion_writing(&one, samples, 3, &w), MOTION_WRITING_INVALID);
    samples[1].at.y = 0.0;
    samples[1].t_us = 300000;
    assert_int_equal(motion_writing(&one, samples, 3, &w), MOTION_WRITING_INVALID);
    const struct motion_writing_task empty = {lines, 0, 80.0};
    assert_int_equal(motion_writing(&empty, samples, 1, &w), MOTION_WRITING_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_writing_on_the_line_is_right),
        cmocka_unit_test(test_writing_beside_the_line),
        cmocka_unit_test(test_writing_few_points_are_judged_along_the_way),
        cmocka_unit_test(test_writing_scribble_covers_little),
        cmocka_unit_test(test_writing_smoothness_tells_calm_from_trembling),
        cmocka_unit_test(test_writing_dots_have_no_smoothness),
        cmocka_unit_test(test_writing_refuses_nothing_and_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
