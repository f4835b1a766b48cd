#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/json.h"

struct page {
    char *text;
    size_t size;
    FILE *file;
    struct json json;
};

static void page_begin(struct page *page)
{
    page->file = open_memstream(&page->text, &page->size);
    assert_non_null(page->file);
    json_begin(&page->json, page->file);
}

static void page_check(struct page *page, const char *want)
{
    assert_true(json_finish(&page->json));
    fclose(page->file);
    assert_string_equal(page->text, want);
    free(page->text);
}

static void test_json_of_a_trial(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page);
    struct json *json = &page.json;
    json_object_begin(json);
    json_put_integer(json, "schema", 1);
    json_put_string(json, "file", "trial.csv");
    json_put_number(json, "path_mm", 12.5);
    json_put_number(json, "f50_ml_hz", (double)NAN);
    json_put_bool(json, "passed", true);
    json_put_null(json, "side");
    json_key(json, "events");
    json_array_begin(json);
    for (int i = 0; i < 2; i++) {
        json_object_begin(json);
        json_put_number(json, "t_s", 1.5 * i);
        json_object_end(json);
    }
    json_bool(json, false);
    json_array_begin(json);
    json_array_end(json);
    json_array_end(json);
    json_object_end(json);
    page_check(&page, "{\"schema\": 1, \"file\": \"trial.csv\", \"path_mm\": 12.5, "
                      "\"f50_ml_hz\": null, \"passed\": true, \"side\": null, "
                      "\"events\": [{\"t_s\": 0}, {\"t_s\": 1.5}, false, []]}\n");
}

static void test_json_escapes_what_a_file_name_may_hold(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page);
    json_string(&page.json, "a\"b\\c\nd\te\x01"
                            "f/\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    page_check(&page, "\"a\\\"b\\\\c\\nd\\te\\u0001f/\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\"\n");
}

// Cut short, overlong, a surrogate half, beyond Unicode, a lone continuation, Latin-1.
static void test_json_broken_utf8_becomes_replacement_characters(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        int replaced;
    } cases[] = {
        {"\xc3", 1},
        {"\xe2\x82", 2},
        {"\xc0\xaf", 2},
        {"\xed\xa0\x80", 3},
        {"\xf4\x90\x80\x80", 4},
        {"\x80", 1},
        {"\xe0\x80\x80", 3},
        {"\xff", 1},
        {"\xf0\x9f\x98", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char want[32] = "\"";
        for (int k = 0; k < cases[i].replaced; k++)
            strcat(want, "\xef\xbf\xbd");
        strcat(want, "\"\n");
        struct page page;
        page_begin(&page);
        json_string(&page.json, cases[i].in);
        page_check(&page, want);
    }
}

static void test_json_numbers_read_back_exactly(void **state)
{
    (void)state;
    static const double numbers[] = {
        0.1, 1.0 / 3.0, 0.9446915167229832, 1e-300, 1.7976931348623157e308, -5e-324, 123456789.25};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct page page;
        page_begin(&page);
        json_number(&page.json, numbers[i]);
        assert_true(json_finish(&page.json));
        fclose(page.file);
        assert_true(strtod(page.text, NULL) == numbers[i]);
        free(page.text);
    }
    struct page page;
    page_begin(&page);
    json_number(&page.json, 0.1);
    page_check(&page, "0.1\n"); // and not 0.10000000000000001
    page_begin(&page);
    json_number(&page.json, -(double)INFINITY);
    page_check(&page, "null\n");
    page_begin(&page);
    json_integer(&page.json, INT64_MIN);
    page_check(&page, "-9223372036854775808\n");
}

static void test_json_says_when_the_disk_is_full(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    struct json json;
    json_begin(&json, full);
    json_string(&json, "lost");
    assert_false(json_finish(&json));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_of_a_trial),
        cmocka_unit_test(test_json_escapes_what_a_file_name_may_hold),
        cmocka_unit_test(test_json_broken_utf8_becomes_replacement_characters),
        cmocka_unit_test(test_json_numbers_read_back_exactly),
        cmocka_unit_test(test_json_says_when_the_disk_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
