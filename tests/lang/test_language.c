#include "game/base/text.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

static const char *catalogs;

static const char *const locale_names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

// A machine on which no locale but the built-in C and C.UTF-8 can be found.
static int bare_machine(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof locale_names / sizeof *locale_names; i++)
        unsetenv(locale_names[i]);
    return setenv("LOCPATH", "/nonexistent", 1);
}

static void test_language_german_on_request(void **state)
{
    (void)state;
    assert_true(text_open(catalogs, "de"));
    assert_string_equal(text_language(), "de");
    assert_string_equal(text("Eyes open"), "Augen offen");
    assert_string_equal(text("Start today's training"), "Heutiges Training starten");
    assert_string_equal(text("Semi-tandem"), "Semi-Tandem"); // from assets/programme
    assert_string_equal(text("Back"), "Zurück"); // in UTF-8 whatever the locale's letters are
    assert_string_equal(text(""), "");           // not the catalogue's header
}

static void test_language_english_on_request(void **state)
{
    (void)state;
    setenv("LANG", "de_DE.UTF-8", 1);
    assert_true(text_open(catalogs, "en"));
    assert_string_equal(text_language(), "en");
    assert_string_equal(text("Eyes open"), "Eyes open");
}

static void test_language_follows_the_environment(void **state)
{
    (void)state;
    setenv("LANG", "de_AT.UTF-8", 1);
    assert_true(text_open(catalogs, NULL));
    assert_string_equal(text("Eyes open"), "Augen offen");
    bare_machine(NULL);
    setenv("LC_ALL", "C.UTF-8", 1);
    assert_true(text_open(catalogs, NULL));
    assert_string_equal(text("Eyes open"), "Eyes open");
    bare_machine(NULL);
    assert_true(text_open(catalogs, NULL));
    assert_string_equal(text("Eyes open"), "Eyes open");
}

static void test_language_beats_an_environment_of_plain_c(void **state)
{
    (void)state;
    setenv("LC_ALL", "C", 1);
    assert_true(text_open(catalogs, "de"));
    assert_string_equal(text("Eyes closed"), "Augen geschlossen");
}

static void test_language_unknown_is_english(void **state)
{
    (void)state;
    assert_false(text_open(catalogs, "xx"));
    assert_string_equal(text_language(), "en");
    assert_string_equal(text("Eyes open"), "Eyes open");
}

static void test_language_without_catalogues_is_english(void **state)
{
    (void)state;
    text_open("/nonexistent", "de");
    assert_string_equal(text("Eyes open"), "Eyes open");
}

static void test_language_numbers_in_files_stay_in_c(void **state)
{
    (void)state;
    char number[16];
    assert_true(text_open(catalogs, "de"));
    snprintf(number, sizeof number, "%.1f", 12.5);
    assert_string_equal(number, "12.5");
    assert_string_equal(text("."), ","); // on the screen it is a comma
    assert_true(text_open(catalogs, "en"));
    assert_string_equal(text("."), ".");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    catalogs = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_language_german_on_request, bare_machine),
        cmocka_unit_test_setup(test_language_english_on_request, bare_machine),
        cmocka_unit_test_setup(test_language_follows_the_environment, bare_machine),
        cmocka_unit_test_setup(test_language_beats_an_environment_of_plain_c, bare_machine),
        cmocka_unit_test_setup(test_language_unknown_is_english, bare_machine),
        cmocka_unit_test_setup(test_language_without_catalogues_is_english, bare_machine),
        cmocka_unit_test_setup(test_language_numbers_in_files_stay_in_c, bare_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
