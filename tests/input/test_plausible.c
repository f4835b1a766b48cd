#include "input/plausible.h"
#include "tests/check.h"

#include <math.h>
#include <string.h>

#define STEP_US 10000

// A person of 70 kg on the board, corners TR BR TL BL, who sways forward and back by 3 mm.
static struct input_board_sample person_at(int64_t t_us)
{
    double lean_kg = 0.44 * sin((double)t_us * 1e-6 * 3.0);
    double noise_kg = 0.03 * sin((double)t_us * 1e-6 * 1234.5);
    return (struct input_board_sample){
        .t_us = t_us,
        .tr_kg = 17.5 + lean_kg + noise_kg,
        .br_kg = 17.5 - lean_kg - noise_kg,
        .tl_kg = 17.5 + lean_kg - noise_kg,
        .bl_kg = 17.5 - lean_kg + noise_kg,
    };
}

static enum plausible_result after(struct plausible *plausible, struct input_board_sample sample)
{
    return plausible_push(plausible, &sample, true);
}

static enum plausible_result one_more(struct plausible *plausible, int64_t t_us,
                                      struct input_board_sample loads)
{
    loads.t_us = t_us;
    return after(plausible, loads);
}

static const struct input_board_sample stands = {0, 20.0, 16.0, 20.0, 16.0};

static void test_plausible_one_cell_that_reads_nothing_is_left_out(void **state)
{
    (void)state;
    const struct input_board_sample nothing[] = {
        {0, 20.1, 16.0, 0.0, 15.9},   // tared
        {0, 20.1, 16.0, -41.8, 15.9}, // no counts at all from the factory's zero, not tared
    };
    for (size_t i = 0; i < 2; i++) {
        struct plausible plausible;
        plausible_init(&plausible);
        assert_int_equal(plausible_push(&plausible, &stands, false), PLAUSIBLE_GOOD);
        for (int64_t t_us = STEP_US; t_us <= 2 * STEP_US; t_us += STEP_US) {
            struct input_board_sample sample = nothing[i];
            sample.t_us = t_us;
            assert_int_equal(plausible_push(&plausible, &sample, false), PLAUSIBLE_DROP);
        }
        assert_int_equal(one_more(&plausible, 3 * STEP_US, stands), PLAUSIBLE_GOOD);
        assert_int_equal(plausible.seen.zero_glitch, 2);
        assert_int_equal(plausible.seen.out_of_range, 0);
    }
}

static void test_plausible_the_third_in_a_row_is_believed(void **state)
{
    (void)state;
    struct plausible plausible;
    const struct input_board_sample nothing = {0, 20.0, 16.0, 0.0, 16.0};
    plausible_init(&plausible);
    after(&plausible, stands);
    assert_int_equal(one_more(&plausible, 10000, nothing), PLAUSIBLE_DROP);
    assert_int_equal(one_more(&plausible, 20000, nothing), PLAUSIBLE_DROP);
    assert_int_equal(one_more(&plausible, 30000, nothing), PLAUSIBLE_GOOD);
    assert_int_equal(one_more(&plausible, 40000, nothing), PLAUSIBLE_GOOD);
}

static void test_plausible_what_a_person_does_is_no_glitch(void **state)
{
    (void)state;
    const struct input_board_sample moved[] = {
        {STEP_US, 21.3, 6.0, 29.7, 15.0},  // the load goes to another corner
        {STEP_US, 9.0, 7.0, 8.0, 6.0},     // a hop
        {100001, 20.0, 16.0, 0.0, 16.0},   // across a gap
        {STEP_US, 20.0, 16.0, 11.0, 16.0}, // less than half of it
        {STEP_US, 20.0, 16.0, 20.0, 15.9}, // noise
    };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        struct plausible plausible;
        plausible_init(&plausible);
        after(&plausible, stands);
        assert_int_equal(after(&plausible, moved[i]), PLAUSIBLE_GOOD);
        assert_int_equal(plausible.seen.zero_glitch, 0);
    }
}

static void test_plausible_noise_of_an_empty_board_is_no_glitch(void **state)
{
    (void)state;
    struct plausible plausible;
    plausible_init(&plausible);
    for (int i = 0; i < 100; i++) {
        double noise_kg = i % 2 ? 0.12 : -0.12;
        assert_int_equal(
            after(&plausible, (struct input_board_sample){.t_us = i * STEP_US, .tr_kg = noise_kg}),
            PLAUSIBLE_GOOD);
    }
}

static void test_plausible_loads_that_cannot_be_are_dropped(void **state)
{
    (void)state;
    struct plausible plausible;
    const struct input_board_sample heavy = {0, 63.0, 62.5, 62.5, 62.5};
    const struct input_board_sample below = {0, 20.0, 16.0, 20.0, -5.1};
    const struct input_board_sample odd = {0, 20.0, (double)NAN, 20.0, 16.0};
    plausible_init(&plausible);
    after(&plausible, stands);
    assert_int_equal(one_more(&plausible, 10000, heavy), PLAUSIBLE_DROP);
    assert_int_equal(one_more(&plausible, 20000, below), PLAUSIBLE_DROP);
    assert_int_equal(one_more(&plausible, 30000, odd), PLAUSIBLE_DROP);
    assert_int_equal(one_more(&plausible, 40000, stands), PLAUSIBLE_GOOD);
    assert_int_equal(plausible.seen.out_of_range, 3);
}

