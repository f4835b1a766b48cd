#include "game/base/text.h"
#include "game/screens/screen.h"

#include "tests/check.h"

static const char *catalogs;

enum { HOUR_S = 3600, DAY_S = 86400, BERLIN_S = 3600 };

static const int64_t FRIDAY_S = 1795132800; // 2026-11-20 00:00:00 UTC, a Friday

static struct clock at(int64_t local_s)
{
    return (struct clock){.wall_s = local_s - BERLIN_S, .utc_offset_s = BERLIN_S};
}

static void expect_date(int64_t local_s, const char *expected)
{
    char date[64];
    struct clock now = at(local_s);
    screen_date(&now, date, sizeof date);
    assert_string_equal(date, expected);
}

static void test_dates_german(void **state)
{
    (void)state;
    text_open(catalogs, "de");
    expect_date(FRIDAY_S + 9 * HOUR_S, "Freitag, 20. November");
    expect_date(FRIDAY_S, "Freitag, 20. November"); // midnight in Berlin, Thursday in UTC
    expect_date(FRIDAY_S - 1, "Donnerstag, 19. November");
    expect_date(FRIDAY_S + 101 * DAY_S, "Montag, 1. März");
    expect_date(1835395200, "Dienstag, 29. Februar"); // 2028-02-29
}

static void test_dates_english(void **state)
{
    (void)state;
    text_open(catalogs, "en");
    expect_date(FRIDAY_S + 9 * HOUR_S, "Friday, 20 November");
    expect_date(FRIDAY_S + 101 * DAY_S, "Monday, 1 March");
}

static void test_dates_every_day_and_month_has_its_german_name(void **state)
{
    (void)state;
    const char *const days[] = {"Freitag",  "Samstag",  "Sonntag",   "Montag",
                                "Dienstag", "Mittwoch", "Donnerstag"};
    const char *const months[] = {"Januar",    "Februar", "März",     "April",
                                  "Mai",       "Juni",    "Juli",     "August",
                                  "September", "Oktober", "November", "Dezember"};
    const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    text_open(catalogs, "de");
    int64_t day = 42; // 2027-01-01 is 42 days after that Friday: a Friday too
    for (int month = 0; month < 12; day += lengths[month++]) {
        char expected[64];
        snprintf(expected, sizeof expected, "%s, 1. %s", days[day % 7], months[month]);
        expect_date(FRIDAY_S + day * DAY_S, expected);
    }
}

static const char *greeting(int hour)
{
    struct clock now = at(FRIDAY_S + (int64_t)hour * HOUR_S);
    return screen_greeting(&now);
}

static void test_dates_greeting_goes_by_the_hour(void **state)
{
    (void)state;
    text_open(catalogs, "de");
    assert_string_equal(greeting(0), "Guten Morgen");
    assert_string_equal(greeting(8), "Guten Morgen");
    assert_string_equal(greeting(13), "Guten Tag");
    assert_string_equal(greeting(17), "Guten Tag");
    assert_string_equal(greeting(18), "Guten Abend");
    assert_string_equal(greeting(23), "Guten Abend");
    text_open(catalogs, "en");
    assert_string_equal(greeting(8), "Good morning");
    assert_string_equal(greeting(20), "Good evening");
}

static void test_dates_last_time_in_words(void **state)
{
    (void)state;
    text_open(catalogs, "de");
    struct clock now = at(FRIDAY_S + 9 * HOUR_S);
    assert_string_equal(screen_day(FRIDAY_S - 1, &now), "Gestern");
    assert_string_equal(screen_day(FRIDAY_S - 3 * DAY_S, &now), "Dienstag");
    assert_string_equal(screen_day(FRIDAY_S - 30 * DAY_S, &now), "Zuletzt");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    catalogs = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_german),
        cmocka_unit_test(test_dates_english),
        cmocka_unit_test(test_dates_every_day_and_month_has_its_german_name),
        cmocka_unit_test(test_dates_greeting_goes_by_the_hour),
        cmocka_unit_test(test_dates_last_time_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
