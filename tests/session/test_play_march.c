#include "tests/session/play_bench.h"

// Somebody of 70 kg who marches on the board as told: CoP under the standing foot for single_s,
// then within .3 s under the other one.
struct marcher {
    double single_s;
    double uneven_s; // the left leg stands so much longer
    double front_mm; // of the CoP while marching
    double load_kg;
};

static struct play_bench bench;

static const double FOOT_MM = 85;
static const double SHIFT_S = 0.3;

static void begin(enum session_tier tier, enum session_gait gait, double difficulty)
{
    bench = (struct play_bench){
        .rung = {.id = "W1",
                 .coast = SESSION_COAST_WALKING,
                 .game = SESSION_GAME_MARCH,
                 .gait = gait,
                 .lift_deg = 45,
                 .hold_s = 60},
        .settings = {.tier = tier, .difficulty = difficulty, .frame = sway_board_frame_default},
    };
    play_bench_begin(&bench);
}

static void push(double load_kg, double ml_mm, double ap_mm)
{
    bench.now_us += 10000;
    play_bench_stand(&bench, load_kg, ml_mm, ap_mm);
}

static void stand(double seconds)
{
    for (int i = 0; i < (int)(seconds * 100); i++)
        push(70, 0, 0);
}

// One sample of the march at its own time.
static void march_sample(const struct marcher *marcher, double t_s)
{
    double left_s = marcher->single_s + marcher->uneven_s, right_s = marcher->single_s;
    double stride_s = left_s + right_s + 2 * SHIFT_S;
    double phase_s = fmod(t_s, stride_s);
    double ml_mm = -FOOT_MM;
    if (phase_s >= left_s && phase_s < left_s + SHIFT_S)
        ml_mm = -FOOT_MM + 2 * FOOT_MM * (phase_s - left_s) / SHIFT_S;
    else if (phase_s >= left_s + SHIFT_S && phase_s < left_s + SHIFT_S + right_s)
        ml_mm = FOOT_MM;
    else if (phase_s >= left_s + SHIFT_S + right_s)
        ml_mm = FOOT_MM - 2 * FOOT_MM * (phase_s - left_s - SHIFT_S - right_s) / SHIFT_S;
    push(marcher->load_kg, ml_mm, marcher->front_mm);
}

static void march(const struct marcher *marcher)
{
    stand(7);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    for (int i = 0; i < 9000 && bench.trial.stage == SESSION_STAGE_PLAY; i++)
        march_sample(marcher, i * 0.01);
}

static int chimes(void)
{
    int count = 0;
    struct session_event event;
    while (session_trial_poll(&bench.trial, &event))
        count += event.type == SESSION_EVENT_CHIME;
    return count;
}

static void test_march_slow_and_even_passes(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0.3); // 1.6 s asked for
    march(&(struct marcher){.single_s = 2, .load_kg = 70});
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "median_step_s"), 2, 0.2); // and part of the shift
    assert_near(play_bench_measure(&bench, "target_s"), 1.6, 1e-9);
    assert_true(play_bench_measure(&bench, "steps") >= 23);
    assert_near(play_bench_measure(&bench, "unevenness"), 1, 0.05);
    assert_int_equal(bench.trial.outcome.breaks, 0);
    assert_int_equal(bench.trial.outcome.score_status != SWAY_SCORE_OK, 1); // steps are no sway
    session_trial_finish(&bench.trial);
}

static void test_march_quick_steps_do_not(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0.3);
    march(&(struct marcher){.single_s = 0.9, .load_kg = 70});
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_march_limping_does_not(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0.3);
    march(&(struct marcher){.single_s = 1.6, .uneven_s = 1.8, .load_kg = 70});
    assert_true(play_bench_measure(&bench, "unevenness") > 1.5);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_march_standing_still_does_not(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0);
    stand(70);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_false(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "steps"), 0, 0);
    assert_int_equal(chimes(), 0);
    session_trial_finish(&bench.trial);
}

