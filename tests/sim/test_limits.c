#include "tests/check.h"

#include <string.h>

#include "game/sim/limits.h"
#include "game/sim/random.h"

static const double INTERVAL_S = 0.01;

// Somebody who leans when called, as far as she can in each direction, and sways on the way.
struct person {
    double limit_mm[SIM_LIMITS_DIRECTIONS];
    double sway_mm;
    double haste_s; // of the way there
    int turned;     // leans that many directions beside the one she was called to
    uint64_t seed;
    double ml_mm, ap_mm;
    double sway_ml_mm, sway_ap_mm;
    double since_call_s;
};

static struct person person_with(double front, double right, double back, double left)
{
    const struct sim_lean_limits axes = {
        .front_mm = front, .right_mm = right, .back_mm = back, .left_mm = left};
    struct person person = {.haste_s = 0.35, .seed = 3};
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++) {
        double ml, ap;
        sim_limits_vector(i, &ml, &ap);
        person.limit_mm[i] = sim_lean_limits_towards(&axes, ml, ap);
    }
    return person;
}

static double sway(struct person *person, double now_mm)
{
    double kick = (sim_random_unit(&person->seed) - 0.5) * sqrt(12.0); // SD 1
    double keep = exp(-INTERVAL_S / 0.5);
    return now_mm * keep + person->sway_mm * sqrt(1 - keep * keep) * kick;
}

static void person_move(struct person *person, const struct sim_limits *limits)
{
    bool leans = limits->stage == SIM_LIMITS_LEAN && person->since_call_s > 0.4;
    int direction = (sim_limits_direction(limits) + person->turned) % SIM_LIMITS_DIRECTIONS;
    double ml, ap;
    sim_limits_vector(direction, &ml, &ap);
    double goal_mm = leans ? person->limit_mm[direction] : 0;
    double share = 1 - exp(-INTERVAL_S / person->haste_s);
    person->ml_mm += (goal_mm * ml - person->ml_mm) * share;
    person->ap_mm += (goal_mm * ap - person->ap_mm) * share;
    person->sway_ml_mm = sway(person, person->sway_ml_mm);
    person->sway_ap_mm = sway(person, person->sway_ap_mm);
    person->since_call_s += INTERVAL_S;
}

static enum sim_limits_event one_sample(struct sim_limits *limits, struct person *person)
{
    person_move(person, limits);
    enum sim_limits_event event =
        sim_limits_push(limits, INTERVAL_S, person->ml_mm + person->sway_ml_mm,
                        person->ap_mm + person->sway_ap_mm, true);
    if (event == SIM_LIMITS_CALLED || event == SIM_LIMITS_CALLED_BACK)
        person->since_call_s = 0;
    return event;
}

// All of it; seconds that it took.
static double measure(struct sim_limits *limits, struct person *person)
{
    double took_s = 0;
    while (one_sample(limits, person) != SIM_LIMITS_FINISHED) {
        took_s += INTERVAL_S;
        assert_true(took_s < 200);
    }
    return took_s;
}

static void run_to(struct sim_limits *limits, struct person *person, enum sim_limits_event wanted)
{
    for (int i = 0; i < 1000; i++)
        if (one_sample(limits, person) == wanted)
            return;
    fail();
}

static void test_limits_are_found_in_about_a_minute(void **state)
{
    (void)state;
    struct person person = person_with(72, 55, 40, 85);
    person.sway_mm = 2.5;
    struct sim_limits limits;
    sim_limits_init(&limits, 11);
    double took_s = measure(&limits, &person);
    assert_true(took_s > 45 && took_s < 90);
    const struct sim_lean_limits result = sim_limits_result(&limits);
    assert_near(result.front_mm, 72, 6);
    assert_near(result.right_mm, 55, 6);
    assert_near(result.back_mm, 40, 6);
    assert_near(result.left_mm, 85, 6);
    assert_near(result.front_right_mm, person.limit_mm[1], 6);
    assert_near(result.back_right_mm, person.limit_mm[3], 6);
    assert_near(result.back_left_mm, person.limit_mm[5], 6);
    assert_near(result.front_left_mm, person.limit_mm[7], 6);
    assert_near(sim_limits_share(&limits), 1, 1e-12);
}

