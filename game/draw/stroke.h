#ifndef GAME_DRAW_STROKE_H
#define GAME_DRAW_STROKE_H

#include "game/draw/path.h"

/** How a line is drawn. Joins are round. dash 0 = solid; dash 1 with round ends = dots. */
struct draw_stroke {
    float width;
    float dash;
    float gap;
    bool flat_ends; // cut square at the last point instead of a half circle beyond it
};

/**
 * Appends the outline of the stroked contours, to be filled. The outline of one contour is one
 * shape, so a translucent line does not darken where it overlaps itself. `scratch` is overwritten.
 */
void draw_path_add_stroke(struct draw_path *path, const struct draw_path *from,
                          const struct draw_stroke *stroke, struct draw_path *scratch);

#endif
