#ifndef GAME_SESSION_PLAY_TIMER_H
#define GAME_SESSION_PLAY_TIMER_H

#include <stdbool.h>

#include "game/session/play_fingers.h"

/**
 * Seconds and nothing else: pad and guided tiers of the standing rungs, and every rung guided by
 * the voice alone. The clock waits while somebody holds on ("I touched") and through the lead-in
 * that follows a step; finished within the first ten seconds it is left, not done; it ends at the
 * latest after twice the seconds asked for. Nothing is measured and nothing is drawn as if it were:
 * the guided fingers are named and lit, and never counted.
 */
struct session_timer {
    double held_s;
    double to_step_s; // guided march: until the next word of the pace
    bool right;
    struct session_fingers fingers; // guided fingers: those to be moved now; nothing is counted
};

#endif
