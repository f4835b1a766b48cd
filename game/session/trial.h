#ifndef GAME_SESSION_TRIAL_H
#define GAME_SESSION_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/motion/writing.h"
#include "game/session/act.h"
#include "game/session/play.h"
#include "game/session/play_bottle.h"
#include "game/session/play_buttons.h"
#include "game/session/play_fingers.h"
#include "game/session/play_limits.h"
#include "game/session/play_march.h"
#include "game/session/play_pocket.h"
#include "game/session/play_route.h"
#include "game/session/play_timer.h"
#include "game/session/play_writing.h"
#include "game/session/posture.h"
#include "game/session/programme.h"
#include "game/session/say.h"
#include "game/session/settle.h"
#include "game/session/sitting.h"
#include "game/sim/boat.h"
#include "game/sim/cue.h"
#include "game/sim/lanterns.h"
#include "game/sim/ribbon_path.h"
#include "game/sim/ring.h"
#include "game/sim/route.h"
#include "game/sway/cop.h"
#include "game/sway/cursor.h"
#include "game/sway/hands_off.h"
#include "game/sway/score.h"
#include "game/sway/stance.h"
#include "input/sample.h"

/**
 * One try at one rung, in any game and tier, from getting ready to the outcome. It alone knows the
 * order of the signal chain on a board: CoP -> cursor, stance events -> clocks -> ring or lanterns
 * -> boat, sound, voice. What differs from game to game is in play.h.
 *
 * Time comes from one clock: the samples of the board (tier board), those of the controller
 * (tier motion), or the caller's, in slices of 10 ms (pad, guided). It is the sum of the intervals,
 * gaps of more than .25 s left out, so the same samples and acts give the same outcome at any frame
 * rate and any speed of replay (decisions.md 1).
 *
 *       the person is ready: begin_lead_in()
 *   WAIT ------------------------------------> LEAD_IN
 *    ^                                            |  lead-in over: go()
 *    | session_trial_resume(), or stepping on     v
 *    | again, or the signal is back: resume()   PLAY ---- ring closed, lanterns over, time over,
 *    |                                            |       too many breaks: end() ----------> DONE
 *  PAUSED <-- step-off, a key, signal lost: pause()       (tier guided: RATE, session_trial_rate())
 *
 * Ready is: on the board and its load known; with a controller what the game asks for (pocket,
 * palm); at once without a sensor.
 *
 * On one leg the lead-in begins only when the foot is up (posture.h), and a foot that comes down
 * leads back to WAIT. On tiptoe the lead-in first measures the flat foot; the count then
 * stands at two until the heel is up, and the clocks run only while it is (decisions.md 4). What
 * the person is to do meanwhile is in `ask`.
 *
 * Support (a hand on the table) never ends or pauses a trial: the clocks wait. Several trials can
 * exist at once. Not thread safe; everything on the caller's thread.
 */

enum session_stage {
    SESSION_STAGE_WAIT, // until the person is ready: on the board, on one leg if so asked
    SESSION_STAGE_LEAD_IN,
    SESSION_STAGE_PLAY,
    SESSION_STAGE_PAUSED,
    SESSION_STAGE_RATE, // tier guided: too easy, just managed, too hard?
    SESSION_STAGE_DONE,
};

enum session_pause {
    SESSION_PAUSE_NONE,
    SESSION_PAUSE_PLAYER,   // a key, a button, or the window was hidden
    SESSION_PAUSE_STEP_OFF, // the board is empty
    SESSION_PAUSE_SIGNAL,   // the board, or the controller, is silent or gone
};

/** What keeps the clock waiting, for screens and the virtual player. */
enum session_ask {
    SESSION_ASK_NOTHING,
    SESSION_ASK_LIFT,       // stand on both feet, lift the one that is not to stand
    SESSION_ASK_OTHER_FOOT, // the wrong one was lifted
    SESSION_ASK_RISE,       // heel up
};

enum session_end {
    SESSION_END_NONE,
    SESSION_END_DONE,   // hold complete, or all lanterns over
    SESSION_END_TIME,   // twice the hold time is over
    SESSION_END_BREAKS, // the sitting's safety limit
    SESSION_END_PLAYER, // left by the player
    SESSION_END_INPUT,  // the recording or the device ended
};

/** Anything worth a line in the trial's log: the stance's events and the trial's own. */
struct session_mark {
    int64_t t_us;
    const char *code; // "support_begin", "step_off", "go", "pause_player", ...: static
};

enum session_event_type {
    SESSION_EVENT_SAY,     // .say, .number
    SESSION_EVENT_SUCCESS, // the bell
    SESSION_EVENT_TICK,    // each second of the lead-in
    SESSION_EVENT_START,   // the clock runs
    SESSION_EVENT_PAUSE,
    SESSION_EVENT_RESUME,
    SESSION_EVENT_LANTERN, // one was reached or drifted off
    SESSION_EVENT_CHIME,   // long enough on this leg, a right cue, the bottle stands
    SESSION_EVENT_STAGE,   // the stage changed
};

