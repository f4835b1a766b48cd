#include "game/store/store.h"

#include <assert.h>
#include <sys/random.h>

// RFC 4122, version 4: 122 random bits.
void store_uuid(char uuid[STORE_UUID_SIZE])
{
    static const char DIGITS[] = "0123456789abcdef";
    uint8_t bytes[16];
    // Up to 256 bytes come whole and without an error once the kernel has booted.
    ssize_t got = getrandom(bytes, sizeof bytes, 0);
    assert(got == (ssize_t)sizeof bytes);
    bytes[6] = (uint8_t)((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (uint8_t)((bytes[8] & 0x3f) | 0x80);
    char *out = uuid;
    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = DIGITS[bytes[i] >> 4];
        *out++ = DIGITS[bytes[i] & 0x0f];
    }
    *out = '\0';
}
