#ifndef GAME_MOTION_THIGH_H
#define GAME_MOTION_THIGH_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Swings of the thigh that carries the sensor, from where up is in the sensor's frame. One swing a
 * stride, at any speed, also where slow marching shakes nothing any more.
 *
 *            LIFT_OFF                         PUT_DOWN
 *     DOWN ------------> UP (knee held) ----------------> DOWN
 *       risen by the margin                fallen by the margin
 *       from the lowest pose               from the highest pose
 *
 * "Lowest" and "highest" are turning points of the up vector: the pose farthest from the turning
 * point before. So neither the way the sensor lies in the pocket, nor which direction is forward,
 * nor a slow slip matters, and a knee held up still is one swing. The margin is
 * max(swing_min_deg, swing_share * last swing): smaller wavering on the way is not a swing.
 */

struct motion_thigh_settings {
    double swing_min_deg; // a thigh swings 30-45 degrees in walking, 10-20 in a short gait (ours)
    double swing_share;
    double swing_min_s; // a shorter swing is a knock against the sensor
    double swing_max_s; // a longer one is sitting down, or a slip in the pocket
    double settle_s;    // so long after a swing the pose is followed as that of standing
};

extern const struct motion_thigh_settings motion_thigh_default;

enum motion_thigh_event {
    MOTION_THIGH_NOTHING,
    MOTION_THIGH_LIFT_OFF,
    MOTION_THIGH_PUT_DOWN,
};

struct motion_thigh {
    struct motion_thigh_settings settings;
    bool started;
    bool up;       // between LIFT_OFF and PUT_DOWN
    bool standing; // lowest is an average, not the farthest from highest
    double low[3]; // unit up vectors
    double high[3];
    double swing_deg;    // last one, 0 = none yet
    int64_t lift_off_us; // last one
    int64_t event_us;    // last event
    int64_t last_t_us;
};

/** Settings are copied. */
void motion_thigh_init(struct motion_thigh *thigh, const struct motion_thigh_settings *settings);

/** up: unit vector (orientation.h). After PUT_DOWN swing_deg is how far the thigh was lifted. */
enum motion_thigh_event motion_thigh_push(struct motion_thigh *thigh, int64_t t_us,
                                          const double up[3]);

#endif
