#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "game/platform/paths.h"
#include "game/view.h"

// A database that was found damaged is told of at the first sight of home, and then no more.

static void spoil(const char *dir)
{
    char path[PATH_SIZE];
    assert_true(path_join(path, dir, "evenkeel.db"));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < 1000; i++)
        fputs("no database ", file);
    fclose(file);
}

static void open_home(const char *dir, char *first, char *second)
{
    static struct core core;
    static struct view view;
    const struct arguments arguments = {
        .demo = true, .data_dir = dir, .speed = 1, .seed = 1, .text_scale = 100};
    char error[256] = "";
    if (!core_open(&core, &arguments, error, sizeof error))
        fail_msg("%s", error);
    view_init(&view, &core);
    view_refresh_home(&view, &core);
    strcpy(first, view.model.home_note ? view.model.home_note : "");
    view_refresh_home(&view, &core);
    strcpy(second, view.model.home_note ? view.model.home_note : "");
    assert_true(core_close(&core));
}

static void test_notice_damage_is_told_once(void **state)
{
    (void)state;
    char dir[PATH_SIZE], first[256], second[256];
    assert_true(path_make_temporary(dir));
    open_home(dir, first, second);
    assert_string_equal(first, ""); // a new database is no news
    spoil(dir);
    open_home(dir, first, second);
    assert_string_equal(first, "Your results were damaged and are kept aside. It begins anew.");
    assert_string_equal(second, "");
    open_home(dir, first, second);
    assert_string_equal(first, "");
    assert_true(path_remove_temporary(dir));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notice_damage_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
