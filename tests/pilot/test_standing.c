#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "game/pilot/pilot.h"

// The rungs S5 to S10 as shipped, played by a virtual body: the right thing passes, the wrong
// thing does not, and nothing goes on for ever.

struct play {
    struct input *input;
    uint8_t device;
    struct pilot pilot;
    struct session_programme programme;
    struct session_sitting sitting;
    struct session_trial trial;
    int64_t now_us;
    bool said[SESSION_SAY_COUNT_OF_LINES];
};

struct way {
    const char *rung;
    enum session_side side;
    enum session_game game;
    enum body_profile profile;
    uint64_t seed;
};

static void read_programme(struct session_programme *programme)
{
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    char path[512], error[256] = "";
    snprintf(path, sizeof path, "%s/assets/programme/standing.ini", root ? root : ".");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = malloc(1 << 16);
    size_t size = fread(text, 1, 1 << 16, file);
    fclose(file);
    if (!session_programme_parse(programme, "standing.ini", text, size, error, sizeof error))
        fail_msg("%s", error);
    free(text);
}

static void begin(struct play *play, const struct way *way)
{
    *play = (struct play){.now_us = 1000000};
    read_programme(&play->programme);
    session_sitting_init(&play->sitting);
    const struct session_trial_settings settings = {
        .rung = session_programme_rung(&play->programme, way->rung),
        .side = way->side,
        .game = way->game,
        .difficulty = 0.3,
        .limits = sim_lean_limits_default,
        .frame = sway_board_frame_default,
        .feedback_share = 1,
        .seed = way->seed,
        .sitting = &play->sitting,
    };
    assert_true(session_trial_init(&play->trial, &settings));
    play->input = input_create(&(struct input_settings){.real_devices = false});
    assert_non_null(play->input);
    struct body_settings body = body_settings_default;
    body.profile = way->profile;
    body.seed = way->seed;
    assert_true(input_add_virtual(play->input, &body, play->now_us, &play->device));
    pilot_init(&play->pilot);
    pilot_stand(&play->pilot, true);
}

static void tell(struct play *play, const struct body_command *command)
{
    input_virtual_command(play->input, play->device, command);
}

// One hundredth of a second; the pilot acts only when it is asked to.
static void step(struct play *play, bool piloted)
{
    struct body_command command;
    play->now_us += 10000;
    if (piloted && pilot_step(&play->pilot, &play->trial, &command))
        tell(play, &command);
    input_advance(play->input, play->now_us);
    struct input_event event;
    while (input_poll(play->input, &event))
        if (event.type == INPUT_EVENT_BOARD)
            session_trial_push(&play->trial, &event.data.board);
    struct session_event heard;
    while (session_trial_poll(&play->trial, &heard))
        if (heard.type == SESSION_EVENT_SAY)
            play->said[heard.say] = true;
}

static void run(struct play *play, double seconds, bool piloted)
{
    for (int i = 0; i < (int)(seconds * 100) && play->trial.stage != SESSION_STAGE_DONE; i++)
        step(play, piloted);
}

static void end(struct play *play)
{
    session_trial_finish(&play->trial);
    input_destroy(play->input);
}

static bool passes(const struct way *way)
{
    struct play play;
    begin(&play, way);
    run(&play, 300, true);
    assert_int_equal(play.trial.stage, SESSION_STAGE_DONE);
    bool success = play.trial.outcome.success;
    end(&play);
    return success;
}

// Of twelve young persons, six on either side.
static int young_who_pass(const char *rung, enum session_game game)
{
    int passed = 0;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        const struct way way = {rung, seed % 2 ? SESSION_SIDE_LEFT : SESSION_SIDE_RIGHT, game,
                                BODY_YOUNG, seed};
        passed += passes(&way);
    }
    print_message("%s: %d of 12 young persons pass\n", rung, passed);
    return passed;
}

