#ifndef TESTS_FUZZ_TARGETS_TAKE_H
#define TESTS_FUZZ_TARGETS_TAKE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/** libFuzzer calls this with one input after the other. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** A promise of our own code that an input has broken: the fuzzer keeps that input. */
#define promise(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/** The input, taken from its front. Where it is over, zeros come. */
struct take {
    const uint8_t *at;
    size_t left;
};

static inline uint8_t take_byte(struct take *take)
{
    if (take->left == 0)
        return 0;
    take->left--;
    return *take->at++;
}

/** At most size bytes; returns how many. */
static inline size_t take_bytes(struct take *take, uint8_t *bytes, size_t size)
{
    size_t count = size < take->left ? size : take->left;
    for (size_t i = 0; i < count; i++)
        bytes[i] = take->at[i];
    take->at += count;
    take->left -= count;
    return count;
}

static inline uint64_t take_number(struct take *take, int bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < bytes; i++)
        number |= (uint64_t)take_byte(take) << 8 * i;
    return number;
}

#endif
