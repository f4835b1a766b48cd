#include "tests/check.h"

#include <SDL_gamecontroller.h>
#include <SDL_scancode.h>
#include <string.h>

#include "game/deeds.h"
#include "game/screens/play_views.h"
#include "tests/screens/stage_levels.h"

// What keys, pads, pointers and touches do in a level: an event in, acts of the trial out.

static struct stage stage;
static struct deeds deeds;

static int open_stage(void **state)
{
    (void)state;
    if (!stage_open(&stage))
        return -1;
    stage.core.pilot_plays = false; // the events come from here
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

// As soon as the clock runs.
static const struct session_trial *play(const char *rung, enum session_game game,
                                        enum session_tier tier)
{
    assert_true(stage_begin_level(&stage, rung, game, tier));
    stage_play_level(&stage, SESSION_STAGE_PLAY, 0.05);
    assert_int_equal(stage.core.trial.stage, SESSION_STAGE_PLAY);
    deeds_init(&deeds);
    return &stage.core.trial;
}

static struct deed take(const struct ui_event *event, float x, float y)
{
    return deeds_take(&deeds, &stage.core.trial, event, (struct draw_point){x, y}, false);
}

static struct deed key(enum ui_event_type type, SDL_Scancode code)
{
    return take(&(struct ui_event){.type = type, .key = (int)code, .button = -1}, 0, 0);
}

static struct deed pad(enum ui_event_type type, SDL_GameControllerButton button)
{
    return take(&(struct ui_event){.type = type, .device = UI_DEVICE_PAD, .button = (int)button}, 0,
                0);
}

static struct deed pointer(enum ui_event_type type, float x, float y)
{
    return take(&(struct ui_event){.type = type, .device = UI_DEVICE_POINTER, .button = -1}, x, y);
}

static void carry_out(const struct deed *deed)
{
    for (int i = 0; i < deed->act_count; i++)
        core_act(&stage.core, &deed->act[i]);
}

static void assert_act(struct deed deed, enum session_act_type type)
{
    assert_int_equal(deed.meaning, DEED_ACTS);
    assert_int_equal(deed.act[deed.act_count - 1].type, type);
}

static void test_bindings_numbers_are_those_of_the_window(void **state)
{
    (void)state;
    assert_int_equal(SCREEN_KEY_A, SDL_SCANCODE_A);
    assert_int_equal(SCREEN_KEY_SEMICOLON, SDL_SCANCODE_SEMICOLON);
    assert_int_equal(SCREEN_KEY_N, SDL_SCANCODE_N);
    assert_int_equal(SCREEN_KEY_V, SDL_SCANCODE_V);
    assert_int_equal(SCREEN_KEY_T, SDL_SCANCODE_T);
    assert_int_equal(SCREEN_KEY_R, SDL_SCANCODE_R);
    assert_int_equal(SCREEN_KEY_ENTER, SDL_SCANCODE_RETURN);
    assert_int_equal(SCREEN_KEY_BACKSPACE, SDL_SCANCODE_BACKSPACE);
    assert_int_equal(SCREEN_KEY_DELETE, SDL_SCANCODE_DELETE);
    assert_int_equal(SCREEN_KEY_UP, SDL_SCANCODE_UP);
    assert_int_equal(SCREEN_KEY_KEYPAD_ENTER, SDL_SCANCODE_KP_ENTER);
    assert_int_equal(SCREEN_BUTTON_A, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(SCREEN_BUTTON_SELECT, SDL_CONTROLLER_BUTTON_BACK);
    assert_int_equal(SCREEN_BUTTON_RB, SDL_CONTROLLER_BUTTON_RIGHTSHOULDER);
    assert_int_equal(SCREEN_BUTTON_RIGHT, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
}

static void test_bindings_without_a_board_the_player_tells(void **state)
{
    (void)state;
    play("S3", SESSION_GAME_HOLD, SESSION_TIER_PAD);
    assert_act(key(UI_TOUCHED, SDL_SCANCODE_T), SESSION_ACT_TOUCHED);
    assert_act(key(UI_OTHER, SDL_SCANCODE_S), SESSION_ACT_STEPPED);
    assert_act(pad(UI_TOUCHED, SDL_CONTROLLER_BUTTON_X), SESSION_ACT_TOUCHED);
    assert_act(pad(UI_CHOOSE, SDL_CONTROLLER_BUTTON_A), SESSION_ACT_STEPPED);
    assert_int_equal(key(UI_OTHER, SDL_SCANCODE_G).meaning, DEED_PAUSE);
    assert_int_equal(key(UI_PAUSE, SDL_SCANCODE_SPACE).meaning, DEED_PAUSE);
    assert_int_equal(key(UI_BACK, SDL_SCANCODE_ESCAPE).meaning, DEED_END);
    assert_int_equal(pointer(UI_CLICK, 900, 300).meaning, DEED_PAUSE);
    assert_int_equal(key(UI_KEY_UP, SDL_SCANCODE_T).meaning, DEED_NOTHING);
    stage_leave_level(&stage);
}

static void test_bindings_on_a_board_the_board_tells_of_steps(void **state)
{
    (void)state;
    play("S1", SESSION_GAME_HOLD, SESSION_TIER_BOARD);
    assert_act(key(UI_TOUCHED, SDL_SCANCODE_T), SESSION_ACT_TOUCHED);
    assert_int_equal(key(UI_OTHER, SDL_SCANCODE_S).meaning, DEED_PAUSE);
    assert_int_equal(key(UI_VIEW, SDL_SCANCODE_V).meaning, DEED_VIEW);
    assert_int_equal(key(UI_UP, SDL_SCANCODE_UP).meaning, DEED_PAUSE);
    const struct ui_event up = {.type = UI_UP, .key = SDL_SCANCODE_UP, .button = -1};
    struct deed steers =
        deeds_take(&deeds, &stage.core.trial, &up, (struct draw_point){0, 0}, true);
    assert_int_equal(steers.meaning, DEED_NOTHING);
    stage_leave_level(&stage);
}

static void test_bindings_taps_leave_space_to_the_pause(void **state)
{
    (void)state;
    const struct session_trial *trial = play("W1", SESSION_GAME_MARCH, SESSION_TIER_PAD);
    struct deed tap = key(UI_CHOOSE, SDL_SCANCODE_RETURN);
    assert_act(tap, SESSION_ACT_STEP_TAP);
    assert_act(key(UI_DOWN, SDL_SCANCODE_DOWN), SESSION_ACT_STEP_TAP);
    assert_act(pad(UI_CHOOSE, SDL_CONTROLLER_BUTTON_A), SESSION_ACT_STEP_TAP);
    assert_act(pointer(UI_CLICK, 700, 700), SESSION_ACT_STEP_TAP);
    assert_int_equal(key(UI_PAUSE, SDL_SCANCODE_SPACE).meaning, DEED_PAUSE);
    assert_int_equal(pad(UI_BACK, SDL_CONTROLLER_BUTTON_B).meaning, DEED_END);
    carry_out(&tap);
    assert_int_equal(trial->game.march.march.step_count, 1);
    stage_leave_level(&stage);
}

static void test_bindings_fingers_lie_where_the_keys_are(void **state)
{
    (void)state;
    static const SDL_Scancode codes[SIM_FINGER_COUNT] = {
        SDL_SCANCODE_V, SDL_SCANCODE_F, SDL_SCANCODE_D, SDL_SCANCODE_S, SDL_SCANCODE_A,
        SDL_SCANCODE_N, SDL_SCANCODE_J, SDL_SCANCODE_K, SDL_SCANCODE_L, SDL_SCANCODE_SEMICOLON};
    const struct session_trial *trial = play("H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD);
    for (int i = 0; i < SIM_FINGER_COUNT; i++) {
        // V, D, S, T mean other things elsewhere
        struct deed down = key(codes[i] == SDL_SCANCODE_V ? UI_VIEW : UI_OTHER, codes[i]);
        assert_act(down, SESSION_ACT_FINGER);
        assert_int_equal(down.act[down.act_count - 1].number, i);
        assert_true(down.act[down.act_count - 1].down);
        carry_out(&down);
        assert_true(trial->game.fingers.fingers.held >> i & 1U);
        struct deed up = key(UI_KEY_UP, codes[i]);
        carry_out(&up);
        assert_false(trial->game.fingers.fingers.held >> i & 1U);
    }
    assert_int_equal(key(UI_TOUCHED, SDL_SCANCODE_T).meaning, DEED_PAUSE);
    assert_int_equal(pad(UI_BACK, SDL_CONTROLLER_BUTTON_B).meaning, DEED_END);
    assert_act(pad(UI_RIGHT, SDL_CONTROLLER_BUTTON_DPAD_RIGHT), SESSION_ACT_FINGER);
    stage_leave_level(&stage);
}

// Released unseen, in the pause: the next touch of it is one all the same.
static void test_bindings_a_finger_held_into_the_pause_counts_again(void **state)
{
    (void)state;
    const struct session_trial *trial = play("H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD);
    struct deed down = key(UI_OTHER, SDL_SCANCODE_J);
    carry_out(&down);
    session_trial_pause(&stage.core.trial, SESSION_PAUSE_PLAYER);
    struct deed up = key(UI_KEY_UP, SDL_SCANCODE_J);
    carry_out(&up);
    assert_int_equal(key(UI_OTHER, SDL_SCANCODE_J).meaning, DEED_PAUSE); // goes on
    session_trial_resume(&stage.core.trial);
    stage_play_level(&stage, SESSION_STAGE_LEAD_IN, 1);
    assert_int_equal(key(UI_OTHER, SDL_SCANCODE_J).meaning, DEED_NOTHING); // comes to rest
    stage_play_level(&stage, SESSION_STAGE_PLAY, 0.1);
    int touches = trial->game.fingers.fingers.touch_count;
    down = key(UI_OTHER, SDL_SCANCODE_J);
    carry_out(&down);
    assert_int_equal(trial->game.fingers.fingers.touch_count, touches + 1);
    stage_leave_level(&stage);
}

static struct deed touch(enum ui_event_type type, int64_t id, float x)
{
    return take(
        &(struct ui_event){
            .type = type, .device = UI_DEVICE_POINTER, .button = -1, .finger = id, .touched = true},
        x, 500);
}

static void test_bindings_touches_are_fingers_from_left_to_right(void **state)
{
    (void)state;
    const struct session_trial *trial = play("H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD);
    bool left = trial->settings.side == SESSION_SIDE_LEFT;
    struct deed first = touch(UI_TOUCH, 7, 60), last = touch(UI_TOUCH, 9, 1860);
    assert_act(first, SESSION_ACT_FINGER);
    assert_act(last, SESSION_ACT_FINGER);
    assert_int_equal(first.act[1].number, left ? SIM_FINGER_LITTLE : 5 + SIM_FINGER_THUMB);
    assert_int_equal(last.act[1].number, left ? SIM_FINGER_THUMB : 5 + SIM_FINGER_LITTLE);
    // The first one moves before it leaves: it is still the same finger.
    struct deed up = touch(UI_TOUCH_END, 7, 1500);
    assert_int_equal(up.act[0].number, first.act[1].number);
    assert_false(up.act[0].down);
    assert_int_equal(touch(UI_TOUCH_END, 7, 60).meaning, DEED_NOTHING);
    // The click that every touch also is must not pause.
    const struct ui_event click = {
        .type = UI_CLICK, .device = UI_DEVICE_POINTER, .button = -1, .touched = true};
    assert_int_equal(take(&click, 60, 500).meaning, DEED_NOTHING);
    assert_int_equal(pointer(UI_CLICK, 60, 500).meaning, DEED_PAUSE);
    stage_leave_level(&stage);
}

static void test_bindings_buttons_are_counted_and_taken_back(void **state)
{
    (void)state;
    play("H6", SESSION_GAME_BUTTONS, SESSION_TIER_PAD);
    assert_act(key(UI_CHOOSE, SDL_SCANCODE_RETURN), SESSION_ACT_BUTTON);
    assert_act(pointer(UI_CLICK, 1390, 580), SESSION_ACT_BUTTON);
    assert_act(key(UI_OTHER, SDL_SCANCODE_R), SESSION_ACT_ROW);
    assert_act(key(UI_BACK, SDL_SCANCODE_BACKSPACE), SESSION_ACT_TAKE_BACK);
    assert_act(pad(UI_TOUCHED, SDL_CONTROLLER_BUTTON_X), SESSION_ACT_TAKE_BACK);
    assert_act(key(UI_OTHER, SDL_SCANCODE_F), SESSION_ACT_FINISHED);
    assert_int_equal(key(UI_BACK, SDL_SCANCODE_ESCAPE).meaning, DEED_END);
    assert_int_equal(key(UI_TOUCHED, SDL_SCANCODE_T).meaning, DEED_PAUSE); // who sits holds nothing
    stage_leave_level(&stage);
}

// In a stance that no board sees the foot is told; A counts buttons there, so RB tells it.
static void test_bindings_buttons_in_a_stance_tell_of_hand_and_foot(void **state)
{
    (void)state;
    play("H7", SESSION_GAME_BUTTONS, SESSION_TIER_PAD);
    assert_act(key(UI_TOUCHED, SDL_SCANCODE_T), SESSION_ACT_TOUCHED);
    assert_act(key(UI_OTHER, SDL_SCANCODE_S), SESSION_ACT_STEPPED);
    assert_act(pad(UI_CHOOSE, SDL_CONTROLLER_BUTTON_A), SESSION_ACT_BUTTON);
    assert_act(pad(UI_OTHER, SDL_CONTROLLER_BUTTON_RIGHTSHOULDER), SESSION_ACT_STEPPED);
    assert_act(pad(UI_OTHER, SDL_CONTROLLER_BUTTON_LEFTSHOULDER), SESSION_ACT_TOUCHED);
    stage_leave_level(&stage);
}

static bool begins_with(const char *words, const char *beginning)
{
    return strncmp(words, beginning, strlen(beginning)) == 0;
}

// What the strip says with a keyboard.
static void expect_hints(const char *rung, enum session_game game, enum session_tier tier,
                         const char *const *hints, int count)
{
    struct draw_level_text text = {0};
    struct screen_play_words room;
    play(rung, game, tier);
    view_frame(&stage.view, &stage.core);
    stage.view.model.device = SCREEN_DEVICE_KEYS;
    screen_play_fill_hints(&stage.view.model, &text, &room);
    assert_int_equal(text.hint_count, count);
    for (int i = 0; i < count; i++) {
        assert_true(begins_with(text.hints[i].text, hints[i]));
        assert_true(text.hints[i].stays == (i == count - 1)); // the pause
    }
    stage_leave_level(&stage);
}

static void test_bindings_hints_of_a_stance_come_before_those_of_the_hands(void **state)
{
    (void)state;
    static const char *const buttons[] = {"T:", "S:", "Enter:", "Space:"};
    static const char *const bottle[] = {"T:", "S:", "Enter:", "Space:"};
    static const char *const march[] = {"T:", "Enter:", "Space:"};
    static const char *const stand[] = {"T:", "S:", "Space:"};
    expect_hints("H7", SESSION_GAME_BUTTONS, SESSION_TIER_PAD, buttons, 4);
    expect_hints("H3", SESSION_GAME_BOTTLE, SESSION_TIER_GUIDED, bottle, 4);
    expect_hints("W1", SESSION_GAME_MARCH, SESSION_TIER_PAD, march, 3);
    expect_hints("S1", SESSION_GAME_HOLD, SESSION_TIER_PAD, stand, 3);
}

static void test_bindings_pointer_and_stick_write(void **state)
{
    (void)state;
    const struct session_trial *trial = play("H8", SESSION_GAME_WRITING, SESSION_TIER_PAD);
    struct deed deed = pointer(UI_POINTER, 400, 500);
    assert_act(deed, SESSION_ACT_PEN);
    assert_false(deed.act[0].down);
    assert_true(pointer(UI_CLICK, 400, 500).act[0].down);
    deed = pointer(UI_POINTER, 420, 510);
    assert_true(deed.act[0].down);
    assert_near(deed.act[0].x, 420, 0.01);
    assert_near(deed.act[0].y, 510, 0.01);
    assert_false(pointer(UI_RELEASE, 420, 510).act[0].down);
    // The stick takes the pen where it is; A holds it down.
    assert_true(pad(UI_CHOOSE, SDL_CONTROLLER_BUTTON_A).act[0].down);
    deed = deeds_follow(&deeds, trial, 1, 0.5, 0.1);
    assert_act(deed, SESSION_ACT_PEN);
    assert_true(deed.act[0].down && deed.act[0].x > 440 && deed.act[0].y < 500);
    assert_false(pad(UI_KEY_UP, SDL_CONTROLLER_BUTTON_A).act[0].down);
    assert_int_equal(deeds_follow(&deeds, trial, 0, 0, 0.1).meaning, DEED_NOTHING);
    stage_leave_level(&stage);
}

static void test_bindings_stick_begins_where_the_word_begins(void **state)
{
    (void)state;
    const struct session_trial *trial = play("H8", SESSION_GAME_WRITING, SESSION_TIER_PAD);
    struct deed deed = pad(UI_CHOOSE, SDL_CONTROLLER_BUTTON_A);
    assert_near(deed.act[0].x, trial->settings.word->point[0].x_px, 1);
    assert_near(deed.act[0].y, trial->settings.word->point[0].y_px, 1);
    stage_leave_level(&stage);
}

static void test_bindings_wheel_is_turned_by_ones_and_tens(void **state)
{
    (void)state;
    const struct session_trial *trial = play("W6", SESSION_GAME_ROUTE, SESSION_TIER_PAD);
    struct deed deed = key(UI_RIGHT, SDL_SCANCODE_RIGHT);
    carry_out(&deed);
    deed = key(UI_RIGHT, SDL_SCANCODE_RIGHT);
    carry_out(&deed);
    deed = key(UI_UP, SDL_SCANCODE_UP);
    carry_out(&deed);
    assert_int_equal(trial->game.route.route.steps, 21);
    deed = key(UI_LEFT, SDL_SCANCODE_LEFT);
    carry_out(&deed);
    deed =
        take(&(struct ui_event){.type = UI_WHEEL, .device = UI_DEVICE_POINTER, .steps = -1}, 0, 0);
    carry_out(&deed);
    assert_int_equal(trial->game.route.route.steps, 10);
    for (int i = 0; i < 3; i++) {
        deed = key(UI_LEFT, SDL_SCANCODE_LEFT);
        carry_out(&deed);
    }
    assert_int_equal(trial->game.route.route.steps, 0);
    deed = pointer(UI_CLICK, 1724, 570); // the plus
    carry_out(&deed);
    assert_int_equal(trial->game.route.route.steps, 1);
    assert_act(key(UI_CHOOSE, SDL_SCANCODE_RETURN), SESSION_ACT_FINISHED);
    stage_leave_level(&stage);
}

static void test_bindings_warm_up_follows_stick_or_pointer(void **state)
{
    (void)state;
    const struct session_trial *trial = play("H1", SESSION_GAME_BOTTLE, SESSION_TIER_PAD);
    struct deed deed = deeds_follow(&deeds, trial, 1, 0, 0.01);
    assert_act(deed, SESSION_ACT_TILT);
    assert_near(deed.act[0].x, 1, 1e-9);
    assert_int_equal(deeds_follow(&deeds, trial, 1, 0, 0.01).meaning, DEED_NOTHING); // told
    deed = deeds_follow(&deeds, trial, 0, 0, 0.01);
    assert_act(deed, SESSION_ACT_TILT);
    assert_near(deed.act[0].x, 0, 1e-9);
    deed = pointer(UI_POINTER, 1920, 640);
    assert_near(deed.act[0].x, 1, 1e-9);
    assert_near(deed.act[0].y, 0, 1e-9);
    assert_int_equal(deeds_follow(&deeds, trial, 0, 0, 0.01).meaning, DEED_NOTHING); // it stays
    assert_int_equal(pointer(UI_CLICK, 960, 540).meaning, DEED_NOTHING);
    assert_int_equal(key(UI_LEFT, SDL_SCANCODE_LEFT).meaning, DEED_NOTHING);
    stage_leave_level(&stage);
}

static void test_bindings_real_bottle_falls_and_stands_again(void **state)
{
    (void)state;
    const struct session_trial *trial = play("H1", SESSION_GAME_BOTTLE, SESSION_TIER_BOARD);
    assert_true(trial->game.palm.is_upright);
    struct deed deed = key(UI_OTHER, SDL_SCANCODE_D);
    carry_out(&deed);
    assert_false(trial->game.palm.is_upright);
    deed = pad(UI_CHOOSE, SDL_CONTROLLER_BUTTON_A);
    carry_out(&deed);
    assert_true(trial->game.palm.is_upright);
    stage_leave_level(&stage);
}

static void test_bindings_only_a_pointer_has_buttons(void **state)
{
    (void)state;
    struct screen_items items;
    play("S3", SESSION_GAME_HOLD, SESSION_TIER_PAD);
    stage.view.model.device = SCREEN_DEVICE_KEYS;
    screen_items(SCREEN_PLAY, &stage.view.model, &items);
    assert_int_equal(items.count, 0);
    stage.view.model.device = SCREEN_DEVICE_POINTER;
    screen_items(SCREEN_PLAY, &stage.view.model, &items);
    assert_int_equal(items.count, 3); // pause, touched, stepped
    struct session_act act;
    assert_true(deeds_act_of(screen_binding(items.item[1].value), &stage.core.trial, &act));
    assert_int_equal(act.type, SESSION_ACT_TOUCHED);
    stage_leave_level(&stage);
}

static void test_bindings_the_player_is_asked_how_it_was(void **state)
{
    (void)state;
    struct screen_items items;
    play("S1", SESSION_GAME_HOLD, SESSION_TIER_GUIDED);
    stage_play_level(&stage, SESSION_STAGE_RATE, 0);
    assert_int_equal(stage.core.trial.stage, SESSION_STAGE_RATE);
    screen_items(SCREEN_PLAY, &stage.view.model, &items);
    assert_int_equal(items.count, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(items.item[i].action, SCREEN_ACTION_RATE);
    session_trial_rate(&stage.core.trial, (enum session_rating)items.item[1].value);
    assert_int_equal(stage.core.trial.outcome.rating, SESSION_RATING_JUST_MANAGE);
    stage_leave_level(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bindings_numbers_are_those_of_the_window),
        cmocka_unit_test(test_bindings_without_a_board_the_player_tells),
        cmocka_unit_test(test_bindings_on_a_board_the_board_tells_of_steps),
        cmocka_unit_test(test_bindings_taps_leave_space_to_the_pause),
        cmocka_unit_test(test_bindings_fingers_lie_where_the_keys_are),
        cmocka_unit_test(test_bindings_a_finger_held_into_the_pause_counts_again),
        cmocka_unit_test(test_bindings_touches_are_fingers_from_left_to_right),
        cmocka_unit_test(test_bindings_buttons_are_counted_and_taken_back),
        cmocka_unit_test(test_bindings_buttons_in_a_stance_tell_of_hand_and_foot),
        cmocka_unit_test(test_bindings_hints_of_a_stance_come_before_those_of_the_hands),
        cmocka_unit_test(test_bindings_pointer_and_stick_write),
        cmocka_unit_test(test_bindings_stick_begins_where_the_word_begins),
        cmocka_unit_test(test_bindings_wheel_is_turned_by_ones_and_tens),
        cmocka_unit_test(test_bindings_warm_up_follows_stick_or_pointer),
        cmocka_unit_test(test_bindings_real_bottle_falls_and_stands_again),
        cmocka_unit_test(test_bindings_only_a_pointer_has_buttons),
        cmocka_unit_test(test_bindings_the_player_is_asked_how_it_was),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
