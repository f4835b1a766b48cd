#ifndef GAME_SESSION_TRIAL_INTERNAL_H
#define GAME_SESSION_TRIAL_INTERNAL_H

#include "game/session/trial.h"

// Shared by trial.c (stages), trial_voice.c (what is said) and trial_outcome.c (taking stock).

void session_trial_emit(struct session_trial *trial, enum session_event_type type);
void session_trial_say(struct session_trial *trial, enum session_say say, int number);
void session_trial_mark(struct session_trial *trial, int64_t t_us, const char *code, double value);

/** Counts the lead-in down aloud: each second from five. */
void session_trial_speak_lead_in(struct session_trial *trial);

/** Half, ten, five .. one of the hold. */
void session_trial_speak_left(struct session_trial *trial);

/** Begins and ends the stretches between which the measures choose. */
void session_trial_stretch(struct session_trial *trial, bool running, int64_t until_us);

/** Fills trial->outcome. */
void session_trial_take_stock(struct session_trial *trial, enum session_end end);

#endif
