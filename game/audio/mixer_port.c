#include "game/audio/mixer_port.h"

#include "game/audio/cues.h"
#include "game/base/log.h"

#include <SDL.h>
#include <SDL_mixer.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum {
    BUFFER_FRAMES = 480, // SDL's disk driver keeps time with 480, not with 512
    FADE_MS = 60,
    VOICE_CHANNELS = 2, // one speaks while the other fades
    CHANNELS = VOICE_CHANNELS + 4,
};

// The clips peak at -2 dBFS, the sway sound at -6, cues at -8: together they should not clip often.
static const double VOICE_GAIN = 0.65;

struct mixer_port {
    Mix_Chunk *cues[AUDIO_CUE_COUNT];
    int16_t *cue_samples[AUDIO_CUE_COUNT];
    Mix_Chunk *clips[VOICE_CHANNELS];
    int voice_channel; // the one that speaks or spoke last
    double voice_volume;
};

static void add_sway(void *user, Uint8 *stream, int bytes)
{
    sway_mix_add(user, (void *)stream, (size_t)bytes / (2 * sizeof(int16_t)));
}

static bool open_device(void)
{
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        goto fail;
    // No allowed changes: SDL converts when the hardware differs, the mixer's format stays ours.
    if (Mix_OpenAudioDevice(SYNTH_RATE_HZ, AUDIO_S16SYS, 2, BUFFER_FRAMES, NULL, 0) != 0)
        goto fail_subsystem;
    if (Mix_AllocateChannels(CHANNELS) == CHANNELS) {
        Mix_ReserveChannels(VOICE_CHANNELS);
        return true;
    }
    Mix_CloseAudio();
fail_subsystem:
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
fail:
    log_warning("sound: no device can be opened (%s); the game goes on in silence, with captions",
                SDL_GetError());
    return false;
}

static void close_device(void)
{
    Mix_CloseAudio();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

static bool render_cue(struct mixer_port *port, enum audio_cue cue)
{
    size_t samples = 2 * cues_length(cue);
    float *rendered = malloc(samples * sizeof *rendered);
    port->cue_samples[cue] = malloc(samples * sizeof *port->cue_samples[cue]);
    bool good = rendered && port->cue_samples[cue];
    if (good) {
        cues_render(cue, rendered);
        for (size_t i = 0; i < samples; i++)
            port->cue_samples[cue][i] = (int16_t)lroundf(rendered[i] * 32767.0F);
        port->cues[cue] =
            Mix_QuickLoad_RAW((void *)port->cue_samples[cue], (Uint32)(samples * sizeof(int16_t)));
        good = port->cues[cue] != NULL;
    }
    free(rendered);
    return good;
}

static void free_chunks(struct mixer_port *port)
{
    for (int i = 0; i < VOICE_CHANNELS; i++)
        if (port->clips[i])
            Mix_FreeChunk(port->clips[i]);
    for (int cue = 0; cue < AUDIO_CUE_COUNT; cue++) {
        if (port->cues[cue])
            Mix_FreeChunk(port->cues[cue]);
        free(port->cue_samples[cue]);
    }
}

bool mixer_port_open(struct sway_mix *sway, struct mixer_port **port)
{
    *port = NULL;
    if (!open_device())
        return false;
    struct mixer_port *opened = calloc(1, sizeof *opened);
    if (!opened)
        goto fail_device;
    for (int cue = 0; cue < AUDIO_CUE_COUNT; cue++)
        if (!render_cue(opened, (enum audio_cue)cue))
            goto fail_cues;
    mixer_port_set_volume(opened, 1.0, 1.0);
    Mix_SetPostMix(add_sway, sway);
    *port = opened;
    return true;
fail_cues:
    free_chunks(opened);
    free(opened);
fail_device:
    close_device();
    log_error("sound: no memory for the cues; the game goes on in silence");
    return false;
}

void mixer_port_close(struct mixer_port *port)
{
    if (!port)
        return;
    Mix_SetPostMix(NULL, NULL);
    Mix_HaltChannel(-1);
    free_chunks(port);
    close_device();
    free(port);
}

bool mixer_port_speak(struct mixer_port *port, const char *path)
{
    Mix_Chunk *clip = Mix_LoadWAV(path);
    if (!clip) {
        log_warning("voice: %s cannot be played: %s", path, Mix_GetError());
        return false;
    }
    mixer_port_hush(port);
    int channel = (port->voice_channel + 1) % VOICE_CHANNELS;
    Mix_HaltChannel(channel);
    if (port->clips[channel])
        Mix_FreeChunk(port->clips[channel]);
    port->clips[channel] = clip;
    port->voice_channel = channel;
    Mix_Volume(channel, (int)lround(port->voice_volume * VOICE_GAIN * MIX_MAX_VOLUME));
    return Mix_PlayChannel(channel, clip, 0) == channel;
}

bool mixer_port_speaking(const struct mixer_port *port)
{
    return Mix_Playing(port->voice_channel) &&
           Mix_FadingChannel(port->voice_channel) == MIX_NO_FADING;
}

void mixer_port_hush(struct mixer_port *port)
{
    if (Mix_Playing(port->voice_channel))
        Mix_FadeOutChannel(port->voice_channel, FADE_MS);
}

void mixer_port_cue(struct mixer_port *port, enum audio_cue cue)
{
    Mix_PlayChannel(-1, port->cues[cue], 0); // all four busy: one cue less, nobody waits for it
}

void mixer_port_set_volume(struct mixer_port *port, double voice, double cues)
{
    port->voice_volume = voice;
    if (mixer_port_speaking(port)) // a fade under way would jump
        Mix_Volume(port->voice_channel, (int)lround(voice * VOICE_GAIN * MIX_MAX_VOLUME));
    for (int channel = VOICE_CHANNELS; channel < CHANNELS; channel++)
        Mix_Volume(channel, (int)lround(cues * MIX_MAX_VOLUME));
}
