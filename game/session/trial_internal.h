#ifndef GAME_SESSION_TRIAL_INTERNAL_H
#define GAME_SESSION_TRIAL_INTERNAL_H

#include "game/session/trial.h"

// Shared by trial.c (stages), trial_stance.c (getting into the stance), trial_voice.c (what is
// said) and trial_outcome.c (taking stock).

// decisions.md 4: the centre of the ring is the mean CoP of the end of the lead-in.
#define SESSION_CENTRE_WINDOW_S 2.0

void session_trial_set_stage(struct session_trial *trial, enum session_stage stage);
void session_trial_begin_lead_in(struct session_trial *trial);

/** Says so; the count is spoken from that number on. */
void session_trial_close_eyes(struct session_trial *trial, int count_from);

/** A break, by the sitting's rules: may end the trial. */
void session_trial_count_break(struct session_trial *trial);

/** Somebody on the board whose load is known. */
bool session_trial_stands(const struct session_trial *trial);

/** One sample: on which leg, heel up or down. Nothing on two feet. */
void session_trial_take_posture(struct session_trial *trial, double interval_s);

/** The person stands on the board: the lead-in begins, on one leg when the foot is up. */
void session_trial_ask_stance(struct session_trial *trial);

/** One sample in WAIT_BOARD. */
void session_trial_wait_stance(struct session_trial *trial);

/** One sample of the lead-in. false: on tiptoe the count waits for the heel. */
bool session_trial_lead_in_runs(struct session_trial *trial, double interval_s);

/** Up on tiptoe; true in all other stances. */
bool session_trial_heel_is_right(const struct session_trial *trial);

/** One sample of PLAY: asks for the heel, and ends what never gets up. */
void session_trial_watch_heel(struct session_trial *trial, double interval_s);

/** The foot came down in the lead-in: a break like any other. */
void session_trial_lose_stance(struct session_trial *trial, int64_t t_us);

void session_trial_emit(struct session_trial *trial, enum session_event_type type);
void session_trial_say(struct session_trial *trial, enum session_say say, int number);
void session_trial_mark(struct session_trial *trial, int64_t t_us, const char *code);

/** Counts the lead-in down aloud: each second from five. */
void session_trial_speak_lead_in(struct session_trial *trial);

/** Half, ten, five .. one of the hold. */
void session_trial_speak_left(struct session_trial *trial);

/** Begins and ends the stretches between which the measures choose. */
void session_trial_stretch(struct session_trial *trial, bool running, int64_t until_us);

/** Fills trial->outcome. */
void session_trial_take_stock(struct session_trial *trial, enum session_end end);

#endif
