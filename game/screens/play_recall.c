#include "game/screens/play_views.h"

#include <math.h>
#include <string.h>

static const double RAD_DEG = 57.29577951308232;
static const int64_t SHOWN_STEP_US = 500000;
static const double INK_STEP_PX = 3;

void screen_recall_init(struct screen_recall *recall)
{
    recall->step_count = recall->steps_seen = 0;
    recall->lean_count = 0;
    recall->lean_due_us = recall->shown_due_us = 0;
    recall->shown_deg = 0;
    recall->sum_deg2 = 0;
    recall->sum_count = 0;
    recall->acts_seen = 0;
    recall->has_pressed = false;
    recall->ink_count = recall->path_count = recall->stroke_count = 0;
    recall->pen_seen = 0;
    recall->pen_was_down = false;
}

static enum draw_march_side side_of(enum sim_march_side side)
{
    switch (side) {
    case SIM_MARCH_LEFT:
        return DRAW_MARCH_LEFT;
    case SIM_MARCH_RIGHT:
        return DRAW_MARCH_RIGHT;
    default:
        return DRAW_MARCH_EITHER;
    }
}

static void follow_march(struct screen_recall *recall, const struct session_trial *trial)
{
    const struct sim_march *march = &trial->game.march.march;
    for (; recall->steps_seen < march->count; recall->steps_seen++) {
        int kept = recall->step_count < DRAW_MARCH_STEP_COUNT ? recall->step_count
                                                              : DRAW_MARCH_STEP_COUNT - 1;
        memmove(recall->steps + 1, recall->steps, (size_t)kept * sizeof recall->steps[0]);
        memmove(recall->ended_us + 1, recall->ended_us, (size_t)kept * sizeof recall->ended_us[0]);
        recall->steps[0] =
            (struct draw_march_step){.side = side_of(march->side[recall->steps_seen]),
                                     .duration_s = (float)march->step_s[recall->steps_seen]};
        recall->ended_us[0] = trial->now_us;
        recall->step_count = kept + 1;
    }
    for (int i = 0; i < recall->step_count; i++)
        recall->steps[i].age_s = (float)((double)(trial->now_us - recall->ended_us[i]) * 1e-6);
}

// The cap leans with the palm and against it.
static void follow_bottle(struct screen_recall *recall, const struct session_trial *trial)
{
    const struct sim_bottle *bottle = &trial->game.palm.bottle;
    if (trial->game.palm.is_real || trial->stage != SESSION_STAGE_PLAY ||
        trial->now_us < recall->lean_due_us || !sim_bottle_is_upright(bottle))
        return;
    recall->lean_due_us = trial->now_us + SCREEN_TRACE_STEP_US;
    if (recall->lean_count == SCREEN_LEAN_MAX) {
        recall->lean_count--;
        memmove(recall->lean, recall->lean + 1, recall->lean_count * sizeof recall->lean[0]);
    }
    struct draw_level_bottle_point lean;
    screen_play_lean(bottle, &lean);
    recall->lean[recall->lean_count++] = lean;
    double deg = hypot((double)lean.x_deg, (double)lean.y_deg);
    recall->sum_deg2 += deg * deg;
    recall->sum_count++;
    if (trial->now_us < recall->shown_due_us)
        return;
    recall->shown_due_us = trial->now_us + SHOWN_STEP_US;
    recall->shown_deg = (float)deg;
}

void screen_play_palm(const struct sim_bottle *bottle, struct draw_level_bottle_point *palm)
{
    const double *force = bottle->palm.force_g;
    palm->x_deg = force[2] > 0.1 ? (float)(atan2(-force[0], force[2]) * RAD_DEG) : 0;
    palm->y_deg = force[2] > 0.1 ? (float)(atan2(-force[1], force[2]) * RAD_DEG) : 0;
}

void screen_play_lean(const struct sim_bottle *bottle, struct draw_level_bottle_point *lean)
{
    screen_play_palm(bottle, lean);
    lean->x_deg += (float)(bottle->tilt_rad[0] * RAD_DEG);
    lean->y_deg += (float)(bottle->tilt_rad[1] * RAD_DEG);
}

static void follow_buttons(struct screen_recall *recall, const struct session_trial *trial)
{
    int acts = trial->game.buttons.acts;
    if (acts > recall->acts_seen) {
        recall->pressed_us = trial->now_us;
        recall->has_pressed = true;
    }
    recall->acts_seen = acts;
}

static void take_path(struct screen_recall *recall, const struct sim_ribbon_path *path)
{
    recall->path_count = path->count;
    for (int i = 0; i < path->count; i++)
        recall->path[i] =
            (struct draw_point){(float)path->point[i].x_px, (float)path->point[i].y_px};
    recall->stroke_count = path->stroke_count;
    for (int i = 0; i < path->stroke_count; i++)
        recall->stroke_first[i] = path->stroke[i].first;
}

static void follow_pen(struct screen_recall *recall, const struct session_trial *trial)
{
    for (; recall->pen_seen < trial->pen_count; recall->pen_seen++) {
        bool down = trial->pen[recall->pen_seen].down;
        bool led = recall->pen_was_down;
        struct draw_point at = {(float)trial->pen[recall->pen_seen].at.x,
                                (float)trial->pen[recall->pen_seen].at.y};
        recall->pen_was_down = down;
        if (!down || recall->ink_count == SCREEN_INK_MAX)
            continue;
        if (led && recall->ink_count > 0) {
            struct draw_point last = recall->ink[recall->ink_count - 1].at;
            if (hypot((double)(at.x - last.x), (double)(at.y - last.y)) < INK_STEP_PX)
                continue;
        }
        recall->ink[recall->ink_count++] = (struct draw_level_ink){at, led};
    }
}

void screen_recall_follow(struct screen_recall *recall, const struct session_trial *trial)
{
    if (recall->path_count == 0 && trial->settings.word)
        take_path(recall, trial->settings.word);
    if (trial->play == &session_play_march)
        follow_march(recall, trial);
    else if (trial->play == &session_play_bottle)
        follow_bottle(recall, trial);
    else if (trial->play == &session_play_buttons)
        follow_buttons(recall, trial);
    else if (trial->play == &session_play_writing)
        follow_pen(recall, trial);
}
