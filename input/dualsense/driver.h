#ifndef INPUT_DUALSENSE_DRIVER_H
#define INPUT_DUALSENSE_DRIVER_H

#include "input/device.h"
#include "input/sony/pad.h"

/** A DualSense, 054C:0CE6, or DualSense Edge, 054C:0DF2. self is a struct sony_pad. */
extern const struct device_driver dualsense_driver_ops;

#endif
