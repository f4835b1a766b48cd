#ifndef GAME_BASE_INI_H
#define GAME_BASE_INI_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Reads an .ini text through inih, and says what inih cannot: the line of every entry.
 *
 * A file is untrusted: lines up to 4095 bytes, no NUL, no key twice in a section. Comments start
 * a line with ; or #. Values are whole lines, trimmed.
 */

struct ini_entry {
    const char *file; // the name given to ini_read, for messages
    int line;         // from 1
    const char *section;
    const char *key;
    const char *value;
};

/** false stops the reading; the handler has then written error. */
typedef bool (*ini_entry_handler)(void *user, const struct ini_entry *entry, char *error,
                                  size_t error_size);

/**
 * Calls handler for every entry, in order. The text need not end in NUL. Not for two threads at
 * once (inih's settings are global). false: *error is one line, "file:line: what is wrong".
 */
bool ini_read(const char *file, const char *text, size_t size, ini_entry_handler handler,
              void *user, char *error, size_t error_size);

/** Number within [lowest, highest], nothing behind it; else "file:line: key = value, allowed ..". */
bool ini_number(const struct ini_entry *entry, double lowest, double highest, double *number,
                char *error, size_t error_size);

/** Whole number within [lowest, highest]. */
bool ini_integer(const struct ini_entry *entry, int lowest, int highest, int *number, char *error,
                 size_t error_size);

/** One of words[0 .. count-1]; *index says which. */
bool ini_word(const struct ini_entry *entry, const char *const *words, size_t count, size_t *index,
              char *error, size_t error_size);

/** Writes "file:line: key is not known here" and returns false. */
bool ini_unknown(const struct ini_entry *entry, char *error, size_t error_size);

#endif
