#ifndef GAME_SESSION_LADDER_H
#define GAME_SESSION_LADDER_H

#include <stdbool.h>
#include <stdint.h>

#include "game/session/act.h"
#include "game/session/programme.h"

/**
 * The engine of "just about manage" for one rung, tier and side (decisions.md 1, sway.md 4).
 *
 * Inner rule: a weighted up-down staircase (Kaernbach 1991) moves the difficulty D in 0..1 to a
 * target rate p of success: success + step, else - step x p / (1 - p); the step halves at each
 * reversal, from .1 to 1/80. Outer rule: three calm passes in a row offer the next rung, two fails
 * in a row the easier one. It only offers; the player decides. Pure.
 *
 * Where nothing measures, the player's own word is the result:
 *                  success   calm pass   fail
 *   too easy         yes     at any D     -
 *   just manage      yes        -         -
 *   too hard          -         -      at any D
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
    double difficulty;          // the D it was played at
    bool success;               // hold done within 2 x hold time
    bool calm;                  // no support, no break
    enum session_rating rating; // NONE = measured; otherwise it stands above success and calm
};

enum session_offer {
    SESSION_OFFER_NONE,
    SESSION_OFFER_NEXT,
    SESSION_OFFER_EASIER,
};

/** The rate of success to train at: .80 standing and walking, .75 hands (programme.md 4). */
double session_ladder_target(enum session_coast coast);

/** A rung that nobody has played: D = .3, step = .1. */
struct session_ladder_state session_ladder_start(void);

/** Clamps what came from a file to its ranges. */
struct session_ladder_state session_ladder_sanitised(const struct session_ladder_state *state);

bool session_ladder_is_success(const struct session_ladder_result *result);

/** Success at D >= .7, no support, no break; or too easy. */
bool session_ladder_is_calm_pass(const struct session_ladder_result *result);

/** Not done at D <= .3, or too hard: counts for the easier offer. */
bool session_ladder_is_fail(const struct session_ladder_result *result);

/** target: of the coast, or what a therapist set; .5 .. .9. */
void session_ladder_record(struct session_ladder_state *state, double target,
                           const struct session_ladder_result *result);

/**
 * Makes it easier for somebody who is tired (fatigue.h): D goes down by two of the steps that a
 * failure costs, .2 at most. The staircase finds back by itself.
 */
void session_ladder_ease(struct session_ladder_state *state, double target);

/** other = the other side's state, NULL where there are no sides: the weaker side counts. */
enum session_offer session_ladder_offer(const struct session_ladder_state *state,
                                        const struct session_ladder_state *other);

/** Mastered: 3 calm passes at D = 1; with sides, on both. */
bool session_ladder_is_mastered(const struct session_ladder_state *state,
                                const struct session_ladder_state *other);

#endif
