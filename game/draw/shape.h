#ifndef GAME_DRAW_SHAPE_H
#define GAME_DRAW_SHAPE_H

#include "game/draw/canvas.h"

/** Filled and stroked shapes in design px. Rects are put on whole device px, curves are not. */

void draw_fill_view(struct draw_canvas *canvas, struct draw_color color);
void draw_fill_rect(struct draw_canvas *canvas, struct draw_rect rect, struct draw_color color);
void draw_fill_round_rect(struct draw_canvas *canvas, struct draw_rect rect, float radius,
                          struct draw_color color);
void draw_fill_circle(struct draw_canvas *canvas, struct draw_point centre, float radius,
                      struct draw_color color);
void draw_fill_ellipse(struct draw_canvas *canvas, struct draw_point centre, float radius_x,
                       float radius_y, struct draw_color color);
void draw_fill_polygon(struct draw_canvas *canvas, const struct draw_point *points, int count,
                       struct draw_color color);

/** Colours down the rect; paint's y in design px. */
void draw_fill_gradient(struct draw_canvas *canvas, struct draw_rect rect,
                        const struct draw_paint *paint);

/** A path string (path.h) placed by the transform; transform NULL = as it is. */
void draw_fill_string(struct draw_canvas *canvas, const char *path,
                      const struct draw_transform *transform, struct draw_color color);
void draw_line_string(struct draw_canvas *canvas, const char *path,
                      const struct draw_transform *transform, const struct draw_stroke *stroke,
                      struct draw_color color);

/** The line runs inside the rect's edge by half its width on both sides, as in the drawings. */
void draw_line_round_rect(struct draw_canvas *canvas, struct draw_rect rect, float radius,
                          float width, struct draw_color color);
void draw_line_circle(struct draw_canvas *canvas, struct draw_point centre, float radius,
                      float width, struct draw_color color);
void draw_line_arc(struct draw_canvas *canvas, const struct draw_arc *arc,
                   const struct draw_stroke *stroke, struct draw_color color);
void draw_line(struct draw_canvas *canvas, struct draw_point from, struct draw_point to,
               float width, struct draw_color color);
void draw_polyline(struct draw_canvas *canvas, const struct draw_point *points, int count,
                   const struct draw_stroke *stroke, struct draw_color color);

/** The soft step under a card: the same shape 8 px lower in ink, alpha .16. */
void draw_lift(struct draw_canvas *canvas, struct draw_rect rect, float radius);

#endif
