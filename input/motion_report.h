#ifndef INPUT_MOTION_REPORT_H
#define INPUT_MOTION_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What the codecs of motion controllers share. Pure. */

enum motion_report_status {
    MOTION_REPORT_OK,
    MOTION_REPORT_UNKNOWN,   // an id that means nothing to us: others talk to the device too
    MOTION_REPORT_TRUNCATED, // fewer bytes than its id promises
    MOTION_REPORT_CRC,       // the check sum of a Bluetooth report is wrong
};

/** Seeds of Sony's check sums: the Bluetooth transaction byte that hidraw does not show. */
#define MOTION_REPORT_SEED_INPUT   0xA1
#define MOTION_REPORT_SEED_FEATURE 0xA3

/** CRC-32 (zlib's) over the seed byte and then the bytes. */
uint32_t motion_report_crc(uint8_t seed, const uint8_t *bytes, size_t size);

int16_t motion_report_i16_le(const uint8_t *bytes);
uint16_t motion_report_u16_le(const uint8_t *bytes);
uint32_t motion_report_u32_le(const uint8_t *bytes);
uint16_t motion_report_u16_be(const uint8_t *bytes);

/** Battery bars from a charge of 0 .. 100 %: 4 full .. 0 nearly empty, never 0 while charging. */
int motion_report_bars(int percent, bool charging);

#endif
