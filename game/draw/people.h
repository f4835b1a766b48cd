#ifndef GAME_DRAW_PEOPLE_H
#define GAME_DRAW_PEOPLE_H

#include "game/draw/canvas.h"

/** Pictures of people and of what stands around them (look/style.md 9, 11). */

/** A panel in the colour of the picture wall; white in high contrast, where drawings stay as is. */
void draw_picture_panel(struct draw_canvas *canvas, struct draw_rect area);

enum draw_safety {
    DRAW_SAFETY_BETWEEN, // chair behind, table in front, helper beside
    DRAW_SAFETY_WALKING, // something to hold on to, a friend, a free way
    DRAW_SAFETY_SEATED,  // chair, table, free arms
};

/** What makes it safe, numbered 1 to 3 like the cards next to it; floor: without a board. */
void draw_safety_picture(struct draw_canvas *canvas, struct draw_rect area, enum draw_safety safety,
                         bool floor);

/** A chair by the window, a table beside it: to sit down and rest. */
void draw_rest_picture(struct draw_canvas *canvas, struct draw_rect area);

/** How to stand: the board from above with the feet, and the figure. */
struct draw_stance_picture {
    struct draw_rect area;
    const char *feet; // assets/art, "feet-semi-tandem"; "feet-semi-tandem-right" is its other side
    const char *figure; // assets/art, "stance-semi-a"
    bool floor;         // without a board
};

void draw_stance_picture(struct draw_canvas *canvas, const struct draw_stance_picture *picture);

#endif
