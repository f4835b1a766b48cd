#ifndef GAME_DEEDS_H
#define GAME_DEEDS_H

#include <stdbool.h>
#include <stdint.h>

#include "game/draw/geometry.h"
#include "game/platform/window.h"
#include "game/screens/bindings.h"
#include "game/session/trial.h"

/**
 * What keys, pads, pointers and touches mean in a level: events in, acts of the trial out, by the
 * table of screens/bindings.h. Knows no window and no screen. Positions are design px.
 */
enum deed_meaning {
    DEED_NOTHING,
    DEED_ACTS,
    DEED_PAUSE, // and in the pause: goes on
    DEED_END,   // in the pause it ends, before that it pauses
    DEED_VIEW,  // sea or clinic
};

enum { DEED_ACT_MAX = 2, DEEDS_TOUCH_MAX = 10 };

struct deed {
    enum deed_meaning meaning;
    struct session_act act[DEED_ACT_MAX]; // t_us is left to core_act()
    int act_count;
};

/** What is held down or was told last. */
struct deeds {
    bool pen_is_known; // a place of its own, for the stick
    bool pen_is_held;  // its button
    bool pointer_is_held;
    double pen_x_px;
    double pen_y_px;
    bool pointer_leans; // the palm, until a stick does
    double lean[2];     // told last
    int64_t touch[DEEDS_TOUCH_MAX];
    int touch_finger[DEEDS_TOUCH_MAX];
    int touch_count;
};

void deeds_init(struct deeds *deeds);

/**
 * One event, at a place for those of a pointer. arrows_steer: the arrow keys lean a virtual person
 * on the board. Not for stage RATE, whose answers are things to choose.
 */
struct deed deeds_take(struct deeds *deeds, const struct session_trial *trial,
                       const struct ui_event *event, struct draw_point at, bool arrows_steer);

/** passed_s later, with the arrows or a stick held at -1 .. 1: leans the palm, moves the pen. */
struct deed deeds_follow(struct deeds *deeds, const struct session_trial *trial, double right,
                         double forward, double passed_s);

/** The act of a row chosen as a drawn button. false: the row is no single act. */
bool deeds_act_of(const struct screen_binding *binding, const struct session_trial *trial,
                  struct session_act *act);

#endif
