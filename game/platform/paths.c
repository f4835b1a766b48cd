#include "game/platform/paths.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool path_join(char path[PATH_SIZE], const char *dir, const char *name)
{
    int length = snprintf(path, PATH_SIZE, "%s/%s", dir, name);
    return length > 0 && length < PATH_SIZE;
}

static bool xdg_folder(char path[PATH_SIZE], const char *variable, const char *below_home)
{
    const char *folder = getenv(variable);
    if (folder && folder[0] == '/')
        return path_join(path, folder, "evenkeel");
    const char *home = getenv("HOME");
    char base[PATH_SIZE];
    return home && home[0] == '/' && path_join(base, home, below_home) &&
           path_join(path, base, "evenkeel");
}

bool path_data_home(char path[PATH_SIZE])
{
    return xdg_folder(path, "XDG_DATA_HOME", ".local/share");
}

bool path_cache_home(char path[PATH_SIZE])
{
    return xdg_folder(path, "XDG_CACHE_HOME", ".cache");
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool program_folder(char path[PATH_SIZE])
{
    ssize_t length = readlink("/proc/self/exe", path, PATH_SIZE - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

bool path_assets(char path[PATH_SIZE])
{
    const char *chosen = getenv("EVENKEEL_ASSETS");
    if (chosen && chosen[0] && is_folder(chosen) && strlen(chosen) < PATH_SIZE) {
        strcpy(path, chosen);
        return true;
    }
    // Build tree: <build>/game/evenkeel and <build>/share; installed: <prefix>/bin|games and
    // <prefix>/share.
    static const char *const places[] = {"../share/evenkeel", "../../share/evenkeel"};
    char program[PATH_SIZE];
    if (!program_folder(program))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (path_join(path, program, places[i]) && is_folder(path))
            return true;
    return false;
}

bool path_make(const char *path)
{
    char part[PATH_SIZE];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return false;
    memcpy(part, path, length + 1);
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return false;
        *slash = '/';
    }
    return (mkdir(part, 0700) == 0 || errno == EEXIST) && is_folder(part);
}

bool path_make_temporary(char path[PATH_SIZE])
{
    const char *base = getenv("TMPDIR");
    if (!base || base[0] != '/')
        base = "/tmp";
    return path_join(path, base, "evenkeel-XXXXXX") && mkdtemp(path);
}

// Takes the open folder. Links are removed, never followed.
static bool empty_folder(int folder)
{
    DIR *entries = fdopendir(folder);
    if (!entries) {
        close(folder);
        return false;
    }
    bool emptied = true;
    for (struct dirent *entry; (entry = readdir(entries));) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        int below = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        bool is_below = below >= 0;
        emptied = (!is_below || empty_folder(below)) && emptied;
        emptied = unlinkat(folder, name, is_below ? AT_REMOVEDIR : 0) == 0 && emptied;
    }
    closedir(entries);
    return emptied;
}

bool path_remove_temporary(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return folder >= 0 && empty_folder(folder) && rmdir(path) == 0;
}

char *path_read(const char *path, size_t limit, size_t *size, char *error, size_t error_size)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        snprintf(error, error_size, "%s: %s", path, strerror(errno));
        return NULL;
    }
    char *text = malloc(limit + 1);
    if (!text) {
        snprintf(error, error_size, "%s: no memory", path);
        fclose(file);
        return NULL;
    }
    *size = fread(text, 1, limit, file);
    bool whole = !ferror(file) && fgetc(file) == EOF;
    fclose(file);
    if (!whole) {
        snprintf(error, error_size, "%s: not readable or longer than %zu bytes", path, limit);
        free(text);
        return NULL;
    }
    text[*size] = '\0';
    return text;
}
