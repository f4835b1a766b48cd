#include "game/store/worker.h"

#include "game/base/log.h"
#include "game/store/care.h"
#include "game/store/queue.h"
#include "game/store/write.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum store_status run_job(struct store *store, const struct store_job *job,
                                 struct store_error *error)
{
    *error = (struct store_error){.status = STORE_OK};
    if (!store->write_small || !store->write_samples)
        return store_error_set(error, STORE_IO, "the store has lost its files");
    switch (job->kind) {
    case STORE_JOB_TRIAL:
        return store_write_trial(store, &job->data.trial, job->attempts > 0, error);
    case STORE_JOB_SESSION:
        return store_write_session(store->write_small, &job->data.session, error);
    case STORE_JOB_PLAYER:
        return store_write_player(store->write_small, &job->data.player, error);
    case STORE_JOB_DEVICE:
        return store_write_device(store->write_small, &job->data.device, error);
    case STORE_JOB_SETTING:
        return store_write_setting(store->write_small, &job->data.setting, error);
    case STORE_JOB_DIARY:
        return store_write_diary(store->write_small, &job->data.diary, error);
    case STORE_JOB_CHECK:
        return store_care(store, job->data.check_wall_s, error);
    }
    return store_error_set(error, STORE_INVALID, "unknown job");
}

// Trying again would not help, or need not be done from the queue.
static bool is_final(const struct store_job *job, enum store_status status)
{
    return status == STORE_OK || status == STORE_REFUSED || status == STORE_INVALID ||
           job->kind == STORE_JOB_CHECK;
}

static void finish_job(struct store *store, struct store_job *job, enum store_status status,
                       const struct store_error *error)
{
    struct store_completion completion = {.ticket = job->ticket,
                                          .kind = job->kind,
                                          .status = status,
                                          .queued = !is_final(job, status)};
    if (status != STORE_OK) {
        snprintf(completion.message, sizeof completion.message, "%s", error->text);
        log_warning("store: %s: %s", completion.queued ? "not saved yet" : "given up", error->text);
    }
    job->attempts++;
    if (completion.queued) {
        store->stalled = true;
        store->failure = completion;
        store->failure_waits = true;
        return;
    }
    store_job_pop(&store->queue);
    store->pending--;
    store_job_drop_payload(job);
    job->completion = completion;
    store_job_push(&store->done, job);
}

static void drop_checks(struct store *store)
{
    struct store_job_list kept = {0};
    for (struct store_job *job; (job = store_job_pop(&store->queue));) {
        if (job->kind != STORE_JOB_CHECK) {
            store_job_push(&kept, job);
            continue;
        }
        store->pending--;
        free(job);
    }
    store->queue = kept;
}

static void *work(void *data)
{
    struct store *store = data;
    pthread_mutex_lock(&store->mutex);
    for (;;) {
        while (!store->closing && (!store->queue.head || store->stalled))
            pthread_cond_wait(&store->work, &store->mutex);
        if (store->closing)
            drop_checks(store);
        struct store_job *job = store->queue.head;
        if (!job || store->stalled)
            break;
        store->busy = true;
        pthread_mutex_unlock(&store->mutex);
        struct store_error error;
        enum store_status status = run_job(store, job, &error);
        pthread_mutex_lock(&store->mutex);
        store->busy = false;
        finish_job(store, job, status, &error);
        pthread_cond_broadcast(&store->rest);
    }
    pthread_mutex_unlock(&store->mutex);
    return NULL;
}

bool store_worker_start(struct store *store)
{
    // Ctrl-C and the like are for the main thread.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(&store->thread, NULL, work, store) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

void store_worker_stop(struct store *store)
{
    pthread_mutex_lock(&store->mutex);
    store->closing = true;
    store->stalled = false;
    pthread_cond_signal(&store->work);
    pthread_mutex_unlock(&store->mutex);
    pthread_join(store->thread, NULL);
}

void store_job_submit(struct store *store, struct store_job *job, uint64_t *ticket)
{
    pthread_mutex_lock(&store->mutex);
    job->ticket = ++store->next_ticket;
    if (ticket)
        *ticket = job->ticket;
    store_job_push(&store->queue, job);
    store->pending++;
    pthread_cond_signal(&store->work);
    pthread_mutex_unlock(&store->mutex);
}

bool store_poll(struct store *store, struct store_completion *completion)
{
    pthread_mutex_lock(&store->mutex);
    struct store_job *job = store_job_pop(&store->done);
    bool found = job || store->failure_waits;
    if (job) {
        *completion = job->completion;
    } else if (store->failure_waits) {
        *completion = store->failure;
        store->failure_waits = false;
    }
    pthread_mutex_unlock(&store->mutex);
    free(job);
    return found;
}

size_t store_pending(struct store *store)
{
    pthread_mutex_lock(&store->mutex);
    size_t pending = store->pending;
    pthread_mutex_unlock(&store->mutex);
    return pending;
}

static bool reconnect(struct store *store)
{
    struct store_error error = {.status = STORE_OK};
    enum store_notice notice;
    store_disconnect(store);
    store_damage_mark(store->small_path);
    store_damage_mark(store->samples_path);
    if (store_connect(store, &notice, &error) == STORE_OK)
        return true;
    store->failure.status = error.status;
    snprintf(store->failure.message, sizeof store->failure.message, "%s", error.text);
    store->failure_waits = true;
    return false;
}

void store_retry(struct store *store)
{
    pthread_mutex_lock(&store->mutex);
    if (store->stalled) {
        // Stalled means that the worker waits: its connections may be touched here.
        store->failure_waits = false;
        bool lost = !store->write_small || store->failure.status == STORE_CORRUPT;
        if (!lost || reconnect(store)) {
            store->stalled = false;
            pthread_cond_signal(&store->work);
        }
    }
    pthread_mutex_unlock(&store->mutex);
}

enum store_status store_flush(struct store *store)
{
    pthread_mutex_lock(&store->mutex);
    while (store->queue.head && !store->stalled)
        pthread_cond_wait(&store->rest, &store->mutex);
    enum store_status status = store->stalled ? store->failure.status : STORE_OK;
    pthread_mutex_unlock(&store->mutex);
    return status;
}
