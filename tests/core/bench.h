#ifndef TESTS_CORE_BENCH_H
#define TESTS_CORE_BENCH_H

#include "tests/check.h"

#include "game/core.h"

/** The game on a clock that stands still between two steps, with a folder of its own. */
struct bench {
    struct arguments arguments;
    struct core core;
    char dir[PATH_SIZE];
};

/** cmocka: *state is a struct bench. Nobody has a device; results are a person's. */
int bench_setup(void **state);
int bench_teardown(void **state);

/** Ends the program and starts it again, on the same day; devices are gone. */
void bench_restart(struct bench *bench);

/** Time passes, the devices send, the pilot acts. */
void bench_run(struct bench *bench, double seconds);

/** A young virtual person on a virtual board who does what is asked; results are that person's. */
uint8_t bench_add_board(struct bench *bench);
/** A controller; the pilot carries it once it plays the HAND role. */
uint8_t bench_add_controller(struct bench *bench);

/** The rung as a task in this tier; left where there are sides. */
struct core_task bench_task(struct bench *bench, const char *rung, enum session_tier tier);

void bench_begin(struct bench *bench, const struct core_task *task);
/** Until the trial is there; fails after three minutes. */
void bench_run_until(struct bench *bench, enum session_stage stage);
void bench_act(struct bench *bench, struct session_act act);

/** Ends the trial if it still runs, stores it, waits until it is durable. */
void bench_record(struct bench *bench);
/** Begins, plays to the end with the pilot, records. */
void bench_play(struct bench *bench, const struct core_task *task);
/** A whole guided trial with that word at the end. */
void bench_rate(struct bench *bench, const struct core_task *task, enum session_rating rating);

/** The row recorded last. */
struct store_trial bench_row(struct bench *bench);

#endif
