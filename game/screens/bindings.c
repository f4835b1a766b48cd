#include "game/screens/bindings.h"

#include "game/base/text.h"
#include "game/screens/play_views.h"

#include <math.h>
#include <stdio.h>

#define NO_BUTTON SCREEN_BUTTON_NONE, SCREEN_BUTTON_NONE

#define ENTER SCREEN_KEY_ENTER, SCREEN_KEY_KEYPAD_ENTER

#define FINGER(hand, finger, key, button)                                                          \
    {                                                                                              \
        SCREEN_CONTROL_FINGERS, SCREEN_DEED_FINGER, (hand)*SIM_FINGERS_PER_HAND + (finger), {key}, \
            {button, SCREEN_BUTTON_NONE}, NULL, NULL, NULL, NULL                                   \
    }

#define WHEEL(steps, key, button)                                                                  \
    {                                                                                              \
        SCREEN_CONTROL_WHEEL, SCREEN_DEED_WHEEL, steps, {key}, {button, SCREEN_BUTTON_NONE}, NULL, \
            NULL, NULL, NULL                                                                       \
    }

#define STEER(control)                                                                             \
    {control,                                                                                      \
     SCREEN_DEED_STEER,                                                                            \
     0,                                                                                            \
     {SCREEN_KEY_LEFT, SCREEN_KEY_RIGHT},                                                          \
     {SCREEN_BUTTON_LEFT, SCREEN_BUTTON_RIGHT},                                                    \
     NULL,                                                                                         \
     NULL,                                                                                         \
     NULL,                                                                                         \
     NULL},                                                                                        \
    {                                                                                              \
        control, SCREEN_DEED_STEER, 0, {SCREEN_KEY_UP, SCREEN_KEY_DOWN},                           \
            {SCREEN_BUTTON_UP, SCREEN_BUTTON_DOWN}, NULL, NULL, NULL, NULL                         \
    }

