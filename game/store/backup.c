#include "game/store/backup.h"

#include "game/base/log.h"
#include "game/store/statement.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PREFIX      "evenkeel-"
#define SUFFIX      ".db"
#define DAY_LENGTH  8 // YYYYMMDD
#define NAME_LENGTH (sizeof PREFIX "YYYYMMDD-HHMMSS" SUFFIX - 1)

static bool is_backup_name(const char *name)
{
    size_t length = strlen(name);
    return length == NAME_LENGTH && strncmp(name, PREFIX, strlen(PREFIX)) == 0 &&
           strcmp(name + length - strlen(SUFFIX), SUFFIX) == 0;
}

static int compare_newest_first(const void *left, const void *right)
{
    return strcmp(right, left); // the date in the name sorts by time
}

void store_backup_list(const char *backups_dir, struct store_backup_list *list)
{
    list->count = 0;
    DIR *folder = opendir(backups_dir);
    if (!folder)
        return;
    const size_t capacity = sizeof list->names / sizeof *list->names;
    for (struct dirent *entry; (entry = readdir(folder)) && list->count < capacity;)
        if (is_backup_name(entry->d_name))
            memcpy(list->names[list->count++], entry->d_name, NAME_LENGTH + 1);
    closedir(folder);
    qsort(list->names, list->count, sizeof *list->names, compare_newest_first);
}

static void drop_oldest(const char *backups_dir)
{
    struct store_backup_list list;
    store_backup_list(backups_dir, &list);
    for (size_t i = STORE_BACKUPS_KEPT; i < list.count; i++) {
        char path[STORE_PATH_SIZE];
        if (store_path_join(path, backups_dir, list.names[i]) && unlink(path) != 0)
            log_warning("store: cannot remove %s: %s", path, strerror(errno));
    }
}

static enum store_status copy_database(sqlite3 *db, const char *part, const char *path,
                                       struct store_error *error)
{
    unlink(part); // of a run that was killed
    if (store_file_prepare(part, error) != STORE_OK)
        return error->status;
    struct store_statement vacuum;
    store_statement_open(&vacuum, db, "VACUUM INTO ?"); // into an empty file of our making: 0600
    store_put_text(&vacuum, part);
    bool good = store_statement_run(&vacuum);
    store_statement_close(&vacuum);
    if (!good)
        return store_error_sqlite(error, db, "cannot make a backup");
    if (!store_file_sync(part) || rename(part, path) != 0)
        return store_error_errno(error, errno, "cannot make the backup", path);
    return STORE_OK;
}

enum store_status store_backup_make(sqlite3 *db, const char *backups_dir, int64_t wall_s,
                                    struct store_error *error)
{
    char stamp[STORE_STAMP_SIZE];
    char name[STORE_BACKUP_NAME_SIZE];
    char path[STORE_PATH_SIZE];
    char part[STORE_PATH_SIZE];
    store_stamp(stamp, wall_s);
    snprintf(name, sizeof name, PREFIX "%s" SUFFIX, stamp);
    if (!store_path_join(path, backups_dir, name) ||
        !store_path_join(part, backups_dir, "unfinished.part"))
        return store_error_errno(error, ENAMETOOLONG, "cannot use", backups_dir);
    if (store_folder_prepare(backups_dir, error) != STORE_OK)
        return error->status;
    if (copy_database(db, part, path, error) != STORE_OK) {
        unlink(part);
        return error->status;
    }
    store_folder_sync(backups_dir);
    drop_oldest(backups_dir);
    return STORE_OK;
}

enum store_status store_backup_daily(sqlite3 *db, const char *backups_dir, int64_t wall_s,
                                     struct store_error *error)
{
    char stamp[STORE_STAMP_SIZE];
    store_stamp(stamp, wall_s);
    struct store_backup_list list;
    store_backup_list(backups_dir, &list);
    for (size_t i = 0; i < list.count; i++)
        if (strncmp(list.names[i] + strlen(PREFIX), stamp, DAY_LENGTH) == 0)
            return STORE_OK;
    return store_backup_make(db, backups_dir, wall_s, error);
}
