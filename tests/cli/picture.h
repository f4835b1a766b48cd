#ifndef TESTS_CLI_PICTURE_H
#define TESTS_CLI_PICTURE_H

#include <stddef.h>

/** A PNG the program wrote, decoded by SDL_image as any viewer would. */
struct picture {
    int width;
    int height;
    int colours; // different ones, at most PICTURE_COLOURS_MAX
    void *bytes; // the file as it is
    size_t size;
};

#define PICTURE_COLOURS_MAX 1000

/** Fails the test when there is no picture in the file. */
void picture_read(struct picture *picture, const char *path);
void picture_free(struct picture *picture);

/** Fails the test with both names otherwise. */
void picture_assert_same(const char *path, const char *other_path);
void picture_assert_other(const char *path, const char *other_path);

#endif
