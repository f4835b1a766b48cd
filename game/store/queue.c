#include "game/store/queue.h"

#include <stdlib.h>
#include <string.h>

void store_job_push(struct store_job_list *list, struct store_job *job)
{
    job->next = NULL;
    if (list->last)
        list->last->next = job;
    else
        list->head = job;
    list->last = job;
}

struct store_job *store_job_pop(struct store_job_list *list)
{
    struct store_job *job = list->head;
    if (!job)
        return NULL;
    list->head = job->next;
    if (!list->head)
        list->last = NULL;
    return job;
}

void store_job_drop_payload(struct store_job *job)
{
    if (job->kind != STORE_JOB_TRIAL)
        return;
    free(job->data.trial.events);
    free(job->data.trial.samples);
    job->data.trial.events = NULL;
    job->data.trial.samples = NULL;
}

void store_job_free_all(struct store_job_list *list)
{
    for (struct store_job *job; (job = store_job_pop(list));) {
        store_job_drop_payload(job);
        free(job);
    }
}

static const struct store_job *newest(struct store *store,
                                      bool (*match)(const struct store_job *, const void *),
                                      const void *wanted)
{
    const struct store_job *found = NULL;
    for (const struct store_job *job = store->queue.head; job; job = job->next)
        if (match(job, wanted))
            found = job;
    return found;
}

static bool is_setting(const struct store_job *job, const void *key)
{
    return job->kind == STORE_JOB_SETTING && strcmp(job->data.setting.key, key) == 0;
}

static bool is_device(const struct store_job *job, const void *serial)
{
    return job->kind == STORE_JOB_DEVICE && strcmp(job->data.device.serial, serial) == 0;
}

static bool is_nameless_player(const struct store_job *job, const void *wanted)
{
    (void)wanted;
    return job->kind == STORE_JOB_PLAYER && job->data.player.name[0] == '\0';
}

static bool is_rung(const struct store_job *job, const void *wanted)
{
    if (job->kind != STORE_JOB_TRIAL || !job->data.trial.has_rung_state)
        return false;
    const struct store_rung_key *key = wanted;
    const struct store_rung_key *here = &job->data.trial.rung_key;
    return strcmp(here->player_uuid, key->player_uuid) == 0 && here->source == key->source &&
           strcmp(here->rung, key->rung) == 0 && strcmp(here->game, key->game) == 0 &&
           here->tier == key->tier && here->side == key->side;
}

bool store_queued_setting(struct store *store, const char *key, struct store_setting *setting)
{
    pthread_mutex_lock(&store->mutex);
    const struct store_job *job = newest(store, is_setting, key);
    if (job)
        *setting = job->data.setting;
    pthread_mutex_unlock(&store->mutex);
    return job != NULL;
}

bool store_queued_device(struct store *store, const char *serial, struct store_device *device)
{
    pthread_mutex_lock(&store->mutex);
    const struct store_job *job = newest(store, is_device, serial);
    if (job)
        *device = job->data.device;
    pthread_mutex_unlock(&store->mutex);
    return job != NULL;
}

bool store_queued_rung_state(struct store *store, const struct store_rung_key *key,
                             struct store_rung_state *state)
{
    pthread_mutex_lock(&store->mutex);
    const struct store_job *job = newest(store, is_rung, key);
    if (job)
        *state = job->data.trial.rung_state;
    pthread_mutex_unlock(&store->mutex);
    return job != NULL;
}

bool store_queued_nameless_player(struct store *store, struct store_player *player)
{
    pthread_mutex_lock(&store->mutex);
    const struct store_job *job = newest(store, is_nameless_player, NULL);
    if (job)
        *player = job->data.player;
    pthread_mutex_unlock(&store->mutex);
    return job != NULL;
}
