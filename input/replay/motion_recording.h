#ifndef INPUT_REPLAY_MOTION_RECORDING_H
#define INPUT_REPLAY_MOTION_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "input/replay/recording.h"
#include "input/sample.h"

/**
 * A recording of a controller in the hand as a text file, in the frame of sample.h.
 *
 *   # device dualsense 00:11:22:33:44:55
 *   time_s,ax_g,ay_g,az_g,gx_deg_s,gy_deg_s,gz_deg_s,gyro
 *   0.000000,0.001,0.999,0.02,0.1,-0.2,0,1
 *
 * Columns in any order, extra ones are skipped; gyro is 0 where the controller has no gyroscope.
 * Times are when the samples were measured. What has been written once is read and written again
 * bit for bit.
 */
struct motion_recording {
    char device[RECORDING_DEVICE_SIZE];  // "" = not known
    struct input_motion_sample *samples; // owned; time as in the file, in us
    size_t count;
};

/** The file's header has ax_g. false also for a file that cannot be read. */
bool motion_recording_is_one(const char *path);

/** false: *error is one line naming file, line and allowed range; nothing is left behind. */
bool motion_recording_read(struct motion_recording *recording, const char *path, char *error,
                           size_t error_size);

void motion_recording_finish(struct motion_recording *recording);

/** Comment line and header. false = the stream failed. */
bool motion_recording_write_info(FILE *file, const char *device);

/** One row. Time is written as it is and must not be negative. false = the stream failed. */
bool motion_recording_write_sample(FILE *file, const struct input_motion_sample *sample);

#endif
