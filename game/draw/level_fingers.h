#ifndef GAME_DRAW_LEVEL_FINGERS_H
#define GAME_DRAW_LEVEL_FINGERS_H

#include <stdint.h>

#include "game/draw/level.h"

/**
 * One finger at a time, or two (H4, H5): the hand that rests on its keys; the fingers to move are
 * lit, a ring round their keys closes while the cue lasts. A neighbour that moved too is a small
 * ripple on its key. Below the title one bead a cue, so that it is seen how many are to come.
 *
 * The common part of the model (level.h) says stage and words; text.of_seconds (of_short) is the
 * line below the figure, "of 20 right". A function of the models alone. Main thread.
 */
enum {
    DRAW_LEVEL_FINGER_COUNT = 10, // hand * 5 + finger: left hand first, thumb first
    DRAW_LEVEL_CUE_COUNT = 20,
};

enum draw_level_cue {
    DRAW_LEVEL_CUE_OPEN,
    DRAW_LEVEL_CUE_NOW,
    DRAW_LEVEL_CUE_RIGHT,
    DRAW_LEVEL_CUE_PAST, // not right; shown as quietly as one that is to come
};

struct draw_level_fingers {
    bool left; // hands in play; at least one
    bool right;
    bool bare;                             // no keys and nothing counted: the figure is the seconds
    uint32_t lit;                          // bit = finger
    uint32_t down;                         // on their keys pressed now
    float cue_share;                       // 0..1 of the lit cue's time is gone
    bool hit;                              // the lit fingers came: their keys show a check
    float ripple[DRAW_LEVEL_FINGER_COUNT]; // 0 none, else how far it has spread, .. 1
    const char *key[DRAW_LEVEL_FINGER_COUNT]; // what to press: "J"; NULL = a blank key
    enum draw_level_cue cues[DRAW_LEVEL_CUE_COUNT];
    int cue_count;
    int right_count;
};

/** A whole frame, background included; layers "level-fingers*". Card and hints as in level.h. */
void draw_level_fingers(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_fingers *fingers);

/** Where a finger's key lies, design px: for touch. false: that hand is not shown. */
bool draw_level_fingers_key(const struct draw_level_fingers *fingers, int finger, float *x,
                            float *y);

#endif
