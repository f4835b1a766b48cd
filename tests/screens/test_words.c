#include <string.h>

#include "tests/check.h"
#include "tests/screens/sight.h"

// What a screen says, does not say and offers, by the moment. In English.

static struct sight sight;

static void home_first(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_START);
    assert_true(sight_says(seen, "Good morning"));
    assert_true(sight_says(seen, "Friday, 20 November"));
    assert_true(sight_says(seen, "Lean to move"));
    assert_false(sight_says(seen, "back")); // there is nothing to go back to
}

// While the voice speaks its words stand where the hints are.
static void home_month(const struct sight *seen)
{
    assert_true(sight_says(seen, "31 days this month"));
    assert_true(sight_says(seen, "mit der kurzen Seite zu Ihnen"));
    assert_false(sight_says(seen, "Lean to move"));
}

static void exercises(const struct sight *seen)
{
    int here = 0;
    for (int i = 0; i < seen->audit.text_count; i++)
        here += strcmp(seen->audit.texts[i].text, "You are here") == 0;
    assert_int_equal(here, 1);
    assert_true(sight_says(seen, "More"));
    assert_true(sight_says(seen, "Page 1 of 3"));
}

// Nothing comes after the last page: in the place of More stands a fourth exercise.
static void exercises_last(const struct sight *seen)
{
    const struct screen_items *items = &seen->items;
    assert_int_equal(items->count, 5);
    assert_int_equal(seen->moment->model->programme->rungs[items->item[3].value].harbour, 10);
    assert_int_equal(items->item[4].action, SCREEN_ACTION_BACK);
}

static void exercises_hard(const struct sight *seen)
{
    const struct screen_items *items = &seen->items;
    assert_int_equal(items->count, 5);
    assert_int_equal(seen->moment->model->programme->rungs[items->item[0].value].harbour, 4);
    assert_int_equal(items->item[3].action, SCREEN_ACTION_PAGE);
    assert_int_equal(items->item[3].value, 2);
    assert_int_equal(items->item[4].action, SCREEN_ACTION_BACK);
}

static void intro_summit(const struct sight *seen)
{
    assert_true(sight_says(seen, "a summit to try"));
    assert_false(sight_says(seen, "10 of 10")); // nobody misses it
    assert_true(sight_says(seen, "Board crosswise"));
}

static void wait_lift(const struct sight *seen)
{
    assert_true(sight_says(seen, "Lift your right foot")); // the left leg stands
    assert_true(sight_says(seen, "First stand on both feet."));
}

static void wait_other_foot(const struct sight *seen)
{
    assert_true(sight_says(seen, "Now the other foot"));
    assert_true(sight_says(seen, "Put it down, lift the right one."));
}

static void lead_in_rise(const struct sight *seen)
{
    assert_true(sight_says(seen, "Rise onto your toes"));
}

static void safety_real(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_ALL_SAFE);
    assert_true(sight_says(seen, "Step on the board to begin"));
    assert_true(sight_says(seen, "Stay to choose")); // and the other ways are there as well
}

static void safety(const struct sight *seen)
{
    // A virtual person cannot be told so.
    assert_false(sight_says(seen, "Step on the board to begin"));
}

static void intro_semi_right(const struct sight *seen)
{
    assert_true(sight_says(seen, "Right foot in front"));
    assert_true(sight_says(seen, "Board lengthwise"));
    assert_true(sight_offers(seen, SCREEN_ACTION_SIDE));
    assert_false(sight_offers(seen, SCREEN_ACTION_EASIER)); // five stops at the most
}

static void intro_reach(const struct sight *seen)
{
    assert_true(sight_says(seen, "8 lanterns"));
    assert_true(sight_offers(seen, SCREEN_ACTION_GAME));
}

static void wait_off(const struct sight *seen)
{
    assert_true(sight_says(seen, "Step on the board"));
    assert_true(sight_says(seen, "Esc: end"));
    assert_false(sight_says(seen, "Hold on any time"));
}

