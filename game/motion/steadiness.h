#ifndef GAME_MOTION_STEADINESS_H
#define GAME_MOTION_STEADINESS_H

#include <stddef.h>

#include "game/motion/tremor.h"
#include "input/sample.h"

/**
 * How still a hand, or a pocket, was held: one stretch of motion samples in numbers, after it has
 * ended (sway.md 6.4). The caller cuts lead-in and pauses.
 *
 * Tilt is taken about its own mean, in the plane across the mean upright, so it does not matter
 * how the controller lies. The gyroscope's mean is taken for its zero: who holds still ends about
 * where he began. Powers differ by orders of magnitude between people: compare their logarithms.
 *
 * Allocates while it works, frees before it returns. Any thread.
 */

enum motion_steadiness_status {
    MOTION_STEADINESS_OK,
    MOTION_STEADINESS_TOO_SHORT, // less than 0.5 s
    MOTION_STEADINESS_GAPS,      // a pause of more than 0.25 s: the controller was lost
    MOTION_STEADINESS_INVALID,   // a value no sensor can mean, or time that runs backwards
    MOTION_STEADINESS_NO_MEMORY,
};

/** A field that cannot be measured is NaN; all but sample_count when the status is not OK. */
struct motion_steadiness {
    size_t sample_count;
    double duration_s;
    double rate_hz; // mean rate of the samples as they came; below 60 tremor is not to be trusted

    double mean_pitch_deg; // the mean pose, as in orientation.h
    double mean_roll_deg;
    double tilt_rms_deg;      // about the mean pose
    double tilt_ellipse_deg2; // 95 % prediction ellipse of the tilt, F quantile (sway.md 1.4)
    double tilt_major_deg;    // its semi-axes
    double tilt_minor_deg;

    double rate_rms_deg_s; // angular rate about its mean; NaN without a gyroscope
    double jerk_rms_g_s;   // d(specific force)/dt after a low-pass of 20 Hz

    struct motion_tremor shake; // g^2, of the two axes across the mean upright
    struct motion_tremor twist; // (deg/s)^2, of all three axes of the gyroscope; NaN without one
};

/** n samples, borrowed, in time order. Fills *steadiness in every case. */
enum motion_steadiness_status motion_steadiness(const struct input_motion_sample *samples, size_t n,
                                                struct motion_steadiness *steadiness);

/** Stable word: "ok", "too_short", "gaps", "invalid", "no_memory". */
const char *motion_steadiness_status_code(enum motion_steadiness_status status);

#endif
