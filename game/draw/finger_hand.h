#ifndef GAME_DRAW_FINGER_HAND_H
#define GAME_DRAW_FINGER_HAND_H

#include "game/draw/canvas.h"

/**
 * A hand from above, as it rests on keys: five fingers that can each be lit or pressed. Fingers
 * are numbered from the thumb (0) to the little finger (4). About 390 wide and 440 high at scale 1.
 */
enum {
    DRAW_FINGER_COUNT = 5,
};

struct draw_finger_hand {
    struct draw_point at; // the middle of the hand's back
    float scale;
    bool left_hand;    // else its mirror image
    unsigned lit;      // bit 0 = thumb .. bit 4 = little finger
    unsigned pressed;  // these fingers are a little bent
    const char *layer; // kept under this name; two hands need two
};

void draw_finger_hand(struct draw_canvas *canvas, const struct draw_finger_hand *hand);

/** Where the key under a finger lies: just beyond its tip. Design px. */
struct draw_point draw_finger_key(const struct draw_finger_hand *hand, int finger);

/** The middle of a finger's last joint when it is not pressed. Design px. */
struct draw_point draw_finger_tip(const struct draw_finger_hand *hand, int finger);

#endif
