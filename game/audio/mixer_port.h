#ifndef GAME_AUDIO_MIXER_PORT_H
#define GAME_AUDIO_MIXER_PORT_H

#include <stdbool.h>

#include "game/audio/audio.h"
#include "game/audio/sway_mix.h"

/**
 * The sound device, through SDL_mixer: 48 kHz, 16 bit, stereo, buffers of 480 frames (10 ms). Its
 * .c alone knows SDL_mixer. One device at a time; all functions on one thread.
 */

struct mixer_port;

/**
 * Opens the device and renders the cues. The sway mix is borrowed until close: the sound thread
 * adds it to every buffer. false = there is no device or no memory, *port is NULL, the reason is
 * logged.
 */
bool mixer_port_open(struct sway_mix *sway, struct mixer_port **port);

/** Accepts NULL. */
void mixer_port_close(struct mixer_port *port);

/** Plays a clip (.ogg or .wav) as the voice; the one before, if any, fades. false = unreadable. */
bool mixer_port_speak(struct mixer_port *port, const char *path);

bool mixer_port_speaking(const struct mixer_port *port);

/** The voice ends within 60 ms. */
void mixer_port_hush(struct mixer_port *port);

void mixer_port_cue(struct mixer_port *port, enum audio_cue cue);

/** 0 .. 1 each. */
void mixer_port_set_volume(struct mixer_port *port, double voice, double cues);

#endif
