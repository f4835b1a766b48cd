#ifndef INPUT_RECORDER_H
#define INPUT_RECORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "input/input.h"

/**
 * Writes what one device sends to a recording while it comes: a board's (replay/recording.h) or a
 * controller's (replay/motion_recording.h). Replayed, its samples are the same bit for bit, with
 * the same times between them; time starts at 0.
 *
 * Between the rows stand comment lines that readers skip, for people: when the zero was taken
 * anew, when the board went and came, when its button was pressed.
 *
 *   recorder_open -> recorder_push for every event of the device -> recorder_close
 */

#define RECORDER_ERROR_SIZE 256

struct recorder {
    FILE *file;
    const char *path; // borrowed
    uint8_t device;
    int64_t begun_us;  // of the first sample, on the device's time line
    int64_t newest_us; // of the newest
    size_t count;
    double tare_kg[4]; // told last
    bool failed;       // a write failed; the rest is not tried
    int cause;         // errno of that
};

/**
 * Makes the file, which must not exist: a recording is never written over. info: of the device,
 * as it is now. false: *error is one line, nothing is left behind.
 */
bool recorder_open(struct recorder *recorder, const char *path,
                   const struct input_device_info *info, char *error, size_t error_size);

/** Takes an event of any device; info is of event->device, as it is after the event. */
void recorder_push(struct recorder *recorder, const struct input_event *event,
                   const struct input_device_info *info);

/** How much has been recorded. */
double recorder_seconds(const struct recorder *recorder);

/** false: *error is one line: the disk was full, or nothing came. Without samples no file stays. */
bool recorder_close(struct recorder *recorder, char *error, size_t error_size);

#endif
