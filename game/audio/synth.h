#ifndef GAME_AUDIO_SYNTH_H
#define GAME_AUDIO_SYNTH_H

#include <stddef.h>
#include <stdint.h>

#include "game/audio/bell.h"
#include "game/sim/cue.h"

/**
 * The two voices of the sway sound: parameters -> samples. Pure: no clock, no allocation, no
 * library state; the same calls give the same samples.
 *
 * The tone is a warm flute (fundamental, two weak harmonics) with a breath of surf in it, in
 * equal-power stereo, with a slow tremolo; the bell is in bell.h. Near the limit both have soft
 * ticks of 950 Hz, under which the voice steps back. Of the tone, frequency, pan, level and tremolo follow their parameters through a one-pole low-pass of
 * 20 Hz (sway.md 5.3: no zipper noise).
 *
 * |sample| <= 0.5012 (-6 dBFS) always. With level 0 the tone decays below -60 dBFS within 60 ms,
 * the bell within 300 ms, and the output becomes exactly 0. Changing the voice changes over softly.
 */

#define SYNTH_RATE_HZ 48000

struct synth {
    double octave; // of the pitch above 440 Hz
    double pan;
    double level;
    double tremolo_hz;
    double phase;         // of the fundamental, turns
    double tremolo_phase; // turns; 0 = loudest
    double tick_wait;     // share of the way to the next tick; stays at 1 while there are none
    double tick_age_s;    // since the last tick began
    double breath_low;    // states of the breath's band-pass
    double breath_lower;
    uint32_t noise; // never 0
    struct bell bell;
};

/** Silent, 440 Hz, middle. */
void synth_init(struct synth *synth);

/** Writes frames x 2 samples, left then right, -1 .. 1. Parameters out of range are cut. */
void synth_render(struct synth *synth, const struct sim_cue_params *params,
                  float *interleaved_stereo, size_t frames);

#endif
