#ifndef GAME_DRAW_CLINIC_BOARD_H
#define GAME_DRAW_CLINIC_BOARD_H

#include "game/draw/canvas.h"
#include "game/draw/level.h"

/**
 * The still part of the clinic view (look/style.md 9 "07", picture 07): the board from above with
 * the feet, rings of 20, 35 and 50 mm, a lens on the ring's centre and the scale. Kept as a layer.
 */
#define DRAW_CLINIC_LENS_RADIUS 208.0f

struct draw_clinic_frame {
    struct draw_rect board;
    float board_px_mm;
    struct draw_point ring; // its centre on the board
    struct draw_point lens; // its centre again, in the lens
    float lens_px_mm;       // 5, or less when the target ring is too large for the lens
    enum draw_level_feet feet;
    bool lengthwise;
};

/** Pure. The ring's centre is rounded to half a mm so that the layer is worth keeping. */
struct draw_clinic_frame draw_clinic_frame_of(const struct draw_level_model *model);

void draw_clinic_still(struct draw_canvas *canvas, const struct draw_clinic_frame *frame);

enum draw_clinic_color {
    DRAW_CLINIC_PAGE,
    DRAW_CLINIC_BOARD,
    DRAW_CLINIC_GRID,
    DRAW_CLINIC_AXIS,
    DRAW_CLINIC_FOOT,
    DRAW_CLINIC_RING, // the dashed and dotted ones
    DRAW_CLINIC_LENS,
    DRAW_CLINIC_LENS_GRID,
    DRAW_CLINIC_BAR,
    DRAW_CLINIC_RULE,
    DRAW_CLINIC_STRIP,
};

struct draw_color draw_clinic_color(const struct draw_canvas *canvas, enum draw_clinic_color color);

#endif
