#include "tests/session/play_bench.h"

static struct play_bench bench;

static void begin(int walks, const int *steps)
{
    bench = (struct play_bench){
        .rung = {.id = "W6",
                 .coast = SESSION_COAST_WALKING,
                 .game = SESSION_GAME_ROUTE,
                 .gait = SESSION_GAIT_LONG,
                 .hold_s = 60},
        .settings = {.tier = SESSION_TIER_PAD, .difficulty = 0.3, .route_walks = walks},
    };
    for (int i = 0; i < walks; i++)
        bench.settings.route_steps[i] = steps[i];
    play_bench_begin(&bench);
    play_bench_go(&bench);
}

static void walk(int steps)
{
    play_bench_pass(&bench, 30);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = steps});
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_FINISHED});
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
}

static void test_route_first_walk_is_a_success(void **state)
{
    (void)state;
    begin(0, NULL);
    walk(24);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "steps"), 24, 0);
    assert_true(isnan(play_bench_measure(&bench, "steps_usual")));
    session_trial_finish(&bench.trial);
}

static void test_route_no_more_steps_than_usual(void **state)
{
    (void)state;
    const int before[] = {30, 24, 26};
    begin(3, before);
    assert_int_equal(bench.trial.game.route.route.steps, 26); // the wheel starts near
    walk(26);
    assert_near(play_bench_measure(&bench, "steps_usual"), 26, 0);
    assert_true(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
    begin(3, before);
    walk(27);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_route_number_is_todays_once_the_wheel_was_turned(void **state)
{
    (void)state;
    const int before[] = {30, 24, 26};
    begin(3, before);
    assert_false(bench.trial.game.route.is_told);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = 26});
    assert_true(bench.trial.game.route.is_told);
    session_trial_finish(&bench.trial);
}

static void test_route_is_not_finished_by_a_slip_of_the_key(void **state)
{
    (void)state;
    const int before[] = {30, 24, 26};
    begin(3, before);
    play_bench_pass(&bench, 2.9);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_FINISHED});
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    play_bench_pass(&bench, 0.2);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_FINISHED});
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    session_trial_finish(&bench.trial);
}

static void test_route_left_half_way_is_no_success(void **state)
{
    (void)state;
    const int before[] = {30, 24, 26};
    begin(3, before);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = 10});
    session_trial_end(&bench.trial, SESSION_END_PLAYER);
    assert_false(bench.trial.outcome.success);
    assert_true(isnan(play_bench_measure(&bench, "steps")));
    session_trial_finish(&bench.trial);
    begin(3, before);
    play_bench_pass(&bench, 601); // the wheel stands at the last walk: nobody said it was walked
    assert_int_equal(bench.trial.outcome.end, SESSION_END_TIME);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_route_without_steps_is_no_walk(void **state)
{
    (void)state;
    begin(0, NULL);
    walk(0);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_route_wheel_stays_within_three_digits(void **state)
{
    (void)state;
    begin(0, NULL);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = 12});
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = -5});
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = 1000});
    assert_int_equal(bench.trial.game.route.route.steps, 12);
    session_trial_finish(&bench.trial);
}

static void test_route_ends_by_itself_after_ten_minutes(void **state)
{
    (void)state;
    begin(0, NULL);
    play_bench_pass(&bench, 601);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_TIME);
    session_trial_finish(&bench.trial);
}

static void test_route_guided_needs_no_rating(void **state)
{
    (void)state;
    begin(0, NULL);
    session_trial_finish(&bench.trial);
    bench.settings.tier = SESSION_TIER_GUIDED;
    play_bench_begin(&bench);
    play_bench_go(&bench);
    walk(20);
    assert_true(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_route_first_walk_is_a_success),
        cmocka_unit_test(test_route_no_more_steps_than_usual),
        cmocka_unit_test(test_route_number_is_todays_once_the_wheel_was_turned),
        cmocka_unit_test(test_route_is_not_finished_by_a_slip_of_the_key),
        cmocka_unit_test(test_route_left_half_way_is_no_success),
        cmocka_unit_test(test_route_without_steps_is_no_walk),
        cmocka_unit_test(test_route_wheel_stays_within_three_digits),
        cmocka_unit_test(test_route_ends_by_itself_after_ten_minutes),
        cmocka_unit_test(test_route_guided_needs_no_rating),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
