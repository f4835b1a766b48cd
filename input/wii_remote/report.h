#ifndef INPUT_WII_REMOTE_REPORT_H
#define INPUT_WII_REMOTE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/motion_report.h"

/**
 * The reports of a Wii Remote, both ways (devices.md 1.2, 1.3, 3.1). Pure; byte 0 is the report
 * id as read() on a hidraw node gives it. BB BB are the buttons, AA the accelerometer, EE the
 * extension or MotionPlus.
 *
 *   20 status   | 20 | BB BB | LF | 00 00 | VV |      LF: 02 extension; VV battery, C8 full
 *   21 memory   | 21 | BB BB | SE | AA AA | D0 .. D15 |   S+1 bytes, E error, AA AA address
 *   22 ack      | 22 | BB BB | RR | EE |              RR the report acknowledged, EE 0 = done
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
#define WII_REMOTE_ID_SIZE   6

struct wii_remote_report {
    enum wii_remote_report_type type;
    uint8_t id;
    bool has_button; // not in 3D
    bool button;     // A is down
    union {
        struct {
            bool extension;
            uint8_t battery;
        } status;
        struct {
            uint16_t address; // low 16 bits
            uint8_t error;    // 0 ok, 7 nothing there or not readable, 8 no such address
            uint8_t size;     // 1 .. 16 bytes
            uint8_t bytes[16];
        } memory;
        struct {
            uint8_t command; // id of the output report
            uint8_t error;
        } ack;
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
enum wii_remote_id wii_remote_id_of(const uint8_t id[WII_REMOTE_ID_SIZE]);

int wii_remote_battery_bars(uint8_t battery);

enum wii_remote_mode {
    WII_REMOTE_MODE_QUIET = 0x30,
    WII_REMOTE_MODE_ACCEL = 0x31,
    WII_REMOTE_MODE_PLUS = 0x35,
};

/** All the memory that is ever read: EEPROM, then registers. */
enum wii_remote_address {
    WII_REMOTE_ACCEL = 0x000016,
    WII_REMOTE_ACCEL_COPY = 0x000020,
    WII_REMOTE_PLUS_CALIBRATION = 0xA40020, // of the active MotionPlus
    WII_REMOTE_ACTIVE_ID = 0xA400FA,
    WII_REMOTE_PLUS_ID = 0xA600FA, // of the sleeping MotionPlus
};

/** All the memory that is ever written, each with its one value. */
enum wii_remote_switch {
    WII_REMOTE_PLUS_INIT,  // 55 to A600F0
    WII_REMOTE_PLUS_ON,    // 04 to A600FE: without passing anything through
    WII_REMOTE_PLUS_SLEEP, // 55 to A400F0: the extension is itself again
};

void wii_remote_write_status(struct device_write *write);
void wii_remote_write_lamp(struct device_write *write, bool on);
void wii_remote_write_mode(struct device_write *write, enum wii_remote_mode mode);
void wii_remote_write_read(struct device_write *write, enum wii_remote_address address,
                           uint8_t size);
void wii_remote_write_switch(struct device_write *write, enum wii_remote_switch to);

#endif
