#include "input/ring.h"
#include "tests/check.h"

#include <pthread.h>

struct element {
    uint64_t number;
    uint64_t check;
};

static void test_ring_keeps_order_and_refuses_when_full(void **state)
{
    (void)state;
    struct ring ring;
    int value;
    assert_true(ring_init(&ring, 4, sizeof(int)));
    assert_false(ring_pop(&ring, &value));
    for (int i = 0; i < 4; i++)
        assert_true(ring_push(&ring, &i, 0));
    int fifth = 4;
    assert_false(ring_push(&ring, &fifth, 0));
    for (int i = 0; i < 4; i++) {
        assert_true(ring_peek(&ring, &value));
        assert_int_equal(value, i);
        assert_true(ring_pop(&ring, &value));
        assert_int_equal(value, i);
    }
    assert_false(ring_peek(&ring, &value));
    ring_finish(&ring);
}

static void test_ring_bulk_leaves_room_for_rare_events(void **state)
{
    (void)state;
    struct ring ring;
    int value = 1;
    int pushed = 0;
    assert_true(ring_init(&ring, 8, sizeof(int)));
    while (ring_push(&ring, &value, 3))
        pushed++;
    assert_int_equal(pushed, 5);
    for (int i = 0; i < 3; i++)
        assert_true(ring_push(&ring, &value, 0));
    assert_false(ring_push(&ring, &value, 0));
    ring_finish(&ring);
}

#define MANY 200000u

static void *produce(void *argument)
{
    struct ring *ring = argument;
    for (uint64_t i = 0; i < MANY;) {
        struct element element = {.number = i, .check = ~i};
        if (ring_push(ring, &element, 0))
            i++;
    }
    return NULL;
}

static void test_ring_hands_whole_elements_between_threads(void **state)
{
    (void)state;
    struct ring ring;
    pthread_t producer;
    assert_true(ring_init(&ring, 64, sizeof(struct element)));
    assert_int_equal(pthread_create(&producer, NULL, produce, &ring), 0);
    uint64_t broken = 0;
    for (uint64_t want = 0; want < MANY;) {
        struct element element;
        if (!ring_pop(&ring, &element))
            continue;
        broken += element.number != want || element.check != ~want;
        want++;
    }
    pthread_join(producer, NULL);
    assert_int_equal(broken, 0);
    ring_finish(&ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ring_keeps_order_and_refuses_when_full),
        cmocka_unit_test(test_ring_bulk_leaves_room_for_rare_events),
        cmocka_unit_test(test_ring_hands_whole_elements_between_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
