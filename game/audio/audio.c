#include "game/audio/audio.h"

#include "game/audio/mixer_port.h"
#include "game/audio/sway_mix.h"
#include "game/audio/voice.h"
#include "game/audio/voice_queue.h"
#include "game/base/log.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const int64_t BREATH_US = 200000; // between two plain lines

struct audio {
    struct sway_mix sway;
    struct mixer_port *port; // NULL = silent
    struct voice voice;
    struct voice_queue queue;
    char *voice_dir;
    char *user_voice_dir;
    double volume[AUDIO_VOLUME_COUNT];
    int64_t now_us;
    size_t line; // being spoken, valid while speaking
    bool speaking;
    bool clip_plays; // else the caption stands until line_end_us
    int64_t line_began_us;
    int64_t line_end_us; // about, while a clip plays
    char page[VOICE_PAGE_SIZE];
    int64_t next_line_us; // no plain line before
};

struct audio_settings audio_settings_default(void)
{
    return (struct audio_settings){.language = "en", .volume = {1.0, 1.0, 1.0}};
}

static double unit(double value)
{
    return fmin(fmax(value, 0.0), 1.0);
}

static bool copy_string(const char *from, char **to)
{
    *to = from ? strdup(from) : NULL;
    return !from || *to;
}

/** Takes the language, else English, else no voice at all. */
static void load_voice(struct audio *audio, const char *language)
{
    char error[256];
    if (!audio->voice_dir || audio_set_language(audio, language))
        return;
    if (!voice_load(&audio->voice, audio->voice_dir, audio->user_voice_dir, "en", error,
                    sizeof error))
        log_warning("%s; nothing is spoken", error);
}

bool audio_open(const struct audio_settings *settings, struct audio **audio)
{
    *audio = NULL;
    struct audio *opened = calloc(1, sizeof *opened);
    if (!opened)
        return false;
    sway_mix_init(&opened->sway);
    voice_queue_init(&opened->queue);
    if (!copy_string(settings->voice_dir, &opened->voice_dir) ||
        !copy_string(settings->user_voice_dir, &opened->user_voice_dir)) {
        audio_close(opened);
        return false;
    }
    load_voice(opened, settings->language ? settings->language : "en");
    if (!settings->silent)
        mixer_port_open(&opened->sway, &opened->port); // has said why if it could not
    for (int which = 0; which < AUDIO_VOLUME_COUNT; which++)
        audio_set_volume(opened, (enum audio_volume)which, settings->volume[which]);
    *audio = opened;
    return true;
}

void audio_close(struct audio *audio)
{
    if (!audio)
        return;
    mixer_port_close(audio->port);
    voice_finish(&audio->voice);
    free(audio->voice_dir);
    free(audio->user_voice_dir);
    free(audio);
}

bool audio_set_language(struct audio *audio, const char *language)
{
    struct voice other;
    char error[256];
    if (!audio->voice_dir ||
        !voice_load(&other, audio->voice_dir, audio->user_voice_dir, language, error, sizeof error))
        return false;
    audio_hush(audio); // what waits are lines of the old language
    voice_finish(&audio->voice);
    audio->voice = other;
    return true;
}

void audio_set_volume(struct audio *audio, enum audio_volume which, double volume)
{
    assert((unsigned)which < AUDIO_VOLUME_COUNT);
    audio->volume[which] = unit(volume);
    if (audio->port)
        mixer_port_set_volume(audio->port, audio->volume[AUDIO_VOLUME_VOICE],
                              audio->volume[AUDIO_VOLUME_CUES]);
}

bool audio_say(struct audio *audio, const char *id, int n)
{
    size_t line;
    if (!voice_find(&audio->voice, id, n, &line)) {
        if (audio->voice.count > 0) // without captions it was said once, at opening
            log_warning("voice: there is no line %s for %d", id, n);
        return false;
    }
    if (!voice_queue_push(&audio->queue, line, voice_manner_of(id), audio->now_us))
        log_warning("voice: too many lines wait, %s is not spoken", id);
    return true;
}

void audio_hush(struct audio *audio)
{
    voice_queue_init(&audio->queue);
    if (audio->port)
        mixer_port_hush(audio->port);
    audio->speaking = false;
}

void audio_cue(struct audio *audio, enum audio_cue cue)
{
    assert((unsigned)cue < AUDIO_CUE_COUNT);
    if (audio->port)
        mixer_port_cue(audio->port, cue);
}

void audio_set_sway(struct audio *audio, const struct sim_cue_params *params)
{
    sway_mix_set(&audio->sway, params, audio->volume[AUDIO_VOLUME_SWAY], audio->speaking);
}

void audio_sway_off(struct audio *audio)
{
    struct sim_cue_params silence = sim_cue_silence();
    audio_set_sway(audio, &silence);
}

/** The user's clip, the built one when that cannot be played. false = the line stays silent. */
static bool speak(struct audio *audio, size_t line)
{
    char path[2 * VOICE_PATH_SIZE];
    for (int source = 0; audio->port && source < VOICE_SOURCE_COUNT; source++)
        if (voice_clip_path(&audio->voice, line, (enum voice_source)source, path, sizeof path) &&
            mixer_port_speak(audio->port, path))
            return true;
    return false;
}

static void begin_line(struct audio *audio, size_t line)
{
    audio->line = line;
    audio->speaking = true;
    audio->clip_plays = speak(audio, line);
    const char *caption = voice_caption(&audio->voice, line);
    audio->line_began_us = audio->now_us;
    audio->line_end_us =
        audio->now_us + (audio->clip_plays ? voice_clip_us(caption) : voice_caption_us(caption));
}

static bool line_has_ended(const struct audio *audio)
{
    if (audio->clip_plays)
        return !mixer_port_speaking(audio->port);
    return audio->now_us >= audio->line_end_us;
}

static const char *caption_now(struct audio *audio)
{
    double share = (double)(audio->now_us - audio->line_began_us) /
                   (double)(audio->line_end_us - audio->line_began_us);
    return voice_caption_page(voice_caption(&audio->voice, audio->line), share, audio->page);
}

const char *audio_update(struct audio *audio, int64_t now_us)
{
    audio->now_us = now_us;
    if (voice_queue_take_cut(&audio->queue) && audio->speaking) {
        if (audio->port)
            mixer_port_hush(audio->port);
        audio->speaking = false;
        audio->next_line_us = now_us;
    }
    if (audio->speaking && line_has_ended(audio)) {
        audio->speaking = false;
        audio->next_line_us = now_us + BREATH_US;
    }
    size_t line;
    if (!audio->speaking && now_us >= audio->next_line_us &&
        voice_queue_pop(&audio->queue, now_us, &line))
        begin_line(audio, line);
    return audio->speaking ? caption_now(audio) : NULL;
}

bool audio_has_device(const struct audio *audio)
{
    return audio->port != NULL;
}