struct session_event {
    enum session_event_type type;
    enum session_say say;
    int number; // -1 = none
};

struct session_trial_settings {
    const struct session_rung *rung; // copied
    enum session_tier tier;
    enum session_side side; // NONE exactly where the rung has no sides
    enum session_game game;
    const struct session_rung *stance; // copied: rungs with a stance of the player's own; else NULL
    double difficulty;                 // 0 .. 1
    double rms_mm;                     // player's usual RMS_r in this stance; <= 0 = the rung's own
    struct sim_lean_limits limits;     // in normal stance; the rung's factor is applied here
    struct sway_board_frame frame;     // facing of the board; the rung's turn is added here
    double feedback_share;             // .3 .. 1 of the 5 s blocks sound
    bool reduced_motion;
    uint64_t seed;                      // order of the lanterns, pattern of the fade
    struct session_sitting *sitting;    // borrowed, counts breaks; NULL = no safety limits (tests)
    bool has_palm;                      // H3 on a board: a controller lies on the palm
    int route_steps[SIM_ROUTE_HISTORY]; // W6: the last walks on this route, oldest first
    int route_walks;
    const struct sim_ribbon_path *word; // H8: borrowed
};

/** A number that a game has beside the common ones; the unit is in its name. */
struct session_measure {
    const char *code; // "median_step_s": static
    double value;     // NAN = not measured
};

enum { SESSION_MEASURE_MAX = 12 };

/** What a trial was. Measures are NAN when the samples were not good enough. */
struct session_outcome {
    char rung[SESSION_ID_SIZE];
    enum session_tier tier;
    enum session_side side;
    enum session_game game;
    double difficulty;
    double ring_radius_mm; // NAN in Reach
    double planned_s;      // hold asked for
    double hands_off_s;
    double longest_s; // longest hands-off stretch without a pause
    double hold_s;    // hands-off and inside the ring; Reach: 0
    double support_s;
    double duration_s; // first go to the end, sample time without pauses
    int breaks;
    int lanterns; // reached, of SIM_LANTERN_COUNT; -1 in Hold
    bool success;
    bool calm; // no support, no break
    enum session_end end;
    int64_t first_us; // first sample
    int64_t go_us;    // first start of the clock, 0 = never
    int64_t end_us;
    int64_t scored_from_us; // longest hands-off stretch: what the measures were taken over
    int64_t scored_to_us;
    enum sway_score_status score_status;
    struct sway_score score;
    double rate_hz; // samples a second between go and end
    double longest_gap_s;
    enum session_rating rating;
    struct session_measure measure[SESSION_MEASURE_MAX];
    int measure_count;
};

enum {
    SESSION_MARK_MAX = 512,
    SESSION_EVENT_MAX = 64,
    SESSION_SAMPLE_MAX = 15 * 60 * 125, // a quarter of an hour; the trial ends when it is full
    SESSION_MOTION_MAX = 15 * 60 * 250, // of a controller in PLAY; what comes later is not kept
};

/** What a play keeps; only that of the running one is valid. */
union session_game_state {
    struct session_buttons buttons;
    struct session_fingers fingers;
    struct session_limits limits;
    struct session_march march;
    struct session_palm palm;
    struct session_pocket pocket;
    struct session_route route;
    struct session_timer timer;
    struct session_writing writing;
};

/** Read freely, write never: what screens, sound and the virtual player see. */
struct session_trial {
    struct session_trial_settings settings;
    struct session_rung rung; // with the stance of settings.stance laid over it
    const struct session_play *play;
    union session_game_state game;
    bool uses_board;  // its clock is the board's
    bool uses_motion; // a controller is in the hand or the pocket
    double planned_s; // asked for at this difficulty
    enum session_stage stage;
    enum session_pause pause;
    int64_t stage_since_us; // sample time
    int64_t now_us;         // time of the newest sample
    double lead_in_left_s;
    int lead_in_number; // spoken last, 0 = none yet
    enum session_ask ask;
    bool eyes_are_closed;           // told to close them, not yet told to open them
    struct session_posture posture; // rungs on one leg
    struct session_toes toes;       // tiptoe
    struct sim_ring ring;
    struct sim_lanterns lanterns;
    struct sim_lean_limits limits; // of this stance
    struct sim_boat boat;          // relative to the ring's centre
    struct sim_cue_params cue;
    struct sim_cue_settings cue_settings;
    struct sway_board_frame frame;
    struct sway_cursor cursor;
    struct sway_stance stance;
    struct sway_hands_off hands_off;
    struct sway_point cop; // filtered, on the board; valid with has_cop
    bool has_cop;
    bool hands_off_now;
    double load_kg;     // never shown
    double right_share; // of the load, 0 .. 1; only for stances with both feet side by side
    double support_s;
    double played_us; // sample time in PLAY
    int breaks;
    bool supported_once;
    struct session_outcome outcome; // valid in DONE

