#include "game/platform/pairing.h"

#include <string.h>

#include "tests/check.h"

static int words_in(const char *sentence)
{
    int words = 0;
    for (const char *at = sentence; *at;) {
        at += strspn(at, " ");
        words += *at != '\0';
        at += strcspn(at, " ");
    }
    return words;
}

static void assert_sentence(const char *sentence)
{
    assert_non_null(sentence);
    assert_in_range(words_in(sentence), 2, 12);
    assert_int_equal(sentence[strlen(sentence) - 1], '.');
}

static void test_words_every_state_says_something_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < PAIRING_STATE_COUNT; i++) {
        assert_sentence(pairing_state_words(i));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(pairing_state_words(i), pairing_state_words(j));
    }
}

static void test_words_every_reason_has_code_cause_and_next_step(void **state)
{
    (void)state;
    assert_string_equal(pairing_reason_code(PAIRING_NO_REASON), "none");
    for (int i = PAIRING_NO_REASON + 1; i < PAIRING_REASON_COUNT; i++) {
        assert_sentence(pairing_reason_words(i));
        assert_sentence(pairing_reason_next(i));
        const char *code = pairing_reason_code(i);
        assert_true(strlen(code) > 0 &&
                    strspn(code, "abcdefghijklmnopqrstuvwxyz-") == strlen(code));
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(code, pairing_reason_code(j));
            assert_string_not_equal(pairing_reason_words(i), pairing_reason_words(j));
        }
    }
}

static void test_words_recipe_is_the_one_that_works(void **state)
{
    (void)state;
    const char *const lines[] = {"bluetoothctl",
                                 "power on",
                                 "agent NoInputNoOutput",
                                 "default-agent",
                                 "scan on",
                                 "remove 00:1F:C5:25:36:87",
                                 "trust 00:1F:C5:25:36:87",
                                 "pair 00:1F:C5:25:36:87",
                                 "connect 00:1F:C5:25:36:87",
                                 "quit"};
    char command[PAIRING_COMMAND_SIZE];
    const char *words;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(pairing_recipe(i, "00:1F:C5:25:36:87", command, &words));
        assert_string_equal(command, lines[i]);
        if (words)
            assert_in_range(words_in(words), 2, 12);
    }
    assert_false(pairing_recipe(sizeof lines / sizeof *lines, NULL, command, &words));
    assert_true(pairing_recipe(7, NULL, command, &words));
    assert_string_equal(command, "pair XX:XX:XX:XX:XX:XX");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_every_state_says_something_of_its_own),
        cmocka_unit_test(test_words_every_reason_has_code_cause_and_next_step),
        cmocka_unit_test(test_words_recipe_is_the_one_that_works),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
