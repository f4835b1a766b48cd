#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "game/session/trial.h"
#include "tests/session/board_person.h"

// A person of 70 kg as load and CoP over time, sampled at 100 Hz.
struct stander {
    struct session_trial trial;
    struct session_rung rung;
    struct session_sitting sitting;
    int64_t t_us;
    double load_kg;
    double ml_mm; // where the stance is
    double ap_mm;
    double sway_mm; // amplitude of a .4 Hz sway to the side
};

static struct stander begin(const char *id, enum session_game game, double difficulty)
{
    struct stander stander = {.load_kg = 70, .sway_mm = 3, .t_us = 1000000};
    struct session_rung *rung = &stander.rung;
    *rung = (struct session_rung){.tiers = {true, true, true, true},
                                  .hold_s = 30,
                                  .lead_in_s = 5,
                                  .rms_mm = 6,
                                  .limits_factor = 1,
                                  .reach = true};
    snprintf(rung->id, sizeof rung->id, "%s", id);
    rung->eyes_closed = strcmp(id, "S2") == 0;
    rung->two_sides = strcmp(id, "S3") == 0;
    rung->quarter_turns = rung->two_sides ? 1 : 0;
    session_sitting_init(&stander.sitting);
    const struct session_trial_settings settings = {
        .rung = rung,
        .side = rung->two_sides ? SESSION_SIDE_LEFT : SESSION_SIDE_NONE,
        .game = game,
        .difficulty = difficulty,
        .limits = sim_lean_limits_default,
        .frame = sway_board_frame_default,
        .feedback_share = 1,
        .seed = 5,
    };
    assert_true(session_trial_init(&stander.trial, &settings));
    return stander;
}

static void stand_at(struct stander *stander, double seconds, int step_us)
{
    int64_t until_us = stander->t_us + (int64_t)(seconds * 1e6);
    stander->trial.settings.sitting = &stander->sitting;
    while (stander->t_us < until_us) {
        stander->t_us += step_us;
        double sway = stander->sway_mm * sin(2 * M_PI * 0.4 * (double)stander->t_us * 1e-6);
        double ml_mm = stander->ml_mm + sway, ap_mm = stander->ap_mm;
        bool is_turned = stander->rung.quarter_turns == 1;
        struct input_board_sample sample = board_person_sample(
            stander->t_us, stander->load_kg, is_turned ? -ap_mm : ml_mm, is_turned ? ml_mm : ap_mm);
        session_trial_push(&stander->trial, &sample);
    }
}

static void stand(struct stander *stander, double seconds)
{
    stand_at(stander, seconds, 10000);
}

static bool marked(const struct session_trial *trial, const char *code)
{
    for (size_t i = 0; i < trial->mark_count; i++)
        if (strcmp(trial->marks[i].code, code) == 0)
            return true;
    return false;
}

static bool said(struct session_trial *trial, enum session_say say, int number)
{
    bool found = false;
    struct session_event event;
    while (session_trial_poll(trial, &event))
        found |= event.type == SESSION_EVENT_SAY && event.say == say && event.number == number;
    return found;
}

static void test_trial_still_stander_closes_the_ring(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 2);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_LEAD_IN);
    stand(&stander, 5);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PLAY);
    stand(&stander, 31);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_DONE);
    const struct session_outcome *outcome = &stander.trial.outcome;
    assert_int_equal(outcome->end, SESSION_END_DONE);
    assert_true(outcome->success && outcome->calm);
    assert_near(outcome->planned_s, 30, 0);
    assert_near(outcome->hold_s, 30, 0.011);
    assert_near(outcome->hands_off_s, 30, 0.05);
    // a sine of 3 mm: RMS 3/sqrt 2, mean velocity 4 A f
    assert_near(outcome->score.rms_ml_mm, 3 / sqrt(2), 0.05);
    assert_near(outcome->score.mean_velocity_mm_s, 4 * 3 * 0.4, 0.1);
    session_trial_finish(&stander.trial);
}

static void test_trial_outside_the_ring_only_the_hold_clock_waits(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    double held_s = stander.trial.ring.held_s;
    stander.ml_mm = 25; // far outside 8 mm, but not the 5 cm of moved feet
    stand(&stander, 10);
    assert_near(stander.trial.ring.held_s, held_s, 0.3);
    stander.ml_mm = 0;
    stand(&stander, 40);
    const struct session_outcome *outcome = &stander.trial.outcome;
    assert_near(outcome->hold_s, 30, 0.02);
    assert_near(outcome->hands_off_s, 40, 0.6);
    assert_true(outcome->success && outcome->calm);
    session_trial_finish(&stander.trial);
}

