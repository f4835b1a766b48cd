#include "game/store/files.h"

#include "game/base/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FOLDER_MODE 0700
#define FILE_MODE   0600
#define OTHERS      077

static const char *const COMPANIONS[] = {"", "-wal", "-shm"};
#define COMPANION_COUNT (sizeof COMPANIONS / sizeof *COMPANIONS)

bool store_path_join(char path[STORE_PATH_SIZE], const char *dir, const char *name)
{
    int length = snprintf(path, STORE_PATH_SIZE, "%s/%s", dir, name);
    return length > 0 && length < STORE_PATH_SIZE;
}

bool store_file_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

void store_stamp(char stamp[STORE_STAMP_SIZE], int64_t wall_s)
{
    time_t seconds = (time_t)wall_s;
    struct tm date;
    if (!gmtime_r(&seconds, &date))
        memset(&date, 0, sizeof date);
    if (strftime(stamp, STORE_STAMP_SIZE, "%Y%m%d-%H%M%S", &date) == 0)
        snprintf(stamp, STORE_STAMP_SIZE, "00000000-000000");
}

bool store_file_sync(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool good = fsync(file) == 0;
    return close(file) == 0 && good;
}

bool store_folder_sync(const char *dir)
{
    return store_file_sync(dir);
}

static bool folder_is_ours_to_tighten(const char *dir)
{
    DIR *folder = opendir(dir);
    if (!folder)
        return false;
    bool empty = true;
    bool database = false;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        empty = false;
        database = database || strcmp(entry->d_name, "evenkeel.db") == 0;
    }
    closedir(folder);
    return empty || database;
}

static void folder_tighten(const char *dir, const struct stat *info)
{
    if ((info->st_mode & OTHERS) == 0)
        return;
    bool ours = info->st_uid == geteuid() && (info->st_mode & S_ISVTX) == 0;
    if (ours && folder_is_ours_to_tighten(dir) && chmod(dir, FOLDER_MODE) == 0)
        return;
    log_warning("store: others may look into the folder %s; the files in it are private", dir);
}

static bool folder_make(const char *dir)
{
    char path[STORE_PATH_SIZE];
    if (snprintf(path, sizeof path, "%s", dir) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return false;
    }
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, FOLDER_MODE) != 0 && errno != EEXIST)
            return false;
        *slash = '/';
    }
    return mkdir(path, FOLDER_MODE) == 0 || errno == EEXIST;
}

enum store_status store_folder_prepare(const char *dir, struct store_error *error)
{
    struct stat info;
    if (stat(dir, &info) != 0) {
        if (!folder_make(dir) || stat(dir, &info) != 0)
            return store_error_errno(error, errno, "cannot make the folder", dir);
    }
    if (!S_ISDIR(info.st_mode))
        return store_error_errno(error, ENOTDIR, "cannot use", dir);
    folder_tighten(dir, &info);
    return STORE_OK;
}

static void companions_tighten(const char *path)
{
    for (size_t i = 0; i < COMPANION_COUNT; i++) {
        char name[STORE_PATH_SIZE];
        struct stat info;
        snprintf(name, sizeof name, "%s%s", path, COMPANIONS[i]);
        if (stat(name, &info) == 0 && (info.st_mode & OTHERS) != 0 && chmod(name, FILE_MODE) != 0)
            log_warning("store: others may read %s: %s", name, strerror(errno));
    }
}

enum store_status store_file_prepare(const char *path, struct store_error *error)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
    if (file < 0)
        return store_error_errno(error, errno, "cannot open", path);
    close(file);
    companions_tighten(path);
    return STORE_OK;
}

static bool rename_companions(const char *path, const char *aside)
{
    for (size_t i = 0; i < COMPANION_COUNT; i++) {
        char from[STORE_PATH_SIZE + 8];
        char to[STORE_PATH_SIZE + 8];
        snprintf(from, sizeof from, "%s%s", path, COMPANIONS[i]);
        snprintf(to, sizeof to, "%s%s", aside, COMPANIONS[i]);
        if (rename(from, to) != 0 && errno != ENOENT)
            return false;
    }
    return true;
}

enum store_status store_file_set_aside(const char *path, int64_t wall_s,
                                       char aside[STORE_PATH_SIZE], struct store_error *error)
{
    char stamp[STORE_STAMP_SIZE];
    store_stamp(stamp, wall_s);
    int stem = (int)(strlen(path) - strlen(".db"));
    for (int attempt = 1; attempt < 1000; attempt++) {
        char again[16] = "";
        if (attempt > 1)
            snprintf(again, sizeof again, "-%d", attempt);
        int length =
            snprintf(aside, STORE_PATH_SIZE, "%.*s-damaged-%s%s.db", stem, path, stamp, again);
        if (length >= STORE_PATH_SIZE)
            break;
        if (store_file_exists(aside))
            continue;
        if (!rename_companions(path, aside))
            return store_error_errno(error, errno, "cannot set aside", path);
        return STORE_OK;
    }
    return store_error_errno(error, ENAMETOOLONG, "cannot set aside", path);
}

static bool copy_bytes(int from, int to)
{
    char bytes[65536];
    for (;;) {
        ssize_t got = read(from, bytes, sizeof bytes);
        if (got == 0)
            return true;
        if (got < 0)
            return false;
        for (ssize_t done = 0; done < got;) {
            ssize_t put = write(to, bytes + done, (size_t)(got - done));
            if (put < 0)
                return false;
            done += put;
        }
    }
}

enum store_status store_file_copy(const char *from, const char *to, struct store_error *error)
{
    char part[STORE_PATH_SIZE + 8];
    snprintf(part, sizeof part, "%s.part", to);
    int source = open(from, O_RDONLY | O_CLOEXEC);
    if (source < 0)
        return store_error_errno(error, errno, "cannot read", from);
    int target = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, FILE_MODE);
    bool good = target >= 0 && copy_bytes(source, target) && fsync(target) == 0;
    int number = errno;
    close(source);
    if (target >= 0)
        close(target);
    if (good && rename(part, to) == 0)
        return STORE_OK;
    number = good ? errno : number;
    unlink(part);
    return store_error_errno(error, number, "cannot write", to);
}
