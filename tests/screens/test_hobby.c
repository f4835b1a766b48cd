#include <string.h>

#include "game/app_internal.h"
#include "game/core_diary.h"
#include "game/screens/ways.h"
#include "tests/check.h"
#include "tests/screens/stage.h"

// Hobby minutes from the hands coast to the diary and back, and the two scripts of neat writing,
// as a player chooses them. Without a window.

static struct stage stage;
static struct app app;

static int open_stage(void **state)
{
    (void)state;
    struct audio_settings settings = audio_settings_default();
    if (!stage_open(&stage))
        return -1;
    app = (struct app){.core = &stage.core};
    stage.core.pilot_plays = false;
    stage.arguments.demo = false; // a person from here on
    settings.silent = true;
    if (!audio_open(&settings, &app.audio))
        return -1;
    view_init(&app.view, &stage.core);
    view_frame(&app.view, &stage.core);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    audio_close(app.audio);
    stage_close(&stage);
    return 0;
}

/** Chooses the first thing on the screen that does this; fails when there is none. */
static void choose(enum screen_action action, int value)
{
    struct screen_items items;
    screen_items(app.screen, &app.view.model, &items);
    assert_true(items.count <= 5);
    for (int i = 0; i < items.count; i++) {
        if (items.item[i].action != action || (value >= 0 && items.item[i].value != value))
            continue;
        app_choose(&app, action, items.item[i].value);
        return;
    }
    fail_msg("%s does not offer %d", screen_get(app.screen)->name, action);
}

static void go_to_hobby(void)
{
    app_go_to(&app, SCREEN_HOME);
    app_choose(&app, SCREEN_ACTION_EXERCISES, 0);
    choose(SCREEN_ACTION_COAST, SESSION_COAST_HANDS);
    while (app.view.model.exercises_page < 2)
        choose(SCREEN_ACTION_PAGE, -1);
    choose(SCREEN_ACTION_HOBBY, -1);
    assert_int_equal(app.screen, SCREEN_HOBBY);
}

static void turn_to(int minutes)
{
    for (int i = 0; app.hobby.model.minutes != minutes && i < 100; i++)
        choose(SCREEN_ACTION_MINUTES, app.hobby.model.minutes < minutes
                                          ? app.hobby.model.minutes + SCREEN_HOBBY_STEP
                                          : app.hobby.model.minutes - SCREEN_HOBBY_STEP);
    assert_int_equal(app.hobby.model.minutes, minutes);
}

static void save(enum screen_hobby_what what, int minutes)
{
    go_to_hobby();
    choose(SCREEN_ACTION_HOBBY_WHAT, (int)what);
    assert_int_equal(app.screen, SCREEN_HOBBY_MINUTES);
    turn_to(minutes);
    choose(SCREEN_ACTION_SAVE, -1);
    assert_int_equal(app.screen, SCREEN_HOBBY_SAVED);
}

static uint64_t stored(const char *what, enum store_source source)
{
    const int64_t day = store_day(stage.core.now.wall_s, stage.core.now.utc_offset_s);
    struct store_diary_query query = {
        .source = source, .kind = "hobby", .first_day = day - 6, .last_day = day};
    uint64_t minutes = 0;
    snprintf(query.what, sizeof query.what, "%s", what);
    assert_int_equal(store_flush(stage.core.store), STORE_OK);
    assert_int_equal(store_diary_total(stage.core.store, &query, &minutes), STORE_OK);
    return minutes;
}

static void pass_days(int days)
{
    stage.core.now.wall_s += (int64_t)days * 86400;
}

static void test_hobby_minutes_are_kept_and_added_up(void **state)
{
    (void)state;
    save(SCREEN_HOBBY_NEEDLEWORK, 25);
    assert_int_equal(app.hobby.model.today_minutes, 25);
    assert_int_equal(app.hobby.model.week_minutes, 25);
    assert_false(app.hobby.model.waits);
    choose(SCREEN_ACTION_BACK, -1); // "Done"
    assert_int_equal(app.screen, SCREEN_EXERCISES);
    save(SCREEN_HOBBY_DRAWING, 10);
    assert_int_equal(app.hobby.model.today_minutes, 35);
    assert_int_equal(stored("needlework", STORE_SOURCE_PERSON), 25);
    assert_int_equal(stored("drawing", STORE_SOURCE_PERSON), 10);
}

// The stage's day is Friday, 20 November 2026.
static void test_hobby_week_begins_on_monday(void **state)
{
    (void)state;
    save(SCREEN_HOBBY_MODELS, 40);
    pass_days(2); // Sunday
    save(SCREEN_HOBBY_MODELS, 20);
    assert_int_equal(app.hobby.model.today_minutes, 20);
    assert_int_equal(app.hobby.model.week_minutes, 60);
    pass_days(1); // Monday
    go_to_hobby();
    assert_int_equal(app.hobby.model.today_minutes, 0);
    assert_int_equal(app.hobby.model.week_minutes, 0);
    pass_days(-3);
}

static void test_hobby_entry_is_taken_back(void **state)
{
    (void)state;
    save(SCREEN_HOBBY_OTHER, 30);
    choose(SCREEN_ACTION_BACK, -1);
    save(SCREEN_HOBBY_OTHER, 120);
    choose(SCREEN_ACTION_TAKE_BACK, -1);
    assert_int_equal(app.screen, SCREEN_HOBBY);
    assert_true(app.hobby.model.taken_back);
    assert_int_equal(app.hobby.model.today_minutes, 30);
    assert_int_equal(stored("", STORE_SOURCE_PERSON), 30);
}

