#include "input/calibration.h"

#include <zlib.h>

#include <stdlib.h>

#define STEP_KG          17.0 // between two calibration points (devices.md 1.7)
#define SPAN_MIN_COUNTS  1000 // devices.md 1.7, typical are 1700..1790
#define SPAN_MAX_COUNTS  3000
#define SPAN_DIFFER_PART 10 // the two spans of a cell differ by at most a tenth

#define OFFSET_0_KG      4
#define OFFSET_17_KG     12
#define OFFSET_34_KG     20
#define OFFSET_CRC       28
#define OFFSET_REFERENCE 32

static uint16_t big_endian_16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

void calibration_parse(const uint8_t bytes[CALIBRATION_SIZE], struct calibration *calibration)
{
    for (int i = 0; i < CALIBRATION_CORNERS; i++) {
        calibration->at_0_kg[i] = big_endian_16(bytes + OFFSET_0_KG + 2 * i);
        calibration->at_17_kg[i] = big_endian_16(bytes + OFFSET_17_KG + 2 * i);
        calibration->at_34_kg[i] = big_endian_16(bytes + OFFSET_34_KG + 2 * i);
    }
}

uint32_t calibration_crc(const uint8_t bytes[CALIBRATION_SIZE])
{
    uLong crc = crc32(0, NULL, 0);
    crc = crc32(crc, bytes + OFFSET_0_KG, OFFSET_CRC - OFFSET_0_KG);
    crc = crc32(crc, bytes, 2);
    crc = crc32(crc, bytes + OFFSET_REFERENCE, 2);
    return (uint32_t)crc;
}

bool calibration_crc_ok(const uint8_t bytes[CALIBRATION_SIZE])
{
    uint32_t stored =
        (uint32_t)big_endian_16(bytes + OFFSET_CRC) << 16 | big_endian_16(bytes + OFFSET_CRC + 2);
    return stored == calibration_crc(bytes);
}

static bool span_plausible(int counts)
{
    return counts >= SPAN_MIN_COUNTS && counts <= SPAN_MAX_COUNTS;
}

bool calibration_plausible(const struct calibration *calibration)
{
    for (int i = 0; i < CALIBRATION_CORNERS; i++) {
        int lower = calibration->at_17_kg[i] - calibration->at_0_kg[i];
        int upper = calibration->at_34_kg[i] - calibration->at_17_kg[i];
        int larger = lower > upper ? lower : upper;
        if (calibration->at_0_kg[i] == 0 || calibration->at_34_kg[i] == UINT16_MAX)
            return false;
        if (!span_plausible(lower) || !span_plausible(upper))
            return false;
        if (abs(lower - upper) * SPAN_DIFFER_PART > larger)
            return false;
    }
    return true;
}

double calibration_kg(const struct calibration *calibration, enum calibration_corner corner,
                      uint16_t counts)
{
    // int, not short: counts above 32767 are common on some cells.
    int zero = calibration->at_0_kg[corner];
    int middle = calibration->at_17_kg[corner];
    int top = calibration->at_34_kg[corner];
    if (counts < middle)
        return STEP_KG * (counts - zero) / (middle - zero);
    return STEP_KG + STEP_KG * (counts - middle) / (top - middle);
}

double calibration_counts_to_kg(const struct calibration *calibration,
                                enum calibration_corner corner, double counts)
{
    int span = calibration->at_17_kg[corner] - calibration->at_0_kg[corner];
    return STEP_KG * counts / span;
}
