#ifndef GAME_AUDIO_AUDIO_H
#define GAME_AUDIO_AUDIO_H

#include <stdbool.h>
#include <stdint.h>

#include "game/sim/cue.h"

/**
 * Everything that is heard: the voice, the short cues, the sway sound. The one door of the room.
 *
 * Every function is called from one thread (main). The sound itself is made in SDL's audio thread;
 * between the two there is only the block of sway parameters.
 *
 * A machine without a sound device is no error: it is said once in the log, captions go on.
 */

struct audio;

enum audio_cue {
    AUDIO_CUE_SUCCESS, // one bell: the hold is done (style.md 6)
    AUDIO_CUE_CHOOSE,  // soft click: something was chosen
    AUDIO_CUE_PAUSE,   // two notes down; not played for a step-off, which is silent
    AUDIO_CUE_RESUME,  // two notes up
    AUDIO_CUE_LEAD_IN, // tick of each lead-in second
    AUDIO_CUE_START,   // the clock runs
    AUDIO_CUE_CHIME,   // walking: long enough on this leg, the other foot may come
    AUDIO_CUE_SOFT,    // hands: the right finger, the bottle stands
    AUDIO_CUE_COUNT
};

enum audio_volume { AUDIO_VOLUME_VOICE, AUDIO_VOLUME_CUES, AUDIO_VOLUME_SWAY, AUDIO_VOLUME_COUNT };

struct audio_settings {
    const char *voice_dir;      // LANG/captions.txt and LANG/ID.ogg; NULL = no voice, no captions
    const char *user_voice_dir; // a LANG/ID.ogg here replaces the clip; NULL = none
    const char *language;       // "en", "de"; any other is answered in English
    double volume[AUDIO_VOLUME_COUNT]; // 0 .. 1 each
    bool silent;                       // opens no device (headless, screenshots); captions work
};

/** Full volume, English, no folders. */
struct audio_settings audio_settings_default(void);

/**
 * Opens the sound at 48 kHz with buffers of 480 frames. Strings are copied. A missing device or
 * missing captions are logged once and leave a silent or mute audio. false = no memory.
 */
bool audio_open(const struct audio_settings *settings, struct audio **audio);

/** Accepts NULL. */
void audio_close(struct audio *audio);

/** Takes the captions and clips of another language. false = it has none, the old one stays. */
bool audio_set_language(struct audio *audio, const char *language);

/** Clamped to 0 .. 1; heard at once. */
void audio_set_volume(struct audio *audio, enum audio_volume which, double volume);

/**
 * Puts a line of assets/voice/LANG.txt into the queue. n >= 0 takes the whole phrase made for that
 * number (line "stood_23" for "stood", 23); n < 0 takes the line itself. Lines are spoken one after
 * another, begun by audio_update(); a number that could not begin in time is dropped, an urgent
 * line (paused, signal_lost, end ...: voice_queue.h) goes first. false = there is no such line; it
 * is logged.
 */
bool audio_say(struct audio *audio, const char *id, int n);

/** Ends what is being spoken softly and empties the queue (another screen). */
void audio_hush(struct audio *audio);

void audio_cue(struct audio *audio, enum audio_cue cue);

/**
 * The sway sound from now on; call it for every sample, at least every 5 ms while it is wanted.
 * After 300 ms without a call the sound fades out: a frozen program does not lie.
 */
void audio_set_sway(struct audio *audio, const struct sim_cue_params *params);

/** Fades the sway sound out within about 50 ms. */
void audio_sway_off(struct audio *audio);

/**
 * Begins the next line when the last one has ended. Call it every frame. now_us is monotonic.
 * Returns the caption of what is being spoken (without a device or a clip: for as long as it takes
 * to read), of a long line the sentences that are about to be heard; NULL between lines. Valid
 * until the next call into audio.
 */
const char *audio_update(struct audio *audio, int64_t now_us);

/** false = no device or silent: nothing is heard. */
bool audio_has_device(const struct audio *audio);

#endif
