#include "tests/virtual/carried.h"

#include "game/motion/march.h"
#include "input/virtual/board.h"

#include <stdlib.h>

// A virtual person marching on a virtual board, as the measure of marching sees it.

struct marcher {
    struct device_advanced board;
    struct body_command command;
    struct motion_march march;
    double weight_kg;
    double ap_sum_mm;
    int step_count; // told by poll
    int supported_count;
};

static struct motion_march_sample next_sample(struct marcher *marcher)
{
    const struct device_advanced *board = &marcher->board;
    struct input_event event = {0};
    assert_true(board->ops->advance(board->self, board->ops->next_due_us(board->self), &event));
    const struct input_board_sample *s = &event.data.board;
    double load_kg = input_board_sample_load_kg(s);
    return (struct motion_march_sample){
        .t_us = s->t_us,
        .ml_mm = 216.5 * (s->tr_kg + s->br_kg - s->tl_kg - s->bl_kg) / load_kg,
        .ap_mm = 119.0 * (s->tr_kg + s->tl_kg - s->br_kg - s->bl_kg) / load_kg,
        .load_kg = load_kg,
    };
}

static void tell(struct marcher *marcher, enum body_gait gait)
{
    marcher->command.gait = gait;
    marcher->board.ops->command(marcher->board.self, &marcher->command);
}

/** Steps on and stands for a lead-in. */
static void lead_in(struct marcher *marcher, enum body_profile profile, uint64_t seed)
{
    struct body_settings settings = body_settings_default;
    settings.profile = profile;
    settings.seed = seed;
    settings.mass_kg = 72.0;
    assert_true(virtual_board_create(&settings, 0, &marcher->board));
    tell(marcher, BODY_GAIT_NONE);
    double centre_mm = 0.0;
    for (int i = 0; i < 1000; i++) {
        struct motion_march_sample sample = next_sample(marcher);
        centre_mm += i >= 800 ? sample.ml_mm / 200.0 : 0.0;
    }
    motion_march_init(&marcher->march, &motion_march_default, settings.mass_kg, centre_mm);
}

static void go_on(struct marcher *marcher, double seconds)
{
    struct motion_march_step step;
    for (int i = 0; i < (int)(seconds * 100.0); i++) {
        struct motion_march_sample sample = next_sample(marcher);
        motion_march_push(&marcher->march, &sample);
        while (motion_march_poll(&marcher->march, &step)) {
            marcher->ap_sum_mm += step.mean_ap_mm;
            marcher->step_count++;
            marcher->supported_count += step.supported;
        }
    }
}

/** A minute of this gait; finish() afterwards. */
static struct marcher marched(enum body_profile profile, uint64_t seed,
                              const struct body_command *command)
{
    struct marcher marcher = {.command = *command};
    enum body_gait gait = command->gait;
    lead_in(&marcher, profile, seed);
    tell(&marcher, gait);
    go_on(&marcher, 60.0);
    motion_march_finish(&marcher.march);
    return marcher;
}

static void finish(struct marcher *marcher)
{
    marcher->board.ops->destroy(marcher->board.self);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void test_march_lasts_as_long_on_each_leg_as_told(void **state)
{
    (void)state;
    const double steps_s[] = {0.5, 0.7, 1.0, 1.5, 2.0, 3.0};
    for (int profile = 0; profile < 3; profile++) {
        for (size_t k = 0; k < sizeof steps_s / sizeof *steps_s; k++) {
            double medians_s[5];
            for (int i = 0; i < 5; i++) {
                struct marcher m =
                    marched((enum body_profile)profile, 10 + (uint64_t)i,
                            &(struct body_command){.gait = BODY_GAIT_MARCH, .step_s = steps_s[k]});
                medians_s[i] = motion_march_median_s(&m.march);
                int told = virtual_board_steps(&m.board);
                assert_between((int)m.march.step_count - told, -1, 1);
                // Neuropathy does not stand on one leg for three seconds every time.
                assert_true(motion_march_cv_percent(&m.march) < 25.0 || steps_s[k] > 2.0);
                finish(&m);
            }
            qsort(medians_s, 5, sizeof *medians_s, compare);
            assert_relative(medians_s[2], steps_s[k], 0.05);
        }
    }
}

static void test_march_is_less_even_with_closed_eyes_or_when_told(void **state)
{
    (void)state;
    double open = 0.0, closed = 0.0, uneven = 0.0, limping = 0.0, even = 0.0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct body_command command = {.gait = BODY_GAIT_MARCH, .step_s = 1.2};
        struct marcher m = marched(BODY_OLD, seed, &command);
        open += motion_march_cv_percent(&m.march) / 5.0;
        even += motion_march_evenness(&m.march) / 5.0;
        finish(&m);
        command.eyes_closed = true;
        m = marched(BODY_OLD, seed, &command);
        closed += motion_march_cv_percent(&m.march) / 5.0;
        finish(&m);
        command = (struct body_command){
            .gait = BODY_GAIT_MARCH, .step_s = 1.2, .unevenness = 0.4, .limp = 0.0};
        m = marched(BODY_OLD, seed, &command);
        uneven += motion_march_cv_percent(&m.march) / 5.0;
        finish(&m);
        command.unevenness = 0.0;
        command.limp = 0.25;
        m = marched(BODY_OLD, seed, &command);
        limping += motion_march_evenness(&m.march) / 5.0;
        finish(&m);
    }
    assert_between(open, 5.0, 13.0);
    assert_true(closed > 1.3 * open);
    assert_true(uneven > 30.0); // decisions.md 1: more than 25 % does not pass
    assert_true(even > 0.93);
    assert_near(limping, 0.75 / 1.25, 0.06);
}

