#ifndef GAME_PLATFORM_WINDOW_H
#define GAME_PLATFORM_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * The window, and what people do at keys, mouse and pads, as events of our own. The only part that
 * polls SDL. Main thread.
 *
 * SDL is kept off every hidraw node and off the balance board (devices.md 4.2): pads come through
 * evdev, the board through input/.
 */

struct SDL_Renderer;
struct window;

enum ui_device {
    UI_DEVICE_KEYS,
    UI_DEVICE_POINTER,
    UI_DEVICE_PAD,
};

enum ui_event_type {
    UI_LEFT,
    UI_RIGHT,
    UI_UP,
    UI_DOWN,
    UI_CHOOSE,
    UI_BACK,
    UI_PAUSE,
    UI_VIEW,    // sea or clinic
    UI_TOUCHED, // a hand touched the table
    UI_OTHER,   // any other key or button: pauses a level
    UI_POINTER, // .x .y: the pointer moved
    UI_CLICK,   // .x .y
    UI_RELEASE, // .x .y: the mouse button or the finger that clicked is up again
    UI_KEY_UP,  // .key or .button: no longer held
    UI_WHEEL,   // .steps: the mouse wheel, + away from the hand
    UI_TOUCH,   // .finger .x .y: beside the click that every touch also is
    UI_TOUCH_END,
    UI_RESIZED, // or the picture was lost
    UI_HIDDEN,
    UI_SHOWN,
    UI_QUIT,
};

struct ui_event {
    enum ui_event_type type;
    enum ui_device device;
    float x; // device px
    float y;
    int key;        // by place: usage number of USB's keyboard page; 0 = no key
    int button;     // of a pad, in SDL's order: 0 A, 1 B, 2 X, ..; -1 = none, a stick
    int steps;      // of the wheel
    int64_t finger; // which touch
    bool touched;   // a click, pointer or release that came of a touch
};

struct window_settings {
    const char *title;
    int width; // 0 = full screen
    int height;
};

/** false: no display can be used; *error says why. SDL is closed again then. */
bool window_open(const struct window_settings *settings, struct window **window, char *error,
                 size_t error_size);
void window_close(struct window *window);

/** Borrowed. */
struct SDL_Renderer *window_renderer(struct window *window);
void window_size(const struct window *window, int *width_px, int *height_px);
void window_present(struct window *window);

/**
 * Takes the oldest event; waits up to wait_ms for one. With a pad plugged in it looks at the pads
 * 30 times a second, which costs far less than SDL's own waiting. false = none came.
 */
bool window_poll(struct window *window, int wait_ms, struct ui_event *event);

/** Which way arrow keys or a stick lean now, -1 .. 1 each; for the virtual board. */
void window_steer(const struct window *window, double *right, double *forward);

/** How many pads SDL lists; the balance board must not be among them. */
int window_pads(const struct window *window);

/** What the keyboard in use prints on a key, "\u00F6"; by .key. "" = not known. */
void window_key_name(int key, char *name, size_t size);

bool window_is_hidden(const struct window *window);

#endif
