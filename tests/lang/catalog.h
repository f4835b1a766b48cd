#ifndef TESTS_LANG_CATALOG_H
#define TESTS_LANG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

/**
 * A gettext template or translation as text, read for the tests. Knows what our files hold: single
 * messages over one or more quoted lines, flags, no plurals, no contexts.
 */

enum { CATALOG_MESSAGE_MAX = 1024, CATALOG_TEXT_SIZE = 512 };

struct catalog_message {
    char english[CATALOG_TEXT_SIZE];
    char translated[CATALOG_TEXT_SIZE]; // empty in a template
    bool fuzzy;
    bool obsolete;
};

struct catalog {
    char *header; // the message of "", owned
    struct catalog_message messages[CATALOG_MESSAGE_MAX];
    size_t count;
};

/** Fails the test when the file cannot be read or holds what it does not know. */
struct catalog *catalog_read(const char *path);
void catalog_free(struct catalog *catalog);

/** NULL = no such text. */
const struct catalog_message *catalog_find(const struct catalog *catalog, const char *english);

#endif
