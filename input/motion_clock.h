#ifndef INPUT_MOTION_CLOCK_H
#define INPUT_MOTION_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/**
 * When a sample was measured, on our clock, from the controller's own clock (devices.md 3.4, 3.5:
 * Bluetooth delivers unevenly, so rates are integrated over the sensor's time). Pure.
 *
 * A report is read at least as late as it was measured, so the smallest difference between our
 * clock and the controller's seen lately is the one with the least delay in it:
 *
 *   read      |    |      |        ||      |        delays vary
 *   sensor    .    .    .    .    .    .    .       equal steps
 *   offset    = min(read - sensor) over the last one to two seconds
 *
 * The offset falls at once, climbs by at most 2 % of the time that passes (two crystals differ by
 * 0.01 %, so this is only met after a pause), and jumps where more than 50 ms are missing: the
 * controller's clock has stood still or begun anew. Times never run backwards and are never
 * later than the read.
 */

struct motion_clock {
    bool begun;
    int64_t offset_us; // our clock minus the sensor's
    int64_t sensor_us; // of the newest sample
    int64_t newest_us; // told last
    uint32_t jumps;    // of the sensor's clock against ours
    // The smallest differences of this second and the one before.
    int64_t window_us;
    int64_t least_us;
    int64_t older_us;
};

void motion_clock_init(struct motion_clock *clock);

/** A report whose newest sample was measured at sensor_us and that was read at read_us. */
int64_t motion_clock_map(struct motion_clock *clock, int64_t sensor_us, int64_t read_us);

/**
 * A counter of few bits as a time that does not wrap. numerator / denominator us per tick; whole
 * turns that passed unseen are told by our own clock.
 */
struct motion_counter {
    uint32_t mask; // 0xFFFF or 0xFFFFFFFF
    uint32_t numerator;
    uint32_t denominator;
    bool begun;
    uint32_t last;
    int64_t ticks;
    int64_t read_us;
};

void motion_counter_init(struct motion_counter *counter, uint32_t mask, uint32_t numerator,
                         uint32_t denominator);
int64_t motion_counter_us(struct motion_counter *counter, uint32_t ticks, int64_t read_us);

#endif
