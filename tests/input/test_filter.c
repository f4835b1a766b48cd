#include "input/wii_board/filter.h"
#include "tests/check.h"

static const uint16_t counts_a[4] = {6357, 20409, 8991, 16874};
static const uint16_t counts_b[4] = {6358, 20409, 8991, 16874};

static void test_filter_drops_a_quick_repeat_once(void **state)
{
    (void)state;
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    assert_false(wii_board_filter_repeats(&filter, 0, counts_a));
    assert_true(wii_board_filter_repeats(&filter, 10000, counts_a));
    assert_false(wii_board_filter_repeats(&filter, 20000, counts_a));
    assert_true(wii_board_filter_repeats(&filter, 30000, counts_a));
    assert_false(wii_board_filter_repeats(&filter, 40000, counts_b));
}

static void test_filter_keeps_a_slow_repeat(void **state)
{
    (void)state;
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    wii_board_filter_repeats(&filter, 0, counts_a);
    assert_false(wii_board_filter_repeats(&filter, 25000, counts_a));
    assert_true(wii_board_filter_repeats(&filter, 49999, counts_a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filter_drops_a_quick_repeat_once),
        cmocka_unit_test(test_filter_keeps_a_slow_repeat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
