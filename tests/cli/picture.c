#include "tests/cli/picture.h"

#include "tests/check.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void read_bytes(struct picture *picture, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is not there", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    assert_true(size > 0);
    rewind(file);
    picture->size = (size_t)size;
    picture->bytes = malloc(picture->size);
    assert_non_null(picture->bytes);
    assert_int_equal(fread(picture->bytes, 1, picture->size, file), picture->size);
    fclose(file);
}

static bool is_new(Uint32 *seen, int count, Uint32 pixel)
{
    for (int i = 0; i < count; i++)
        if (seen[i] == pixel)
            return false;
    return true;
}

// Every 97th pixel is enough to tell a drawing from an empty page.
static int count_colours(const SDL_Surface *surface)
{
    Uint32 seen[PICTURE_COLOURS_MAX];
    int count = 0;
    for (int i = 0; i < surface->w * surface->h && count < PICTURE_COLOURS_MAX; i += 97) {
        const Uint8 *row = (const Uint8 *)surface->pixels + (i / surface->w) * surface->pitch;
        Uint32 pixel;
        memcpy(&pixel, row + 4 * (i % surface->w), sizeof pixel);
        if (is_new(seen, count, pixel))
            seen[count++] = pixel;
    }
    return count;
}

void picture_read(struct picture *picture, const char *path)
{
    *picture = (struct picture){0};
    read_bytes(picture, path);
    assert_true(picture->size > 8 && memcmp(picture->bytes, "\x89PNG\r\n\x1a\n", 8) == 0);
    SDL_Surface *loaded = IMG_Load(path);
    assert_non_null(loaded);
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    assert_non_null(surface);
    picture->width = surface->w;
    picture->height = surface->h;
    picture->colours = count_colours(surface);
    SDL_FreeSurface(surface);
    SDL_FreeSurface(loaded);
}

void picture_free(struct picture *picture)
{
    free(picture->bytes);
    picture->bytes = NULL;
}

static bool are_same(const char *path, const char *other_path)
{
    struct picture one = {0}, other = {0};
    read_bytes(&one, path);
    read_bytes(&other, other_path);
    bool same = one.size == other.size && memcmp(one.bytes, other.bytes, one.size) == 0;
    picture_free(&one);
    picture_free(&other);
    return same;
}

void picture_assert_same(const char *path, const char *other_path)
{
    if (!are_same(path, other_path))
        fail_msg("%s and %s differ", path, other_path);
}

void picture_assert_other(const char *path, const char *other_path)
{
    if (are_same(path, other_path))
        fail_msg("%s and %s are the same", path, other_path);
}
