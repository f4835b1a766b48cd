#ifndef INPUT_WII_BOARD_REPORT_H
#define INPUT_WII_BOARD_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"

/**
 * The reports of a Wii Balance Board, both ways (devices.md 1.2, 1.3, 1.5). Pure codec; byte 0
 * is the report id as read() on a hidraw node gives it.
 *
 * Board to host. BB BB are the buttons, mask 08 of the second one is the front button:
 *
 *   20 status   | 20 | BB BB | LF | 00 00 | VV |     LF: 01 battery low, 02 extension, 10 lamp
 *   21 memory   | 21 | BB BB | SE | AA AA | D0 .. D15 |  S+1 bytes, E error, AA AA address
 *   22 ack      | 22 | BB BB | RR | EE |             RR the report acknowledged, EE 0 = done
 *   32 loads    | 32 | BB BB | TR TR | BR BR | TL TL | BL BL |
 *   34 loads    | 34 | BB BB | TR TR | BR BR | TL TL | BL BL | TT | 00 | battery | 00 x 8 |
 *   3x others   | 3x | BB BB | ...      (3D has no buttons)
 *
 * Loads are u16 big endian counts. Example (vector A of devices.md 1.11):
 *   34 00 08 18 D5 4F B9 23 1F 41 EA 19 00 87 00 00 00 00 00 00 00 00
 *   front button down; TR 6357, BR 20409, TL 8991, BL 16874 counts; temperature 19;
 *   battery 87 = full.
 *
 * Host to board. The one bit of rumble in byte 1 is always 0:
 *
 *   11 lamp     | 11 | 10 on, 00 off |
 *   12 mode     | 12 | 04 continuous | mode |
 *   15 status   | 15 | 00 |
 *   16 write    | 16 | 04 | A4 00 F0 | 01 | 55 | 00 x 15 |    extension on, not encrypted
 *               | 16 | 04 | A4 00 FB | 01 | 00 | 00 x 15 |
 *   17 read     | 17 | 04 | A4 00 xx | 00 size |
 *
 * These two are the only memory writes that exist here, on purpose: a program has once wiped
 * the factory calibration at A40020 of its user's board for good.
 */

#define WII_BOARD_ID_SIZE 6

enum wii_board_mode {
    WII_BOARD_MODE_QUIET = 0x30, // buttons only
    WII_BOARD_MODE_PLAIN = 0x32, // loads
    WII_BOARD_MODE_LOADS = 0x34, // loads, temperature, battery
};

enum wii_board_register { // low 16 bits of A4xxxx
    WII_BOARD_REGISTER_CALIBRATION = 0x0020,
    WII_BOARD_REGISTER_CALIBRATION_2 = 0x0030, // its second half comes as a reply of its own
    WII_BOARD_REGISTER_REFERENCE = 0x0060,
    WII_BOARD_REGISTER_INIT_1 = 0x00F0,
    WII_BOARD_REGISTER_INIT_2 = 0x00FB,
    WII_BOARD_REGISTER_ID = 0x00FA,
};

enum wii_board_report_type {
    WII_BOARD_REPORT_STATUS,
    WII_BOARD_REPORT_MEMORY,
    WII_BOARD_REPORT_ACK,
    WII_BOARD_REPORT_LOADS, // 0x32 or 0x34
    WII_BOARD_REPORT_OTHER, // any other data report: somebody else changed the mode
};

struct wii_board_report {
    enum wii_board_report_type type;
    uint8_t id;
    bool has_button;
    bool button; // the front button is down
    union {
        struct {
            bool battery_low;
            bool extension;
            bool lamp;
        } status;
        struct {
            uint16_t address;
            uint8_t error; // 0 ok, 7 no extension or not readable, 8 no such address
            uint8_t size;  // 1 .. 16 bytes
            uint8_t bytes[16];
        } memory;
        struct {
            uint8_t command; // id of the output report
            uint8_t error;
        } ack;
        struct {
            uint16_t counts[4]; // TR BR TL BL
            bool blank;         // all FF: the extension is not there, discard
            bool has_battery;   // 0x34 only
            uint8_t battery;
            uint8_t temperature;
        } loads;
    } data;
};

/** false = no report of a board, or too short. Longer ones are read as far as they mean. */
bool wii_board_report_parse(const uint8_t *bytes, size_t size, struct wii_board_report *report);

/** The smallest number of bytes of a report, 0 = unknown id. */
size_t wii_board_report_size(uint8_t id);

/** All six bytes of a balance board's extension id: 00 00 A4 20 04 02. */
bool wii_board_id_is_board(const uint8_t id[WII_BOARD_ID_SIZE]);

/** FF FF FF FF FF FF: the extension is not ready yet. */
bool wii_board_id_is_blank(const uint8_t id[WII_BOARD_ID_SIZE]);

/** Steps of the load report's battery byte: 4 full .. 0 empty; -1 = the byte says nothing. */
int wii_board_battery_bars(uint8_t battery);

void wii_board_write_status(struct device_write *write);
void wii_board_write_lamp(struct device_write *write, bool on);
void wii_board_write_mode(struct device_write *write, enum wii_board_mode mode);
void wii_board_write_init_1(struct device_write *write);
void wii_board_write_init_2(struct device_write *write);
void wii_board_write_read(struct device_write *write, enum wii_board_register address,
                          uint8_t size);

#endif
