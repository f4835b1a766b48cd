#ifndef GAME_SESSION_SETTLE_H
#define GAME_SESSION_SETTLE_H

#include <stdbool.h>

#include "input/sample.h"

/**
 * Is the controller where it belongs? A pocket and a palm look alike to a sensor but for this: it
 * is taken up, put there, and then hangs or lies calmly. Ready: calm for a second after it was
 * moved, or calm for four seconds when it was there already. Calm leaves room for the tremor of a
 * hand and the sway of somebody who stands.
 */
struct session_settle {
    double calm_s;
    bool was_moved;
};

/** interval_s since the sample before; 0 for the first and after a gap: it begins anew. */
void session_settle_push(struct session_settle *settle, const struct input_motion_sample *sample,
                         double interval_s);

bool session_settle_is_ready(const struct session_settle *settle);

#endif
