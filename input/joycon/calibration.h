#ifndef INPUT_JOYCON_CALIBRATION_H
#define INPUT_JOYCON_CALIBRATION_H

#include <stdbool.h>
#include <stdint.h>

#include "input/motion_calibration.h"

/**
 * The sensors' calibration in a Switch controller's memory (devices.md 3.2). Pure. Factory's at
 * 6020; the user's, made in the console's settings, at 8028 and only after the magic B2 A1 at
 * 8026. All int16, little endian:
 *
 *     0 .. 5         6 .. 11       12 .. 17      18 .. 23
 *   | accel offset | accel scale | gyro offset | gyro scale |     x y z each
 *
 *   g     = counts * 4 / (accel scale - accel offset)
 *   deg/s = (counts - gyro offset) * 936 / (gyro scale - gyro offset)
 *
 * The accelerometer's offset belongs to the stick-up pose and is not taken off the counts: the
 * kernel found that less accurate.
 *
 * Example: accel scale 00 40 = 16384, offset 0: 4096 counts are 1 g. Gyro offset 19 00 = 25,
 * scale 3B 34 = 13371: 1360 counts are (1360 - 25) * 936 / 13346 = 93.63 deg/s.
 */

#define JOYCON_CALIBRATION_SIZE 24
#define JOYCON_MAGIC_SIZE       2

/** false = not plausible, *scale is untouched: an offset above 2048, a scale half off nominal. */
bool joycon_calibration_parse(const uint8_t bytes[JOYCON_CALIBRATION_SIZE],
                              struct motion_scale *scale);

/** The bytes at 8026: the user has calibrated. */
bool joycon_calibration_is_users(const uint8_t magic[JOYCON_MAGIC_SIZE]);

void joycon_calibration_nominal(struct motion_scale *scale);

#endif
