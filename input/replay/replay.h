#ifndef INPUT_REPLAY_REPLAY_H
#define INPUT_REPLAY_REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"

/**
 * A recording as a device behind the port of device.h.
 *
 * The first sample is due and stamped at now_us. Speed only changes when a sample is due: stamps
 * keep the recorded time between samples, so the same file gives the same samples at any speed
 * and any step of advance. After the last sample the device has ended.
 */

#define REPLAY_SPEED_MIN 1.0
#define REPLAY_SPEED_MAX 1000.0

/**
 * path: a recording (recording.h), a CoP file (cop_file.h), or one of a controller
 * (motion_recording.h), which sends INPUT_EVENT_MOTION.
 * false: *error is one line that names file, line and allowed range.
 */
bool replay_create(const char *path, double speed, int64_t now_us, struct device_advanced *device,
                   char *error, size_t error_size);

#endif
