#ifndef INPUT_VIRTUAL_CONTROLLER_H
#define INPUT_VIRTUAL_CONTROLLER_H

#include <stdbool.h>
#include <stdint.h>

#include "input/device.h"
#include "input/virtual/motion.h"

/**
 * A virtual motion controller (motion.h) behind the port of device.h. Samples come evenly at
 * settings->rate_hz, the first one interval after now_us. The same settings, and the same commands
 * between the same samples, give the same bits, whatever the steps in which the caller advances.
 */

/** Settings out of range are cut. false = no memory. */
bool virtual_controller_create(const struct virtual_motion_settings *settings, int64_t now_us,
                               struct device_advanced *device);

/** device must be of this kind. Counts from the next sample on. */
void virtual_controller_command(struct device_advanced *device,
                                const struct virtual_motion_command *command);

/** Feet set down so far by who wears it; device must be of this kind. */
int virtual_controller_steps(const struct device_advanced *device);

#endif
