#ifndef INPUT_VIRTUAL_ARRIVAL_H
#define INPUT_VIRTUAL_ARRIVAL_H

#include <stdbool.h>
#include <stdint.h>

#include "input/virtual/noise.h"

/**
 * When the reports of a board come in, and what age their contents have.
 *
 * Even: one every 1 / rate, fresh. Over Bluetooth as measured on a real board (devices.md 1.9):
 * the radio takes a report in each slot of one report interval, or none and then two in the next.
 * With the share of single slots at 41 % that gives gaps of 0, 1 and 2 intervals in 37, 26 and
 * 37 % of cases (measured: 37, 27, 36). The cells are read only 63 times in 100 reports, so 37 %
 * of the reports repeat their predecessor exactly, never two in a row.
 */
struct arrival {
    double interval_us;
    double first_us;
    bool bluetooth;
    struct noise_source source;
    uint64_t reports; // produced so far
    uint64_t waiting; // produced, arriving in the slot after the next
    int64_t last_us;
};

struct arrival_report {
    int64_t t_us;    // arrives; never before its predecessor
    int64_t read_us; // when the cells were read; equal to the predecessor's = the same contents
};

/** The first report comes one interval after start_us. rate_hz > 0. */
void arrival_init(struct arrival *arrival, int64_t start_us, double rate_hz, bool bluetooth,
                  uint64_t seed);

/** The next report. */
struct arrival_report arrival_next(struct arrival *arrival);

#endif