static void test_march_tiptoe_counts_only_heels_up(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_TIPTOE, 0.3);
    march(&(struct marcher){.single_s = 2, .front_mm = 75, .load_kg = 70});
    assert_true(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
    begin(SESSION_TIER_BOARD, SESSION_GAIT_TIPTOE, 0.3);
    march(&(struct marcher){.single_s = 2, .load_kg = 70}); // flat
    assert_false(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "steps"), 0, 0);
    session_trial_finish(&bench.trial);
}

static void test_march_a_hand_on_the_table_stops_the_minute(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0);
    stand(7);
    const struct marcher free = {.single_s = 2, .load_kg = 70},
                         held = {.single_s = 2, .load_kg = 58};
    for (int i = 0; i < 2000; i++)
        march_sample(&free, i * 0.01);
    for (int i = 2000; i < 4000; i++)
        march_sample(&held, i * 0.01);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    assert_near(bench.trial.outcome.breaks, 0, 0);
    assert_near(session_trial_left_s(&bench.trial), 40, 1.5);
    session_trial_end(&bench.trial, SESSION_END_PLAYER);
    assert_false(bench.trial.outcome.calm);
    session_trial_finish(&bench.trial);
}

static void test_march_stepping_off_pauses(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0);
    stand(7);
    const struct marcher marcher = {.single_s = 2, .load_kg = 70};
    for (int i = 0; i < 2000; i++)
        march_sample(&marcher, i * 0.01);
    for (int i = 0; i < 300; i++)
        push(0, 0, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PAUSED);
    stand(8);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    assert_near(session_trial_left_s(&bench.trial), 38.5, 2);
    session_trial_finish(&bench.trial);
}

static void test_march_chimes_once_a_step_that_is_long_enough(void **state)
{
    (void)state;
    begin(SESSION_TIER_BOARD, SESSION_GAIT_SLOW, 0.3);
    stand(7);
    chimes();
    const struct marcher marcher = {.single_s = 2, .load_kg = 70};
    for (int i = 0; i < 2300; i++) // ten steps
        march_sample(&marcher, i * 0.01);
    int heard = chimes();
    assert_true(heard >= 8 && heard <= 10);
    session_trial_finish(&bench.trial);
}

static void tap_every(double seconds, int taps)
{
    for (int i = 0; i < taps && bench.trial.stage == SESSION_STAGE_PLAY; i++) {
        play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_STEP_TAP});
        play_bench_pass(&bench, seconds);
    }
}

static void test_march_taps_count_the_same_way(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, SESSION_GAIT_SLOW, 0.3);
    play_bench_go(&bench);
    tap_every(1.8, 60);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "median_step_s"), 1.8, 0.02);
    session_trial_finish(&bench.trial);
    begin(SESSION_TIER_PAD, SESSION_GAIT_SLOW, 0.3);
    play_bench_go(&bench);
    tap_every(1.2, 60);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_march_a_pause_is_no_long_step(void **state)
{
    (void)state;
    begin(SESSION_TIER_PAD, SESSION_GAIT_SLOW, 0);
    play_bench_go(&bench);
    tap_every(1.5, 10);
    session_trial_pause(&bench.trial, SESSION_PAUSE_PLAYER);
    play_bench_pass(&bench, 20);
    session_trial_resume(&bench.trial);
    play_bench_go(&bench);
    play_bench_pass(&bench, 5);
    tap_every(1.5, 60);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "step_variation"), 0, 0.02);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_march_slow_and_even_passes),
        cmocka_unit_test(test_march_quick_steps_do_not),
        cmocka_unit_test(test_march_limping_does_not),
        cmocka_unit_test(test_march_standing_still_does_not),
        cmocka_unit_test(test_march_tiptoe_counts_only_heels_up),
        cmocka_unit_test(test_march_a_hand_on_the_table_stops_the_minute),
        cmocka_unit_test(test_march_stepping_off_pauses),
        cmocka_unit_test(test_march_chimes_once_a_step_that_is_long_enough),
        cmocka_unit_test(test_march_taps_count_the_same_way),
        cmocka_unit_test(test_march_a_pause_is_no_long_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
