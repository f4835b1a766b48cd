#ifndef GAME_SESSION_PLAY_FINGERS_H
#define GAME_SESSION_PLAY_FINGERS_H

#include "game/sim/fingers.h"

/**
 * One finger at a time, or two, on keys, touch points or pad buttons (H4, H5, tier pad): twenty
 * cues, success = 80 % right with quiet neighbours (decisions.md 1). A rung with sides takes one
 * hand, without them both in turn.
 *
 * Measures: right_cues, hits, unwanted (touches within 150 ms of the hits), reaction_s, cues.
 */
struct session_fingers {
    struct sim_fingers fingers;
    int spoken; // the cue that was told last, -1 = none
};

#endif
