#include "game/base/log.h"
#include "game/store/valid.h"
#include "game/store/worker.h"

#include <stdlib.h>
#include <string.h>

static enum store_status refuse(const char *what, const char *field)
{
    log_error("store: %s: %s is out of range", what, field);
    return STORE_INVALID;
}

static struct store_job *job_create(enum store_job_kind kind)
{
    struct store_job *job = calloc(1, sizeof *job);
    if (job)
        job->kind = kind;
    else
        log_error("store: out of memory");
    return job;
}

// NULL for nothing is not a failure; *failed says which it is.
static void *copy_of(const void *rows, size_t count, size_t size, bool *failed)
{
    if (count == 0)
        return NULL;
    void *copy = malloc(count * size);
    if (copy)
        memcpy(copy, rows, count * size);
    else
        *failed = true;
    return copy;
}

enum store_status store_trial_submit(struct store *store, const struct store_submission *submission,
                                     uint64_t *ticket)
{
    const char *field;
    if (!store_submission_valid(submission, &field))
        return refuse("trial", field);
    struct store_job *job = job_create(STORE_JOB_TRIAL);
    if (!job)
        return STORE_NO_MEMORY;
    struct store_trial_job *data = &job->data.trial;
    bool failed = false;
    data->trial = *submission->trial;
    data->trial.sample_count = (uint32_t)submission->sample_count;
    data->event_count = submission->event_count;
    data->measure_count = submission->measure_count;
    if (data->measure_count > 0)
        memcpy(data->measures, submission->measures, data->measure_count * sizeof *data->measures);
    data->sample_count = submission->sample_count;
    data->events = copy_of(submission->events, data->event_count, sizeof *data->events, &failed);
    data->samples =
        copy_of(submission->samples, data->sample_count, sizeof *data->samples, &failed);
    if (failed) {
        free(data->events);
        free(data->samples);
        free(job);
        return STORE_NO_MEMORY;
    }
    data->has_rung_state = submission->rung_key != NULL;
    if (data->has_rung_state) {
        data->rung_key = *submission->rung_key;
        data->rung_state = *submission->rung_state;
    }
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_session_put(struct store *store, const struct store_session *session,
                                    uint64_t *ticket)
{
    const char *field;
    if (!store_session_valid(session, &field))
        return refuse("session", field);
    struct store_job *job = job_create(STORE_JOB_SESSION);
    if (!job)
        return STORE_NO_MEMORY;
    job->data.session = *session;
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_player_put(struct store *store, const struct store_player *player,
                                   uint64_t *ticket)
{
    const char *field;
    if (!store_player_valid(player, &field))
        return refuse("player", field);
    struct store_job *job = job_create(STORE_JOB_PLAYER);
    if (!job)
        return STORE_NO_MEMORY;
    job->data.player = *player;
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_device_put(struct store *store, const struct store_device *device,
                                   uint64_t *ticket)
{
    const char *field;
    if (!store_device_valid(device, &field))
        return refuse("device", field);
    struct store_job *job = job_create(STORE_JOB_DEVICE);
    if (!job)
        return STORE_NO_MEMORY;
    job->data.device = *device;
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_setting_set(struct store *store, const char *key, const char *value,
                                    uint64_t *ticket)
{
    if (key[0] == '\0' || strlen(key) >= STORE_NAME_SIZE)
        return refuse("setting", "key");
    if (strlen(value) >= STORE_VALUE_SIZE)
        return refuse("setting", "value");
    struct store_job *job = job_create(STORE_JOB_SETTING);
    if (!job)
        return STORE_NO_MEMORY;
    strcpy(job->data.setting.key, key);
    strcpy(job->data.setting.value, value);
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_diary_add(struct store *store, const struct store_diary_entry *entry,
                                  uint64_t *ticket)
{
    const char *field;
    if (!store_diary_valid(entry, &field))
        return refuse("diary", field);
    struct store_job *job = job_create(STORE_JOB_DIARY);
    if (!job)
        return STORE_NO_MEMORY;
    job->data.diary.entry = *entry;
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_diary_take_back(struct store *store, const char *uuid, uint64_t *ticket)
{
    if (strlen(uuid) != STORE_UUID_SIZE - 1 || !store_uuid_valid(uuid))
        return refuse("diary", "uuid");
    struct store_job *job = job_create(STORE_JOB_DIARY);
    if (!job)
        return STORE_NO_MEMORY;
    strcpy(job->data.diary.entry.uuid, uuid);
    job->data.diary.takes_back = true;
    store_job_submit(store, job, ticket);
    return STORE_OK;
}

enum store_status store_check_begin(struct store *store, int64_t wall_s, uint64_t *ticket)
{
    struct store_job *job = job_create(STORE_JOB_CHECK);
    if (!job)
        return STORE_NO_MEMORY;
    job->data.check_wall_s = wall_s;
    store_job_submit(store, job, ticket);
    return STORE_OK;
}
