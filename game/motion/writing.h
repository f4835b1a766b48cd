#ifndef GAME_MOTION_WRITING_H
#define GAME_MOTION_WRITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * How neatly a drawn line follows the one that was to be traced (sway.md 7.3; H8). Lengths are in
 * the caller's unit, the same for both lines: pixels of the drawn layout, or mm of a tablet.
 */

struct motion_writing_point {
    double x;
    double y;
};

/** One stroke of the reference: a polyline of point_count >= 2 points. Borrowed. */
struct motion_writing_line {
    const struct motion_writing_point *points;
    size_t point_count;
};

/** The pen as it came; up: it touches nothing, or the button is not held. */
struct motion_writing_sample {
    int64_t t_us;
    struct motion_writing_point at;
    bool down;
};

struct motion_writing_task {
    const struct motion_writing_line *lines;
    size_t line_count;
    double channel_width; // 2 x the largest distance that is still inside
};

enum motion_writing_status {
    MOTION_WRITING_OK,
    MOTION_WRITING_NOTHING, // nothing drawn
    MOTION_WRITING_INVALID, // no reference, a value that is not finite, time that runs backwards
    MOTION_WRITING_NO_MEMORY,
};

/** All NaN or 0 when the status is not OK. */
struct motion_writing {
    double drawn_length;
    double reference_length;
    double path_ratio;       // drawn / reference; 1 is right
    double mean_distance;    // from the reference, along the drawn line
    double path_error;       // integral of the distance along the drawn line / reference length^2
    double in_channel_share; // of the drawn length
    double covered_share;    // of the reference: so much of it has been passed within the channel
    double duration_s;       // pen on paper
    double mean_speed;       // drawn length / duration, units a second
    size_t stroke_count;     // pen lifts = strokes - 1
    double sparc;            // mean over strokes of 0.3 s and more, weighted by time; NaN: none
    double ldlj;             // likewise
};

/**
 * n samples in time order. A jump of more than 0.25 s while down begins a new stroke. Allocates
 * while it works, frees before it returns. Fills *writing in every case.
 */
enum motion_writing_status motion_writing(const struct motion_writing_task *task,
                                          const struct motion_writing_sample *samples, size_t n,
                                          struct motion_writing *writing);

#endif
