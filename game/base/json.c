#include "game/base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void json_begin(struct json *json, FILE *file)
{
    memset(json, 0, sizeof *json);
    json->file = file;
}

bool json_finish(struct json *json)
{
    assert(json->depth == 0 && json->is_done);
    fputc('\n', json->file);
    return fflush(json->file) == 0 && !ferror(json->file);
}

// What stands between two items; keys and array items ask for it.
static void separate(struct json *json)
{
    bool *has_items = &json->has_items[json->depth - 1];
    if (*has_items)
        fputs(", ", json->file);
    *has_items = true;
}

static void value_begin(struct json *json)
{
    assert(!json->is_done);
    if (json->depth == 0)
        return;
    if (json->is_object[json->depth - 1]) {
        assert(json->has_key);
        json->has_key = false;
    } else {
        separate(json);
    }
}

static void value_end(struct json *json)
{
    json->is_done = json->depth == 0;
}

static void open_level(struct json *json, bool is_object)
{
    value_begin(json);
    assert(json->depth < JSON_DEPTH_MAX);
    json->is_object[json->depth] = is_object;
    json->has_items[json->depth] = false;
    json->depth++;
    fputc(is_object ? '{' : '[', json->file);
}

static void close_level(struct json *json, bool is_object)
{
    assert(json->depth > 0 && json->is_object[json->depth - 1] == is_object && !json->has_key);
    json->depth--;
    fputc(is_object ? '}' : ']', json->file);
    value_end(json);
}

void json_object_begin(struct json *json)
{
    open_level(json, true);
}

void json_object_end(struct json *json)
{
    close_level(json, true);
}

void json_array_begin(struct json *json)
{
    open_level(json, false);
}

void json_array_end(struct json *json)
{
    close_level(json, false);
}

// Bytes of the UTF-8 sequence that text begins with, 0 = none (overlong, surrogate, cut short).
static int sequence_length(const unsigned char *text)
{
    if (text[0] < 0x80)
        return 1;
    int length = text[0] >= 0xf0 ? 4 : text[0] >= 0xe0 ? 3 : 2;
    if (text[0] < 0xc2 || text[0] > 0xf4)
        return 0;
    for (int i = 1; i < length; i++) {
        if ((text[i] & 0xc0) != 0x80) // also the NUL at the end
            return 0;
    }
    bool overlong = (text[0] == 0xe0 && text[1] < 0xa0) || (text[0] == 0xf0 && text[1] < 0x90);
    bool outside = (text[0] == 0xed && text[1] >= 0xa0) || (text[0] == 0xf4 && text[1] >= 0x90);
    return overlong || outside ? 0 : length;
}

static void write_byte(FILE *file, unsigned char byte)
{
    switch (byte) {
    case '"':
        fputs("\\\"", file);
        break;
    case '\\':
        fputs("\\\\", file);
        break;
    case '\n':
        fputs("\\n", file);
        break;
    case '\r':
        fputs("\\r", file);
        break;
    case '\t':
        fputs("\\t", file);
        break;
    default:
        if (byte < 0x20 || byte == 0x7f)
            fprintf(file, "\\u%04x", byte);
        else
            fputc(byte, file);
    }
}

static void write_text(struct json *json, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    fputc('"', json->file);
    while (*at) {
        int length = sequence_length(at);
        if (length == 1)
            write_byte(json->file, *at);
        else if (length == 0)
            fputs("\xef\xbf\xbd", json->file);
        else
            fwrite(at, 1, (size_t)length, json->file);
        at += length > 0 ? length : 1;
    }
    fputc('"', json->file);
}

void json_key(struct json *json, const char *key)
{
    assert(json->depth > 0 && json->is_object[json->depth - 1] && !json->has_key);
    separate(json);
    write_text(json, key);
    fputs(": ", json->file);
    json->has_key = true;
}

void json_string(struct json *json, const char *text)
{
    value_begin(json);
    if (text)
        write_text(json, text);
    else
        fputs("null", json->file);
    value_end(json);
}

void json_number(struct json *json, double number)
{
    if (!isfinite(number)) {
        json_null(json);
        return;
    }
    char digits[32];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    value_begin(json);
    fputs(digits, json->file);
    value_end(json);
}

void json_integer(struct json *json, int64_t number)
{
    value_begin(json);
    fprintf(json->file, "%" PRId64, number);
    value_end(json);
}

void json_bool(struct json *json, bool value)
{
    value_begin(json);
    fputs(value ? "true" : "false", json->file);
    value_end(json);
}

void json_null(struct json *json)
{
    json_string(json, NULL);
}

void json_put_string(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

void json_put_number(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_number(json, number);
}

void json_put_integer(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_integer(json, number);
}

void json_put_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_put_null(struct json *json, const char *key)
{
    json_key(json, key);
    json_null(json);
}
