#include "game/session/settle.h"

#include <math.h>

static const double CALM_AFTER_MOVING_S = 1;
static const double CALM_ANYWAY_S = 4;
static const double CALM_DEG_S = 25; // a tremor of 5 Hz and 0.6 degrees reaches 19
static const double CALM_G = 0.12;   // off 1 g

void session_settle_push(struct session_settle *settle, const struct input_motion_sample *sample,
                         double interval_s)
{
    if (interval_s <= 0) { // perhaps another controller: it is to be put there first
        *settle = (struct session_settle){0};
        return;
    }
    double pull_g = 0, turn_deg_s = 0;
    for (int axis = 0; axis < 3; axis++) {
        pull_g = hypot(pull_g, sample->accel_g[axis]);
        turn_deg_s = hypot(turn_deg_s, sample->gyro_deg_s[axis]);
    }
    bool calm = fabs(pull_g - 1) < CALM_G && turn_deg_s < CALM_DEG_S;
    settle->calm_s = calm ? settle->calm_s + interval_s : 0;
    settle->was_moved = settle->was_moved || !calm;
}

bool session_settle_is_ready(const struct session_settle *settle)
{
    return settle->calm_s >= (settle->was_moved ? CALM_AFTER_MOVING_S : CALM_ANYWAY_S) - 1e-9;
}
