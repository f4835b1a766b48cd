#ifndef TESTS_INPUT_TEMP_FOLDER_H
#define TESTS_INPUT_TEMP_FOLDER_H

#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** A folder of its own for files a test writes; one file, removed with it. */
struct temp_folder {
    char folder[64];
    char file[128];
};

static inline void temp_folder_create(struct temp_folder *temp, const char *name)
{
    snprintf(temp->folder, sizeof temp->folder, "/tmp/evenkeel-test-XXXXXX");
    assert_non_null(mkdtemp(temp->folder));
    snprintf(temp->file, sizeof temp->file, "%s/%s", temp->folder, name);
}

static inline void temp_folder_remove(struct temp_folder *temp)
{
    unlink(temp->file);
    assert_int_equal(rmdir(temp->folder), 0);
}

static inline void temp_folder_write(const struct temp_folder *temp, const char *text, size_t size)
{
    FILE *file = fopen(temp->file, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/** The whole file, to be freed. */
static inline char *temp_folder_read(const struct temp_folder *temp, size_t *size)
{
    FILE *file = fopen(temp->file, "rb");
    assert_non_null(file);
    char *text = calloc(1, 1 << 20);
    assert_non_null(text);
    *size = fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    return text;
}

#endif
