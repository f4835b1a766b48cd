#include "input/open_board/clock.h"

#define STEP_MAX_US   1000000
#define BEHIND_MAX_US 1000000 // hidraw keeps 64 reports: 0.8 s at 80 samples a second
#define CREEP_DIVISOR 5000    // 200 parts in a million

void open_board_clock_init(struct open_board_clock *clock)
{
    *clock = (struct open_board_clock){.stamp_us = INT64_MIN};
}

static void begin_line(struct open_board_clock *clock, int64_t read_us)
{
    clock->running = true;
    clock->line_us = clock->device_us;
    clock->offset_us = read_us - clock->line_us;
}

int64_t open_board_clock_stamp(struct open_board_clock *clock, uint32_t device_us, int64_t read_us)
{
    uint32_t step_us = device_us - clock->device_us; // right across the wrap
    clock->device_us = device_us;
    if (!clock->running) {
        begin_line(clock, read_us);
    } else if (step_us > STEP_MAX_US) {
        clock->jumps++;
        begin_line(clock, read_us);
    } else {
        clock->line_us += step_us;
        clock->offset_us += step_us / CREEP_DIVISOR;
        int64_t behind_us = read_us - (clock->line_us + clock->offset_us);
        if (behind_us < 0)
            clock->offset_us += behind_us;
        if (behind_us > BEHIND_MAX_US) {
            clock->jumps++;
            begin_line(clock, read_us);
        }
    }
    int64_t stamp_us = clock->line_us + clock->offset_us;
    if (stamp_us > clock->stamp_us)
        clock->stamp_us = stamp_us;
    return clock->stamp_us;
}
