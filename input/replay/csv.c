#include "input/replay/csv.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// How much of a bad value an error shows.
#define SHOWN_MAX 24

bool csv_fail(struct csv *csv, const char *format, ...)
{
    int used = csv->line > 0
                   ? snprintf(csv->error, csv->error_size, "%s:%d: ", csv->path, csv->line)
                   : snprintf(csv->error, csv->error_size, "%s: ", csv->path);
    if (used < 0 || (size_t)used >= csv->error_size)
        return false;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(csv->error + used, csv->error_size - (size_t)used, format, arguments);
    va_end(arguments);
    return false;
}

/** Reads to the end, keeping one byte free behind it. */
static bool read_all(struct csv *csv, FILE *file)
{
    size_t capacity = 0;
    for (;;) {
        if (csv->size + 1 >= capacity) {
            capacity = capacity ? 2 * capacity : 65536;
            char *grown = realloc(csv->text, capacity);
            if (!grown)
                return csv_fail(csv, "not enough memory");
            csv->text = grown;
        }
        size_t got = fread(csv->text + csv->size, 1, capacity - 1 - csv->size, file);
        csv->size += got;
        if (csv->size > CSV_SIZE_MAX)
            return csv_fail(csv, "larger than %zu MiB", CSV_SIZE_MAX / (1024 * 1024));
        if (ferror(file))
            return csv_fail(csv, "cannot be read: %s", strerror(errno));
        if (got == 0)
            break;
    }
    csv->text[csv->size] = '\0';
    return true;
}

static bool refuse_nul(struct csv *csv)
{
    const char *nul = memchr(csv->text, '\0', csv->size);
    if (!nul)
        return true;
    csv->line = 1;
    for (const char *c = csv->text; c < nul; c++)
        csv->line += *c == '\n';
    return csv_fail(csv, "a NUL byte, this is not a text file");
}

bool csv_open(struct csv *csv, const char *path, char *error, size_t error_size)
{
    *csv = (struct csv){.path = path, .error = error, .error_size = error_size};
    FILE *file = fopen(path, "rb");
    if (!file)
        return csv_fail(csv, "cannot be opened: %s", strerror(errno));
    bool good = read_all(csv, file) && refuse_nul(csv);
    fclose(file);
    if (!good) {
        csv_close(csv);
        return false;
    }
    if (csv->size >= 3 && memcmp(csv->text, "\xef\xbb\xbf", 3) == 0)
        csv->at = 3;
    return true;
}

