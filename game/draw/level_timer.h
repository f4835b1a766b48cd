#ifndef GAME_DRAW_LEVEL_TIMER_H
#define GAME_DRAW_LEVEL_TIMER_H

#include "game/draw/geometry.h"
#include "game/draw/level.h"

/**
 * A rung without a sensor (pad, guided): the stance as a picture, a ring that closes with the
 * time. Nothing is measured and nothing looks as if it were: the boat lies moored.
 *
 * Of draw_level_model these count: stage, stage_s, lead_in_number, eyes_closed, seconds, progress,
 * supported (somebody said "I touched": the ring is dotted), time_s, reduced_motion,
 * harbour_growth, night (of draw_level_timer_night), title, badge, of_short, card, caption, hints.
 * Main thread only.
 */
enum draw_timer_foot {
    DRAW_TIMER_FOOT_NONE, // no pace is given
    DRAW_TIMER_FOOT_LEFT, // the voice says: stand on this one now
    DRAW_TIMER_FOOT_RIGHT,
};

struct draw_timer {
    const char *feet;   // assets/art, "feet-semi-tandem"; NULL = the figure alone
    const char *figure; // assets/art, "stance-semi-a"
    enum draw_timer_foot foot;
};

void draw_level_timer(struct draw_canvas *canvas, const struct draw_level_model *level,
                      const struct draw_timer *timer);

/** Eyes closed: the helper's card in the place of the picture. */
void draw_level_timer_night(struct draw_canvas *canvas, const struct draw_level_model *level,
                            const struct draw_timer *timer);

/** Left free for the screen's buttons "I touched", "I stepped". */
struct draw_rect draw_timer_button_area(void);

#endif
