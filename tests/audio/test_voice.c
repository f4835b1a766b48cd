#include "game/audio/voice.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"

static const char *built_dir; // the folder of the clips, from the command line
static char folder[64];

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    char path[128];
    strcpy(folder, "/tmp/evenkeel-voice-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/en", folder);
    return mkdir(path, 0700);
}

static int remove_folder(void **state)
{
    (void)state;
    char path[128];
    const char *const names[] = {"en/captions.txt", "en/go.ogg", "en"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    return rmdir(folder);
}

static struct voice load_built(const char *language)
{
    struct voice voice;
    char error[256] = "";
    if (!voice_load(&voice, built_dir, NULL, language, error, sizeof error))
        fail_msg("%s", error);
    return voice;
}

static void test_voice_every_line_has_its_clip(void **state)
{
    (void)state;
    const char *const languages[] = {"en", "de"};
    for (size_t i = 0; i < 2; i++) {
        struct voice voice = load_built(languages[i]);
        char path[VOICE_PATH_SIZE];
        assert_true(voice.count > 250);
        for (size_t line = 0; line < voice.count; line++) {
            struct stat about;
            assert_true(voice_clip_path(&voice, line, VOICE_SOURCE_BUILT, path, sizeof path));
            assert_int_equal(stat(path, &about), 0);
            assert_true(about.st_size > 2000);
        }
        voice_finish(&voice);
    }
}

static void test_voice_german_says_all_that_english_says(void **state)
{
    (void)state;
    struct voice english = load_built("en"), german = load_built("de");
    assert_int_equal(english.count, german.count);
    for (size_t line = 0; line < english.count; line++) {
        assert_string_equal(english.lines[line].id, german.lines[line].id);
        assert_string_not_equal(english.lines[line].caption, german.lines[line].caption);
    }
    voice_finish(&english);
    voice_finish(&german);
}

static void test_voice_every_number_is_a_whole_phrase(void **state)
{
    (void)state;
    struct voice voice = load_built("en");
    size_t line;
    char number[16];
    for (int n = 2; n <= 120; n++) {
        assert_true(voice_find(&voice, "stood", n, &line));
        snprintf(number, sizeof number, " %d ", n);
        assert_non_null(strstr(voice_caption(&voice, line), number));
        assert_true(n < 5 || voice_find(&voice, "goal", n, &line));
        assert_true(n > 10 || voice_find(&voice, "count", n, &line));
    }
    assert_true(voice_find(&voice, "stood", 0, &line));
    assert_true(voice_find(&voice, "stood", 1, &line));
    assert_non_null(strstr(voice_caption(&voice, line), "one second."));
    assert_false(voice_find(&voice, "stood", 121, &line));
    voice_finish(&voice);
}

static void test_voice_has_every_line_of_the_first_voyage(void **state)
{
    (void)state;
    const char *const ids[] = {"step_on",
                               "step_off_tare",
                               "board_lengthwise",
                               "stance_s1",
                               "stance_s2",
                               "stance_s3_left",
                               "stance_s3_right",
                               "stance_s4_left",
                               "stance_s4_right",
                               "close_eyes",
                               "hold_on_any_time",
                               "go",
                               "half",
                               "ten_left",
                               "end",
                               "end_open_eyes",
                               "paused",
                               "continue",
                               "support",
                               "offer_next",
                               "offer_easier",
                               "rest",
                               "no_board",
                               "sound_explained",
                               "signal_lost",
                               "board_back",
                               "other_side",
                               "intro_hold",
                               "intro_reach",
                               "safety"};
    struct voice voice = load_built("de");
    size_t line;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (!voice_find(&voice, ids[i], -1, &line))
            fail_msg("no line %s", ids[i]);
    voice_finish(&voice);
}

/** Words of the longest sentence. */
static int longest_sentence(const char *caption)
{
    int words = 0, longest = 0;
    bool in_word = false;
    for (const char *c = caption; *c; c++) {
        bool letter = !isspace((unsigned char)*c);
        words += letter && !in_word;
        in_word = letter;
        longest = words > longest ? words : longest;
        if (strchr(".?!", *c))
            words = 0;
    }
    return longest;
}

static void test_voice_sentences_are_short(void **state)
{
    (void)state;
    assert_int_equal(longest_sentence("One two three. Four, five? Six."), 3);
    const char *const languages[] = {"en", "de"};
    for (size_t i = 0; i < 2; i++) {
        struct voice voice = load_built(languages[i]);
        for (size_t line = 0; line < voice.count; line++)
            if (longest_sentence(voice_caption(&voice, line)) > 12) // programme.md
                fail_msg("too long: %s", voice_caption(&voice, line));
        voice_finish(&voice);
    }
}

static bool holds_word(const char *text, const char *word)
{
    for (; *text; text++)
        if (strncasecmp(text, word, strlen(word)) == 0)
            return true;
    return false;
}

static void test_voice_blames_nobody_and_uses_no_medical_words(void **state)
{
    (void)state;
    const char *const never[] = {"fail",    "wrong",   "falsch",   "fehler",   "schlecht", "bad ",
                                 "patient", "neuropa", "tandem",   "gewicht",  "weight",   "risk",
                                 "risiko",  "sturz",   "verloren", "you must", "müssen",   " du "};
    const char *const languages[] = {"en", "de"};
    for (size_t i = 0; i < 2; i++) {
        struct voice voice = load_built(languages[i]);
        for (size_t line = 0; line < voice.count; line++)
            for (size_t n = 0; n < sizeof never / sizeof *never; n++)
                if (holds_word(voice_caption(&voice, line), never[n]))
                    fail_msg("\"%s\" in: %s", never[n], voice_caption(&voice, line));
        voice_finish(&voice);
    }
}

static void test_voice_finds_the_users_own_clips(void **state)
{
    (void)state;
    char error[256], path[VOICE_PATH_SIZE], own[128];
    struct voice voice;
    size_t line;
    snprintf(own, sizeof own, "%s/en/go.ogg", folder);
    assert_true(voice_load(&voice, built_dir, folder, "en", error, sizeof error));
    assert_true(voice_find(&voice, "go", -1, &line));
    assert_false(voice_clip_path(&voice, line, VOICE_SOURCE_USER, path, sizeof path));
    write_file(own, "a therapist's voice");
    assert_true(voice_clip_path(&voice, line, VOICE_SOURCE_USER, path, sizeof path));
    assert_string_equal(path, own);
    assert_true(voice_find(&voice, "half", -1, &line));
    assert_false(voice_clip_path(&voice, line, VOICE_SOURCE_USER, path, sizeof path));
    assert_true(voice_clip_path(&voice, line, VOICE_SOURCE_BUILT, path, sizeof path));
    assert_null(strstr(path, folder));
    voice_finish(&voice);
}

static void test_voice_region_falls_back_to_the_language(void **state)
{
    (void)state;
    struct voice voice = load_built("de_AT");
    assert_string_equal(voice.language, "de");
    voice_finish(&voice);
}

static void expect_refusal(const char *captions, const char *language, const char *want)
{
    char error[256] = "", path[128];
    struct voice voice;
    snprintf(path, sizeof path, "%s/en/captions.txt", folder);
    write_file(path, captions);
    assert_false(voice_load(&voice, folder, NULL, language, error, sizeof error));
    if (!strstr(error, want))
        fail_msg("\"%s\" does not say \"%s\"", error, want);
    assert_int_equal(voice.count, 0);
}

static void test_voice_bad_captions_are_refused_with_their_line(void **state)
{
    (void)state;
    expect_refusal("go = Go.\n../../x = Out.\n", "en", "captions.txt:2");
    expect_refusal("go = Go.\nhalf =\n", "en", "captions.txt:2");
    expect_refusal("go = Go.\ngo = Gone.\n", "en", "captions.txt:2");
    expect_refusal("", "en", "no lines");
    expect_refusal("go = Go.\n", "fr", "cannot be read");
    expect_refusal("go = Go.\n", "../en", "no language");
}

static void test_voice_long_captions_come_sentence_by_sentence(void **state)
{
    (void)state;
    char page[VOICE_PAGE_SIZE];
    const char *short_one = "Pause. Take your time.";
    assert_ptr_equal(voice_caption_page(short_one, 0, page), short_one);
    assert_ptr_equal(voice_caption_page(short_one, 2, page), short_one);

    const char *long_one = "Listen to the sound. Silence means you stand calmly. The sound comes "
                           "from the side you sway to. Quick ticks mean you are far out.";
    assert_string_equal(voice_caption_page(long_one, 0, page),
                        "Listen to the sound. Silence means you stand calmly.");
    assert_string_equal(voice_caption_page(long_one, 0.5, page),
                        "The sound comes from the side you sway to.");
    assert_string_equal(voice_caption_page(long_one, 0.9, page),
                        "Quick ticks mean you are far out.");
    assert_string_equal(voice_caption_page(long_one, 7, page), "Quick ticks mean you are far out.");
}

// A caption has one line on the screen: every page of every line of both languages fits.
static void test_voice_every_page_is_short(void **state)
{
    (void)state;
    const char *const languages[] = {"en", "de"};
    for (int i = 0; i < 2; i++) {
        struct voice voice = load_built(languages[i]);
        for (size_t line = 0; line < voice.count; line++) {
            char page[VOICE_PAGE_SIZE];
            for (int share = 0; share <= 100; share++) {
                const char *shown =
                    voice_caption_page(voice_caption(&voice, line), share * 0.01, page);
                assert_in_range(strlen(shown), 1, 66);
            }
        }
        voice_finish(&voice);
    }
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: %s FOLDER_OF_CLIPS\n", argv[0]);
        return 2;
    }
    built_dir = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_voice_every_line_has_its_clip),
        cmocka_unit_test(test_voice_german_says_all_that_english_says),
        cmocka_unit_test(test_voice_every_number_is_a_whole_phrase),
        cmocka_unit_test(test_voice_has_every_line_of_the_first_voyage),
        cmocka_unit_test(test_voice_sentences_are_short),
        cmocka_unit_test(test_voice_blames_nobody_and_uses_no_medical_words),
        cmocka_unit_test(test_voice_finds_the_users_own_clips),
        cmocka_unit_test(test_voice_region_falls_back_to_the_language),
        cmocka_unit_test(test_voice_bad_captions_are_refused_with_their_line),
        cmocka_unit_test(test_voice_long_captions_come_sentence_by_sentence),
        cmocka_unit_test(test_voice_every_page_is_short),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
