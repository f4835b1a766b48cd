#ifndef GAME_AUDIO_CUES_H
#define GAME_AUDIO_CUES_H

#include <stddef.h>

#include "game/audio/audio.h"

/**
 * The short cues as recipes: struck tones with a soft start and a natural end, mainly 500-1000 Hz
 * (interface.md 2). Pure. All cues stay at or below -6 dBFS, none is a warning or a buzzer.
 */

#define CUES_RATE_HZ           48000
#define CUES_LENGTH_MAX_FRAMES (2 * CUES_RATE_HZ)

/** Frames of a cue, 1 .. CUES_LENGTH_MAX_FRAMES. */
size_t cues_length(enum audio_cue cue);

/**
 * Writes the whole cue, both channels alike, interleaved, -1 .. 1. Room for
 * 2 x cues_length(cue) floats is the caller's.
 */
void cues_render(enum audio_cue cue, float *interleaved_stereo);

#endif
