#include "input/motion_clock.h"

#include <string.h>

#define WINDOW_US   1000000
#define JUMP_US     50000
#define CLIMB_SHARE 50 // one part in so many

void motion_clock_init(struct motion_clock *clock)
{
    memset(clock, 0, sizeof *clock);
}

static int64_t smaller(int64_t a_us, int64_t b_us)
{
    return a_us < b_us ? a_us : b_us;
}

static void begin(struct motion_clock *clock, int64_t difference_us, int64_t read_us)
{
    clock->offset_us = difference_us;
    clock->least_us = difference_us;
    clock->older_us = difference_us;
    clock->window_us = read_us;
}

static void remember(struct motion_clock *clock, int64_t difference_us, int64_t read_us)
{
    if (read_us - clock->window_us < WINDOW_US) {
        clock->least_us = smaller(clock->least_us, difference_us);
        return;
    }
    clock->older_us = clock->least_us;
    clock->least_us = difference_us;
    clock->window_us = read_us;
}

static void follow(struct motion_clock *clock, int64_t passed_us)
{
    int64_t missing_us = smaller(clock->least_us, clock->older_us) - clock->offset_us;
    int64_t climb_us = passed_us > 0 ? passed_us / CLIMB_SHARE : 0;
    if (missing_us > JUMP_US)
        clock->jumps++;
    if (missing_us < 0 || missing_us > JUMP_US)
        clock->offset_us += missing_us;
    else
        clock->offset_us += smaller(missing_us, climb_us);
}

int64_t motion_clock_map(struct motion_clock *clock, int64_t sensor_us, int64_t read_us)
{
    int64_t difference_us = read_us - sensor_us;
    // A sensor far ahead of the past has been reset: what was learnt is void.
    bool ahead = clock->begun && difference_us < clock->offset_us - JUMP_US;
    if (!clock->begun || ahead)
        begin(clock, difference_us, read_us);
    if (ahead)
        clock->jumps++;
    remember(clock, difference_us, read_us);
    follow(clock, clock->begun ? sensor_us - clock->sensor_us : 0);
    clock->sensor_us = sensor_us;
    int64_t t_us = sensor_us + clock->offset_us;
    if (clock->begun && t_us < clock->newest_us)
        t_us = clock->newest_us;
    clock->begun = true;
    clock->newest_us = t_us;
    return t_us;
}

void motion_counter_init(struct motion_counter *counter, uint32_t mask, uint32_t numerator,
                         uint32_t denominator)
{
    *counter = (struct motion_counter){
        .mask = mask,
        .numerator = numerator,
        .denominator = denominator,
    };
}

static int64_t ticks_to_us(const struct motion_counter *counter, int64_t ticks)
{
    return ticks * counter->numerator / counter->denominator;
}

int64_t motion_counter_us(struct motion_counter *counter, uint32_t ticks, int64_t read_us)
{
    if (counter->begun) {
        int64_t turn = (int64_t)counter->mask + 1;
        int64_t turn_us = ticks_to_us(counter, turn);
        int64_t passed = (ticks - counter->last) & counter->mask;
        int64_t unseen_us = read_us - counter->read_us - ticks_to_us(counter, passed);
        if (unseen_us > turn_us / 2)
            passed += (unseen_us + turn_us / 2) / turn_us * turn;
        counter->ticks += passed;
    }
    counter->begun = true;
    counter->last = ticks & counter->mask;
    counter->read_us = read_us;
    return ticks_to_us(counter, counter->ticks);
}
