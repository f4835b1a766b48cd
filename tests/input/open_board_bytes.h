#ifndef TESTS_INPUT_OPEN_BOARD_BYTES_H
#define TESTS_INPUT_OPEN_BOARD_BYTES_H

#include <stdint.h>
#include <string.h>

// Reports of an open board as its firmware would send them, written from the byte tables of
// input/README.md, not with the codec.

// Sample 42 at 1 s: 21.2949, 16.1858, 19.6944, 14.9016 kg, 21.5 C, 100 %, button down.
static const uint8_t open_board_bytes_sample[27] = {
    0x01, 0x2A, 0x00, 0x40, 0x42, 0x0F, 0x00, 0xD5, 0x3F, 0x03, 0x00, 0x42, 0x78, 0x02,
    0x00, 0x50, 0x01, 0x03, 0x00, 0x18, 0x46, 0x02, 0x00, 0xD7, 0x00, 0x64, 0x08,
};

// Version 1, 433.0 x 228.5 mm, 50 kg a cell, 80 Hz, HX711, calibrated 2026-03-09.
static const uint8_t open_board_bytes_about[64] =
    "\x02\x01\xEA\x10\xED\x08\x50\xC3\x80\x38\x01\x00\x01\x1A\x03\x09"
    "EK-0007\0\0\0\0\0\0\0\0\0"
    "Oak board of the workshop\0\0\0\0\0\0";

/** A sample with every corner at kg, everything else plain. */
static inline void open_board_bytes_make(uint8_t bytes[27], uint16_t sequence, uint32_t time_us,
                                         double kg, uint8_t flags)
{
    int32_t load = (int32_t)(kg * 10000.0);
    memset(bytes, 0, 27);
    bytes[0] = 0x01;
    bytes[1] = (uint8_t)sequence;
    bytes[2] = (uint8_t)(sequence >> 8);
    for (int i = 0; i < 4; i++) {
        bytes[3 + i] = (uint8_t)(time_us >> 8 * i);
        for (int corner = 0; corner < 4; corner++)
            bytes[7 + 4 * corner + i] = (uint8_t)((uint32_t)load >> 8 * i);
    }
    bytes[25] = 100;
    bytes[26] = flags;
}

#endif
