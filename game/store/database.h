#ifndef GAME_STORE_DATABASE_H
#define GAME_STORE_DATABASE_H

#include <sqlite3.h>

#include "game/store/files.h"
#include "game/store/migrations.h"

/**
 * One connection. A writer makes the file (0600), WAL, synchronous=FULL and the newest schema; a
 * reader expects all that and cannot write. A connection is used by one thread at a time.
 */

struct store_database_settings {
    const char *path;
    const char *backups_dir; // an older schema is copied there before it is lifted; NULL = is not
    const struct store_schema *schema;
    int64_t wall_s;
    bool reclaims; // gives freed pages back to the disk (samples come and go)
};

/** STORE_CORRUPT = not a database or damaged where opening looks. *db is NULL on failure. */
enum store_status store_database_open_writer(const struct store_database_settings *settings,
                                             sqlite3 **db, struct store_error *error);
enum store_status store_database_open_reader(const char *path, sqlite3 **db,
                                             struct store_error *error);

/** Reads the whole file; full also compares indexes. STORE_CORRUPT: error names the first fault. */
enum store_status store_database_check(sqlite3 *db, bool full, const char *file,
                                       struct store_error *error);

#endif
