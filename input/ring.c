#include "input/ring.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool ring_init(struct ring *ring, size_t capacity, size_t element_size)
{
    assert(capacity > 0 && (capacity & (capacity - 1)) == 0);
    ring->elements = calloc(capacity, element_size);
    if (!ring->elements)
        return false;
    ring->capacity = capacity;
    ring->element_size = element_size;
    atomic_init(&ring->head, 0);
    atomic_init(&ring->tail, 0);
    return true;
}

void ring_finish(struct ring *ring)
{
    free(ring->elements);
    ring->elements = NULL;
}

static unsigned char *place(const struct ring *ring, size_t index)
{
    return ring->elements + (index & (ring->capacity - 1)) * ring->element_size;
}

bool ring_push(struct ring *ring, const void *element, size_t reserve)
{
    size_t head = atomic_load_explicit(&ring->head, memory_order_relaxed);
    size_t tail = atomic_load_explicit(&ring->tail, memory_order_acquire);
    if (ring->capacity - (head - tail) <= reserve)
        return false;
    memcpy(place(ring, head), element, ring->element_size);
    atomic_store_explicit(&ring->head, head + 1, memory_order_release);
    return true;
}

bool ring_peek(struct ring *ring, void *element)
{
    size_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
    size_t head = atomic_load_explicit(&ring->head, memory_order_acquire);
    if (head == tail)
        return false;
    memcpy(element, place(ring, tail), ring->element_size);
    return true;
}

bool ring_pop(struct ring *ring, void *element)
{
    if (!ring_peek(ring, element))
        return false;
    size_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
    atomic_store_explicit(&ring->tail, tail + 1, memory_order_release);
    return true;
}