static void test_hobby_wheel_stays_between_5_and_120_minutes(void **state)
{
    (void)state;
    go_to_hobby();
    choose(SCREEN_ACTION_HOBBY_WHAT, SCREEN_HOBBY_DRAWING);
    turn_to(5);
    choose(SCREEN_ACTION_MINUTES, 0);
    assert_int_equal(app.hobby.model.minutes, 5);
    turn_to(120);
    choose(SCREEN_ACTION_MINUTES, 125);
    assert_int_equal(app.hobby.model.minutes, 120);
    choose(SCREEN_ACTION_BACK, -1);
    assert_int_equal(app.screen, SCREEN_HOBBY);
    choose(SCREEN_ACTION_BACK, -1);
    assert_int_equal(app.screen, SCREEN_EXERCISES);
    assert_int_equal(stored("", STORE_SOURCE_PERSON), 0); // nothing was saved
}

static void test_hobby_of_the_demo_is_no_person_s(void **state)
{
    (void)state;
    stage.arguments.demo = true;
    save(SCREEN_HOBBY_DRAWING, 60);
    assert_int_equal(stored("", STORE_SOURCE_PERSON), 0);
    assert_int_equal(stored("", STORE_SOURCE_DEMO), 60);
    stage.arguments.demo = false;
    go_to_hobby();
    assert_int_equal(app.hobby.model.today_minutes, 0);
}

static void show_writing(enum session_tier tier)
{
    struct core_task task =
        core_task_of(&stage.core, session_programme_rung(&stage.core.programme, "H8"));
    task.tier = tier;
    core_prepare(&stage.core, &task);
    app.seated_is_safe = true;
    app_show_intro(&app);
}

static void test_script_is_chosen_on_the_intro_and_remembered(void **state)
{
    (void)state;
    show_writing(SESSION_TIER_PAD);
    assert_int_equal(app.view.model.script, SIM_SCRIPT_JOINED);
    choose(SCREEN_ACTION_SCRIPT, -1);
    assert_int_equal(app.screen, SCREEN_INTRO);
    assert_int_equal(app.view.model.script, SIM_SCRIPT_PRINT);
    char value[16];
    assert_int_equal(store_setting_get(stage.core.store, "writing.script", value, sizeof value),
                     STORE_OK);
    assert_string_equal(value, "print");
    choose(SCREEN_ACTION_SCRIPT, -1);
    assert_int_equal(core_writing_script(&stage.core), SIM_SCRIPT_JOINED);
    show_writing(SESSION_TIER_GUIDED); // the word stands on the screen for the paper too
    struct screen_items items;
    screen_items(SCREEN_INTRO, &app.view.model, &items);
    bool offered = false;
    for (int i = 0; i < items.count; i++)
        offered = offered || items.item[i].action == SCREEN_ACTION_SCRIPT;
    assert_true(offered);
}

static void test_script_goal_says_what_is_written(void **state)
{
    (void)state;
    const struct {
        double difficulty;
        enum session_tier tier;
        const char *says;
    } cases[] = {{0.2, SESSION_TIER_PAD, "One letter, three times"},
                 {0.3, SESSION_TIER_PAD, "Write one word"},
                 {0.2, SESSION_TIER_GUIDED, "Write one word"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char words[SCREEN_TEXT_SIZE];
        show_writing(cases[i].tier);
        stage.core.ladder.difficulty = cases[i].difficulty;
        view_refresh_task(&app.view, &stage.core);
        screen_goal_words(&app.view.model, words, sizeof words);
        assert_string_equal(words, cases[i].says);
    }
}

// Of the words for this difficulty; and what it takes to write it in each script.
static void test_script_and_difficulty_choose_what_is_written(void **state)
{
    (void)state;
    const struct core_writing *writing = stage.core.writing;
    for (uint64_t seed = 0; seed < 40; seed++) {
        for (int script = 0; script < SIM_SCRIPT_COUNT; script++) {
            core_set_writing_script(&stage.core, (enum sim_script)script);
            assert_true(core_writing_begin(&stage.core, 0.2, seed));
            assert_non_null(strchr(writing->word, ' ')); // "e e e"
            assert_true(core_writing_begin(&stage.core, 0.3, seed));
            assert_null(strchr(writing->word, ' '));
            assert_true(strlen(writing->word) <= 6);
            assert_true(core_writing_begin(&stage.core, 0.8, seed));
            assert_true(strlen(writing->word) >= 6);
            bool prints = script == SIM_SCRIPT_PRINT;
            assert_int_equal(writing->path.stroke_count >= (int)strlen(writing->word), prints);
        }
    }
    core_set_writing_script(&stage.core, SIM_SCRIPT_JOINED);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_hobby_minutes_are_kept_and_added_up),
        ON_STAGE(test_hobby_week_begins_on_monday),
        ON_STAGE(test_hobby_entry_is_taken_back),
        ON_STAGE(test_hobby_wheel_stays_between_5_and_120_minutes),
        ON_STAGE(test_hobby_of_the_demo_is_no_person_s),
        ON_STAGE(test_script_is_chosen_on_the_intro_and_remembered),
        ON_STAGE(test_script_goal_says_what_is_written),
        ON_STAGE(test_script_and_difficulty_choose_what_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
