#ifndef GAME_DRAW_SOUND_PANEL_H
#define GAME_DRAW_SOUND_PANEL_H

#include "game/draw/canvas.h"

/**
 * The boat at night and what is heard: leaning moves and heels it, the sound stands where it comes
 * from, higher when it is higher (picture 06). At the four sides may stand what is to be tried.
 */
enum draw_sound_side {
    DRAW_SOUND_RIGHT,
    DRAW_SOUND_LEFT,
    DRAW_SOUND_AHEAD,
    DRAW_SOUND_BEHIND,
    DRAW_SOUND_SIDE_COUNT,
};

struct draw_sound_panel {
    struct draw_rect area;
    float lean_right; // -1..1 of the way to the limit
    float lean_ahead;
    float sound_side;   // -1 left .. 1 right
    float sound_height; // -1 low .. 1 high
    float sound_level;  // 0 = silence .. 1
    bool bell;          // a bell stands there instead of a disc
    int asked;          // enum draw_sound_side: those before it are done; -1 = no marks at all
};

void draw_sound_panel(struct draw_canvas *canvas, const struct draw_sound_panel *panel);

#endif
