#ifndef GAME_SESSION_LADDER_H
#define GAME_SESSION_LADDER_H

#include <stdbool.h>
#include <stdint.h>

/**
 * The engine of "just about manage" for one rung, tier and side (decisions.md 1, sway.md 4).
 *
 * Inner rule: a weighted up-down staircase (Kaernbach 1991) moves the difficulty D in 0..1 to a
 * success rate of 80 %: success + step, else - 4 x step; the step halves at each reversal, from
 * .1 to 1/80. Outer rule: three calm passes in a row offer the next rung, two fails in a row the
 * easier one. It only offers; the player decides. Pure.
 */

struct session_ladder_state {
    double difficulty; // 0 .. 1
    double step;       // 1/80 .. .1
    int direction;     // of the last move: -1, 0 (none yet), +1
    int passes;        // calm passes in a row
    int fails;         // fails in a row
    int mastered;      // calm passes in a row at D = 1
};

/** What a trial was, as far as the ladder cares. */
struct session_ladder_result {
    double difficulty; // the D it was played at
    bool success;      // hold done within 2 x hold time
    bool calm;         // no support, no break
};

enum session_offer {
    SESSION_OFFER_NONE,
    SESSION_OFFER_NEXT,
    SESSION_OFFER_EASIER,
};

/** A rung that nobody has played: D = .3, step = .1. */
struct session_ladder_state session_ladder_start(void);

/** Clamps what came from a file to its ranges. */
struct session_ladder_state session_ladder_sanitised(const struct session_ladder_state *state);

/** Success at D >= .7, no support, no break. */
bool session_ladder_is_calm_pass(const struct session_ladder_result *result);

/** Not done at D <= .3: counts for the easier offer. */
bool session_ladder_is_fail(const struct session_ladder_result *result);

void session_ladder_record(struct session_ladder_state *state,
                           const struct session_ladder_result *result);

/** other = the other side's state, NULL where there are no sides: the weaker side counts. */
enum session_offer session_ladder_offer(const struct session_ladder_state *state,
                                        const struct session_ladder_state *other);

/** Mastered: 3 calm passes at D = 1; with sides, on both. */
bool session_ladder_is_mastered(const struct session_ladder_state *state,
                                const struct session_ladder_state *other);

#endif