static void test_plausible_the_heaviest_and_the_lowest_are_kept(void **state)
{
    (void)state;
    struct plausible plausible;
    plausible_init(&plausible);
    assert_int_equal(after(&plausible, (struct input_board_sample){0, 63.0, 62.0, 62.5, 62.5}),
                     PLAUSIBLE_GOOD);
    plausible_init(&plausible);
    assert_int_equal(after(&plausible, (struct input_board_sample){0, 39.4, -5.0, 35.6, -0.8}),
                     PLAUSIBLE_GOOD);
}

/** An old board reads -20 kg until its zero is taken: that must come through to take it. */
static void test_plausible_a_worn_zero_is_no_fault_before_it_is_tared(void **state)
{
    (void)state;
    struct plausible plausible;
    const struct input_board_sample worn = {0, -3.0, -6.5, -4.5, -6.0};
    plausible_init(&plausible);
    assert_int_equal(plausible_push(&plausible, &worn, false), PLAUSIBLE_GOOD);
    plausible_init(&plausible);
    assert_int_equal(plausible_push(&plausible, &worn, true), PLAUSIBLE_DROP);
}

static void test_plausible_a_board_out_of_range_for_long_is_unusable(void **state)
{
    (void)state;
    struct plausible plausible;
    const struct input_board_sample below = {0, 20.0, 16.0, 20.0, -40.0};
    plausible_init(&plausible);
    after(&plausible, (struct input_board_sample){.t_us = 0});
    for (int64_t t_us = STEP_US; t_us < STEP_US + 200000; t_us += STEP_US)
        assert_int_equal(one_more(&plausible, t_us, below), PLAUSIBLE_DROP);
    assert_int_equal(one_more(&plausible, 210000, below), PLAUSIBLE_UNUSABLE);
    assert_int_equal(one_more(&plausible, 220000, stands), PLAUSIBLE_GOOD);
    assert_int_equal(one_more(&plausible, 230000, below), PLAUSIBLE_DROP);
}

static struct input_board_sample with_still_corner(int64_t t_us, int corner, double kg)
{
    struct input_board_sample sample = person_at(t_us);
    double *corners[] = {&sample.tr_kg, &sample.br_kg, &sample.tl_kg, &sample.bl_kg};
    *corners[corner] = kg;
    return sample;
}

static void test_plausible_a_corner_that_stands_still_is_stuck(void **state)
{
    (void)state;
    for (int corner = 0; corner < PLAUSIBLE_CORNERS; corner++) {
        struct plausible plausible;
        int64_t t_us = 0;
        plausible_init(&plausible);
        for (; t_us < 5000000; t_us += STEP_US) {
            assert_int_equal(after(&plausible, with_still_corner(t_us, corner, 17.25)),
                             PLAUSIBLE_GOOD);
            assert_false(plausible_is_stuck(&plausible));
        }
        for (; t_us < 8000000; t_us += STEP_US)
            after(&plausible, with_still_corner(t_us, corner, 17.25));
        assert_true(plausible_is_stuck(&plausible));
        assert_int_equal(plausible.seen.stuck_cell, 1);
        after(&plausible, person_at(t_us));
        assert_false(plausible_is_stuck(&plausible));
    }
}

static void test_plausible_a_cell_that_hangs_for_less_is_not_stuck(void **state)
{
    (void)state;
    struct plausible plausible;
    plausible_init(&plausible);
    for (int64_t t_us = 0; t_us < 20000000; t_us += STEP_US)
        after(&plausible, t_us % 4000000 == 0 ? person_at(t_us) : with_still_corner(t_us, 1, 17.2));
    assert_int_equal(plausible.seen.stuck_cell, 0);
}

static void test_plausible_stillness_of_all_and_nothing_at_all_are_no_stuck_cells(void **state)
{
    (void)state;
    struct plausible still, cut_off, gaps;
    plausible_init(&still);
    plausible_init(&cut_off);
    plausible_init(&gaps);
    for (int64_t t_us = 0; t_us < 10000000; t_us += STEP_US) {
        one_more(&still, t_us, stands); // a sack of sand, seen through the kernel's 10 g
        after(&cut_off, with_still_corner(t_us, 2, 0.0));
        if (t_us % 3000000 > 300000)
            after(&gaps, with_still_corner(t_us, 2, 17.0));
    }
    assert_int_equal(still.seen.stuck_cell, 0);
    assert_int_equal(cut_off.seen.stuck_cell, 0);
    assert_int_equal(gaps.seen.stuck_cell, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plausible_one_cell_that_reads_nothing_is_left_out),
        cmocka_unit_test(test_plausible_the_third_in_a_row_is_believed),
        cmocka_unit_test(test_plausible_what_a_person_does_is_no_glitch),
        cmocka_unit_test(test_plausible_noise_of_an_empty_board_is_no_glitch),
        cmocka_unit_test(test_plausible_loads_that_cannot_be_are_dropped),
        cmocka_unit_test(test_plausible_the_heaviest_and_the_lowest_are_kept),
        cmocka_unit_test(test_plausible_a_worn_zero_is_no_fault_before_it_is_tared),
        cmocka_unit_test(test_plausible_a_board_out_of_range_for_long_is_unusable),
        cmocka_unit_test(test_plausible_a_corner_that_stands_still_is_stuck),
        cmocka_unit_test(test_plausible_a_cell_that_hangs_for_less_is_not_stuck),
        cmocka_unit_test(test_plausible_stillness_of_all_and_nothing_at_all_are_no_stuck_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