static void lead_in(const struct sight *seen)
{
    assert_true(sight_says(seen, "Stand still, look ahead"));
    assert_true(sight_says(seen, "3"));
    assert_false(sight_says(seen, "Sway"));
}

static void sea(const struct sight *seen)
{
    assert_true(sight_says(seen, "8"));
    assert_true(sight_says(seen, "Sway"));
    assert_true(sight_says(seen, "Hold on any time: the clock waits"));
    assert_true(sight_says(seen, "Step off: pause"));
}

static void sea_far_right(const struct sight *seen)
{
    assert_true(sight_says(seen, "of 20 s")); // makes room for the gate
    assert_false(sight_says(seen, "of 20 seconds"));
}

static void paused(const struct sight *seen)
{
    assert_true(sight_says(seen, "Paused"));
    assert_true(sight_says(seen, "Nothing is lost"));
    assert_true(sight_says(seen, "Front button: go on"));
    assert_true(sight_says(seen, "Esc: end"));
}

static void paused_step_off(const struct sight *seen)
{
    assert_true(sight_says(seen, "Step on again"));
}

// The helper is shown the stance that is stood, not just any.
static void night(const struct sight *seen)
{
    assert_true(sight_says(seen, "For the helper"));
    assert_true(sight_says(seen, "Any button: eyes open, clock stops"));
    struct draw_level_model level;
    struct screen_play_words words;
    struct session_trial trial = *seen->moment->model->trial;
    struct screen_model model = *seen->moment->model;
    model.trial = &trial;
    screen_play_model(&model, &level, &words);
    assert_string_equal(level.night.player_art, trial.rung.figure);
    assert_string_equal(level.night.feet_art, "feet-semi-tandem-right");
    trial.settings.side = SESSION_SIDE_LEFT;
    screen_play_model(&model, &level, &words);
    assert_string_equal(level.night.feet_art, "feet-semi-tandem");
}

// To lean is the game: the boat must not look as if it fell over, and nothing is on the shore.
static void reach(const struct sight *seen)
{
    struct draw_level_model level;
    struct screen_play_words words;
    screen_play_model(seen->moment->model, &level, &words);
    assert_true(fabsf(level.heel_deg) <= 8.0f);
    assert_int_equal(level.reach.count, SIM_LANTERN_COUNT);
    assert_in_range(level.reach.current, 0, SIM_LANTERN_COUNT - 1);
    float farthest = 0;
    for (int i = 0; i < level.reach.count; i++)
        farthest =
            fmaxf(farthest, hypotf(level.reach.lanterns[i].ml_mm, level.reach.lanterns[i].ap_mm));
    assert_true(farthest > 0.7f * level.ring_radius_mm);
    assert_true(farthest < 0.95f * level.ring_radius_mm);

    struct session_trial trial = *seen->moment->model->trial;
    trial.lanterns.lantern[0].state = SIM_LANTERN_MISSED;
    struct screen_model model = *seen->moment->model;
    model.trial = &trial;
    screen_play_model(&model, &level, &words);
    assert_int_equal(level.reach.count, SIM_LANTERN_COUNT - 1); // it has drifted off
    assert_false(level.reach.lanterns[level.reach.current].done);
}

static void result_first(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_NEXT);
    assert_true(sight_says(seen, "A steady sail"));
    assert_true(sight_says(seen, "You stood 20 seconds without"));
    assert_false(sight_says(seen, "Earlier"));
}

static void result_again(const struct sight *seen)
{
    assert_true(sight_says(seen, "Earlier"));
    assert_true(sight_says(seen, "Now"));
    assert_false(sight_says(seen, "Today"));
}

// "Steadier" beside millimetres that rose would be a lie to one of the two.
static void result_disagree(const struct sight *seen)
{
    assert_true(sight_says(seen, "About the same sway"));
    assert_false(sight_says(seen, "Steadier"));
}

static void result_next(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_NEXT);
    assert_true(sight_says(seen, "Wednesday"));
    assert_true(sight_says(seen, "Today"));
    assert_true(sight_says(seen, "Steadier"));
    assert_true(sight_says(seen, "Next, eyes closed:"));
}

