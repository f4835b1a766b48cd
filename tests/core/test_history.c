#include "tests/core/bench.h"

#include "game/core_history.h"

#include <string.h>

// What a trial takes from earlier ones, and what it leaves in the store.

static void assert_measures_are_kept(struct bench *bench)
{
    const struct session_outcome *outcome = &bench->core.trial.outcome;
    struct store_measure kept[STORE_MEASURES_MAX];
    size_t count = 0;
    assert_int_equal(store_trial_measures(bench->core.store, bench->core.recorded_uuid, kept,
                                          STORE_MEASURES_MAX, &count),
                     STORE_OK);
    assert_int_equal(count, outcome->measure_count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(kept[i].name, outcome->measure[i].code);
        if (isnan(outcome->measure[i].value))
            assert_true(isnan(kept[i].value));
        else
            assert_near(kept[i].value, outcome->measure[i].value, 0);
    }
}

static void test_history_measures_are_those_of_the_outcome(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *rung;
        enum session_tier tier;
        const char *primary;
    } cases[] = {
        {"W1", SESSION_TIER_PAD, "median_step_s"},      {"W6", SESSION_TIER_PAD, "steps"},
        {"H1", SESSION_TIER_PAD, "longest_upright_s"},  {"H4", SESSION_TIER_PAD, "right_cues"},
        {"H6", SESSION_TIER_PAD, "seconds_per_button"}, {"H8", SESSION_TIER_PAD, "inside_share"},
        {"S1", SESSION_TIER_MOTION, "tilt_rms_deg"},    {"H3", SESSION_TIER_BOARD, "falls"},
    };
    bench_add_board(bench);
    bench_add_controller(bench);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct core_task task = bench_task(bench, cases[i].rung, cases[i].tier);
        bench_play(bench, &task);
        assert_true(
            isfinite(session_outcome_measure(&bench->core.trial.outcome, cases[i].primary)));
        assert_measures_are_kept(bench);
    }
}

static void walk(struct bench *bench, int steps)
{
    const struct core_task task = bench_task(bench, "W6", SESSION_TIER_PAD);
    bench->core.pilot_plays = false;
    bench_begin(bench, &task);
    bench_run_until(bench, SESSION_STAGE_PLAY);
    bench_run(bench, 20);
    bench_act(bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = steps});
    bench_act(bench, (struct session_act){.type = SESSION_ACT_FINISHED});
    bench_record(bench);
}

static double usual_steps(const struct bench *bench)
{
    return session_outcome_measure(&bench->core.trial.outcome, "steps_usual");
}

static void test_history_route_goes_by_the_median_of_the_last_three(void **state)
{
    struct bench *bench = *state;
    walk(bench, 40);
    assert_true(isnan(usual_steps(bench)));
    assert_true(bench_row(bench).success); // the first one
    walk(bench, 30);
    assert_near(usual_steps(bench), 40, 0);
    walk(bench, 24);
    assert_near(usual_steps(bench), 35, 0);
    walk(bench, 26);
    assert_near(usual_steps(bench), 30, 0);
    bench_restart(bench);
    walk(bench, 27); // of 30, 24, 26: the first is out
    assert_near(usual_steps(bench), 26, 0);
    assert_false(bench_row(bench).success);
}

static void test_history_route_left_on_the_way_is_not_remembered(void **state)
{
    struct bench *bench = *state;
    walk(bench, 36);
    walk(bench, 24);
    const struct core_task task = bench_task(bench, "W6", SESSION_TIER_PAD);
    bench_begin(bench, &task);
    bench_run_until(bench, SESSION_STAGE_PLAY);
    assert_int_equal(bench->core.trial.game.route.route.steps, 24); // the wheel stands at the last
    bench_act(bench, (struct session_act){.type = SESSION_ACT_STEPS, .number = 3});
    bench_record(bench);
    assert_false(bench_row(bench).success);
    walk(bench, 28);
    assert_near(usual_steps(bench), 30, 0); // of 36 and 24
}

static void measure_limits(struct bench *bench, const char *rung, struct sim_lean_limits *limits)
{
    struct core_task task = bench_task(bench, rung, SESSION_TIER_BOARD);
    task.game = SESSION_GAME_LIMITS;
    bench_play(bench, &task);
    const struct session_outcome *outcome = &bench->core.trial.outcome;
    assert_true(outcome->success);
    limits->front_mm = session_outcome_measure(outcome, "limits_front_mm");
    limits->right_mm = session_outcome_measure(outcome, "limits_right_mm");
    limits->back_mm = session_outcome_measure(outcome, "limits_back_mm");
    limits->left_mm = session_outcome_measure(outcome, "limits_left_mm");
}

static void assert_reach_goes_by(struct bench *bench, const char *rung, enum session_side side,
                                 const struct sim_lean_limits *limits, double factor)
{
    struct core_task task = bench_task(bench, rung, SESSION_TIER_BOARD);
    task.game = SESSION_GAME_REACH;
    task.side = side;
    bench_begin(bench, &task);
    assert_near(bench->core.trial.limits.front_mm, factor * limits->front_mm, 1e-6);
    assert_near(bench->core.trial.limits.right_mm, factor * limits->right_mm, 1e-6);
    assert_near(bench->core.trial.limits.back_mm, factor * limits->back_mm, 1e-6);
    assert_near(bench->core.trial.limits.left_mm, factor * limits->left_mm, 1e-6);
    bench_record(bench);
}

