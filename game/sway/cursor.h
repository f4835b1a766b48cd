#ifndef GAME_SWAY_CURSOR_H
#define GAME_SWAY_CURSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "game/sway/biquad.h"
#include "game/sway/cop.h"

/**
 * The live CoP: what the player sees and hears (sway.md 2.6).
 *
 * A causal second-order Butterworth low-pass fed by a regular 100 Hz hold of the newest sample, so
 * that a board whose reports come in clumps moves the cursor as one with an even rate. Group delay
 * at 0.5 .. 1 Hz and 6 Hz cut-off: 38 ms. Time is sample time: the same samples give the same
 * cursor whatever the frame rate. No allocation.
 */

#define SWAY_CURSOR_CUTOFF_HZ  6.0
#define SWAY_CURSOR_RATE_HZ    100.0
#define SWAY_CURSOR_MAX_GAP_US 250000

struct sway_cursor {
    struct sway_biquad ml;
    struct sway_biquad ap;
    struct sway_point held;     // newest sample
    struct sway_point filtered; // at the last tick of the grid
    double speed_mm_s;          // of the filtered point over the last tick
    int64_t last_t_us;
    int64_t next_tick_us;
    bool started;
};

/** cutoff_hz in 0 .. 50, exclusive; SWAY_CURSOR_CUTOFF_HZ for what is shown. */
void sway_cursor_init(struct sway_cursor *cursor, double cutoff_hz);

/**
 * Feeds one sample; t_us never runs backwards (an older one is ignored). The first sample, and the
 * first after a gap of more than SWAY_CURSOR_MAX_GAP_US, becomes the filter's past: the cursor is
 * there at once, without a swing-in.
 */
void sway_cursor_push(struct sway_cursor *cursor, int64_t t_us, const struct sway_point *cop);

/** Filtered CoP at the newest sample's time. false = nothing was pushed yet. */
bool sway_cursor_get(const struct sway_cursor *cursor, struct sway_point *cop);

/** Forgets all samples, keeps the cut-off (somebody stepped off). */
void sway_cursor_reset(struct sway_cursor *cursor);

#endif