static void test_limits_of_somebody_slow_are_not_cut_short(void **state)
{
    (void)state;
    struct person person = person_with(72, 55, 40, 85);
    person.haste_s = 1; // three seconds to the furthest
    struct sim_limits limits;
    sim_limits_init(&limits, 11);
    assert_true(measure(&limits, &person) < 126);
    const struct sim_lean_limits result = sim_limits_result(&limits);
    assert_relative(result.front_mm, 72.0, 0.12);
    assert_relative(result.right_mm, 55.0, 0.12);
    assert_relative(result.back_mm, 40.0, 0.12);
    assert_relative(result.left_mm, 85.0, 0.12);
}

static void test_limits_call_every_direction_once_a_round(void **state)
{
    (void)state;
    struct sim_limits limits, other;
    sim_limits_init(&limits, 1);
    sim_limits_init(&other, 2);
    assert_true(memcmp(limits.order, other.order, sizeof limits.order) != 0);
    struct person person = person_with(60, 70, 35, 70);
    int called[SIM_LIMITS_DIRECTIONS] = {0};
    for (int i = 1; i <= SIM_LIMITS_REPEATS * SIM_LIMITS_DIRECTIONS; i++) {
        run_to(&limits, &person, SIM_LIMITS_CALLED);
        called[sim_limits_direction(&limits)]++;
        for (int direction = 0; i % 8 == 0 && direction < SIM_LIMITS_DIRECTIONS; direction++)
            assert_int_equal(called[direction], i / 8);
    }
    // And the rounds differ, so that nobody learns the order.
    assert_true(memcmp(limits.order, limits.order + 8, 8 * sizeof *limits.order) != 0);
}

static void test_limits_are_the_median_of_three(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(60, 70, 35, 70);
    struct person timid = person_with(15, 15, 15, 15);
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        run_to(&limits, &timid, SIM_LIMITS_CALLED_BACK); // the first round teaches
    measure(&limits, &person);
    assert_near(sim_limits_result(&limits).front_mm, 60, 3);
    assert_near(sim_limits_result(&limits).left_mm, 70, 3);
}

static void test_limits_of_a_jerk_are_where_it_was_held(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(40, 40, 40, 40);
    run_to(&limits, &person, SIM_LIMITS_CALLED);
    int direction = sim_limits_direction(&limits);
    double ml, ap;
    sim_limits_vector(direction, &ml, &ap);
    for (int i = 0; i < 100; i++) // a second at 40 mm
        sim_limits_push(&limits, INTERVAL_S, 40 * ml, 40 * ap, true);
    for (int i = 0; i < 30; i++) // .3 s at 100 mm
        sim_limits_push(&limits, INTERVAL_S, 100 * ml, 100 * ap, true);
    run_to(&limits, &person, SIM_LIMITS_CALLED_BACK);
    assert_near(sim_limits_reached_mm(&limits, direction), 40, 1e-6);
}

static void test_limits_wait_while_a_hand_is_on_the_table(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(60, 70, 35, 70);
    run_to(&limits, &person, SIM_LIMITS_CALLED_BACK); // one lean is past
    run_to(&limits, &person, SIM_LIMITS_CALLED);
    double ml, ap;
    sim_limits_vector(sim_limits_direction(&limits), &ml, &ap);
    for (int i = 0; i < 6000; i++) // a minute of leaning on the table
        assert_int_equal(sim_limits_push(&limits, INTERVAL_S, 200 * ml, 200 * ap, false),
                         SIM_LIMITS_NOTHING);
    assert_int_equal(limits.stage, SIM_LIMITS_LEAN);
    assert_true(limits.total_s < 10);
    // Held for .4 s, hand on the table, .4 s again: that is not half a second.
    int direction = sim_limits_direction(&limits);
    for (int part = 0; part < 2; part++) {
        for (int i = 0; i < 40; i++)
            sim_limits_push(&limits, INTERVAL_S, 50 * ml, 50 * ap, true);
        sim_limits_push(&limits, INTERVAL_S, 50 * ml, 50 * ap, false);
    }
    while (sim_limits_push(&limits, INTERVAL_S, 0, 0, true) != SIM_LIMITS_CALLED_BACK)
        ;
    assert_near(sim_limits_reached_mm(&limits, direction), 0, 1e-9);
}

static void test_limits_of_another_side_do_not_count(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(100, 100, 100, 100);
    person.turned = 1; // 45 degrees beside it
    measure(&limits, &person);
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        assert_true(sim_limits_reached_mm(&limits, i) < 25);
}

