#include "tests/rig/hand/hand.h"

int hand_noise(uint32_t ticks, int channel)
{
    return (int)((ticks * 2654435761u + (unsigned)channel * 40503u) >> 16) % 5 - 2;
}

void hand_put_i16_le(uint8_t *to, int value)
{
    to[0] = (uint8_t)value;
    to[1] = (uint8_t)((unsigned)value >> 8);
}

void hand_put_i16_be(uint8_t *to, int value)
{
    to[0] = (uint8_t)((unsigned)value >> 8);
    to[1] = (uint8_t)value;
}
