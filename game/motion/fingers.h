#ifndef GAME_MOTION_FINGERS_H
#define GAME_MOTION_FINGERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * How well fingers move one by one, from what keys and touch points can see: contacts (sway.md
 * 7.1; H4, H5). Computed after the trial from its cues and contacts; the running game with its
 * own rules is sim/fingers.
 *
 * Fingers are bits 0 .. 9 of a mask: thumb to little finger, left hand first, then right.
 *
 *   tap        first contact of a cued finger while its cue is valid; with two cued fingers both
 *              must come within 150 ms
 *   unwanted   contact of another finger within +-150 ms of the tap: the neighbours came along
 *   wrong      contact of another finger outside of that, while the cue is valid
 */

#define MOTION_FINGERS_COUNT     10
#define MOTION_FINGERS_WINDOW_US 150000

/** Valid from t_us until the next cue; the last one for as long as the one before it. */
struct motion_finger_cue {
    int64_t t_us;
    uint32_t fingers; // not 0
};

/** A finger came down. */
struct motion_finger_contact {
    int64_t t_us;
    int finger; // 0 .. 9; others are left out
};

struct motion_fingers {
    size_t cue_count;
    size_t tap_count;   // cues whose finger or fingers came
    size_t quiet_count; // of those, without an unwanted or wrong contact
    size_t unwanted_count;
    double enslaving_rate;          // unwanted contacts / taps; NaN without taps
    size_t order_errors;            // cues that another finger answered first, or alone
    double tap_interval_cv_percent; // of the times between taps of successive cues; NaN below three
    double reaction_s;              // mean from cue to tap; NaN without taps
    double pair_spread_s;           // mean time between the two fingers of a pair; NaN: no pairs
    // How often the finger of the column came along with a tap of the finger of the row.
    uint16_t along[MOTION_FINGERS_COUNT][MOTION_FINGERS_COUNT];
};

/**
 * Both in time order, borrowed. false: cues are out of order or ask for no finger, contacts are out
 * of order; *fingers is left alone.
 */
bool motion_fingers(const struct motion_finger_cue *cues, size_t cue_count,
                    const struct motion_finger_contact *contacts, size_t contact_count,
                    struct motion_fingers *fingers);

#endif
