#include "game/store/store.h"

#include "game/base/log.h"
#include "game/store/backup.h"
#include "game/store/database.h"
#include "game/store/internal.h"
#include "game/store/queue.h"
#include "game/store/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct store_metrics store_metrics_none(void)
{
    const double none = (double)NAN;
    return (struct store_metrics){none, none, none, none, none, none, none, none,
                                  none, none, none, none, none, none, none};
}

static bool mark_path(char mark[STORE_PATH_SIZE], const char *path)
{
    return snprintf(mark, STORE_PATH_SIZE, "%s.damaged", path) < STORE_PATH_SIZE;
}

bool store_damage_mark(const char *path)
{
    char mark[STORE_PATH_SIZE];
    if (!mark_path(mark, path))
        return false;
    int file = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    return file >= 0 && close(file) == 0;
}

bool store_damage_is_marked(const char *path)
{
    char mark[STORE_PATH_SIZE];
    return mark_path(mark, path) && store_file_exists(mark);
}

void store_damage_unmark(const char *path)
{
    char mark[STORE_PATH_SIZE];
    if (mark_path(mark, path))
        unlink(mark);
}

static enum store_status open_checked(const struct store_database_settings *settings, bool check,
                                      sqlite3 **db, struct store_error *error)
{
    if (store_database_open_writer(settings, db, error) != STORE_OK)
        return error->status;
    if (!check || store_database_check(*db, false, settings->schema->file, error) == STORE_OK)
        return STORE_OK;
    sqlite3_close(*db);
    *db = NULL;
    return error->status;
}

// The newest copy that is whole becomes the database. false = none is.
static bool restore(const struct store_database_settings *settings, sqlite3 **db,
                    struct store_error *error)
{
    struct store_backup_list list;
    store_backup_list(settings->backups_dir, &list);
    for (size_t i = 0; i < list.count; i++) {
        char backup[STORE_PATH_SIZE];
        if (!store_path_join(backup, settings->backups_dir, list.names[i]) ||
            store_file_copy(backup, settings->path, error) != STORE_OK)
            continue;
        if (open_checked(settings, true, db, error) == STORE_OK)
            return true;
        unlink(settings->path);
    }
    return false;
}

// Opens one file; a damaged one is set aside and replaced. message is the line for the player.
static enum store_status open_or_replace(const struct store_database_settings *settings,
                                         sqlite3 **db, enum store_notice *notice,
                                         struct store_error *error)
{
    bool marked = store_damage_is_marked(settings->path);
    if (open_checked(settings, marked, db, error) == STORE_OK) {
        store_damage_unmark(settings->path);
        return STORE_OK;
    }
    if (error->status != STORE_CORRUPT)
        return error->status;
    char aside[STORE_PATH_SIZE];
    if (store_file_set_aside(settings->path, settings->wall_s, aside, error) != STORE_OK)
        return error->status;
    store_damage_unmark(settings->path);
    bool restored = settings->backups_dir && restore(settings, db, error);
    if (!restored && store_database_open_writer(settings, db, error) != STORE_OK)
        return error->status;
    *notice = restored ? STORE_NOTICE_RESTORED : STORE_NOTICE_EMPTY;
    store_error_set(error, STORE_OK, "%s was damaged and is kept as %s; %s", settings->schema->file,
                    aside, restored ? "the newest backup is used" : "an empty one is used");
    log_warning("store: %s", error->text);
    return STORE_OK;
}

static enum store_status connect_writers(struct store *store, enum store_notice *notice,
                                         struct store_error *error)
{
    const struct store_database_settings small = {.path = store->small_path,
                                                  .backups_dir = store->backups_dir,
                                                  .schema = &store_schema_small,
                                                  .wall_s = store->opened_wall_s};
    const struct store_database_settings samples = {.path = store->samples_path,
                                                    .schema = &store_schema_samples,
                                                    .wall_s = store->opened_wall_s,
                                                    .reclaims = true};
    if (open_or_replace(&small, &store->write_small, notice, error) != STORE_OK)
        return error->status;
    enum store_notice samples_notice = STORE_NOTICE_NONE;
    struct store_error samples_error = {.status = STORE_OK};
    if (open_or_replace(&samples, &store->write_samples, &samples_notice, &samples_error) !=
        STORE_OK) {
        *error = samples_error;
        return error->status;
    }
    if (samples_notice != STORE_NOTICE_NONE && *notice == STORE_NOTICE_NONE) {
        *notice = STORE_NOTICE_SAMPLES;
        *error = samples_error;
    }
    return STORE_OK;
}

