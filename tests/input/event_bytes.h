#ifndef TESTS_INPUT_EVENT_BYTES_H
#define TESTS_INPUT_EVENT_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Bytes as read() on the board's event node gives them on a 64 bit kernel: time (two longs),
// type, code, value, little endian, 24 bytes each. Written from the numbers of the kernel's
// documentation (input-event-codes): EV_SYN 0, EV_KEY 1, EV_ABS 3; ABS_HAT0X 10h, HAT0Y 11h,
// HAT1X 12h, HAT1Y 13h; BTN_A 130h; SYN_REPORT 0, SYN_DROPPED 3.

#define EVENT_BYTES_SIZE 24

struct event_bytes {
    uint8_t bytes[64 * EVENT_BYTES_SIZE];
    size_t size;
};

static inline void event_bytes_add(struct event_bytes *events, uint8_t type, uint16_t code,
                                   int32_t value)
{
    uint8_t *at = events->bytes + events->size;
    memset(at, 0x5A, 16); // a time that nobody needs
    at[16] = type;
    at[17] = 0;
    at[18] = (uint8_t)code;
    at[19] = (uint8_t)(code >> 8);
    for (int i = 0; i < 4; i++)
        at[20 + i] = (uint8_t)((uint32_t)value >> 8 * i);
    events->size += EVENT_BYTES_SIZE;
}

/** One whole state, 10 g steps, in the order TR BR TL BL; -1 = that axis has not changed. */
static inline void event_bytes_state(struct event_bytes *events, const int32_t steps[4])
{
    for (int i = 0; i < 4; i++)
        if (steps[i] >= 0)
            event_bytes_add(events, 3, (uint16_t)(0x10 + i), steps[i]);
    event_bytes_add(events, 0, 0, 0);
}

#endif
