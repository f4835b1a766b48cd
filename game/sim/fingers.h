#ifndef GAME_SIM_FINGERS_H
#define GAME_SIM_FINGERS_H

#include <stdbool.h>
#include <stdint.h>

/**
 * One finger at a time, or two, while the others stay quiet (H4, H5; decisions.md 1, sway.md
 * 7.1). Twenty cues follow one another at a pace of 2.0 -> 0.8 s over difficulty. The cued
 * finger is to touch its key while its cue is lit; two fingers touch within 150 ms.
 *
 * A cue is right when the cued fingers came and no other finger did, neither before them nor
 * within 150 ms around them. A finger of the cue before that comes too late spoils only its own
 * cue. Thumbs are never cued, but can be unquiet.
 */

enum { SIM_FINGERS_CUE_COUNT = 20 };

enum sim_finger {
    SIM_FINGER_THUMB,
    SIM_FINGER_INDEX,
    SIM_FINGER_MIDDLE,
    SIM_FINGER_RING,
    SIM_FINGER_LITTLE,
    SIM_FINGERS_PER_HAND,
};

enum sim_hand {
    SIM_HAND_LEFT,
    SIM_HAND_RIGHT,
    SIM_HAND_COUNT,
};

enum { SIM_FINGER_COUNT = SIM_FINGERS_PER_HAND * SIM_HAND_COUNT };

/** 0 .. SIM_FINGER_COUNT - 1: which finger of which hand. */
static inline int sim_finger_of(enum sim_hand hand, enum sim_finger finger)
{
    return (int)hand * SIM_FINGERS_PER_HAND + (int)finger;
}

struct sim_fingers_settings {
    bool left;
    bool right;        // both: the cues take the hands in turn, in no order to be learnt
    bool pairs;        // false: one finger (H4); true: index + ring, middle + little (H5)
    double difficulty; // 0..1
    uint64_t seed;
};

struct sim_fingers_cue {
    uint32_t fingers; // bit sim_finger_of(..)
    bool hit;
    double hit_s; // when the (last) cued finger came
    int unwanted; // other fingers within 150 ms of the hit
    int wrong;    // other fingers earlier, while it was lit
};

struct sim_fingers {
    struct sim_fingers_cue cue[SIM_FINGERS_CUE_COUNT];
    double pace_s;
    double time_s;
    uint32_t held;
    double touched_s[SIM_FINGER_COUNT]; // the last touch, < 0 = none yet
    int touch_count;
};

/** At least one hand. The first cue is lit after one pace. */
void sim_fingers_init(struct sim_fingers *fingers, const struct sim_fingers_settings *settings);

/** Time passes; interval_s >= 0. */
void sim_fingers_advance(struct sim_fingers *fingers, double interval_s);

/**
 * A finger (0 .. SIM_FINGER_COUNT - 1) touches or leaves its key now. A touch of a finger that is
 * down already (key repeat) is left out. true: this touch completed the lit cue.
 */
bool sim_fingers_touch(struct sim_fingers *fingers, int finger, bool down);

/** 0 .. 19, or -1 before the first and after the last. */
int sim_fingers_lit(const struct sim_fingers *fingers);

/** 0..1 of the lit cue's time is gone. */
double sim_fingers_lit_share(const struct sim_fingers *fingers);

bool sim_fingers_cue_is_right(const struct sim_fingers_cue *cue);

/** Right cues so far. */
int sim_fingers_right(const struct sim_fingers *fingers);

/** Cues whose fingers came, right or not. */
int sim_fingers_hits(const struct sim_fingers *fingers);

/** Unwanted touches within 150 ms of the hits: over the hits this is the enslaving rate. */
int sim_fingers_unwanted(const struct sim_fingers *fingers);

/** Mean time from a cue to its fingers, s; NAN without hits. */
double sim_fingers_reaction_s(const struct sim_fingers *fingers);

/** All cues and the 150 ms after the last are over. */
bool sim_fingers_are_over(const struct sim_fingers *fingers);

/** At least 80 % right. */
bool sim_fingers_are_a_success(const struct sim_fingers *fingers);

#endif
