#include "tests/lang/catalog.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

// What the build gathered from the sources a moment ago, and what is committed.
static const char *fresh_path;

static struct catalog *committed(const char *file)
{
    char path[1024];
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    assert_non_null(root);
    snprintf(path, sizeof path, "%s/assets/lang/%s", root, file);
    return catalog_read(path);
}

static int missing_from(const struct catalog *wanted, const struct catalog *has, const char *what)
{
    int missing = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        if (catalog_find(has, wanted->messages[i].english))
            continue;
        fprintf(stderr, "%s: \"%s\"\n", what, wanted->messages[i].english);
        missing++;
    }
    return missing;
}

static void test_catalog_gathers_screens_tables_and_programme(void **state)
{
    (void)state;
    struct catalog *fresh = catalog_read(fresh_path);
    assert_true(fresh->count > 100);
    assert_non_null(catalog_find(fresh, "Eyes open"));  // text("...")
    assert_non_null(catalog_find(fresh, "Wednesday"));  // TEXT_MARK("...")
    assert_non_null(catalog_find(fresh, "Feet apart")); // a title of assets/programme
    assert_non_null(
        catalog_find(fresh, "Stand tall, feet a hand's width apart. Look ahead.")); // instruction
    assert_null(catalog_find(fresh, "stance_s1")); // a name in the programme, not words
    catalog_free(fresh);
}

static void test_catalog_template_is_up_to_date(void **state)
{
    (void)state;
    struct catalog *fresh = catalog_read(fresh_path);
    struct catalog *template = committed("evenkeel.pot");
    int missing = missing_from(fresh, template, "not in evenkeel.pot (ninja po)");
    missing += missing_from(template, fresh, "no longer said, still in evenkeel.pot (ninja po)");
    assert_int_equal(missing, 0);
    catalog_free(template);
    catalog_free(fresh);
}

static void test_catalog_template_names_no_machine(void **state)
{
    (void)state;
    FILE *file = fopen(fresh_path, "r");
    assert_non_null(file);
    char line[1024];
    int references = 0;
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, "#: ", 3) != 0)
            continue;
        references++;
        assert_true(strncmp(line, "#: game/", 8) == 0 || strncmp(line, "#: assets/", 10) == 0);
        assert_null(strstr(line, " /"));
    }
    fclose(file);
    assert_true(references > 100);
}

static void test_catalog_german_says_everything(void **state)
{
    (void)state;
    struct catalog *fresh = catalog_read(fresh_path);
    struct catalog *german = committed("de.po");
    assert_int_equal(missing_from(fresh, german, "no German (ninja po)"), 0);
    assert_int_equal(german->count, fresh->count); // nothing left over either
    int faults = 0;
    for (size_t i = 0; i < german->count; i++) {
        const struct catalog_message *message = &german->messages[i];
        bool whole = message->translated[0] && !message->fuzzy && !message->obsolete;
        if (!whole)
            fprintf(stderr, "German is empty, fuzzy or obsolete: \"%s\"\n", message->english);
        faults += !whole;
    }
    assert_int_equal(faults, 0);
    assert_non_null(strstr(german->header, "Language: de\n"));
    catalog_free(german);
    catalog_free(fresh);
}

// The conversion of each argument, by the argument's place: "%2$d %1$s" gives "sd".
static void conversions(const char *text, char kinds[8])
{
    memset(kinds, 0, 8);
    int next = 0;
    for (const char *at = strchr(text, '%'); at; at = strchr(at, '%')) {
        at++;
        if (*at == '%') {
            at++;
            continue;
        }
        char *end;
        long place = strtol(at, &end, 10);
        if (end > at && *end == '$')
            at = end + 1;
        else
            place = 0;
        at += strspn(at, "-+0123456789.lhz");
        if (!isalpha((unsigned char)*at))
            continue; // "95 %" at the end of a sentence
        int index = place > 0 ? (int)place - 1 : next++;
        assert_in_range(index, 0, 6);
        kinds[index] = *at;
    }
}

static void test_catalog_german_takes_the_same_arguments(void **state)
{
    (void)state;
    char english[8], german[8];
    conversions("%1$s, %2$d %3$s", english);
    assert_string_equal(english, "sds");
    conversions("%2$d of 100 %% %1$s", german);
    assert_string_equal(german, "sd");
    struct catalog *catalog = committed("de.po");
    int with_arguments = 0;
    for (size_t i = 0; i < catalog->count; i++) {
        conversions(catalog->messages[i].english, english);
        conversions(catalog->messages[i].translated, german);
        with_arguments += english[0] != '\0';
        if (strcmp(english, german) != 0)
            fail_msg("other arguments: \"%s\" and \"%s\"", catalog->messages[i].english,
                     catalog->messages[i].translated);
    }
    assert_true(with_arguments > 5);
    catalog_free(catalog);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    fresh_path = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalog_gathers_screens_tables_and_programme),
        cmocka_unit_test(test_catalog_template_is_up_to_date),
        cmocka_unit_test(test_catalog_template_names_no_machine),
        cmocka_unit_test(test_catalog_german_says_everything),
        cmocka_unit_test(test_catalog_german_takes_the_same_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