    struct input_board_sample *samples; // owned; NULL without a board
    size_t sample_count;
    struct input_motion_sample *motion; // owned, of PLAY only; NULL without a controller
    size_t motion_count;
    struct session_settle settle;      // of the controller, while the trial waits for it
    struct motion_writing_sample *pen; // owned; NULL but when writing
    size_t pen_count;
    struct session_mark marks[SESSION_MARK_MAX];
    size_t mark_count;

    // Private from here.
    struct session_event events[SESSION_EVENT_MAX];
    size_t event_first;
    size_t event_count;
    struct sway_point centre_sum;
    size_t centre_count;
    double held_at_go_s;
    double hands_off_at_go_s;
    double touched_left_s; // a touch that only the player told still holds the clocks
    size_t first_since_go; // sample index at the last go
    int count_from;        // the lead-in is counted aloud from here
    double heel_wait_s;    // heel down without a break
    double heel_down_s;    // heel down in PLAY, altogether
    int rises_asked;
    int last_spoken_left; // remaining seconds at the last spoken mark
    bool half_said;
    size_t stretch_from; // sample index of the running hands-off stretch
    bool in_stretch;
    size_t best_from;
    size_t best_to;
    double run_s; // without a board: the running hands-off stretch
    double longest_run_s;
    double hands_off_s; // without a board
    bool has_time;      // the caller's clock, or the controller's, has been seen
    bool has_motion;    // a sample of the controller has been seen, at motion_last_us
    int64_t motion_last_us;
    bool controller_is_lost;
    bool controller_was_lost; // the pause was for its sake
    size_t heard_count;       // samples of the clock since the first go
    int64_t longest_gap_us;   // between two of them
    size_t motion_from;       // of the controller's samples: since the last go ...
    size_t motion_best_from;  // ... and the longest stretch without a pause
    size_t motion_best_to;
    enum session_end rated_end;
};

/**
 * The rung must offer game and tier (session_play_for). Takes memory for the samples. false = no
 * memory; nothing is left behind.
 */
bool session_trial_init(struct session_trial *trial, const struct session_trial_settings *settings);
void session_trial_finish(struct session_trial *trial);

/**
 * One sample of the BODY role. Samples that do not come later than the last, or that no board can
 * mean, are ignored.
 */
void session_trial_push(struct session_trial *trial, const struct input_board_sample *sample);

/** One sample of the HAND role: a controller on the palm or in the pocket. Left out without one. */
void session_trial_push_motion(struct session_trial *trial,
                               const struct input_motion_sample *sample);

/** Pad and guided: it is now_us on the caller's clock. In the other tiers nothing happens. */
void session_trial_advance(struct session_trial *trial, int64_t now_us);

/** Somebody did something. Acts mean nothing outside PLAY. */
void session_trial_act(struct session_trial *trial, const struct session_act *act);

/** The answer of stage RATE; ends the trial. */
void session_trial_rate(struct session_trial *trial, enum session_rating rating);

/** Calm pause, from LEAD_IN and PLAY. SIGNAL: what the clock is made of, silent or gone. */
void session_trial_pause(struct session_trial *trial, enum session_pause cause);

/**
 * The controller is silent or gone: a calm pause, until it sends again. Beside a board, whose samples
 * still come, it is not the board that has to come back. Nothing without a controller.
 */
void session_trial_lose_controller(struct session_trial *trial);

/** Goes on with a new lead-in as soon as the person is ready. */
void session_trial_resume(struct session_trial *trial);

/** The player says that a hand touched the table: what the board cannot see (sway.md 3.11). */
void session_trial_touched(struct session_trial *trial);

/** Ends it now and takes stock. In DONE: nothing. */
void session_trial_end(struct session_trial *trial, enum session_end end);

/** Takes the oldest waiting event. */
bool session_trial_poll(struct session_trial *trial, struct session_event *event);

/** Seconds of the hold that are still to go. */
double session_trial_left_s(const struct session_trial *trial);

/** Nominal seconds asked for at a difficulty: whole seconds. */
double session_trial_planned_s(const struct session_rung *rung, enum session_game game,
                               enum session_tier tier, double difficulty);

/**
 * What was measured is not good enough: a gap of more than .25 s, or of the scored sway more than
 * 5 % missing (decisions.md 4). Seconds count all the same. false also without a sensor.
 */
bool session_outcome_has_gaps(const struct session_outcome *outcome);

/** A measure of the outcome; NAN where the game has none of that name. */
double session_outcome_measure(const struct session_outcome *outcome, const char *code);

const char *session_stage_code(enum session_stage stage);
const char *session_end_code(enum session_end end);

#endif
