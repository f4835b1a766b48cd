#ifndef TESTS_INPUT_ROOM_BENCH_H
#define TESTS_INPUT_ROOM_BENCH_H

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "input/input.h"
#include "input/raw_log.h"
#include "tests/check.h"
#include "tests/input/fake_port.h"

/** The whole room with its threads, on sockets instead of hardware and on the test's clock. */

#define ROOM_BENCH_PATIENCE_MS 10000 // a test that waits for a thread gives up after this

struct room_bench {
    struct fake_port fake;
    struct input *input;
    int count[INPUT_DEVICE_MAX][INPUT_EVENT_LEFT + 1];
    struct input_event newest; // of type BOARD
    struct input_motion_sample motion;
    bool button;
    struct raw_log *raw; // of a test that wants the reports
    int saves;
    struct input_board_memory saved;
};

static inline int64_t room_bench_now_us(void *user)
{
    struct room_bench *bench = user;
    return fake_port_now_us(&bench->fake);
}

static inline void room_bench_save(void *user, const char *serial,
                                   const struct input_board_memory *memory)
{
    struct room_bench *bench = user;
    (void)serial;
    bench->saves++;
    bench->saved = *memory;
}

static inline int room_bench_setup(void **state)
{
    struct room_bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    fake_port_init(&bench->fake);
    *state = bench;
    return 0;
}

static inline int room_bench_teardown(void **state)
{
    struct room_bench *bench = *state;
    input_destroy(bench->input);
    fake_port_finish(&bench->fake);
    free(bench);
    return 0;
}

/** settings: what the test adds to the bench's own; NULL = nothing. */
static inline void room_bench_begin(struct room_bench *bench, const struct input_settings *settings)
{
    struct input_settings all = settings ? *settings : (struct input_settings){.log = NULL};
    all.user = bench;
    all.memory_save = room_bench_save;
    all.now_us = room_bench_now_us;
    all.real_devices = true;
    const struct hid_port port = fake_port_port(&bench->fake);
    bench->input = input_create_on_port(&all, &port);
    assert_non_null(bench->input);
}

static inline int64_t room_bench_real_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline void room_bench_pump(struct room_bench *bench)
{
    struct input_event event;
    fake_port_serve(&bench->fake);
    input_advance(bench->input, fake_port_now_us(&bench->fake));
    while (input_poll(bench->input, &event)) {
        bench->count[event.device][event.type]++;
        if (event.type == INPUT_EVENT_BOARD)
            bench->newest = event;
        if (event.type == INPUT_EVENT_MOTION)
            bench->motion = event.data.motion;
        if (event.type == INPUT_EVENT_BUTTON)
            bench->button = event.data.button.pressed;
    }
    poll(NULL, 0, 1); // lets the threads run
}

/** Runs until device has had so many events of the type; the test's clock stands still. */
static inline void room_bench_until(struct room_bench *bench, uint8_t device,
                                    enum input_event_type type, int count)
{
    int64_t give_up_ms = room_bench_real_ms() + ROOM_BENCH_PATIENCE_MS;
    while (bench->count[device][type] < count) {
        assert_true(room_bench_real_ms() < give_up_ms);
        room_bench_pump(bench);
    }
}

/** Runs until device is of this kind and in this state; its clock goes on by tick_us a round. */
static inline struct input_device_info room_bench_until_is(struct room_bench *bench, uint8_t device,
                                                           enum input_device_kind kind,
                                                           enum input_device_state state,
                                                           int64_t tick_us)
{
    struct input_device_info info;
    int64_t give_up_ms = room_bench_real_ms() + ROOM_BENCH_PATIENCE_MS;
    while (!input_device(bench->input, device, &info) || info.kind != kind || info.state != state) {
        assert_true(room_bench_real_ms() < give_up_ms);
        fake_port_pass(&bench->fake, tick_us);
        room_bench_pump(bench);
    }
    return info;
}

#endif
