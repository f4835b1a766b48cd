#ifndef INPUT_DUALSENSE_REPORT_H
#define INPUT_DUALSENSE_REPORT_H

#include "input/sony/report.h"

/**
 * The input reports of a DualSense (devices.md 3.4), as far as motion goes: buttons and sticks
 * come through SDL's gamepads. Pure; byte 0 is the report id.
 *
 *   01 by USB, 64 bytes: the payload begins at byte 1
 *   31 by Bluetooth, 78 bytes: the payload begins at byte 2, and 74-77 are the CRC-32 of A1 and
 *      bytes 0..73, little endian
 *   01 by Bluetooth, 10 bytes: sticks and buttons only, until the calibration has been read
 *
 *   payload
 *     0-14              15-20            21-26         27-30       31   52
 *   | sticks, buttons | pitch yaw roll | accel x y z | time u32  | T | .. | state F0, level 0F |
 *
 * The time counts 1/3 us and wraps every 24 minutes. All little endian. State 0 discharging,
 * 1 charging, 2 full, A B F faults; level 0 .. 10.
 *
 * Example (USB): payload 15-16 F0 FF = -16 counts of pitch, -1 deg/s nominal; 23-24 00 20 = 8192
 * counts of y, 1 g: it lies flat; 27-30 B8 0B 00 00 = 3000 ticks = 1 ms; 52 15 = charging, 55 %.
 */
enum motion_report_status dualsense_report_parse(const uint8_t *bytes, size_t size,
                                                 struct sony_report *report);

#endif
