#ifndef GAME_SESSION_PROGRAMME_H
#define GAME_SESSION_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>

/**
 * The rungs of the ladder as data: one section of assets/programme/<coast>.ini each. Adding a rung is
 * adding a section, no C. Texts are English and go through text() where they are shown.
 */

enum session_coast {
    SESSION_COAST_STANDING,
    SESSION_COAST_WALKING,
    SESSION_COAST_HANDS,
};

enum session_stance {
    SESSION_STANCE_APART,
    SESSION_STANCE_SEMI_TANDEM,
    SESSION_STANCE_TANDEM,
    SESSION_STANCE_ONE_LEG,
    SESSION_STANCE_TIPTOE,
    SESSION_STANCE_OWN,  // the player's own rung of the standing coast, with open eyes
    SESSION_STANCE_FREE, // sit or stand as you like
};

/** Which foot is in front, or which leg stands. NONE where a stance has no sides. */
enum session_side {
    SESSION_SIDE_NONE,
    SESSION_SIDE_LEFT,
    SESSION_SIDE_RIGHT,
    SESSION_SIDE_COUNT,
};

/** How a trial is measured (programme.md 2). */
enum session_tier {
    SESSION_TIER_BOARD,
    SESSION_TIER_MOTION, // a controller on the palm or in the trouser pocket
    SESSION_TIER_PAD,    // keys, touch, pen, pad buttons
    SESSION_TIER_GUIDED, // voice, timer, the player's own word
    SESSION_TIER_COUNT,
};

enum session_game {
    SESSION_GAME_HOLD,
    SESSION_GAME_REACH,
    SESSION_GAME_MARCH,   // slow steps in place
    SESSION_GAME_ROUTE,   // steps on a known way
    SESSION_GAME_BOTTLE,  // on the palm
    SESSION_GAME_FINGERS, // one or two at a time
    SESSION_GAME_BUTTONS, // of a shirt
    SESSION_GAME_WRITING,
    SESSION_GAME_LIMITS, // how far the player leans: a measurement, no game of any rung
    SESSION_GAME_COUNT,
};

enum session_gait {
    SESSION_GAIT_NONE,
    SESSION_GAIT_SLOW,
    SESSION_GAIT_KNEE, // the knee is lifted with every step
    SESSION_GAIT_TIPTOE,
    SESSION_GAIT_LONG,
};

enum session_bottle {
    SESSION_BOTTLE_NONE,
    SESSION_BOTTLE_BASE,
    SESSION_BOTTLE_LID,
};

/** What is made sure of before the first trial (programme.md 4); BETWEEN asks for most. */
enum session_safety {
    SESSION_SAFETY_BETWEEN, // between a table and a sturdy chair
    SESSION_SAFETY_WALKING, // something to hold on to within reach, a friend beside you
    SESSION_SAFETY_SEATED,
};

enum {
    SESSION_RUNG_MAX = 32,
    SESSION_ID_SIZE = 8,
    SESSION_TEXT_SIZE = 128,
    SESSION_NAME_SIZE = 48,
    SESSION_VOICE_SIZE = SESSION_NAME_SIZE + 8,
};

