#ifndef INPUT_WII_REPORT_H
#define INPUT_WII_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"

/**
 * What a Wii Balance Board and a Wii Remote say and are told in the same way: sizes, status,
 * memory, acknowledgements, and all the reports to them (devices.md 1.2, 1.3). Their data reports
 * are in wii_board/report.h and wii_remote/report.h. Pure; byte 0 is the report id as read() on a
 * hidraw node gives it.
 *
 * To the host. BB BB are the buttons:
 *
 *   20 status   | 20 | BB BB | LF | 00 00 | VV |     LF: 01 battery low, 02 extension, 10 lamp;
 *                                                    VV battery of a remote, C8 full
 *   21 memory   | 21 | BB BB | SE | AA AA | D0 .. D15 |  S+1 bytes, E error, AA AA address
 *   22 ack      | 22 | BB BB | RR | EE |             RR the report acknowledged, EE 0 = done
 *   3x data     | 3x | BB BB | ...                   (3D has no buttons)
 *
 * From the host. The one bit of rumble in byte 1 is always 0:
 *
 *   11 lamp     | 11 | 10 on, 00 off |
 *   12 mode     | 12 | 04 continuous | mode |
 *   15 status   | 15 | 00 |
 *   16 write    | 16 | 04 | AA AA AA | 01 | value | 00 x 15 |
 *   17 read     | 17 | 00 EEPROM, 04 registers | AA AA AA | 00 size |
 */

#define WII_ID_SIZE 6

/** The smallest number of bytes of a report to the host, 0 = unknown id. */
size_t wii_report_size(uint8_t id);
bool wii_report_has_buttons(uint8_t id);

struct wii_status {
    bool battery_low;
    bool extension;
    bool lamp;
    uint8_t battery;
};

struct wii_memory {
    uint16_t address; // low 16 bits
    uint8_t error;    // 0 ok, 7 nothing there or not readable, 8 no such address
    uint8_t size;     // 1 .. 16 bytes
    uint8_t bytes[16];
};

struct wii_ack {
    uint8_t command; // id of the output report
    uint8_t error;
};

/** Of a report with that id and at least wii_report_size() bytes. */
void wii_status_parse(const uint8_t *bytes, struct wii_status *status);
void wii_memory_parse(const uint8_t *bytes, struct wii_memory *memory);
void wii_ack_parse(const uint8_t *bytes, struct wii_ack *ack);

/** All six bytes of a balance board's extension id: 00 00 A4 20 04 02. */
bool wii_id_is_board(const uint8_t id[WII_ID_SIZE]);

/** FF FF FF FF FF FF: the extension is not ready yet. */
bool wii_id_is_blank(const uint8_t id[WII_ID_SIZE]);

enum wii_mode {
    WII_MODE_QUIET = 0x30, // buttons only
    WII_MODE_ACCEL = 0x31,
    WII_MODE_PLAIN = 0x32, // a board's loads
    WII_MODE_LOADS = 0x34, // loads, temperature, battery
    WII_MODE_PLUS = 0x35,  // acceleration and MotionPlus
};

/** All the memory that is ever read: EEPROM, then registers. */
enum wii_address {
    WII_ADDRESS_ACCEL = 0x000016, // calibration of a remote's accelerometer
    WII_ADDRESS_ACCEL_COPY = 0x000020,
    WII_ADDRESS_CALIBRATION = 0xA40020,   // of a board, or of a MotionPlus that is awake
    WII_ADDRESS_CALIBRATION_2 = 0xA40030, // its second half comes as a reply of its own
    WII_ADDRESS_REFERENCE = 0xA40060,     // temperature of a board's calibration
    WII_ADDRESS_ID = 0xA400FA,            // of the extension
    WII_ADDRESS_PLUS_ID = 0xA600FA,       // of a MotionPlus that sleeps
};

/**
 * All the memory that is ever written, each with its one value. No other write exists here, on
 * purpose: a program has once wiped the factory calibration at A40020 of its user's board for good.
 */
enum wii_switch {
    WII_SWITCH_EXTENSION,       // 55 to A400F0: the extension is itself, MotionPlus sleeps
    WII_SWITCH_EXTENSION_PLAIN, // 00 to A400FB: not encrypted
    WII_SWITCH_PLUS_INIT,       // 55 to A600F0
    WII_SWITCH_PLUS_ON,         // 04 to A600FE: without passing anything through
};

/**
 * A reply to our own question, by the low 16 bits of the address and the length: the kernel asks
 * too. It reads a board's A40024 in two pieces of 12 bytes, and the second of those begins where
 * the second half of our 32 does. An error has no length.
 */
bool wii_memory_answers(const struct wii_memory *memory, enum wii_address address, uint8_t size);

void wii_write_status(struct device_write *write);
void wii_write_lamp(struct device_write *write, bool on);
void wii_write_mode(struct device_write *write, enum wii_mode mode);
void wii_write_read(struct device_write *write, enum wii_address address, uint8_t size);
void wii_write_switch(struct device_write *write, enum wii_switch to);

#endif
