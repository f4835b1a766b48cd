#include "tests/session/play_bench.h"

#include <string.h>

static struct play_bench bench;

static void begin(void)
{
    bench = (struct play_bench){
        .rung = {.id = "S1", .reach = true, .hold_s = 30, .rms_mm = 6, .limits_factor = 1},
        .settings = {.tier = SESSION_TIER_BOARD, .seed = 3, .frame = sway_board_frame_default},
    };
    play_bench_begin(&bench);
    session_trial_finish(&bench.trial);
    bench.settings.game = SESSION_GAME_LIMITS;
    assert_true(session_trial_init(&bench.trial, &bench.settings));
}

static void push(double load_kg, double ml_mm, double ap_mm)
{
    bench.now_us += 10000;
    play_bench_stand(&bench, load_kg, ml_mm, ap_mm);
}

// Leans where it is called to, 60 mm forward, 40 back, 80 to the sides, at 60 mm/s; stands 7 mm
// to the right and 12 in front of the board's middle.
static void lean_when_called(double load_kg)
{
    double ml_mm = 0, ap_mm = 0;
    for (int i = 0; i < 700; i++)
        push(70, 7, 12);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    for (int i = 0; i < 30000 && bench.trial.stage == SESSION_STAGE_PLAY; i++) {
        const struct sim_limits *limits = &bench.trial.game.limits.limits;
        double to_ml = 0, to_ap = 0;
        if (limits->stage == SIM_LIMITS_LEAN) {
            sim_limits_vector(sim_limits_direction(limits), &to_ml, &to_ap);
            to_ml *= 80;
            to_ap *= to_ap > 0 ? 60 : 40;
        }
        double off_ml = to_ml - ml_mm, off_ap = to_ap - ap_mm, off = hypot(off_ml, off_ap);
        double step = off > 0.6 ? 0.6 / off : 1;
        ml_mm += off_ml * step;
        ap_mm += off_ap * step;
        push(load_kg, 7 + ml_mm, 12 + ap_mm);
    }
}

static void test_limits_are_what_was_leant(void **state)
{
    (void)state;
    begin();
    lean_when_called(70);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_true(bench.trial.outcome.success);
    assert_near(play_bench_measure(&bench, "limits_front_mm"), 60, 3);
    assert_near(play_bench_measure(&bench, "limits_back_mm"), 40, 3);
    assert_near(play_bench_measure(&bench, "limits_left_mm"), 80, 4);
    assert_near(play_bench_measure(&bench, "limits_right_mm"), 80, 4);
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        assert_true(sim_limits_is_lean(i, play_bench_measure(&bench, session_limits_code(i))));
    assert_int_equal(bench.trial.outcome.breaks, 0); // to lean far is no step
    assert_true(bench.trial.outcome.duration_s < 130);
    session_trial_finish(&bench.trial);
}

static void test_limits_held_on_are_not_measured(void **state)
{
    (void)state;
    begin();
    lean_when_called(55); // a hand takes 15 kg
    assert_int_equal(bench.trial.stage, SESSION_STAGE_PLAY);
    session_trial_end(&bench.trial, SESSION_END_PLAYER);
    assert_false(bench.trial.outcome.success);
    assert_true(isnan(play_bench_measure(&bench, "limits_front_mm")));
    session_trial_finish(&bench.trial);
}

static void test_limits_of_who_only_stands_there_are_not_measured(void **state)
{
    (void)state;
    begin();
    for (int i = 0; i < 20000 && bench.trial.stage != SESSION_STAGE_DONE; i++)
        push(70, 7 + 10 * sin(i * 0.02), 12);                    // sways, leans nowhere
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE); // in peace
    assert_false(bench.trial.outcome.success);
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++) // the result shows no direction as leant to
        assert_false(sim_limits_is_lean(i, play_bench_measure(&bench, session_limits_code(i))));
    session_trial_finish(&bench.trial);
}

static void test_limits_are_offered_where_reach_is(void **state)
{
    (void)state;
    begin();
    assert_ptr_equal(session_play_for(&bench.rung, SESSION_GAME_LIMITS, SESSION_TIER_BOARD),
                     &session_play_limits);
    assert_null(session_play_for(&bench.rung, SESSION_GAME_LIMITS, SESSION_TIER_GUIDED));
    bench.rung.reach = false;
    assert_null(session_play_for(&bench.rung, SESSION_GAME_LIMITS, SESSION_TIER_BOARD));
    session_trial_finish(&bench.trial);
}

static void test_limits_codes_name_the_directions(void **state)
{
    (void)state;
    double ml, ap;
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++) {
        sim_limits_vector(i, &ml, &ap);
        assert_int_equal(strstr(session_limits_code(i), "front") != NULL, ap > 0.1);
        assert_int_equal(strstr(session_limits_code(i), "left") != NULL, ml < -0.1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits_are_what_was_leant),
        cmocka_unit_test(test_limits_held_on_are_not_measured),
        cmocka_unit_test(test_limits_of_who_only_stands_there_are_not_measured),
        cmocka_unit_test(test_limits_are_offered_where_reach_is),
        cmocka_unit_test(test_limits_codes_name_the_directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
