#ifndef GAME_SESSION_TRIAL_H
#define GAME_SESSION_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/session/posture.h"
#include "game/session/programme.h"
#include "game/session/say.h"
#include "game/session/sitting.h"
#include "game/sim/boat.h"
#include "game/sim/cue.h"
#include "game/sim/lanterns.h"
#include "game/sim/ring.h"
#include "game/sway/cop.h"
#include "game/sway/cursor.h"
#include "game/sway/glitch.h"
#include "game/sway/hands_off.h"
#include "game/sway/score.h"
#include "game/sway/stance.h"
#include "input/sample.h"

/**
 * One try at one rung, from stepping on to the outcome. It alone knows the order of the signal
 * chain: CoP -> cursor, stance events -> clocks -> ring or lanterns -> boat, sound, voice.
 *
 * Time is sample time: the sum of the intervals between samples. The same samples give the same
 * outcome at any frame rate and any speed of replay (decisions.md 1).
 *
 *               load reference known: begin_lead_in()
 *   WAIT_BOARD ------------------------------------> LEAD_IN
 *       ^                                              |  lead-in over: go()
 *       | session_trial_resume(), or stepping on       v
 *       | again, or the signal is back: resume()     PLAY ---- ring closed, lanterns over, time
 *       |                                              |       over, too many breaks: end() --> DONE
 *     PAUSED <-- step-off, a key, signal lost: pause()-'
 *
 * On one leg the lead-in begins only when the foot is up (posture.h), and a foot that comes down
 * leads back to WAIT_BOARD. On tiptoe the lead-in first measures the flat foot; the count then
 * stands at two until the heel is up, and the clocks run only while it is (decisions.md 4). What
 * the person is to do meanwhile is in `ask`.
 *
 * Support (a hand on the table) never ends or pauses a trial: the clocks wait. Several trials can
 * exist at once. Not thread safe; everything on the caller's thread.
 */

enum session_stage {
    SESSION_STAGE_WAIT_BOARD, // until a person stands on the board, and on one leg if so asked
    SESSION_STAGE_LEAD_IN,
    SESSION_STAGE_PLAY,
    SESSION_STAGE_PAUSED,
    SESSION_STAGE_DONE,
};

enum session_pause {
    SESSION_PAUSE_NONE,
    SESSION_PAUSE_PLAYER,   // a key, a button, or the window was hidden
    SESSION_PAUSE_STEP_OFF, // the board is empty
    SESSION_PAUSE_SIGNAL,   // the board is silent or gone
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
    double difficulty;             // 0 .. 1
    double rms_mm;                 // player's usual RMS_r in this stance; <= 0 = the rung's own
    struct sim_lean_limits limits; // in normal stance; the rung's factor is applied here
    struct sway_board_frame frame; // facing of the board; the rung's turn is added here
    double feedback_share;         // .3 .. 1 of the 5 s blocks sound
    bool reduced_motion;
    uint64_t seed;                   // order of the lanterns, pattern of the fade
    struct session_sitting *sitting; // borrowed, counts breaks; NULL = no safety limits (tests)
};

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
};

enum {
    SESSION_MARK_MAX = 512,
    SESSION_EVENT_MAX = 64,
    SESSION_SAMPLE_MAX = 15 * 60 * 125, // a quarter of an hour; the trial ends when it is full
};

/** Read freely, write never: what screens, sound and the virtual player see. */
struct session_trial {
    struct session_trial_settings settings;
    struct session_rung rung;
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
    struct sway_glitch glitch;
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

    struct input_board_sample *samples; // owned
    size_t sample_count;
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
};

/** Takes memory for the samples. false = no memory; nothing is left behind. */
bool session_trial_init(struct session_trial *trial, const struct session_trial_settings *settings);
void session_trial_finish(struct session_trial *trial);

/** One sample of the BODY role. Samples that do not come later than the last are ignored. */
void session_trial_push(struct session_trial *trial, const struct input_board_sample *sample);

/** Calm pause. Not from WAIT_BOARD or DONE. */
void session_trial_pause(struct session_trial *trial, enum session_pause cause);

/** Goes on with a new lead-in as soon as the person stands. */
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
double session_trial_planned_s(const struct session_rung *rung, double difficulty);

const char *session_stage_code(enum session_stage stage);
const char *session_end_code(enum session_end end);

#endif
