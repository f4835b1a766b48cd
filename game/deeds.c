#include "game/deeds.h"

#include "game/draw/level_route.h"

#include <math.h>

static const double PEN_PX_S = 420;
static const double PALM_X = 960, PALM_Y = 640;             // the pointer here holds the palm level
static const double PALM_WIDE_PX = 480, PALM_HIGH_PX = 300; // and leans it fully so far away
static const double DESIGN_W = 1920, DESIGN_H = 1080;

static const struct deed nothing = {.meaning = DEED_NOTHING};

void deeds_init(struct deeds *deeds)
{
    *deeds = (struct deeds){.pen_is_known = false};
}

static struct deed meaning(enum deed_meaning what)
{
    return (struct deed){.meaning = what};
}

static struct deed one(struct session_act act)
{
    return (struct deed){.meaning = DEED_ACTS, .act = {act}, .act_count = 1};
}

static bool has(const struct session_trial *trial, enum screen_control control)
{
    return (screen_controls(trial) & (unsigned)control) != 0;
}

static bool is_playing(const struct session_trial *trial)
{
    return trial->stage == SESSION_STAGE_PLAY;
}

static struct deed turn_wheel(const struct session_trial *trial, int steps)
{
    int number = trial->game.route.route.steps + steps;
    number = number < 0 ? 0 : number > SIM_ROUTE_STEPS_MAX ? SIM_ROUTE_STEPS_MAX : number;
    return one((struct session_act){.type = SESSION_ACT_STEPS, .number = number});
}

// A finger that was down when the game paused came up unseen: up first, so that it counts.
static struct deed move_finger(int finger, bool down)
{
    struct session_act act = {.type = SESSION_ACT_FINGER, .number = finger};
    struct deed deed = one(act);
    if (down) {
        act.down = true;
        deed.act[deed.act_count++] = act;
    }
    return deed;
}

static struct deed pen_act(const struct deeds *deeds)
{
    return one((struct session_act){.type = SESSION_ACT_PEN,
                                    .x = deeds->pen_x_px,
                                    .y = deeds->pen_y_px,
                                    .down = deeds->pen_is_held || deeds->pointer_is_held});
}

// A pen moved by a stick starts where the word goes on.
static void know_pen(struct deeds *deeds, const struct session_trial *trial)
{
    double along_x, along_y;
    if (deeds->pen_is_known)
        return;
    deeds->pen_is_known = true;
    sim_ribbon_next(&trial->game.writing.ribbon, &deeds->pen_x_px, &deeds->pen_y_px, &along_x,
                    &along_y);
}

static struct deed hold_pen(struct deeds *deeds, const struct session_trial *trial, bool down)
{
    know_pen(deeds, trial);
    deeds->pen_is_held = down;
    return pen_act(deeds);
}

static struct deed move_pen(struct deeds *deeds, struct draw_point at)
{
    deeds->pen_is_known = true;
    deeds->pen_x_px = (double)at.x;
    deeds->pen_y_px = (double)at.y;
    return pen_act(deeds);
}

static struct deed lean(struct deeds *deeds, double x, double y)
{
    deeds->lean[0] = fmin(fmax(x, -1), 1);
    deeds->lean[1] = fmin(fmax(y, -1), 1);
    return one(
        (struct session_act){.type = SESSION_ACT_TILT, .x = deeds->lean[0], .y = deeds->lean[1]});
}

bool deeds_act_of(const struct screen_binding *binding, const struct session_trial *trial,
                  struct session_act *act)
{
    static const enum session_act_type types[] = {
        [SCREEN_DEED_TOUCHED] = SESSION_ACT_TOUCHED,
        [SCREEN_DEED_STEPPED] = SESSION_ACT_STEPPED,
        [SCREEN_DEED_TAP] = SESSION_ACT_STEP_TAP,
        [SCREEN_DEED_DROPPED] = SESSION_ACT_DROPPED,
        [SCREEN_DEED_BUTTON] = SESSION_ACT_BUTTON,
        [SCREEN_DEED_ROW] = SESSION_ACT_ROW,
        [SCREEN_DEED_TAKE_BACK] = SESSION_ACT_TAKE_BACK,
        [SCREEN_DEED_FINISHED] = SESSION_ACT_FINISHED,
    };
    switch (binding->deed) {
    case SCREEN_DEED_STEER:
    case SCREEN_DEED_PEN:
    case SCREEN_DEED_FINGER:
        return false;
    case SCREEN_DEED_WHEEL:
        *act = turn_wheel(trial, binding->value).act[0];
        return true;
    default:
        *act = (struct session_act){.type = types[binding->deed]};
        return true;
    }
}

