#include "game/audio/voice.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/ini.h"

static const long CAPTIONS_SIZE_MAX = 1 << 20;
static const size_t PAGE_BYTES = 64;        // one line of 40 px, at 133 % of 36 px too
static const long SPEECH_US_A_BYTE = 74000; // measured: 67 .. 80 in both languages

/** Whole file with a NUL behind it, NULL = unreadable, too large or no memory. */
static char *read_file(const char *path, size_t *size)
{
    char *text = NULL;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) != 0)
        goto done;
    long length = ftell(file);
    if (length < 0 || length > CAPTIONS_SIZE_MAX || fseek(file, 0, SEEK_SET) != 0)
        goto done;
    text = malloc((size_t)length + 1);
    if (!text)
        goto done;
    *size = fread(text, 1, (size_t)length, file);
    text[*size] = '\0';
    if (*size != (size_t)length) {
        free(text);
        text = NULL;
    }
done:
    fclose(file);
    return text;
}

/** Ids become file names: nothing but small letters, digits and underscores. */
static bool id_is_plain(const char *id)
{
    size_t length = strlen(id);
    return length > 0 && length < VOICE_ID_SIZE &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

static bool take_line(void *user, const struct ini_entry *entry, char *error, size_t error_size)
{
    struct voice *voice = user;
    if (!id_is_plain(entry->key) || entry->value[0] == '\0') {
        snprintf(error, error_size, "%s:%d: want \"id = sentence\", id of a-z 0-9 _", entry->file,
                 entry->line);
        return false;
    }
    if (voice->count == voice->capacity) {
        size_t capacity = voice->capacity ? 2 * voice->capacity : 256;
        struct voice_line *lines = realloc(voice->lines, capacity * sizeof *lines);
        if (!lines)
            goto fail_memory;
        voice->lines = lines;
        voice->capacity = capacity;
    }
    struct voice_line *line = &voice->lines[voice->count];
    line->caption = strdup(entry->value);
    if (!line->caption)
        goto fail_memory;
    memcpy(line->id, entry->key, strlen(entry->key) + 1);
    voice->count++;
    return true;
fail_memory:
    snprintf(error, error_size, "%s: no memory", entry->file);
    return false;
}

static int compare_lines(const void *left, const void *right)
{
    return strcmp(((const struct voice_line *)left)->id, ((const struct voice_line *)right)->id);
}

static bool load_captions(struct voice *voice, char *error, size_t error_size)
{
    char path[VOICE_PATH_SIZE + VOICE_LANGUAGE_SIZE + 16];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/%s/captions.txt", voice->dir, voice->language);
    char *text = read_file(path, &size);
    if (!text) {
        snprintf(error, error_size, "voice: %s cannot be read", path);
        return false;
    }
    bool good = ini_read(path, text, size, take_line, voice, error, error_size);
    free(text);
    if (good && voice->count == 0) {
        snprintf(error, error_size, "voice: %s has no lines", path);
        good = false;
    }
    if (good)
        qsort(voice->lines, voice->count, sizeof *voice->lines, compare_lines);
    return good;
}

bool voice_load(struct voice *voice, const char *dir, const char *user_dir, const char *language,
                char *error, size_t error_size)
{
    memset(voice, 0, sizeof *voice);
    size_t letters = 0;
    while (letters < VOICE_LANGUAGE_SIZE - 1 && islower((unsigned char)language[letters]))
        letters++;
    memcpy(voice->language, language, letters); // up to the "_AT", and never out of the folder
    if (letters == 0 || strlen(dir) >= sizeof voice->dir ||
        (user_dir && strlen(user_dir) >= sizeof voice->user_dir)) {
        snprintf(error, error_size, "voice: no language \"%.16s\" or a folder name too long",
                 language);
        return false;
    }
    memcpy(voice->dir, dir, strlen(dir) + 1);
    if (user_dir)
        memcpy(voice->user_dir, user_dir, strlen(user_dir) + 1);
    if (load_captions(voice, error, error_size))
        return true;
    voice_finish(voice);
    return false;
}

void voice_finish(struct voice *voice)
{
    for (size_t i = 0; i < voice->count; i++)
        free(voice->lines[i].caption);
    free(voice->lines);
    memset(voice, 0, sizeof *voice);
}

bool voice_find(const struct voice *voice, const char *id, int n, size_t *line)
{
    struct voice_line key = {.caption = NULL};
    int length = n < 0 ? snprintf(key.id, sizeof key.id, "%s", id)
                       : snprintf(key.id, sizeof key.id, "%s_%d", id, n);
    if (length < 0 || (size_t)length >= sizeof key.id || voice->count == 0)
        return false;
    const struct voice_line *found =
        bsearch(&key, voice->lines, voice->count, sizeof *voice->lines, compare_lines);
    if (!found)
        return false;
    *line = (size_t)(found - voice->lines);
    return true;
}

const char *voice_caption(const struct voice *voice, size_t line)
{
    return voice->lines[line].caption;
}

bool voice_clip_path(const struct voice *voice, size_t line, enum voice_source source, char *path,
                     size_t path_size)
{
    const char *dir = source == VOICE_SOURCE_USER ? voice->user_dir : voice->dir;
    if (dir[0] == '\0')
        return false;
    int length =
        snprintf(path, path_size, "%s/%s/%s.ogg", dir, voice->language, voice->lines[line].id);
    return length > 0 && (size_t)length < path_size && access(path, R_OK) == 0;
}

long voice_caption_us(const char *caption)
{
    long words = 1;
    for (const char *c = caption; *c; c++)
        words += *c == ' ';
    return 400000 + words * 400000; // about 130 words a minute and a breath
}

long voice_clip_us(const char *caption)
{
    return (long)strlen(caption) * SPEECH_US_A_BYTE;
}

static size_t sentence_end(const char *text)
{
    size_t end = strcspn(text, ".!?");
    while (text[end] && text[end + 1] && text[end + 1] != ' ')
        end += 1 + strcspn(text + end + 1, ".!?");
    return text[end] ? end + 1 : end;
}

static size_t page_end(const char *text)
{
    size_t end = sentence_end(text);
    while (text[end] == ' ') {
        size_t longer = end + 1 + sentence_end(text + end + 1);
        if (longer > PAGE_BYTES)
            break;
        end = longer;
    }
    return end;
}

const char *voice_caption_page(const char *caption, double share, char page[VOICE_PAGE_SIZE])
{
    double spoken = share * (double)strlen(caption);
    const char *start = caption;
    size_t end = page_end(start);
    if (!start[end])
        return caption;
    while (start[end] == ' ' && start[end + 1] && spoken >= (double)(start + end - caption)) {
        start += end + 1;
        end = page_end(start);
    }
    snprintf(page, VOICE_PAGE_SIZE, "%.*s", (int)end, start);
    return page;
}
