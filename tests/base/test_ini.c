#include "tests/check.h"

#include <stdbool.h>
#include <string.h>

#include "game/base/ini.h"

struct seen {
    int count;
    int last_line;
    char last_key[32];
    char last_value[64];
    double number;
};

static bool remember(void *user, const struct ini_entry *entry, char *error, size_t error_size)
{
    struct seen *seen = user;
    seen->count++;
    seen->last_line = entry->line;
    snprintf(seen->last_key, sizeof seen->last_key, "%s", entry->key);
    snprintf(seen->last_value, sizeof seen->last_value, "%s", entry->value);
    if (strcmp(entry->key, "hold_s") == 0)
        return ini_number(entry, 5, 120, &seen->number, error, error_size);
    return true;
}

static bool read_text(const char *text, size_t size, struct seen *seen, char *error)
{
    *seen = (struct seen){0};
    return ini_read("home.ini", text, size, remember, seen, error, 256);
}

static void test_ini_entry_knows_its_line(void **state)
{
    (void)state;
    const char *text = "; a comment\n\n[S1]\ntitle = Feet apart; still\r\nhold_s = 30";
    struct seen seen;
    char error[256];
    assert_true(read_text(text, strlen(text), &seen, error));
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.last_line, 5);
    assert_near(seen.number, 30, 0);
}

static void test_ini_number_out_of_range_names_file_line_and_range(void **state)
{
    (void)state;
    const char *text = "[S1]\nhold_s = 900\n";
    struct seen seen;
    char error[256];
    assert_false(read_text(text, strlen(text), &seen, error));
    assert_string_equal(error, "home.ini:2: hold_s = 900, allowed 5..120");
}

static void test_ini_number_with_a_tail_is_refused(void **state)
{
    (void)state;
    const char *text = "[S1]\nhold_s = 30 s\n";
    struct seen seen;
    char error[256];
    assert_false(read_text(text, strlen(text), &seen, error));
    text = "[S1]\nhold_s = nan\n";
    assert_false(read_text(text, strlen(text), &seen, error));
}

static void test_ini_key_twice_is_refused(void **state)
{
    (void)state;
    const char *text = "[S1]\na = 1\n[S2]\na = 1\n[S1]\na = 2\n";
    struct seen seen;
    char error[256];
    assert_false(read_text(text, strlen(text), &seen, error));
    assert_string_equal(error, "home.ini:6: a stands twice in [S1]");
}

static void test_ini_zero_byte_is_refused(void **state)
{
    (void)state;
    const char text[] = "[S1]\na = 1\0b\n";
    struct seen seen;
    char error[256];
    assert_false(read_text(text, sizeof text - 1, &seen, error));
    assert_string_equal(error, "home.ini:2: a zero byte, only text is allowed");
}

static void test_ini_long_line_is_kept_or_refused_never_cut(void **state)
{
    (void)state;
    char text[8300] = "[S1]\nlong = ";
    size_t start = strlen(text);
    memset(text + start, 'x', 3000);
    struct seen seen;
    char error[256];
    assert_true(read_text(text, start + 3000, &seen, error));
    assert_int_equal(seen.count, 1);
    memset(text + start, 'x', 8000);
    assert_false(read_text(text, start + 8000, &seen, error));
    assert_string_equal(error, "home.ini:2: the line is longer than 4094 bytes");
}

static void test_ini_nonsense_names_its_line(void **state)
{
    (void)state;
    const char *text = "[S1]\na = 1\nwhat is this\n";
    struct seen seen;
    char error[256];
    assert_false(read_text(text, strlen(text), &seen, error));
    assert_string_equal(error, "home.ini:3: neither [section] nor key = value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ini_entry_knows_its_line),
        cmocka_unit_test(test_ini_number_out_of_range_names_file_line_and_range),
        cmocka_unit_test(test_ini_number_with_a_tail_is_refused),
        cmocka_unit_test(test_ini_key_twice_is_refused),
        cmocka_unit_test(test_ini_zero_byte_is_refused),
        cmocka_unit_test(test_ini_long_line_is_kept_or_refused_never_cut),
        cmocka_unit_test(test_ini_nonsense_names_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
