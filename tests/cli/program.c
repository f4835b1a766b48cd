#include "tests/cli/program.h"

#include "tests/check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct text {
    char *bytes;
    size_t size;
    size_t capacity;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void program_place_path(const struct program_place *place, const char *name, char *path)
{
    int length = snprintf(path, PROGRAM_PATH_SIZE, "%s/%s", place->folder, name);
    assert_true(length > 0 && length < PROGRAM_PATH_SIZE);
}

void program_place_set(struct program_place *place, const char *name, const char *value)
{
    size_t length = strlen(name);
    int at = -1;
    for (int i = PROGRAM_VARIABLES - 1; i >= 0; i--) {
        const char *variable = place->variable[i];
        if (variable[0] == '\0' && (at < 0 || place->variable[at][0] == '\0'))
            at = i;
        else if (strncmp(variable, name, length) == 0 && variable[length] == '=')
            at = i;
    }
    assert_true(at >= 0);
    place->variable[at][0] = '\0';
    if (!value)
        return;
    int written = snprintf(place->variable[at], PROGRAM_PATH_SIZE, "%s=%s", name, value);
    assert_true(written > 0 && written < PROGRAM_PATH_SIZE);
}

static void keep_variable(struct program_place *place, const char *name)
{
    if (getenv(name))
        program_place_set(place, name, getenv(name));
}

int program_place_create(void **state)
{
    struct program_place *place = calloc(1, sizeof *place);
    assert_non_null(place);
    snprintf(place->folder, sizeof place->folder, "/tmp/evenkeel-test-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    char cache[PROGRAM_PATH_SIZE];
    program_place_path(place, "home", place->home);
    program_place_path(place, "temporary", place->temporary);
    program_place_path(place, "cache", cache);
    assert_int_equal(mkdir(place->home, 0700), 0);
    assert_int_equal(mkdir(place->temporary, 0700), 0);
    program_place_set(place, "HOME", place->home);
    program_place_set(place, "TMPDIR", place->temporary);
    program_place_set(place, "XDG_CACHE_HOME", cache);
    program_place_set(place, "SDL_VIDEODRIVER", "dummy");
    program_place_set(place, "SDL_AUDIODRIVER", "dummy");
    program_place_set(place, "TZ", "UTC");
    keep_variable(place, "PATH");
    keep_variable(place, "ASAN_OPTIONS");
    keep_variable(place, "UBSAN_OPTIONS");
    keep_variable(place, "LSAN_OPTIONS");
    *state = place;
    return 0;
}

static void remove_all(int folder, const char *name)
{
    int below = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below < 0) {
        unlinkat(folder, name, 0);
        return;
    }
    fchmod(below, 0700); // a test may have made it read-only
    DIR *entries = fdopendir(below);
    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            remove_all(below, entry->d_name);
    closedir(entries);
    unlinkat(folder, name, AT_REMOVEDIR);
}

int program_place_remove(void **state)
{
    struct program_place *place = *state;
    remove_all(AT_FDCWD, place->folder);
    int gone = access(place->folder, F_OK);
    free(place);
    return gone == 0 ? -1 : 0;
}

size_t program_count_files(const char *folder, const char *prefix)
{
    DIR *entries = opendir(folder);
    if (!entries)
        return 0;
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(entries));)
        if (entry->d_name[0] != '.' && strncmp(entry->d_name, prefix, strlen(prefix)) == 0)
            count++;
    closedir(entries);
    return count;
}

static const char *program_path(void)
{
    const char *path = getenv("EVENKEEL_PROGRAM");
    if (!path) {
        fprintf(stderr, "EVENKEEL_PROGRAM is not set: run me through ctest\n");
        fail();
    }
    return path;
}

static void make_pipe(int ends[2])
{
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(fcntl(ends[i], F_SETFD, FD_CLOEXEC), 0);
}

