#ifndef TESTS_AUDIO_RENDER_H
#define TESTS_AUDIO_RENDER_H

#include <stddef.h>

#include "game/audio/synth.h"

#define RENDER_REFRESH_FRAMES 240 // 5 ms, as decisions.md 5 asks

/** A sway as a fresh synth plays it, told every 5 ms what to sound like; frames is whole such. */
static inline void render_sway(float *stereo, size_t frames,
                               struct sim_cue_params (*sway_at)(double t_s))
{
    struct synth synth;
    synth_init(&synth);
    for (size_t at = 0; at < frames; at += RENDER_REFRESH_FRAMES) {
        struct sim_cue_params params = sway_at((double)at / SYNTH_RATE_HZ);
        synth_render(&synth, &params, stereo + 2 * at, RENDER_REFRESH_FRAMES);
    }
}

#endif
