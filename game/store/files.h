#ifndef GAME_STORE_FILES_H
#define GAME_STORE_FILES_H

#include <stdbool.h>
#include <stdint.h>

#include "game/store/error.h"

#define STORE_PATH_SIZE 1024

/**
 * Files and folders of the store, and who may read them: nobody but the owner. New files are made
 * with their rights by open() itself, not through umask, which belongs to the whole process;
 * SQLite gives -wal and -shm the rights of their database.
 */

/** false = longer than STORE_PATH_SIZE. */
bool store_path_join(char path[STORE_PATH_SIZE], const char *dir, const char *name);

/**
 * Makes the folder (0700, missing parents too). An existing one with wider rights is tightened if
 * it is ours, holds a database or nothing at all; a stranger's folder ("--data-dir /tmp") is left
 * as it is, with a warning: our files in it are private all the same.
 */
enum store_status store_folder_prepare(const char *dir, struct store_error *error);

/** Makes an empty file of mode 0600, or tightens an existing one and its -wal and -shm. */
enum store_status store_file_prepare(const char *path, struct store_error *error);

bool store_file_exists(const char *path);

/**
 * Renames path and its -wal and -shm to "NAME-damaged-YYYYMMDD-HHMMSS.db" beside it. Never
 * overwrites. aside is the new path.
 */
enum store_status store_file_set_aside(const char *path, int64_t wall_s,
                                       char aside[STORE_PATH_SIZE], struct store_error *error);

/** A copy of mode 0600, on the disk when this returns; to exists whole or not at all. */
enum store_status store_file_copy(const char *from, const char *to, struct store_error *error);

/** File and folder entry on the disk. */
bool store_file_sync(const char *path);
bool store_folder_sync(const char *dir);

/** "YYYYMMDD-HHMMSS", UTC. */
#define STORE_STAMP_SIZE 32
void store_stamp(char stamp[STORE_STAMP_SIZE], int64_t wall_s);

#endif
