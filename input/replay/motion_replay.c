#include "input/replay/motion_replay.h"

#include "input/replay/motion_recording.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct motion_replay {
    struct motion_recording recording;
    char path[INPUT_PATH_SIZE];
    size_t next;
    int64_t start_us;
    double speed;
};

static int64_t since_us(const struct motion_replay *replay, size_t index)
{
    return replay->recording.samples[index].t_us - replay->recording.samples[0].t_us;
}

static bool ended(const void *self)
{
    const struct motion_replay *replay = self;
    return replay->next == replay->recording.count;
}

static int64_t next_due_us(const void *self)
{
    const struct motion_replay *replay = self;
    if (ended(replay))
        return DEVICE_NEVER_US;
    return replay->start_us + llround((double)since_us(replay, replay->next) / replay->speed);
}

static bool advance(void *self, int64_t now_us, struct input_event *event)
{
    struct motion_replay *replay = self;
    if (ended(replay) || next_due_us(replay) > now_us)
        return false;
    *event = (struct input_event){
        .type = INPUT_EVENT_MOTION,
        .t_us = replay->start_us + since_us(replay, replay->next),
        .data.motion = replay->recording.samples[replay->next],
    };
    event->data.motion.t_us = event->t_us;
    replay->next++;
    return true;
}

static void describe(const void *self, struct input_device_info *info)
{
    const struct motion_replay *replay = self;
    const char *device = replay->recording.device;
    size_t last = replay->recording.count - 1;
    int64_t whole_us = since_us(replay, last);
    snprintf(info->name, sizeof info->name, "%s", device[0] ? device : "Recording");
    snprintf(info->path, sizeof info->path, "%s", replay->path);
    info->is_motion = true;
    info->battery_bars = -1;
    info->rate_hz = whole_us > 0 ? (double)last / ((double)whole_us * 1e-6) : 0.0;
    info->tared = true;
}

static void destroy(void *self)
{
    struct motion_replay *replay = self;
    motion_recording_finish(&replay->recording);
    free(replay);
}

static const struct device_advanced_ops motion_replay_ops = {
    .next_due_us = next_due_us,
    .advance = advance,
    .ended = ended,
    .describe = describe,
    .destroy = destroy,
};

bool motion_replay_create(const char *path, double speed, int64_t now_us,
                          struct device_advanced *device, char *error, size_t error_size)
{
    struct motion_replay *replay = calloc(1, sizeof *replay);
    if (!replay) {
        snprintf(error, error_size, "%s: not enough memory", path);
        return false;
    }
    if (!motion_recording_read(&replay->recording, path, error, error_size)) {
        free(replay);
        return false;
    }
    snprintf(replay->path, sizeof replay->path, "%s", path);
    replay->start_us = now_us;
    replay->speed = speed;
    *device = (struct device_advanced){
        .kind = INPUT_DEVICE_REPLAY,
        .ops = &motion_replay_ops,
        .self = replay,
    };
    return true;
}