static void test_trial_never_inside_ends_at_twice_the_hold(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 6.8);
    stander.ml_mm = 30;
    stand(&stander, 70);
    const struct session_outcome *outcome = &stander.trial.outcome;
    assert_int_equal(outcome->end, SESSION_END_TIME);
    assert_false(outcome->success);
    assert_near(outcome->hands_off_s, 60, 0.05);
    session_trial_finish(&stander.trial);
}

static void test_trial_hand_on_the_table_makes_the_clocks_wait(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    stander.load_kg = 70 * 0.93; // seven percent on the table
    stand(&stander, 20);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PLAY); // waits, never ends
    assert_true(stander.trial.ring.held_s < 11.5);
    stander.load_kg = 70;
    stand(&stander, 25);
    const struct session_outcome *outcome = &stander.trial.outcome;
    assert_true(outcome->success);
    assert_false(outcome->calm);
    assert_near(outcome->support_s, 20, 1);
    assert_int_equal(outcome->breaks, 0);
    assert_near(outcome->hands_off_s, 30, 1);
    session_trial_finish(&stander.trial);
}

static void test_trial_letting_go_late_takes_the_supported_seconds_back(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stander.load_kg = 62; // leans on the table from the first moment
    stand(&stander, 17);
    assert_true(stander.trial.ring.held_s > 8);
    stander.load_kg = 70;
    stand(&stander, 3);
    assert_true(stander.trial.ring.held_s < 3.1);
    stand(&stander, 40);
    assert_true(stander.trial.outcome.hands_off_s < 33);
    assert_false(stander.trial.outcome.calm);
    session_trial_finish(&stander.trial);
}

static void test_trial_step_off_pauses_and_stepping_on_goes_on(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    double hands_off_s = sway_hands_off_s(&stander.trial.hands_off);
    stander.load_kg = 0;
    stand(&stander, 10);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PAUSED);
    assert_int_equal(stander.trial.pause, SESSION_PAUSE_STEP_OFF);
    stander.load_kg = 70;
    stander.ml_mm = 20; // steps on somewhere else: the ring follows
    stand(&stander, 8);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PLAY);
    assert_near(stander.trial.ring.centre_ml_mm, 20, 2);
    assert_true(sway_hands_off_s(&stander.trial.hands_off) < hands_off_s + 2);
    stand(&stander, 30);
    assert_true(stander.trial.outcome.success);
    assert_false(stander.trial.outcome.calm);
    assert_int_equal(stander.trial.outcome.breaks, 1);
    assert_true(marked(&stander.trial, "step_off"));
    session_trial_finish(&stander.trial);
}

static void test_trial_third_step_off_in_a_minute_ends_the_block(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    for (int i = 0; i < 3; i++) {
        stander.load_kg = 70;
        stand(&stander, 9);
        stander.load_kg = 0;
        stand(&stander, 1);
    }
    assert_int_equal(stander.trial.outcome.end, SESSION_END_BREAKS);
    assert_false(stander.trial.outcome.success);
    session_trial_finish(&stander.trial);
}

static void test_trial_key_pauses_at_once_and_the_player_resumes(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    session_trial_pause(&stander.trial, SESSION_PAUSE_PLAYER);
    double held_s = stander.trial.ring.held_s;
    stand(&stander, 30);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PAUSED);
    assert_near(stander.trial.ring.held_s, held_s, 0);
    session_trial_resume(&stander.trial);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_LEAD_IN);
    stand(&stander, 40);
    assert_true(stander.trial.outcome.success && stander.trial.outcome.calm);
    assert_int_equal(stander.trial.outcome.breaks, 0);
    session_trial_finish(&stander.trial);
}

static void test_trial_lost_board_pauses_and_its_return_goes_on(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    session_trial_pause(&stander.trial, SESSION_PAUSE_SIGNAL);
    stander.t_us += 8000000; // silence
    stand(&stander, 8);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PLAY);
    assert_true(sway_hands_off_s(&stander.trial.hands_off) < 14.5); // not the 8 s
    stand(&stander, 40);
    assert_true(stander.trial.outcome.success && stander.trial.outcome.calm);
    session_trial_finish(&stander.trial);
}

