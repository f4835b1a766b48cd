#include "game/platform/window.h"

#include <SDL.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAD_MAX = 8, PAD_POLL_MS = 33, POINTER_REST_PX = 12 };

static const double STICK_DEAD = 0.25;
static const int STICK_PRESS = 20000;

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_GameController *pads[PAD_MAX];
    int pad_count;
    bool hidden;
    int stick_x; // -1, 0, +1: the last step that the stick made, so that it steps once
    int stick_y;
    bool pointer_is_known; // where it lay at the start
    bool pointer_is_used;  // it has been moved since, or clicked
    int pointer_x;
    int pointer_y;
};

struct hint {
    const char *name;
    const char *value;
};

// Before SDL_Init, with override priority, so that the environment cannot switch a driver on.
static void keep_sdl_off_the_board(void)
{
    static const struct hint hints[] = {
        {SDL_HINT_JOYSTICK_HIDAPI, "0"},
        {SDL_HINT_JOYSTICK_HIDAPI_WII, "0"},
        {"SDL_HIDAPI_IGNORE_DEVICES", "0x057e/0x0306,0x057e/0x0330"},
        {SDL_HINT_GAMECONTROLLER_IGNORE_DEVICES, "0x057e/0x0306,0x057e/0x0330"},
        {SDL_HINT_ACCELEROMETER_AS_JOYSTICK, "0"},
        {SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1"},
        {SDL_HINT_AUTO_UPDATE_JOYSTICKS, "0"},
        {SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        SDL_SetHintWithPriority(hints[i].name, hints[i].value, SDL_HINT_OVERRIDE);
}

static void add_pad(struct window *window, int index)
{
    if (!SDL_IsGameController(index) || window->pad_count == PAD_MAX)
        return;
    SDL_GameController *pad = SDL_GameControllerOpen(index);
    if (pad)
        window->pads[window->pad_count++] = pad;
}

static void remove_pad(struct window *window, SDL_JoystickID id)
{
    for (int i = 0; i < window->pad_count; i++) {
        if (SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(window->pads[i])) != id)
            continue;
        SDL_GameControllerClose(window->pads[i]);
        window->pads[i] = window->pads[--window->pad_count];
        return;
    }
}

// Where there is no screen SDL takes a driver that draws into nothing. That is right only when
// somebody asked for it (tests, pictures).
static bool has_screen(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    if (!driver || SDL_getenv("SDL_VIDEODRIVER"))
        return driver != NULL;
    return strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0 &&
           strcmp(driver, "evdev") != 0;
}

static bool open_video(struct window *window, const struct window_settings *settings)
{
    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
    int width = settings->width, height = settings->height;
    if (width == 0) {
        // As large as the screen from the start: without a window manager nobody corrects it.
        SDL_DisplayMode screen = {.w = 1920, .h = 1080};
        SDL_GetDesktopDisplayMode(0, &screen);
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
        width = screen.w;
        height = screen.h;
    }
    window->window = SDL_CreateWindow(settings->title, SDL_WINDOWPOS_CENTERED,
                                      SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (!window->window)
        return false;
    window->renderer = SDL_CreateRenderer(window->window, -1, 0);
    return window->renderer != NULL;
}

bool window_open(const struct window_settings *settings, struct window **window, char *error,
                 size_t error_size)
{
    keep_sdl_off_the_board();
    struct window *opened = calloc(1, sizeof *opened);
    if (!opened) {
        snprintf(error, error_size, "no memory for the window");
        return false;
    }
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0)
        goto fail;
    if (!has_screen()) {
        SDL_SetError("no display");
        goto fail;
    }
    // A desktop without pads, or a broken pad, must not keep anybody from playing.
    SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
    if (!open_video(opened, settings))
        goto fail;
    SDL_DisableScreenSaver();
    if (settings->width == 0)
        SDL_ShowCursor(SDL_DISABLE);
    *window = opened;
    return true;
fail:
    snprintf(error, error_size, "%s", SDL_GetError());
    window_close(opened);
    return false;
}

void window_close(struct window *window)
{
    if (!window)
        return;
    while (window->pad_count > 0)
        SDL_GameControllerClose(window->pads[--window->pad_count]);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->window)
        SDL_DestroyWindow(window->window);
    SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER | SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    free(window);
}

struct SDL_Renderer *window_renderer(struct window *window)
{
    return window->renderer;
}

void window_size(const struct window *window, int *width_px, int *height_px)
{
    if (SDL_GetRendererOutputSize(window->renderer, width_px, height_px) != 0)
        SDL_GetWindowSize(window->window, width_px, height_px);
}

void window_present(struct window *window)
{
    SDL_RenderPresent(window->renderer);
}

int window_pads(const struct window *window)
{
    return window->pad_count;
}

bool window_is_hidden(const struct window *window)
{
    return window->hidden;
}

static enum ui_event_type event_of_key(SDL_Keycode key)
{
    switch (key) {
    case SDLK_LEFT:
        return UI_LEFT;
    case SDLK_RIGHT:
        return UI_RIGHT;
    case SDLK_UP:
        return UI_UP;
    case SDLK_DOWN:
        return UI_DOWN;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return UI_CHOOSE;
    case SDLK_ESCAPE:
    case SDLK_BACKSPACE:
    case SDLK_AC_BACK:
        return UI_BACK;
    case SDLK_SPACE:
    case SDLK_p:
    case SDLK_PAUSE:
        return UI_PAUSE;
    case SDLK_v:
        return UI_VIEW;
    case SDLK_t:
        return UI_TOUCHED;
    default:
        return UI_OTHER;
    }
}

static enum ui_event_type event_of_button(Uint8 button)
{
    switch (button) {
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT:
        return UI_LEFT;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT:
        return UI_RIGHT;
    case SDL_CONTROLLER_BUTTON_DPAD_UP:
        return UI_UP;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN:
        return UI_DOWN;
    case SDL_CONTROLLER_BUTTON_A:
        return UI_CHOOSE;
    case SDL_CONTROLLER_BUTTON_B:
        return UI_BACK;
    case SDL_CONTROLLER_BUTTON_START:
        return UI_PAUSE;
    case SDL_CONTROLLER_BUTTON_Y:
        return UI_VIEW;
    case SDL_CONTROLLER_BUTTON_X:
        return UI_TOUCHED;
    default:
        return UI_OTHER;
    }
}

// Keys that mean nothing by themselves, or are the desktop's.
static bool is_not_ours(SDL_Keycode key)
{
    return key == SDLK_VOLUMEUP || key == SDLK_VOLUMEDOWN || key == SDLK_AUDIOMUTE ||
           key == SDLK_MUTE || key == SDLK_PRINTSCREEN || key == SDLK_CAPSLOCK ||
           key == SDLK_LSHIFT || key == SDLK_RSHIFT || key == SDLK_LCTRL || key == SDLK_RCTRL ||
           key == SDLK_LALT || key == SDLK_RALT || key == SDLK_LGUI || key == SDLK_RGUI;
}

static int pressed_side(int value)
{
    return value > STICK_PRESS ? 1 : value < -STICK_PRESS ? -1 : 0;
}

// A stick steps once a push, as a key does.
static bool take_axis(struct window *window, const SDL_ControllerAxisEvent *axis,
                      struct ui_event *event)
{
    bool across = axis->axis == SDL_CONTROLLER_AXIS_LEFTX;
    if (!across && axis->axis != SDL_CONTROLLER_AXIS_LEFTY)
        return false;
    int *last = across ? &window->stick_x : &window->stick_y;
    int side = pressed_side(axis->value);
    bool stepped = side != 0 && side != *last;
    *last = side;
    event->device = UI_DEVICE_PAD;
    event->button = -1;
    event->type = across ? (side > 0 ? UI_RIGHT : UI_LEFT) : (side > 0 ? UI_DOWN : UI_UP);
    return stepped;
}

// A mouse that lies somewhere, or is knocked, has not been used by anybody.
static bool pointer_moved(struct window *window, int x, int y)
{
    if (!window->pointer_is_known) {
        window->pointer_is_known = true;
        window->pointer_x = x;
        window->pointer_y = y;
    }
    int moved = abs(x - window->pointer_x) + abs(y - window->pointer_y);
    window->pointer_is_used = window->pointer_is_used || moved > POINTER_REST_PX;
    return window->pointer_is_used;
}

static enum ui_event_type event_of_pointer(Uint32 type)
{
    return type == SDL_MOUSEMOTION ? UI_POINTER : type == SDL_MOUSEBUTTONUP ? UI_RELEASE : UI_CLICK;
}

static bool take_pointer(struct window *window, const SDL_Event *from, struct ui_event *event)
{
    bool moves = from->type == SDL_MOUSEMOTION;
    int x = moves ? from->motion.x : from->button.x;
    int y = moves ? from->motion.y : from->button.y;
    int width, height, width_px, height_px;
    SDL_GetWindowSize(window->window, &width, &height);
    window_size(window, &width_px, &height_px);
    if (moves && !pointer_moved(window, x, y))
        return false;
    window->pointer_is_used = true;
    event->device = UI_DEVICE_POINTER;
    event->type = event_of_pointer(from->type);
    event->touched = (moves ? from->motion.which : from->button.which) == SDL_TOUCH_MOUSEID;
    event->x = (float)x * (float)width_px / (float)(width > 0 ? width : 1);
    event->y = (float)y * (float)height_px / (float)(height > 0 ? height : 1);
    SDL_ShowCursor(SDL_ENABLE);
    return moves || from->button.button == SDL_BUTTON_LEFT;
}

static bool take_touch(struct window *window, const SDL_TouchFingerEvent *touch,
                       struct ui_event *event)
{
    int width_px, height_px;
    window_size(window, &width_px, &height_px);
    event->device = UI_DEVICE_POINTER;
    event->type = touch->type == SDL_FINGERDOWN ? UI_TOUCH : UI_TOUCH_END;
    event->touched = true;
    event->finger = touch->fingerId;
    event->x = touch->x * (float)width_px;
    event->y = touch->y * (float)height_px;
    return true;
}

// A touchpad's small steps are no turn of a wheel.
static bool take_wheel(const SDL_MouseWheelEvent *wheel, struct ui_event *event)
{
    event->device = UI_DEVICE_POINTER;
    event->type = UI_WHEEL;
    event->steps = wheel->direction == SDL_MOUSEWHEEL_FLIPPED ? -wheel->y : wheel->y;
    return event->steps != 0;
}

static bool take_window_event(struct window *window, Uint8 what, struct ui_event *event)
{
    switch (what) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_EXPOSED:
        event->type = UI_RESIZED;
        return true;
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
        event->type = UI_HIDDEN;
        window->hidden = true;
        return true;
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        event->type = UI_SHOWN;
        window->hidden = false;
        return true;
    default:
        return false;
    }
}

