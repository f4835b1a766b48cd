#ifndef INPUT_REPLAY_MOTION_REPLAY_H
#define INPUT_REPLAY_MOTION_REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"

/**
 * A recorded controller (motion_recording.h) as a device, by the rules of replay.h, which calls
 * this for such files. false: *error is one line.
 */
bool motion_replay_create(const char *path, double speed, int64_t now_us,
                          struct device_advanced *device, char *error, size_t error_size);

#endif
