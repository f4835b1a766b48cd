#ifndef GAME_DRAW_GATE_H
#define GAME_DRAW_GATE_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/**
 * The gate the mast stays in while the sway is calm, and the needle that is the mast's end
 * (look/style.md 7). Both turn about the boat's waterline.
 */
struct draw_gate {
    const struct draw_palette *palette;
    struct draw_point origin; // x follows the boat slowly, y is the boat's
    float boat_scale;
    float calm_mm; // 8 = +-10 degrees
};

struct draw_needle {
    const struct draw_palette *palette;
    struct draw_point origin; // the boat's waterline
    float boat_scale;
    float heel_deg;
};

/** Half the width of the calm band, degrees: 10 at 8 mm, kept within 4..20. */
float draw_gate_band_deg(float calm_mm);

/** Distance of the gate's middle line from its origin. */
float draw_gate_radius(float boat_scale);

void draw_gate(struct draw_canvas *canvas, const struct draw_gate *gate);
void draw_needle(struct draw_canvas *canvas, const struct draw_needle *needle);

#endif
