#include "input/replay/replay.h"

#include "input/replay/motion_recording.h"
#include "input/replay/motion_replay.h"
#include "input/replay/recording.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct replay {
    struct recording recording;
    char path[INPUT_PATH_SIZE];
    size_t next;
    int64_t start_us;
    double speed;
};

/** Since the first sample, on the recording's own time line. */
static int64_t since_us(const struct replay *replay, size_t index)
{
    return replay->recording.samples[index].t_us - replay->recording.samples[0].t_us;
}

static bool ended(const void *self)
{
    const struct replay *replay = self;
    return replay->next == replay->recording.count;
}

static int64_t next_due_us(const void *self)
{
    const struct replay *replay = self;
    if (ended(replay))
        return DEVICE_NEVER_US;
    return replay->start_us + llround((double)since_us(replay, replay->next) / replay->speed);
}

static bool advance(void *self, int64_t now_us, struct input_event *event)
{
    struct replay *replay = self;
    if (next_due_us(replay) > now_us || ended(replay))
        return false;
    *event = (struct input_event){
        .type = INPUT_EVENT_BOARD,
        .t_us = replay->start_us + since_us(replay, replay->next),
        .data.board = replay->recording.samples[replay->next],
    };
    event->data.board.t_us = event->t_us;
    replay->next++;
    return true;
}

static void describe(const void *self, struct input_device_info *info)
{
    const struct replay *replay = self;
    const char *device = replay->recording.info.device;
    size_t last = replay->recording.count - 1;
    int64_t whole_us = since_us(replay, last);
    snprintf(info->name, sizeof info->name, "%s", device[0] ? device : "Recording");
    snprintf(info->path, sizeof info->path, "%s", replay->path);
    info->serial[0] = '\0';
    info->battery_bars = -1;
    info->rate_hz = whole_us > 0 ? (double)last / ((double)whole_us * 1e-6) : 0.0;
    info->tared = true;
    info->spacing_x_mm = replay->recording.info.spacing_x_mm;
    info->spacing_y_mm = replay->recording.info.spacing_y_mm;
    info->facing = replay->recording.info.facing;
    memcpy(info->tare_kg, replay->recording.info.tare_kg, sizeof info->tare_kg);
}

static void destroy(void *self)
{
    struct replay *replay = self;
    recording_finish(&replay->recording);
    free(replay);
}

static const struct device_advanced_ops replay_ops = {
    .next_due_us = next_due_us,
    .advance = advance,
    .ended = ended,
    .describe = describe,
    .destroy = destroy,
};

bool replay_create(const char *path, double speed, int64_t now_us, struct device_advanced *device,
                   char *error, size_t error_size)
{
    if (!(speed >= REPLAY_SPEED_MIN && speed <= REPLAY_SPEED_MAX)) {
        snprintf(error, error_size, "%s: speed = %g, allowed %g..%g", path, speed, REPLAY_SPEED_MIN,
                 REPLAY_SPEED_MAX);
        return false;
    }
    if (motion_recording_is_one(path))
        return motion_replay_create(path, speed, now_us, device, error, error_size);
    struct replay *replay = calloc(1, sizeof *replay);
    if (!replay) {
        snprintf(error, error_size, "%s: not enough memory", path);
        return false;
    }
    if (!recording_read_any(&replay->recording, path, error, error_size)) {
        free(replay);
        return false;
    }
    snprintf(replay->path, sizeof replay->path, "%s", path);
    replay->start_us = now_us;
    replay->speed = speed;
    *device = (struct device_advanced){
        .kind = INPUT_DEVICE_REPLAY,
        .ops = &replay_ops,
        .self = replay,
    };
    return true;
}
