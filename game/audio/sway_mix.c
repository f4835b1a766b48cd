#include "game/audio/sway_mix.h"

#include <math.h>
#include <string.h>

static const double GAIN_FOLLOW = 0.0008; // per frame: 26 ms to settle by 1/e, no step is heard

#define CHUNK_FRAMES 120

enum word {
    WORD_FREQUENCY,
    WORD_PAN,
    WORD_LEVEL,
    WORD_TREMOLO,
    WORD_TICK,
    WORD_VOLUME,
    WORD_FLAGS,
};

enum flag {
    FLAG_MUTED_BY_FADE = 1,
    FLAG_DUCKED = 2,
    FLAG_BELL = 4,
};

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double value_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

void sway_mix_init(struct sway_mix *mix)
{
    memset(mix, 0, sizeof *mix);
    atomic_init(&mix->sequence, 0);
    for (size_t i = 0; i < SWAY_MIX_WORDS; i++)
        atomic_init(&mix->words[i], 0);
    synth_init(&mix->synth);
    mix->playing = sim_cue_silence();
}

void sway_mix_set(struct sway_mix *mix, const struct sim_cue_params *params, double volume,
                  bool ducked)
{
    uint64_t words[SWAY_MIX_WORDS] = {
        [WORD_FREQUENCY] = bits_of(params->frequency_hz),
        [WORD_PAN] = bits_of(params->pan),
        [WORD_LEVEL] = bits_of(params->level),
        [WORD_TREMOLO] = bits_of(params->tremolo_hz),
        [WORD_TICK] = bits_of(params->tick_hz),
        [WORD_VOLUME] = bits_of(volume),
        [WORD_FLAGS] = (params->muted_by_fade ? FLAG_MUTED_BY_FADE : 0) |
                       (ducked ? FLAG_DUCKED : 0) |
                       (params->voice == SIM_CUE_VOICE_BELL ? FLAG_BELL : 0),
    };
    unsigned sequence = atomic_load_explicit(&mix->sequence, memory_order_relaxed);
    // Released word by word: whoever reads one of the new words also sees the odd number.
    atomic_store_explicit(&mix->sequence, sequence + 1, memory_order_relaxed);
    for (size_t i = 0; i < SWAY_MIX_WORDS; i++)
        atomic_store_explicit(&mix->words[i], words[i], memory_order_release);
    atomic_store_explicit(&mix->sequence, sequence + 2, memory_order_release);
}

/** Takes the newest whole block. Keeps the old one when there is none or it is being written. */
static bool take_block(struct sway_mix *mix)
{
    unsigned before = atomic_load_explicit(&mix->sequence, memory_order_acquire);
    if (before == mix->played_sequence || before % 2 != 0)
        return false;
    uint64_t words[SWAY_MIX_WORDS];
    for (size_t i = 0; i < SWAY_MIX_WORDS; i++)
        words[i] = atomic_load_explicit(&mix->words[i], memory_order_acquire);
    if (atomic_load_explicit(&mix->sequence, memory_order_relaxed) != before)
        return false;
    mix->played_sequence = before;
    uint64_t flags = words[WORD_FLAGS];
    mix->playing = (struct sim_cue_params){
        .voice = flags & FLAG_BELL ? SIM_CUE_VOICE_BELL : SIM_CUE_VOICE_TONE,
        .frequency_hz = value_of(words[WORD_FREQUENCY]),
        .pan = value_of(words[WORD_PAN]),
        .level = value_of(words[WORD_LEVEL]),
        .tremolo_hz = value_of(words[WORD_TREMOLO]),
        .tick_hz = value_of(words[WORD_TICK]),
        .muted_by_fade = (flags & FLAG_MUTED_BY_FADE) != 0,
    };
    mix->volume = fmin(fmax(value_of(words[WORD_VOLUME]), 0.0), 1.0);
    mix->ducked = (flags & FLAG_DUCKED) != 0;
    return true;
}

static int16_t add_sample(int16_t there, double sample)
{
    long sum = there + lround(sample * 32767.0);
    return (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
}

static void add_chunk(struct sway_mix *mix, int16_t *interleaved_stereo, size_t frames)
{
    double gain = mix->volume * (mix->ducked ? SWAY_MIX_DUCK : 1.0);
    if (mix->synth.level == 0.0 &&
        bell_is_silent(
            &mix->synth.bell)) // nothing to hear the jump in, and a tone must not come in late
        mix->gain = gain;
    float samples[2 * CHUNK_FRAMES];
    synth_render(&mix->synth, &mix->playing, samples, frames);
    for (size_t i = 0; i < frames; i++) {
        mix->gain += GAIN_FOLLOW * (gain - mix->gain);
        for (size_t side = 2 * i; side < 2 * i + 2; side++)
            interleaved_stereo[side] =
                add_sample(interleaved_stereo[side], mix->gain * (double)samples[side]);
    }
}

void sway_mix_add(struct sway_mix *mix, int16_t *interleaved_stereo, size_t frames)
{
    if (take_block(mix))
        mix->held_frames = 0;
    else if (mix->held_frames < SWAY_MIX_HOLD_FRAMES)
        mix->held_frames += frames;
    if (mix->held_frames >= SWAY_MIX_HOLD_FRAMES) {
        mix->playing.level = 0.0;
        mix->playing.tick_hz = 0.0;
    }
    while (frames > 0) {
        size_t chunk = frames < CHUNK_FRAMES ? frames : CHUNK_FRAMES;
        add_chunk(mix, interleaved_stereo, chunk);
        interleaved_stereo += 2 * chunk;
        frames -= chunk;
    }
}
