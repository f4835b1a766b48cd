#ifndef GAME_STORE_BACKUP_H
#define GAME_STORE_BACKUP_H

#include <sqlite3.h>

#include "game/store/files.h"

/**
 * Rolling copies of evenkeel.db: "backups/evenkeel-YYYYMMDD-HHMMSS.db" (UTC), one a day, the newest
 * STORE_BACKUPS_KEPT stay. Each is a whole database by itself.
 */

#define STORE_BACKUP_NAME_SIZE 64

struct store_backup_list {
    char names[64][STORE_BACKUP_NAME_SIZE]; // the newest first
    size_t count;
};

/** What is there. No folder = an empty list. backups_dir is DIR/backups. */
void store_backup_list(const char *backups_dir, struct store_backup_list *list);

/** Copies db whole and consistent (others may go on writing), then drops the oldest copies. */
enum store_status store_backup_make(sqlite3 *db, const char *backups_dir, int64_t wall_s,
                                    struct store_error *error);

/** The same, unless there is one of this day (UTC). */
enum store_status store_backup_daily(sqlite3 *db, const char *backups_dir, int64_t wall_s,
                                     struct store_error *error);

#endif
