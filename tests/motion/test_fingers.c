#include "tests/check.h"

#include "game/motion/fingers.h"

#define MS(milliseconds) (INT64_C(1000) * (milliseconds))

enum {
    LEFT_INDEX = 1,
    LEFT_MIDDLE,
    LEFT_RING,
    LEFT_LITTLE,
};

#define BIT(finger) (UINT32_C(1) << (finger))

// A cue a second: index, middle, ring, little.
static const struct motion_finger_cue singles[] = {{MS(0), BIT(LEFT_INDEX)},
                                                   {MS(1000), BIT(LEFT_MIDDLE)},
                                                   {MS(2000), BIT(LEFT_RING)},
                                                   {MS(3000), BIT(LEFT_LITTLE)}};

static struct motion_fingers judge(const struct motion_finger_contact *contacts, size_t n)
{
    struct motion_fingers fingers;
    assert_true(motion_fingers(singles, 4, contacts, n, &fingers));
    return fingers;
}

static void test_fingers_each_alone(void **state)
{
    (void)state;
    const struct motion_finger_contact contacts[] = {{MS(300), LEFT_INDEX},
                                                     {MS(1300), LEFT_MIDDLE},
                                                     {MS(2300), LEFT_RING},
                                                     {MS(3300), LEFT_LITTLE}};
    const struct motion_fingers f = judge(contacts, 4);
    assert_int_equal(f.cue_count, 4);
    assert_int_equal(f.tap_count, 4);
    assert_int_equal(f.quiet_count, 4);
    assert_int_equal(f.unwanted_count + f.order_errors, 0);
    assert_near(f.enslaving_rate, 0.0, 0.0);
    assert_near(f.reaction_s, 0.3, 1e-9);
    assert_near(f.tap_interval_cv_percent, 0.0, 1e-9);
    assert_true(isnan(f.pair_spread_s));
}

// The window is 150 ms to either side, its edges included.
static void test_fingers_neighbours_that_come_along(void **state)
{
    (void)state;
    const struct motion_finger_contact contacts[] = {
        {MS(350), LEFT_MIDDLE},  {MS(500), LEFT_INDEX},   {MS(650), LEFT_RING}, // both at the edge
        {MS(1500), LEFT_MIDDLE}, {MS(1651), LEFT_RING},                         // just outside
        {MS(2500), LEFT_RING},   {MS(2510), LEFT_LITTLE}, {MS(3500), LEFT_LITTLE}};
    const struct motion_fingers f = judge(contacts, 8);
    assert_int_equal(f.tap_count, 4);
    assert_int_equal(f.unwanted_count, 3);
    assert_near(f.enslaving_rate, 0.75, 1e-12);
    assert_int_equal(f.along[LEFT_INDEX][LEFT_MIDDLE], 1);
    assert_int_equal(f.along[LEFT_INDEX][LEFT_RING], 1);
    assert_int_equal(f.along[LEFT_RING][LEFT_LITTLE], 1);
    assert_int_equal(f.along[LEFT_MIDDLE][LEFT_RING], 0);
    assert_int_equal(f.quiet_count, 1); // the last
    assert_int_equal(f.order_errors, 0);
}

static void test_fingers_order_errors(void **state)
{
    (void)state;
    const struct motion_finger_contact contacts[] = {
        {MS(300), LEFT_RING},    {MS(800), LEFT_INDEX}, // wrong first, then right
        {MS(1300), LEFT_LITTLE},                        // wrong, never right
        {MS(2300), LEFT_RING},                          // right
        {MS(3300), LEFT_LITTLE}, {MS(3700), LEFT_RING}, // right, then wrong: not an order error
    };
    const struct motion_fingers f = judge(contacts, 6);
    assert_int_equal(f.tap_count, 3);
    assert_int_equal(f.order_errors, 2);
    assert_int_equal(f.unwanted_count, 0);
    assert_int_equal(f.quiet_count, 1);
}

// A finger that comes shortly after its cue has gone spoils its own cue, not the next.
static void test_fingers_late_is_not_unwanted(void **state)
{
    (void)state;
    const struct motion_finger_contact contacts[] = {{MS(1050), LEFT_INDEX},
                                                     {MS(1150), LEFT_MIDDLE},
                                                     {MS(2300), LEFT_RING},
                                                     {MS(3300), LEFT_LITTLE}};
    const struct motion_fingers f = judge(contacts, 4);
    assert_int_equal(f.tap_count, 3);
    assert_int_equal(f.unwanted_count, 0);
    assert_int_equal(f.quiet_count, 3);
}

