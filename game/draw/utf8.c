#include "game/draw/font.h"

static int following_bytes(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    if (first >= 0xF0 && first <= 0xF4)
        return 3;
    return -1;
}

unsigned draw_utf8_next(const char *text, size_t bytes, size_t *used)
{
    static const unsigned smallest[4] = {0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)text[0];
    int more = following_bytes(first);
    *used = 1;
    if (more < 0 || (size_t)more >= bytes)
        return more == 0 ? first : 0xFFFD;
    unsigned code = more ? first & (0x3Fu >> more) : first;
    for (int i = 1; i <= more; i++) {
        unsigned char next = (unsigned char)text[i];
        if ((next & 0xC0) != 0x80)
            return 0xFFFD;
        code = code << 6 | (next & 0x3Fu);
    }
    if (code < smallest[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0xFFFD;
    *used = (size_t)more + 1;
    return code;
}
