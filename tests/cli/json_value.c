#include "tests/cli/json_value.h"

#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 16 };

static struct json_value *read_value(const char **text, int depth);

static void skip_space(const char **text)
{
    *text += strspn(*text, " \t\r\n");
}

static bool take(const char **text, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*text, word, length) != 0)
        return false;
    *text += length;
    return true;
}

static int hex_digit(char digit)
{
    const char *digits = "0123456789abcdef0123456789ABCDEF";
    const char *at = digit ? strchr(digits, digit) : NULL;
    return at ? (int)((at - digits) % 16) : -1;
}

// Only what fits one byte: the program escapes control characters, nothing else.
static bool take_escape(const char **text, char *byte)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *at = **text ? strchr(from, **text) : NULL;
    if (at) {
        *byte = to[at - from];
        (*text)++;
        return true;
    }
    if (!take(text, "u00") || hex_digit((*text)[0]) < 0 || hex_digit((*text)[1]) < 0)
        return false;
    *byte = (char)(hex_digit((*text)[0]) * 16 + hex_digit((*text)[1]));
    *text += 2;
    return true;
}

static char *read_string(const char **text)
{
    if (!take(text, "\""))
        return NULL;
    char *string = malloc(strlen(*text) + 1);
    assert_non_null(string);
    size_t length = 0;
    while (**text && **text != '"' && (unsigned char)**text >= ' ') {
        if (!take(text, "\\"))
            string[length++] = *(*text)++;
        else if (!take_escape(text, &string[length++]))
            break;
    }
    string[length] = '\0';
    if (take(text, "\""))
        return string;
    free(string);
    return NULL;
}

static bool read_number(const char **text, double *number)
{
    const char *at = *text;
    at += *at == '-';
    size_t whole = strspn(at, "0123456789");
    if (whole == 0 || (whole > 1 && *at == '0'))
        return false;
    at += whole;
    if (*at == '.') {
        size_t part = strspn(++at, "0123456789");
        if (part == 0)
            return false;
        at += part;
    }
    if (*at == 'e' || *at == 'E') {
        at++;
        at += *at == '-' || *at == '+';
        size_t power = strspn(at, "0123456789");
        if (power == 0)
            return false;
        at += power;
    }
    *number = strtod(*text, NULL);
    *text = at;
    return true;
}

static struct json_value *read_member(const char **text, int depth, bool keyed)
{
    char *key = NULL;
    skip_space(text);
    if (keyed) {
        key = read_string(text);
        skip_space(text);
        if (!key || !take(text, ":")) {
            free(key);
            return NULL;
        }
    }
    struct json_value *member = read_value(text, depth + 1);
    if (member)
        member->key = key;
    else
        free(key);
    return member;
}

static bool read_members(const char **text, struct json_value *value, int depth)
{
    bool keyed = value->type == JSON_OBJECT;
    const char *end = keyed ? "}" : "]";
    skip_space(text);
    if (take(text, end))
        return true;
    struct json_value **last = &value->first;
    do {
        *last = read_member(text, depth, keyed);
        if (!*last)
            return false;
        last = &(*last)->next;
        value->count++;
        skip_space(text);
    } while (take(text, ","));
    return take(text, end);
}

static bool read_into(const char **text, struct json_value *value, int depth)
{
    switch (**text) {
    case '{':
    case '[':
        value->type = **text == '{' ? JSON_OBJECT : JSON_ARRAY;
        (*text)++;
        return depth < DEPTH_MAX && read_members(text, value, depth);
    case '"':
        value->type = JSON_STRING;
        value->string = read_string(text);
        return value->string != NULL;
    case 't':
    case 'f':
        value->type = JSON_BOOL;
        value->truth = **text == 't';
        return take(text, value->truth ? "true" : "false");
    case 'n':
        return take(text, "null");
    default:
        value->type = JSON_NUMBER;
        return read_number(text, &value->number);
    }
}

static struct json_value *read_value(const char **text, int depth)
{
    struct json_value *value = calloc(1, sizeof *value);
    assert_non_null(value);
    skip_space(text);
    if (read_into(text, value, depth))
        return value;
    json_value_free(value);
    return NULL;
}

struct json_value *json_value_read(const char *text, const char **rest)
{
    struct json_value *value = read_value(&text, 0);
    if (!value)
        return NULL;
    skip_space(&text);
    if (rest) {
        *rest = text;
    } else if (*text) {
        json_value_free(value);
        return NULL;
    }
    return value;
}

void json_value_free(struct json_value *value)
{
    while (value) {
        struct json_value *next = value->next;
        json_value_free(value->first);
        free(value->key);
        free(value->string);
        free(value);
        value = next;
    }
}

const struct json_value *json_value_get(const struct json_value *object, const char *key)
{
    for (const struct json_value *member = object->first; member; member = member->next)
        if (member->key && strcmp(member->key, key) == 0)
            return member;
    fprintf(stderr, "no \"%s\" in the object\n", key);
    fail();
    return NULL;
}

static const struct json_value *typed(const struct json_value *object, const char *key,
                                      enum json_type type)
{
    const struct json_value *member = json_value_get(object, key);
    if (member->type != type)
        fprintf(stderr, "\"%s\" has another type\n", key);
    assert_int_equal(member->type, type);
    return member;
}

double json_value_number(const struct json_value *object, const char *key)
{
    return typed(object, key, JSON_NUMBER)->number;
}

const char *json_value_string(const struct json_value *object, const char *key)
{
    return typed(object, key, JSON_STRING)->string;
}

bool json_value_bool(const struct json_value *object, const char *key)
{
    return typed(object, key, JSON_BOOL)->truth;
}