static void test_trial_same_samples_same_outcome_at_other_rates(void **state)
{
    (void)state;
    double hands_off_s[2];
    const int step_us[2] = {10000, 16000};
    for (int i = 0; i < 2; i++) {
        struct stander stander = begin("S1", SESSION_GAME_HOLD, 0.3);
        stand_at(&stander, 40, step_us[i]);
        assert_true(stander.trial.outcome.success);
        assert_near(stander.trial.outcome.planned_s, 20, 0); // 30 s x .65, whole seconds
        hands_off_s[i] = stander.trial.outcome.hands_off_s;
        session_trial_finish(&stander.trial);
    }
    assert_near(hands_off_s[0], hands_off_s[1], 0.05);
}

static void test_trial_eyes_closed_is_told_by_voice(void **state)
{
    (void)state;
    struct stander stander = begin("S2", SESSION_GAME_HOLD, 1);
    stand(&stander, 2);
    assert_true(said(&stander.trial, SESSION_SAY_CLOSE_EYES, -1));
    stand(&stander, 4);
    assert_true(said(&stander.trial, SESSION_SAY_COUNT, 5));
    stand(&stander, 3.5);
    assert_true(said(&stander.trial, SESSION_SAY_GO, -1));
    stand(&stander, 15.5);
    assert_true(said(&stander.trial, SESSION_SAY_HALF, -1));
    stand(&stander, 5);
    assert_true(said(&stander.trial, SESSION_SAY_TEN_LEFT, -1));
    stand(&stander, 9);
    assert_true(said(&stander.trial, SESSION_SAY_COUNT, 1));
    stand(&stander, 2);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_DONE);
    assert_true(said(&stander.trial, SESSION_SAY_END_OPEN_EYES, -1));
    session_trial_finish(&stander.trial);
}

static void test_trial_sway_is_heard_on_its_side_and_stillness_is_silent(void **state)
{
    (void)state;
    struct stander stander = begin("S2", SESSION_GAME_HOLD, 0);
    stander.sway_mm = 0;
    stand(&stander, 12);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PLAY);
    assert_near(stander.trial.cue.level, 0, 0);
    stander.ml_mm = 30;
    stand(&stander, 0.5);
    assert_true(stander.trial.cue.level > 0.05);
    assert_true(stander.trial.cue.pan > 0);
    stander.ml_mm = -30;
    stand(&stander, 0.5);
    assert_true(stander.trial.cue.pan < 0);
    session_trial_finish(&stander.trial);
}

static void test_trial_board_turned_lengthwise_keeps_the_persons_axes(void **state)
{
    (void)state;
    struct stander stander = begin("S3", SESSION_GAME_HOLD, 0.5);
    stand(&stander, 8);
    stander.ml_mm = 12;
    stand(&stander, 1);
    assert_true(stander.trial.boat.ml_mm > 8);
    assert_near(stander.trial.boat.ap_mm, 0, 1);
    session_trial_finish(&stander.trial);
}

static void test_trial_reach_follows_the_lanterns(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_REACH, 0.5);
    stander.sway_mm = 0;
    stand(&stander, 6.5);
    for (int i = 0; i < 400 && stander.trial.stage != SESSION_STAGE_DONE; i++) {
        if (stander.trial.stage == SESSION_STAGE_PLAY) {
            const struct sim_lantern *lit =
                &stander.trial.lanterns.lantern[stander.trial.lanterns.current];
            stander.ml_mm = stander.trial.ring.centre_ml_mm + lit->ml_mm;
            stander.ap_mm = stander.trial.ring.centre_ap_mm + lit->ap_mm;
        }
        stand(&stander, 0.1);
    }
    assert_int_equal(stander.trial.outcome.lanterns, SIM_LANTERN_COUNT);
    assert_true(stander.trial.outcome.success);
    assert_int_equal(stander.trial.outcome.breaks, 0);
    session_trial_finish(&stander.trial);
}

