#ifndef TESTS_INPUT_MOTION_BENCH_H
#define TESTS_INPUT_MOTION_BENCH_H

#include "input/device.h"
#include "input/joycon/driver.h"
#include "input/motion_report.h"
#include "input/sony/pad.h"
#include "input/wii_remote/driver.h"
#include "tests/check.h"

#include <string.h>

#define MS 1000

// A driver of a motion controller and the step it asked for last, on the test's clock.
struct bench {
    const struct device_driver *driver;
    union {
        struct sony_pad sony;
        struct joycon_driver joycon;
        struct wii_remote_driver wii_remote;
    } memory;
    struct device_step step;
    int64_t now_us;
};

static inline void begin(struct bench *bench, const struct device_driver *driver)
{
    memset(bench, 0, sizeof *bench);
    bench->driver = driver;
    bench->now_us = 1000000;
    driver->start(&bench->memory, bench->now_us, &bench->step);
}

static inline void feed(struct bench *bench, const uint8_t *bytes, size_t size)
{
    bench->driver->report(&bench->memory, bytes, size, bench->now_us, &bench->step);
}

static inline void feed_after(struct bench *bench, int64_t us, const uint8_t *bytes, size_t size)
{
    bench->now_us += us;
    feed(bench, bytes, size);
}

static inline void wait_us(struct bench *bench, int64_t us)
{
    bench->now_us += us;
    bench->driver->timeout(&bench->memory, bench->now_us, &bench->step);
}

static inline const struct device_event *event_of(const struct bench *bench,
                                                  enum device_event_type type)
{
    for (size_t i = 0; i < bench->step.event_count; i++)
        if (bench->step.events[i].type == type)
            return &bench->step.events[i];
    return NULL;
}

static inline size_t count_of(const struct bench *bench, enum device_event_type type)
{
    size_t count = 0;
    for (size_t i = 0; i < bench->step.event_count; i++)
        count += bench->step.events[i].type == type;
    return count;
}

/** The newest motion sample of the step. */
static inline const struct input_motion_sample *motion_of(const struct bench *bench)
{
    for (size_t i = bench->step.event_count; i > 0; i--)
        if (bench->step.events[i - 1].type == DEVICE_EVENT_MOTION)
            return &bench->step.events[i - 1].data.motion;
    return NULL;
}

/** The step's only write begins with these bytes; size 0 = nothing was written. */
static inline void check_write(const struct bench *bench, const uint8_t *bytes, size_t size)
{
    assert_int_equal(bench->step.write_count, size > 0 ? 1 : 0);
    if (size > 0)
        assert_memory_equal(bench->step.writes[0].bytes, bytes, size);
}

#define CHECK_WRITE(bench, ...)                                                                    \
    check_write((bench), (const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))
#define CHECK_SILENT(bench) check_write((bench), NULL, 0)

static inline void check_vector(const double actual[3], double x, double y, double z,
                                double tolerance)
{
    assert_near(actual[0], x, tolerance);
    assert_near(actual[1], y, tolerance);
    assert_near(actual[2], z, tolerance);
}

static inline void put_i16_le(uint8_t *bytes, int value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)((unsigned)value >> 8);
}

static inline void put_u16_be(uint8_t *bytes, unsigned value)
{
    bytes[0] = (uint8_t)(value >> 8);
    bytes[1] = (uint8_t)value;
}

static inline void put_u32_le(uint8_t *bytes, uint32_t value)
{
    put_i16_le(bytes, (int)(value & 0xFFFF));
    put_i16_le(bytes + 2, (int)(value >> 16));
}

/** The six ways a box can lie: which of our axes points up, and what the device reads then. */
struct pose {
    double up[3];
    int counts[3];
};

static inline uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/** Flips, cuts or replaces a report now and then. Returns its size. */
static inline size_t spoil(uint64_t *seed, uint8_t *bytes, size_t size)
{
    uint64_t dice = next_random(seed) % 16;
    if (dice == 0 && size > 0)
        bytes[next_random(seed) % size] ^= (uint8_t)(1u << next_random(seed) % 8);
    else if (dice == 1)
        size = next_random(seed) % (size + 1);
    else if (dice == 2)
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)next_random(seed);
    return size;
}

#endif
