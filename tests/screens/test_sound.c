#include "game/app_internal.h"
#include "game/draw/slider.h"
#include "tests/check.h"
#include "tests/screens/stage.h"

#include <string.h>

// What a player does about sound, from choice to choice, without a window: the virtual person
// stands in, and what is heard is read where it is handed to the sound card.

static const int64_t STEP_US = 10000;

static struct stage stage;
static struct app app;

static void enter(void)
{
    char voice[PATH_SIZE];
    struct audio_settings settings = audio_settings_default();
    app = (struct app){.core = &stage.core};
    stage.core.pilot_plays = false;
    settings.silent = true;
    assert_true(path_join(voice, stage.core.assets, "voice"));
    settings.voice_dir = voice;
    assert_true(audio_open(&settings, &app.audio));
    view_init(&app.view, &stage.core);
    view_frame(&app.view, &stage.core);
    app_sound_open(&app);
}

static void leave(void)
{
    audio_close(app.audio);
}

static int open_stage(void **state)
{
    (void)state;
    if (!stage_open(&stage))
        return -1;
    enter();
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    leave();
    stage_close(&stage);
    return 0;
}

static void prepare(const char *id, enum session_tier tier)
{
    const struct core_task task = {.rung = session_programme_rung(&stage.core.programme, id),
                                   .tier = tier};
    core_prepare(&stage.core, &task);
    view_refresh_task(&app.view, &stage.core);
    app_go_to(&app, SCREEN_SAFETY);
}

/** The first sentence that is spoken, as its caption. */
static const char *spoken(void)
{
    machine_clock_advance(&stage.core.clock, 1000000);
    stage.core.now = machine_clock_now(&stage.core.clock);
    const char *caption = audio_update(app.audio, stage.core.now.mono_us);
    return caption ? caption : "";
}

static void choose(enum screen_action action)
{
    struct screen_items items;
    screen_items(app.screen, &app.view.model, &items);
    for (int i = 0; i < items.count; i++)
        if (items.item[i].action == action) {
            app.focus.index = i;
            app_choose_focused(&app);
            return;
        }
    fail_msg("there is nothing to choose for action %d", (int)action);
}

static void test_sound_is_offered_once_before_the_first_closed_eyes(void **state)
{
    (void)state;
    prepare("S1", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_INTRO);
    prepare("S2", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_SOUND);
    assert_non_null(strstr(spoken(), "Two sounds"));
    choose(SCREEN_ACTION_SOUND_CHOSEN); // "Go on"
    assert_int_equal(app.screen, SCREEN_INTRO);
    prepare("S2", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_INTRO);
    leave(); // and not after a restart either
    enter();
    prepare("S2", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_INTRO);
}

static void test_sound_offered_is_passed_by_choosing_alone(void **state)
{
    (void)state;
    prepare("S2", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_SOUND);
    app_choose_focused(&app); // "Try it out"
    assert_int_equal(app.screen, SCREEN_LISTEN);
    app_choose_focused(&app); // "Enough tried"
    assert_int_equal(app.screen, SCREEN_SOUND);
    app_choose_focused(&app); // "Go on"
    assert_int_equal(app.screen, SCREEN_INTRO);
}

static void test_sound_offered_goes_back_to_where_one_came_from(void **state)
{
    (void)state;
    prepare("S2", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_SOUND);
    app_choose(&app, screen_back(app.screen), 0); // Esc
    assert_int_equal(app.screen, SCREEN_SAFETY);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_SOUND); // it was not explained yet
}

static void test_sound_is_not_offered_where_nothing_hears_the_sway(void **state)
{
    (void)state;
    prepare("S2", SESSION_TIER_GUIDED);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_INTRO);
}

static void test_sound_intro_explains_the_voice_that_was_chosen(void **state)
{
    (void)state;
    prepare("S2", SESSION_TIER_BOARD);
    choose(SCREEN_ACTION_ALL_SAFE);
    app.focus.index = 2;
    app_choose_focused(&app);
    assert_int_equal(app.sound.model.voice, SIM_CUE_VOICE_BELL);
    audio_hush(app.audio);
    app_sound_explain(&app);
    assert_non_null(strstr(spoken(), "bell"));
}

