#ifndef GAME_DRAW_MARCH_STEPS_H
#define GAME_DRAW_MARCH_STEPS_H

#include "game/draw/canvas.h"
#include "game/draw/level_march.h"
#include "game/draw/palette.h"

/**
 * Steps as bars: the left leg's above a line, the right leg's below, newest at the right, the
 * running one in lamp colour. A bar that has reached the target is filled, one that has not is
 * hollow. Without sides all bars stand on the line.
 */
struct draw_march_chart {
    struct draw_rect area; // the line is at half its height, without sides at its foot
    int columns;           // 1 .. DRAW_MARCH_STEP_COUNT
    float full_s;          // duration that fills the room; longer ones are cut there
};

void draw_march_chart(struct draw_canvas *canvas, const struct draw_march *march,
                      const struct draw_march_chart *chart);

/** y of a duration: `up` = above the line. Cut at the area's edge. Pure. */
float draw_march_chart_y(const struct draw_march_chart *chart, bool has_sides, bool up,
                         float duration_s);

/** Whether the steps, or the running one, know their side. */
bool draw_march_has_sides(const struct draw_march *march);

/** "2.1 s"; a dash for NAN. */
void draw_march_seconds(char *line, size_t size, float seconds, char decimal_separator);

/** Crests behind the boat, one a step, on the side of the leg stood on, older ones farther. */
struct draw_march_crests {
    const struct draw_palette *palette;
    struct draw_point stern;
    float length; // down the picture
};

void draw_march_crests(struct draw_canvas *canvas, const struct draw_march *march,
                       const struct draw_march_crests *crests);

#endif
