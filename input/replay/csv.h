#ifndef INPUT_REPLAY_CSV_H
#define INPUT_REPLAY_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Tables of numbers from people: comment lines, a header, rows.
 *
 *   # key value          any number, before the header; later ones are skipped
 *   time_s,ml_cm,extra   columns in any order; those nobody asks for are skipped unread
 *   0.01,1.5,yes
 *
 * Comma separated, a point in the numbers, LF or CRLF, a byte order mark is accepted, empty lines
 * are skipped, the last line may lack its end. Numbers are decimal: no nan, inf, hex. Parsed by
 * strtod, so LC_NUMERIC must be "C", as it is all through the program.
 *
 *   csv_open -> csv_comment until false -> csv_header -> csv_row until not CSV_ROW -> csv_close
 *
 * Errors are one line that names file, line and what is allowed:
 *   trial.csv:14: time_s = -3, must not run backwards
 */

#define CSV_SIZE_MAX    ((size_t)64 * 1024 * 1024)
#define CSV_COLUMNS_MAX 64 // in a file
#define CSV_ASKED_MAX   8  // of a caller

struct csv_column {
    const char *name;
    double low; // allowed, both ends included
    double high;
    bool optional;
    bool rising; // may stay, must not run backwards
};

enum csv_row {
    CSV_ROW,
    CSV_END,
    CSV_ERROR,
};

struct csv {
    const char *path; // borrowed
    char *error;      // borrowed
    size_t error_size;
    char *text;
    size_t size;
    size_t at; // the line that comes next
    int line;  // number of the line last taken, from 1
    size_t file_columns;
    int asked_of[CSV_COLUMNS_MAX];  // column in the file -> column asked for, -1 = nobody asks
    const struct csv_column *asked; // borrowed
    size_t asked_count;
    bool present[CSV_ASKED_MAX];
    double last[CSV_ASKED_MAX];
    bool has_last;
};

/**
 * Reads the whole file (at most CSV_SIZE_MAX). path and error are borrowed until csv_close.
 * false: *error says why, nothing is left open.
 */
bool csv_open(struct csv *csv, const char *path, char *error, size_t error_size);

/** The next comment line before the header, its key and the rest. false = no more. */
bool csv_comment(struct csv *csv, const char **key, const char **value);

/** true if the header, which must come next, has such a column. Takes nothing. */
bool csv_header_has(const struct csv *csv, const char *name);

/** Takes the header. columns are borrowed. false: a column is missing or there twice. */
bool csv_header(struct csv *csv, const struct csv_column *columns, size_t count);

/** Fills values[0 .. count - 1] as asked for; a column that is not in the file gives NaN. */
enum csv_row csv_row(struct csv *csv, double *values);

/** Writes "path:line: message" for the line last taken and returns false. */
bool csv_fail(struct csv *csv, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** One number as the rows take it, followed by nothing but blanks. */
bool csv_number(const char *text, double *value);

/** Accepts a struct that csv_open refused. */
void csv_close(struct csv *csv);

#endif
