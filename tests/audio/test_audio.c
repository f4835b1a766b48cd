#include "game/audio/audio.h"

#include "game/audio/mixer_port.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

static const char *built_dir; // the folder of the clips, from the command line

static struct audio *open_silent(const char *language)
{
    struct audio_settings settings = audio_settings_default();
    struct audio *audio = NULL;
    settings.voice_dir = built_dir;
    settings.language = language;
    settings.silent = true;
    assert_true(audio_open(&settings, &audio));
    return audio;
}

static void test_audio_captions_follow_one_another_without_a_device(void **state)
{
    (void)state;
    struct audio *audio = open_silent("en");
    const char *seen[4] = {NULL};
    int count = 0;
    assert_null(audio_update(audio, 0));
    assert_true(audio_say(audio, "end", -1));
    assert_true(audio_say(audio, "stood", 23));
    for (int64_t now_us = 0; now_us < 10000000; now_us += 16667) {
        const char *caption = audio_update(audio, now_us);
        if (caption && (count == 0 || caption != seen[count - 1]))
            seen[count++] = caption;
    }
    assert_int_equal(count, 2);
    assert_string_equal(seen[0], "Done.");
    assert_string_equal(seen[1], "You stood for 23 seconds.");
    assert_null(audio_update(audio, 10000000));
    audio_close(audio);
}

static void test_audio_urgent_line_shows_at_once(void **state)
{
    (void)state;
    struct audio *audio = open_silent("en");
    audio_say(audio, "sound_explained", -1);
    audio_say(audio, "rest", -1);
    assert_non_null(strstr(audio_update(audio, 0), "Silence"));
    audio_say(audio, "paused", -1);
    assert_string_equal(audio_update(audio, 16667), "Pause. Take your time.");
    for (int64_t now_us = 16667; now_us < 60000000; now_us += 16667) {
        const char *caption = audio_update(audio, now_us);
        assert_true(!caption || strstr(caption, "Pause")); // the rest was forgotten
    }
    audio_close(audio);
}

static void test_audio_hush_empties_everything(void **state)
{
    (void)state;
    struct audio *audio = open_silent("en");
    audio_say(audio, "stance_s1", -1);
    audio_say(audio, "rest", -1);
    assert_non_null(audio_update(audio, 0));
    audio_hush(audio);
    assert_null(audio_update(audio, 1000));
    assert_null(audio_update(audio, 9000000));
    audio_close(audio);
}

static void test_audio_changes_its_language(void **state)
{
    (void)state;
    struct audio *audio = open_silent("de");
    audio_say(audio, "support", -1);
    assert_string_equal(audio_update(audio, 0), "Die Uhr wartet.");
    assert_false(audio_set_language(audio, "xx"));
    assert_true(audio_set_language(audio, "en"));
    assert_null(audio_update(audio, 1000000));
    audio_say(audio, "support", -1);
    assert_string_equal(audio_update(audio, 2000000), "The clock waits.");
    audio_close(audio);
    audio = open_silent("tlh"); // none: English
    audio_say(audio, "support", -1);
    assert_string_equal(audio_update(audio, 0), "The clock waits.");
    audio_close(audio);
}

static void test_audio_unknown_line_is_refused(void **state)
{
    (void)state;
    struct audio *audio = open_silent("en");
    assert_false(audio_say(audio, "no_such_line", -1));
    assert_false(audio_say(audio, "stood", 5000));
    assert_null(audio_update(audio, 0));
    audio_close(audio);
}

static void test_audio_without_folders_is_mute_but_works(void **state)
{
    (void)state;
    struct audio_settings settings = audio_settings_default();
    struct sim_cue_params params = sim_cue_silence();
    struct audio *audio = NULL;
    settings.silent = true;
    assert_true(audio_open(&settings, &audio));
    assert_false(audio_say(audio, "go", -1));
    audio_cue(audio, AUDIO_CUE_SUCCESS);
    audio_set_sway(audio, &params);
    audio_sway_off(audio);
    audio_hush(audio);
    assert_null(audio_update(audio, 5));
    assert_false(audio_has_device(audio));
    audio_close(audio);
    audio_close(NULL);
}

static void test_audio_goes_on_when_there_is_no_device(void **state)
{
    (void)state;
    struct audio_settings settings = audio_settings_default();
    struct audio *audio = NULL;
    settings.voice_dir = built_dir;
    setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
    assert_true(audio_open(&settings, &audio));
    assert_false(audio_has_device(audio));
    audio_say(audio, "go", -1);
    assert_string_equal(audio_update(audio, 0), "Go.");
    audio_close(audio);
}

static void test_audio_opens_and_closes_a_device_again_and_again(void **state)
{
    (void)state;
    struct audio_settings settings = audio_settings_default();
    struct sim_cue_params params = {.frequency_hz = 300, .level = 1.0, .tremolo_hz = 4.0};
    settings.voice_dir = built_dir;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    for (int round = 0; round < 3; round++) {
        struct audio *audio = NULL;
        assert_true(audio_open(&settings, &audio));
        assert_true(audio_has_device(audio));
        audio_cue(audio, AUDIO_CUE_CHOOSE);
        audio_set_sway(audio, &params);
        audio_say(audio, "stood", 30);
        assert_non_null(audio_update(audio, 0)); // the clip is loaded and playing
        audio_say(audio, "paused", -1);
        assert_string_equal(audio_update(audio, 1), "Pause. Take your time.");
        audio_set_volume(audio, AUDIO_VOLUME_VOICE, 0.5);
        audio_set_volume(audio, AUDIO_VOLUME_CUES, 7.0);
        audio_close(audio); // in the middle of it all
    }
}

static void test_audio_broken_clip_is_refused_and_the_built_one_plays(void **state)
{
    (void)state;
    static struct sway_mix sway;
    struct mixer_port *port;
    char path[1024];
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    sway_mix_init(&sway);
    assert_true(mixer_port_open(&sway, &port));
    snprintf(path, sizeof path, "%s/en/captions.txt", built_dir); // no sound at all
    assert_false(mixer_port_speak(port, path));
    assert_false(mixer_port_speaking(port));
    snprintf(path, sizeof path, "%s/en/stood_60.ogg", built_dir);
    assert_true(mixer_port_speak(port, path));
    assert_true(mixer_port_speaking(port));
    mixer_port_hush(port);
    assert_false(mixer_port_speaking(port));
    mixer_port_close(port);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: %s FOLDER_OF_CLIPS\n", argv[0]);
        return 2;
    }
    built_dir = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_audio_captions_follow_one_another_without_a_device),
        cmocka_unit_test(test_audio_urgent_line_shows_at_once),
        cmocka_unit_test(test_audio_hush_empties_everything),
        cmocka_unit_test(test_audio_changes_its_language),
        cmocka_unit_test(test_audio_unknown_line_is_refused),
        cmocka_unit_test(test_audio_without_folders_is_mute_but_works),
        cmocka_unit_test(test_audio_goes_on_when_there_is_no_device),
        cmocka_unit_test(test_audio_broken_clip_is_refused_and_the_built_one_plays),
        cmocka_unit_test(test_audio_opens_and_closes_a_device_again_and_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
