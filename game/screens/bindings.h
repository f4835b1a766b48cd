#ifndef GAME_SCREENS_BINDINGS_H
#define GAME_SCREENS_BINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "game/screens/screen.h"

/**
 * What keys, pad buttons and the pointer do in a level: one table for the events, for the hints on
 * the strip and for the buttons that are drawn for those who have only a pointer.
 *
 * In every level Esc, Space, P, pad B and Start pause, V and pad Y change the view where there are
 * two, and any key that is not in the table pauses too (decisions.md 5). In the pause any key goes
 * on and Esc or B ends. What is bound besides:
 *
 *   controls      keyboard                    pad                     pointer
 *   HAND          T                           X, LB                   button
 *   FOOT          S                           A, RB                   button
 *   TAP           Enter, Down                 A, d-pad down           click anywhere
 *   REAL_BOTTLE   D, Enter                    A                       button
 *   PALM          arrows lean it              stick, d-pad            where it points
 *   COUNT         Enter; row R; back Bksp;    A; Y; X; Select         click anywhere; button
 *                 finished F
 *   PEN           arrows move, Enter writes   stick moves, A writes   drawing
 *   WHEEL         arrows: 1, ten              d-pad                   wheel, buttons
 *   END           Enter                       A                       button
 *   FINGERS       left A S D F + V,           d-pad, LB;              touch: the nearest finger
 *                 right N + J K L ;           X A Y RB
 *
 * Finger keys are told by their place, not by their letter, so they lie the same on every layout.
 */
enum screen_control {
    SCREEN_CONTROL_HAND = 1 << 0,        // "I touched the table"
    SCREEN_CONTROL_FOOT = 1 << 1,        // "I stepped": what no board sees
    SCREEN_CONTROL_TAP = 1 << 2,         // a tap a step
    SCREEN_CONTROL_REAL_BOTTLE = 1 << 3, // it fell, it stands again
    SCREEN_CONTROL_PALM = 1 << 4,        // the virtual palm is leaned
    SCREEN_CONTROL_COUNT = 1 << 5,       // shirt buttons
    SCREEN_CONTROL_PEN = 1 << 6,
    SCREEN_CONTROL_WHEEL = 1 << 7, // the number of steps
    SCREEN_CONTROL_END = 1 << 8,   // the player says that it is done
    SCREEN_CONTROL_FINGERS = 1 << 9,
};

/** Keys by place: usage numbers of USB's keyboard page, which is what the window reports. */
enum screen_key {
    SCREEN_KEY_NONE = 0,
    SCREEN_KEY_A = 4,
    SCREEN_KEY_D = 7,
    SCREEN_KEY_F = 9,
    SCREEN_KEY_J = 13,
    SCREEN_KEY_K = 14,
    SCREEN_KEY_L = 15,
    SCREEN_KEY_N = 17,
    SCREEN_KEY_R = 21,
    SCREEN_KEY_S = 22,
    SCREEN_KEY_T = 23,
    SCREEN_KEY_V = 25,
    SCREEN_KEY_ENTER = 40,
    SCREEN_KEY_BACKSPACE = 42,
    SCREEN_KEY_SEMICOLON = 51,
    SCREEN_KEY_DELETE = 76,
    SCREEN_KEY_RIGHT = 79,
    SCREEN_KEY_LEFT = 80,
    SCREEN_KEY_DOWN = 81,
    SCREEN_KEY_UP = 82,
    SCREEN_KEY_KEYPAD_ENTER = 88,
};

/** Buttons of a pad as the window numbers them: SDL's game controller. */
enum screen_button {
    SCREEN_BUTTON_NONE = -1,
    SCREEN_BUTTON_A,
    SCREEN_BUTTON_B,
    SCREEN_BUTTON_X,
    SCREEN_BUTTON_Y,
    SCREEN_BUTTON_SELECT,
    SCREEN_BUTTON_GUIDE,
    SCREEN_BUTTON_START,
    SCREEN_BUTTON_LEFT_STICK,
    SCREEN_BUTTON_RIGHT_STICK,
    SCREEN_BUTTON_LB,
    SCREEN_BUTTON_RB,
    SCREEN_BUTTON_UP,
    SCREEN_BUTTON_DOWN,
    SCREEN_BUTTON_LEFT,
    SCREEN_BUTTON_RIGHT,
};

enum screen_deed {
    SCREEN_DEED_STEER, // moves something while it is held
    SCREEN_DEED_TOUCHED,
    SCREEN_DEED_STEPPED,
    SCREEN_DEED_TAP,
    SCREEN_DEED_DROPPED,
    SCREEN_DEED_BUTTON,
    SCREEN_DEED_ROW,
    SCREEN_DEED_TAKE_BACK,
    SCREEN_DEED_PEN,   // down while it is held
    SCREEN_DEED_WHEEL, // .value steps more
    SCREEN_DEED_FINISHED,
    SCREEN_DEED_FINGER, // .value: number of the finger
};

enum { SCREEN_BINDING_KEYS = 3, SCREEN_BINDING_BUTTONS = 2 };

struct screen_binding {
    enum screen_control control;
    enum screen_deed deed;
    int value;
    enum screen_key keys[SCREEN_BINDING_KEYS]; // NONE = no more
    enum screen_button buttons[SCREEN_BINDING_BUTTONS];
    const char *key_name; // English, for text(); finger keys are named by the keyboard at hand
    const char *button_name;
    const char *words; // English, "I touched"; NULL = not hinted at
    const char *icon;  // of hint and drawn button
};

/** Which controls a trial has: bits of enum screen_control. */
unsigned screen_controls(const struct session_trial *trial);

/** All rows, and one by its place; NULL = beyond the last. */
const struct screen_binding *screen_binding(int place);

/** What a key or a button does in the trial; NULL = not bound. */
const struct screen_binding *screen_binding_of_key(const struct session_trial *trial, int key);
const struct screen_binding *screen_binding_of_button(const struct session_trial *trial,
                                                      int button);

/** The words of a row as the trial stands: a bottle that lies can only stand up. For text(). */
const char *screen_binding_words(const struct screen_binding *binding,
                                 const struct session_trial *trial);

/** "T: I touched", "X: I touched" in the player's language. */
void screen_binding_hint(const struct screen_binding *binding, const struct session_trial *trial,
                         enum screen_device device, char *line, size_t size);

/** A click anywhere does something here, and so it does not pause. */
bool screen_click_is_bound(const struct session_trial *trial);

/** Sea and clinic can be changed here. */
bool screen_has_clinic_view(const struct session_trial *trial);

/** The finger whose key lies nearest to a touch, by its place from left to right. */
int screen_finger_at(const struct session_trial *trial, struct draw_point at);

#endif
