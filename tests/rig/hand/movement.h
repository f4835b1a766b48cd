#ifndef TESTS_RIG_HAND_MOVEMENT_H
#define TESTS_RIG_HAND_MOVEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/replay/motion_recording.h"

/** What happens to a controller: a recording (input/replay/motion_recording.h) as it is felt now. */
struct movement {
    struct motion_recording recording;
    size_t next; // of the recording
    int64_t start_us;
    bool begun;
};

/** false: said on stderr. */
bool movement_load(struct movement *movement, const char *path);

/** The recording's first sample is what is felt at start_us. */
void movement_start(struct movement *movement, int64_t start_us);

/** What is felt at now_us, which never runs backwards. Before the start: the first sample. */
const struct input_motion_sample *movement_at(struct movement *movement, int64_t now_us);

#endif
