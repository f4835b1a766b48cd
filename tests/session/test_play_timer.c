#include "tests/session/play_bench.h"

// Standing without a sensor: seconds, the voice, and what the player says.

static struct play_bench bench;

static void begin(enum session_tier tier, bool eyes_closed)
{
    bench = (struct play_bench){
        .rung =
            {.id = "S1", .eyes_closed = eyes_closed, .hold_s = 30, .rms_mm = 6, .limits_factor = 1},
        .settings = {.tier = tier},
    };
    play_bench_begin(&bench);
}

static void pass(double seconds)
{
    play_bench_pass(&bench, seconds);
}

static void act(enum session_act_type type)
{
    play_bench_act(&bench, (struct session_act){.type = type});
}

static void test_timer_keys_count_the_seconds(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, false);
    pass(5.1);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    pass(15); // half the hold at difficulty 0
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_true(bench.trial.outcome.success);
    assert_true(bench.trial.outcome.calm);
    assert_near(bench.trial.outcome.hands_off_s, 15, 0.02);
    assert_near(bench.trial.outcome.longest_s, 15, 0.02);
    session_trial_finish(&bench.trial);
}

static void test_timer_waits_while_a_hand_is_on_the_table(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, false);
    pass(10);
    act(SESSION_ACT_TOUCHED);
    pass(10.5);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    pass(1);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_true(bench.trial.outcome.success);
    assert_false(bench.trial.outcome.calm);
    assert_int_equal(bench.trial.outcome.breaks, 0);
    assert_near(bench.trial.outcome.support_s, 1, 0.02);
    session_trial_finish(&bench.trial);
}

static void test_timer_who_holds_on_most_of_the_time_does_not_pass(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, false);
    for (int i = 0; i < 40; i++) {
        pass(0.9);
        act(SESSION_ACT_TOUCHED);
    }
    assert_int_equal(bench.trial.outcome.end, SESSION_END_TIME);
    assert_false(bench.trial.outcome.success);
    assert_near(bench.trial.outcome.duration_s, 30, 0.05); // twice what was asked for
    session_trial_finish(&bench.trial);
}

static void test_timer_tells_to_close_the_eyes_on_tiptoe_too(void **state)
{
    (void)state;
    bench = (struct play_bench){
        .rung = {.id = "S10",
                 .stance = SESSION_STANCE_TIPTOE,
                 .eyes_closed = true,
                 .two_sides = true,
                 .hold_s = 10,
                 .rms_mm = 24,
                 .limits_factor = 0.4},
        .settings = {.tier = SESSION_TIER_GUIDED, .side = SESSION_SIDE_LEFT},
    };
    play_bench_begin(&bench);
    pass(6);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    assert_true(bench.trial.eyes_are_closed);
    int told = 0;
    struct session_event event;
    while (session_trial_poll(&bench.trial, &event))
        told += event.type == SESSION_EVENT_SAY && event.say == SESSION_SAY_CLOSE_EYES;
    assert_int_equal(told, 1);
    session_trial_finish(&bench.trial);
}

// Where nothing is touched the voice alone says what to move.
static void test_timer_names_a_finger_at_a_calm_pace(void **state)
{
    (void)state;
    bench = (struct play_bench){
        .rung = {.id = "H4",
                 .coast = SESSION_COAST_HANDS,
                 .game = SESSION_GAME_FINGERS,
                 .fingers = 1,
                 .two_sides = true,
                 .hold_s = 60},
        .settings = {.tier = SESSION_TIER_GUIDED, .side = SESSION_SIDE_RIGHT, .difficulty = 1},
    };
    play_bench_begin(&bench);
    play_bench_go(&bench);
    int told = 0, passed_s = 0;
    struct session_event event;
    for (; bench.trial.stage == SESSION_STAGE_PLAY; passed_s++) {
        pass(1);
        const struct sim_fingers *fingers = &bench.trial.game.timer.fingers.fingers;
        int lit = sim_fingers_lit(fingers);
        while (session_trial_poll(&bench.trial, &event))
            if (event.type == SESSION_EVENT_SAY && event.say == SESSION_SAY_FINGER) {
                told++;
                assert_in_range(event.number, SIM_FINGER_INDEX, SIM_FINGER_LITTLE);
                if (lit >= 0)
                    assert_int_equal(
                        fingers->cue[lit].fingers,
                        1U << sim_finger_of(SIM_HAND_RIGHT, (enum sim_finger)event.number));
            }
    }
    assert_in_range(passed_s, 60, 61);
    assert_in_range(told, 26, 30); // every two seconds, beyond the twenty of one go
    assert_true(isnan(play_bench_measure(&bench, "right_cues")));
    session_trial_finish(&bench.trial);
}

