#include "input/recorder.h"

#include "input/replay/motion_recording.h"
#include "input/replay/recording.h"

#include <errno.h>
#include <string.h>

static void check(struct recorder *recorder, bool written)
{
    if (written || recorder->failed)
        return;
    recorder->failed = true;
    recorder->cause = errno;
}

static bool write_board_info(struct recorder *recorder, const struct input_device_info *info)
{
    struct recording_info head;
    recording_info_init(&head);
    if (info->spacing_x_mm > 0.0 && info->spacing_y_mm > 0.0) {
        head.spacing_x_mm = info->spacing_x_mm;
        head.spacing_y_mm = info->spacing_y_mm;
    }
    head.facing = info->facing;
    head.has_tare = true;
    memcpy(head.tare_kg, info->tare_kg, sizeof head.tare_kg);
    memcpy(recorder->tare_kg, info->tare_kg, sizeof recorder->tare_kg);
    snprintf(head.device, sizeof head.device, "%s", info->serial[0] ? info->serial : info->name);
    return recording_write_info(recorder->file, &head);
}

/** A controller's recording says which kind it is: its name may be anything. */
static bool write_motion_info(struct recorder *recorder, const struct input_device_info *info)
{
    char device[RECORDING_DEVICE_SIZE];
    const char *which = info->serial[0] ? info->serial : info->name;
    if (info->kind == INPUT_DEVICE_REPLAY)
        snprintf(device, sizeof device, "%s", info->name); // what its file says
    else
        snprintf(device, sizeof device, "%s %.40s", input_kind_code(info->kind), which);
    return motion_recording_write_info(recorder->file, device);
}

bool recorder_open(struct recorder *recorder, const char *path,
                   const struct input_device_info *info, char *error, size_t error_size)
{
    *recorder = (struct recorder){.path = path, .device = info->device};
    recorder->file = fopen(path, "wbx");
    if (!recorder->file) {
        snprintf(error, error_size, "%s: cannot be written: %s", path, strerror(errno));
        return false;
    }
    check(recorder,
          info->is_motion ? write_motion_info(recorder, info) : write_board_info(recorder, info));
    return true;
}

static int64_t since_us(const struct recorder *recorder, int64_t t_us)
{
    return recorder->count > 0 ? t_us - recorder->begun_us : 0;
}

static void note(struct recorder *recorder, int64_t t_us, const char *what)
{
    check(recorder, fprintf(recorder->file, "# %s at %.3f\n", what,
                            (double)since_us(recorder, t_us) * 1e-6) > 0);
}

static void note_tare(struct recorder *recorder, const struct input_device_info *info)
{
    const double *kg = info->tare_kg;
    if (memcmp(recorder->tare_kg, kg, sizeof recorder->tare_kg) == 0)
        return;
    memcpy(recorder->tare_kg, kg, sizeof recorder->tare_kg);
    check(recorder, fprintf(recorder->file, "# tare_kg %.9g %.9g %.9g %.9g\n", kg[0], kg[1], kg[2],
                            kg[3]) > 0);
}

/** Counts a sample; its time in the recording. */
static int64_t count(struct recorder *recorder, int64_t t_us)
{
    if (recorder->count++ == 0)
        recorder->begun_us = t_us;
    recorder->newest_us = t_us;
    return t_us - recorder->begun_us;
}

static void write_board(struct recorder *recorder, const struct input_board_sample *sample)
{
    struct input_board_sample row = *sample;
    row.t_us = count(recorder, sample->t_us);
    check(recorder, recording_write_sample(recorder->file, &row));
}

static void write_motion(struct recorder *recorder, const struct input_motion_sample *sample)
{
    struct input_motion_sample row = *sample;
    row.t_us = count(recorder, sample->t_us);
    check(recorder, motion_recording_write_sample(recorder->file, &row));
}

void recorder_push(struct recorder *recorder, const struct input_event *event,
                   const struct input_device_info *info)
{
    if (event->device != recorder->device || recorder->failed)
        return;
    switch (event->type) {
    case INPUT_EVENT_BOARD:
        write_board(recorder, &event->data.board);
        break;
    case INPUT_EVENT_BUTTON:
        note(recorder, event->t_us,
             event->data.button.pressed ? "button pressed" : "button released");
        break;
    case INPUT_EVENT_ARRIVED:
        note(recorder, event->t_us, "arrived");
        break;
    case INPUT_EVENT_LEFT:
        note(recorder, event->t_us, "left");
        break;
    case INPUT_EVENT_STATUS:
        note_tare(recorder, info);
        break;
    case INPUT_EVENT_MOTION:
        write_motion(recorder, &event->data.motion);
        break;
    }
}

double recorder_seconds(const struct recorder *recorder)
{
    return (double)since_us(recorder, recorder->newest_us) * 1e-6;
}

bool recorder_close(struct recorder *recorder, char *error, size_t error_size)
{
    check(recorder, fclose(recorder->file) == 0);
    recorder->file = NULL;
    if (recorder->failed) {
        snprintf(error, error_size, "%s: cannot be written: %s", recorder->path,
                 strerror(recorder->cause));
        return false;
    }
    if (recorder->count > 0)
        return true;
    remove(recorder->path);
    snprintf(error, error_size, "%s: nothing recorded: no samples came", recorder->path);
    return false;
}
