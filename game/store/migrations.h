#ifndef GAME_STORE_MIGRATIONS_H
#define GAME_STORE_MIGRATIONS_H

#include <sqlite3.h>

#include "game/store/error.h"

/**
 * The schema of one file as an ordered list of steps: step i lifts PRAGMA user_version i to i + 1,
 * step 0 makes the tables. A published step never changes.
 */
struct store_schema {
    const char *file; // for messages: "evenkeel.db"
    const char *const *steps;
    int32_t step_count;
};

extern const struct store_schema store_schema_small;   // evenkeel.db
extern const struct store_schema store_schema_samples; // samples.db

/** PRAGMA user_version. STORE_FUTURE = newer than this program's schema; the file is untouched. */
enum store_status store_schema_version(sqlite3 *db, const struct store_schema *schema,
                                       int64_t *version, struct store_error *error);

/**
 * Runs the missing steps in one transaction: all or nothing. Two programs that start at once do not
 * disturb each other.
 */
enum store_status store_schema_migrate(sqlite3 *db, const struct store_schema *schema,
                                       struct store_error *error);

#endif