static void test_limits_of_somebody_who_stands_still_are_small_not_zero(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(1, 1, 1, 1);
    person.sway_mm = 2;
    double took_s = measure(&limits, &person);
    assert_true(took_s <= 126); // nobody is kept for ever
    const struct sim_lean_limits result = sim_limits_result(&limits);
    assert_near(result.front_mm, 24, 1e-9);
    assert_near(result.back_mm, 14, 1e-9);
    assert_near(result.left_mm, 28, 1e-9);
}

static void test_limits_beyond_the_board_are_cut(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(400, 400, 400, 400);
    measure(&limits, &person);
    assert_near(sim_limits_result(&limits).front_mm, 120, 1e-9);
    assert_near(sim_limits_result(&limits).right_mm, 140, 1e-9);
}

static void test_limits_take_no_harm_from_what_is_no_number(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(60, 70, 35, 70);
    const double wild[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};
    int samples = 0;
    while (one_sample(&limits, &person) != SIM_LIMITS_FINISHED) {
        if (++samples % 200 == 0)
            for (int i = 0; i < 3; i++) {
                sim_limits_push(&limits, INTERVAL_S, wild[i], 0, true);
                sim_limits_push(&limits, INTERVAL_S, 0, wild[i], true);
                sim_limits_push(&limits, wild[i], 300, 300, true);
            }
        assert_true(samples < 20000);
    }
    sim_limits_push(&limits, INTERVAL_S, 500, 500, true); // after the end
    assert_near(sim_limits_result(&limits).front_mm, 60, 4);
    assert_near(sim_limits_result(&limits).back_mm, 35, 4);
}

static void test_limits_half_measured_keep_the_default_for_the_rest(void **state)
{
    (void)state;
    struct sim_limits limits;
    sim_limits_init(&limits, 4);
    struct person person = person_with(90, 90, 90, 90);
    run_to(&limits, &person, SIM_LIMITS_CALLED);
    int first = sim_limits_direction(&limits);
    run_to(&limits, &person, SIM_LIMITS_CALLED_BACK);
    int measured = 0;
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        measured += !isnan(sim_limits_reached_mm(&limits, i));
    assert_int_equal(measured, 1);
    const struct sim_lean_limits result = sim_limits_result(&limits);
    assert_near(result.front_mm, first == 0 ? 90 : 60, 3);
    assert_near(result.left_mm, first == 6 ? 90 : 70, 3);
    assert_near(sim_limits_share(&limits), 1.0 / 24, 1e-12);
}

static void test_limits_at_a_slow_or_uneven_rate_are_the_same(void **state)
{
    (void)state;
    const double interval_s[] = {1.0 / 400, 1.0 / 62, 0.042};
    for (int rate = 0; rate < 3; rate++) {
        struct sim_limits limits;
        sim_limits_init(&limits, 4);
        while (limits.stage != SIM_LIMITS_OVER) {
            double ml, ap;
            sim_limits_vector(sim_limits_direction(&limits), &ml, &ap);
            double mm = limits.stage == SIM_LIMITS_LEAN ? fmin(50, 60 * limits.stage_s) : 0;
            sim_limits_push(&limits, interval_s[rate], mm * ml, mm * ap, true);
        }
        assert_near(sim_limits_result(&limits).front_mm, 50, 1e-6);
        assert_near(sim_limits_result(&limits).left_mm, 50, 1e-6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits_are_found_in_about_a_minute),
        cmocka_unit_test(test_limits_of_somebody_slow_are_not_cut_short),
        cmocka_unit_test(test_limits_call_every_direction_once_a_round),
        cmocka_unit_test(test_limits_are_the_median_of_three),
        cmocka_unit_test(test_limits_of_a_jerk_are_where_it_was_held),
        cmocka_unit_test(test_limits_wait_while_a_hand_is_on_the_table),
        cmocka_unit_test(test_limits_of_another_side_do_not_count),
        cmocka_unit_test(test_limits_of_somebody_who_stands_still_are_small_not_zero),
        cmocka_unit_test(test_limits_beyond_the_board_are_cut),
        cmocka_unit_test(test_limits_take_no_harm_from_what_is_no_number),
        cmocka_unit_test(test_limits_half_measured_keep_the_default_for_the_rest),
        cmocka_unit_test(test_limits_at_a_slow_or_uneven_rate_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