enum store_status store_connect(struct store *store, enum store_notice *notice,
                                struct store_error *error)
{
    *notice = STORE_NOTICE_NONE;
    if (store_folder_prepare(store->dir, error) != STORE_OK)
        return error->status;
    bool is_new = !store_file_exists(store->small_path);
    if (connect_writers(store, notice, error) != STORE_OK ||
        store_database_open_reader(store->small_path, &store->read_small, error) != STORE_OK ||
        store_database_open_reader(store->samples_path, &store->read_samples, error) != STORE_OK) {
        enum store_status status = error->status;
        store_disconnect(store);
        return status;
    }
    if (is_new && *notice == STORE_NOTICE_NONE)
        *notice = STORE_NOTICE_NEW;
    store_folder_sync(store->dir);
    return STORE_OK;
}

void store_disconnect(struct store *store)
{
    // The readers first: the last connection folds the log into the file.
    sqlite3_close(store->read_small);
    sqlite3_close(store->read_samples);
    sqlite3_close(store->write_samples);
    sqlite3_close(store->write_small);
    store->read_small = NULL;
    store->read_samples = NULL;
    store->write_samples = NULL;
    store->write_small = NULL;
}

static struct store *create(const struct store_settings *settings, struct store_error *error)
{
    struct store *store = calloc(1, sizeof *store);
    if (!store) {
        store_error_set(error, STORE_NO_MEMORY, "out of memory");
        return NULL;
    }
    bool fits = snprintf(store->dir, sizeof store->dir, "%s", settings->dir) <
                    STORE_PATH_SIZE - 128 && // room for the names of what is set aside
                store_path_join(store->small_path, settings->dir, "evenkeel.db") &&
                store_path_join(store->samples_path, settings->dir, "samples.db") &&
                store_path_join(store->backups_dir, settings->dir, "backups");
    if (!fits) {
        store_error_errno(error, ENAMETOOLONG, "cannot use the folder", settings->dir);
        free(store);
        return NULL;
    }
    store->opened_wall_s = settings->wall_s;
    pthread_mutex_init(&store->mutex, NULL);
    pthread_cond_init(&store->work, NULL);
    pthread_cond_init(&store->rest, NULL);
    return store;
}

static void destroy(struct store *store)
{
    store_job_free_all(&store->queue);
    store_job_free_all(&store->done);
    pthread_cond_destroy(&store->rest);
    pthread_cond_destroy(&store->work);
    pthread_mutex_destroy(&store->mutex);
    free(store);
}

enum store_status store_open(const struct store_settings *settings, struct store **store,
                             enum store_notice *notice, char *message, size_t message_size)
{
    enum store_notice ignored;
    struct store_error error = {.status = STORE_OK};
    if (!notice)
        notice = &ignored;
    *notice = STORE_NOTICE_NONE;
    *store = create(settings, &error);
    if (!*store)
        goto fail_create;
    if (store_connect(*store, notice, &error) != STORE_OK)
        goto fail_connect;
    if (!store_worker_start(*store)) {
        store_error_set(&error, STORE_NO_MEMORY, "cannot start the writing thread");
        goto fail_worker;
    }
    snprintf(message, message_size, "%s", error.text);
    return STORE_OK;

fail_worker:
    store_disconnect(*store);
fail_connect:
    destroy(*store);
    *store = NULL;
fail_create:
    snprintf(message, message_size, "%s", error.text);
    return error.status;
}

bool store_close(struct store *store)
{
    if (!store)
        return true;
    store_worker_stop(store);
    bool all_saved = store->pending == 0;
    if (!all_saved)
        log_error("store: %zu writes could not be saved: %s", store->pending,
                  store->failure.message);
    store_disconnect(store);
    destroy(store);
    return all_saved;
}
