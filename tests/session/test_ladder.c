#include "tests/check.h"

#include <stdbool.h>

#include "game/session/ladder.h"

static void play(struct session_ladder_state *state, double difficulty, bool success, bool calm)
{
    const struct session_ladder_result result = {
        .difficulty = difficulty, .success = success, .calm = calm};
    session_ladder_record(state, 0.80, &result);
}

static void test_ladder_three_calm_passes_offer_the_next_rung(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
        play(&ladder, 0.7, true, true);
    }
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NEXT);
}

static void test_ladder_support_or_low_difficulty_is_no_calm_pass(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    play(&ladder, 0.7, true, true);
    play(&ladder, 0.7, true, true);
    play(&ladder, 0.7, true, false);
    assert_int_equal(ladder.passes, 0);
    for (int i = 0; i < 5; i++)
        play(&ladder, 0.69, true, true);
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
}

static void test_ladder_two_fails_offer_the_easier_rung(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    play(&ladder, 0.3, false, false);
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
    play(&ladder, 0.1, false, false);
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_EASIER);
    play(&ladder, 0.5, false, false); // above D = .3 it is the zone of just about managing
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
}

static void test_ladder_the_weaker_side_counts(void **state)
{
    (void)state;
    struct session_ladder_state left = session_ladder_start(), right = session_ladder_start();
    for (int i = 0; i < 3; i++)
        play(&left, 0.8, true, true);
    assert_int_equal(session_ladder_offer(&left, &right), SESSION_OFFER_NONE);
    for (int i = 0; i < 3; i++)
        play(&right, 0.8, true, true);
    assert_int_equal(session_ladder_offer(&left, &right), SESSION_OFFER_NEXT);
}

static void test_ladder_mastered_is_three_calm_passes_at_the_top(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    play(&ladder, 0.9875, true, true);
    for (int i = 0; i < 2; i++)
        play(&ladder, 1, true, true);
    assert_false(session_ladder_is_mastered(&ladder, NULL));
    play(&ladder, 1, true, true);
    assert_true(session_ladder_is_mastered(&ladder, NULL));
}

static void test_ladder_starts_at_03_and_halves_its_step_at_reversals(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    assert_near(ladder.difficulty, 0.3, 1e-12);
    play(&ladder, ladder.difficulty, true, true);
    assert_near(ladder.difficulty, 0.4, 1e-12);
    play(&ladder, ladder.difficulty, false, true);
    assert_near(ladder.step, 0.05, 1e-12);
    assert_near(ladder.difficulty, 0.2, 1e-12);
    for (int i = 0; i < 20; i++)
        play(&ladder, ladder.difficulty, i % 2 == 0, true);
    assert_near(ladder.step, 1.0 / 80, 1e-12);
}

static void rate(struct session_ladder_state *state, double difficulty, enum session_rating rating)
{
    const struct session_ladder_result result = {.difficulty = difficulty, .rating = rating};
    session_ladder_record(state, 0.80, &result);
}

static void test_ladder_too_easy_is_a_calm_pass_at_any_difficulty(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
        rate(&ladder, 0.1, SESSION_RATING_TOO_EASY);
    }
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NEXT);
    assert_near(ladder.difficulty, 0.6, 1e-12);
    assert_false(session_ladder_is_mastered(&ladder, NULL)); // that takes D = 1
}

static void test_ladder_just_manage_is_the_right_level(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    for (int i = 0; i < 10; i++)
        rate(&ladder, 0.9, SESSION_RATING_JUST_MANAGE);
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
    assert_int_equal(ladder.passes, 0);
    assert_near(ladder.difficulty, 1, 1e-12); // but it is a success
}

static void test_ladder_too_hard_is_a_fail_at_any_difficulty(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    rate(&ladder, 0.9, SESSION_RATING_TOO_HARD);
    assert_true(ladder.difficulty < 0.3);
    rate(&ladder, 0.9, SESSION_RATING_TOO_HARD);
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_EASIER);
}

