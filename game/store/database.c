#include "game/store/database.h"

#include "game/store/backup.h"
#include "game/store/statement.h"

#include <stdio.h>
#include <string.h>

// Another program may hold the file for the length of its own commit, not longer.
#define BUSY_MS 2000

static enum store_status connect(const char *path, sqlite3 **db, struct store_error *error)
{
    int code = sqlite3_open_v2(path, db, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(*db, 1);
        sqlite3_busy_timeout(*db, BUSY_MS);
        if (store_exec(*db, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
                            "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL"))
            return STORE_OK;
    }
    store_error_sqlite(error, *db, path);
    sqlite3_close(*db);
    *db = NULL;
    return error->status;
}

static enum store_status use_wal(sqlite3 *db, const char *file, struct store_error *error)
{
    char mode[16] = "";
    if (!store_query_text(db, "PRAGMA journal_mode = WAL", mode, sizeof mode))
        return store_error_sqlite(error, db, file);
    if (strcmp(mode, "wal") != 0)
        return store_error_set(error, STORE_IO, "%s: the file system cannot do WAL", file);
    return STORE_OK;
}

static enum store_status backup_before_lifting(sqlite3 *db,
                                               const struct store_database_settings *settings,
                                               struct store_error *error)
{
    int64_t version;
    if (store_schema_version(db, settings->schema, &version, error) != STORE_OK)
        return error->status;
    if (version == 0 || version == settings->schema->step_count || !settings->backups_dir)
        return STORE_OK;
    return store_backup_make(db, settings->backups_dir, settings->wall_s, error);
}

enum store_status store_database_open_writer(const struct store_database_settings *settings,
                                             sqlite3 **db, struct store_error *error)
{
    *db = NULL;
    const char *file = settings->schema->file;
    if (store_file_prepare(settings->path, error) != STORE_OK)
        return error->status;
    if (connect(settings->path, db, error) != STORE_OK)
        return error->status;
    // Has an effect on a new file only, and only before anything is in it.
    if (settings->reclaims && !store_exec(*db, "PRAGMA auto_vacuum = INCREMENTAL")) {
        store_error_sqlite(error, *db, file);
        goto fail;
    }
    if (backup_before_lifting(*db, settings, error) != STORE_OK)
        goto fail;
    if (use_wal(*db, file, error) != STORE_OK)
        goto fail;
    if (store_schema_migrate(*db, settings->schema, error) != STORE_OK)
        goto fail;
    return STORE_OK;

fail:
    sqlite3_close(*db);
    *db = NULL;
    return error->status;
}

enum store_status store_database_open_reader(const char *path, sqlite3 **db,
                                             struct store_error *error)
{
    *db = NULL;
    if (connect(path, db, error) != STORE_OK)
        return error->status;
    if (store_exec(*db, "PRAGMA query_only = ON"))
        return STORE_OK;
    store_error_sqlite(error, *db, path);
    sqlite3_close(*db);
    *db = NULL;
    return error->status;
}

enum store_status store_database_check(sqlite3 *db, bool full, const char *file,
                                       struct store_error *error)
{
    char finding[160] = "";
    const char *sql = full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
    if (!store_query_text(db, sql, finding, sizeof finding))
        return store_error_sqlite(error, db, file);
    if (strcmp(finding, "ok") != 0)
        return store_error_set(error, STORE_CORRUPT, "%s is damaged: %s", file, finding);
    return STORE_OK;
}
