#include "tests/session/play_bench.h"

static struct play_bench bench;

static void begin(bool eyes_closed)
{
    bench = (struct play_bench){
        .rung = {.id = "S1",
                 .game = SESSION_GAME_HOLD,
                 .eyes_closed = eyes_closed,
                 .hold_s = 30,
                 .rms_mm = 6,
                 .limits_factor = 1},
        .settings = {.tier = SESSION_TIER_MOTION, .difficulty = 1, .feedback_share = 1},
    };
    play_bench_begin(&bench);
}

// Somebody whose body leans to and fro by so many mm at 900 mm, .3 times a second. The controller
// hangs in the pocket head down and a little aslant.
static void wear(double seconds, double sway_mm, double offset_mm)
{
    const double rad_s = 2 * M_PI * 0.3;
    for (int i = 0; i < (int)(seconds * 100 + 0.5); i++) {
        bench.now_us += 10000;
        double t_s = (double)bench.now_us * 1e-6;
        double lean = (offset_mm + sway_mm * sin(rad_s * t_s)) / 900 + 0.2;
        double turn_deg_s = sway_mm / 900 * rad_s * cos(rad_s * t_s) * 180 / M_PI;
        const struct input_motion_sample sample = {
            .t_us = bench.now_us,
            .accel_g = {sin(lean), -cos(lean), 0},
            .gyro_deg_s = {0, 0, turn_deg_s},
            .has_gyro = true,
        };
        session_trial_push_motion(&bench.trial, &sample);
    }
}

static void wear_until_go(double sway_mm)
{
    for (int i = 0; i < 200 && bench.trial.stage != SESSION_STAGE_PLAY; i++)
        wear(0.1, sway_mm, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
}

static void test_pocket_still_stander_closes_the_ring(void **state)
{
    (void)state;
    begin(false);
    wear_until_go(3);
    wear(32, 3, 0);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_true(bench.trial.outcome.success);
    assert_true(bench.trial.outcome.calm);
    assert_near(bench.trial.outcome.hold_s, 30, 0.1);
    // Half of the amplitude again at most: the filter of the pose trusts the plumb line a little.
    assert_near(play_bench_measure(&bench, "tilt_rms_deg"), 3 / M_SQRT2 / 900 * 180 / M_PI, 0.07);
    session_trial_finish(&bench.trial);
}

static void test_pocket_who_sways_much_does_not(void **state)
{
    (void)state;
    begin(false);
    wear_until_go(3);
    wear(62, 40, 0);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_TIME);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_pocket_walking_off_is_a_break(void **state)
{
    (void)state;
    begin(false);
    wear_until_go(3);
    wear(5, 3, 0);
    wear(1, 3, 400);
    assert_int_equal(bench.trial.breaks, 1);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_LEAD_IN);
    session_trial_finish(&bench.trial);
}

static void test_pocket_closed_eyes_hear_how_far(void **state)
{
    (void)state;
    begin(true);
    wear_until_go(3);
    wear(0.5, 3, 0);
    assert_near(bench.trial.cue.level, 0, 0.002); // within the dead zone
    wear(1, 0, 30);
    double level = bench.trial.cue.level;
    assert_true(level > 0);
    assert_near(bench.trial.cue.pan, 0, 1e-9); // where to is not known
    session_trial_finish(&bench.trial);
}

static void test_pocket_touching_waits(void **state)
{
    (void)state;
    begin(false);
    wear_until_go(2);
    wear(10, 2, 0);
    play_bench_act(&bench, (struct session_act){.type = SESSION_ACT_TOUCHED});
    wear(20.3, 2, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    wear(1, 2, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_false(bench.trial.outcome.calm);
    assert_near(bench.trial.outcome.support_s, 1, 0.03);
    session_trial_finish(&bench.trial);
}

static void test_pocket_controller_that_comes_back_goes_into_the_pocket_first(void **state)
{
    (void)state;
    begin(false);
    wear_until_go(2);
    wear(10, 2, 0);
    session_trial_lose_controller(&bench.trial);
    assert_int_equal(bench.trial.pause, SESSION_PAUSE_SIGNAL);
    bench.now_us += 20000000;
    wear(3.9, 0, 0); // it may lie where it fell
    assert_int_equal(bench.trial.stage, SESSION_STAGE_WAIT);
    wear(0.2, 0, 0);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_LEAD_IN);
    wear_until_go(2);
    wear(20.2, 2, 0); // ten seconds were held before
    assert_true(bench.trial.outcome.success);
    assert_near(bench.trial.outcome.longest_gap_s, 20, 0.02);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pocket_still_stander_closes_the_ring),
        cmocka_unit_test(test_pocket_who_sways_much_does_not),
        cmocka_unit_test(test_pocket_walking_off_is_a_break),
        cmocka_unit_test(test_pocket_closed_eyes_hear_how_far),
        cmocka_unit_test(test_pocket_touching_waits),
        cmocka_unit_test(test_pocket_controller_that_comes_back_goes_into_the_pocket_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