static void result_easier(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_AGAIN);
    assert_true(sight_offers(seen, SCREEN_ACTION_NEXT));
    assert_true(sight_says(seen, "Take the easier one?"));
    assert_true(sight_says(seen, "A livelier sea today"));
}

static void result_reach(const struct sight *seen)
{
    assert_true(sight_says(seen, "of 8"));
    assert_true(sight_says(seen, "lanterns reached"));
}

static void result_rest(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_REST);
    assert_false(sight_offers(seen, SCREEN_ACTION_AGAIN));
}

static void rest(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_BACK);
    assert_true(sight_says(seen, "There is no hurry"));
}

static void rest_enough(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_HOME);
    assert_false(sight_offers(seen, SCREEN_ACTION_BACK));
    assert_true(sight_says(seen, "Look at your feet"));
}

static void doctor_empty(const struct sight *seen)
{
    assert_true(sight_says(seen, "0.0 kg")); // not the noise of an empty board
    assert_false(sight_says(seen, "0.1 kg"));
    assert_false(sight_says(seen, "0.2 kg"));
}

static const struct sight_check checks[] = {
    {"home-first", home_first},
    {"home-month", home_month},
    {"exercises", exercises},
    {"exercises-hard", exercises_hard},
    {"exercises-last", exercises_last},
    {"intro-summit", intro_summit},
    {"wait-lift", wait_lift},
    {"wait-other-foot", wait_other_foot},
    {"lead-in-rise", lead_in_rise},
    {"safety-real", safety_real},
    {"safety", safety},
    {"intro-semi-right", intro_semi_right},
    {"intro-reach", intro_reach},
    {"wait-off", wait_off},
    {"lead-in", lead_in},
    {"sea", sea},
    {"sea-far-right", sea_far_right},
    {"paused", paused},
    {"paused-step-off", paused_step_off},
    {"night", night},
    {"reach", reach},
    {"result-first", result_first},
    {"result-again", result_again},
    {"result-disagree", result_disagree},
    {"result-next", result_next},
    {"result-easier", result_easier},
    {"result-reach", result_reach},
    {"result-rest", result_rest},
    {"doctor-good-empty", doctor_empty},
    {"rest", rest},
    {"rest-enough", rest_enough},
};

static void test_words_every_moment_says_what_to_do(void **state)
{
    (void)state;
    sight_check_all(&sight, checks, sizeof checks / sizeof checks[0]);
}

static void expect_strip(enum screen_device device, enum screen_id screen, const char *words)
{
    sight.stage.view.model.device = device;
    const struct stage_moment moment = {"strip", screen, &sight.stage.view.model};
    sight_look(&sight, &moment);
    assert_true(sight_says(&sight, words));
}

static void test_words_hints_name_the_device_in_use(void **state)
{
    (void)state;
    view_frame(&sight.stage.view, &sight.stage.core);
    view_refresh_home(&sight.stage.view, &sight.stage.core);
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_SAFETY, "Enter: choose");
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_SAFETY, "Esc: back");
    expect_strip(SCREEN_DEVICE_PAD, SCREEN_SAFETY, "A: choose");
    expect_strip(SCREEN_DEVICE_PAD, SCREEN_SAFETY, "B: back");
    assert_false(sight_says(&sight, "Esc"));
    expect_strip(SCREEN_DEVICE_POINTER, SCREEN_SAFETY, "Click to choose");
    expect_strip(SCREEN_DEVICE_BOARD, SCREEN_REST, "Front button: choose");
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_REST, "Esc: home");
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_HOME, "Arrow keys: move");
    assert_false(sight_says(&sight, "Esc"));
}

static int open_sight(void **state)
{
    (void)state;
    return sight_open(&sight) ? 0 : -1;
}

static int close_sight(void **state)
{
    (void)state;
    sight_close(&sight);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_every_moment_says_what_to_do, open_sight,
                                        close_sight),
        cmocka_unit_test_setup_teardown(test_words_hints_name_the_device_in_use, open_sight,
                                        close_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
