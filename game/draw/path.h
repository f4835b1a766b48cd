#ifndef GAME_DRAW_PATH_H
#define GAME_DRAW_PATH_H

#include <stdbool.h>

#include "game/draw/geometry.h"

/**
 * A drawing as straight edges: one or more contours of points. Curves become edges when they are
 * added, fine enough for a 4K screen (0.08 units). Grows on the heap and keeps its memory over
 * draw_path_clear, so a path that is drawn every frame allocates only in its first.
 *
 * Filled by the non-zero rule; contours that overlap in one path should run the same way round.
 */
struct draw_path {
    struct draw_point *points;
    int point_count;
    int point_capacity;
    struct draw_path_contour *contours;
    int contour_count;
    int contour_capacity;
    bool out_of_memory; // something is missing from it; it is still safe to draw
};

struct draw_path_contour {
    int first; // index of its first point
    int count;
    bool closed; // matters to strokes; fills close every contour
};

void draw_path_init(struct draw_path *path);
void draw_path_finish(struct draw_path *path);
void draw_path_clear(struct draw_path *path);

void draw_path_move_to(struct draw_path *path, struct draw_point to);
void draw_path_line_to(struct draw_path *path, struct draw_point to);
void draw_path_curve_to(struct draw_path *path, struct draw_point control_a,
                        struct draw_point control_b, struct draw_point to);
void draw_path_close(struct draw_path *path);

/**
 * Adds what an SVG path string says: M L H V C Q Z, capitals only (absolute), numbers parted by
 * commas or blanks. False on anything else; the path then keeps what came before the error.
 */
bool draw_path_parse(struct draw_path *path, const char *text);

/** Open contour through count points. */
void draw_path_add_points(struct draw_path *path, const struct draw_point *points, int count);

/** A smooth (Catmull-Rom) open contour through count >= 2 points. */
void draw_path_add_smooth(struct draw_path *path, const struct draw_point *points, int count);

/** An arc of an ellipse, degrees from +x clockwise as seen, at most 3 degrees an edge. */
struct draw_arc {
    struct draw_point centre;
    float radius_x;
    float radius_y;
    float from_deg;
    float to_deg; // less than from_deg runs counter-clockwise
};

void draw_path_add_arc(struct draw_path *path, const struct draw_arc *arc);
void draw_path_add_ellipse(struct draw_path *path, struct draw_point centre, float radius_x,
                           float radius_y);

/** Clockwise from the middle of the top edge. radius is cut to half the smaller side. */
void draw_path_add_round_rect(struct draw_path *path, struct draw_rect rect, float radius);

/** Appends `from`, moved by the transform. */
void draw_path_add_path(struct draw_path *path, const struct draw_path *from,
                        const struct draw_transform *transform);

/** Appends the part of `from` with y <= limit, every contour closed (Sutherland-Hodgman). */
void draw_path_add_clipped_above(struct draw_path *path, const struct draw_path *from, float limit);

/** Length of all contours. */
float draw_path_length(const struct draw_path *path);

/** Appends the first `length` of the first contour of `from` as an open contour. */
void draw_path_add_first_part(struct draw_path *path, const struct draw_path *from, float length);

/** Bounds of all points; zero size for an empty path. */
struct draw_rect draw_path_bounds(const struct draw_path *path);

#endif
