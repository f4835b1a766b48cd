#ifndef INPUT_RING_H
#define INPUT_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * Queue of equal-sized elements between exactly one producer and one consumer thread, without
 * locks and without allocation after init.
 *
 * Push functions belong to the producer, pop and peek to the consumer; init and finish happen
 * while nobody else looks. An element is copied in before the head is published (release) and
 * copied out before the tail is given back (acquire), so either side sees whole elements only.
 */
struct ring {
    atomic_size_t head; // elements ever pushed
    atomic_size_t tail; // elements ever popped
    size_t capacity;    // power of two
    size_t element_size;
    unsigned char *elements; // owned
};

/** capacity is a power of two. false = no memory. */
bool ring_init(struct ring *ring, size_t capacity, size_t element_size);
void ring_finish(struct ring *ring);

/**
 * Copies *element in, but only while more than `reserve` places are free: bulk data leaves room
 * for the rare events that must not be lost. false = not pushed.
 */
bool ring_push(struct ring *ring, const void *element, size_t reserve);

/** Copies the oldest element without taking it. false = empty. */
bool ring_peek(struct ring *ring, void *element);

/** Copies and takes the oldest element. false = empty. */
bool ring_pop(struct ring *ring, void *element);

#endif
