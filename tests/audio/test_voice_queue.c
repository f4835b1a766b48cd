#include "game/audio/voice_queue.h"

#include "tests/check.h"

enum { STAND, REST, FIVE, FOUR, GOING_ON, PAUSED, DONE };

static const int64_t SECOND_US = 1000000;

static void say(struct voice_queue *queue, size_t line, const char *id, int64_t now_us)
{
    assert_true(voice_queue_push(queue, line, voice_manner_of(id), now_us));
}

static void expect(struct voice_queue *queue, int64_t now_us, size_t want)
{
    size_t line = 99;
    assert_true(voice_queue_pop(queue, now_us, &line));
    assert_int_equal(line, want);
}

static void expect_nothing(struct voice_queue *queue, int64_t now_us)
{
    size_t line;
    assert_false(voice_queue_pop(queue, now_us, &line));
}

static void test_voice_queue_explanations_come_in_order_and_are_never_lost(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    say(&queue, STAND, "stance_s1", 0);
    say(&queue, REST, "rest", 0);
    expect(&queue, 30 * SECOND_US, STAND);
    expect(&queue, 60 * SECOND_US, REST);
    expect_nothing(&queue, 60 * SECOND_US);
}

static void test_voice_queue_late_number_is_not_spoken(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    say(&queue, FIVE, "count", 0);
    expect_nothing(&queue, 2 * SECOND_US);
    say(&queue, FOUR, "count", 3 * SECOND_US);
    expect(&queue, 3 * SECOND_US + 400000, FOUR);
}

static void test_voice_queue_newer_number_drives_out_the_older(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    say(&queue, FIVE, "count", 0);
    say(&queue, FOUR, "count", SECOND_US);
    expect(&queue, SECOND_US, FOUR);
    expect_nothing(&queue, SECOND_US);
}

static void test_voice_queue_lead_and_first_number_belong_together(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    say(&queue, GOING_ON, "continue", 0);
    say(&queue, FIVE, "count", 0);
    expect(&queue, 0, GOING_ON);
    expect(&queue, 1100000, FIVE);
}

static void test_voice_queue_number_goes_before_a_waiting_explanation(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    say(&queue, STAND, "stance_s1", 0);
    say(&queue, FIVE, "count", 100000);
    expect(&queue, 200000, FIVE);
    expect(&queue, 900000, STAND);
}

static void test_voice_queue_urgent_line_cuts_and_forgets(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    say(&queue, STAND, "stance_s1", 0);
    say(&queue, FIVE, "count", 0);
    assert_false(voice_queue_take_cut(&queue));
    say(&queue, PAUSED, "paused", 0);
    say(&queue, REST, "rest", 0);
    assert_true(voice_queue_take_cut(&queue));
    assert_false(voice_queue_take_cut(&queue));
    expect(&queue, 0, PAUSED);
    expect(&queue, SECOND_US, REST);
    expect_nothing(&queue, SECOND_US);
}

static void test_voice_queue_every_way_to_end_is_urgent(void **state)
{
    (void)state;
    const char *const urgent[] = {"end",    "end_open_eyes", "signal_lost",
                                  "paused", "time_up",       "time_up_open_eyes"};
    for (size_t i = 0; i < sizeof urgent / sizeof *urgent; i++)
        assert_int_equal(voice_manner_of(urgent[i]).urgency, VOICE_URGENT);
    assert_int_equal(voice_manner_of("stood").urgency, VOICE_PLAIN);
    assert_int_equal(voice_manner_of("half").urgency, VOICE_MARK);
}

static void test_voice_queue_same_line_waits_once(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    for (int i = 0; i < 40; i++)
        say(&queue, STAND, "stance_s1", i);
    expect(&queue, 0, STAND);
    expect_nothing(&queue, 0);
}

static void test_voice_queue_full_refuses_but_urgent_comes_through(void **state)
{
    (void)state;
    struct voice_queue queue;
    voice_queue_init(&queue);
    for (size_t line = 0; line < VOICE_QUEUE_SIZE; line++)
        assert_true(voice_queue_push(&queue, line + 10, voice_manner_of("rest"), 0));
    assert_false(voice_queue_push(&queue, 50, voice_manner_of("rest"), 0));
    say(&queue, DONE, "end", 0);
    expect(&queue, 0, DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_voice_queue_explanations_come_in_order_and_are_never_lost),
        cmocka_unit_test(test_voice_queue_late_number_is_not_spoken),
        cmocka_unit_test(test_voice_queue_newer_number_drives_out_the_older),
        cmocka_unit_test(test_voice_queue_lead_and_first_number_belong_together),
        cmocka_unit_test(test_voice_queue_number_goes_before_a_waiting_explanation),
        cmocka_unit_test(test_voice_queue_urgent_line_cuts_and_forgets),
        cmocka_unit_test(test_voice_queue_every_way_to_end_is_urgent),
        cmocka_unit_test(test_voice_queue_same_line_waits_once),
        cmocka_unit_test(test_voice_queue_full_refuses_but_urgent_comes_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
