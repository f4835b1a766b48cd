#ifndef INPUT_CALIBRATION_H
#define INPUT_CALIBRATION_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Counts of a balance board's four cells -> kg, from the block the factory wrote into it
 * (devices.md 1.7, 1.8). Pure.
 *
 * Bytes as kept and remembered, 34 of them:
 *
 *      0     1     2  3    4 .. 11      12 .. 19     20 .. 27     28 .. 31    32       33
 *   +-----+-----+-----+-------------+------------+------------+-----------+--------+-----+
 *   | 01  | 69  |00 00| counts at   | counts at  | counts at  | CRC-32    | T_ref  | 01  |
 *   |     | batt|     | 0 kg  4xu16 | 17 kg 4xu16| 34 kg 4xu16| big endian|        |     |
 *   +-----+-----+-----+-------------+------------+------------+-----------+--------+-----+
 *    A40020 .. A4003F, all u16 big endian, cells in the order TR BR TL BL   A40060   A40061
 *
 * Example (devices.md 1.11): 10 72 at byte 4 is TR's 4210 counts at 0 kg, 17 23 its 5923 at
 * 17 kg, 1D D9 its 7641 at 34 kg. 6357 counts are 17 + 17 * (6357 - 5923) / (7641 - 5923)
 * = 21.2945 kg.
 *
 * Temperature and local gravity scale all four cells alike (at most 0.7 % per 10 counts of
 * temperature): they cancel in the centre of pressure and are left out.
 */

#define CALIBRATION_CORNERS    4
#define CALIBRATION_BLOCK_SIZE 32 // A40020 .. A4003F
#define CALIBRATION_SIZE       34 // and A40060, A40061

enum calibration_corner {
    CALIBRATION_TR,
    CALIBRATION_BR,
    CALIBRATION_TL,
    CALIBRATION_BL,
};

struct calibration {
    uint16_t at_0_kg[CALIBRATION_CORNERS];
    uint16_t at_17_kg[CALIBRATION_CORNERS];
    uint16_t at_34_kg[CALIBRATION_CORNERS];
};

void calibration_parse(const uint8_t bytes[CALIBRATION_SIZE], struct calibration *calibration);

/**
 * The board's own check sum: CRC-32 over bytes 4..27, 0..1 and 32..33. A healthy board with a
 * check sum that fits no variant has been met: false is a warning, not a refusal.
 */
bool calibration_crc_ok(const uint8_t bytes[CALIBRATION_SIZE]);

/** The check sum the bytes should have, for tests and for fake boards. */
uint32_t calibration_crc(const uint8_t bytes[CALIBRATION_SIZE]);

/** 0 < c0 < c17 < c34 < 0xFFFF, spans of 1000..3000 counts that agree to 10 % (1.7). */
bool calibration_plausible(const struct calibration *calibration);

/** Piecewise linear, extrapolated at both ends, never clamped: a corner may be negative. */
double calibration_kg(const struct calibration *calibration, enum calibration_corner corner,
                      uint16_t counts);

/** How many kg so many counts are near an empty board. */
double calibration_counts_to_kg(const struct calibration *calibration,
                                enum calibration_corner corner, double counts);

#endif
