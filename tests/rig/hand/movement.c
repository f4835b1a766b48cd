#include "tests/rig/hand/movement.h"

#include <stdio.h>

bool movement_load(struct movement *movement, const char *path)
{
    char error[512];
    *movement = (struct movement){0};
    if (motion_recording_read(&movement->recording, path, error, sizeof error))
        return true;
    fprintf(stderr, "rig_hand: %s\n", error);
    return false;
}

void movement_start(struct movement *movement, int64_t start_us)
{
    movement->start_us = start_us;
    movement->begun = true;
}

const struct input_motion_sample *movement_at(struct movement *movement, int64_t now_us)
{
    const struct input_motion_sample *samples = movement->recording.samples;
    int64_t file_us = samples[0].t_us;
    if (movement->begun)
        file_us += now_us - movement->start_us;
    while (movement->next + 1 < movement->recording.count &&
           samples[movement->next + 1].t_us <= file_us)
        movement->next++;
    return &samples[movement->next];
}