static void test_standing_young_body_passes_with_open_eyes(void **state)
{
    (void)state;
    assert_true(young_who_pass("S5", SESSION_GAME_HOLD) >= 10);
    assert_true(young_who_pass("S6", SESSION_GAME_HOLD) >= 9);
    assert_true(young_who_pass("S7", SESSION_GAME_HOLD) >= 8);
    assert_true(young_who_pass("S9", SESSION_GAME_HOLD) >= 6);
}

static void test_standing_lanterns_can_be_reached_in_tandem_and_on_one_leg(void **state)
{
    (void)state;
    assert_true(young_who_pass("S5", SESSION_GAME_REACH) >= 5);
    assert_true(young_who_pass("S7", SESSION_GAME_REACH) >= 3);
}

static void test_standing_hard_rungs_end_kindly_for_a_weak_body(void **state)
{
    (void)state;
    static const char *const rungs[] = {"S6", "S7", "S8", "S9", "S10"};
    for (size_t i = 0; i < sizeof rungs / sizeof rungs[0]; i++) {
        double longest_s = 0;
        for (uint64_t seed = 1; seed <= 8; seed++) {
            struct play play;
            begin(&play, &(struct way){rungs[i], SESSION_SIDE_RIGHT, SESSION_GAME_HOLD,
                                       BODY_NEUROPATHY, seed});
            run(&play, 300, true);
            assert_int_equal(play.trial.stage, SESSION_STAGE_DONE);
            longest_s = fmax(longest_s, (double)play.now_us * 1e-6);
            assert_true(play.trial.outcome.end == SESSION_END_DONE ||
                        play.trial.outcome.end == SESSION_END_TIME ||
                        play.trial.outcome.end == SESSION_END_BREAKS);
            end(&play);
        }
        print_message("%s: a weak body is done after %.0f s at the latest\n", rungs[i], longest_s);
        assert_true(longest_s < 200);
    }
}

static void test_standing_both_feet_down_never_start_the_clock_of_one_leg(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 9; seed++) {
        struct play play;
        begin(&play, &(struct way){"S7", SESSION_SIDE_LEFT, SESSION_GAME_HOLD,
                                   (enum body_profile)(seed % 3), seed});
        tell(&play, &(struct body_command){.stance = BODY_STANCE_APART, .front_left = true});
        run(&play, 90, false);
        assert_int_equal(play.trial.stage, SESSION_STAGE_WAIT);
        assert_int_equal(play.trial.ask, SESSION_ASK_LIFT);
        assert_true(play.said[SESSION_SAY_LIFT_RIGHT]); // the left leg stands
        session_trial_end(&play.trial, SESSION_END_PLAYER);
        assert_false(play.trial.outcome.success);
        assert_near(play.trial.outcome.hands_off_s, 0, 0);
        end(&play);
    }
}

static void test_standing_a_foot_put_down_stops_the_clock(void **state)
{
    (void)state;
    struct play play;
    begin(&play, &(struct way){"S7", SESSION_SIDE_LEFT, SESSION_GAME_HOLD, BODY_YOUNG, 1});
    for (int i = 0; i < 6000 && play.trial.ring.held_s < 2; i++)
        step(&play, true);
    assert_true(play.trial.ring.held_s >= 2);
    int breaks = play.trial.breaks;
    tell(&play, &(struct body_command){.stance = BODY_STANCE_APART, .front_left = true});
    run(&play, 30, false);
    assert_int_equal(play.trial.breaks, breaks + 1);
    assert_int_equal(play.trial.stage, SESSION_STAGE_WAIT);
    assert_true(play.trial.ring.held_s < 3); // the foot was on its way for a moment
    assert_true(sway_hands_off_s(&play.trial.hands_off) < 5);
    end(&play);
}

