#ifndef GAME_PLATFORM_MACHINE_CLOCK_H
#define GAME_PLATFORM_MACHINE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "game/base/clock.h"

/**
 * The machine's time, or the one that --clock pretends: ISO[xN], wall and monotonic alike.
 * "2026-11-20T09:30:00" (local, with Z: UTC), "2026-11-20T09:30:00x60": an hour in a minute.
 */
struct machine_clock {
    bool pretended;
    int64_t start_wall_s;  // pretended wall time at start
    int32_t utc_offset_s;  // pretended, 0 unless the machine's own is used
    double speed;          // 1 .. 1000
    int64_t start_mono_us; // the machine's, at start
    bool manual;           // headless: moves only by machine_clock_advance()
    int64_t advanced_us;
};

/** The machine's own time. */
void machine_clock_init(struct machine_clock *clock);

/** false: text is not ISO 8601 with an optional speed; *clock is untouched. */
bool machine_clock_pretend(struct machine_clock *clock, const char *text);

/**
 * From now on time stands still but for machine_clock_advance(): at the pretended time, if there is
 * one, and at the same monotonic time in every run, so that the same run gives the same picture.
 */
void machine_clock_take_over(struct machine_clock *clock);
void machine_clock_advance(struct machine_clock *clock, int64_t us);

struct clock machine_clock_now(const struct machine_clock *clock);

/** CLOCK_MONOTONIC in us, never pretended: what devices stamp with. */
int64_t machine_clock_mono_us(void);

/** Sleeps; for real-time headless runs. */
void machine_clock_sleep_us(int64_t us);

#endif
