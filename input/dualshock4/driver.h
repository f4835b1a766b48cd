#ifndef INPUT_DUALSHOCK4_DRIVER_H
#define INPUT_DUALSHOCK4_DRIVER_H

#include "input/device.h"
#include "input/sony/pad.h"

/** A DualShock 4: 054C:05C4 and 09CC by USB or Bluetooth. self is a struct sony_pad. */
extern const struct device_driver dualshock4_driver_ops;

/** The same behind Sony's USB dongle, 054C:0BA0. */
extern const struct device_driver dualshock4_dongle_driver_ops;

#endif
