#include "tests/check.h"

#include "tests/store/fixture.h"

#include <string.h>

#define HOUR_S 3600
#define DAY_S  (24 * HOUR_S)

// 2026-01-01 00:00:00 of the fixture's local time
#define NEW_YEAR_S (FIXTURE_WALL_S - 11 * HOUR_S)

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

static void add(struct fixture *fixture, const struct store_diary_entry *entry)
{
    assert_int_equal(store_diary_add(fixture->store, entry, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
}

static void add_at(struct fixture *fixture, unsigned number, int64_t started_s, uint32_t minutes)
{
    const struct store_diary_entry entry = fixture_diary(number, started_s, minutes);
    add(fixture, &entry);
}

static uint64_t total(struct fixture *fixture, const struct store_diary_query *query)
{
    uint64_t minutes = 99;
    assert_int_equal(store_diary_total(fixture->store, query, &minutes), STORE_OK);
    return minutes;
}

static uint64_t hobby_minutes(struct fixture *fixture, int64_t first_day, int64_t last_day)
{
    const struct store_diary_query query = {.player_uuid = FIXTURE_PLAYER,
                                            .kind = "hobby",
                                            .first_day = first_day,
                                            .last_day = last_day};
    return total(fixture, &query);
}

static void test_diary_day_is_the_local_one(void **state)
{
    (void)state;
    assert_int_equal(store_day(0, 0), 0);
    assert_int_equal(store_day(DAY_S - 1, 0), 0);
    assert_int_equal(store_day(DAY_S - 1, 1), 1);
    assert_int_equal(store_day(0, -1), -1);
    assert_int_equal(store_day(-DAY_S, 0), -1);
    assert_int_equal(store_day(FIXTURE_WALL_S, 0), 20454); // 2026-01-01
}

static void test_diary_total_counts_the_days_asked_for(void **state)
{
    struct fixture *fixture = *state;
    int64_t today = store_day(NEW_YEAR_S, HOUR_S);
    assert_int_equal(hobby_minutes(fixture, today, today), 0);
    add_at(fixture, 1, NEW_YEAR_S - 1, 5);          // 31 Dec 23:59:59 local
    add_at(fixture, 2, NEW_YEAR_S, 10);             // 1 Jan 00:00:00
    add_at(fixture, 3, NEW_YEAR_S + DAY_S - 1, 20); // 1 Jan 23:59:59
    add_at(fixture, 4, NEW_YEAR_S + DAY_S, 40);     // 2 Jan
    assert_int_equal(hobby_minutes(fixture, today, today), 30);
    assert_int_equal(hobby_minutes(fixture, today - 1, today), 35);
    assert_int_equal(hobby_minutes(fixture, today - 6, today + 1), 75);
    assert_int_equal(hobby_minutes(fixture, today + 2, today + 9), 0);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(hobby_minutes(fixture, today - 6, today + 1), 75);
}

static void test_diary_parts_kinds_players_and_what_was_done(void **state)
{
    struct fixture *fixture = *state;
    int64_t today = store_day(NEW_YEAR_S, HOUR_S);
    add_at(fixture, 1, NEW_YEAR_S, 10);
    struct store_diary_entry entry = fixture_diary(2, NEW_YEAR_S, 20);
    strcpy(entry.what, "needlework");
    add(fixture, &entry);
    entry = fixture_diary(3, NEW_YEAR_S, 40);
    strcpy(entry.kind, "walk");
    strcpy(entry.what, "");
    add(fixture, &entry);
    entry = fixture_diary(4, NEW_YEAR_S, 80);
    memset(entry.player_uuid, '5', 8); // somebody who is not stored yet
    add(fixture, &entry);
    struct store_diary_query query = {.first_day = today, .last_day = today};
    assert_int_equal(total(fixture, &query), 150);
    strcpy(query.player_uuid, FIXTURE_PLAYER);
    assert_int_equal(total(fixture, &query), 70);
    strcpy(query.kind, "hobby");
    assert_int_equal(total(fixture, &query), 30);
    strcpy(query.what, "needlework");
    assert_int_equal(total(fixture, &query), 20);
}

static void test_diary_of_a_person_has_only_what_a_person_did(void **state)
{
    struct fixture *fixture = *state;
    int64_t today = store_day(NEW_YEAR_S, HOUR_S);
    const enum store_source others[] = {STORE_SOURCE_VIRTUAL, STORE_SOURCE_REPLAY,
                                        STORE_SOURCE_DEMO};
    for (unsigned i = 0; i < 3; i++) {
        struct store_diary_entry entry = fixture_diary(i, NEW_YEAR_S, 30);
        entry.source = others[i];
        add(fixture, &entry);
    }
    assert_int_equal(hobby_minutes(fixture, today, today), 0);
    const struct store_diary_query demo = {
        .source = STORE_SOURCE_DEMO, .first_day = today, .last_day = today};
    assert_int_equal(total(fixture, &demo), 30);
}

static void test_diary_entry_can_be_taken_back(void **state)
{
    struct fixture *fixture = *state;
    int64_t today = store_day(NEW_YEAR_S, HOUR_S);
    const struct store_diary_entry wrong = fixture_diary(2, NEW_YEAR_S, 120);
    add_at(fixture, 1, NEW_YEAR_S, 25);
    add(fixture, &wrong);
    for (int i = 0; i < 2; i++) { // once more takes nothing else
        assert_int_equal(store_diary_take_back(fixture->store, wrong.uuid, NULL), STORE_OK);
        assert_int_equal(store_flush(fixture->store), STORE_OK);
        assert_int_equal(hobby_minutes(fixture, today, today), 25);
    }
}

static void test_diary_entry_of_the_same_id_counts_once(void **state)
{
    struct fixture *fixture = *state;
    int64_t today = store_day(NEW_YEAR_S, HOUR_S);
    add_at(fixture, 1, NEW_YEAR_S, 25);
    add_at(fixture, 1, NEW_YEAR_S, 30);
    assert_int_equal(hobby_minutes(fixture, today, today), 30);
}

static void test_diary_refuses_what_makes_no_sense(void **state)
{
    struct fixture *fixture = *state;
    struct store_diary_entry entry = fixture_diary(1, NEW_YEAR_S, 0);
    assert_int_equal(store_diary_add(fixture->store, &entry, NULL), STORE_INVALID);
    entry.minutes = STORE_DIARY_MINUTES_MAX + 1;
    assert_int_equal(store_diary_add(fixture->store, &entry, NULL), STORE_INVALID);
    entry = fixture_diary(1, NEW_YEAR_S, 10);
    entry.kind[0] = '\0';
    assert_int_equal(store_diary_add(fixture->store, &entry, NULL), STORE_INVALID);
    entry = fixture_diary(1, NEW_YEAR_S, 10);
    entry.source = STORE_SOURCE_UNSET;
    assert_int_equal(store_diary_add(fixture->store, &entry, NULL), STORE_INVALID);
    entry = fixture_diary(1, NEW_YEAR_S, 10);
    entry.player_uuid[0] = '\0';
    assert_int_equal(store_diary_add(fixture->store, &entry, NULL), STORE_INVALID);
    assert_int_equal(store_diary_take_back(fixture->store, "44", NULL), STORE_INVALID);
    assert_int_equal(store_pending(fixture->store), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_diary_day_is_the_local_one),
        IN_OPEN_STORE(test_diary_total_counts_the_days_asked_for),
        IN_OPEN_STORE(test_diary_parts_kinds_players_and_what_was_done),
        IN_OPEN_STORE(test_diary_of_a_person_has_only_what_a_person_did),
        IN_OPEN_STORE(test_diary_entry_can_be_taken_back),
        IN_OPEN_STORE(test_diary_entry_of_the_same_id_counts_once),
        IN_OPEN_STORE(test_diary_refuses_what_makes_no_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
