#include "game/store/peek.h"

#include "tests/check.h"

#include "tests/store/fixture.h"

#include <dirent.h>
#include <string.h>

static int files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int count = 0;
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2; // "." and ".."
}

static void test_peek_reads_without_a_store_being_opened(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(store_setting_set(fixture->store, "board.A", "00:1f:32:aa:bb:cc", NULL),
                     STORE_OK);
    fixture_close(fixture);
    int files = files_in(fixture->dir);
    struct store_peek items[] = {{.key = "board.B", .value = "old"}, {.key = "board.A"}};
    assert_int_equal(store_peek_settings(fixture->dir, items, 2), STORE_OK);
    assert_string_equal(items[0].value, "");
    assert_string_equal(items[1].value, "00:1f:32:aa:bb:cc");
    assert_int_equal(files_in(fixture->dir), files);
}

static void test_peek_while_the_game_runs(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(store_setting_set(fixture->store, "board.A", "one", NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    struct store_peek item = {.key = "board.A"};
    assert_int_equal(store_peek_settings(fixture->dir, &item, 1), STORE_OK);
    assert_string_equal(item.value, "one");
    assert_int_equal(store_setting_set(fixture->store, "board.A", "two", NULL), STORE_OK);
}

static void test_peek_makes_no_store(void **state)
{
    struct fixture *fixture = *state;
    struct store_peek item = {.key = "board.A", .value = "old"};
    int files = files_in(fixture->dir);
    assert_int_equal(store_peek_settings(fixture->dir, &item, 1), STORE_NOT_FOUND);
    assert_string_equal(item.value, "");
    assert_int_equal(files_in(fixture->dir), files);
}

static void test_peek_at_a_damaged_store_repairs_nothing(void **state)
{
    struct fixture *fixture = *state;
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, "evenkeel.db", path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < 1000; i++)
        fputs("no database ", file);
    fclose(file);
    struct store_peek item = {.key = "board.A"};
    assert_int_equal(store_peek_settings(fixture->dir, &item, 1), STORE_CORRUPT);
    assert_int_equal(files_in(fixture->dir), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_peek_reads_without_a_store_being_opened,
                                        fixture_setup_open, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_peek_while_the_game_runs, fixture_setup_open,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_peek_makes_no_store, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_peek_at_a_damaged_store_repairs_nothing, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
