#ifndef GAME_SESSION_FATIGUE_H
#define GAME_SESSION_FATIGUE_H

#include <stdbool.h>

#include "game/session/programme.h"
#include "game/session/sitting.h"

/**
 * Is the player tired? (sway.md 4.7.) Two signs, both only within a day:
 * - quiet standing gets livelier: the line through ln of the mean sway velocity of today's S1 holds
 *   (at least three, 20 s and longer, board) rises by more than .25 from the first to the last, a
 *   factor of 1.28;
 * - two trials in a row are not done below a level that was done earlier today: same rung, side,
 *   tier and game at a higher difficulty.
 * The first time a seated rest of two or three minutes is offered, the second time the training
 * ends. An hour without a trial is rest enough: what came before is forgotten but for the levels.
 *
 * One S1 hold is noisy (a factor of 1.63 is within the noise, sway.md 1.14), so one rested person in
 * six is offered a rest after three holds. To end the training the rise must also be more than
 * noise makes in one of a hundred.
 *
 * Feed the day's trials in the order of time, the stored ones after a restart: the same trials give
 * the same answer. Pure.
 */

enum { SESSION_FATIGUE_LEVELS = 64 };

struct session_fatigue_level {
    char rung[SESSION_ID_SIZE];
    enum session_side side;
    enum session_tier tier;
    enum session_game game;
    double done_difficulty; // the highest that was done today
};

struct session_fatigue {
    double last_s; // when the last trial ended; valid once is_started
    bool is_started;
    int hold_count; // S1 holds since the last long pause
    double ln_sum;  // of their velocities
    double ln_index_sum;
    int fails; // in a row, below a level done today
    int findings;
    bool rest_is_due;
    struct session_fatigue_level level[SESSION_FATIGUE_LEVELS];
    int level_count;
};

/** A trial that says something: ended by itself, not by the player's wish or a lost device. */
struct session_fatigue_trial {
    double t_s;                      // when it ended: any clock that goes on through the day
    const struct session_rung *rung; // borrowed for the call
    enum session_side side;
    enum session_tier tier;
    enum session_game game;
    double difficulty;
    bool success; // session_ladder_is_success()
    double hands_off_s;
    double mean_velocity_mm_s; // NAN = not measured, or not well enough
};

/** A new day. */
void session_fatigue_init(struct session_fatigue *fatigue);

/** true: this trial shows that the player is tired. Ease its ladder: session_ladder_ease(). */
bool session_fatigue_add(struct session_fatigue *fatigue,
                         const struct session_fatigue_trial *trial);

/**
 * What to do before the next trial at now_s, on the clock of t_s: GO, REST (sit for two or three
 * minutes; never after a pause of two) or ENOUGH_TODAY.
 */
enum session_answer session_fatigue_answer(const struct session_fatigue *fatigue, double now_s);

/** The rest was taken, or the player wants to go on without. */
void session_fatigue_rested(struct session_fatigue *fatigue);

#endif
