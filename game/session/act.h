#ifndef GAME_SESSION_ACT_H
#define GAME_SESSION_ACT_H

#include <stdbool.h>
#include <stdint.h>

/**
 * What a person, or a helper beside her, does at keys, touch, pen or pad in a trial. Plain data;
 * which acts mean something depends on rung and tier, the others are left out.
 */
enum session_act_type {
    SESSION_ACT_TOUCHED,  // "I touched the table"
    SESSION_ACT_STEPPED,  // a foot came down or moved: what no board tells here
    SESSION_ACT_STEP_TAP, // one step of a walk
    SESSION_ACT_TILT,     // .x .y: stick or pointer leans the virtual palm, -1 .. 1, right and away
    SESSION_ACT_FINGER,   // .number: 0 .. SIM_FINGER_COUNT - 1, .down
    SESSION_ACT_BUTTON,   // one shirt button is open, or closed again
    SESSION_ACT_ROW,      // five of them at once
    SESSION_ACT_TAKE_BACK, // the last button was none
    SESSION_ACT_PEN,       // .x .y design px of 1920 x 1080, .down
    SESSION_ACT_STEPS,     // .number: steps of the walk, as the wheel stands
    SESSION_ACT_DROPPED,   // the real bottle fell
    SESSION_ACT_FINISHED,  // the way is walked, the word is written
};

struct session_act {
    enum session_act_type type;
    int64_t t_us; // on the clock of session_trial_advance()
    int number;
    bool down;
    double x;
    double y;
};

/** How it was, in the player's own words (guided tier; decisions.md 1). */
enum session_rating {
    SESSION_RATING_NONE,
    SESSION_RATING_TOO_EASY,    // counts as a calm pass
    SESSION_RATING_JUST_MANAGE, // counts as a success
    SESSION_RATING_TOO_HARD,    // counts as not done
};

/** "", "too_easy", "just_manage", "too_hard". */
const char *session_rating_name(enum session_rating rating);

#endif
