#ifndef INPUT_OPEN_BOARD_CLOCK_H
#define INPUT_OPEN_BOARD_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/**
 * The board's own time (32 bits of us that wrap) on the time line of our clock. Pure.
 *
 * The board knows to the microsecond when it took a sample; we know when we have read it, later
 * by what USB, the kernel and the scheduler took. The stamp is the board's time plus the smallest
 * difference seen between the two, so the even spacing of the samples survives an uneven
 * arrival. The difference may creep up by 200 parts in a million, twice what a cheap crystal is
 * off. No stamp is later than its reading or earlier than the stamp before.
 *
 *   next sample 0 .. 1 s later by the board, read at most 1 s after it was taken    that line
 *   anything else (the board has restarted, was asleep, its clock jumped)           a new line
 */
struct open_board_clock {
    bool running;
    uint32_t device_us;
    int64_t line_us;   // device_us without the wrap
    int64_t offset_us; // our clock - line_us
    int64_t stamp_us;  // the newest
    uint32_t jumps;
};

void open_board_clock_init(struct open_board_clock *clock);

/** When the sample read at read_us was taken. read_us does not run backwards. */
int64_t open_board_clock_stamp(struct open_board_clock *clock, uint32_t device_us, int64_t read_us);

#endif
