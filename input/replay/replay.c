#include "input/replay/replay.h"

#include "input/replay/motion_recording.h"
#include "input/replay/recording.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct replay {
    bool is_motion; // of a controller, else of a board
    union {
        struct recording board;
        struct motion_recording motion;
    } recording;
    size_t count; // of its samples
    char path[INPUT_PATH_SIZE];
    size_t next;
    int64_t start_us;
    double speed;
};

static int64_t sample_us(const struct replay *replay, size_t index)
{
    return replay->is_motion ? replay->recording.motion.samples[index].t_us
                             : replay->recording.board.samples[index].t_us;
}

/** Since the first sample, on the recording's own time line. */
static int64_t since_us(const struct replay *replay, size_t index)
{
    return sample_us(replay, index) - sample_us(replay, 0);
}

static bool ended(const void *self)
{
    const struct replay *replay = self;
    return replay->next == replay->count;
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
        .type = replay->is_motion ? INPUT_EVENT_MOTION : INPUT_EVENT_BOARD,
        .t_us = replay->start_us + since_us(replay, replay->next),
    };
    if (replay->is_motion) {
        event->data.motion = replay->recording.motion.samples[replay->next];
        event->data.motion.t_us = event->t_us;
    } else {
        event->data.board = replay->recording.board.samples[replay->next];
        event->data.board.t_us = event->t_us;
    }
    replay->next++;
    return true;
}

static void describe_board(const struct recording_info *recorded, struct input_device_info *info)
{
    info->spacing_x_mm = recorded->spacing_x_mm;
    info->spacing_y_mm = recorded->spacing_y_mm;
    info->facing = recorded->facing;
    memcpy(info->tare_kg, recorded->tare_kg, sizeof info->tare_kg);
}

static void describe(const void *self, struct input_device_info *info)
{
    const struct replay *replay = self;
    const char *device =
        replay->is_motion ? replay->recording.motion.device : replay->recording.board.info.device;
    size_t last = replay->count - 1;
    int64_t whole_us = since_us(replay, last);
    snprintf(info->name, sizeof info->name, "%s", device[0] ? device : "Recording");
    snprintf(info->path, sizeof info->path, "%s", replay->path);
    info->serial[0] = '\0';
    info->battery_bars = -1;
    info->rate_hz = whole_us > 0 ? (double)last / ((double)whole_us * 1e-6) : 0.0;
    info->tared = true;
    info->is_motion = replay->is_motion;
    if (!replay->is_motion)
        describe_board(&replay->recording.board.info, info);
}

static void destroy(void *self)
{
    struct replay *replay = self;
    if (replay->is_motion)
        motion_recording_finish(&replay->recording.motion);
    else
        recording_finish(&replay->recording.board);
    free(replay);
}

static const struct device_advanced_ops replay_ops = {
    .next_due_us = next_due_us,
    .advance = advance,
    .ended = ended,
    .describe = describe,
    .destroy = destroy,
};

static bool load(struct replay *replay, const char *path, char *error, size_t error_size)
{
    replay->is_motion = motion_recording_is_one(path);
    if (replay->is_motion) {
        struct motion_recording *motion = &replay->recording.motion;
        if (!motion_recording_read(motion, path, error, error_size))
            return false;
        replay->count = motion->count;
    } else {
        struct recording *board = &replay->recording.board;
        if (!recording_read_any(board, path, error, error_size))
            return false;
        replay->count = board->count;
    }
    return true;
}

bool replay_create(const char *path, double speed, int64_t now_us, struct device_advanced *device,
                   char *error, size_t error_size)
{
    if (!(speed >= REPLAY_SPEED_MIN && speed <= REPLAY_SPEED_MAX)) {
        snprintf(error, error_size, "%s: speed = %g, allowed %g..%g", path, speed, REPLAY_SPEED_MIN,
                 REPLAY_SPEED_MAX);
        return false;
    }
    struct replay *replay = calloc(1, sizeof *replay);
    if (!replay) {
        snprintf(error, error_size, "%s: not enough memory", path);
        return false;
    }
    if (!load(replay, path, error, error_size)) {
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
