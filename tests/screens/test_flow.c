#include <math.h>

#include "game/screens/scores.h"
#include "game/screens/ways.h"
#include "tests/check.h"
#include "tests/screens/sight.h"

// The way to each exercise, in each of its tiers, and what its result says. In English.

static struct sight sight;

static int mark_rungs(struct screen_model *model, bool *seen)
{
    struct screen_items items;
    screen_items(SCREEN_EXERCISES, model, &items);
    assert_true(items.count <= 5);
    assert_non_null(sight_find(&items, SCREEN_ACTION_BACK));
    for (int i = 0; i < items.count; i++) {
        if (items.item[i].action != SCREEN_ACTION_RUNG)
            continue;
        const struct session_rung *rung = &model->programme->rungs[items.item[i].value];
        seen[items.item[i].value] = true;
        assert_int_equal(screen_exercises_page(model->programme, rung), model->exercises_page);
        assert_true(items.item[i].marked == (rung == model->own[rung->coast]));
    }
    const struct screen_item *more = sight_find(&items, SCREEN_ACTION_PAGE);
    return more ? more->value : -1;
}

static void test_flow_every_exercise_is_found_on_its_coast(void **state)
{
    (void)state;
    struct screen_model *model = &sight.stage.view.model;
    bool seen[SESSION_RUNG_MAX] = {false};
    struct screen_items coasts;
    view_refresh_places(&sight.stage.view, &sight.stage.core);
    screen_items(SCREEN_COASTS, model, &coasts);
    assert_int_equal(coasts.count, SCREEN_COAST_COUNT + 1);
    assert_int_equal(coasts.item[SCREEN_COAST_COUNT].action, SCREEN_ACTION_BACK);
    for (int i = 0; i < SCREEN_COAST_COUNT; i++) {
        assert_int_equal(coasts.item[i].action, SCREEN_ACTION_COAST);
        model->coast = (enum session_coast)coasts.item[i].value;
        for (int page = 0; page >= 0; page = mark_rungs(model, seen))
            model->exercises_page = page;
    }
    assert_int_equal(model->programme->count, 24);
    for (int i = 0; i < model->programme->count; i++)
        assert_true(seen[i]);
}

// Each exercise of the standing coast has the title of the one before, but for the eyes.
static void test_flow_a_coast_says_when_the_eyes_are_closed(void **state)
{
    (void)state;
    struct screen_model *model = &sight.stage.view.model;
    struct screen_items coasts;
    core_set_rung(&sight.stage.core, session_programme_rung(model->programme, "S2"));
    view_refresh_places(&sight.stage.view, &sight.stage.core);
    screen_items(SCREEN_COASTS, model, &coasts);
    assert_string_equal(coasts.item[0].last_line, "Eyes closed");
    core_set_rung(&sight.stage.core, session_programme_rung(model->programme, "S1"));
    view_refresh_places(&sight.stage.view, &sight.stage.core);
    screen_items(SCREEN_COASTS, model, &coasts);
    assert_null(coasts.item[0].last_line);
}

static void take(const struct session_rung *rung, enum session_tier tier)
{
    struct core_task task = core_task_of(&sight.stage.core, rung);
    task.tier = tier;
    core_prepare(&sight.stage.core, &task);
    view_refresh_task(&sight.stage.view, &sight.stage.core);
}

// The button goes round all the tiers that are there, and says which one comes.
static void test_flow_the_way_of_measuring_goes_round(void **state)
{
    (void)state;
    struct screen_model *model = &sight.stage.view.model;
    for (int i = 0; i < model->programme->count; i++) {
        const struct session_rung *rung = &model->programme->rungs[i];
        bool taken[SESSION_TIER_COUNT] = {false};
        take(rung, SESSION_TIER_GUIDED);
        for (int step = 0; step < SESSION_TIER_COUNT; step++) {
            struct screen_items items;
            for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
                model->tier_is_ready[tier] = true;
            taken[model->tier] = true;
            screen_items(SCREEN_INTRO, model, &items);
            const struct screen_item *way = sight_find(&items, SCREEN_ACTION_TIER);
            assert_non_null(way);
            assert_string_equal(way->title,
                                screen_way_words(rung->game, (enum session_tier)way->value));
            take(rung, (enum session_tier)way->value);
        }
        for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
            assert_true(taken[tier] == rung->tiers[tier]);
    }
}

