#include "game/audio/voice.h"
#include "game/base/text.h"

#include "tests/check.h"

// The words under the picture come in the language of the words in it.

static const char *catalogs;
static const char *clips;

static void expect_captions(const char *language, const char *close_eyes, const char *count_3)
{
    struct voice voice;
    char error[256];
    size_t line;
    assert_true(text_open(catalogs, language));
    assert_true(voice_load(&voice, clips, NULL, text_language(), error, sizeof error));
    assert_true(voice_find(&voice, "close_eyes", -1, &line));
    assert_string_equal(voice_caption(&voice, line), close_eyes);
    assert_true(voice_find(&voice, "count", 3, &line));
    assert_string_equal(voice_caption(&voice, line), count_3);
    voice_finish(&voice);
}

static void test_captions_follow_the_language(void **state)
{
    (void)state;
    expect_captions("de", "Bitte schließen Sie jetzt die Augen.", "Drei.");
    expect_captions("en", "Please close your eyes now.", "Three.");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    catalogs = argv[1];
    clips = argv[2];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_captions_follow_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
