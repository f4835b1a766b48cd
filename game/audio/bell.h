#ifndef GAME_AUDIO_BELL_H
#define GAME_AUDIO_BELL_H

#include <stdbool.h>

/**
 * The bell of the sway sound: one stroke, at most every 900 ms, while it is wanted (look/style.md
 * 7). Pure. A stroke takes pitch, side, loudness and wavering as they are when the clapper falls
 * and keeps them until it has rung out: a bell does not glide.
 *
 * Four partials, the strike note by far the strongest. -1 .. 1 at level 1. When it is no longer
 * wanted it is damped: -60 dB within 300 ms.
 */

#define BELL_PARTIALS 4
#define BELL_REST_S   0.9

struct bell {
    double since_s; // since the last stroke, BELL_REST_S when there was none
    double frequency_hz;
    double tremolo_hz;
    double level;
    double pan; // where it sounds now; slides to stroke_pan in a few ms
    double stroke_pan;
    double phase[BELL_PARTIALS]; // turns
    double amplitude[BELL_PARTIALS];
};

/** What the next stroke would be. */
struct bell_stroke {
    double frequency_hz;
    double pan;   // -1 .. 1
    double level; // 0 .. 1; 0 = not wanted
    double tremolo_hz;
    double rate_hz; // samples a second
};

void bell_init(struct bell *bell);

/** The next sample; strikes when it is wanted and the rest is over. */
double bell_next(struct bell *bell, const struct bell_stroke *stroke);

bool bell_is_silent(const struct bell *bell);

/** Time passes in silence. */
void bell_wait(struct bell *bell, double seconds);

#endif
