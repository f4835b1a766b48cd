#ifndef GAME_SESSION_PLAY_H
#define GAME_SESSION_PLAY_H

#include <stdbool.h>

#include "game/session/act.h"
#include "game/session/programme.h"
#include "input/sample.h"

/**
 * What is different from game to game and tier to tier. trial.h owns stages, clocks, voice and
 * marks; a play owns its rules and its part of trial->game. One file a play, play_<name>.c.
 * Pointers may be NULL where nothing is to be done.
 */

struct session_trial;

struct session_play {
    /** Seconds asked for at a difficulty, whole; what the ring closes over. */
    double (*planned_s)(const struct session_rung *rung, double difficulty);

    /** Settings, rung and planned_s of the trial are set; all else is zero. */
    void (*init)(struct session_trial *trial);

    /**
     * In WAIT, beside a person on the board where there is one. NULL = ready as soon as the controller
     * has settled (settle.h), at once without one.
     */
    bool (*is_ready)(const struct session_trial *trial);

    /** The lead-in begins: what the person is to be told besides. */
    void (*lead_in)(struct session_trial *trial);

    /** The clock starts, for the first time or after a pause. */
    void (*go)(struct session_trial *trial);

    /** A hand left the table only now: what was done since the last go was done with its help. */
    void (*take_back)(struct session_trial *trial);

    /**
     * Time has passed in PLAY: one sample of the board or of the controller, or a slice of the
     * caller's clock. trial->hands_off_now is of this instant. May end the trial.
     */
    void (*step)(struct session_trial *trial, double interval_s);

    /** A sample of the controller, in every stage but DONE; 0 for the first and after a gap. */
    void (*motion)(struct session_trial *trial, const struct input_motion_sample *sample,
                   double interval_s);

    /** An act in PLAY that trial.h does not know how to take by itself. */
    void (*act)(struct session_trial *trial, const struct session_act *act);

    /** Seconds that are still to go. */
    double (*left_s)(const struct session_trial *trial);

    bool (*has_succeeded)(const struct session_trial *trial);

    /** Into trial->outcome, with session_trial_measure(). */
    void (*take_stock)(struct session_trial *trial);
};

/** NULL = this rung has no such game or tier. */
const struct session_play *session_play_for(const struct session_rung *rung, enum session_game game,
                                            enum session_tier tier);

extern const struct session_play session_play_hold;   // a board: the ring
extern const struct session_play session_play_reach;  // a board: the lanterns
extern const struct session_play session_play_timer;  // keys or nothing: seconds
extern const struct session_play session_play_pocket; // a controller in the pocket: the ring
extern const struct session_play session_play_limits;
extern const struct session_play session_play_march;
extern const struct session_play session_play_route;
extern const struct session_play session_play_bottle;
extern const struct session_play session_play_fingers;
extern const struct session_play session_play_buttons;
extern const struct session_play session_play_writing;

#endif
