#ifndef GAME_BASE_CLOCK_H
#define GAME_BASE_CLOCK_H

#include <stdint.h>

/**
 * The time as somebody set it. Nothing in the rules asks the machine: platform fills this once a
 * frame, tests and --clock fill it with what they like.
 */
struct clock {
    int64_t mono_us;      // never runs backwards
    int64_t wall_s;       // seconds since 1970 UTC
    int32_t utc_offset_s; // local time = wall_s + utc_offset_s
};

#endif
