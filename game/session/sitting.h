#ifndef GAME_SESSION_SITTING_H
#define GAME_SESSION_SITTING_H

#include <stdbool.h>

/**
 * The safety limits of one sitting (programme.md 4, sway.md 4.8): end the block after 3 breaks in
 * 60 s and offer a rest, end the day after 5 breaks or 25 minutes net, no eyes closed before 10 s
 * with eyes open, at most one rung up. A break is step-off, foot down or feet moved; never support,
 * a pause or a lost device (decisions.md 1). Pure.
 */

enum { SITTING_BREAKS_IN_BLOCK = 3, SITTING_BREAKS_A_DAY = 5 };

struct sitting {
    double break_s[SITTING_BREAKS_A_DAY]; // newest last, on the sitting's own clock
    int breaks;
    double net_s;            // hands-off seconds so far
    double eyes_open_held_s; // longest eyes-open stretch of hands-off seconds
    bool rung_up_used;
};

enum sitting_answer {
    SITTING_GO,
    SITTING_REST,            // three breaks within a minute: sit down, go on when ready
    SITTING_ENOUGH_TODAY,    // five breaks or 25 minutes
    SITTING_EYES_OPEN_FIRST, // ten seconds with eyes open come first
};

void sitting_init(struct sitting *sitting);

/** A break at clock_s; SITTING_REST or SITTING_ENOUGH_TODAY end the block. */
enum sitting_answer sitting_break(struct sitting *sitting, double clock_s);

/** A trial is over: its hands-off seconds. */
void sitting_add(struct sitting *sitting, double hands_off_s, bool eyes_closed);

/** May the next trial start? */
enum sitting_answer sitting_may_start(const struct sitting *sitting, bool eyes_closed);

/** The player has rested: the breaks of the block no longer count together. */
void sitting_rested(struct sitting *sitting);

#endif
