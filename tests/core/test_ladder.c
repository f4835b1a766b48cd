#include "tests/core/bench.h"

#include <string.h>

// What a trial does to the ladder, and what the ladder offers.

static struct session_ladder_state ladder_of(struct bench *bench, const struct core_task *task)
{
    core_prepare(&bench->core, task);
    return bench->core.ladder;
}

static void test_ladder_rating_is_kept_with_the_row(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    static const struct {
        enum session_rating said;
        enum store_rating kept;
        bool success;
    } cases[] = {
        {SESSION_RATING_TOO_EASY, STORE_RATING_TOO_EASY, true},
        {SESSION_RATING_JUST_MANAGE, STORE_RATING_JUST_MANAGE, true},
        {SESSION_RATING_TOO_HARD, STORE_RATING_TOO_HARD, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bench_rate(bench, &task, cases[i].said);
        const struct store_trial row = bench_row(bench);
        assert_int_equal(row.rating, cases[i].kept);
        assert_int_equal(row.success, cases[i].success);
        assert_int_equal(row.tier, STORE_TIER_GUIDED);
        assert_int_equal(row.source, STORE_SOURCE_PERSON);
        assert_true(isnan(row.quality.rate_hz)); // nothing was measured, and nothing is claimed
    }
}

static void test_ladder_three_too_easy_offer_the_next(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    for (int i = 0; i < 2; i++) {
        bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
        assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NONE);
    }
    bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NEXT);
    session_sitting_went_up(&bench->core.sitting, SESSION_COAST_STANDING);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NONE); // one a session
}

static void test_ladder_passes_count_across_a_restart(void **state)
{
    struct bench *bench = *state;
    struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    bench_restart(bench);
    task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NEXT);
}

static void test_ladder_two_too_hard_offer_the_easier(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S2", SESSION_TIER_GUIDED);
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NONE);
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_EASIER);
    const struct core_task first = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    bench_rate(bench, &first, SESSION_RATING_TOO_HARD);
    bench_rate(bench, &first, SESSION_RATING_TOO_HARD);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NONE); // there is none
}

static void test_ladder_weaker_side_counts(void **state)
{
    struct bench *bench = *state;
    struct core_task task = bench_task(bench, "S3", SESSION_TIER_GUIDED);
    for (int i = 0; i < 3; i++)
        bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NONE);
    assert_int_equal(core_next_side(&bench->core, &task), SESSION_SIDE_RIGHT);
    task.side = SESSION_SIDE_RIGHT;
    for (int i = 0; i < 3; i++)
        bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    assert_int_equal(core_offer(&bench->core), SESSION_OFFER_NEXT);
}

static void test_ladder_limits_move_none(void **state)
{
    struct bench *bench = *state;
    bench_add_board(bench);
    struct core_task task = bench_task(bench, "S1", SESSION_TIER_BOARD);
    task.game = SESSION_GAME_LIMITS;
    bench_play(bench, &task);
    const struct store_trial row = bench_row(bench);
    assert_int_equal(row.kind, STORE_KIND_MEASUREMENT);
    assert_true(row.success);
    assert_near(bench->core.ladder.difficulty, session_ladder_start().difficulty, 0);
    for (int game = 0; game < 2; game++) {
        task.game = game == 0 ? SESSION_GAME_LIMITS : SESSION_GAME_HOLD;
        const struct session_ladder_state ladder = ladder_of(bench, &task);
        assert_near(ladder.difficulty, session_ladder_start().difficulty, 0);
        assert_int_equal(ladder.passes, 0);
    }
}

static void test_ladder_trial_that_was_left_moves_nothing(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    const struct session_ladder_state before = ladder_of(bench, &task);
    bench_begin(bench, &task);
    bench_run_until(bench, SESSION_STAGE_PLAY);
    bench_run(bench, 3);
    bench_record(bench);
    assert_string_equal(bench_row(bench).ended_by, "player");
    const struct session_ladder_state after = ladder_of(bench, &task);
    assert_near(after.difficulty, before.difficulty, 0);
    assert_int_equal(after.fails, 1);
}

