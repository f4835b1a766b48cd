#include "game/store/care.h"

#include "game/store/backup.h"
#include "game/store/database.h"
#include "game/store/statement.h"
#include "game/store/write.h"

#include <inttypes.h>
#include <stdio.h>

#define DAY_S        86400
#define FULL_EVERY_S (7 * DAY_S)
#define FULL_KEY     "store.full_check_s"

static bool full_check_is_due(sqlite3 *db, int64_t wall_s)
{
    int64_t last;
    if (!store_query_int(
            db, "SELECT CAST(value AS INTEGER) FROM setting WHERE key = '" FULL_KEY "'", &last))
        return true;
    return wall_s - last >= FULL_EVERY_S || wall_s < last; // the clock was set back: ask anew
}

static enum store_status remember_full_check(sqlite3 *db, int64_t wall_s, struct store_error *error)
{
    struct store_setting setting = {.key = FULL_KEY};
    snprintf(setting.value, sizeof setting.value, "%" PRId64, wall_s);
    return store_write_setting(db, &setting, error);
}

static enum store_status check_file(sqlite3 *db, bool full, const char *path, const char *file,
                                    struct store_error *error)
{
    enum store_status status = store_database_check(db, full, file, error);
    if (status == STORE_CORRUPT)
        store_damage_mark(path);
    return status;
}

static enum store_status prune(sqlite3 *db, int64_t wall_s, struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "DELETE FROM sample_block WHERE keep = 0 AND started_s < ?");
    store_put_int(&statement, wall_s - (int64_t)STORE_SAMPLES_KEPT_DAYS * DAY_S);
    bool good = store_statement_run(&statement);
    store_statement_close(&statement);
    if (!good || !store_exec(db, "PRAGMA incremental_vacuum"))
        return store_error_sqlite(error, db, "samples.db: pruning");
    return STORE_OK;
}

enum store_status store_care(struct store *store, int64_t wall_s, struct store_error *error)
{
    error->status = STORE_OK;
    sqlite3 *small = store->write_small;
    sqlite3 *samples = store->write_samples;
    bool full = full_check_is_due(small, wall_s);
    if (check_file(small, full, store->small_path, "evenkeel.db", error) != STORE_OK ||
        check_file(samples, full, store->samples_path, "samples.db", error) != STORE_OK)
        return error->status;
    if (full && remember_full_check(small, wall_s, error) != STORE_OK)
        return error->status;
    if (prune(samples, wall_s, error) != STORE_OK)
        return error->status;
    return store_backup_daily(small, store->backups_dir, wall_s, error);
}