static bool take_key(const SDL_KeyboardEvent *key, struct ui_event *event)
{
    event->type = key->type == SDL_KEYUP ? UI_KEY_UP : event_of_key(key->keysym.sym);
    event->key = (int)key->keysym.scancode;
    return !key->repeat && !is_not_ours(key->keysym.sym);
}

static bool take_button(const SDL_ControllerButtonEvent *button, struct ui_event *event)
{
    event->device = UI_DEVICE_PAD;
    event->type =
        button->type == SDL_CONTROLLERBUTTONUP ? UI_KEY_UP : event_of_button(button->button);
    event->button = button->button;
    return true;
}

static bool take(struct window *window, const SDL_Event *from, struct ui_event *event)
{
    *event = (struct ui_event){.device = UI_DEVICE_KEYS, .button = -1};
    switch (from->type) {
    case SDL_QUIT:
        event->type = UI_QUIT;
        return true;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return take_key(&from->key, event);
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP:
        return take_button(&from->cbutton, event);
    case SDL_CONTROLLERAXISMOTION:
        return take_axis(window, &from->caxis, event);
    case SDL_CONTROLLERDEVICEADDED:
        add_pad(window, from->cdevice.which);
        return false;
    case SDL_CONTROLLERDEVICEREMOVED:
        remove_pad(window, from->cdevice.which);
        return false;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_pointer(window, from, event);
    case SDL_MOUSEWHEEL:
        return take_wheel(&from->wheel, event);
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
        return take_touch(window, &from->tfinger, event);
    case SDL_WINDOWEVENT:
        return take_window_event(window, from->window.event, event);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        event->type = UI_RESIZED;
        return true;
    default:
        return false;
    }
}

