#ifndef GAME_AUDIO_SWAY_MIX_H
#define GAME_AUDIO_SWAY_MIX_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/audio/synth.h"
#include "game/sim/cue.h"

/**
 * The sway sound on its way into the sound card's buffer.
 *
 * Two threads: main sets parameters, the sound thread mixes. Between them lies one seqlocked block
 * of atomic words: the mixer never waits. When it meets main in the middle of writing it plays the
 * block before, so that a new block is heard at most one buffer late.
 */

#define SWAY_MIX_WORDS       8
#define SWAY_MIX_HOLD_FRAMES (SYNTH_RATE_HZ * 3 / 10) // 300 ms without a new block: silence
#define SWAY_MIX_DUCK        0.5                      // share that stays under the voice: -6 dB

struct sway_mix {
    atomic_uint sequence; // odd while main writes
    atomic_uint_least64_t words[SWAY_MIX_WORDS];

    // The sound thread's own.
    struct synth synth;
    struct sim_cue_params playing;
    double volume;
    bool ducked;
    unsigned played_sequence;
    size_t held_frames; // since the last new block
    double gain;
};

void sway_mix_init(struct sway_mix *mix);

/**
 * Main: what is to be heard from now on. volume 0 .. 1; ducked = the voice speaks. Calling it with
 * the same values again keeps the sound alive.
 */
void sway_mix_set(struct sway_mix *mix, const struct sim_cue_params *params, double volume,
                  bool ducked);

/** Sound thread: adds the next frames to 16-bit stereo samples at 48 kHz; cuts at full scale. */
void sway_mix_add(struct sway_mix *mix, int16_t *interleaved_stereo, size_t frames);

#endif
