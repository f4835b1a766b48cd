#include "input/motion_report.h"

#include <zlib.h>

uint32_t motion_report_crc(uint8_t seed, const uint8_t *bytes, size_t size)
{
    uLong crc = crc32(0, &seed, 1);
    return (uint32_t)crc32(crc, bytes, (uInt)size);
}

uint16_t motion_report_u16_le(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

int16_t motion_report_i16_le(const uint8_t *bytes)
{
    int value = motion_report_u16_le(bytes);
    return (int16_t)(value > INT16_MAX ? value - 0x10000 : value);
}

uint32_t motion_report_u32_le(const uint8_t *bytes)
{
    return motion_report_u16_le(bytes) | (uint32_t)motion_report_u16_le(bytes + 2) << 16;
}

uint16_t motion_report_u16_be(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

int motion_report_bars(int percent, bool charging)
{
    if (percent >= 75)
        return 4;
    if (percent >= 50)
        return 3;
    if (percent >= 25)
        return 2;
    return percent >= 10 || charging ? 1 : 0;
}
