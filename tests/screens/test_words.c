#include <string.h>

#include "tests/check.h"
#include "tests/screens/stage.h"

// What a screen says, does not say and offers, by the moment. In English.

static struct stage stage;
static struct draw_canvas canvas;
static struct draw_audit audit;

static bool says(const char *words)
{
    for (int i = 0; i < audit.text_count; i++)
        if (strstr(audit.texts[i].text, words))
            return true;
    return false;
}

static bool offers(const struct stage_moment *moment, enum screen_action action)
{
    struct screen_items items;
    screen_items(moment->screen, moment->model, &items);
    for (int i = 0; i < items.count; i++)
        if (items.item[i].action == action)
            return true;
    return false;
}

static enum screen_action first_offer(const struct stage_moment *moment)
{
    struct screen_items items;
    screen_items(moment->screen, moment->model, &items);
    return items.count > 0 ? items.item[0].action : SCREEN_ACTION_NONE;
}

typedef void check(const struct stage_moment *moment);

static void home_first(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_START);
    assert_true(says("Good morning"));
    assert_true(says("Friday, 20 November"));
    assert_true(says("Lean to move"));
    assert_false(says("back")); // there is nothing to go back to
}

// While the voice speaks its words stand where the hints are.
static void home_month(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("31 days this month"));
    assert_true(says("mit der kurzen Seite zu Ihnen"));
    assert_false(says("Lean to move"));
}

static void exercises(const struct stage_moment *moment)
{
    (void)moment;
    int here = 0;
    for (int i = 0; i < audit.text_count; i++)
        here += strcmp(audit.texts[i].text, "You are here") == 0;
    assert_int_equal(here, 1);
    assert_true(says("More"));
    assert_true(says("Page 1 of 3"));
}

// Nothing comes after the last page: in the place of More stands a fourth exercise.
static void exercises_last(const struct stage_moment *moment)
{
    struct screen_items items;
    screen_items(moment->screen, moment->model, &items);
    assert_int_equal(items.count, 5);
    assert_int_equal(moment->model->programme->rungs[items.item[3].value].harbour, 10);
    assert_int_equal(items.item[4].action, SCREEN_ACTION_BACK);
}

static void exercises_hard(const struct stage_moment *moment)
{
    struct screen_items items;
    screen_items(moment->screen, moment->model, &items);
    assert_int_equal(items.count, 5);
    assert_int_equal(moment->model->programme->rungs[items.item[0].value].harbour, 4);
    assert_int_equal(items.item[3].action, SCREEN_ACTION_PAGE);
    assert_int_equal(items.item[3].value, 2);
    assert_int_equal(items.item[4].action, SCREEN_ACTION_BACK);
}

static void intro_summit(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("a summit to try"));
    assert_false(says("10 of 10")); // nobody misses it
    assert_true(says("Board crosswise"));
}

static void wait_lift(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Lift your right foot")); // the left leg stands
    assert_true(says("First stand on both feet."));
}

static void wait_other_foot(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Now the other foot"));
    assert_true(says("Put it down, lift the right one."));
}

static void lead_in_rise(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Rise onto your toes"));
}

static void safety_real(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_ALL_SAFE);
    assert_true(says("Step on the board to begin"));
    assert_true(says("Stay to choose")); // and the other ways are there as well
}

static void safety(const struct stage_moment *moment)
{
    (void)moment;
    assert_false(says("Step on the board to begin")); // a virtual person cannot be told so
}

static void intro_semi_right(const struct stage_moment *moment)
{
    assert_true(says("Right foot in front"));
    assert_true(says("Board lengthwise"));
    assert_true(offers(moment, SCREEN_ACTION_SIDE));
    assert_false(offers(moment, SCREEN_ACTION_EASIER)); // five stops at the most
}

static void intro_reach(const struct stage_moment *moment)
{
    assert_true(says("8 lanterns"));
    assert_true(offers(moment, SCREEN_ACTION_GAME));
}

static void wait_off(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Step on the board"));
    assert_true(says("Esc: end"));
    assert_false(says("Hold on any time"));
}

static void lead_in(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Stand still, look ahead"));
    assert_true(says("3"));
    assert_false(says("Sway"));
}

static void sea(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("8"));
    assert_true(says("Sway"));
    assert_true(says("Hold on any time: the clock waits"));
    assert_true(says("Step off: pause"));
}

static void sea_far_right(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("of 20 s")); // makes room for the gate
    assert_false(says("of 20 seconds"));
}

static void paused(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Paused"));
    assert_true(says("Nothing is lost"));
    assert_true(says("Front button: go on"));
    assert_true(says("Esc: end"));
}

static void paused_step_off(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Step on again"));
}

// The helper is shown the stance that is stood, not just any.
static void night(const struct stage_moment *moment)
{
    assert_true(says("For the helper"));
    assert_true(says("Any button: eyes open, clock stops"));
    struct draw_level_model level;
    struct screen_play_words words;
    struct session_trial trial = *moment->model->trial;
    struct screen_model model = *moment->model;
    model.trial = &trial;
    screen_play_model(&model, &level, &words);
    assert_string_equal(level.night.player_art, trial.rung.figure);
    assert_string_equal(level.night.feet_art, "feet-semi-tandem-right");
    trial.settings.side = SESSION_SIDE_LEFT;
    screen_play_model(&model, &level, &words);
    assert_string_equal(level.night.feet_art, "feet-semi-tandem");
}