static struct deed bound_down(struct deeds *deeds, const struct session_trial *trial,
                              const struct screen_binding *binding)
{
    struct session_act act;
    if (binding->deed == SCREEN_DEED_FINGER)
        return move_finger(binding->value, true);
    if (binding->deed == SCREEN_DEED_PEN)
        return hold_pen(deeds, trial, true);
    return deeds_act_of(binding, trial, &act) ? one(act) : nothing;
}

static struct deed bound_up(struct deeds *deeds, const struct session_trial *trial,
                            const struct screen_binding *binding)
{
    if (binding && binding->deed == SCREEN_DEED_FINGER)
        return move_finger(binding->value, false);
    if (binding && binding->deed == SCREEN_DEED_PEN)
        return hold_pen(deeds, trial, false);
    return nothing;
}

// A stick that is pushed steps as the d-pad does.
static const struct screen_binding *binding_of(const struct session_trial *trial,
                                               const struct ui_event *event)
{
    if (event->device == UI_DEVICE_KEYS)
        return screen_binding_of_key(trial, event->key);
    if (event->device != UI_DEVICE_PAD)
        return NULL;
    int button = event->button;
    if (button < 0 && event->type != UI_KEY_UP)
        button = event->type == UI_LEFT    ? SCREEN_BUTTON_LEFT
                 : event->type == UI_RIGHT ? SCREEN_BUTTON_RIGHT
                 : event->type == UI_UP    ? SCREEN_BUTTON_UP
                                           : SCREEN_BUTTON_DOWN;
    return screen_binding_of_button(trial, button);
}

static struct deed take_key(struct deeds *deeds, const struct session_trial *trial,
                            const struct ui_event *event, bool arrows_steer)
{
    const struct screen_binding *binding = binding_of(trial, event);
    bool arrow = event->type == UI_LEFT || event->type == UI_RIGHT || event->type == UI_UP ||
                 event->type == UI_DOWN;
    if (event->type == UI_PAUSE)
        return meaning(DEED_PAUSE);
    if (event->type == UI_BACK && !(binding && is_playing(trial)))
        return meaning(DEED_END);
    if (trial->stage == SESSION_STAGE_PAUSED && event->type != UI_VIEW)
        return arrow && arrows_steer ? nothing : meaning(DEED_PAUSE);
    if (binding) // fingers come to rest on their keys while the number counts down
        return is_playing(trial) ? bound_down(deeds, trial, binding) : nothing;
    if (event->type == UI_VIEW && !trial->rung.eyes_closed && screen_has_clinic_view(trial))
        return meaning(DEED_VIEW);
    return arrow && arrows_steer ? nothing : meaning(DEED_PAUSE);
}

static bool is_in(struct draw_rect area, struct draw_point at)
{
    return at.x >= area.x && at.x < area.x + area.w && at.y >= area.y && at.y < area.y + area.h;
}

static struct deed take_click(struct deeds *deeds, const struct session_trial *trial,
                              const struct ui_event *event, struct draw_point at)
{
    bool finger = event->touched && has(trial, SCREEN_CONTROL_FINGERS);
    if (trial->stage == SESSION_STAGE_PAUSED)
        return meaning(DEED_PAUSE);
    if (finger)
        return nothing; // told by the touch itself
    if (has(trial, SCREEN_CONTROL_WHEEL) && is_in(draw_route_part_area(DRAW_ROUTE_PLUS), at))
        return turn_wheel(trial, 1);
    if (has(trial, SCREEN_CONTROL_WHEEL) && is_in(draw_route_part_area(DRAW_ROUTE_MINUS), at))
        return turn_wheel(trial, -1);
    if (!screen_click_is_bound(trial))
        return meaning(DEED_PAUSE);
    if (has(trial, SCREEN_CONTROL_PEN)) {
        deeds->pointer_is_held = true;
        return move_pen(deeds, at);
    }
    if (has(trial, SCREEN_CONTROL_TAP))
        return one((struct session_act){.type = SESSION_ACT_STEP_TAP});
    if (has(trial, SCREEN_CONTROL_COUNT))
        return one((struct session_act){.type = SESSION_ACT_BUTTON});
    return nothing;
}

