#include "game/platform/holder.h"

#include "game/platform/paths.h"

#include <assert.h>
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct search {
    const char *proc;
    const char *const *paths;
    size_t count;
    char (*names)[HOLDER_NAME_SIZE];
};

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

// The first line of PROC/PID/comm. A name may hold any byte: only what can be shown is kept.
static void read_name(const struct search *search, const char *pid, char name[HOLDER_NAME_SIZE])
{
    char path[PATH_SIZE];
    snprintf(name, HOLDER_NAME_SIZE, "%s", pid);
    if (snprintf(path, sizeof path, "%s/%s/comm", search->proc, pid) >= (int)sizeof path)
        return;
    FILE *file = fopen(path, "re");
    if (!file)
        return;
    char line[HOLDER_NAME_SIZE] = "";
    if (fgets(line, sizeof line, file) && line[0] != '\n') {
        line[strcspn(line, "\n")] = '\0';
        for (char *at = line; *at; at++)
            if (!isprint((unsigned char)*at))
                *at = '?';
        snprintf(name, HOLDER_NAME_SIZE, "%s", line);
    }
    fclose(file);
}

static void look_at_file(const struct search *search, const char *pid, const char *link)
{
    char target[PATH_SIZE];
    ssize_t length = readlink(link, target, sizeof target - 1);
    if (length < 0)
        return; // closed meanwhile
    target[length] = '\0';
    for (size_t i = 0; i < search->count; i++)
        if (search->names[i][0] == '\0' && search->paths[i][0] != '\0' &&
            strcmp(search->paths[i], target) == 0)
            read_name(search, pid, search->names[i]);
}

static void look_at_program(const struct search *search, const char *pid)
{
    char folder[PATH_SIZE];
    if (snprintf(folder, sizeof folder, "%s/%s/fd", search->proc, pid) >= (int)sizeof folder)
        return;
    DIR *files = opendir(folder);
    if (!files)
        return; // another account's
    const struct dirent *entry;
    while ((entry = readdir(files))) {
        char link[PATH_SIZE];
        if (is_number(entry->d_name) && path_join(link, folder, entry->d_name))
            look_at_file(search, pid, link);
    }
    closedir(files);
}

size_t holder_look(const char *proc, const char *const *paths, size_t count,
                   char (*names)[HOLDER_NAME_SIZE])
{
    assert(count <= HOLDER_MAX);
    const struct search search = {proc, paths, count, names};
    size_t wanted = 0, held = 0;
    for (size_t i = 0; i < count; i++) {
        names[i][0] = '\0';
        wanted += paths[i][0] != '\0';
    }
    DIR *programs = wanted > 0 ? opendir(proc) : NULL;
    if (!programs)
        return 0;
    const struct dirent *entry;
    while ((entry = readdir(programs)))
        if (is_number(entry->d_name) && atol(entry->d_name) != (long)getpid())
            look_at_program(&search, entry->d_name);
    closedir(programs);
    for (size_t i = 0; i < count; i++)
        held += names[i][0] != '\0';
    return held;
}