struct session_rung {
    char id[SESSION_ID_SIZE]; // "S1"
    enum session_coast coast;
    int harbour;  // place on its coast, from 1
    int harbours; // how many its coast has
    enum session_stance stance;
    bool eyes_closed;
    bool two_sides;
    int quarter_turns; // of the board under the person: 0 crosswise, 1 lengthwise
    double hold_s;     // 5 .. 120: to hold, to march, or the time a game takes at full difficulty
    double lead_in_s;  // 3 .. 10
    bool tiers[SESSION_TIER_COUNT]; // at least one
    enum session_game game;         // never REACH or LIMITS
    bool reach;                     // the Reach game is offered too
    enum session_gait gait;         // of MARCH and ROUTE
    double lift_deg;                // 0 .. 80, how high the thigh goes with gait KNEE
    enum session_bottle bottle;     // of BOTTLE
    int fingers;                    // of FINGERS: moved at a time, 1 or 2
    enum session_safety safety;     // see session_rung_safety()
    double rms_mm; // expected RMS_r before the player has trials of her own, 1 .. 60; 0 = no ring
    double limits_factor; // share of the limits of stability measured in normal stance, .2 .. 1
    char needs[SESSION_ID_SIZE]; // rung to be stood without a break first, "" = none
    bool summit;                 // nice to try, never counted as missing
    char title[SESSION_TEXT_SIZE];
    char short_title[SESSION_TEXT_SIZE];
    char instruction[SESSION_TEXT_SIZE];      // where there are no sides
    char instruction_left[SESSION_TEXT_SIZE]; // left foot in front, or left leg stands
    char instruction_right[SESSION_TEXT_SIZE];
    char instruction_motion[SESSION_TEXT_SIZE]; // in that tier; "" = as everywhere
    char instruction_pad[SESSION_TEXT_SIZE];
    char instruction_guided[SESSION_TEXT_SIZE];
    char voice[SESSION_NAME_SIZE]; // line of assets/voice that explains it; also _left, _right
    char voice_motion[SESSION_NAME_SIZE]; // in that tier; "" = as everywhere
    char voice_pad[SESSION_NAME_SIZE];
    char feet[SESSION_NAME_SIZE];   // drawing of the feet on the board, or of the hand; also -right
    char figure[SESSION_NAME_SIZE]; // drawing of the person
    char card[SESSION_NAME_SIZE];   // drawing for a list of rungs; the figure when left out
};

struct session_programme {
    struct session_rung rungs[SESSION_RUNG_MAX];
    int count;
};

/**
 * Adds the rungs of one file. The programme is untouched when false is returned; *error then
 * names file, line and what is allowed.
 */
bool session_programme_parse(struct session_programme *programme, const char *file,
                             const char *text, size_t size, char *error, size_t error_size);

/** NULL = no such rung. */
const struct session_rung *session_programme_rung(const struct session_programme *programme,
                                                  const char *id);

/** The rung after / before on the same coast; NULL at the end. */
const struct session_rung *session_programme_next(const struct session_programme *programme,
                                                  const struct session_rung *rung);
const struct session_rung *session_programme_easier(const struct session_programme *programme,
                                                    const struct session_rung *rung);

/** The rung of the same stance and gait with eyes open; the rung itself when its eyes are open. */
const struct session_rung *session_programme_eyes_open(const struct session_programme *programme,
                                                       const struct session_rung *rung);

/** The rung that has to be stood without a break before this one is offered; NULL = none. */
const struct session_rung *session_programme_needs(const struct session_programme *programme,
                                                   const struct session_rung *rung);

/** One foot lifted: S7 to S10. */
bool session_rung_is_one_leg(const struct session_rung *rung);

/** What is to be made sure of in a tier: on a board nobody sits. */
enum session_safety session_rung_safety(const struct session_rung *rung, enum session_tier tier);

/** "none", "left", "right" and back. false: no such name, nothing is written. */
const char *session_side_name(enum session_side side);
bool session_side_from_name(const char *name, enum session_side *side);

/** "board", "motion", "pad", "guided" and back. */
const char *session_tier_name(enum session_tier tier);
bool session_tier_from_name(const char *name, enum session_tier *tier);

/** "hold", "reach", "march", ... and back. */
const char *session_game_name(enum session_game game);
bool session_game_from_name(const char *name, enum session_game *game);

/** The instruction for a side and a tier. */
const char *session_rung_instruction(const struct session_rung *rung, enum session_side side,
                                     enum session_tier tier);

/** The line of the voice that explains it for a side and a tier, SESSION_VOICE_SIZE bytes. */
void session_rung_voice(const struct session_rung *rung, enum session_side side,
                        enum session_tier tier, char *line);

#endif
