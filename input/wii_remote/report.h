#ifndef INPUT_WII_REMOTE_REPORT_H
#define INPUT_WII_REMOTE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/motion_report.h"
#include "input/wii/report.h"

/**
 * The data reports of a Wii Remote (devices.md 1.2, 3.1); what it shares with a balance board, and
 * all that is sent to it, is in wii/report.h. Pure. BB BB are the buttons, AA the accelerometer,
 * EE the extension or MotionPlus.
 *
 *   31 motion   | 31 | BB BB | AA AA AA |
 *   35 motion   | 35 | BB BB | AA AA AA | EE x 16 |
 *   33, 37      as 31, and infrared; 37 has 6 EE from byte 16
 *   30 32 34 36 3D 3E 3F  no acceleration we can use
 *
 * Acceleration is 10 bit: a byte each, and low bits hidden among the buttons.
 *   x = AA0 << 2 | (B1 >> 5 & 3)     y = AA1 << 2 | (B2 >> 4 & 2)     z = AA2 << 2 | (B2 >> 5 & 2)
 * Example: 31 40 20 80 81 9A -> x = 512 + 2 = 514, y = 516 + 2 = 518, z = 616 + 0 = 616.
 *
 * MotionPlus, 6 bytes, 14 bit each, about 8192 at rest:
 *     0          1           2            3                    4                   5
 *   | yaw low | roll low | pitch low | yaw high 6, yaw    | roll high 6, roll | pitch high 6,  |
 *   |         |          |           | slow, pitch slow   | slow, extension   | 1 = MotionPlus, 0 |
 * Example: 10 F8 00 83 7E 82 -> yaw 0x2010 = 8208 slow, roll 0x1FF8 = 8184 slow,
 * pitch 0x2000 = 8192 slow.
 */

enum wii_remote_report_type {
    WII_REMOTE_REPORT_STATUS,
    WII_REMOTE_REPORT_MEMORY,
    WII_REMOTE_REPORT_ACK,
    WII_REMOTE_REPORT_DATA,
};

#define WII_REMOTE_PLUS_SIZE 6

struct wii_remote_report {
    enum wii_remote_report_type type;
    uint8_t id;
    bool has_button; // not in 3D
    bool button;     // A is down
    union {
        struct wii_status status;
        struct wii_memory memory;
        struct wii_ack ack;
        struct {
            bool has_accel;
            int32_t accel[3]; // x y z, to the left, to the rear, out of the face
            bool has_extension;
            uint8_t extension[WII_REMOTE_PLUS_SIZE];
        } data;
    } data;
};

enum motion_report_status wii_remote_report_parse(const uint8_t *bytes, size_t size,
                                                  struct wii_remote_report *report);

/** 16 bit values (the 14 shifted up, as the calibration is) about the axes of accel. */
struct wii_remote_plus {
    int32_t counts[3]; // pitch, roll, yaw
    bool slow[3];      // in the finer of the two ranges
};

/** false = not MotionPlus' own: blank, changing, or what it passes through. */
bool wii_remote_plus_parse(const uint8_t bytes[WII_REMOTE_PLUS_SIZE], struct wii_remote_plus *plus);

enum wii_remote_id {
    WII_REMOTE_ID_OTHER, // another extension
    WII_REMOTE_ID_BLANK, // all FF: not ready
    WII_REMOTE_ID_BOARD, // all six bytes of a balance board's
    WII_REMOTE_ID_PLUS_SLEEPING,
    WII_REMOTE_ID_PLUS_ACTIVE,
};

/** What A400FA or A600FA say. */
enum wii_remote_id wii_remote_id_of(const uint8_t id[WII_ID_SIZE]);

int wii_remote_battery_bars(uint8_t battery);

#endif
