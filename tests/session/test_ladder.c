#include "tests/check.h"

#include <stdbool.h>

#include "game/session/ladder.h"

static void play(struct session_ladder_state *state, double difficulty, bool success, bool calm)
{
    const struct session_ladder_result result = {difficulty, success, calm};
    session_ladder_record(state, &result);
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

static uint64_t random_state;

static double random_unit(void)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (double)(random_state >> 11) / 9007199254740992.0;
}

// A player who manages difficulty D with probability 1 / (1 + exp((D - skill) / .08)).
static void test_ladder_finds_the_difficulty_of_80_percent_success(void **state)
{
    (void)state;
    double sum = 0;
    enum { PLAYERS = 200, TRIALS = 300, SETTLED = 100 };
    for (int player = 0; player < PLAYERS; player++) {
        random_state = (uint64_t)player * 7919 + 17;
        double skill = 0.45 + 0.2 * random_unit(); // away from the ends of the scale
        struct session_ladder_state ladder = session_ladder_start();
        int successes = 0;
        for (int i = 0; i < TRIALS; i++) {
            bool success = random_unit() < 1 / (1 + exp((ladder.difficulty - skill) / 0.08));
            successes += i >= SETTLED && success;
            play(&ladder, ladder.difficulty, success, true);
        }
        sum += (double)successes / (TRIALS - SETTLED);
    }
    assert_near(sum / PLAYERS, 0.80, 0.02);
}

static void test_ladder_values_from_a_file_are_brought_into_range(void **state)
{
    (void)state;
    const struct session_ladder_state wild = {NAN, 5, 9, -3, 100000, 2};
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
        cmocka_unit_test(test_ladder_finds_the_difficulty_of_80_percent_success),
        cmocka_unit_test(test_ladder_values_from_a_file_are_brought_into_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
