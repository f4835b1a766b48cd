#include "tests/core/bench.h"

// The limits of a day, across tiers, tiredness included.

static void test_day_breaks_of_all_tiers_count_together(void **state)
{
    struct bench *bench = *state;
    bench->core.pilot_plays = false;
    for (int i = 0; i < 5; i++) {
        const struct core_task task =
            bench_task(bench, "S1", i % 2 == 0 ? SESSION_TIER_PAD : SESSION_TIER_GUIDED);
        assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_GO);
        bench_begin(bench, &task);
        bench_run_until(bench, SESSION_STAGE_PLAY);
        bench_run(bench, 12);
        bench_act(bench, (struct session_act){.type = SESSION_ACT_STEPPED});
        bench_run(bench, 30); // no three within a minute
        bench_record(bench);
        assert_int_equal(bench_row(bench).breaks, 1);
    }
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_ENOUGH_TODAY);
    bench_restart(bench);
    core_follow_day(&bench->core);
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_ENOUGH_TODAY);
}

// On one leg balance can be lost before the clock runs; then the player leaves.
static void test_day_break_before_the_clock_ran_is_remembered(void **state)
{
    struct bench *bench = *state;
    bench_add_board(bench);
    const struct core_task task = bench_task(bench, "S7", SESSION_TIER_BOARD);
    bench_begin(bench, &task);
    bench_run_until(bench, SESSION_STAGE_LEAD_IN);
    pilot_stand(&bench->core.pilot, false);
    bench_run_until(bench, SESSION_STAGE_PAUSED);
    assert_int_equal(bench->core.trial.outcome.go_us, 0);
    bench_record(bench);
    assert_int_equal(bench_row(bench).breaks, 1);
}

static void test_day_eyes_open_come_first_in_whatever_tier(void **state)
{
    struct bench *bench = *state;
    core_follow_day(&bench->core);
    assert_int_equal(core_may_start(&bench->core, true), SESSION_ANSWER_EYES_OPEN_FIRST);
    const struct core_task hands = bench_task(bench, "H4", SESSION_TIER_PAD);
    bench_play(bench, &hands);
    assert_near(bench_row(bench).hands_off_s, 0, 0); // who sits stands no seconds
    assert_int_equal(core_may_start(&bench->core, true), SESSION_ANSWER_EYES_OPEN_FIRST);
    const struct core_task standing = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    bench_rate(bench, &standing, SESSION_RATING_JUST_MANAGE);
    assert_true(bench_row(bench).hands_off_s > 10);
    assert_int_equal(core_may_start(&bench->core, true), SESSION_ANSWER_GO);
}

static void test_day_ends_after_twenty_five_minutes_of_standing(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "W1", SESSION_TIER_GUIDED);
    for (int minute = 0; minute < 25; minute++) {
        assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_GO);
        bench_rate(bench, &task, SESSION_RATING_JUST_MANAGE);
    }
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_ENOUGH_TODAY);
}

static enum session_answer after_two_too_hard(struct bench *bench)
{
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    for (int i = 0; i < 2; i++)
        bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    return core_may_start(&bench->core, false);
}

// Done at .6, then twice not at .5 and below.
static void test_day_who_fails_what_went_well_is_eased_and_rests(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    for (int i = 0; i < 4; i++)
        bench_rate(bench, &task, SESSION_RATING_JUST_MANAGE);
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD); // at .7: harder than anything today
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_GO);
    core_prepare(&bench->core, &task);
    struct session_ladder_state expected = bench->core.ladder;
    assert_near(expected.difficulty, 0.5, 1e-9);
    for (int i = 0; i < 2; i++) {
        const struct session_ladder_result hard = {.difficulty = expected.difficulty,
                                                   .rating = SESSION_RATING_TOO_HARD};
        session_ladder_record(&expected, 0.8, &hard);
    }
    session_ladder_ease(&expected, 0.8);
    assert_int_equal(after_two_too_hard(bench), SESSION_ANSWER_REST);
    core_prepare(&bench->core, &task);
    assert_near(bench->core.ladder.difficulty, expected.difficulty, 1e-9);
    core_rested(&bench->core);
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_GO);
    assert_int_equal(after_two_too_hard(bench), SESSION_ANSWER_ENOUGH_TODAY);
    bench_restart(bench);
    core_follow_day(&bench->core);
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_ENOUGH_TODAY);
}

// Three minutes of pause within the last trial are no rest after it.
static void test_day_pause_in_a_trial_is_no_rest_after_it(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    for (int i = 0; i < 4; i++)
        bench_rate(bench, &task, SESSION_RATING_JUST_MANAGE);
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    bench->core.pilot_plays = false;
    bench_begin(bench, &task);
    bench_run_until(bench, SESSION_STAGE_PLAY);
    session_trial_pause(&bench->core.trial, SESSION_PAUSE_PLAYER);
    bench_run(bench, 180);
    session_trial_resume(&bench->core.trial);
    bench_run_until(bench, SESSION_STAGE_RATE);
    session_trial_rate(&bench->core.trial, SESSION_RATING_TOO_HARD);
    bench_record(bench);
    assert_true(bench_row(bench).duration_s < 30); // the pause is none of it
    assert_int_equal(core_may_start(&bench->core, false), SESSION_ANSWER_REST);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_day_breaks_of_all_tiers_count_together),
        AT_DESK(test_day_break_before_the_clock_ran_is_remembered),
        AT_DESK(test_day_eyes_open_come_first_in_whatever_tier),
        AT_DESK(test_day_ends_after_twenty_five_minutes_of_standing),
        AT_DESK(test_day_who_fails_what_went_well_is_eased_and_rests),
        AT_DESK(test_day_pause_in_a_trial_is_no_rest_after_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
