#ifndef INPUT_JOYCON_REPORT_H
#define INPUT_JOYCON_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/motion_calibration.h"
#include "input/motion_report.h"

/**
 * The reports of Joy-Con and Switch Pro Controller (devices.md 3.2), as far as motion goes:
 * buttons and sticks come through SDL's gamepads. Pure; byte 0 is the report id.
 *
 *   30 motion, 49 bytes (64 by USB; 31, 32 and 33 begin in the same way)
 *     0    1       2         3-11              12    13 .. 24   25 .. 36   37 .. 48
 *   | 30 | timer | battery | buttons, sticks | .. | oldest   | middle   | newest   |
 *     a sample is accel x y z, gyro x y z, int16 little endian
 *
 *   21 reply, 49 bytes: no motion in it
 *     0-12   13    14           15-18             19     20 ..
 *   | .... | ack | subcommand | address u32 LE | size | data |     ack 80: done
 *
 *   3F plain buttons, 12 bytes: nobody has switched motion on
 *
 * Battery: bits 7-5 are 4 full .. 0 empty, bit 4 charging.
 *
 * Example: byte 2 8E = battery 4; 17-18 00 10 = 4096 counts of the oldest accel z, 1 g nominal:
 * a left Joy-Con on its back; 19-20 3B 00 = 59 counts of gyro x, 4.1 deg/s nominal.
 *
 * The one report that goes out reads the calibration:
 *
 *   01 | counter 0..F | 00 01 40 40 00 01 40 40 | 10 | address u32 LE | size |
 *                       rumble of no strength     read
 */

#define JOYCON_SAMPLES   3
#define JOYCON_READ_MAX  29
#define JOYCON_READ_SIZE 16 // bytes of the report that asks

enum joycon_report_type {
    JOYCON_REPORT_MOTION,
    JOYCON_REPORT_READ,  // the reply to a read
    JOYCON_REPORT_OTHER, // other replies, plain buttons
};

struct joycon_report {
    enum joycon_report_type type;
    int battery_bars; // -1 = not told
    union {
        struct {
            bool blank;    // all 0: the sensors are switched off
            uint8_t timer; // counts reports, by more than one
            struct motion_counts samples[JOYCON_SAMPLES];
        } motion;
        struct {
            bool ok;
            uint32_t address;
            uint8_t size;
            uint8_t bytes[JOYCON_READ_MAX];
        } read;
    } data;
};

enum motion_report_status joycon_report_parse(const uint8_t *bytes, size_t size,
                                              struct joycon_report *report);

/** What the controller's memory is asked for; reading is all that exists here. */
enum joycon_address {
    JOYCON_ADDRESS_SIDE = 0x6012,
    JOYCON_ADDRESS_FACTORY = 0x6020,
    JOYCON_ADDRESS_USER = 0x8026,
};

/** size is 1 .. JOYCON_READ_MAX. */
void joycon_write_read(struct device_write *write, uint8_t counter, enum joycon_address address,
                       uint8_t size);

#endif
