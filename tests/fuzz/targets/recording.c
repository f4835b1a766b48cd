#include "input/replay/recording.h"
#include "tests/fuzz/targets/fail.h"
#include "tests/fuzz/targets/memory_file.h"
#include "tests/fuzz/targets/take.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static void check(const struct recording *recording)
{
    promise(recording->count > 0 && recording->samples);
    promise(recording->info.facing >= 0 && recording->info.facing <= 3);
    promise(recording->info.spacing_x_mm >= 50.0 && recording->info.spacing_y_mm >= 50.0);
    for (size_t i = 0; i < recording->count; i++) {
        const struct input_board_sample *sample = &recording->samples[i];
        promise(i == 0 || sample->t_us >= sample[-1].t_us);
        promise(isfinite(input_board_sample_load_kg(sample)));
    }
}

static void check_same(const struct recording *a, const struct recording *b)
{
    promise(a->count == b->count);
    promise(memcmp(a->samples, b->samples, a->count * sizeof *a->samples) == 0);
    promise(a->info.facing == b->info.facing);
    promise(memcmp(a->info.tare_kg, b->info.tare_kg, sizeof a->info.tare_kg) == 0);
}

/** What has been written once is read and written again bit for bit. */
static void write_and_read(const struct recording *recording, const struct memory_file *file)
{
    struct recording once, twice;
    char error[256];
    promise(recording_write(recording, file->path, error, sizeof error));
    promise(recording_read(&once, file->path, error, sizeof error));
    promise(recording_write(&once, file->path, error, sizeof error));
    promise(recording_read(&twice, file->path, error, sizeof error));
    check_same(&once, &twice);
    recording_finish(&once);
    recording_finish(&twice);
}

static void write_where_it_cannot(const struct recording *recording)
{
    char path[32], error[256];
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    promise(!recording_write(recording, "/dev", error, sizeof error));
    if (full < 0)
        return;
    snprintf(path, sizeof path, "/proc/self/fd/%d", full); // nothing that could be removed
    promise(!recording_write(recording, path, error, sizeof error));
    close(full);
}

/** It is read or it is an error, whichever allocation fails. */
static void without_memory(const struct memory_file *file)
{
    struct recording recording;
    char error[256];
    for (int n = 1; n <= 6; n++) {
        fail_allocation(n);
        bool read = recording_read_any(&recording, file->path, error, sizeof error);
        fail_allocation(-1);
        if (read)
            recording_finish(&recording);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file file;
    struct recording recording;
    char error[256] = "";
    memory_file_open(&file);
    memory_file_fill(&file, data, size);
    if (recording_read_any(&recording, file.path, error, sizeof error)) {
        check(&recording);
        write_and_read(&recording, &file);
        write_where_it_cannot(&recording);
        recording_finish(&recording);
        without_memory(&file);
    } else {
        promise(error[0] != '\0' && !strchr(error, '\n'));
    }
    promise(!recording_read(&recording, "/dev", error, sizeof error));
    promise(!recording_read(&recording, "/nowhere", error, sizeof error));
    memory_file_close(&file);
    return 0;
}