void csv_close(struct csv *csv)
{
    free(csv->text);
    csv->text = NULL;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

/** The text between blanks; ends it there. */
static char *trim(char *text)
{
    while (blank(*text))
        text++;
    char *end = text + strlen(text);
    while (end > text && (blank(end[-1]) || end[-1] == '\r'))
        end--;
    *end = '\0';
    return text;
}

/** Takes the next line that is not empty. NULL = the file is over. */
static char *take_line(struct csv *csv)
{
    while (csv->at < csv->size) {
        char *line = csv->text + csv->at;
        char *end = memchr(line, '\n', csv->size - csv->at);
        csv->at = end ? (size_t)(end - csv->text) + 1 : csv->size;
        if (end)
            *end = '\0';
        csv->line++;
        line = trim(line);
        if (*line)
            return line;
    }
    return NULL;
}

bool csv_comment(struct csv *csv, const char **key, const char **value)
{
    size_t before_at = csv->at;
    int before_line = csv->line;
    // Look before taking: a header must stay whole.
    while (before_at < csv->size && strchr(" \t\r\n", csv->text[before_at])) {
        before_line += csv->text[before_at] == '\n';
        before_at++;
    }
    if (before_at >= csv->size || csv->text[before_at] != '#')
        return false;
    csv->at = before_at;
    csv->line = before_line;
    char *text = trim(take_line(csv) + 1);
    size_t length = strcspn(text, " \t:=");
    *key = text;
    char *rest = text + length;
    if (*rest)
        *rest++ = '\0';
    *value = rest + strspn(rest, " \t:=");
    return true;
}

bool csv_header_has(const struct csv *csv, const char *name)
{
    const char *text = csv->text + csv->at;
    text += strspn(text, " \t\r\n");
    const char *end = text + strcspn(text, "\n");
    while (text < end) {
        text += strspn(text, " \t");
        size_t length = strcspn(text, " \t\r\n,");
        if (length == strlen(name) && memcmp(text, name, length) == 0)
            return true;
        text += strcspn(text, ",\n") + 1;
    }
    return false;
}

/** Cuts the text before the next comma off *rest; *rest is NULL after the last. */
static char *take_field(char **rest)
{
    char *field = *rest;
    char *comma = strchr(field, ',');
    *rest = comma ? comma + 1 : NULL;
    if (comma)
        *comma = '\0';
    return trim(field);
}

static bool take_column(struct csv *csv, const char *name)
{
    if (csv->file_columns >= CSV_COLUMNS_MAX)
        return csv_fail(csv, "more than %d columns", CSV_COLUMNS_MAX);
    int asked = -1;
    for (size_t i = 0; i < csv->asked_count; i++) {
        if (strcmp(name, csv->asked[i].name) != 0)
            continue;
        if (csv->present[i])
            return csv_fail(csv, "column %s is there twice", name);
        csv->present[i] = true;
        asked = (int)i;
    }
    csv->asked_of[csv->file_columns++] = asked;
    return true;
}

bool csv_header(struct csv *csv, const struct csv_column *columns, size_t count)
{
    assert(count <= CSV_ASKED_MAX);
    csv->asked = columns;
    csv->asked_count = count;
    char *rest = take_line(csv);
    if (!rest)
        return csv_fail(csv, "no header, want a line of column names with %s", columns[0].name);
    while (rest) {
        if (!take_column(csv, take_field(&rest)))
            return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!csv->present[i] && !columns[i].optional)
            return csv_fail(csv, "column %s is missing in the header", columns[i].name);
    }
    return true;
}

bool csv_number(const char *text, double *value)
{
    // strtod alone would also take nan, inf and hexadecimal.
    size_t length = strspn(text, "+-.0123456789eE");
    char *end;
    *value = strtod(text, &end);
    return end != text && end == text + length &&
           text[length + strspn(text + length, " \t\r")] == '\0' && isfinite(*value);
}

/** A value for an error message: short and printable. */
static const char *shown(const char *text, char *copy)
{
    size_t i = 0;
    for (; text[i] && i < SHOWN_MAX; i++)
        copy[i] = (unsigned char)text[i] < 0x20 || text[i] == 0x7f ? '?' : text[i];
    copy[i] = '\0';
    return copy;
}

static bool take_value(struct csv *csv, size_t asked, const char *field, double *value)
{
    const struct csv_column *column = &csv->asked[asked];
    char copy[SHOWN_MAX + 1];
    if (!csv_number(field, value))
        return csv_fail(csv, "%s = \"%s\", want a number", column->name, shown(field, copy));
    if (column->rising && csv->has_last && *value < csv->last[asked])
        return csv_fail(csv, "%s = %s, must not run backwards", column->name, shown(field, copy));
    if (*value < column->low || *value > column->high) {
        return csv_fail(csv, "%s = %s, allowed %g..%g", column->name, shown(field, copy),
                        column->low, column->high);
    }
    csv->last[asked] = *value;
    return true;
}

enum csv_row csv_row(struct csv *csv, double *values)
{
    char *rest;
    do {
        rest = take_line(csv);
        if (!rest)
            return CSV_END;
    } while (*rest == '#');

    for (size_t i = 0; i < csv->asked_count; i++)
        values[i] = (double)NAN;
    size_t count = 0;
    for (; rest && count < csv->file_columns; count++) {
        const char *field = take_field(&rest);
        int asked = csv->asked_of[count];
        if (asked >= 0 && !take_value(csv, (size_t)asked, field, &values[asked]))
            return CSV_ERROR;
    }
    if (rest || count < csv->file_columns) {
        csv_fail(csv, "%s%zu values, want %zu as in the header", rest ? "more than " : "", count,
                 csv->file_columns);
        return CSV_ERROR;
    }
    csv->has_last = true;
    return CSV_ROW;
}
