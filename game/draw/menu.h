#ifndef GAME_DRAW_MENU_H
#define GAME_DRAW_MENU_H

#include "game/draw/canvas.h"

/**
 * What every menu stands on: the menu sky, a far hill and the strip of dark water that holds the
 * hints (look/style.md 1, 8). Still; kept as a layer. In high contrast black with one white line.
 */
void draw_menu_background(struct draw_canvas *canvas);

/** One input hint: a picture of the input (assets/icons "hint-lean") and what it does. */
struct draw_hint {
    const char *icon;
    const char *text;
    bool at_right; // stands at the right margin (pause on a level screen)
    bool stays;    // has its place before the others
};

enum { DRAW_HINT_COUNT = 4 };

/**
 * The hints on the water, from the left margin on, baseline 1032. When they do not all fit (large
 * text, long words) the last ones that do not have to stay are left out: the first are the most
 * needed. At a text scale of 133 % two are shown (look/style.md 13).
 */
void draw_hints(struct draw_canvas *canvas, const struct draw_hint *hints, int count);

/** What the voice says, on the water in the place of the hints: one line, as wide as the screen. */
void draw_caption(struct draw_canvas *canvas, const char *text);

#endif
