#define _GNU_SOURCE // memfd_create

#include "tests/fuzz/targets/memory_file.h"

#include "tests/fuzz/targets/take.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

void memory_file_open(struct memory_file *file)
{
    file->fd = memfd_create("fuzz", MFD_CLOEXEC);
    promise(file->fd >= 0);
    snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->fd);
}

void memory_file_fill(const struct memory_file *file, const uint8_t *bytes, size_t size)
{
    promise(ftruncate(file->fd, 0) == 0);
    promise(pwrite(file->fd, bytes, size, 0) == (ssize_t)size);
}

void memory_file_close(const struct memory_file *file)
{
    close(file->fd);
}
