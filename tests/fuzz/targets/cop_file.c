#include "input/replay/cop_file.h"
#include "tests/fuzz/targets/memory_file.h"
#include "tests/fuzz/targets/take.h"

#include <math.h>
#include <string.h>

static void to_loads(const struct cop_file *cop)
{
    struct recording recording;
    promise(cop_file_to_recording(cop, 70.0, &recording));
    promise(recording.count == cop->count);
    for (size_t i = 0; i < recording.count; i++)
        promise(isfinite(input_board_sample_load_kg(&recording.samples[i])));
    recording_finish(&recording);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file file;
    struct cop_file cop;
    char error[256] = "";
    memory_file_open(&file);
    memory_file_fill(&file, data, size);
    if (cop_file_read(&cop, file.path, error, sizeof error)) {
        promise(cop.count > 0 && cop_file_is_one(file.path));
        to_loads(&cop);
        cop_file_finish(&cop);
    } else {
        promise(error[0] != '\0' && !strchr(error, '\n'));
    }
    promise(!cop_file_is_one("/nowhere"));
    memory_file_close(&file);
    return 0;
}
