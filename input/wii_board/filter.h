#ifndef INPUT_WII_BOARD_FILTER_H
#define INPUT_WII_BOARD_FILTER_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Which load reports say something new. A board refreshes its cells about 63 times a second but
 * reports 100 times, so a third of the reports repeat their predecessor (devices.md 1.9). Pure.
 *
 *   loads equal the predecessor's, < 25 ms later, predecessor did not repeat    repeats
 *   loads equal the predecessor's otherwise: a person can stand that still      new
 *   everything else                                                             new
 */
struct wii_board_filter {
    bool has_report;
    bool repeated;      // the predecessor did
    uint16_t counts[4]; // of the predecessor
    int64_t report_us;
};

void wii_board_filter_init(struct wii_board_filter *filter);

/** true = leave it out. */
bool wii_board_filter_repeats(struct wii_board_filter *filter, int64_t t_us,
                              const uint16_t counts[4]);

#endif
