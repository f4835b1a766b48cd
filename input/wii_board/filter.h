#ifndef INPUT_WII_BOARD_FILTER_H
#define INPUT_WII_BOARD_FILTER_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Which load reports are samples. A board refreshes its cells about 63 times a second but
 * reports 100 times, so a third of the reports repeat their predecessor (devices.md 1.9); and
 * now and then one cell reads nothing for a sample or two, which throws the centre of pressure
 * by 4 to 7 cm (sway.md 2.2). Pure.
 *
 *   loads equal the predecessor's, < 25 ms later, predecessor was not dropped    DUPLICATE
 *   loads equal the predecessor's otherwise                                      SAMPLE
 *   one cell fell by > 50 % (and > 2 kg) since a sample at most 100 ms old,
 *   the other three changed by < 3 % (or < 0.1 kg), at most two in a row         GLITCH
 *   everything else                                                              SAMPLE
 */

enum wii_board_filter_result {
    WII_BOARD_FILTER_SAMPLE,
    WII_BOARD_FILTER_DUPLICATE,
    WII_BOARD_FILTER_GLITCH,
};

struct wii_board_filter {
    bool has_report;
    bool dropped_duplicate; // the predecessor was dropped as a duplicate
    uint16_t counts[4];     // of the predecessor
    int64_t report_us;
    bool has_sample;
    double sample_kg[4]; // the newest sample let through
    int64_t sample_us;
    int glitches; // in a row
};

void wii_board_filter_init(struct wii_board_filter *filter);

/** counts as reported, kg the same loads from the factory's zero. */
enum wii_board_filter_result wii_board_filter_push(struct wii_board_filter *filter, int64_t t_us,
                                                   const uint16_t counts[4], const double kg[4]);

#endif
