#include "game/screens/bindings.h"
#include "game/screens/play_views.h"

#include "game/base/text.h"

#include <stdio.h>

enum { HINTS_BEFORE_PAUSE = DRAW_LEVEL_HINT_COUNT - 1 };

static void hint(struct draw_level_text *words, const char *icon, const char *line)
{
    if (words->hint_count < DRAW_LEVEL_HINT_COUNT)
        words->hints[words->hint_count++] = (struct draw_level_hint){icon, line, false};
}

static void hint_that_stays(struct draw_level_text *words, const char *icon, const char *line)
{
    words->hint_count -= words->hint_count == DRAW_LEVEL_HINT_COUNT;
    words->hints[words->hint_count++] = (struct draw_level_hint){icon, line, true};
}

enum screen_device screen_play_device(const struct screen_model *model)
{
    bool leans = model->device == SCREEN_DEVICE_BOARD && !model->trial->uses_board;
    return leans ? SCREEN_DEVICE_KEYS : model->device;
}

// Where keys mean something, not any key pauses.
static const char *pause_hint(const struct screen_model *model)
{
    bool bound = (screen_controls(model->trial) & ~(unsigned)SCREEN_CONTROL_HAND) != 0;
    switch (screen_play_device(model)) {
    case SCREEN_DEVICE_PAD:
        return bound ? text("B: pause") : text("Any button: pause");
    case SCREEN_DEVICE_POINTER:
        return screen_play_has_pause_button(model) ? NULL : text("Click: pause");
    case SCREEN_DEVICE_BOARD:
        return text("Step off: pause");
    case SCREEN_DEVICE_KEYS:
        break;
    }
    return bound ? text("Space: pause") : text("Any key: pause");
}

static const char *resume_hint(enum screen_device device)
{
    switch (device) {
    case SCREEN_DEVICE_PAD:
        return text("Any button: go on");
    case SCREEN_DEVICE_POINTER:
        return text("Click: go on");
    case SCREEN_DEVICE_BOARD:
        return text("Front button: go on");
    case SCREEN_DEVICE_KEYS:
        break;
    }
    return text("Any key: go on");
}

static const char *by_device(enum screen_device device, const char *keys, const char *pad,
                             const char *pointer)
{
    return device == SCREEN_DEVICE_PAD ? pad : device == SCREEN_DEVICE_POINTER ? pointer : keys;
}

// What is done with more than one key, or with the pointer itself.
static void hint_at_moving(const struct screen_model *model, struct draw_level_text *words)
{
    unsigned controls = screen_controls(model->trial);
    enum screen_device device = screen_play_device(model);
    if (controls & SCREEN_CONTROL_PALM)
        hint(words, "hint-lean",
             by_device(device, text("Arrow keys: lean your palm"), text("Stick: lean your palm"),
                       text("Point: lean your palm")));
    if (controls & SCREEN_CONTROL_WHEEL)
        hint(words, "hint-step",
             by_device(device, text("Arrow keys: your steps"), text("D-pad: your steps"),
                       text("Set your steps")));
    if (controls & SCREEN_CONTROL_FINGERS)
        hint(words, "hint-stay",
             model->trial->rung.fingers == 2 ? text("Both lit fingers together")
                                             : text("Only the lit finger moves"));
    if (controls & SCREEN_CONTROL_PEN)
        hint(words, "hint-lean",
             by_device(device, text("Arrow keys: move the pen"), text("Stick: move the pen"),
                       text("Write along the dots")));
    if (device == SCREEN_DEVICE_POINTER && controls & SCREEN_CONTROL_TAP)
        hint(words, "hint-step", text("Click: each step"));
    bool strip_is_full = (controls & SCREEN_CONTROL_FOOT) != 0; // of buttons
    if (device == SCREEN_DEVICE_POINTER && controls & SCREEN_CONTROL_COUNT && !strip_is_full)
        hint(words, "hint-ok", text("Click: one button"));
}

// The rows of the table that have words; a pointer has buttons for them. One place is the pause's.
static void hint_at_rows(const struct screen_model *model, unsigned which,
                         struct draw_level_text *words, struct screen_play_words *room)
{
    const struct session_trial *trial = model->trial;
    enum screen_device device = screen_play_device(model);
    unsigned controls = screen_controls(trial) & which;
    const struct screen_binding *binding;
    if (trial->uses_board) // it feels a hand on the table by itself
        controls &= ~(unsigned)SCREEN_CONTROL_HAND;
    for (int i = 0; (binding = screen_binding(i)) && words->hint_count < HINTS_BEFORE_PAUSE; i++) {
        if (!(controls & binding->control) || !binding->words || device == SCREEN_DEVICE_POINTER)
            continue;
        char *line = room->hints[words->hint_count];
        screen_binding_hint(binding, trial, device, line, SCREEN_TEXT_SIZE);
        hint(words, binding->icon, line);
    }
}

// What keeps a stance safe and honest comes before what the hands do.
static void hint_at_bindings(const struct screen_model *model, struct draw_level_text *words,
                             struct screen_play_words *room)
{
    const unsigned stance = SCREEN_CONTROL_HAND | SCREEN_CONTROL_FOOT;
    hint_at_rows(model, stance, words, room);
    hint_at_rows(model, ~stance, words, room);
}

static void hint_in_rating(const struct screen_model *model, struct draw_level_text *words)
{
    bool pad = screen_play_device(model) == SCREEN_DEVICE_PAD;
    hint(words, "hint-ok",
         by_device(screen_play_device(model), text("Enter: choose"), text("A: choose"),
                   text("Click to choose")));
    hint(words, "hint-back", pad ? text("B: end") : text("Esc: end"));
}

static void hint_in_play(const struct screen_model *model, struct draw_level_text *words,
                         struct screen_play_words *room)
{
    bool pad = screen_play_device(model) == SCREEN_DEVICE_PAD;
    bool clinic = model->clinic_view && screen_has_clinic_view(model->trial);
    if (model->trial->uses_board && model->trial->rung.coast != SESSION_COAST_HANDS)
        hint(words, "hint-table",
             clinic ? text("Hold on any time") : text("Hold on any time: the clock waits"));
    hint_at_moving(model, words);
    hint_at_bindings(model, words, room);
    const char *pause = pause_hint(model);
    if (pause)
        hint_that_stays(words, "hint-pause", pause);
    if (clinic)
        hint(words, "hint-back", pad ? text("Y: sea view") : text("V: sea view"));
}

void screen_play_fill_hints(const struct screen_model *model, struct draw_level_text *words,
                            struct screen_play_words *room)
{
    enum screen_device device = screen_play_device(model);
    bool pad = device == SCREEN_DEVICE_PAD;
    enum session_stage stage = model->trial->stage;
    if (stage == SESSION_STAGE_RATE) {
        hint_in_rating(model, words);
        return;
    }
    if (stage == SESSION_STAGE_PAUSED)
        hint(words, "hint-ok", resume_hint(device));
    if (stage == SESSION_STAGE_PAUSED || stage == SESSION_STAGE_WAIT) {
        hint(words, "hint-back", pad ? text("B: end") : text("Esc: end"));
        return;
    }
    if (!model->rung->eyes_closed) {
        hint_in_play(model, words, room);
        return;
    }
    if (screen_play_has_pause_button(model))
        return;
    hint_at_bindings(model, words, room);
    hint_that_stays(words, "hint-pause",
                    words->hint_count > 0 ? text("Other keys: eyes open")
                                          : text("Any button: eyes open, clock stops"));
}
