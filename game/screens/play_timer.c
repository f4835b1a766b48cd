#include "game/screens/play_views.h"

#include "game/draw/level_timer.h"

#include <math.h>

// Seconds alone: pad and guided tiers.

static enum draw_timer_foot foot_of(const struct session_trial *trial)
{
    if (trial->settings.game != SESSION_GAME_MARCH || trial->stage != SESSION_STAGE_PLAY)
        return DRAW_TIMER_FOOT_NONE;
    return trial->game.timer.right ? DRAW_TIMER_FOOT_RIGHT : DRAW_TIMER_FOOT_LEFT;
}

void screen_play_timer(struct draw_canvas *canvas, const struct screen_model *model,
                       struct draw_level_model *level, struct screen_play_words *words)
{
    const struct session_trial *trial = model->trial;
    bool stands = trial->rung.coast == SESSION_COAST_STANDING;
    struct draw_timer timer = {
        .feet = stands ? words->feet : NULL,
        .figure = trial->rung.figure,
        .foot = foot_of(trial),
    };
    level->seconds = (float)trial->game.timer.held_s;
    level->of_seconds = (float)trial->planned_s;
    level->progress = (float)fmin(trial->game.timer.held_s / trial->planned_s, 1);
    if (trial->settings.game == SESSION_GAME_FINGERS)
        screen_play_guided_fingers(canvas, trial, level);
    else if (trial->settings.game == SESSION_GAME_WRITING)
        screen_play_guided_writing(canvas, model, level);
    else if (level->eyes_closed)
        draw_level_timer_night(canvas, level, &timer);
    else
        draw_level_timer(canvas, level, &timer);
}