// A sensor in the pocket knows how far, not where to: nothing may be said of sides.
static void test_sound_intro_promises_no_sides_from_a_pocket(void **state)
{
    (void)state;
    prepare("S2", SESSION_TIER_MOTION);
    choose(SCREEN_ACTION_ALL_SAFE);
    assert_int_equal(app.screen, SCREEN_INTRO);
    audio_hush(app.audio);
    app_sound_explain(&app);
    bool louder = false;
    for (int s = 0; s < 40; s++) {
        const char *caption = spoken();
        louder |= strstr(caption, "The louder") != NULL;
        assert_null(strstr(caption, "side"));
    }
    assert_true(louder);
}

/** Virtual seconds in which the person leans there, mm. */
static void lean(double ml_mm, double ap_mm, double seconds)
{
    pilot_steer(&stage.core.pilot, ml_mm, ap_mm);
    for (int64_t t_us = 0; t_us < (int64_t)(seconds * 1e6); t_us += STEP_US) {
        machine_clock_advance(&stage.core.clock, STEP_US);
        core_pump(&stage.core);
        app_sound_follow(&app);
        app_hear_sway(&app);
        audio_update(app.audio, stage.core.now.mono_us);
    }
}

static void test_sound_trying_takes_its_middle_from_calm_standing(void **state)
{
    (void)state;
    app.screen = SCREEN_SOUND;
    choose(SCREEN_ACTION_LISTEN);
    for (int i = 0; i < 1000 && app.sound.on_s <= 0; i++)
        lean(0, 0, 0.01);
    for (int i = 0; i < 10; i++) // still finding a place
        lean(i % 2 ? 50 : -50, 0, 0.5);
    assert_true(app.sound.on_s > 3);
    assert_true(app.sound.model.settling);
    lean(0, 0, 6);
    assert_false(app.sound.model.settling);
    assert_near(app.sound.ml_mm, 0, 8);
}

static void test_sound_trying_waits_for_each_side_and_hears_it_there(void **state)
{
    (void)state;
    static const double goals[][2] = {{45, 0}, {-45, 0}, {0, 36}, {0, -24}};
    for (int voice = SIM_CUE_VOICE_TONE; voice <= SIM_CUE_VOICE_BELL; voice++) {
        app.screen = SCREEN_SOUND;
        app.sound.model.voice = (enum sim_cue_voice)voice;
        double towards = voice == SIM_CUE_VOICE_BELL ? -1 : 1;
        choose(SCREEN_ACTION_LISTEN);
        assert_true(app.sound.model.settling);
        lean(0, 0, 10);
        assert_false(app.sound.model.settling);
        for (int side = 0; side < SCREEN_LISTEN_DONE; side++) {
            assert_int_equal(app.sound.model.asked, side);
            lean(goals[(side + 1) % 4][0] * 0.2, goals[(side + 1) % 4][1] * 0.2, 4);
            assert_int_equal(app.sound.model.asked, side); // nothing happens by itself
            lean(goals[side][0], goals[side][1], 4);
            assert_int_equal(app.sound.model.asked, side + 1);
            struct sim_cue_params heard = screen_sound_heard(&app.sound.model);
            assert_int_equal(heard.voice, voice);
            assert_true(heard.level > 0.05);
            if (side == SCREEN_LISTEN_RIGHT || side == SCREEN_LISTEN_LEFT)
                assert_true(heard.pan * towards * goals[side][0] > 0);
            double octave =
                log2(heard.frequency_hz / (voice == SIM_CUE_VOICE_BELL ? 660.0 : 440.0));
            if (side == SCREEN_LISTEN_FORWARD || side == SCREEN_LISTEN_BACK)
                assert_true(octave * towards * goals[side][1] > 0);
        }
        lean(0, 0, 6);
        choose(SCREEN_ACTION_BACK);
        assert_int_equal(app.screen, SCREEN_SOUND);
        assert_int_equal(app.focus.index, 3); // on the way on
    }
}

static void test_sound_sliders_go_in_tens_and_stay(void **state)
{
    (void)state;
    app_go_to(&app, SCREEN_VOLUME);
    for (int i = 0; i < 3; i++)
        assert_true(app_sound_slide(&app, -1, false));
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_VOICE], 70);
    app.focus.index = 2;
    for (int i = 0; i < 15; i++)
        app_sound_slide(&app, -1, false);
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_SWAY], 0);
    for (int i = 0; i < 4; i++)
        app_sound_slide(&app, 1, false);
    leave();
    enter();
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_VOICE], 70);
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_CUES], 100);
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_SWAY], 40);
}

