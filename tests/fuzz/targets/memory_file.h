#ifndef TESTS_FUZZ_TARGETS_MEMORY_FILE_H
#define TESTS_FUZZ_TARGETS_MEMORY_FILE_H

#include <stddef.h>
#include <stdint.h>

/** A file that is only in memory, for readers that want a path. */
struct memory_file {
    int fd;
    char path[32];
};

void memory_file_open(struct memory_file *file);
void memory_file_fill(const struct memory_file *file, const uint8_t *bytes, size_t size);
void memory_file_close(const struct memory_file *file);

#endif
