#ifndef INPUT_WII_REMOTE_CALIBRATION_H
#define INPUT_WII_REMOTE_CALIBRATION_H

#include <stdbool.h>
#include <stdint.h>

#include "input/motion_calibration.h"
#include "input/wii_remote/report.h"

/**
 * A Wii Remote's accelerometer and its MotionPlus' gyroscope (devices.md 3.1). Pure.
 *
 * Accelerometer, 10 bytes of EEPROM at 0016, once more at 0020:
 *
 *     0  1  2         3         4  5  6        7         8        9
 *   | zero x y z | low bits | 1 g x y z  | low bits | volume | check sum |
 *   low bits: x bits 5-4, y 3-2, z 1-0; check sum: bytes 0..8 and 55 added up
 *   g = (counts - zero) / (one - zero)
 *   Example: 80 80 80 00 9A 9A 9A 00 40 -> zero 512, 1 g at 616; check sum 80*3 + 9A*3 + 40 + 55
 *   = E3 (mod 256).
 *
 * MotionPlus, 32 bytes at A40020 once it is active, 16 bit big endian:
 *
 *     0 .. 5               6 .. 11              12         13   14 15      16 .. 29    30 31
 *   | zero yaw roll pitch | scale yaw roll pitch | deg/s / 6 | id | CRC high | slow: as | CRC low |
 *   |                      fast                              |    |          | 0 .. 13  |         |
 *   CRC-32 (zlib's) over bytes 0..13 and 16..29
 *   deg/s = sign * (counts16 - zero) * degrees / (scale - zero)
 *   sign, about the axes to the left, to the rear, upward:  pitch -1, roll +1, yaw -1
 *   Example: slow, pitch: zero 8000, scale 3C00, degrees 2D * 6 = 270: one 16 bit count is
 *   -1 * 270 / -17408 = +0.01551 deg/s.
 *
 * Nominal, where a block cannot be had: 512 and 100 counts a g; 32768 counts are 440 deg/s in
 * the slow range and 2000 in the fast one. That is off by tens of percent for some.
 */

#define WII_REMOTE_ACCEL_SIZE            10
#define WII_REMOTE_PLUS_CALIBRATION_SIZE 32

struct wii_remote_gyro {
    struct {
        double zero[3]; // pitch, roll, yaw: about the axes of struct wii_remote_report's accel
        double deg_s[3];
    } fast, slow;
};

void wii_remote_accel_nominal(struct motion_scale *scale);

/** Sets the accelerometer's half of *scale. false = check sum wrong or not plausible. */
bool wii_remote_accel_parse(const uint8_t bytes[WII_REMOTE_ACCEL_SIZE], struct motion_scale *scale);

void wii_remote_gyro_nominal(struct wii_remote_gyro *gyro);

/** false = check sum wrong or not plausible, *gyro is untouched. */
bool wii_remote_gyro_parse(const uint8_t bytes[WII_REMOTE_PLUS_CALIBRATION_SIZE],
                           struct wii_remote_gyro *gyro);

/** Sets the gyroscope's half of *scale to the range each axis is in. */
void wii_remote_gyro_scale(const struct wii_remote_gyro *gyro, const struct wii_remote_plus *plus,
                           struct motion_scale *scale);

#endif
