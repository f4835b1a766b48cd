#ifndef GAME_SESSION_TRIAL_INTERNAL_H
#define GAME_SESSION_TRIAL_INTERNAL_H

#include "game/session/trial.h"

// Shared by trial.c (stages), trial_board.c (samples of the board), trial_clock.c (the other clocks,
// acts), trial_stance.c (getting into the stance), trial_voice.c (what is said), trial_outcome.c
// (taking stock) and the plays.

// decisions.md 4: the centre of the ring is the mean CoP of the end of the lead-in.
#define SESSION_CENTRE_WINDOW_S 2.0

void session_trial_set_stage(struct session_trial *trial, enum session_stage stage);
void session_trial_begin_lead_in(struct session_trial *trial);

/** The lead-in has run for a while: counts aloud, or starts the clock. */
void session_trial_count_in(struct session_trial *trial);
void session_trial_go(struct session_trial *trial);

/** What runs stands still: the stretch between which the measures choose, the hands-off clock. */
void session_trial_stop_clocks(struct session_trial *trial);

/** In RATE or DONE: nothing that comes counts any more. */
bool session_trial_is_over(const struct session_trial *trial);

/** Seconds since the newest time seen; 0 after a gap, which is no time spent. */
double session_trial_interval_s(const struct session_trial *trial, int64_t t_us);

/** Hands-off seconds so far, whatever the clock. */
double session_trial_hands_off_s(const struct session_trial *trial);

/** Says so; the count is spoken from that number on. */
void session_trial_close_eyes(struct session_trial *trial, int count_from);

/** The stance is lost: what ran stands still, a break is counted. false: that ended the trial. */
bool session_trial_lose_footing(struct session_trial *trial);

/** A break, by the sitting's rules: may end the trial. */
void session_trial_count_break(struct session_trial *trial);

/** The newest sample of the clock came so long after last_us: how good the signal is. */
void session_trial_hear(struct session_trial *trial, int64_t last_us, int64_t t_us);

/** What the game asks for besides: the controller in the pocket, flat on the palm. */
bool session_trial_is_ready(const struct session_trial *trial);

/** In WAIT, or in a pause: the controller may be put where it belongs. */
bool session_trial_is_waiting(const struct session_trial *trial);

/** Somebody on the board whose load is known. */
bool session_trial_stands(const struct session_trial *trial);

/** One sample: on which leg, heel up or down. Nothing on two feet. */
void session_trial_take_posture(struct session_trial *trial, double interval_s);

/**
 * The person stands on the board: the lead-in begins once the game is ready, on one leg when the foot
 * is up.
 */
void session_trial_ask_stance(struct session_trial *trial);

/** One sample in WAIT. */
void session_trial_wait_stance(struct session_trial *trial);

/** One sample of the lead-in. false: on tiptoe the count waits for the heel. */
bool session_trial_lead_in_runs(struct session_trial *trial, double interval_s);

/** Up on tiptoe; true in all other stances. */
bool session_trial_heel_is_right(const struct session_trial *trial);

/** One sample of PLAY: asks for the heel, and ends what never gets up. */
void session_trial_watch_heel(struct session_trial *trial, double interval_s);

/** The foot came down in the lead-in: a break like any other. */
void session_trial_lose_stance(struct session_trial *trial, int64_t t_us);

/** The cues of the finger games, at a pace by difficulty; 0 is the calmest. */
void session_trial_begin_fingers(const struct session_trial *trial, double difficulty,
                                 struct session_fingers *game);

/** Says which finger or pair is lit, once a cue, where the pace leaves room for it. */
void session_trial_speak_finger(struct session_trial *trial, struct session_fingers *game);

void session_trial_emit(struct session_trial *trial, enum session_event_type type);
void session_trial_say(struct session_trial *trial, enum session_say say, int number);
void session_trial_mark(struct session_trial *trial, int64_t t_us, const char *code);

/** The sound of a lean from the ring's centre. */
void session_trial_hear_sway(struct session_trial *trial, double ml_mm, double ap_mm);

/** Counts the lead-in down aloud: each second from five. */
void session_trial_speak_lead_in(struct session_trial *trial);

/** Half, ten, five .. one of the hold. */
void session_trial_speak_left(struct session_trial *trial);

/** Begins and ends the stretches between which the measures choose. */
void session_trial_stretch(struct session_trial *trial, bool running, int64_t until_us);

/** The rules of Hold, for whatever tells where the body is: planned seconds, one step, its end. */
double session_hold_planned_s(const struct session_rung *rung, double difficulty);
void session_hold_step(struct session_trial *trial, double interval_s, double ml_mm, double ap_mm);
double session_hold_left_s(const struct session_trial *trial);
bool session_hold_has_succeeded(const struct session_trial *trial);

/** A measure of the outcome; code is static. At most SESSION_MEASURE_MAX. */
void session_trial_measure(struct session_trial *trial, const char *code, double value);

/** RMS of the controller's tilt in the longest stretch without a pause, degrees; NAN = not told. */
double session_trial_tilt_rms_deg(const struct session_trial *trial);

/** Fills trial->outcome. */
void session_trial_take_stock(struct session_trial *trial, enum session_end end);

#endif