static void test_march_on_tiptoe_lies_in_front(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct body_command command = {.gait = BODY_GAIT_MARCH, .step_s = 1.0};
        struct marcher flat = marched((enum body_profile)(seed % 3), seed, &command);
        command.gait = BODY_GAIT_MARCH_TIPTOE;
        struct marcher up = marched((enum body_profile)(seed % 3), seed, &command);
        assert_near(flat.ap_sum_mm / flat.step_count, 0.0, 12.0);
        assert_near(up.ap_sum_mm / up.step_count, BODY_TOES_AP_MM, 12.0);
        assert_true(up.step_count > 45);
        finish(&flat);
        finish(&up);
    }
}

static void test_march_who_stands_or_shuffles_makes_no_steps(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct body_command command = {.gait = BODY_GAIT_NONE, .eyes_closed = seed % 2 == 0};
        struct marcher still = marched((enum body_profile)(seed % 3), seed, &command);
        assert_int_equal(still.march.step_count, 0);
        assert_int_equal(virtual_board_steps(&still.board), 0);
        command.gait = BODY_GAIT_SHUFFLE;
        struct marcher shuffles = marched((enum body_profile)(seed % 3), seed, &command);
        assert_int_equal(shuffles.march.step_count, 0);
        assert_true(virtual_board_steps(&shuffles.board) > 40);
        finish(&still);
        finish(&shuffles);
    }
}

static void test_march_needs_hands_when_it_is_too_slow_for_them(void **state)
{
    (void)state;
    // Three seconds on each leg, eyes closed: longer than they can (sway.md 3.7: 2 s).
    int broken = 0, steady = 0;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct body_command command = {.gait = BODY_GAIT_MARCH, .step_s = 3.0, .eyes_closed = true};
        struct marcher m = marched(BODY_NEUROPATHY, seed, &command);
        broken += m.supported_count > 0 || motion_march_cv_percent(&m.march) > 20.0;
        finish(&m);
        command = (struct body_command){.gait = BODY_GAIT_MARCH, .step_s = 1.0};
        m = marched(BODY_NEUROPATHY, seed, &command);
        steady += m.supported_count == 0;
        finish(&m);
    }
    assert_true(broken >= 5);
    assert_true(steady >= 5);
}

static void test_march_ends_with_both_feet_down(void **state)
{
    (void)state;
    struct body_command command = {.gait = BODY_GAIT_MARCH, .step_s = 1.0};
    struct marcher m = marched(BODY_YOUNG, 2, &command);
    tell(&m, BODY_GAIT_NONE);
    go_on(&m, 1.0);
    int steps = virtual_board_steps(&m.board);
    for (int i = 0; i < 300; i++) {
        struct motion_march_sample sample = next_sample(&m);
        assert_near(sample.ml_mm, 0.0, 35.0);
        assert_near(sample.load_kg, 72.0, 2.0);
    }
    assert_int_equal(virtual_board_steps(&m.board), steps);
    finish(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_march_lasts_as_long_on_each_leg_as_told),
        cmocka_unit_test(test_march_is_less_even_with_closed_eyes_or_when_told),
        cmocka_unit_test(test_march_on_tiptoe_lies_in_front),
        cmocka_unit_test(test_march_who_stands_or_shuffles_makes_no_steps),
        cmocka_unit_test(test_march_needs_hands_when_it_is_too_slow_for_them),
        cmocka_unit_test(test_march_ends_with_both_feet_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