static void test_flow_what_is_not_there_is_not_offered(void **state)
{
    (void)state;
    struct screen_model *model = &sight.stage.view.model;
    take(session_programme_rung(model->programme, "W2"), SESSION_TIER_GUIDED);
    assert_true(model->tier_is_ready[SESSION_TIER_BOARD]);
    assert_int_equal(screen_way_other(model), SESSION_TIER_BOARD); // no controller is there
    model->tier_is_ready[SESSION_TIER_BOARD] = false;
    assert_int_equal(screen_way_other(model), SESSION_TIER_GUIDED); // and taps tell nothing here
}

// Nobody needs a device: what is left is a game of that rung all the same.
static void test_flow_all_rungs_go_without_any_device(void **state)
{
    (void)state;
    struct core *core = &sight.stage.core;
    core->has_body = false;
    core->goes_without_board = true;
    for (int i = 0; i < core->programme.count; i++) {
        struct core_task task = core_task_of(core, &core->programme.rungs[i]);
        assert_true(core_tier_is_ready(core, task.tier));
        assert_non_null(session_play_for(task.rung, task.game, task.tier));
    }
}

static void test_flow_the_plan_calls_at_all_coasts_in_eight_minutes(void **state)
{
    (void)state;
    struct core *core = &sight.stage.core;
    for (int i = 0; i < core->programme.count; i++) {
        const struct session_rung *rung = &core->programme.rungs[i];
        if (rung->coast != SESSION_COAST_STANDING)
            continue;
        core_set_rung(core, rung);
        assert_int_equal(store_flush(core->store), STORE_OK);
        view_refresh_home(&sight.stage.view, core);
        const struct view *view = &sight.stage.view;
        assert_in_range(view->model.plan_minutes, 5, 8);
        assert_int_equal(view->plan[view->plan_count - 2].rung->coast, SESSION_COAST_WALKING);
        assert_int_equal(view->plan[view->plan_count - 1].rung->coast, SESSION_COAST_HANDS);
        assert_false(view->plan[0].rung->eyes_closed); // eyes open before eyes closed
        bool own = false;
        for (int k = 0; k < view->plan_count; k++) {
            own = own || view->plan[k].rung == rung;
            assert_non_null(
                session_play_for(view->plan[k].rung, view->plan[k].game, view->plan[k].tier));
        }
        assert_true(own);
    }
}

static void end_next_of_plan(enum session_end end)
{
    struct core *core = &sight.stage.core;
    struct view *view = &sight.stage.view;
    uint64_t ticket;
    core_prepare(core, &view->plan[view->plan_at]);
    assert_true(core_trial_begin(core));
    session_trial_end(&core->trial, end);
    assert_int_equal(core_trial_record(core, &ticket), STORE_OK);
    view_refresh_result(view, core);
    core_trial_close(core);
}

static void test_flow_the_plan_goes_on_where_it_was_left(void **state)
{
    (void)state;
    struct core *core = &sight.stage.core;
    struct view *view = &sight.stage.view;
    core->has_body = false;
    core->goes_without_board = true;
    core_set_rung(core, &core->programme.rungs[0]);
    assert_int_equal(store_flush(core->store), STORE_OK);
    view->plan_at = view->plan_count = 0;
    view_refresh_home(view, core);
    int all = view->model.plan_count;
    end_next_of_plan(SESSION_END_BREAKS); // done, whatever came of it
    view_refresh_home(view, core);
    assert_int_equal(view->model.plan_count, all - 1);
    end_next_of_plan(SESSION_END_PLAYER); // left: still to be done
    view_refresh_home(view, core);
    assert_int_equal(view->model.plan_count, all - 1);
    view_pass_over(view, core); // but for whoever wants the next one
    view_refresh_home(view, core);
    assert_int_equal(view->model.plan_count, all - 2);
    core->now.wall_s += 86400; // tomorrow there is a new one
    view_refresh_home(view, core);
    assert_int_equal(view->model.plan_count, all);
    core->now.wall_s -= 86400;
    view->plan_at = 0;
}

static void let_pass(double seconds)
{
    for (int i = 0; i < (int)(seconds * 100); i++) {
        machine_clock_advance(&sight.stage.core.clock, 10000);
        core_pump(&sight.stage.core);
    }
}

