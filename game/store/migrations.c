#include "game/store/migrations.h"

#include "game/store/statement.h"

#include <inttypes.h>
#include <stdio.h>

extern const char store_schema_sql[];
extern const char store_samples_sql[];

// Version 2: what only some games measure. seq is the order of reading.
static const char MEASURES_SQL[] =
    "CREATE TABLE trial_measure ("
    "    trial TEXT NOT NULL REFERENCES trial (uuid) ON DELETE CASCADE ON UPDATE CASCADE,"
    "    seq INTEGER NOT NULL,"
    "    name TEXT NOT NULL," // the name says the unit: "median_step_s"
    "    value REAL,"
    "    PRIMARY KEY (trial, name)"
    ") STRICT, WITHOUT ROWID;";

// Version 3: what was done away from the exercises.
static const char DIARY_SQL[] =
    "CREATE TABLE diary ("
    "    uuid TEXT NOT NULL PRIMARY KEY,"
    "    player TEXT NOT NULL REFERENCES player (uuid) ON DELETE CASCADE ON UPDATE CASCADE,"
    "    source TEXT NOT NULL CHECK (source IN ('person', 'virtual', 'replay', 'demo')),"
    "    kind TEXT NOT NULL," // "hobby"
    "    what TEXT NOT NULL," // "drawing"
    "    started_s INTEGER NOT NULL,"
    "    utc_offset_s INTEGER NOT NULL,"
    "    minutes INTEGER NOT NULL CHECK (minutes > 0)"
    ") STRICT;"
    "CREATE INDEX diary_history ON diary (player, source, kind, started_s);";

static const char *const SMALL_STEPS[] = {store_schema_sql, MEASURES_SQL, DIARY_SQL};
static const char *const SAMPLES_STEPS[] = {store_samples_sql};

_Static_assert(sizeof SMALL_STEPS / sizeof *SMALL_STEPS == STORE_SCHEMA_VERSION,
               "one step a version");

const struct store_schema store_schema_small = {"evenkeel.db", SMALL_STEPS, STORE_SCHEMA_VERSION};
const struct store_schema store_schema_samples = {"samples.db", SAMPLES_STEPS, 1};

enum store_status store_schema_version(sqlite3 *db, const struct store_schema *schema,
                                       int64_t *version, struct store_error *error)
{
    if (!store_query_int(db, "PRAGMA user_version", version))
        return store_error_sqlite(error, db, schema->file);
    if (*version > schema->step_count || *version < 0)
        return store_error_set(error, STORE_FUTURE,
                               "%s has version %" PRId64 ", this program knows up to %" PRId32
                               ": please update Evenkeel",
                               schema->file, *version, schema->step_count);
    return STORE_OK;
}

static enum store_status run_steps(sqlite3 *db, const struct store_schema *schema,
                                   struct store_error *error)
{
    int64_t version;
    if (store_schema_version(db, schema, &version, error) != STORE_OK)
        return error->status;
    for (int64_t i = version; i < schema->step_count; i++) {
        char what[64];
        snprintf(what, sizeof what, "%s, step to version %" PRId64, schema->file, i + 1);
        if (!store_exec(db, schema->steps[i]))
            return store_error_sqlite(error, db, what);
    }
    char pragma[64];
    snprintf(pragma, sizeof pragma, "PRAGMA user_version = %" PRId32, schema->step_count);
    if (!store_exec(db, pragma) || !store_exec(db, "COMMIT"))
        return store_error_sqlite(error, db, schema->file);
    return STORE_OK;
}

enum store_status store_schema_migrate(sqlite3 *db, const struct store_schema *schema,
                                       struct store_error *error)
{
    int64_t version;
    if (store_schema_version(db, schema, &version, error) != STORE_OK)
        return error->status;
    if (version == schema->step_count)
        return STORE_OK;
    if (!store_exec(db, "BEGIN IMMEDIATE"))
        return store_error_sqlite(error, db, schema->file);
    enum store_status status = run_steps(db, schema, error);
    if (!sqlite3_get_autocommit(db))
        store_exec(db, "ROLLBACK");
    return status;
}
