#include "tests/session/play_bench.h"

static struct play_bench bench;

static void begin(int fingers, enum session_side side, uint64_t seed)
{
    bench = (struct play_bench){
        .rung = {.id = "H4",
                 .coast = SESSION_COAST_HANDS,
                 .stance = SESSION_STANCE_FREE,
                 .game = SESSION_GAME_FINGERS,
                 .fingers = fingers,
                 .hold_s = 40,
                 .two_sides = side != SESSION_SIDE_NONE},
        .settings = {.tier = SESSION_TIER_PAD, .side = side, .difficulty = 0.3, .seed = seed},
    };
    play_bench_begin(&bench);
    play_bench_go(&bench);
}

static void touch(int finger)
{
    play_bench_act(
        &bench, (struct session_act){.type = SESSION_ACT_FINGER, .number = finger, .down = true});
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_FINGER, .number = finger});
}

static uint32_t lit_fingers(void)
{
    const struct sim_fingers *fingers = &bench.trial.game.fingers.fingers;
    int lit = sim_fingers_lit(fingers);
    return lit < 0 ? 0 : fingers->cue[lit].fingers;
}

// Touches the lit fingers .4 s after each cue; `also` goes along every time.
static void play(uint32_t also)
{
    int answered = -1;
    while (bench.trial.stage == SESSION_STAGE_PLAY) {
        play_bench_pass(&bench, 0.05);
        int lit = sim_fingers_lit(&bench.trial.game.fingers.fingers);
        if (lit < 0 || lit == answered)
            continue;
        answered = lit;
        play_bench_pass(&bench, 0.4);
        uint32_t fingers = lit_fingers() | also;
        for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
            if (fingers >> finger & 1U)
                touch(finger);
    }
}

static void test_fingers_one_at_a_time_passes(void **state)
{
    (void)state;
    begin(1, SESSION_SIDE_LEFT, 3);
    play(0);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "right_cues"), 20, 0);
    assert_near(play_bench_measure(&bench, "unwanted"), 0, 0);
    assert_near(play_bench_measure(&bench, "reaction_s"), 0.4, 0.06);
    assert_near(bench.trial.outcome.hands_off_s, 0, 0); // nobody stood
    session_trial_finish(&bench.trial);
}

// All fingers lie on the keys when somebody pauses, and are lifted meanwhile.
static void test_fingers_lifted_in_a_pause_are_free_afterwards(void **state)
{
    (void)state;
    begin(1, SESSION_SIDE_LEFT, 3);
    for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
        play_bench_act(&bench, (struct session_act){
                                   .type = SESSION_ACT_FINGER, .number = finger, .down = true});
    session_trial_pause(&bench.trial, SESSION_PAUSE_PLAYER);
    play_bench_pass(&bench, 2);
    for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
        play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_FINGER, .number = finger});
    session_trial_resume(&bench.trial);
    play_bench_go(&bench);
    play(0);
    assert_near(play_bench_measure(&bench, "right_cues"), 20, 0);
    session_trial_finish(&bench.trial);
}

static void test_fingers_pairs_pass(void **state)
{
    (void)state;
    begin(2, SESSION_SIDE_RIGHT, 4);
    play(0);
    assert_true(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_fingers_all_at_once_do_not_pass(void **state)
{
    (void)state;
    begin(1, SESSION_SIDE_LEFT, 3);
    play((1U << SIM_FINGERS_PER_HAND) - 1);
    assert_false(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "right_cues"), 0, 0);
    assert_true(play_bench_measure(&bench, "unwanted") >= 20);
    session_trial_finish(&bench.trial);
}

static void test_fingers_a_quiet_hand_does_not_pass(void **state)
{
    (void)state;
    begin(1, SESSION_SIDE_LEFT, 3);
    while (bench.trial.stage == SESSION_STAGE_PLAY)
        play_bench_pass(&bench, 0.5);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_false(bench.trial.outcome.success);
    assert_true(isnan(play_bench_measure(&bench, "reaction_s")));
    session_trial_finish(&bench.trial);
}

static void test_fingers_of_one_hand_are_cued_on_its_side(void **state)
{
    (void)state;
    begin(1, SESSION_SIDE_RIGHT, 5);
    const struct sim_fingers *fingers = &bench.trial.game.fingers.fingers;
    for (int i = 0; i < SIM_FINGERS_CUE_COUNT; i++)
        assert_int_equal(fingers->cue[i].fingers & ((1U << SIM_FINGERS_PER_HAND) - 1), 0);
    session_trial_finish(&bench.trial);
}

static void test_fingers_out_of_range_are_left_out(void **state)
{
    (void)state;
    begin(1, SESSION_SIDE_LEFT, 3);
    touch(-1);
    touch(SIM_FINGER_COUNT);
    touch(1 << 30);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingers_one_at_a_time_passes),
        cmocka_unit_test(test_fingers_lifted_in_a_pause_are_free_afterwards),
        cmocka_unit_test(test_fingers_pairs_pass),
        cmocka_unit_test(test_fingers_all_at_once_do_not_pass),
        cmocka_unit_test(test_fingers_a_quiet_hand_does_not_pass),
        cmocka_unit_test(test_fingers_of_one_hand_are_cued_on_its_side),
        cmocka_unit_test(test_fingers_out_of_range_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