static void walk(int steps)
{
    struct core *core = &sight.stage.core;
    uint64_t ticket;
    take(session_programme_rung(&core->programme, "W6"), SESSION_TIER_PAD);
    assert_true(core_trial_begin(core));
    let_pass(12);
    assert_int_equal(core->trial.stage, SESSION_STAGE_PLAY);
    core_act(core, &(struct session_act){.type = SESSION_ACT_STEPS, .number = steps});
    core_act(core, &(struct session_act){.type = SESSION_ACT_FINISHED});
    assert_int_equal(core->trial.stage, SESSION_STAGE_DONE);
    assert_int_equal(core_trial_record(core, &ticket), STORE_OK);
    assert_int_equal(store_flush(core->store), STORE_OK);
    view_frame(&sight.stage.view, core);
    view_refresh_result(&sight.stage.view, core);
    const struct stage_moment moment = {"walk", SCREEN_RESULT, &sight.stage.view.model};
    sight_look(&sight, &moment);
    core_trial_close(core);
}

// Three walks from the store: the first has nothing to be compared with, fewer is better.
static void test_flow_a_walk_is_compared_with_the_one_before(void **state)
{
    (void)state;
    const struct screen_result *result = &sight.stage.view.model.result;
    sight.stage.core.pilot_plays = false;
    walk(24);
    assert_int_equal(result->trend, SCREEN_TREND_NONE);
    assert_true(sight_says(&sight, "24 steps. Next time"));
    walk(22);
    assert_int_equal(result->trend, SCREEN_TREND_BETTER);
    assert_near(result->last, 24, 0);
    assert_true(sight_says(&sight, "Fewer steps"));
    assert_true(sight_says(&sight, "22 steps, "));
    walk(25);
    assert_int_equal(result->trend, SCREEN_TREND_LESS);
    assert_near(result->last, 22, 0);
    assert_true(sight_says(&sight, "25 steps. Long steps"));
}

static struct session_outcome outcome_of(enum session_game game, const char *code, double value)
{
    struct session_outcome outcome = {
        .game = game, .go_us = 1, .ring_radius_mm = (double)NAN, .measure_count = 1};
    outcome.measure[0] = (struct session_measure){code, value};
    return outcome;
}

static void expect_meaning(enum session_game game, const char *code, double value,
                           const char *words)
{
    char meaning[SCREEN_TEXT_SIZE];
    struct session_outcome outcome = outcome_of(game, code, value);
    assert_string_equal(screen_meaning_words(&outcome, 0, meaning, sizeof meaning), words);
}

static void test_flow_each_number_has_a_sentence(void **state)
{
    (void)state;
    expect_meaning(SESSION_GAME_MARCH, "median_step_s", 2.06,
                   "You stood 2.1 s on one leg, step by step.");
    expect_meaning(SESSION_GAME_BOTTLE, "longest_upright_s", 14.9, "It stood 14 seconds.");
    expect_meaning(SESSION_GAME_BUTTONS, "seconds_per_button", 7.44,
                   "You took 7.4 s for each button.");
    expect_meaning(SESSION_GAME_WRITING, "inside_share", 0.91,
                   "91 percent of your line is on the ribbon.");
    expect_meaning(SESSION_GAME_WRITING, "inside_share", (double)NAN,
                   "Every letter trains your hand.");
    struct session_outcome outcome = outcome_of(SESSION_GAME_FINGERS, "right_cues", 17);
    char meaning[SCREEN_TEXT_SIZE];
    outcome.measure[outcome.measure_count++] = (struct session_measure){"unwanted", 0};
    assert_string_equal(screen_meaning_words(&outcome, 0, meaning, sizeof meaning),
                        "17 of 20. The others stayed quiet.");
    outcome.measure[1].value = 3;
    assert_string_equal(screen_meaning_words(&outcome, 0, meaning, sizeof meaning),
                        "17 of 20. Quiet neighbours come with practice.");
}

static void expect_score(const struct session_outcome *outcome, const char *number,
                         const char *label, const char *words)
{
    char meaning[SCREEN_TEXT_SIZE];
    struct screen_score score;
    screen_score_of(outcome, &score);
    assert_string_equal(score.number, number);
    assert_string_equal(score.label, label);
    assert_string_equal(screen_meaning_words(outcome, 0, meaning, sizeof meaning), words);
}