// H3 by the controller alone: the bottle is measured, the stance is the player's word.
static void test_ladder_fallen_bottle_is_not_too_easy(void **state)
{
    struct bench *bench = *state;
    bench_add_controller(bench);
    const struct core_task task = bench_task(bench, "H3", SESSION_TIER_MOTION);
    bench->core.pilot.does_wrong = true;
    bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    assert_false(bench_row(bench).success);
    const struct session_ladder_state ladder = ladder_of(bench, &task);
    assert_int_equal(ladder.passes, 0);
    assert_int_equal(ladder.fails, 1);
    assert_true(ladder.difficulty < session_ladder_start().difficulty);
}

static const struct session_rung *needs(struct bench *bench, const char *rung)
{
    return core_needs_first(&bench->core, session_programme_rung(&bench->core.programme, rung));
}

static void test_ladder_one_leg_needs_tandem_on_both_sides(void **state)
{
    struct bench *bench = *state;
    struct core_task task = bench_task(bench, "S5", SESSION_TIER_GUIDED);
    assert_null(needs(bench, "S6"));
    assert_string_equal(needs(bench, "S7")->id, "S5");
    bench_rate(bench, &task, SESSION_RATING_JUST_MANAGE);
    assert_string_equal(needs(bench, "S7")->id, "S5");
    task.side = SESSION_SIDE_RIGHT;
    bench_rate(bench, &task, SESSION_RATING_JUST_MANAGE);
    assert_null(needs(bench, "S7"));
    bench_rate(bench, &task, SESSION_RATING_TOO_HARD);
    assert_string_equal(needs(bench, "S7")->id, "S5");
    bench_rate(bench, &task, SESSION_RATING_JUST_MANAGE);
    assert_null(needs(bench, "S7"));
}

static void test_ladder_a_step_in_tandem_keeps_one_leg_away(void **state)
{
    struct bench *bench = *state;
    struct core_task task = bench_task(bench, "S5", SESSION_TIER_GUIDED);
    bench_rate(bench, &task, SESSION_RATING_TOO_EASY);
    task.side = SESSION_SIDE_RIGHT;
    bench->core.pilot_plays = false;
    bench_begin(bench, &task);
    bench_run_until(bench, SESSION_STAGE_PLAY);
    bench_act(bench, (struct session_act){.type = SESSION_ACT_STEPPED});
    bench_run_until(bench, SESSION_STAGE_RATE);
    session_trial_rate(&bench->core.trial, SESSION_RATING_JUST_MANAGE);
    bench_record(bench);
    assert_int_equal(bench_row(bench).breaks, 1);
    assert_string_equal(needs(bench, "S7")->id, "S5");
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

// After an exercise of the player's own choice the next harbour comes, but nobody who sits is made
// to stand up by it.
static void test_ladder_next_goes_along_the_coast(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *done;
        const char *next; // NULL = the exercises are shown
    } cases[] = {{"S3", "S4"}, {"S10", NULL}, {"W1", "W2"}, {"W6", NULL},
                 {"H1", "H2"}, {"H2", NULL},  {"H3", "H4"}, {"H4", "H5"},
                 {"H6", NULL}, {"H7", "H8"},  {"H8", NULL}};
    bench->core.goes_without_board = true;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct core_task done = bench_task(bench, cases[i].done, SESSION_TIER_GUIDED);
        struct core_task next = {0};
        core_prepare(&bench->core, &done);
        assert_int_equal(core_next_on_coast(&bench->core, &next), cases[i].next != NULL);
        if (cases[i].next)
            assert_string_equal(next.rung->id, cases[i].next);
        else
            assert_null(next.rung);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_ladder_rating_is_kept_with_the_row),
        AT_DESK(test_ladder_three_too_easy_offer_the_next),
        AT_DESK(test_ladder_passes_count_across_a_restart),
        AT_DESK(test_ladder_two_too_hard_offer_the_easier),
        AT_DESK(test_ladder_weaker_side_counts),
        AT_DESK(test_ladder_next_goes_along_the_coast),
        AT_DESK(test_ladder_limits_move_none),
        AT_DESK(test_ladder_trial_that_was_left_moves_nothing),
        AT_DESK(test_ladder_fallen_bottle_is_not_too_easy),
        AT_DESK(test_ladder_one_leg_needs_tandem_on_both_sides),
        AT_DESK(test_ladder_a_step_in_tandem_keeps_one_leg_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
