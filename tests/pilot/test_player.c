#include "tests/check.h"

#include <stdbool.h>
#include <string.h>

#include "game/pilot/pilot.h"

// The pilot and a virtual board, joined as the game joins them: commands one way, samples the other.
struct play {
    struct input *input;
    uint8_t device;
    struct pilot pilot;
    struct session_rung rung;
    struct session_trial trial;
    int64_t now_us;
};

static void begin(struct play *play, const char *id, enum session_game game)
{
    *play = (struct play){.now_us = 1000000};
    struct session_rung *rung = &play->rung;
    *rung = (struct session_rung){.tiers = {true, true, true, true},
                                  .hold_s = 30,
                                  .lead_in_s = 5,
                                  .rms_mm = 9,
                                  .limits_factor = 1,
                                  .reach = true};
    memcpy(rung->id, id, strlen(id) + 1);
    if (game == SESSION_GAME_MARCH)
        rung->game = game;
    rung->two_sides = id[1] >= '3';
    rung->eyes_closed = id[1] == '2' || id[1] == '4';
    rung->quarter_turns = rung->two_sides;
    rung->stance = rung->two_sides ? SESSION_STANCE_SEMI_TANDEM : SESSION_STANCE_APART;
    const struct session_trial_settings settings = {
        .rung = rung,
        .side = rung->two_sides ? SESSION_SIDE_LEFT : SESSION_SIDE_NONE,
        .game = game,
        .difficulty = 0,
        .limits = sim_lean_limits_default,
        .frame = sway_board_frame_default,
        .feedback_share = 1,
        .seed = 3,
    };
    assert_true(session_trial_init(&play->trial, &settings));
    play->input = input_create(&(struct input_settings){.real_devices = false});
    assert_non_null(play->input);
    struct body_settings body = body_settings_default;
    body.profile = BODY_YOUNG;
    body.seed = 11;
    assert_true(input_add_virtual(play->input, &body, play->now_us, &play->device));
    pilot_init(&play->pilot);
}

static void run(struct play *play, double seconds)
{
    for (int i = 0; i < (int)(seconds * 100) && play->trial.stage != SESSION_STAGE_DONE; i++) {
        struct body_command command;
        play->now_us += 10000;
        if (pilot_step(&play->pilot, &play->trial, &command))
            input_virtual_command(play->input, play->device, &command);
        input_advance(play->input, play->now_us);
        struct input_event event;
        while (input_poll(play->input, &event))
            if (event.type == INPUT_EVENT_BOARD)
                session_trial_push(&play->trial, &event.data.board);
    }
}

static void end(struct play *play)
{
    session_trial_finish(&play->trial);
    input_destroy(play->input);
}

static void test_player_stands_when_asked_and_holds(void **state)
{
    (void)state;
    struct play play;
    begin(&play, "S1", SESSION_GAME_HOLD);
    run(&play, 5);
    assert_int_equal(play.trial.stage, SESSION_STAGE_WAIT); // nobody asked her to stand
    pilot_stand(&play.pilot, true);
    run(&play, 60);
    assert_true(play.trial.outcome.success);
    end(&play);
}

static void test_player_reaches_the_lanterns_by_leaning(void **state)
{
    (void)state;
    struct play play;
    begin(&play, "S1", SESSION_GAME_REACH);
    pilot_stand(&play.pilot, true);
    run(&play, 150);
    assert_int_equal(play.trial.stage, SESSION_STAGE_DONE);
    assert_true(play.trial.outcome.lanterns >= 7);
    assert_int_equal(play.trial.outcome.breaks, 0);
    end(&play);
}

static void test_player_turns_the_board_and_closes_the_eyes(void **state)
{
    (void)state;
    struct play play;
    begin(&play, "S4", SESSION_GAME_HOLD);
    pilot_stand(&play.pilot, true);
    struct body_command command;
    assert_true(pilot_step(&play.pilot, &play.trial, &command));
    assert_true(command.quarter_turn && command.front_left && !command.eyes_closed);
    assert_int_equal(command.stance, BODY_STANCE_SEMI_TANDEM);
    input_virtual_command(play.input, play.device, &command);
    while (play.trial.stage != SESSION_STAGE_PLAY && play.now_us < 60000000)
        run(&play, 0.1);
    assert_true(play.pilot.command.eyes_closed);
    end(&play);
}

static void test_player_marches_though_somebody_holds_the_keys(void **state)
{
    (void)state;
    struct play play;
    begin(&play, "W1", SESSION_GAME_MARCH);
    pilot_stand(&play.pilot, true);
    pilot_steer(&play.pilot, 0, 0); // a window with a virtual board says so all the time
    run(&play, 75);
    assert_int_equal(play.trial.stage, SESSION_STAGE_DONE);
    assert_true(session_outcome_measure(&play.trial.outcome, "steps") > 20);
    end(&play);
}

static void test_player_looks_at_a_menu_before_choosing(void **state)
{
    (void)state;
    struct pilot pilot;
    pilot_init(&pilot);
    int moved = 0;
    int64_t chosen_us = 0;
    for (int64_t now_us = 0; now_us < 10000000 && !chosen_us; now_us += 10000) {
        enum pilot_press press = pilot_menu(&pilot, now_us, 6, 1);
        moved += press == PILOT_PRESS_RIGHT;
        if (press == PILOT_PRESS_CHOOSE)
            chosen_us = now_us;
    }
    assert_int_equal(moved, 1);
    assert_true(chosen_us >= 2000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_player_stands_when_asked_and_holds),
        cmocka_unit_test(test_player_reaches_the_lanterns_by_leaning),
        cmocka_unit_test(test_player_turns_the_board_and_closes_the_eyes),
        cmocka_unit_test(test_player_marches_though_somebody_holds_the_keys),
        cmocka_unit_test(test_player_looks_at_a_menu_before_choosing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
