#include "tests/session/play_bench.h"

static struct play_bench bench;

static void begin(double difficulty)
{
    bench = (struct play_bench){
        .rung = {.id = "H6",
                 .coast = SESSION_COAST_HANDS,
                 .stance = SESSION_STANCE_FREE,
                 .game = SESSION_GAME_BUTTONS,
                 .hold_s = 60},
        .settings = {.tier = SESSION_TIER_PAD, .difficulty = difficulty},
    };
    play_bench_begin(&bench);
    play_bench_go(&bench);
}

static void press(enum session_act_type type)
{
    play_bench_act(&bench, (struct session_act){.type = type});
}

static void test_buttons_a_whole_round_passes(void **state)
{
    (void)state;
    begin(1);
    for (int i = 0; i < 10; i++) {
        play_bench_pass(&bench, 4);
        press(SESSION_ACT_BUTTON);
    }
    play_bench_pass(&bench, 30);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "rounds"), 1, 0);
    assert_near(play_bench_measure(&bench, "seconds_per_button"), 8, 0.1); // open and close
    session_trial_finish(&bench.trial);
}

static void test_buttons_half_a_round_does_not(void **state)
{
    (void)state;
    begin(1);
    for (int i = 0; i < 5; i++) {
        play_bench_pass(&bench, 4);
        press(SESSION_ACT_BUTTON);
    }
    play_bench_pass(&bench, 60);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_TIME);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_buttons_a_trembling_finger_counts_once(void **state)
{
    (void)state;
    begin(0);
    play_bench_pass(&bench, 3);
    for (int i = 0; i < 40; i++) {
        press(SESSION_ACT_BUTTON);
        play_bench_pass(&bench, 0.02);
    }
    press(SESSION_ACT_FINISHED);
    assert_near(play_bench_measure(&bench, "buttons"), 3, 0); // 800 ms of trembling, 300 ms apart
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_buttons_a_row_at_a_time_and_one_taken_back(void **state)
{
    (void)state;
    begin(0);
    play_bench_pass(&bench, 2);
    press(SESSION_ACT_BUTTON);
    press(SESSION_ACT_TAKE_BACK);
    play_bench_pass(&bench, 20);
    press(SESSION_ACT_ROW);
    assert_int_equal(sim_buttons_open(&bench.trial.game.buttons.buttons), 5);
    play_bench_pass(&bench, 20);
    press(SESSION_ACT_ROW);
    press(SESSION_ACT_FINISHED);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "buttons"), 10, 0);
    session_trial_finish(&bench.trial);
}

static void test_buttons_the_time_shrinks_with_difficulty(void **state)
{
    (void)state;
    begin(0);
    assert_near(bench.trial.planned_s, 120, 0);
    session_trial_finish(&bench.trial);
    begin(1);
    assert_near(bench.trial.planned_s, 60, 0);
    session_trial_finish(&bench.trial);
}

// H7 without a board: at first the controller lies on the table, then it goes into the pocket.
static void carry(double seconds, double turn_deg_s)
{
    for (int i = 0; i < (int)(seconds * 100 + 0.5); i++) {
        bench.now_us += 10000;
        const struct input_motion_sample sample = {.t_us = bench.now_us,
                                                   .accel_g = {0, -1, 0},
                                                   .gyro_deg_s = {turn_deg_s, 0, 0},
                                                   .has_gyro = true};
        session_trial_push_motion(&bench.trial, &sample);
    }
}

static void test_buttons_wait_for_the_controller_in_the_pocket(void **state)
{
    (void)state;
    bench = (struct play_bench){
        .rung = {.id = "H7",
                 .coast = SESSION_COAST_HANDS,
                 .game = SESSION_GAME_BUTTONS,
                 .rms_mm = 6,
                 .hold_s = 60},
        .settings = {.tier = SESSION_TIER_MOTION, .difficulty = 1},
    };
    play_bench_begin(&bench);
    carry(2, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_WAIT);
    carry(3, 90);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_WAIT);
    carry(1.1, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_LEAD_IN);
    struct session_event event;
    bool told = false;
    while (session_trial_poll(&bench.trial, &event))
        told |= event.type == SESSION_EVENT_SAY && event.say == SESSION_SAY_POCKET;
    assert_true(told);
    session_trial_finish(&bench.trial);
}

// H7 with keys: nothing sees the stance, the player says when it was lost. Who sits may move.
static void test_buttons_in_a_stance_a_step_is_a_break(void **state)
{
    (void)state;
    static const struct session_rung stance = {.id = "S1", .rms_mm = 6, .limits_factor = 1};
    begin(1);
    press(SESSION_ACT_STEPPED);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    assert_int_equal(bench.trial.breaks, 0);
    session_trial_finish(&bench.trial);
    bench.rung.stance = SESSION_STANCE_OWN;
    bench.settings.stance = &stance;
    play_bench_begin(&bench);
    play_bench_go(&bench);
    press(SESSION_ACT_STEPPED);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_LEAD_IN);
    play_bench_go(&bench);
    press(SESSION_ACT_ROW);
    play_bench_pass(&bench, 30);
    press(SESSION_ACT_ROW);
    press(SESSION_ACT_FINISHED);
    assert_near(play_bench_measure(&bench, "rounds"), 1, 0);
    assert_int_equal(bench.trial.outcome.breaks, 1);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buttons_a_whole_round_passes),
        cmocka_unit_test(test_buttons_half_a_round_does_not),
        cmocka_unit_test(test_buttons_a_trembling_finger_counts_once),
        cmocka_unit_test(test_buttons_a_row_at_a_time_and_one_taken_back),
        cmocka_unit_test(test_buttons_the_time_shrinks_with_difficulty),
        cmocka_unit_test(test_buttons_in_a_stance_a_step_is_a_break),
        cmocka_unit_test(test_buttons_wait_for_the_controller_in_the_pocket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
