#ifndef GAME_SESSION_SITTING_H
#define GAME_SESSION_SITTING_H

#include <stdbool.h>

#include "game/session/programme.h"

/**
 * The safety limits of one sitting (programme.md 4, sway.md 4.8): end the block after 3 breaks in
 * 60 s and offer a rest, end the day after 5 breaks or 25 minutes net, no eyes closed before 10 s
 * with eyes open, at most one rung up on each coast. A break is step-off, foot down or feet moved; never support,
 * a pause or a lost device (decisions.md 1). Pure.
 */

enum { SESSION_BREAKS_IN_BLOCK = 3, SESSION_BREAKS_A_DAY = 5 };

struct session_sitting {
    double break_s[SESSION_BREAKS_A_DAY]; // newest last, on the sitting's own clock
    int breaks;
    double net_s;            // hands-off seconds so far
    double eyes_open_held_s; // longest eyes-open stretch of hands-off seconds
    bool went_up[SESSION_COAST_HANDS + 1];
};

enum session_answer {
    SESSION_ANSWER_GO,
    SESSION_ANSWER_REST,            // three breaks within a minute: sit down, go on when ready
    SESSION_ANSWER_ENOUGH_TODAY,    // five breaks or 25 minutes
    SESSION_ANSWER_EYES_OPEN_FIRST, // ten seconds with eyes open come first
};

void session_sitting_init(struct session_sitting *sitting);

/** A break at clock_s; SESSION_ANSWER_REST or SESSION_ANSWER_ENOUGH_TODAY end the block. */
enum session_answer session_sitting_break(struct session_sitting *sitting, double clock_s);

/** A trial is over: all its hands-off seconds, and the longest stretch of them. */
void session_sitting_add(struct session_sitting *sitting, double hands_off_s, double longest_s,
                         bool eyes_closed);

/** May the next trial start? */
enum session_answer session_sitting_may_start(const struct session_sitting *sitting,
                                              bool eyes_closed);

/** What an earlier run of the same day knows: it counts for the day, not for the minute. */
void session_sitting_remember(struct session_sitting *sitting, int breaks);

/** A next rung may be offered on this coast: none was taken there yet. */
bool session_sitting_may_go_up(const struct session_sitting *sitting, enum session_coast coast);

/** The player took the next rung. */
void session_sitting_went_up(struct session_sitting *sitting, enum session_coast coast);

/** The player has rested: the breaks of the block no longer count together. */
void session_sitting_rested(struct session_sitting *sitting);

#endif
