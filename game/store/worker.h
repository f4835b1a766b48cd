#ifndef GAME_STORE_WORKER_H
#define GAME_STORE_WORKER_H

#include "game/store/internal.h"

/**
 * The thread that writes.
 *
 *              store_job_submit                 done: OK, or refused and dropped
 *     (idle) ------------------> (busy) ---------------------------------------> (idle, next job)
 *                                  |
 *                                  | finish_job: disk full, read-only, busy, damaged, I/O
 *                                  v
 *                              (stalled) -- store_retry --> (busy again, the same job)
 *                                  |
 *                                  | store_worker_stop: one more attempt, then ends
 *                                  v
 *                               (ended)
 */

/** false = no thread could be started. The connections belong to it from now on. */
bool store_worker_start(struct store *store);

/** Finishes what can be finished, ends the thread. Checks that still wait are left out. */
void store_worker_stop(struct store *store);

/** Queues a job of the heap; takes ownership. ticket may be NULL. */
void store_job_submit(struct store *store, struct store_job *job, uint64_t *ticket);

#endif
