#ifndef INPUT_DUALSHOCK4_REPORT_H
#define INPUT_DUALSHOCK4_REPORT_H

#include "input/sony/report.h"

/**
 * The input reports of a DualShock 4 (devices.md 3.3), as far as motion goes: buttons and sticks
 * come through SDL's gamepads. Pure; byte 0 is the report id.
 *
 *   01 by USB, 64 bytes
 *     0    1-9               10-11      12   13-18            19-24              30
 *   | 01 | sticks, buttons | time u16 | T | pitch yaw roll | accel x y z | .. | 10 cable 0F level |
 *
 *   11 by Bluetooth, 78 bytes: two bytes more in front, then the same
 *     0    1                   2      3 ..            74-77
 *   | 11 | 80 = has HID data | .. | as 01 from 1 .. | CRC-32 of A1 and bytes 0..73, little endian |
 *
 *   01 by Bluetooth, 10 bytes: sticks and buttons only, until the calibration has been read
 *
 * The time counts 16/3 us and wraps every 350 ms. All int16 little endian.
 *
 * Example (USB): bytes 10-11 BC 00 = 188 ticks = 1002.7 us; 13-14 10 00 = 16 counts of pitch,
 * 1 deg/s nominal; 21-22 00 20 = 8192 counts of y, 1 g: it lies flat; 30 1B = cable, full.
 */
enum motion_report_status dualshock4_report_parse(const uint8_t *bytes, size_t size,
                                                  struct sony_report *report);

/** Of Sony's USB dongle: as by USB, and byte 31 mask 04 says that its pad is not there. */
enum motion_report_status dualshock4_dongle_report_parse(const uint8_t *bytes, size_t size,
                                                         struct sony_report *report);

#endif