static void test_fingers_pairs_come_together(void **state)
{
    (void)state;
    const uint32_t outer = BIT(LEFT_INDEX) | BIT(LEFT_RING);
    const uint32_t inner = BIT(LEFT_MIDDLE) | BIT(LEFT_LITTLE);
    const struct motion_finger_cue cues[] = {
        {MS(0), outer}, {MS(1000), inner}, {MS(2000), outer}, {MS(3000), inner}};
    const struct motion_finger_contact contacts[] = {
        {MS(300), LEFT_INDEX},   {MS(340), LEFT_RING},    // together
        {MS(1300), LEFT_LITTLE}, {MS(1460), LEFT_MIDDLE}, // 160 ms apart: no tap
        {MS(2300), LEFT_RING},   {MS(2400), LEFT_INDEX},  // together
        {MS(2540), LEFT_MIDDLE},                          // 140 ms after the second of them
        {MS(3300), LEFT_MIDDLE},                          // half a tap
    };
    struct motion_fingers f;
    assert_true(motion_fingers(cues, 4, contacts, 8, &f));
    assert_int_equal(f.tap_count, 2);
    assert_near(f.pair_spread_s, 0.07, 1e-9);
    assert_int_equal(f.unwanted_count, 1);
    assert_int_equal(f.along[LEFT_INDEX][LEFT_MIDDLE], 1);
    assert_int_equal(f.along[LEFT_RING][LEFT_MIDDLE], 1);
    assert_int_equal(f.quiet_count, 1);
}

// Intervals 0.8, 1.0, 1.2 s: SD 0.2 of a mean of 1.
static void test_fingers_uneven_taps(void **state)
{
    (void)state;
    const struct motion_finger_contact contacts[] = {{MS(500), LEFT_INDEX},
                                                     {MS(1300), LEFT_MIDDLE},
                                                     {MS(2300), LEFT_RING},
                                                     {MS(3500), LEFT_LITTLE}};
    assert_near(judge(contacts, 4).tap_interval_cv_percent, 20.0, 1e-9);
    assert_true(isnan(judge(contacts, 3).tap_interval_cv_percent));
}

// All fingers at once, all the time: every tap is there, none is quiet.
static void test_fingers_all_at_once_is_not_one_by_one(void **state)
{
    (void)state;
    struct motion_finger_contact contacts[16];
    for (int i = 0; i < 16; i++)
        contacts[i] = (struct motion_finger_contact){MS(1000 * (i / 4) + 300 + i % 4), 1 + i % 4};
    const struct motion_fingers f = judge(contacts, 16);
    assert_int_equal(f.tap_count, 4);
    assert_int_equal(f.quiet_count, 0);
    assert_near(f.enslaving_rate, 3.0, 1e-12);
}

static void test_fingers_silence_and_nonsense(void **state)
{
    (void)state;
    const struct motion_fingers f = judge(NULL, 0);
    assert_int_equal(f.tap_count, 0);
    assert_true(isnan(f.enslaving_rate) && isnan(f.reaction_s));
    const struct motion_finger_contact strange[] = {{MS(300), -1}, {MS(310), 10}, {MS(320), 900}};
    assert_int_equal(judge(strange, 3).order_errors, 0);
    struct motion_fingers out = {.cue_count = 77};
    const struct motion_finger_contact backwards[] = {{MS(300), 1}, {MS(200), 1}};
    assert_false(motion_fingers(singles, 4, backwards, 2, &out));
    const struct motion_finger_cue empty = {MS(0), 0}, beyond = {MS(0), BIT(10)};
    assert_false(motion_fingers(&empty, 1, NULL, 0, &out));
    assert_false(motion_fingers(&beyond, 1, NULL, 0, &out));
    assert_int_equal(out.cue_count, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingers_each_alone),
        cmocka_unit_test(test_fingers_neighbours_that_come_along),
        cmocka_unit_test(test_fingers_order_errors),
        cmocka_unit_test(test_fingers_late_is_not_unwanted),
        cmocka_unit_test(test_fingers_pairs_come_together),
        cmocka_unit_test(test_fingers_uneven_taps),
        cmocka_unit_test(test_fingers_all_at_once_is_not_one_by_one),
        cmocka_unit_test(test_fingers_silence_and_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