void program_start(const struct program_place *place, struct program_child *child,
                   const char *const *arguments)
{
    enum { ARGUMENTS_MAX = 32 };
    char *argv[ARGUMENTS_MAX] = {(char *)program_path()};
    for (int i = 0; arguments[i]; i++) {
        assert_true(i + 2 < ARGUMENTS_MAX);
        argv[i + 1] = (char *)arguments[i];
    }
    char *environment[PROGRAM_VARIABLES + 1] = {NULL};
    for (int i = 0, n = 0; i < PROGRAM_VARIABLES; i++)
        if (place->variable[i][0])
            environment[n++] = (char *)place->variable[i];
    int out[2], err[2];
    make_pipe(out);
    make_pipe(err);
    if (place->deaf) {
        close(out[0]);
        out[0] = -1;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    int status = posix_spawn(&child->pid, argv[0], &actions, NULL, argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    close(err[1]);
    child->out = out[0];
    child->err = err[0];
    assert_int_equal(status, 0);
}

static void add(struct text *text, const char *bytes, size_t size)
{
    if (text->size + size + 1 > text->capacity) {
        text->capacity = 2 * (text->size + size + 1);
        text->bytes = realloc(text->bytes, text->capacity);
        assert_non_null(text->bytes);
    }
    memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    text->bytes[text->size] = '\0';
}

// false: the pipe is at its end.
static bool take(int pipe, struct text *text)
{
    char bytes[4096];
    ssize_t size = read(pipe, bytes, sizeof bytes);
    if (size > 0)
        add(text, bytes, (size_t)size);
    return size > 0 || (size < 0 && errno == EINTR);
}

static void give_up(struct program_child *child, const char *why)
{
    program_kill(child);
    fprintf(stderr, "the program was killed: %s\n", why);
    fail();
}

static int wait_for_end(struct program_child *child)
{
    int status;
    assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void program_finish(struct program_child *child, struct program_result *result)
{
    struct text texts[2] = {{0}, {0}};
    add(&texts[0], "", 0);
    add(&texts[1], "", 0);
    struct pollfd pipes[2] = {{.fd = child->out, .events = POLLIN},
                              {.fd = child->err, .events = POLLIN}};
    int64_t until_ms = now_ms() + PROGRAM_PATIENCE_MS;
    while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
        int64_t left_ms = until_ms - now_ms();
        if (left_ms <= 0 || poll(pipes, 2, (int)left_ms) == 0)
            give_up(child, "it did not come to an end");
        for (int i = 0; i < 2; i++)
            if (pipes[i].fd >= 0 && pipes[i].revents && !take(pipes[i].fd, &texts[i]))
                pipes[i].fd = -1;
    }
    if (child->out >= 0)
        close(child->out);
    close(child->err);
    *result = (struct program_result){wait_for_end(child), texts[0].bytes, texts[1].bytes};
}

bool program_wait_for(struct program_child *child, int pipe, const char *words)
{
    struct text said = {0};
    add(&said, "", 0);
    int64_t until_ms = now_ms() + PROGRAM_PATIENCE_MS;
    bool found = false;
    for (bool open = true; open && !found;) {
        struct pollfd end = {.fd = pipe, .events = POLLIN};
        int64_t left_ms = until_ms - now_ms();
        if (left_ms <= 0 || poll(&end, 1, (int)left_ms) == 0)
            give_up(child, words);
        open = take(pipe, &said);
        const char *at = strstr(said.bytes, words);
        found = at && strchr(at, '\n');
    }
    if (!found)
        fprintf(stderr, "never said \"%s\":\n%s\n", words, said.bytes);
    free(said.bytes);
    return found;
}

void program_kill(struct program_child *child)
{
    kill(child->pid, SIGKILL);
    wait_for_end(child);
    if (child->out >= 0)
        close(child->out);
    close(child->err);
}

void program_run_list(const struct program_place *place, struct program_result *result,
                      const char *const *arguments)
{
    struct program_child child;
    program_start(place, &child, arguments);
    program_finish(&child, result);
}

void program_result_free(struct program_result *result)
{
    free(result->out);
    free(result->err);
}

static void show(const struct program_result *result)
{
    fprintf(stderr, "exit %d\nstdout: %s\nstderr: %s\n", result->exit_code, result->out,
            result->err);
}

void program_assert_exit(const struct program_result *result, int exit_code)
{
    if (result->exit_code != exit_code)
        show(result);
    assert_int_equal(result->exit_code, exit_code);
}

static bool is_one_line(const char *text)
{
    const char *end = strchr(text, '\n');
    return end && end != text && end[1] == '\0';
}

void program_assert_refused_list(const struct program_result *result, int exit_code,
                                 const char *const *words)
{
    bool as_wanted =
        result->exit_code == exit_code && result->out[0] == '\0' && is_one_line(result->err);
    for (int i = 0; words[i]; i++) {
        if (!strstr(result->err, words[i])) {
            fprintf(stderr, "missing: %s\n", words[i]);
            as_wanted = false;
        }
    }
    if (!as_wanted)
        show(result);
    assert_true(as_wanted);
}
