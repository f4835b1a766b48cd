#ifndef GAME_BASE_JSON_H
#define GAME_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/**
 * Writes one JSON value to a file, in one line: the caller says what comes, commas and escapes
 * come by themselves. Calls out of order (a value in an object without its key, an end without a
 * begin) are our own broken promises and assert.
 *
 *   struct json json;
 *   json_begin(&json, stdout);
 *   json_object_begin(&json);
 *   json_key(&json, "path_mm");
 *   json_number(&json, 12.5);
 *   json_object_end(&json);
 *   if (!json_finish(&json)) ...           {"path_mm": 12.5}
 */

#define JSON_DEPTH_MAX 16

struct json {
    FILE *file; // borrowed
    int depth;
    bool is_object[JSON_DEPTH_MAX];
    bool has_items[JSON_DEPTH_MAX];
    bool has_key; // a key waits for its value
    bool is_done; // the one value at the top is complete
};

void json_begin(struct json *json, FILE *file);

/** Ends the line. false: something could not be written (disk full, closed pipe). */
bool json_finish(struct json *json);

void json_object_begin(struct json *json);
void json_object_end(struct json *json);
void json_array_begin(struct json *json);
void json_array_end(struct json *json);

void json_key(struct json *json, const char *key);

/** UTF-8; a byte that is not becomes U+FFFD. NULL writes null. */
void json_string(struct json *json, const char *text);

/** Shortest form that reads back as the same double; NaN and infinities, not measured, are null. */
void json_number(struct json *json, double number);
void json_integer(struct json *json, int64_t number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/** A key and its value at once. */
void json_put_string(struct json *json, const char *key, const char *text);
void json_put_number(struct json *json, const char *key, double number);
void json_put_integer(struct json *json, const char *key, int64_t number);
void json_put_bool(struct json *json, const char *key, bool value);
void json_put_null(struct json *json, const char *key);

#endif