// The first row that fits counts: where shirt buttons are counted, pad X takes one back and LB says
// that a hand touched.
static const struct screen_binding bindings[] = {
    {SCREEN_CONTROL_COUNT,
     SCREEN_DEED_BUTTON,
     0,
     {ENTER},
     {SCREEN_BUTTON_A, SCREEN_BUTTON_NONE},
     TEXT_MARK("Enter"),
     "A",
     TEXT_MARK("one button"),
     "hint-ok"},
    {SCREEN_CONTROL_COUNT,
     SCREEN_DEED_FINISHED,
     0,
     {SCREEN_KEY_F},
     {SCREEN_BUTTON_SELECT, SCREEN_BUTTON_NONE},
     "F",
     TEXT_MARK("Select"),
     TEXT_MARK("Finished"),
     "icon-flag"},
    {SCREEN_CONTROL_COUNT,
     SCREEN_DEED_ROW,
     0,
     {SCREEN_KEY_R},
     {SCREEN_BUTTON_Y, SCREEN_BUTTON_NONE},
     NULL,
     NULL,
     NULL,
     NULL},
    {SCREEN_CONTROL_COUNT,
     SCREEN_DEED_TAKE_BACK,
     0,
     {SCREEN_KEY_BACKSPACE, SCREEN_KEY_DELETE},
     {SCREEN_BUTTON_X, SCREEN_BUTTON_NONE},
     NULL,
     NULL,
     NULL,
     NULL},
    {SCREEN_CONTROL_TAP,
     SCREEN_DEED_TAP,
     0,
     {ENTER, SCREEN_KEY_DOWN},
     {SCREEN_BUTTON_A, SCREEN_BUTTON_DOWN},
     TEXT_MARK("Enter"),
     "A",
     TEXT_MARK("tap each step"),
     "hint-step"},
    {SCREEN_CONTROL_REAL_BOTTLE,
     SCREEN_DEED_DROPPED,
     0,
     {SCREEN_KEY_D, ENTER},
     {SCREEN_BUTTON_A, SCREEN_BUTTON_NONE},
     "D",
     "A",
     TEXT_MARK("It fell"),
     "icon-task-bottle"},
    {SCREEN_CONTROL_END,
     SCREEN_DEED_FINISHED,
     0,
     {ENTER},
     {SCREEN_BUTTON_A, SCREEN_BUTTON_NONE},
     TEXT_MARK("Enter"),
     "A",
     TEXT_MARK("Finished"),
     "icon-flag"},
    {SCREEN_CONTROL_HAND,
     SCREEN_DEED_TOUCHED,
     0,
     {SCREEN_KEY_T},
     {SCREEN_BUTTON_X, SCREEN_BUTTON_LB},
     "T",
     "X",
     TEXT_MARK("I touched"),
     "hint-table"},
    {SCREEN_CONTROL_FOOT,
     SCREEN_DEED_STEPPED,
     0,
     {SCREEN_KEY_S},
     {SCREEN_BUTTON_A, SCREEN_BUTTON_RB},
     "S",
     "A",
     TEXT_MARK("I stepped"),
     "hint-step"},
    {SCREEN_CONTROL_PEN,
     SCREEN_DEED_PEN,
     0,
     {ENTER},
     {SCREEN_BUTTON_A, SCREEN_BUTTON_NONE},
     TEXT_MARK("Enter"),
     "A",
     TEXT_MARK("hold to write"),
     "icon-task-pen"},
    STEER(SCREEN_CONTROL_PEN),
    STEER(SCREEN_CONTROL_PALM),
    WHEEL(1, SCREEN_KEY_UP, SCREEN_BUTTON_UP),
    WHEEL(-1, SCREEN_KEY_DOWN, SCREEN_BUTTON_DOWN),
    WHEEL(10, SCREEN_KEY_RIGHT, SCREEN_BUTTON_RIGHT),
    WHEEL(-10, SCREEN_KEY_LEFT, SCREEN_BUTTON_LEFT),
    FINGER(SIM_HAND_LEFT, SIM_FINGER_LITTLE, SCREEN_KEY_A, SCREEN_BUTTON_LEFT),
    FINGER(SIM_HAND_LEFT, SIM_FINGER_RING, SCREEN_KEY_S, SCREEN_BUTTON_UP),
    FINGER(SIM_HAND_LEFT, SIM_FINGER_MIDDLE, SCREEN_KEY_D, SCREEN_BUTTON_DOWN),
    FINGER(SIM_HAND_LEFT, SIM_FINGER_INDEX, SCREEN_KEY_F, SCREEN_BUTTON_RIGHT),
    FINGER(SIM_HAND_LEFT, SIM_FINGER_THUMB, SCREEN_KEY_V, SCREEN_BUTTON_LB),
    FINGER(SIM_HAND_RIGHT, SIM_FINGER_THUMB, SCREEN_KEY_N, SCREEN_BUTTON_NONE),
    FINGER(SIM_HAND_RIGHT, SIM_FINGER_INDEX, SCREEN_KEY_J, SCREEN_BUTTON_X),
    FINGER(SIM_HAND_RIGHT, SIM_FINGER_MIDDLE, SCREEN_KEY_K, SCREEN_BUTTON_A),
    FINGER(SIM_HAND_RIGHT, SIM_FINGER_RING, SCREEN_KEY_L, SCREEN_BUTTON_Y),
    FINGER(SIM_HAND_RIGHT, SIM_FINGER_LITTLE, SCREEN_KEY_SEMICOLON, SCREEN_BUTTON_RB),
};

enum { BINDINGS = sizeof bindings / sizeof bindings[0] };

static unsigned bottle_controls(const struct session_trial *trial)
{
    if (trial->game.palm.is_real)
        return SCREEN_CONTROL_REAL_BOTTLE;
    return trial->uses_board || trial->uses_motion ? 0 : SCREEN_CONTROL_PALM;
}

static unsigned timer_controls(const struct session_trial *trial)
{
    if (trial->rung.coast == SESSION_COAST_STANDING)
        return SCREEN_CONTROL_FOOT;
    return SCREEN_CONTROL_END; // the act of trial.h, tier guided
}

