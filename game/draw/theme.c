#include "game/draw/theme.h"

#include <assert.h>

struct theme_row {
    uint32_t day;
    uint32_t contrast;
};

#define BLACK  0x000000
#define WHITE  0xFFFFFF
#define YELLOW 0xFFD23F

static const struct theme_row rows[DRAW_TOKEN_COUNT] = {
    [DRAW_INK] = {0x10243A, WHITE},           [DRAW_INK2] = {0x2F4358, WHITE},
    [DRAW_PAPER] = {0xFBF5E7, BLACK},         [DRAW_SAND] = {0xF2E6CC, BLACK},
    [DRAW_WHITE] = {0xFFFFFF, BLACK},         [DRAW_RULE] = {0xC9B88F, WHITE},
    [DRAW_MARKS] = {0x8A7A50, WHITE},         [DRAW_LAMP] = {0xFFC648, YELLOW},
    [DRAW_LAMP_EDGE] = {0xE09A16, BLACK},     [DRAW_LAMP_LIGHT] = {0xFFE09A, YELLOW},
    [DRAW_CORAL] = {0xC9523B, WHITE},         [DRAW_BRICK] = {0x962F1E, WHITE},
    [DRAW_SEA1] = {0xB9DAD2, BLACK},          [DRAW_SEA2] = {0x86BFBC, BLACK},
    [DRAW_SEA3] = {0x4F9BA1, BLACK},          [DRAW_SEA4] = {0x2B7C88, BLACK},
    [DRAW_SEA5] = {0x155F6E, BLACK},          [DRAW_SEA6] = {0x0D4A5B, BLACK},
    [DRAW_SEA7] = {0x0A3B4C, BLACK},          [DRAW_FOAM] = {0xEAF4EE, WHITE},
    [DRAW_SUN] = {0xFFF4DA, BLACK},           [DRAW_SKY_TOP] = {0xCFE4E1, BLACK},
    [DRAW_SKY_MID] = {0xE9EFDD, BLACK},       [DRAW_SKY_LOW] = {0xFCE9C8, BLACK},
    [DRAW_MENU_TOP] = {0xDDEAE4, BLACK},      [DRAW_MENU_MID] = {0xF3F1E0, BLACK},
    [DRAW_MENU_LOW] = {0xFCEBCB, BLACK},      [DRAW_WALL] = {0xCFE0DB, BLACK},
    [DRAW_FLOOR] = {0xE6CFA2, BLACK},         [DRAW_LAND_FAR] = {0xA9C6BE, BLACK},
    [DRAW_LAND_MID] = {0x7FA99C, BLACK},      [DRAW_LAND_NEAR] = {0x4F8174, BLACK},
    [DRAW_PINE] = {0x244F49, BLACK},          [DRAW_NIGHT_TOP] = {0x0A1B2E, BLACK},
    [DRAW_NIGHT_MID] = {0x133450, BLACK},     [DRAW_NIGHT_LOW] = {0x2B5A70, BLACK},
    [DRAW_NIGHT_SEA_TOP] = {0x2A5873, BLACK}, [DRAW_NIGHT_SEA_LOW] = {0x0A1F33, BLACK},
    [DRAW_CREAM] = {0xF8EFDA, WHITE},         [DRAW_MOON] = {0xF6E7BE, WHITE},
    [DRAW_WOOD] = {0x8E5230, WHITE},          [DRAW_WOOD_SHADE] = {0x75411F, BLACK},
    [DRAW_WOOD_DARK] = {0x5E3520, BLACK},     [DRAW_WOOD_LIGHT] = {0xC58652, WHITE},
    [DRAW_SAIL] = {0xFFFBEF, WHITE},          [DRAW_SAIL_SHADE] = {0xEADFC4, WHITE},
    [DRAW_MAST] = {0xA66A3C, WHITE},          [DRAW_CALM_BAND] = {0x8FD3C6, BLACK},
    [DRAW_TRACE] = {0x0B6FA4, WHITE},         [DRAW_ON_LAMP] = {0x10243A, BLACK},
    [DRAW_NOT_DONE] = {0xD3C59C, 0x8A8A8A},   [DRAW_FOCUS_BAND] = {0xFBF5E7, BLACK},
};

struct draw_color draw_theme_color(enum draw_theme theme, enum draw_token token)
{
    assert(token >= 0 && token < DRAW_TOKEN_COUNT);
    const struct theme_row *row = &rows[token];
    return draw_color_hex(theme == DRAW_THEME_HIGH_CONTRAST ? row->contrast : row->day);
}
