#include <string.h>

#include "game/screens/screen.h"
#include "tests/check.h"

// Three things in a row, as a screen would list them.
static struct screen_items three(void)
{
    struct screen_items items = {.count = 3};
    for (int i = 0; i < 3; i++)
        items.item[i] = (struct screen_item){.action = SCREEN_ACTION_START,
                                             .rect = {96 + 400 * (float)i, 836, 356, 96},
                                             .title = "Start"};
    return items;
}

static void test_focus_moves_one_step_and_starts_the_dwell_anew(void **state)
{
    (void)state;
    struct screen_items items = three();
    struct screen_focus focus = {.dwell = 0.9};
    screen_focus_move(&focus, &items, 1);
    assert_int_equal(focus.index, 1);
    assert_near(focus.dwell, 0, 0);
    screen_focus_move(&focus, &items, -1);
    assert_int_equal(focus.index, 0);
}

static void test_focus_does_not_wrap_around(void **state)
{
    (void)state;
    struct screen_items items = three();
    struct screen_focus focus = {.dwell = 0.5};
    screen_focus_move(&focus, &items, -1);
    assert_int_equal(focus.index, 0);
    assert_near(focus.dwell, 0.5, 0); // nothing moved: the dwell goes on
    for (int i = 0; i < 9; i++)
        screen_focus_move(&focus, &items, 1);
    assert_int_equal(focus.index, 2);
}

static void test_focus_follows_the_pointer_onto_things_only(void **state)
{
    (void)state;
    struct screen_items items = three();
    struct screen_focus focus = {0};
    assert_int_equal(screen_focus_at(&focus, &items, (struct draw_point){500, 840}), 1);
    assert_int_equal(focus.index, 1);
    assert_int_equal(screen_focus_at(&focus, &items, (struct draw_point){470, 840}), -1);
    assert_int_equal(screen_focus_at(&focus, &items, (struct draw_point){500, 500}), -1);
    assert_int_equal(focus.index, 1); // beside everything it stays where it was
}

static void test_focus_stays_when_there_is_nothing(void **state)
{
    (void)state;
    struct screen_items items = {.count = 0};
    struct screen_focus focus = {0};
    screen_focus_move(&focus, &items, 1);
    assert_int_equal(focus.index, 0);
    assert_int_equal(screen_focus_at(&focus, &items, (struct draw_point){100, 100}), -1);
}

static void test_focus_back_leads_out_of_every_screen_but_home(void **state)
{
    (void)state;
    assert_int_equal(screen_back(SCREEN_HOME), SCREEN_ACTION_NONE);
    assert_int_equal(screen_back(SCREEN_PLAY), SCREEN_ACTION_LEAVE);
    assert_int_equal(screen_back(SCREEN_RESULT), SCREEN_ACTION_HOME);
    assert_int_equal(screen_back(SCREEN_REST), SCREEN_ACTION_HOME);
    for (int id = 0; id < SCREEN_COUNT; id++)
        assert_true(id == SCREEN_HOME || screen_back((enum screen_id)id) != SCREEN_ACTION_NONE);
}

static void test_focus_every_screen_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int id = 0; id < SCREEN_COUNT; id++)
        for (int other = 0; other < id; other++)
            assert_string_not_equal(screen_get((enum screen_id)id)->name,
                                    screen_get((enum screen_id)other)->name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_focus_moves_one_step_and_starts_the_dwell_anew),
        cmocka_unit_test(test_focus_does_not_wrap_around),
        cmocka_unit_test(test_focus_follows_the_pointer_onto_things_only),
        cmocka_unit_test(test_focus_stays_when_there_is_nothing),
        cmocka_unit_test(test_focus_back_leads_out_of_every_screen_but_home),
        cmocka_unit_test(test_focus_every_screen_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