static void test_timer_starts_anew_after_a_step(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, false);
    pass(10);
    act(SESSION_ACT_STEPPED);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_LEAD_IN);
    pass(30);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_int_equal(bench.trial.outcome.breaks, 1);
    assert_false(bench.trial.outcome.calm);
    assert_near(bench.trial.outcome.longest_s, 10, 0.1);
    session_trial_finish(&bench.trial);
}

static void test_timer_three_steps_in_a_minute_end_the_block(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, false);
    for (int i = 0; i < 3; i++) {
        pass(6);
        act(SESSION_ACT_STEPPED);
    }
    assert_int_equal(bench.trial.outcome.end, SESSION_END_BREAKS);
    session_trial_finish(&bench.trial);
}

static void rate(enum session_rating rating, bool success)
{
    begin(SESSION_TIER_GUIDED, true);
    pass(60);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_RATE);
    assert_false(bench.trial.eyes_are_closed);
    session_trial_rate(&bench.trial, rating);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_int_equal(bench.trial.outcome.rating, rating);
    assert_true(bench.trial.outcome.success == success);
    session_trial_finish(&bench.trial);
}

static void test_timer_guided_the_player_says_how_it_was(void **state)
{
    (void)state;
    rate(SESSION_RATING_TOO_EASY, true);
    rate(SESSION_RATING_JUST_MANAGE, true);
    rate(SESSION_RATING_TOO_HARD, false);
}

static void test_timer_finished_at_once_is_left_and_not_rated(void **state)
{
    (void)state;
    static const struct {
        double after_s;
        enum session_stage stage;
    } cases[] = {{14, SESSION_STAGE_DONE}, {16, SESSION_STAGE_RATE}}; // with 5 s of lead-in
    for (int i = 0; i < 2; i++) {
        bench = (struct play_bench){
            .rung = {.id = "H6",
                     .coast = SESSION_COAST_HANDS,
                     .game = SESSION_GAME_BUTTONS,
                     .stance = SESSION_STANCE_FREE,
                     .hold_s = 60},
            .settings = {.tier = SESSION_TIER_GUIDED, .game = SESSION_GAME_BUTTONS},
        };
        play_bench_begin(&bench);
        pass(cases[i].after_s);
        act(SESSION_ACT_FINISHED);
        assert_int_equal(bench.trial.stage, cases[i].stage);
        session_trial_end(&bench.trial, SESSION_END_PLAYER);
        assert_int_equal(bench.trial.outcome.end, SESSION_END_PLAYER);
        assert_int_equal(bench.trial.outcome.rating, SESSION_RATING_NONE);
        session_trial_finish(&bench.trial);
    }
}

static void test_timer_left_before_an_answer_is_no_success(void **state)
{
    (void)state;
    begin(SESSION_TIER_GUIDED, false);
    pass(60);
    session_trial_end(&bench.trial, SESSION_END_PLAYER);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_timer_is_the_same_at_any_frame_rate(void **state)
{
    (void)state;
    double hands_off_s[2];
    const int64_t steps_us[] = {6944, 33333};
    for (int i = 0; i < 2; i++) {
        begin(SESSION_TIER_PAD, false);
        bench.step_us = steps_us[i];
        pass(8);
        act(SESSION_ACT_TOUCHED);
        pass(4);
        session_trial_end(&bench.trial, SESSION_END_PLAYER);
        hands_off_s[i] = bench.trial.outcome.hands_off_s;
        session_trial_finish(&bench.trial);
    }
    assert_true(hands_off_s[0] == hands_off_s[1]);
}

static void test_timer_a_machine_that_slept_counts_no_time(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, false);
    pass(10);
    bench.now_us += 3600LL * 1000000;
    session_trial_advance(&bench.trial, bench.now_us);
    session_trial_end(&bench.trial, SESSION_END_PLAYER);
    assert_near(bench.trial.outcome.hands_off_s, 5, 0.02);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timer_keys_count_the_seconds),
        cmocka_unit_test(test_timer_waits_while_a_hand_is_on_the_table),
        cmocka_unit_test(test_timer_who_holds_on_most_of_the_time_does_not_pass),
        cmocka_unit_test(test_timer_tells_to_close_the_eyes_on_tiptoe_too),
        cmocka_unit_test(test_timer_names_a_finger_at_a_calm_pace),
        cmocka_unit_test(test_timer_starts_anew_after_a_step),
        cmocka_unit_test(test_timer_three_steps_in_a_minute_end_the_block),
        cmocka_unit_test(test_timer_guided_the_player_says_how_it_was),
        cmocka_unit_test(test_timer_finished_at_once_is_left_and_not_rated),
        cmocka_unit_test(test_timer_left_before_an_answer_is_no_success),
        cmocka_unit_test(test_timer_is_the_same_at_any_frame_rate),
        cmocka_unit_test(test_timer_a_machine_that_slept_counts_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