static void test_sound_leaning_moves_a_knob_only_while_it_is_held(void **state)
{
    (void)state;
    app_go_to(&app, SCREEN_VOLUME);
    assert_false(app_sound_slide(&app, -1, true));
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_VOICE], 100);
    app_choose_focused(&app);
    assert_true(app_sound_slide(&app, -1, true));
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_VOICE], 90);
    app.focus.index = 1; // the focus was moved away: the knob is left
    app_sound_follow(&app);
    assert_false(app_sound_slide(&app, -1, true));
    app.focus.index = 3; // Back is no slider
    assert_false(app_sound_slide(&app, -1, false));
}

static void test_sound_a_click_sets_the_amount_under_it(void **state)
{
    (void)state;
    app_go_to(&app, SCREEN_VOLUME);
    struct screen_items items;
    screen_items(SCREEN_VOLUME, &app.view.model, &items);
    struct draw_rect row = items.item[1].rect;
    struct draw_point far_left = {row.x + 10, row.y + 50}, far_right = {row.x + row.w - 10, row.y};
    assert_true(app_sound_click(&app, &items.item[1], far_left));
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_CUES], 0);
    assert_true(app_sound_click(&app, &items.item[1], far_right));
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_CUES], 100);
    for (float x = row.x; x < row.x + row.w; x += 7) {
        float tens = draw_slider_share_at(row, (struct draw_point){x, row.y}) * 10;
        assert_near((double)tens, round((double)tens), 1e-5);
    }
    assert_false(app_sound_click(&app, &items.item[3], far_left));
}

static void test_sound_broken_settings_become_sound_ones(void **state)
{
    (void)state;
    uint64_t ticket;
    store_setting_set(stage.core.store, "sound.volume.voice", "loud", &ticket);
    store_setting_set(stage.core.store, "sound.volume.cues", "-20", &ticket);
    store_setting_set(stage.core.store, "sound.volume.sway", "54", &ticket);
    store_setting_set(stage.core.store, "sound.voice", "gong", &ticket);
    app_sound_open(&app);
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_VOICE], 100);
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_CUES], 100);
    assert_int_equal(app.sound.model.percent[SCREEN_SLIDER_SWAY], 50);
    assert_int_equal(app.sound.model.voice, SIM_CUE_VOICE_TONE);
}

static void test_sound_captions_are_shown_when_nothing_can_be_heard(void **state)
{
    (void)state;
    app_go_to(&app, SCREEN_SETTINGS);
    choose(SCREEN_ACTION_CAPTIONS);
    assert_false(app.sound.model.captions);
    assert_true(app_sound_shows_captions(&app)); // this one has no sound card
    leave();
    enter();
    assert_false(app.sound.model.captions);
}

static void test_sound_lessons_come_back_to_where_they_began(void **state)
{
    (void)state;
    app_go_to(&app, SCREEN_SETTINGS);
    choose(SCREEN_ACTION_SOUND);
    choose(SCREEN_ACTION_BACK);
    assert_int_equal(app.screen, SCREEN_SETTINGS);
    choose(SCREEN_ACTION_VOLUME);
    choose(SCREEN_ACTION_BACK);
    assert_int_equal(app.screen, SCREEN_SETTINGS);
    choose(SCREEN_ACTION_BACK);
    assert_int_equal(app.screen, SCREEN_HOME);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_sound_is_offered_once_before_the_first_closed_eyes),
        ON_STAGE(test_sound_offered_is_passed_by_choosing_alone),
        ON_STAGE(test_sound_offered_goes_back_to_where_one_came_from),
        ON_STAGE(test_sound_is_not_offered_where_nothing_hears_the_sway),
        ON_STAGE(test_sound_intro_explains_the_voice_that_was_chosen),
        ON_STAGE(test_sound_intro_promises_no_sides_from_a_pocket),
        ON_STAGE(test_sound_trying_takes_its_middle_from_calm_standing),
        ON_STAGE(test_sound_trying_waits_for_each_side_and_hears_it_there),
        ON_STAGE(test_sound_sliders_go_in_tens_and_stay),
        ON_STAGE(test_sound_leaning_moves_a_knob_only_while_it_is_held),
        ON_STAGE(test_sound_a_click_sets_the_amount_under_it),
        ON_STAGE(test_sound_broken_settings_become_sound_ones),
        ON_STAGE(test_sound_captions_are_shown_when_nothing_can_be_heard),
        ON_STAGE(test_sound_lessons_come_back_to_where_they_began),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
