#ifndef GAME_SIM_CUE_H
#define GAME_SIM_CUE_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Sway as sound: what the ear is to be told this instant. Numbers only; audio/synth turns them
 * into samples. Map: sway.md 5.3 (Dozza, Chiari, Horak 2005), ours where it says so.
 */
enum sim_cue_voice {
    SIM_CUE_VOICE_TONE, // goes on while one sways, on the side swayed to; high = forward
    SIM_CUE_VOICE_BELL, // single strokes on the side to lean towards; high = lean forward
};

struct sim_cue_params {
    enum sim_cue_voice voice;
    double frequency_hz; // tone 220 .. 880, 440 = no sway fore or aft; bell 467 .. 933, 660
    double pan;          // -1 = all left .. +1 = all right; equal power
    double level;        // 0 = silence .. 1 = the loudest, -6 dBFS
    double tremolo_hz;   // 4 .. 12, quicker the farther to a side: the wavering
    double tick_hz;      // 0 = no ticks, else 2 .. 8, near the limit
    bool muted_by_fade;  // this block is played without sound; ticks still sound
};

struct sim_cue_settings {
    double dead_zone_mm; // r0 > 0: silent inside
    double limit_mm;     // the limit of stability, > dead_zone_mm: e = 1
};

/**
 * CoP relative to the ring's centre -> sound. Pure; the same in, the same out.
 *
 * e = (r - r0) / (limit - r0), cut to 0 .. 1, is split along the direction of sway into e_x and
 * e_y. The sound comes from the side swayed to. Positions or settings that are not finite, and a
 * limit not above the dead zone, are silent.
 */
struct sim_cue_params sim_cue_from_sway(const struct sim_cue_settings *settings, double ml_mm,
                                        double ap_mm);

/** Silence: what sim_cue_from_sway() gives inside the dead zone. */
struct sim_cue_params sim_cue_silence(void);

/**
 * What sim_cue_from_sway() gave, for the other voice (look/style.md 7): the side is the one to lean
 * towards, and so is the pitch, half an octave to either side of 660 Hz, where old ears hear well
 * (interface.md 2). A stroke that cannot be heard is none: outside the dead zone the level is
 * .25 .. 1. Silence, ticks, wavering and the fade are as in the tone.
 */
struct sim_cue_params sim_cue_as_bell(const struct sim_cue_params *tone);

/** "tone", "bell" and back. false: no such name, nothing is written. */
const char *sim_cue_voice_name(enum sim_cue_voice voice);
bool sim_cue_voice_from_name(const char *name, enum sim_cue_voice *voice);

#define SIM_CUE_FADE_BLOCK_US  5000000 // decisions.md 5
#define SIM_CUE_FADE_SHARE_MIN 0.3     // programme.md 2: 100 % -> 30 %

/**
 * Feedback that is withdrawn as a rung is mastered: a share of the 5 s blocks is played with
 * sound, the others without.
 */
struct sim_cue_fade {
    double share;  // of blocks with sound, 0.3 .. 1 (cut to it)
    uint32_t seed; // moves the pattern
};

/**
 * The share for a player who stands at difficulty 0 .. 1 with so many calm passes in a row at 1:
 * 100 % -> 30 % "as a rung is mastered" (programme.md 2; fading concurrent feedback: sway.md 5.2).
 * The path between is ours: all of it up to D = .7, where a pass begins to count (decisions.md 1);
 * from there half of the way falls evenly with D up to 1, half of it with the three passes at 1
 * that are mastery. Comes back by itself when the staircase goes down again. What is not finite
 * counts as nothing mastered.
 */
double sim_cue_fade_share(double difficulty, int mastered);

/**
 * Whether the block that holds trial time t_us (>= 0) sounds. Blocks with sound are spread evenly:
 * among any n neighbouring blocks their number is n x share, rounded up or down.
 */
bool sim_cue_fade_sounds(const struct sim_cue_fade *fade, int64_t t_us);

#endif
