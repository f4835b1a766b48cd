#include "input/tare.h"
#include "tests/check.h"

#include <string.h>

#define SAMPLE_US 10000

static const double two_kg[4] = {2.0, 2.0, 2.0, 2.0};

struct feed {
    struct tare tare;
    int64_t now_us;
};

static void begin(struct feed *feed)
{
    tare_init(&feed->tare, two_kg);
    feed->now_us = 1000000;
}

/** Feeds the loads for so long with a little noise. true = it took a new zero by itself. */
static bool stand(struct feed *feed, double seconds, const double kg[4], double noise_kg)
{
    bool taken = false;
    for (int i = 0; i < (int)(seconds * 100.0); i++) {
        double noisy[4];
        for (int c = 0; c < 4; c++)
            noisy[c] = kg[c] + (i % 2 ? noise_kg : -noise_kg);
        tare_push(&feed->tare, feed->now_us, noisy);
        feed->now_us += SAMPLE_US;
        taken = tare_by_itself(&feed->tare) || taken;
    }
    return taken;
}

static const double sheet_d[4] = {-0.3870, 0.4125, -0.2675, -0.3385};

static void test_tare_takes_the_empty_board_after_two_seconds(void **state)
{
    (void)state;
    struct feed feed;
    begin(&feed);
    assert_false(stand(&feed, 1.99, sheet_d, 0.03));
    assert_false(feed.tare.tared);
    assert_true(stand(&feed, 0.1, sheet_d, 0.03));
    assert_true(feed.tare.tared);
    for (int i = 0; i < 4; i++)
        assert_near(feed.tare.zero_kg[i], sheet_d[i], 0.001);
}

static void test_tare_is_told_once_while_nothing_changes(void **state)
{
    (void)state;
    struct feed feed;
    begin(&feed);
    assert_true(stand(&feed, 3.0, sheet_d, 0.03));
    assert_false(stand(&feed, 30.0, sheet_d, 0.03));
    double moved[4] = {0.613, -0.5875, -1.2675, 0.6615};
    assert_true(stand(&feed, 5.0, moved, 0.03));
    assert_near(feed.tare.zero_kg[0], 0.613, 0.001);
}

static void test_tare_never_takes_a_person(void **state)
{
    (void)state;
    struct feed feed;
    double person[4] = {21.3, 16.2, 19.7, 14.9};
    double light[4] = {1.3, 1.3, 1.3, 1.3};
    begin(&feed);
    assert_false(stand(&feed, 10.0, person, 0.0));
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_LOADED);
    assert_false(stand(&feed, 10.0, light, 0.0));
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_LOADED);
    assert_false(feed.tare.tared);
    assert_near(feed.tare.zero_kg[0], 0.0, 0.0);
}

static void test_tare_waits_until_the_board_is_still(void **state)
{
    (void)state;
    struct feed feed;
    begin(&feed);
    assert_false(stand(&feed, 5.0, sheet_d, 0.4));
    assert_true(stand(&feed, 2.3, sheet_d, 0.03));
}

static void test_tare_refusals_when_asked(void **state)
{
    (void)state;
    struct feed feed;
    begin(&feed);
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_NO_SAMPLES);
    stand(&feed, 1.9, sheet_d, 1.1);
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_NO_SAMPLES);
    stand(&feed, 0.2, sheet_d, 1.1);
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_MOVING);
    stand(&feed, 2.3, sheet_d, 0.9);
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_DONE);
    assert_true(feed.tare.tared);
    assert_near(feed.tare.zero_kg[1], 0.4125, 0.02);
}

static void test_tare_does_not_look_across_a_gap(void **state)
{
    (void)state;
    struct feed feed;
    begin(&feed);
    stand(&feed, 1.5, sheet_d, 0.03);
    feed.now_us += 300000;
    assert_false(stand(&feed, 1.5, sheet_d, 0.03));
    assert_int_equal(tare_take(&feed.tare), INPUT_TARE_NO_SAMPLES);
    feed.now_us += 200000;
    assert_true(stand(&feed, 0.6, sheet_d, 0.03));
}

static void test_tare_worn_board_that_reads_twenty_kg_too_little(void **state)
{
    (void)state;
    struct feed feed;
    double worn[4] = {-5.0, -5.0, -5.0, -5.0};
    double person[4] = {13.0, 13.0, 12.0, 12.0};
    double hand[4] = {-3.0, -3.0, -3.0, -3.0};
    begin(&feed);
    assert_true(stand(&feed, 2.5, worn, 0.03));
    assert_near(feed.tare.zero_kg[0], -5.0, 0.001);
    assert_false(stand(&feed, 5.0, person, 0.0));
    assert_false(stand(&feed, 5.0, hand, 0.03));
    assert_near(feed.tare.zero_kg[0], -5.0, 0.001);
}

static void test_tare_heals_after_a_lifted_board(void **state)
{
    (void)state;
    struct feed feed;
    double upside_down[4] = {-1.8, -1.8, -1.8, -1.8};
    begin(&feed);
    assert_true(stand(&feed, 2.5, upside_down, 0.03));
    assert_true(stand(&feed, 4.5, sheet_d, 0.03));
    assert_near(feed.tare.zero_kg[0], sheet_d[0], 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tare_takes_the_empty_board_after_two_seconds),
        cmocka_unit_test(test_tare_is_told_once_while_nothing_changes),
        cmocka_unit_test(test_tare_never_takes_a_person),
        cmocka_unit_test(test_tare_waits_until_the_board_is_still),
        cmocka_unit_test(test_tare_refusals_when_asked),
        cmocka_unit_test(test_tare_does_not_look_across_a_gap),
        cmocka_unit_test(test_tare_worn_board_that_reads_twenty_kg_too_little),
        cmocka_unit_test(test_tare_heals_after_a_lifted_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