static void test_ladder_the_players_word_stands_above_what_was_measured(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    const struct session_ladder_result result = {
        .difficulty = 0.8, .success = true, .calm = true, .rating = SESSION_RATING_TOO_HARD};
    session_ladder_record(&ladder, 0.80, &result);
    assert_int_equal(ladder.fails, 1);
    assert_int_equal(ladder.passes, 0);
}

static void test_ladder_targets_are_80_percent_and_75_for_hands(void **state)
{
    (void)state;
    assert_near(session_ladder_target(SESSION_COAST_STANDING), 0.80, 1e-12);
    assert_near(session_ladder_target(SESSION_COAST_WALKING), 0.80, 1e-12);
    assert_near(session_ladder_target(SESSION_COAST_HANDS), 0.75, 1e-12);
    // sway.md 4.2: a failure costs p / (1 - p) of what a success brings.
    const struct session_ladder_state settled = {.difficulty = 0.5, .step = 0.02, .direction = -1};
    const double ratio[][2] = {{0.60, 1.5}, {0.75, 3}, {0.80, 4}, {0.90, 9}};
    for (int i = 0; i < 4; i++) {
        struct session_ladder_state ladder = settled;
        const struct session_ladder_result failed = {.difficulty = 0.5};
        session_ladder_record(&ladder, ratio[i][0], &failed);
        assert_near(0.5 - ladder.difficulty, 0.02 * ratio[i][1], 1e-9);
    }
}

static void test_ladder_a_failure_never_costs_more_than_a_quarter(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    ladder.difficulty = 1;
    const struct session_ladder_result failed = {.difficulty = 1};
    session_ladder_record(&ladder, 0.90, &failed);
    assert_near(ladder.difficulty, 0.75, 1e-12);
}

static void test_ladder_ease_goes_two_steps_down(void **state)
{
    (void)state;
    struct session_ladder_state ladder = {.difficulty = 0.6, .step = 1.0 / 80, .direction = 1};
    session_ladder_ease(&ladder, 0.80);
    assert_near(ladder.difficulty, 0.5, 1e-12);
    ladder.step = 0.1;
    session_ladder_ease(&ladder, 0.80);
    assert_near(ladder.difficulty, 0.3, 1e-12); // .2 at most
    ladder.difficulty = 0.05;
    session_ladder_ease(&ladder, 0.80);
    assert_near(ladder.difficulty, 0, 1e-12);
}

static void test_ladder_values_from_a_file_are_brought_into_range(void **state)
{
    (void)state;
    const struct session_ladder_state wild = {(double)NAN, 5, 9, -3, 100000, 2};
    struct session_ladder_state tame = session_ladder_sanitised(&wild);
    assert_near(tame.difficulty, 0.3, 1e-12);
    assert_near(tame.step, 0.1, 1e-12);
    assert_int_equal(tame.direction, 1);
    assert_int_equal(tame.passes, 0);
    assert_true(tame.fails < 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ladder_three_calm_passes_offer_the_next_rung),
        cmocka_unit_test(test_ladder_support_or_low_difficulty_is_no_calm_pass),
        cmocka_unit_test(test_ladder_two_fails_offer_the_easier_rung),
        cmocka_unit_test(test_ladder_the_weaker_side_counts),
        cmocka_unit_test(test_ladder_mastered_is_three_calm_passes_at_the_top),
        cmocka_unit_test(test_ladder_starts_at_03_and_halves_its_step_at_reversals),
        cmocka_unit_test(test_ladder_too_easy_is_a_calm_pass_at_any_difficulty),
        cmocka_unit_test(test_ladder_just_manage_is_the_right_level),
        cmocka_unit_test(test_ladder_too_hard_is_a_fail_at_any_difficulty),
        cmocka_unit_test(test_ladder_the_players_word_stands_above_what_was_measured),
        cmocka_unit_test(test_ladder_targets_are_80_percent_and_75_for_hands),
        cmocka_unit_test(test_ladder_a_failure_never_costs_more_than_a_quarter),
        cmocka_unit_test(test_ladder_ease_goes_two_steps_down),
        cmocka_unit_test(test_ladder_values_from_a_file_are_brought_into_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