static struct deed take_pointer(struct deeds *deeds, const struct session_trial *trial,
                                struct draw_point at)
{
    if (has(trial, SCREEN_CONTROL_PEN))
        return move_pen(deeds, at);
    if (!has(trial, SCREEN_CONTROL_PALM) || !is_playing(trial))
        return nothing;
    deeds->pointer_leans = true;
    return lean(deeds, ((double)at.x - PALM_X) / PALM_WIDE_PX,
                (PALM_Y - (double)at.y) / PALM_HIGH_PX);
}

static struct deed take_touch(struct deeds *deeds, const struct session_trial *trial,
                              const struct ui_event *event, struct draw_point at)
{
    if (!has(trial, SCREEN_CONTROL_FINGERS))
        return nothing;
    int place = 0;
    while (place < deeds->touch_count && deeds->touch[place] != event->finger)
        place++;
    if (event->type == UI_TOUCH) {
        if (place == DEEDS_TOUCH_MAX)
            return nothing;
        deeds->touch_count += place == deeds->touch_count;
        deeds->touch[place] = event->finger;
        deeds->touch_finger[place] = screen_finger_at(trial, at);
        return is_playing(trial) ? move_finger(deeds->touch_finger[place], true) : nothing;
    }
    if (place == deeds->touch_count)
        return nothing;
    int finger = deeds->touch_finger[place];
    deeds->touch[place] = deeds->touch[--deeds->touch_count];
    deeds->touch_finger[place] = deeds->touch_finger[deeds->touch_count];
    return move_finger(finger, false);
}

struct deed deeds_take(struct deeds *deeds, const struct session_trial *trial,
                       const struct ui_event *event, struct draw_point at, bool arrows_steer)
{
    switch (event->type) {
    case UI_POINTER:
        return take_pointer(deeds, trial, at);
    case UI_CLICK:
        return take_click(deeds, trial, event, at);
    case UI_RELEASE:
        deeds->pointer_is_held = false;
        return has(trial, SCREEN_CONTROL_PEN) ? move_pen(deeds, at) : nothing;
    case UI_KEY_UP:
        return bound_up(deeds, trial, binding_of(trial, event));
    case UI_WHEEL:
        return has(trial, SCREEN_CONTROL_WHEEL) ? turn_wheel(trial, event->steps) : nothing;
    case UI_TOUCH:
    case UI_TOUCH_END:
        return take_touch(deeds, trial, event, at);
    case UI_RESIZED:
    case UI_HIDDEN: // the loop pauses what cannot be seen
    case UI_SHOWN:
    case UI_QUIT:
        return nothing;
    default:
        return take_key(deeds, trial, event, arrows_steer);
    }
}

static struct deed follow_palm(struct deeds *deeds, double right, double forward)
{
    if (right != 0 || forward != 0)
        deeds->pointer_leans = false;
    bool told = right == deeds->lean[0] && forward == deeds->lean[1];
    return deeds->pointer_leans || told ? nothing : lean(deeds, right, forward);
}

struct deed deeds_follow(struct deeds *deeds, const struct session_trial *trial, double right,
                         double forward, double passed_s)
{
    if (!is_playing(trial)) {
        deeds->lean[0] = deeds->lean[1] = 0; // the palm is level anew after a pause
        return nothing;
    }
    if (has(trial, SCREEN_CONTROL_PALM))
        return follow_palm(deeds, right, forward);
    if (!has(trial, SCREEN_CONTROL_PEN) || (right == 0 && forward == 0))
        return nothing;
    know_pen(deeds, trial);
    double x = deeds->pen_x_px + right * PEN_PX_S * passed_s;
    double y = deeds->pen_y_px - forward * PEN_PX_S * passed_s;
    return move_pen(deeds, (struct draw_point){(float)fmin(fmax(x, 0), DESIGN_W),
                                               (float)fmin(fmax(y, 0), DESIGN_H)});
}