bool window_poll(struct window *window, int wait_ms, struct ui_event *event)
{
    SDL_Event from;
    SDL_JoystickUpdate();
    while (SDL_PollEvent(&from))
        if (take(window, &from, event))
            return true;
    if (wait_ms <= 0)
        return false;
    if (window->pad_count > 0 && wait_ms > PAD_POLL_MS)
        wait_ms = PAD_POLL_MS;
    return SDL_WaitEventTimeout(&from, wait_ms) && take(window, &from, event);
}

static double stick(const struct window *window, SDL_GameControllerAxis axis)
{
    double most = 0;
    for (int i = 0; i < window->pad_count; i++) {
        double value = SDL_GameControllerGetAxis(window->pads[i], axis) / 32768.0;
        if (fabs(value) > fabs(most) && fabs(value) > STICK_DEAD)
            most = value;
    }
    return most;
}

void window_steer(const struct window *window, double *right, double *forward)
{
    const Uint8 *keys = SDL_GetKeyboardState(NULL);
    *right = keys[SDL_SCANCODE_RIGHT] - keys[SDL_SCANCODE_LEFT];
    *forward = keys[SDL_SCANCODE_UP] - keys[SDL_SCANCODE_DOWN];
    if (*right == 0)
        *right = stick(window, SDL_CONTROLLER_AXIS_LEFTX);
    if (*forward == 0)
        *forward = -stick(window, SDL_CONTROLLER_AXIS_LEFTY);
}

void window_key_name(int key, char *name, size_t size)
{
    snprintf(name, size, "%s", SDL_GetKeyName(SDL_GetKeyFromScancode((SDL_Scancode)key)));
    unsigned char *byte = (unsigned char *)name;
    bool small = size > 2 && byte[0] == 0xC3 && byte[1] >= 0xA0 && byte[1] <= 0xBE;
    if (small && byte[1] != 0xB7 && !byte[2]) // keys are printed with capitals: \u00D6, not \u00F6
        byte[1] = (unsigned char)(byte[1] - 0x20);
}
