#include "tests/session/play_bench.h"

// H3: a person on a board with a controller on the palm. Each may go and come back.

static struct play_bench bench;

static const struct session_rung stance = {.id = "S1", .rms_mm = 6, .limits_factor = 1};

static void begin(void)
{
    bench = (struct play_bench){
        .rung = {.id = "H3",
                 .coast = SESSION_COAST_HANDS,
                 .stance = SESSION_STANCE_OWN,
                 .game = SESSION_GAME_BOTTLE,
                 .bottle = SESSION_BOTTLE_BASE,
                 .hold_s = 20},
        .settings = {.tier = SESSION_TIER_BOARD,
                     .stance = &stance,
                     .difficulty = 1,
                     .seed = 7,
                     .has_palm = true,
                     .frame = sway_board_frame_default},
    };
    play_bench_begin(&bench);
}

static void send_board(void)
{
    double t_s = (double)bench.now_us * 1e-6;
    play_bench_stand(&bench, 70, 3 * sin(2 * M_PI * 0.4 * t_s), 0);
}

static void send_palm(double right_deg, double turn_deg_s)
{
    double angle = right_deg * M_PI / 180;
    const struct input_motion_sample sample = {.t_us = bench.now_us - 2000,
                                               .accel_g = {-sin(angle), cos(angle), 0},
                                               .gyro_deg_s = {0, 0, -turn_deg_s},
                                               .has_gyro = true};
    session_trial_push_motion(&bench.trial, &sample);
}

static void pass(double seconds, bool board, bool palm)
{
    for (int i = 0; i < (int)(seconds * 100 + 0.5); i++) {
        bench.now_us += 10000;
        if (palm)
            send_palm(0, 0);
        if (board)
            send_board();
    }
}

static void pass_until_go(void)
{
    for (int i = 0; i < 200 && bench.trial.stage != SESSION_STAGE_PLAY; i++)
        pass(0.1, true, true);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
}

static bool said(enum session_say say)
{
    bool found = false;
    struct session_event event;
    while (session_trial_poll(&bench.trial, &event))
        found |= event.type == SESSION_EVENT_SAY && event.say == say;
    return found;
}

static void test_two_devices_play_to_the_end(void **state)
{
    (void)state;
    begin();
    pass_until_go();
    pass(20.1, true, true);
    assert_true(bench.trial.outcome.success);
    assert_true(bench.trial.outcome.calm);
    assert_near(bench.trial.outcome.hands_off_s, 20, 0.05);
    assert_near(play_bench_measure(&bench, "tilt_rms_deg"), 0, 0.01);
    session_trial_finish(&bench.trial);
}

// The hand trembles until the feet move; the longest stretch is the one before.
static void test_two_devices_steadiness_is_that_of_the_longest_stretch(void **state)
{
    (void)state;
    begin();
    pass_until_go();
    for (int i = 0; i < 1500; i++) {
        bench.now_us += 10000;
        double turns = 2 * M_PI * (double)bench.now_us * 1e-6; // one a second, 2 degrees wide
        send_palm(2 * sin(turns), 2 * 2 * M_PI * cos(turns));
        double ml_mm = i < 1200 ? 3 * sin(2 * M_PI * 0.4 * (double)bench.now_us * 1e-6) : 70;
        play_bench_stand(&bench, 70, ml_mm, 0);
    }
    for (int i = 0; i < 300 && bench.trial.breaks == 0; i++) {
        bench.now_us += 10000;
        send_palm(0, 0);
        play_bench_stand(&bench, 70, 70, 0);
    }
    assert_int_equal(bench.trial.breaks, 1);
    pass_until_go();
    pass(5, true, true);
    session_trial_end(&bench.trial, SESSION_END_PLAYER);
    assert_true(play_bench_measure(&bench, "tilt_rms_deg") > 1);
    session_trial_finish(&bench.trial);
}

static void test_two_devices_wait_for_the_palm(void **state)
{
    (void)state;
    begin();
    for (int i = 0; i < 1500; i++) {
        bench.now_us += 10000;
        send_palm(60, 0);
        send_board();
    }
    assert_int_equal(bench.trial.stage, SESSION_STAGE_WAIT);
    pass(1.2, true, true);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_LEAD_IN);
    session_trial_finish(&bench.trial);
}

static void test_two_devices_lost_palm_waits_for_the_palm(void **state)
{
    (void)state;
    begin();
    pass_until_go();
    pass(8, true, true);
    double fell_silent_s = bench.trial.game.palm.clock.stretch_s;
    pass(2, true, false); // silent: the clock of the bottle waits
    assert_true(bench.trial.game.palm.clock.stretch_s - fell_silent_s < 0.27);
    session_trial_lose_controller(&bench.trial);
    assert_true(said(SESSION_SAY_CONTROLLER_LOST));
    pass(10, true, false);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PAUSED);
    pass(0.1, true, true);
    assert_true(said(SESSION_SAY_CONTROLLER_BACK));
    assert_int_equal(bench.trial.stage, SESSION_STAGE_WAIT);
    pass_until_go();
    pass(20.1, true, true);
    assert_true(bench.trial.outcome.success);
    assert_int_equal(bench.trial.outcome.breaks, 0);
    session_trial_finish(&bench.trial);
}

static void test_two_devices_lost_board_waits_for_the_board(void **state)
{
    (void)state;
    begin();
    pass_until_go();
    pass(8, true, true);
    session_trial_pause(&bench.trial, SESSION_PAUSE_SIGNAL);
    assert_true(said(SESSION_SAY_SIGNAL_LOST));
    pass(10, false, true);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PAUSED);
    pass(0.1, true, true);
    assert_true(said(SESSION_SAY_BOARD_BACK));
    pass_until_go();
    pass(20.1, true, true);
    assert_true(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_two_devices_palm_lost_before_the_start_is_waited_for(void **state)
{
    (void)state;
    begin();
    pass(2, false, true);
    session_trial_lose_controller(&bench.trial);
    pass(10, true, false);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_WAIT);
    pass_until_go();
    session_trial_finish(&bench.trial);
}

static void test_two_devices_load_that_no_board_means_is_left_out(void **state)
{
    (void)state;
    begin();
    pass_until_go();
    pass(8, true, true);
    bench.now_us += 5000;
    const struct input_board_sample broken = {.t_us = bench.now_us, .tr_kg = (double)NAN};
    size_t kept = bench.trial.sample_count;
    session_trial_push(&bench.trial, &broken);
    assert_int_equal(bench.trial.sample_count, kept);
    pass(12.2, true, true);
    assert_true(bench.trial.outcome.success);
    assert_true(isfinite(bench.trial.outcome.score.rms_r_mm));
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_devices_play_to_the_end),
        cmocka_unit_test(test_two_devices_steadiness_is_that_of_the_longest_stretch),
        cmocka_unit_test(test_two_devices_wait_for_the_palm),
        cmocka_unit_test(test_two_devices_lost_palm_waits_for_the_palm),
        cmocka_unit_test(test_two_devices_lost_board_waits_for_the_board),
        cmocka_unit_test(test_two_devices_palm_lost_before_the_start_is_waited_for),
        cmocka_unit_test(test_two_devices_load_that_no_board_means_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
