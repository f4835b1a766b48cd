#include "game/audio/cues.h"

#include <assert.h>
#include <math.h>

static const double TURN = 6.283185307179586;
static const double RELEASE_S = 0.02; // the last part of every note runs out to nothing

/** One struck tone: rises over attack_s, then falls by 1/e every decay_s, ends at length_s. */
struct note {
    double start_s;
    double frequency_hz;
    double peak; // of full scale
    double attack_s;
    double decay_s;
    double length_s; // 0 = no note
};

#define NOTES_MAX 5

static const struct note RECIPES[AUDIO_CUE_COUNT][NOTES_MAX] = {
    // A small bell: hum, strike note, and upper partials that die first.
    [AUDIO_CUE_SUCCESS] = {{0.0, 392.0, 0.10, 0.006, 0.60, 1.8},
                           {0.0, 784.0, 0.20, 0.004, 0.45, 1.8},
                           {0.0, 940.8, 0.06, 0.004, 0.30, 1.4},
                           {0.0, 1568.0, 0.05, 0.003, 0.20, 1.0},
                           {0.0, 2136.0, 0.02, 0.003, 0.10, 0.6}},
    [AUDIO_CUE_CHOOSE] = {{0.0, 660.0, 0.22, 0.003, 0.018, 0.10},
                          {0.0, 1320.0, 0.05, 0.003, 0.010, 0.08}},
    [AUDIO_CUE_PAUSE] = {{0.00, 659.3, 0.20, 0.015, 0.16, 0.50},
                         {0.22, 523.3, 0.20, 0.015, 0.22, 0.80}},
    [AUDIO_CUE_RESUME] = {{0.00, 523.3, 0.20, 0.015, 0.16, 0.50},
                          {0.22, 659.3, 0.20, 0.015, 0.22, 0.80}},
    [AUDIO_CUE_LEAD_IN] = {{0.0, 587.3, 0.20, 0.004, 0.035, 0.20}},
    [AUDIO_CUE_START] = {{0.0, 880.0, 0.22, 0.008, 0.12, 0.60}},
    // A fourth up, the second note ringing on: heard beside the voice, not startling on one leg.
    [AUDIO_CUE_CHIME] = {{0.00, 587.3, 0.16, 0.012, 0.14, 0.60},
                         {0.09, 784.0, 0.20, 0.012, 0.28, 1.10},
                         {0.09, 1568.0, 0.03, 0.010, 0.12, 0.60}},
    // Comes up to once a second: lower, rounder and shorter than all others.
    [AUDIO_CUE_SOFT] = {{0.0, 523.3, 0.22, 0.018, 0.07, 0.32},
                        {0.0, 1046.5, 0.03, 0.012, 0.03, 0.20}},
};

static size_t frames_of(double seconds)
{
    return (size_t)lround(seconds * CUES_RATE_HZ);
}

static size_t note_end(const struct note *note)
{
    return note->length_s > 0.0 ? frames_of(note->start_s + note->length_s) : 0;
}

static double note_sample(const struct note *note, double t_s)
{
    double envelope = exp(-fmax(t_s - note->attack_s, 0.0) / note->decay_s);
    if (t_s < note->attack_s)
        envelope *= 0.5 * (1.0 - cos(0.5 * TURN * t_s / note->attack_s));
    envelope *= fmin((note->length_s - t_s) / RELEASE_S, 1.0);
    return note->peak * envelope * sin(TURN * note->frequency_hz * t_s);
}

size_t cues_length(enum audio_cue cue)
{
    assert((unsigned)cue < AUDIO_CUE_COUNT);
    size_t length = 0;
    for (size_t i = 0; i < NOTES_MAX; i++) {
        size_t end = note_end(&RECIPES[cue][i]);
        length = end > length ? end : length;
    }
    assert(length > 0 && length <= CUES_LENGTH_MAX_FRAMES);
    return length;
}

void cues_render(enum audio_cue cue, float *interleaved_stereo)
{
    size_t length = cues_length(cue);
    for (size_t i = 0; i < 2 * length; i++)
        interleaved_stereo[i] = 0.0F;
    for (size_t n = 0; n < NOTES_MAX; n++) {
        const struct note *note = &RECIPES[cue][n];
        size_t start = frames_of(note->start_s);
        for (size_t i = start; i < note_end(note); i++) {
            float sample = (float)note_sample(note, (double)(i - start) / CUES_RATE_HZ);
            interleaved_stereo[2 * i] += sample;
            interleaved_stereo[2 * i + 1] += sample;
        }
    }
}
