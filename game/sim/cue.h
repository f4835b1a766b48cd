#ifndef GAME_SIM_CUE_H
#define GAME_SIM_CUE_H

#include <stdbool.h>

/**
 * Sway as sound: what the ear is to be told this instant. Numbers only; audio/synth turns them
 * into samples. Map: sway.md 5.3 (Dozza, Chiari, Horak 2005), ours where it says so.
 */
struct cue_params {
    double frequency_hz; // 220 .. 880; 440 = no sway fore or aft, higher = forward
    double pan;          // -1 = all left .. +1 = all right; equal power
    double level;        // 0 = silence .. 1 = the loudest, -6 dBFS
    double tremolo_hz;   // 4 .. 12
    double tick_hz;      // 0 = no ticks, else 2 .. 8, near the limit
    bool muted_by_fade;  // this block is played without sound; ticks still sound
};

struct cue_settings {
    double dead_zone_mm; // r0 > 0: silent inside
    double limit_mm;     // the limit of stability, > dead_zone_mm: e = 1
};

/** CoP relative to the ring's centre -> sound. Pure; the same in, the same out. */
struct cue_params cue_from_sway(const struct cue_settings *settings, double ml_mm, double ap_mm);

#endif
