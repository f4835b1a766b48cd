#include "input/wii_board/filter.h"
#include "tests/check.h"

#include <string.h>

static const uint16_t counts_a[4] = {6357, 20409, 8991, 16874};
static const uint16_t counts_b[4] = {6358, 20409, 8991, 16874};
static const double kg_a[4] = {21.29, 16.19, 19.69, 14.90};

static void test_filter_drops_a_quick_repeat_once(void **state)
{
    (void)state;
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    assert_int_equal(wii_board_filter_push(&filter, 0, counts_a, kg_a), WII_BOARD_FILTER_SAMPLE);
    assert_int_equal(wii_board_filter_push(&filter, 10000, counts_a, kg_a),
                     WII_BOARD_FILTER_DUPLICATE);
    assert_int_equal(wii_board_filter_push(&filter, 20000, counts_a, kg_a),
                     WII_BOARD_FILTER_SAMPLE);
    assert_int_equal(wii_board_filter_push(&filter, 30000, counts_a, kg_a),
                     WII_BOARD_FILTER_DUPLICATE);
    assert_int_equal(wii_board_filter_push(&filter, 40000, counts_b, kg_a),
                     WII_BOARD_FILTER_SAMPLE);
}

static void test_filter_keeps_a_slow_repeat(void **state)
{
    (void)state;
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    wii_board_filter_push(&filter, 0, counts_a, kg_a);
    assert_int_equal(wii_board_filter_push(&filter, 25000, counts_a, kg_a),
                     WII_BOARD_FILTER_SAMPLE);
    assert_int_equal(wii_board_filter_push(&filter, 49999, counts_a, kg_a),
                     WII_BOARD_FILTER_DUPLICATE);
}

static enum wii_board_filter_result after_a(const double kg[4], int64_t t_us)
{
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    wii_board_filter_push(&filter, 0, counts_a, kg_a);
    return wii_board_filter_push(&filter, t_us, counts_b, kg);
}

static void test_filter_drops_a_cell_that_reads_nothing(void **state)
{
    (void)state;
    double zero_kg[4] = {21.31, 0.0, 19.65, 14.93};
    double zero_counts[4] = {-41.8, 16.21, 19.70, 14.85};
    double whole_body[4] = {21.3, 6.0, 29.7, 15.0};
    double hop[4] = {9.0, 7.0, 8.0, 6.0};
    assert_int_equal(after_a(zero_kg, 10000), WII_BOARD_FILTER_GLITCH);
    assert_int_equal(after_a(zero_counts, 10000), WII_BOARD_FILTER_GLITCH);
    assert_int_equal(after_a(whole_body, 10000), WII_BOARD_FILTER_SAMPLE);
    assert_int_equal(after_a(hop, 10000), WII_BOARD_FILTER_SAMPLE);
    assert_int_equal(after_a(zero_kg, 100001), WII_BOARD_FILTER_SAMPLE);
}

static void test_filter_believes_the_third_in_a_row(void **state)
{
    (void)state;
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    double zero_kg[4] = {21.31, 0.0, 19.65, 14.93};
    wii_board_filter_push(&filter, 0, counts_a, kg_a);
    for (int i = 1; i <= 2; i++) {
        uint16_t counts[4] = {6357, (uint16_t)(18760 + i), 8991, 16874};
        assert_int_equal(wii_board_filter_push(&filter, i * 10000, counts, zero_kg),
                         WII_BOARD_FILTER_GLITCH);
    }
    assert_int_equal(wii_board_filter_push(&filter, 30000, counts_b, zero_kg),
                     WII_BOARD_FILTER_SAMPLE);
}

static void test_filter_leaves_the_noise_of_an_empty_board_alone(void **state)
{
    (void)state;
    struct wii_board_filter filter;
    wii_board_filter_init(&filter);
    for (int i = 0; i < 100; i++) {
        double noise = i % 2 ? 0.12 : -0.12;
        uint16_t counts[4] = {(uint16_t)(4210 + i), 18760, 7002, 15333};
        double kg[4] = {noise, 0.0, 0.0, 0.0};
        assert_int_equal(wii_board_filter_push(&filter, i * 10000, counts, kg),
                         WII_BOARD_FILTER_SAMPLE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filter_drops_a_quick_repeat_once),
        cmocka_unit_test(test_filter_keeps_a_slow_repeat),
        cmocka_unit_test(test_filter_drops_a_cell_that_reads_nothing),
        cmocka_unit_test(test_filter_believes_the_third_in_a_row),
        cmocka_unit_test(test_filter_leaves_the_noise_of_an_empty_board_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
