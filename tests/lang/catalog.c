#include "tests/lang/catalog.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

// Appends what stands between the quotes of a line; \n and \" and \\ are the only escapes we use.
static void append_quoted(char *target, const char *line)
{
    const char *at = strchr(line, '"');
    const char *end = strrchr(line, '"');
    assert_non_null(at);
    assert_true(end > at);
    size_t used = strlen(target);
    for (at++; at < end; at++) {
        assert_true(used + 1 < CATALOG_TEXT_SIZE);
        bool escaped = *at == '\\';
        at += escaped;
        target[used++] = escaped && *at == 'n' ? '\n' : *at;
    }
    target[used] = '\0';
}

struct reading {
    struct catalog *catalog;
    struct catalog_message message;
    char *target; // where a quoted line goes on
    bool fuzzy;
};

static void keep_message(struct reading *reading)
{
    struct catalog *catalog = reading->catalog;
    if (reading->target) {
        if (!reading->message.english[0] && !catalog->header)
            catalog->header = strdup(reading->message.translated);
        else {
            assert_true(catalog->count < CATALOG_MESSAGE_MAX);
            catalog->messages[catalog->count++] = reading->message;
        }
    }
    memset(&reading->message, 0, sizeof reading->message);
    reading->target = NULL;
}

static void take_line(struct reading *reading, const char *line)
{
    if (strncmp(line, "#~", 2) == 0) {
        keep_message(reading);
        reading->message.obsolete = true;
        reading->target = reading->message.english;
        append_quoted(reading->target, line);
    } else if (line[0] == '#') {
        if (line[1] == ',' && strstr(line, "fuzzy"))
            reading->fuzzy = true;
    } else if (strncmp(line, "msgid ", 6) == 0) {
        keep_message(reading);
        reading->message.fuzzy = reading->fuzzy;
        reading->fuzzy = false;
        reading->target = reading->message.english;
        append_quoted(reading->target, line);
    } else if (strncmp(line, "msgstr ", 7) == 0) {
        reading->target = reading->message.translated;
        append_quoted(reading->target, line);
    } else if (line[0] == '"') {
        assert_non_null(reading->target);
        append_quoted(reading->target, line);
    } else if (line[0] != '\0') {
        fail_msg("a catalogue line of no kind we write: %s", line);
    }
}

struct catalog *catalog_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("cannot read %s", path);
    struct reading reading = {.catalog = calloc(1, sizeof *reading.catalog)};
    assert_non_null(reading.catalog);
    char line[1024];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        take_line(&reading, line);
    }
    fclose(file);
    keep_message(&reading);
    return reading.catalog;
}

void catalog_free(struct catalog *catalog)
{
    free(catalog->header);
    free(catalog);
}

const struct catalog_message *catalog_find(const struct catalog *catalog, const char *english)
{
    for (size_t i = 0; i < catalog->count; i++)
        if (strcmp(catalog->messages[i].english, english) == 0)
            return &catalog->messages[i];
    return NULL;
}
