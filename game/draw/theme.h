#ifndef GAME_DRAW_THEME_H
#define GAME_DRAW_THEME_H

#include "game/draw/geometry.h"

/** The palette of look/style.md 3 by name. */
enum draw_token {
    DRAW_INK,
    DRAW_INK2,
    DRAW_PAPER,
    DRAW_SAND,
    DRAW_WHITE,
    DRAW_RULE,
    DRAW_MARKS,
    DRAW_LAMP,
    DRAW_LAMP_EDGE,
    DRAW_LAMP_LIGHT,
    DRAW_CORAL,
    DRAW_BRICK,
    DRAW_SEA1,
    DRAW_SEA2,
    DRAW_SEA3,
    DRAW_SEA4,
    DRAW_SEA5,
    DRAW_SEA6,
    DRAW_SEA7,
    DRAW_FOAM,
    DRAW_SUN,
    DRAW_SKY_TOP,
    DRAW_SKY_MID,
    DRAW_SKY_LOW,
    DRAW_MENU_TOP,
    DRAW_MENU_MID,
    DRAW_MENU_LOW,
    DRAW_WALL,
    DRAW_FLOOR,
    DRAW_LAND_FAR,
    DRAW_LAND_MID,
    DRAW_LAND_NEAR,
    DRAW_PINE,
    DRAW_NIGHT_TOP,
    DRAW_NIGHT_MID,
    DRAW_NIGHT_LOW,
    DRAW_NIGHT_SEA_TOP,
    DRAW_NIGHT_SEA_LOW,
    DRAW_CREAM,
    DRAW_MOON,
    DRAW_WOOD,
    DRAW_WOOD_SHADE,
    DRAW_WOOD_DARK,
    DRAW_WOOD_LIGHT,
    DRAW_SAIL,
    DRAW_SAIL_SHADE,
    DRAW_MAST,
    DRAW_CALM_BAND,
    DRAW_TRACE,
    DRAW_ON_LAMP,    // words and icons on a lamp shape
    DRAW_NOT_DONE,   // the open part of a result ring
    DRAW_FOCUS_BAND, // the solid band under the focus line
    DRAW_TOKEN_COUNT
};

enum draw_theme {
    DRAW_THEME_DAY,           // look/style.md 3
    DRAW_THEME_HIGH_CONTRAST, // look/style.md 13: black, white and lamp only
};

/** Contrast theme: every surface is black, everything to read is white, "now" is lamp. */
struct draw_color draw_theme_color(enum draw_theme theme, enum draw_token token);

#endif