// Left before its end, an exercise is told by what was done of it.
static void test_flow_a_part_is_told_as_what_was_done(void **state)
{
    (void)state;
    struct session_outcome outcome = outcome_of(SESSION_GAME_BUTTONS, "buttons", 7);
    outcome.measure[outcome.measure_count++] =
        (struct session_measure){"seconds_per_button", (double)NAN};
    outcome.duration_s = 41.5;
    expect_score(&outcome, "7", "buttons", "Buttons done: 7, in 41 seconds.");
    outcome.measure[0].value = 12;
    outcome.measure[1].value = 3.21;
    expect_score(&outcome, "3.2", "for each button", "Buttons done: 12, with 3.2 s for each.");
    outcome = outcome_of(SESSION_GAME_WRITING, "inside_share", 0.9);
    outcome.measure[outcome.measure_count++] = (struct session_measure){"progress", 0.35};
    expect_score(&outcome, "35", "of the word", "35 percent of the word is written.");
    outcome.measure[1].value = 1;
    expect_score(&outcome, "90", "on the ribbon", "90 percent of your line is on the ribbon.");
}

// The ring and the sentence count the same seconds; more is promised only where more is asked.
static void test_flow_a_guided_result_says_one_thing(void **state)
{
    (void)state;
    char words[SCREEN_TEXT_SIZE];
    struct session_outcome outcome = outcome_of(SESSION_GAME_MARCH, "none", 0);
    outcome.tier = SESSION_TIER_GUIDED;
    outcome.planned_s = 60;
    outcome.hands_off_s = 31.2;
    outcome.duration_s = 48;
    expect_score(&outcome, "31", "practised", "You practised 31 seconds.");
    outcome.rating = SESSION_RATING_TOO_EASY;
    assert_string_equal(screen_meaning_words(&outcome, 2, words, sizeof words),
                        "Too easy: then a little more comes next.");
    assert_string_equal(screen_meaning_words(&outcome, 0, words, sizeof words),
                        "Too easy: well done, it is noted.");
}

// A little more is said only beyond the spread of single trials (sway.md 1.14: x 1.63).
static void test_flow_two_things_at_once_are_told_beyond_noise_only(void **state)
{
    (void)state;
    struct session_outcome outcome = outcome_of(SESSION_GAME_BOTTLE, "dual_task_cost", 0.6);
    assert_string_equal(screen_both_words(&outcome), "With the bottle you swayed about as much.");
    outcome.measure[0].value = 0.7;
    assert_string_equal(screen_both_words(&outcome), "With the bottle you swayed a little more.");
    outcome.measure[0].value = (double)NAN;
    assert_null(screen_both_words(&outcome));
}

static void coasts(const struct sight *seen)
{
    assert_true(sight_says(seen, "Where to?"));
    assert_true(sight_says(seen, "Slow steps"));
}

static void safety_walking(const struct sight *seen)
{
    assert_true(sight_says(seen, "A friend"));
    assert_true(sight_says(seen, "Step on the board to begin"));
    assert_true(sight_offers(seen, SCREEN_ACTION_REST));
}

static void safety_walking_guided(const struct sight *seen)
{
    assert_false(sight_says(seen, "I step on"));
    assert_false(sight_says(seen, "Step on the board to begin"));
}

static void safety_seated(const struct sight *seen)
{
    assert_false(sight_offers(seen, SCREEN_ACTION_REST)); // who sits rests
    assert_true(sight_says(seen, "sit comfortably"));
}

static void safety_on_board(const struct sight *seen)
{
    assert_true(sight_says(seen, "Before you stand")); // nobody sits on a board
}

static void intro_s7_keys(const struct sight *seen)
{
    assert_true(sight_says(seen, "Press when you hold on"));
    assert_false(sight_says(seen, "Board"));
    assert_true(sight_offers(seen, SCREEN_ACTION_SIDE));
    assert_false(sight_offers(seen, SCREEN_ACTION_GAME)); // lanterns need a board
}

static void intro_reach(const struct sight *seen)
{
    assert_true(sight_offers(seen, SCREEN_ACTION_SIDE)); // also where there are sides
    assert_false(sight_offers(seen, SCREEN_ACTION_TIER));
}

static void intro_limits(const struct sight *seen)
{
    assert_true(sight_says(seen, "One minute."));
    // The lanterns without it.
    assert_string_equal(sight_find(&seen->items, SCREEN_ACTION_GAME)->title, "Lanterns");
}

