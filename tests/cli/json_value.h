#ifndef TESTS_CLI_JSON_VALUE_H
#define TESTS_CLI_JSON_VALUE_H

#include <stdbool.h>

/** A JSON text as somebody else's program would read it. Strict: what is no JSON is refused. */

enum json_type {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
};

struct json_value {
    enum json_type type;
    char *key;                // in an object, else NULL
    char *string;             // of a STRING
    double number;            // of a NUMBER
    bool truth;               // of a BOOL
    int count;                // of an ARRAY or OBJECT
    struct json_value *first; // child
    struct json_value *next;  // sibling
};

/**
 * One value; *rest (may be NULL) is set behind it and the white space after. With rest NULL
 * nothing may follow. NULL: not JSON. Free it with json_value_free().
 */
struct json_value *json_value_read(const char *text, const char **rest);
void json_value_free(struct json_value *value);

/** Member of an object; fails the test when it is not there. */
const struct json_value *json_value_get(const struct json_value *object, const char *key);

/** Member of this type; fails the test otherwise. */
double json_value_number(const struct json_value *object, const char *key);
const char *json_value_string(const struct json_value *object, const char *key);
bool json_value_bool(const struct json_value *object, const char *key);

#endif
