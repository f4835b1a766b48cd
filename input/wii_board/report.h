#ifndef INPUT_WII_BOARD_REPORT_H
#define INPUT_WII_BOARD_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/wii/report.h"

/**
 * The data reports of a Wii Balance Board (devices.md 1.5); what it shares with a Wii Remote, and
 * all that is sent to it, is in wii/report.h. Pure codec.
 *
 * Board to host. BB BB are the buttons, mask 08 of the second one is the front button:
 *
 *   32 loads    | 32 | BB BB | TR TR | BR BR | TL TL | BL BL |
 *   34 loads    | 34 | BB BB | TR TR | BR BR | TL TL | BL BL | TT | 00 | battery | 00 x 8 |
 *   3x others   | 3x | BB BB | ...      (3D has no buttons)
 *
 * Loads are u16 big endian counts. Example (vector A of devices.md 1.11):
 *   34 00 08 18 D5 4F B9 23 1F 41 EA 19 00 87 00 00 00 00 00 00 00 00
 *   front button down; TR 6357, BR 20409, TL 8991, BL 16874 counts; temperature 19;
 *   battery 87 = full.
 */

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
        struct wii_status status;
        struct wii_memory memory;
        struct wii_ack ack;
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

/** Steps of the load report's battery byte: 4 full .. 0 empty; -1 = the byte says nothing. */
int wii_board_battery_bars(uint8_t battery);

#endif