static void test_trial_moved_feet_are_a_break_and_the_ring_follows(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    stander.ml_mm = 70;
    assert_false(said(&stander.trial, SESSION_SAY_FEET_MOVED, -1));
    for (int i = 0; i < 100 && stander.trial.stage == SESSION_STAGE_PLAY; i++)
        stand(&stander, 0.1);
    assert_true(marked(&stander.trial, "feet_moved"));
    assert_true(said(&stander.trial, SESSION_SAY_FEET_MOVED, -1)); // once, calmly
    assert_int_equal(stander.trial.stage, SESSION_STAGE_LEAD_IN);
    assert_near(stander.trial.boat.ml_mm, 0, 0); // not far outside a ring that will follow
    stand(&stander, 6);
    assert_false(said(&stander.trial, SESSION_SAY_FEET_MOVED, -1));
    assert_int_equal(stander.trial.breaks, 1);
    assert_near(stander.trial.ring.centre_ml_mm, 70, 2);
    session_trial_finish(&stander.trial);
}

static void test_trial_touch_told_by_the_player_holds_the_clocks(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 17);
    double held_s = stander.trial.ring.held_s;
    session_trial_touched(&stander.trial); // a fingertip that no board can see
    stand(&stander, 0.9);
    assert_near(stander.trial.ring.held_s, held_s, 0.02);
    stand(&stander, 40);
    assert_true(stander.trial.outcome.success);
    assert_false(stander.trial.outcome.calm);
    assert_near(stander.trial.outcome.support_s, 1, 0.05);
    assert_int_equal(stander.trial.outcome.breaks, 0);
    session_trial_finish(&stander.trial);
}

static void test_trial_letting_go_in_a_pause_is_seen_too(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stander.load_kg = 62; // a hand on the table from the first moment
    stand(&stander, 17);
    session_trial_pause(&stander.trial, SESSION_PAUSE_PLAYER);
    stander.load_kg = 70;
    stand(&stander, 3);
    session_trial_resume(&stander.trial);
    stand(&stander, 45);
    assert_true(stander.trial.outcome.success);
    assert_false(stander.trial.outcome.calm);
    assert_near(stander.trial.outcome.hands_off_s, 30, 0.1);
    session_trial_finish(&stander.trial);
}

static void test_trial_hand_that_stays_over_go_is_support(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stand(&stander, 3);
    stander.load_kg = 65; // takes hold in the lead-in, after the load was known
    stand(&stander, 7);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_PLAY);
    stander.load_kg = 70;
    stand(&stander, 40);
    assert_true(stander.trial.outcome.success);
    assert_false(stander.trial.outcome.calm);
    session_trial_finish(&stander.trial);
}

static void test_trial_waiting_long_for_somebody_is_no_end(void **state)
{
    (void)state;
    struct stander stander = begin("S1", SESSION_GAME_HOLD, 1);
    stander.load_kg = 0;
    stand(&stander, 25 * 60);
    assert_int_equal(stander.trial.stage, SESSION_STAGE_WAIT);
    stander.load_kg = 70;
    stand(&stander, 45);
    assert_true(stander.trial.outcome.success && stander.trial.outcome.calm);
    session_trial_finish(&stander.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trial_still_stander_closes_the_ring),
        cmocka_unit_test(test_trial_outside_the_ring_only_the_hold_clock_waits),
        cmocka_unit_test(test_trial_never_inside_ends_at_twice_the_hold),
        cmocka_unit_test(test_trial_hand_on_the_table_makes_the_clocks_wait),
        cmocka_unit_test(test_trial_letting_go_late_takes_the_supported_seconds_back),
        cmocka_unit_test(test_trial_step_off_pauses_and_stepping_on_goes_on),
        cmocka_unit_test(test_trial_third_step_off_in_a_minute_ends_the_block),
        cmocka_unit_test(test_trial_key_pauses_at_once_and_the_player_resumes),
        cmocka_unit_test(test_trial_lost_board_pauses_and_its_return_goes_on),
        cmocka_unit_test(test_trial_same_samples_same_outcome_at_other_rates),
        cmocka_unit_test(test_trial_eyes_closed_is_told_by_voice),
        cmocka_unit_test(test_trial_sway_is_heard_on_its_side_and_stillness_is_silent),
        cmocka_unit_test(test_trial_board_turned_lengthwise_keeps_the_persons_axes),
        cmocka_unit_test(test_trial_reach_follows_the_lanterns),
        cmocka_unit_test(test_trial_moved_feet_are_a_break_and_the_ring_follows),
        cmocka_unit_test(test_trial_touch_told_by_the_player_holds_the_clocks),
        cmocka_unit_test(test_trial_letting_go_in_a_pause_is_seen_too),
        cmocka_unit_test(test_trial_hand_that_stays_over_go_is_support),
        cmocka_unit_test(test_trial_waiting_long_for_somebody_is_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