static void intro_h3(const struct sight *seen)
{
    assert_true(sight_says(seen, "Stance: Semi-tandem, right foot"));
    assert_true(sight_says(seen, "Board lengthwise"));
    assert_string_equal(sight_find(&seen->items, SCREEN_ACTION_SIDE)->title, "Other foot");
}

static void intro_w6(const struct sight *seen)
{
    assert_true(sight_says(seen, "Your way: Hallway"));
    assert_true(sight_says(seen, "You count the steps"));
}

static void intro_fingers(const struct sight *seen)
{
    assert_true(sight_says(seen, "20 moves"));
    assert_false(sight_says(seen, "seconds"));
    assert_string_equal(sight_find(&seen->items, SCREEN_ACTION_SIDE)->title, "Other hand");
}

static void intro_longer(const struct sight *seen)
{
    assert_true(sight_says(seen, "A little longer now."));
}

static void result_march(const struct sight *seen)
{
    assert_int_equal(sight_first_offer(seen), SCREEN_ACTION_NEXT);
    assert_true(sight_says(seen, "goal 2.0 s"));
    assert_true(sight_says(seen, "Slower and longer"));
    assert_true(sight_says(seen, "1.6"));
    assert_true(sight_says(seen, "Wednesday"));
}

static void result_one_hand(const struct sight *seen)
{
    assert_true(sight_offers(seen, SCREEN_ACTION_SIDE));
    assert_true(sight_offers(seen, SCREEN_ACTION_AGAIN));
}

static void result_buttons_part(const struct sight *seen)
{
    assert_true(sight_says(seen, "of 10"));
    assert_true(sight_says(seen, "Buttons done: 7, in"));
    assert_false(sight_offers(seen, SCREEN_ACTION_SIDE)); // both hands
}

static void result_guided_hard(const struct sight *seen)
{
    assert_true(sight_says(seen, "Too hard: then a little"));
    assert_false(sight_says(seen, "steadier"));
}

static void result_limits(const struct sight *seen)
{
    assert_string_equal(seen->items.item[0].title, "To the lanterns");
    assert_true(sight_says(seen, "The lanterns now follow"));
}

static const struct sight_check checks[] = {
    {"coasts", coasts},
    {"safety-walking", safety_walking},
    {"safety-walking-guided", safety_walking_guided},
    {"safety-seated", safety_seated},
    {"safety-bottle-on-board", safety_on_board},
    {"intro-s7-keys", intro_s7_keys},
    {"intro-s5-reach", intro_reach},
    {"intro-limits", intro_limits},
    {"intro-h3-stance", intro_h3},
    {"intro-w6-counted", intro_w6},
    {"intro-h4-keys", intro_fingers},
    {"intro-longer", intro_longer},
    {"result-march", result_march},
    {"result-fingers", result_one_hand},
    {"result-buttons-part", result_buttons_part},
    {"result-guided-hard", result_guided_hard},
    {"result-limits", result_limits},
};

static void test_flow_every_moment_says_what_to_do(void **state)
{
    (void)state;
    sight_check_all(&sight, checks, sizeof checks / sizeof checks[0]);
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

#define STAGE_TEST(test) cmocka_unit_test_setup_teardown(test, open_sight, close_sight)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGE_TEST(test_flow_every_exercise_is_found_on_its_coast),
        STAGE_TEST(test_flow_a_coast_says_when_the_eyes_are_closed),
        STAGE_TEST(test_flow_the_way_of_measuring_goes_round),
        STAGE_TEST(test_flow_what_is_not_there_is_not_offered),
        STAGE_TEST(test_flow_all_rungs_go_without_any_device),
        STAGE_TEST(test_flow_the_plan_calls_at_all_coasts_in_eight_minutes),
        STAGE_TEST(test_flow_the_plan_goes_on_where_it_was_left),
        STAGE_TEST(test_flow_a_walk_is_compared_with_the_one_before),
        cmocka_unit_test(test_flow_each_number_has_a_sentence),
        cmocka_unit_test(test_flow_a_part_is_told_as_what_was_done),
        cmocka_unit_test(test_flow_a_guided_result_says_one_thing),
        cmocka_unit_test(test_flow_two_things_at_once_are_told_beyond_noise_only),
        STAGE_TEST(test_flow_every_moment_says_what_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
