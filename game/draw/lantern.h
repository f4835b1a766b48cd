#ifndef GAME_DRAW_LANTERN_H
#define GAME_DRAW_LANTERN_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/** A floating lantern of the Reach game: a target to lean to. */
enum draw_lantern_state {
    DRAW_LANTERN_OPEN, // not yet its turn: unlit
    DRAW_LANTERN_NOW,  // lit and larger; dwell runs around it
    DRAW_LANTERN_DONE, // dark with a check
};

struct draw_lantern {
    const struct draw_palette *palette;
    struct draw_point water; // where it floats
    enum draw_lantern_state state;
    float dwell; // 0..1
};

void draw_lantern(struct draw_canvas *canvas, const struct draw_lantern *lantern);

#endif
