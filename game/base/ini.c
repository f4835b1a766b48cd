#include "game/base/ini.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ini.h>

enum {
    LINE_SIZE = 4096,
    KEY_MAX = 512, // entries remembered to find one that stands twice
};

struct reading {
    const char *file;
    const char *text;
    size_t size;
    size_t at;
    int line;
    ini_entry_handler handler;
    void *user;
    char *error;
    size_t error_size;
    bool failed;
    uint64_t seen[KEY_MAX];
    size_t seen_count;
};

static void fail(struct reading *reading, const char *what)
{
    if (reading->failed)
        return;
    reading->failed = true;
    snprintf(reading->error, reading->error_size, "%s:%d: %s", reading->file, reading->line, what);
}

// inih asks for lines through this; it is the only place where a line has a number.
static char *next_line(char *line, int line_size, void *stream)
{
    struct reading *reading = stream;
    if (reading->failed || reading->at >= reading->size)
        return NULL;
    reading->line++;
    const char *start = reading->text + reading->at;
    size_t left = reading->size - reading->at;
    const char *newline = memchr(start, '\n', left);
    size_t length = newline ? (size_t)(newline - start) : left;
    reading->at += length + (newline ? 1 : 0);
    if (memchr(start, '\0', length)) {
        fail(reading, "a zero byte, only text is allowed");
        return NULL;
    }
    if (length + 2 > (size_t)line_size) {
        fail(reading, "the line is longer than 4094 bytes");
        return NULL;
    }
    memcpy(line, start, length);
    line[length] = '\n';
    line[length + 1] = '\0';
    return line;
}

static uint64_t hash_word(uint64_t hash, const char *word)
{
    for (; *word; word++)
        hash = (hash ^ (unsigned char)*word) * 0x100000001b3u;
    return (hash ^ 0xff) * 0x100000001b3u;
}

static bool seen_before(struct reading *reading, const char *section, const char *key)
{
    uint64_t hash = hash_word(hash_word(0xcbf29ce484222325u, section), key);
    for (size_t i = 0; i < reading->seen_count; i++)
        if (reading->seen[i] == hash)
            return true;
    if (reading->seen_count < KEY_MAX)
        reading->seen[reading->seen_count++] = hash;
    return false;
}

static int take_entry(void *user, const char *section, const char *key, const char *value)
{
    struct reading *reading = user;
    if (reading->failed)
        return 0;
    if (seen_before(reading, section, key)) {
        char what[256];
        snprintf(what, sizeof what, "%s stands twice in [%s]", key, section);
        fail(reading, what);
        return 0;
    }
    const struct ini_entry entry = {reading->file, reading->line, section, key, value};
    if (!reading->handler(reading->user, &entry, reading->error, reading->error_size)) {
        reading->failed = true;
        return 0;
    }
    return 1;
}

static void configure_inih(void)
{
    ini_use_stack = false;
    ini_allow_realloc = true;
    ini_max_line = LINE_SIZE;
    ini_initial_alloc = LINE_SIZE;
    ini_allow_multiline = false;
    ini_allow_inline_comments = false;
    ini_stop_on_first_error = true;
}

bool ini_read(const char *file, const char *text, size_t size, ini_entry_handler handler,
              void *user, char *error, size_t error_size)
{
    struct reading reading = {
        .file = file,
        .text = text,
        .size = size,
        .handler = handler,
        .user = user,
        .error = error,
        .error_size = error_size,
    };
    configure_inih();
    int line = ini_parse_stream(next_line, &reading, take_entry, &reading);
    if (line != 0 && !reading.failed)
        fail(&reading, "neither [section] nor key = value");
    return !reading.failed;
}

bool ini_number(const struct ini_entry *entry, double lowest, double highest, double *number,
                char *error, size_t error_size)
{
    char *end;
    errno = 0;
    double value = strtod(entry->value, &end);
    if (end != entry->value && *end == '\0' && errno == 0 && isfinite(value) && value >= lowest &&
        value <= highest) {
        *number = value;
        return true;
    }
    snprintf(error, error_size, "%s:%d: %s = %.60s, allowed %g..%g", entry->file, entry->line,
             entry->key, entry->value, lowest, highest);
    return false;
}

bool ini_integer(const struct ini_entry *entry, int lowest, int highest, int *number, char *error,
                 size_t error_size)
{
    double value;
    if (!ini_number(entry, lowest, highest, &value, error, error_size))
        return false;
    if (value == floor(value)) {
        *number = (int)value;
        return true;
    }
    snprintf(error, error_size, "%s:%d: %s = %.60s, allowed whole numbers %d..%d", entry->file,
             entry->line, entry->key, entry->value, lowest, highest);
    return false;
}

bool ini_word(const struct ini_entry *entry, const char *const *words, size_t count, size_t *index,
              char *error, size_t error_size)
{
    char allowed[256] = "";
    for (size_t i = 0; i < count; i++) {
        if (strcmp(entry->value, words[i]) == 0) {
            *index = i;
            return true;
        }
        size_t used = strlen(allowed);
        snprintf(allowed + used, sizeof allowed - used, "%s%s", i ? ", " : "", words[i]);
    }
    snprintf(error, error_size, "%s:%d: %s = %.60s, allowed %s", entry->file, entry->line,
             entry->key, entry->value, allowed);
    return false;
}

bool ini_unknown(const struct ini_entry *entry, char *error, size_t error_size)
{
    snprintf(error, error_size, "%s:%d: %s is not known in [%s]", entry->file, entry->line,
             entry->key, entry->section);
    return false;
}
