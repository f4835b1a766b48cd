#include "input/replay/motion_recording.h"
#include "tests/fuzz/targets/fail.h"
#include "tests/fuzz/targets/memory_file.h"
#include "tests/fuzz/targets/take.h"

#include <math.h>
#include <string.h>

static void write_to(const struct motion_recording *recording, const struct memory_file *file)
{
    FILE *stream = fopen(file->path, "wb");
    promise(stream);
    promise(motion_recording_write_info(stream, recording->device));
    for (size_t i = 0; i < recording->count; i++) {
        const struct input_motion_sample *sample = &recording->samples[i];
        promise(i == 0 || sample->t_us >= sample[-1].t_us);
        for (int axis = 0; axis < 3; axis++)
            promise(isfinite(sample->accel_g[axis]) && isfinite(sample->gyro_deg_s[axis]));
        promise(motion_recording_write_sample(stream, sample));
    }
    promise(fclose(stream) == 0);
}

/** What has been written once is read and written again bit for bit. */
static void write_and_read(const struct motion_recording *recording, const struct memory_file *file)
{
    struct motion_recording once, twice;
    char error[256];
    write_to(recording, file);
    promise(motion_recording_read(&once, file->path, error, sizeof error));
    write_to(&once, file);
    promise(motion_recording_read(&twice, file->path, error, sizeof error));
    promise(once.count == twice.count);
    promise(memcmp(once.samples, twice.samples, once.count * sizeof *once.samples) == 0);
    motion_recording_finish(&once);
    motion_recording_finish(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file file;
    struct motion_recording recording;
    char error[256] = "";
    memory_file_open(&file);
    memory_file_fill(&file, data, size);
    for (int n = 1; n <= 4; n++) {
        fail_allocation(n);
        bool read = motion_recording_read(&recording, file.path, error, sizeof error);
        fail_allocation(-1);
        if (read)
            motion_recording_finish(&recording);
    }
    if (motion_recording_read(&recording, file.path, error, sizeof error)) {
        promise(recording.count > 0 && motion_recording_is_one(file.path));
        write_and_read(&recording, &file);
        motion_recording_finish(&recording);
    } else {
        promise(error[0] != '\0' && !strchr(error, '\n'));
    }
    promise(!motion_recording_is_one("/nowhere"));
    promise(!motion_recording_read(&recording, "/nowhere", error, sizeof error));
    memory_file_close(&file);
    return 0;
}