static bool is_known(struct bench *bench, const char *rung)
{
    return core_limits_known(&bench->core, session_programme_rung(&bench->core.programme, rung));
}

static void test_history_reach_goes_by_the_limits_that_were_measured(void **state)
{
    struct bench *bench = *state;
    struct sim_lean_limits normal, own;
    bench_add_board(bench);
    const enum session_side none = SESSION_SIDE_NONE, left = SESSION_SIDE_LEFT;
    assert_reach_goes_by(bench, "S1", none, &sim_lean_limits_default, 1);
    assert_reach_goes_by(bench, "S3", left, &sim_lean_limits_default, 0.7);
    assert_false(is_known(bench, "S1"));
    measure_limits(bench, "S1", &normal);
    assert_true(is_known(bench, "S1"));
    assert_false(is_known(bench, "S3"));
    assert_reach_goes_by(bench, "S1", none, &normal, 1);
    assert_reach_goes_by(bench, "S3", left, &normal, 0.7);
    assert_reach_goes_by(bench, "S5", left, &normal, 0.5);
    assert_reach_goes_by(bench, "S7", left, &normal, 0.4);
    measure_limits(bench, "S3", &own);
    assert_true(is_known(bench, "S3"));
    assert_reach_goes_by(bench, "S3", left, &own, 1);
    assert_reach_goes_by(bench, "S3", SESSION_SIDE_RIGHT, &own, 1);
    assert_reach_goes_by(bench, "S5", left, &normal, 0.5);
    assert_reach_goes_by(bench, "S1", none, &normal, 1);
}

// A direction that could not be measured in a stance: the share of the normal one, not all of it.
static void test_history_direction_not_leant_goes_by_its_share(void **state)
{
    struct bench *bench = *state;
    struct sim_lean_limits own = sim_lean_limits_default;
    const struct store_measure front = {.name = "limits_front_mm", .value = 50};
    struct store_trial row = {.kind = STORE_KIND_MEASUREMENT,
                              .source = STORE_SOURCE_PERSON,
                              .rung = "S3",
                              .game = "limits",
                              .tier = STORE_TIER_BOARD,
                              .side = STORE_SIDE_LEFT,
                              .started_s = bench->core.now.wall_s,
                              .success = true,
                              .ended_by = "done",
                              .metrics = store_metrics_none()};
    const struct store_submission submission = {
        .trial = &row, .measures = &front, .measure_count = 1};
    store_uuid(row.uuid);
    memcpy(row.player_uuid, bench->core.player.uuid, sizeof row.player_uuid);
    memcpy(row.session_uuid, bench->core.session.uuid, sizeof row.session_uuid);
    assert_int_equal(store_trial_submit(bench->core.store, &submission, NULL), STORE_OK);
    assert_int_equal(store_flush(bench->core.store), STORE_OK);
    own = sim_lean_limits_scaled(&own, 0.7);
    own.front_mm = 50;
    struct core_task task = bench_task(bench, "S3", SESSION_TIER_BOARD);
    task.game = SESSION_GAME_REACH;
    core_prepare(&bench->core, &task);
    const struct sim_lean_limits limits = core_limits(&bench->core);
    assert_near(limits.front_mm * 0.7, 50, 1e-9);
    assert_near(limits.back_mm * 0.7, own.back_mm, 1e-9);
    assert_near(limits.left_mm * 0.7, own.left_mm, 1e-9);
}

// decisions.md 1: the ring goes by the median of the last three; H3's cost by the same stance.
static void test_history_usual_sway_is_the_median_of_three_holds(void **state)
{
    struct bench *bench = *state;
    bench_add_board(bench);
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_BOARD);
    double rms_mm[3], sum_mm = 0;
    core_prepare(&bench->core, &task);
    assert_near(core_usual_rms_mm(&bench->core), 0, 0);
    for (int i = 0; i < 3; i++) {
        bench_play(bench, &task);
        rms_mm[i] = bench_row(bench).metrics.rms_r_mm;
        assert_true(rms_mm[i] > 0);
        sum_mm += rms_mm[i];
    }
    double low = fmin(rms_mm[0], fmin(rms_mm[1], rms_mm[2]));
    double high = fmax(rms_mm[0], fmax(rms_mm[1], rms_mm[2]));
    const struct core_task with_bottle = bench_task(bench, "H3", SESSION_TIER_BOARD);
    core_prepare(&bench->core, &with_bottle);
    assert_near(core_usual_rms_mm(&bench->core), sum_mm - low - high, 1e-9);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_history_measures_are_those_of_the_outcome),
        AT_DESK(test_history_route_goes_by_the_median_of_the_last_three),
        AT_DESK(test_history_route_left_on_the_way_is_not_remembered),
        AT_DESK(test_history_reach_goes_by_the_limits_that_were_measured),
        AT_DESK(test_history_direction_not_leant_goes_by_its_share),
        AT_DESK(test_history_usual_sway_is_the_median_of_three_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
