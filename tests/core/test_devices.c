#include "tests/core/bench.h"

// Devices go and come in mid-trial: play waits, and goes on where it was.

static void wait_for_go(struct bench *bench)
{
    bench_run_until(bench, SESSION_STAGE_PLAY);
}

static void test_devices_another_pocket_sensor_takes_the_place_of_a_dead_one(void **state)
{
    struct bench *bench = *state;
    uint8_t first = bench_add_controller(bench);
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_MOTION);
    bench_begin(bench, &task);
    wait_for_go(bench);
    bench_run(bench, 6);
    double held_s = bench->core.trial.ring.held_s;
    assert_true(held_s > 3);
    int64_t go_us = bench->core.trial.outcome.go_us;
    input_remove(bench->core.input, first);
    bench_run(bench, 3);
    assert_int_equal(bench->core.trial.pause, SESSION_PAUSE_SIGNAL);
    assert_false(core_trial_can_go_on(&bench->core));
    bench_add_controller(bench);
    assert_true(core_trial_can_go_on(&bench->core));
    wait_for_go(bench);
    assert_near(bench->core.trial.ring.held_s, held_s, 0.3); // nothing is lost
    bench_run_until(bench, SESSION_STAGE_DONE);
    bench_record(bench);
    const struct store_trial row = bench_row(bench);
    assert_true(row.success && row.calm);
    assert_int_equal(row.breaks, 0);
    assert_int_equal(bench->core.trial.outcome.go_us, go_us); // nothing began anew
    assert_true(row.quality.longest_gap_s > 3);
}

static void test_devices_trial_goes_on_on_the_board_that_is_chosen_in_the_pause(void **state)
{
    struct bench *bench = *state;
    uint8_t board = bench_add_board(bench);
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_BOARD);
    bench_begin(bench, &task);
    wait_for_go(bench);
    bench_run(bench, 6);
    double hands_off_s = sway_hands_off_s(&bench->core.trial.hands_off);
    input_remove(bench->core.input, board);
    bench_run(bench, 20);
    assert_int_equal(bench->core.trial.stage, SESSION_STAGE_PAUSED);
    uint8_t other = bench_add_board(bench);
    assert_int_equal(bench->core.body, board); // by itself no trial changes boards
    assert_true(core_device_use(&bench->core, other));
    bench->core.pilot.told = false;
    wait_for_go(bench);
    assert_near(sway_hands_off_s(&bench->core.trial.hands_off), hands_off_s, 0.5);
    bench_run_until(bench, SESSION_STAGE_DONE);
    bench_record(bench);
    assert_true(bench_row(bench).success);
    assert_int_equal(bench_row(bench).breaks, 0);
}

static void begin_bottle_in_stance(struct bench *bench)
{
    const struct core_task task = bench_task(bench, "H3", SESSION_TIER_BOARD);
    bench_begin(bench, &task);
    assert_true(bench->core.trial.uses_board && bench->core.trial.uses_motion);
    wait_for_go(bench);
    bench_run(bench, 3);
}

static void test_devices_lost_palm_is_waited_for_though_the_board_sends(void **state)
{
    struct bench *bench = *state;
    bench_add_board(bench);
    uint8_t palm = bench_add_controller(bench);
    begin_bottle_in_stance(bench);
    input_remove(bench->core.input, palm);
    bench_run(bench, 15);
    assert_int_equal(bench->core.trial.stage, SESSION_STAGE_PAUSED);
    assert_false(core_trial_can_go_on(&bench->core));
    bench_add_controller(bench);
    bench->core.pilot.carries = false;
    wait_for_go(bench);
    bench_run_until(bench, SESSION_STAGE_DONE);
    assert_int_equal(bench->core.trial.outcome.breaks, 0);
    bench_record(bench);
}

static void test_devices_lost_board_is_waited_for_though_the_palm_sends(void **state)
{
    struct bench *bench = *state;
    uint8_t board = bench_add_board(bench);
    bench_add_controller(bench);
    begin_bottle_in_stance(bench);
    input_remove(bench->core.input, board);
    bench_run(bench, 15);
    assert_int_equal(bench->core.trial.stage, SESSION_STAGE_PAUSED);
    assert_false(core_trial_can_go_on(&bench->core));
    assert_true(core_device_use(&bench->core, bench_add_board(bench)));
    bench->core.pilot.told = false;
    wait_for_go(bench);
    bench_run_until(bench, SESSION_STAGE_DONE);
    assert_int_equal(bench->core.trial.outcome.breaks, 0);
    bench_record(bench);
}

static void test_devices_board_that_came_meanwhile_is_taken_afterwards(void **state)
{
    struct bench *bench = *state;
    uint8_t first = bench_add_board(bench), second = bench_add_board(bench);
    assert_int_equal(bench->core.body, first);
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_BOARD);
    bench_begin(bench, &task);
    wait_for_go(bench);
    bench_run(bench, 2);
    input_remove(bench->core.input, first);
    bench_run(bench, 5);
    assert_int_equal(bench->core.body, first); // a trial keeps its board's place and load
    assert_int_equal(bench->core.trial.stage, SESSION_STAGE_PAUSED);
    bench_record(bench);
    bench_run(bench, 0.1);
    assert_int_equal(bench->core.body, second);
    assert_true(core_body_is_ready(&bench->core));
}

static void test_devices_controller_that_comes_into_a_guided_trial_changes_nothing(void **state)
{
    struct bench *bench = *state;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    bench_begin(bench, &task);
    wait_for_go(bench);
    bench_run(bench, 5);
    uint8_t controller = bench_add_controller(bench);
    assert_int_equal(bench->core.trial.stage, SESSION_STAGE_PLAY);
    bench_run(bench, 2);
    input_remove(bench->core.input, controller);
    bench_run(bench, 2);
    assert_int_equal(bench->core.trial.stage, SESSION_STAGE_PLAY);
    bench_run_until(bench, SESSION_STAGE_DONE);
    bench_record(bench);
    const struct store_trial row = bench_row(bench);
    assert_int_equal(row.tier, STORE_TIER_GUIDED);
    assert_near(row.hands_off_s, row.planned_hold_s, 0.02);
    assert_true(row.calm);
}

static void test_devices_controller_that_comes_before_the_next_level_is_offered(void **state)
{
    struct bench *bench = *state;
    const struct session_rung *bottle = session_programme_rung(&bench->core.programme, "H1");
    assert_int_equal(core_best_tier(&bench->core, bottle), SESSION_TIER_PAD);
    uint8_t controller = bench_add_controller(bench);
    assert_int_equal(core_best_tier(&bench->core, bottle), SESSION_TIER_MOTION);
    input_remove(bench->core.input, controller);
    bench_run(bench, 0.1);
    assert_int_equal(core_best_tier(&bench->core, bottle), SESSION_TIER_PAD);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_devices_another_pocket_sensor_takes_the_place_of_a_dead_one),
        AT_DESK(test_devices_trial_goes_on_on_the_board_that_is_chosen_in_the_pause),
        AT_DESK(test_devices_lost_palm_is_waited_for_though_the_board_sends),
        AT_DESK(test_devices_lost_board_is_waited_for_though_the_palm_sends),
        AT_DESK(test_devices_board_that_came_meanwhile_is_taken_afterwards),
        AT_DESK(test_devices_controller_that_comes_into_a_guided_trial_changes_nothing),
        AT_DESK(test_devices_controller_that_comes_before_the_next_level_is_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