unsigned screen_controls(const struct session_trial *trial)
{
    const struct session_play *play = trial->play;
    // Who sits has no table to hold on to; on a way a wall is part of it.
    bool stands = trial->uses_board || trial->rung.stance != SESSION_STANCE_FREE;
    bool holds_on = stands && trial->settings.game != SESSION_GAME_ROUTE;
    unsigned controls = holds_on ? SCREEN_CONTROL_HAND : 0;
    bool told_stance = stands && !trial->uses_board && trial->rung.coast == SESSION_COAST_HANDS;
    controls |= told_stance ? SCREEN_CONTROL_FOOT : 0;
    if (play == &session_play_timer)
        return controls | timer_controls(trial);
    if (play == &session_play_pocket)
        return controls | SCREEN_CONTROL_FOOT;
    if (play == &session_play_march)
        return controls | (trial->settings.tier == SESSION_TIER_PAD ? SCREEN_CONTROL_TAP : 0);
    if (play == &session_play_route)
        return SCREEN_CONTROL_END | (trial->uses_motion ? 0 : SCREEN_CONTROL_WHEEL);
    if (play == &session_play_bottle)
        return controls | bottle_controls(trial);
    if (play == &session_play_fingers)
        return SCREEN_CONTROL_FINGERS;
    if (play == &session_play_buttons)
        return controls | SCREEN_CONTROL_COUNT;
    return play == &session_play_writing ? SCREEN_CONTROL_PEN : controls;
}

const struct screen_binding *screen_binding(int place)
{
    return place >= 0 && place < BINDINGS ? &bindings[place] : NULL;
}

const struct screen_binding *screen_binding_of_key(const struct session_trial *trial, int key)
{
    unsigned controls = screen_controls(trial);
    for (int i = 0; i < BINDINGS && key != SCREEN_KEY_NONE; i++)
        for (int k = 0; controls & bindings[i].control && k < SCREEN_BINDING_KEYS; k++)
            if ((int)bindings[i].keys[k] == key)
                return &bindings[i];
    return NULL;
}

const struct screen_binding *screen_binding_of_button(const struct session_trial *trial, int button)
{
    unsigned controls = screen_controls(trial);
    for (int i = 0; i < BINDINGS && button != SCREEN_BUTTON_NONE; i++)
        for (int k = 0; controls & bindings[i].control && k < SCREEN_BINDING_BUTTONS; k++)
            if ((int)bindings[i].buttons[k] == button)
                return &bindings[i];
    return NULL;
}

const char *screen_binding_words(const struct screen_binding *binding,
                                 const struct session_trial *trial)
{
    bool lies = binding->deed == SCREEN_DEED_DROPPED && !trial->game.palm.is_upright;
    return lies ? TEXT_MARK("It stands again") : binding->words;
}

void screen_binding_hint(const struct screen_binding *binding, const struct session_trial *trial,
                         enum screen_device device, char *line, size_t size)
{
    const char *words = text(screen_binding_words(binding, trial));
    if (device == SCREEN_DEVICE_PAD)
        snprintf(line, size, "%s: %s", text(binding->button_name), words);
    else
        snprintf(line, size, "%s: %s", text(binding->key_name), words);
}

bool screen_click_is_bound(const struct session_trial *trial)
{
    return (screen_controls(trial) & (SCREEN_CONTROL_TAP | SCREEN_CONTROL_PALM |
                                      SCREEN_CONTROL_COUNT | SCREEN_CONTROL_PEN)) != 0;
}

bool screen_has_clinic_view(const struct session_trial *trial)
{
    const struct session_play *play = trial->play;
    return play == &session_play_hold || play == &session_play_march ||
           play == &session_play_bottle; // lanterns are sailed to on the sea alone
}

int screen_finger_at(const struct session_trial *trial, struct draw_point at)
{
    struct draw_level_fingers fingers;
    int nearest = 0;
    float least = INFINITY;
    screen_play_hands(trial, &fingers);
    for (int i = 0; i < SIM_FINGER_COUNT; i++) {
        float x, y;
        if (!draw_level_fingers_key(&fingers, i, &x, &y) || fabsf(x - at.x) >= least)
            continue;
        least = fabsf(x - at.x);
        nearest = i;
    }
    return nearest;
}
