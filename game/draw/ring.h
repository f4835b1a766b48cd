#ifndef GAME_DRAW_RING_H
#define GAME_DRAW_RING_H

#include "game/draw/canvas.h"
#include "game/draw/palette.h"

/**
 * The target ring: it closes from the front, both sides at once, as the hold clock runs
 * (look/style.md 7). The half behind the boat and the half before it are drawn apart.
 */
struct draw_ring {
    const struct draw_palette *palette;
    struct draw_point centre;
    float radius_x;
    float radius_y;
    float progress; // 0..1
    float widen;    // 0..1: success, the lamp line grows from 20 to 28 px
    bool waits;     // the front is dotted
};

enum draw_ring_half {
    DRAW_RING_BACK,
    DRAW_RING_FRONT,
};

/** The two ends of the closed part, degrees, 0 = right, 90 = front: 90 -+ 180 p. */
struct draw_ring_span {
    float right_deg;
    float left_deg;
};

struct draw_ring_span draw_ring_closed(float progress);

/** The lighter water inside; it does not move and belongs on the cached sea. */
void draw_ring_pool(struct draw_canvas *canvas, const struct draw_ring *ring);

void draw_ring_half(struct draw_canvas *canvas, const struct draw_ring *ring,
                    enum draw_ring_half half);

/** Just inside the ring on the side of `boat`, pointing inwards: come back. */
void draw_ring_chevron(struct draw_canvas *canvas, const struct draw_ring *ring,
                       struct draw_point boat);

#endif
