#include "game/draw/svg_cache.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER_BYTES = 32, PATH_BYTES = 1024 };

static const char magic[8] = {'E', 'K', 'P', 'I', 'C', 0, 0, 1};
static const uint32_t literal_flag = 0x80000000u;

uint64_t draw_cache_hash(const void *data, size_t bytes)
{
    const unsigned char *at = data;
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < bytes; i++)
        hash = (hash ^ at[i]) * 1099511628211u;
    return hash;
}

static void put(unsigned char *to, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        to[i] = (unsigned char)(value >> (8 * i));
}

static uint64_t get(const unsigned char *from, int bytes)
{
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++)
        value |= (uint64_t)from[i] << (8 * i);
    return value;
}

static size_t same_run(const uint32_t *pixels, size_t left)
{
    size_t count = 1;
    while (count < left && pixels[count] == pixels[0])
        count++;
    return count;
}

// Words needed; written when `to` is not NULL.
static size_t pack(const uint32_t *pixels, size_t count, unsigned char *to)
{
    size_t words = 0;
    size_t at = 0;
    while (at < count) {
        size_t same = same_run(pixels + at, count - at);
        size_t literal = 0;
        while (same < 3 && at + literal < count) {
            literal += same;
            same = at + literal < count ? same_run(pixels + at + literal, count - at - literal) : 3;
        }
        size_t values = literal ? literal : 1;
        if (to) {
            put(to + words * 4, literal ? literal_flag + literal : same, 4);
            for (size_t i = 0; i < values; i++)
                put(to + (words + 1 + i) * 4, pixels[at + i], 4);
        }
        words += 1 + values;
        at += literal ? literal : same;
    }
    return words;
}

// False unless the words are exactly count pixels.
static bool unpack(const unsigned char *from, size_t words, uint32_t *pixels, size_t count)
{
    size_t at = 0;
    size_t word = 0;
    while (word + 1 < words) {
        uint32_t head = (uint32_t)get(from + word * 4, 4);
        bool literal = head >= literal_flag;
        size_t run = literal ? head - literal_flag : head;
        size_t values = literal ? run : 1;
        word++;
        if (!run || run > count - at || values > words - word)
            return false;
        for (size_t i = 0; i < run; i++)
            pixels[at + i] = (uint32_t)get(from + (word + (literal ? i : 0)) * 4, 4);
        at += run;
        word += values;
    }
    return word == words && at == count;
}

static bool cache_path(const struct draw_cache_key *key, char path[PATH_BYTES])
{
    int length = snprintf(path, PATH_BYTES, "%s/%016" PRIx64 "-%dx%d.img", key->dir, key->hash,
                          key->width_px, key->height_px);
    return length > 0 && length < PATH_BYTES - 8;
}

static unsigned char *read_all(const char *path, size_t *bytes)
{
    FILE *file = fopen(path, "rb");
    struct stat info;
    unsigned char *data = NULL;
    if (!file)
        return NULL;
    if (fstat(fileno(file), &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= HEADER_BYTES) {
        *bytes = (size_t)info.st_size;
        data = malloc(*bytes);
        if (data && fread(data, 1, *bytes, file) != *bytes) {
            free(data);
            data = NULL;
        }
    }
    fclose(file);
    return data;
}

static bool header_is_sound(const struct draw_cache_key *key, const unsigned char *data,
                            size_t bytes)
{
    return bytes % 4 == 0 && memcmp(data, magic, sizeof magic) == 0 &&
           get(data + 8, 8) == key->hash && get(data + 16, 4) == (uint64_t)key->width_px &&
           get(data + 20, 4) == (uint64_t)key->height_px &&
           get(data + 24, 8) == draw_cache_hash(data + HEADER_BYTES, bytes - HEADER_BYTES);
}

bool draw_cache_load(const struct draw_cache_key *key, struct draw_surface *surface)
{
    char path[PATH_BYTES];
    size_t bytes = 0;
    if (!cache_path(key, path))
        return false;
    unsigned char *data = read_all(path, &bytes);
    bool sound = data && header_is_sound(key, data, bytes) &&
                 draw_surface_init(surface, key->width_px, key->height_px);
    if (sound && !unpack(data + HEADER_BYTES, (bytes - HEADER_BYTES) / 4, surface->pixels,
                         (size_t)key->width_px * (size_t)key->height_px)) {
        draw_surface_finish(surface);
        sound = false;
    }
    free(data);
    return sound;
}

static void make_folders(const char *dir)
{
    char path[PATH_BYTES];
    size_t length = strlen(dir);
    if (length >= sizeof path)
        return;
    memcpy(path, dir, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != 0)
            continue;
        char kept = path[i];
        path[i] = 0;
        mkdir(path, 0700);
        path[i] = kept;
    }
}

static bool write_all(const char *path, const unsigned char *data, size_t bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool written = fwrite(data, 1, bytes, file) == bytes;
    return fclose(file) == 0 && written;
}

void draw_cache_save(const struct draw_cache_key *key, const struct draw_surface *surface)
{
    char path[PATH_BYTES];
    char beside[PATH_BYTES + 24];
    size_t count = (size_t)surface->width_px * (size_t)surface->height_px;
    size_t words = pack(surface->pixels, count, NULL);
    unsigned char *data = malloc(HEADER_BYTES + words * 4);
    if (!data || !cache_path(key, path)) {
        free(data);
        return;
    }
    memcpy(data, magic, sizeof magic);
    put(data + 8, key->hash, 8);
    put(data + 16, (uint64_t)key->width_px, 4);
    put(data + 20, (uint64_t)key->height_px, 4);
    pack(surface->pixels, count, data + HEADER_BYTES);
    put(data + 24, draw_cache_hash(data + HEADER_BYTES, words * 4), 8);
    snprintf(beside, sizeof beside, "%s.%ld", path, (long)getpid());
    make_folders(key->dir);
    if (!write_all(beside, data, HEADER_BYTES + words * 4) || rename(beside, path) != 0)
        unlink(beside);
    free(data);
}
