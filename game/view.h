#ifndef GAME_VIEW_H
#define GAME_VIEW_H

#include "game/core.h"
#include "game/screens/play.h"
#include "game/screens/screen.h"

/**
 * Fills what the screens read. The store is asked only here, when a screen is entered or its data
 * changed; a frame takes what is already there.
 */

enum { VIEW_PLAN_MAX = 5 };

struct view {
    struct screen_model model;
    struct screen_trace trace;
    struct core_task plan[VIEW_PLAN_MAX]; // today's training
    int plan_count;
    double plan_minutes;
    int plan_at;       // the first of it that is still to be done
    bool plan_counted; // the trial on the result screen was of it
    int64_t plan_day;  // local day since 1970
    enum store_source plan_source;
    bool notice_is_told; // what opening the store had to do
    int64_t done_at_us;  // when the trial was done, on the frame's clock
};

void view_init(struct view *view, const struct core *core);

/** Sea or clinic: the other one from now on, also after a restart. */
void view_toggle_clinic(struct view *view, struct core *core);

/** Home: what is left of today's plan, else a new one; the days, the totals. */
void view_refresh_home(struct view *view, struct core *core);

/** Coasts and exercises: where the player is on each. */
void view_refresh_places(struct view *view, struct core *core);

/** Safety and intro: the prepared task. */
void view_refresh_task(struct view *view, struct core *core);

/** Result: offer, comparison with the player's own last trial of the same kind. */
void view_refresh_result(struct view *view, struct core *core);

/** "Next exercise" after one that was left: it is passed over. */
void view_pass_over(struct view *view, const struct core *core);

/** Each frame: time, devices, trial. */
void view_frame(struct view *view, struct core *core);

#endif
