#ifndef GAME_DRAW_PALM_H
#define GAME_DRAW_PALM_H

#include "game/draw/canvas.h"

/**
 * An open hand with its palm up, seen from the side, and the sleeve it comes from (picture 08). As
 * in a mirror: the right hand comes from the right. What stands on it is drawn between the two
 * halves; the thumb lies in front of it.
 */
struct draw_palm {
    struct draw_point at; // the middle of the palm
    float scale;          // 1.2 in picture 08
    float lean_deg;       // + = the right side lower
    bool left_hand;
};

/** Palm units (one = one px of the assets) to design px. */
struct draw_transform draw_palm_place(const struct draw_palm *palm);

void draw_palm_back(struct draw_canvas *canvas, const struct draw_palm *palm);
void draw_palm_front(struct draw_canvas *canvas, const struct draw_palm *palm);

#endif
