#include "input/recorder.h"

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

bool recorder_open(struct recorder *recorder, const char *path,
                   const struct input_device_info *info, char *error, size_t error_size)
{
    struct recording_info head;
    *recorder = (struct recorder){.path = path, .device = info->device};
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
    recorder->file = fopen(path, "wbx");
    if (!recorder->file) {
        snprintf(error, error_size, "%s: cannot be written: %s", path, strerror(errno));
        return false;
    }
    check(recorder, recording_write_info(recorder->file, &head));
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

static void write_sample(struct recorder *recorder, const struct input_board_sample *sample)
{
    if (recorder->count == 0)
        recorder->begun_us = sample->t_us;
    struct input_board_sample row = *sample;
    row.t_us -= recorder->begun_us;
    check(recorder, recording_write_sample(recorder->file, &row));
    recorder->newest_us = sample->t_us;
    recorder->count++;
}

void recorder_push(struct recorder *recorder, const struct input_event *event,
                   const struct input_device_info *info)
{
    if (event->device != recorder->device || recorder->failed)
        return;
    switch (event->type) {
    case INPUT_EVENT_BOARD:
        write_sample(recorder, &event->data.board);
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