// To lean is the game: the boat must not look as if it fell over, and nothing is on the shore.
static void reach(const struct stage_moment *moment)
{
    struct draw_level_model level;
    struct screen_play_words words;
    screen_play_model(moment->model, &level, &words);
    assert_true(fabsf(level.heel_deg) <= 8.0f);
    assert_int_equal(level.reach.count, SIM_LANTERN_COUNT);
    assert_in_range(level.reach.current, 0, SIM_LANTERN_COUNT - 1);
    float farthest = 0;
    for (int i = 0; i < level.reach.count; i++)
        farthest =
            fmaxf(farthest, hypotf(level.reach.lanterns[i].ml_mm, level.reach.lanterns[i].ap_mm));
    assert_true(farthest > 0.7f * level.ring_radius_mm);
    assert_true(farthest < 0.95f * level.ring_radius_mm);

    struct session_trial trial = *moment->model->trial;
    trial.lanterns.lantern[0].state = SIM_LANTERN_MISSED;
    struct screen_model model = *moment->model;
    model.trial = &trial;
    screen_play_model(&model, &level, &words);
    assert_int_equal(level.reach.count, SIM_LANTERN_COUNT - 1); // it has drifted off
    assert_false(level.reach.lanterns[level.reach.current].done);
}

static void result_first(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_AGAIN);
    assert_true(says("A steady sail"));
    assert_true(says("You stood 20 seconds without"));
    assert_false(says("Earlier"));
}

static void result_again(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("Earlier"));
    assert_true(says("Now"));
    assert_false(says("Today"));
}

// "Steadier" beside millimetres that rose would be a lie to one of the two.
static void result_disagree(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("About the same sway"));
    assert_false(says("Steadier"));
}

static void result_next(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_NEXT);
    assert_true(says("Wednesday"));
    assert_true(says("Today"));
    assert_true(says("Steadier"));
    assert_true(says("Try the next one?"));
}

static void result_easier(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_AGAIN);
    assert_true(offers(moment, SCREEN_ACTION_NEXT));
    assert_true(says("Take the easier one?"));
    assert_true(says("A livelier sea today"));
}

static void result_reach(const struct stage_moment *moment)
{
    (void)moment;
    assert_true(says("of 8"));
    assert_true(says("lanterns reached"));
}

static void result_rest(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_REST);
    assert_false(offers(moment, SCREEN_ACTION_AGAIN));
}

static void rest(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_BACK);
    assert_true(says("There is no hurry"));
}

static void rest_enough(const struct stage_moment *moment)
{
    assert_int_equal(first_offer(moment), SCREEN_ACTION_HOME);
    assert_false(offers(moment, SCREEN_ACTION_BACK));
    assert_true(says("Look at your feet"));
}

static const struct {
    const char *name;
    check *check;
} checks[] = {
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
    {"rest", rest},
    {"rest-enough", rest_enough},
};

static void visit(void *user, const struct stage_moment *moment)
{
    size_t *done = user;
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (strcmp(checks[i].name, moment->name) != 0)
            continue;
        print_message("  %s\n", moment->name); // the last one named is the one that failed
        stage_draw(&canvas, moment, 0, &audit);
        checks[i].check(moment);
        ++*done;
    }
}

static void test_words_every_moment_says_what_to_do(void **state)
{
    (void)state;
    size_t done = 0;
    stage_visit(&stage, visit, &done);
    assert_int_equal(done, sizeof checks / sizeof checks[0]);
}

static void expect_strip(enum screen_device device, enum screen_id screen, const char *words)
{
    stage.view.model.device = device;
    const struct stage_moment moment = {"strip", screen, &stage.view.model};
    stage_draw(&canvas, &moment, 0, &audit);
    assert_true(says(words));
}

static void test_words_hints_name_the_device_in_use(void **state)
{
    (void)state;
    view_frame(&stage.view, &stage.core);
    view_refresh_home(&stage.view, &stage.core);
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_SAFETY, "Enter: choose");
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_SAFETY, "Esc: back");
    expect_strip(SCREEN_DEVICE_PAD, SCREEN_SAFETY, "A: choose");
    expect_strip(SCREEN_DEVICE_PAD, SCREEN_SAFETY, "B: back");
    assert_false(says("Esc"));
    expect_strip(SCREEN_DEVICE_POINTER, SCREEN_SAFETY, "Click to choose");
    expect_strip(SCREEN_DEVICE_BOARD, SCREEN_REST, "Front button: choose");
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_REST, "Esc: home");
    expect_strip(SCREEN_DEVICE_KEYS, SCREEN_HOME, "Arrow keys: move");
    assert_false(says("Esc"));
}

static int open_stage(void **state)
{
    (void)state;
    const struct stage_look look = {1280, 720, "en", DRAW_THEME_DAY, 100};
    if (!stage_open(&stage))
        return -1;
    stage_speak(&stage, look.language);
    return stage_canvas(&stage, &look, &canvas) ? 0 : -1;
}

static int close_stage(void **state)
{
    (void)state;
    draw_canvas_finish(&canvas);
    stage_close(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_every_moment_says_what_to_do, open_stage,
                                        close_stage),
        cmocka_unit_test_setup_teardown(test_words_hints_name_the_device_in_use, open_stage,
                                        close_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