static void test_standing_the_other_leg_is_told_kindly_and_can_be_changed(void **state)
{
    (void)state;
    struct play play;
    begin(&play, &(struct way){"S7", SESSION_SIDE_RIGHT, SESSION_GAME_HOLD, BODY_YOUNG, 3});
    tell(&play, &(struct body_command){.stance = BODY_STANCE_ONE_LEG, .front_left = true});
    run(&play, 20, false);
    assert_int_equal(play.trial.stage, SESSION_STAGE_WAIT);
    assert_true(play.said[SESSION_SAY_OTHER_FOOT]);
    assert_int_equal(play.trial.breaks, 0); // no reproach
    tell(&play, &(struct body_command){.stance = BODY_STANCE_ONE_LEG, .front_left = false});
    run(&play, 4.5, false);
    assert_int_equal(play.trial.stage, SESSION_STAGE_LEAD_IN);
    end(&play);
}

static void test_standing_flat_foot_does_not_pass_on_tiptoe(void **state)
{
    (void)state;
    int clocks = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct play play;
        begin(&play, &(struct way){"S9", SESSION_SIDE_LEFT, SESSION_GAME_HOLD,
                                   seed % 3 ? BODY_YOUNG : BODY_OLD, seed});
        tell(&play, &(struct body_command){.stance = BODY_STANCE_ONE_LEG, .front_left = true});
        run(&play, 300, false);
        assert_int_equal(play.trial.stage, SESSION_STAGE_DONE); // it does not wait for ever
        assert_false(play.trial.outcome.success);
        assert_true(play.trial.outcome.hands_off_s < 3);
        clocks += play.trial.outcome.go_us != 0;
        end(&play);
    }
    assert_true(clocks <= 5); // a long lean forward may look like a heel for a moment
}

static void test_standing_a_heel_that_comes_down_makes_the_clock_wait(void **state)
{
    (void)state;
    struct play play;
    begin(&play, &(struct way){"S9", SESSION_SIDE_LEFT, SESSION_GAME_HOLD, BODY_YOUNG, 1});
    for (int i = 0; i < 6000 && play.trial.ring.held_s < 2; i++)
        step(&play, true);
    assert_true(play.trial.ring.held_s >= 2);
    tell(&play, &(struct body_command){.stance = BODY_STANCE_ONE_LEG, .front_left = true});
    run(&play, 4, false);
    assert_true(play.trial.ring.held_s < 3);
    assert_int_equal(play.trial.ask, SESSION_ASK_RISE);
    assert_int_equal(play.trial.breaks, 0);
    run(&play, 60, false);
    assert_int_equal(play.trial.stage, SESSION_STAGE_DONE);
    assert_false(play.trial.outcome.success);
    end(&play);
}

static void test_standing_eyes_close_on_tiptoe_only_when_the_heel_is_up(void **state)
{
    (void)state;
    struct play play;
    begin(&play, &(struct way){"S10", SESSION_SIDE_LEFT, SESSION_GAME_HOLD, BODY_YOUNG, 1});
    for (int i = 0; i < 6000 && play.trial.ask != SESSION_ASK_RISE; i++) {
        step(&play, true);
        assert_false(play.pilot.command.eyes_closed);
    }
    assert_false(play.said[SESSION_SAY_CLOSE_EYES]);
    for (int i = 0; i < 6000 && play.trial.stage != SESSION_STAGE_PLAY; i++)
        step(&play, true);
    assert_true(play.pilot.command.eyes_closed);
    assert_true(play.said[SESSION_SAY_CLOSE_EYES]);
    assert_true(play.trial.toes.up);
    end(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standing_young_body_passes_with_open_eyes),
        cmocka_unit_test(test_standing_lanterns_can_be_reached_in_tandem_and_on_one_leg),
        cmocka_unit_test(test_standing_hard_rungs_end_kindly_for_a_weak_body),
        cmocka_unit_test(test_standing_both_feet_down_never_start_the_clock_of_one_leg),
        cmocka_unit_test(test_standing_a_foot_put_down_stops_the_clock),
        cmocka_unit_test(test_standing_the_other_leg_is_told_kindly_and_can_be_changed),
        cmocka_unit_test(test_standing_flat_foot_does_not_pass_on_tiptoe),
        cmocka_unit_test(test_standing_a_heel_that_comes_down_makes_the_clock_wait),
        cmocka_unit_test(test_standing_eyes_close_on_tiptoe_only_when_the_heel_is_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
