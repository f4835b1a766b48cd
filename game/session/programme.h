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
};

/** Which foot is in front, or which leg stands. NONE where a stance has no sides. */
enum session_side {
    SESSION_SIDE_NONE,
    SESSION_SIDE_LEFT,
    SESSION_SIDE_RIGHT,
    SESSION_SIDE_COUNT,
};

enum session_tier {
    SESSION_TIER_BOARD,
    SESSION_TIER_MOTION,
    SESSION_TIER_PAD,
    SESSION_TIER_GUIDED,
};

enum session_game {
    SESSION_GAME_HOLD,
    SESSION_GAME_REACH,
};

enum {
    SESSION_RUNG_MAX = 32,
    SESSION_ID_SIZE = 8,
    SESSION_TEXT_SIZE = 128,
    SESSION_NAME_SIZE = 48,
};

struct session_rung {
    char id[SESSION_ID_SIZE]; // "S1"
    enum session_coast coast;
    int harbour;  // place on its coast, from 1
    int harbours; // how many its coast has
    enum session_stance stance;
    bool eyes_closed;
    bool two_sides;
    int quarter_turns;    // of the board under the person: 0 crosswise, 1 lengthwise
    double hold_s;        // 5 .. 120
    double lead_in_s;     // 3 .. 10
    bool reach;           // the Reach game is offered too
    double rms_mm;        // expected RMS_r before the player has trials of her own, 1 .. 60
    double limits_factor; // share of the limits of stability measured in normal stance, .2 .. 1
    char needs[SESSION_ID_SIZE]; // rung to be stood without a break first, "" = none
    bool summit;                 // nice to try, never counted as missing
    char title[SESSION_TEXT_SIZE];
    char short_title[SESSION_TEXT_SIZE];
    char instruction[SESSION_TEXT_SIZE];      // where there are no sides
    char instruction_left[SESSION_TEXT_SIZE]; // left foot in front, or left leg stands
    char instruction_right[SESSION_TEXT_SIZE];
    char voice[SESSION_NAME_SIZE];  // line of assets/voice that explains the stance
    char feet[SESSION_NAME_SIZE];   // drawing of the feet on the board
    char figure[SESSION_NAME_SIZE]; // drawing of the person
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

/** The rung of the same stance with eyes open; the rung itself when its eyes are open. */
const struct session_rung *session_programme_eyes_open(const struct session_programme *programme,
                                                       const struct session_rung *rung);

/** The rung that has to be stood without a break before this one is offered; NULL = none. */
const struct session_rung *session_programme_needs(const struct session_programme *programme,
                                                   const struct session_rung *rung);

/** One foot lifted: S7 to S10. */
bool session_rung_is_one_leg(const struct session_rung *rung);

/** "none", "left", "right" and back. */
const char *session_side_name(enum session_side side);
bool session_side_from_name(const char *name, enum session_side *side);
const char *session_tier_name(enum session_tier tier);
const char *session_game_name(enum session_game game);

/** The instruction for a side. */
const char *session_rung_instruction(const struct session_rung *rung, enum session_side side);

#endif
