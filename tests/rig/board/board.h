#ifndef TESTS_RIG_BOARD_BOARD_H
#define TESTS_RIG_BOARD_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * The other end of the wire: how a Wii Balance Board answers (devices.md 1.2, 1.3, 1.5, 1.7).
 * Pure: an output report goes in, replies come out; every 10 ms board_tick() may give a report.
 *
 *   15 00                20 status; the report mode is dropped until the next 12
 *   11 1x                lamp
 *   12 04 mm | 12 00 mm  report mode mm: every 10 ms | only when something has changed
 *   16 04 A4 00 aa n ..  register write, 22 ack; 55 to F0 then 00 to FB wakes the load cells
 *   17 04 A4 00 aa 00 n  register read, 21 for each 16 bytes
 *   any with bit 02      22 ack
 *
 * Until the cells are awake the id and the loads read FF. A write to the factory calibration or one
 * that switches encryption on is a fault: the real board would be spoilt, the test has failed.
 */

#define BOARD_CELLS       4 // TR BR TL BL, as everywhere
#define BOARD_REPORT_SIZE 22
#define BOARD_REPLY_MAX   16
#define BOARD_TICK_MS     10

struct board_report {
    uint8_t bytes[BOARD_REPORT_SIZE];
    size_t size; // 0 = none
};

struct board_replies {
    struct board_report report[BOARD_REPLY_MAX];
    size_t count;
};

struct board {
    uint8_t registers[256]; // A400xx
    bool awake_1;           // 55 came to F0
    bool awake;             // and 00 to FB
    uint8_t mode;           // of the reports; 0 = dropped
    bool continuous;
    bool quiet_obeyed; // on-change modes are obeyed; some boards talk on all the same
    bool silent;       // no reports, no answers: out of range
    bool button;
    uint8_t battery; // report byte 13
    double kg[BOARD_CELLS];
    double rock_kg; // its own weight on one diagonal: an uneven floor
    int stuck;      // 1 .. 4: this cell goes on saying what it last said; 0 = none
    bool noisy;     // the cells' own noise; a fed recording has its own
    uint32_t noise; // state of the generator
    uint8_t lamp;
    uint16_t sent_counts[BOARD_CELLS]; // of the newest report with loads
    bool sent_loads;
    bool sent_button;
    bool fault; // see above
};

/** As after its battery was put in: empty, asleep, no mode. */
void board_init(struct board *board);

/** Forgets what a board forgets when the connection goes; loads and battery stay. */
void board_disconnect(struct board *board);

/** One output report of the host, byte 0 is its id. */
void board_output(struct board *board, const uint8_t *bytes, size_t size,
                  struct board_replies *replies);

/** A status report nobody has asked for, as when the battery runs low. */
void board_status(struct board *board, struct board_replies *replies);

/** What it sends at this tick of its 100 Hz; size 0 = nothing. */
void board_tick(struct board *board, struct board_report *report);

/** The counts a cell gives under a load: the inverse of devices.md 1.8. */
uint16_t board_counts(int cell, double kg);

#endif
