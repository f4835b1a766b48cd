#include "game/motion/thigh.h"

#include <math.h>
#include <string.h>

#include "game/motion/vector.h"

static const double standing_tau_s = 5.0; // slower than the slowest lifting of a knee

const struct motion_thigh_settings motion_thigh_default = {
    .swing_min_deg = 10.0,
    .swing_share = 0.35,
    .swing_min_s = 0.1,
    .swing_max_s = 15.0,
    .settle_s = 3.0,
};

void motion_thigh_init(struct motion_thigh *thigh, const struct motion_thigh_settings *settings)
{
    *thigh = (struct motion_thigh){.settings = *settings};
}

static void stand(struct motion_thigh *thigh, const double up[3])
{
    thigh->up = false;
    thigh->standing = true;
    memcpy(thigh->low, up, sizeof thigh->low);
}

static double margin_deg(const struct motion_thigh *thigh)
{
    return fmax(thigh->settings.swing_min_deg, thigh->settings.swing_share * thigh->swing_deg);
}

static void follow_low(struct motion_thigh *thigh, const double up[3], double dt_s)
{
    if (thigh->standing) {
        const double weight = dt_s / (standing_tau_s + dt_s);
        for (int i = 0; i < 3; i++)
            thigh->low[i] += weight * (up[i] - thigh->low[i]);
        if (!motion_vector_normalise(thigh->low))
            stand(thigh, up);
    } else if (motion_vector_angle_deg(up, thigh->high) >
               motion_vector_angle_deg(thigh->low, thigh->high)) {
        memcpy(thigh->low, up, sizeof thigh->low);
    }
}

static enum motion_thigh_event push_down(struct motion_thigh *thigh, int64_t t_us,
                                         const double up[3], double dt_s)
{
    if ((double)(t_us - thigh->event_us) > thigh->settings.settle_s * 1e6) {
        thigh->standing = true;
        thigh->swing_deg = 0.0; // the next walk may be of another kind
    }
    follow_low(thigh, up, dt_s);
    if (motion_vector_angle_deg(up, thigh->low) < margin_deg(thigh))
        return MOTION_THIGH_NOTHING;
    thigh->up = true;
    memcpy(thigh->high, up, sizeof thigh->high);
    thigh->lift_off_us = thigh->event_us = t_us;
    return MOTION_THIGH_LIFT_OFF;
}

static enum motion_thigh_event push_up(struct motion_thigh *thigh, int64_t t_us, const double up[3])
{
    const double held_us = (double)(t_us - thigh->lift_off_us);
    if (held_us > thigh->settings.swing_max_s * 1e6) {
        stand(thigh, up);
        return MOTION_THIGH_NOTHING;
    }
    const double height_deg = motion_vector_angle_deg(thigh->high, thigh->low);
    if (motion_vector_angle_deg(up, thigh->low) > height_deg) {
        memcpy(thigh->high, up, sizeof thigh->high);
        return MOTION_THIGH_NOTHING;
    }
    if (motion_vector_angle_deg(up, thigh->high) <
        fmax(margin_deg(thigh), thigh->settings.swing_share * height_deg))
        return MOTION_THIGH_NOTHING;
    thigh->up = false;
    thigh->standing = false;
    memcpy(thigh->low, up, sizeof thigh->low);
    if (held_us < thigh->settings.swing_min_s * 1e6)
        return MOTION_THIGH_NOTHING;
    thigh->swing_deg = height_deg;
    thigh->event_us = t_us;
    return MOTION_THIGH_PUT_DOWN;
}

enum motion_thigh_event motion_thigh_push(struct motion_thigh *thigh, int64_t t_us,
                                          const double up[3])
{
    if (!thigh->started) {
        thigh->started = true;
        thigh->event_us = thigh->last_t_us = t_us;
        stand(thigh, up);
        return MOTION_THIGH_NOTHING;
    }
    const double dt_s = (double)(t_us - thigh->last_t_us) * 1e-6;
    thigh->last_t_us = t_us;
    return thigh->up ? push_up(thigh, t_us, up) : push_down(thigh, t_us, up, dt_s);
}
