#include "game/screens/sound.h"

#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/sound_panel.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <math.h>
#include <stdio.h>

// Before anything was chosen.
static const struct screen_sound standard = {
    .percent = {100, 100, 100}, .captions = true, .held = -1};

static const struct screen_sound *sound_of(const struct screen_model *model)
{
    return model->sound ? model->sound : &standard;
}

struct sim_cue_params screen_sound_heard(const struct screen_sound *sound)
{
    return sound->voice == SIM_CUE_VOICE_BELL ? sim_cue_as_bell(&sound->tone) : sound->tone;
}

static const char *voice_words(enum sim_cue_voice voice)
{
    return voice == SIM_CUE_VOICE_BELL ? text("Bell") : text("Tone");
}

// Settings: two by two.

static void settings_card(struct screen_items *items, enum screen_action action, const char *icon,
                          const char *title, const char *line)
{
    int place = items->count;
    struct screen_item *item = screen_items_add(
        items, action,
        screen_rect(0.050 + 0.463 * (place % 2), 0.213 + 0.270 * (place / 2), 0.437, 0.215), icon,
        title);
    item->style = SCREEN_STYLE_CARD;
    item->line = line;
}

static void settings_items(const struct screen_model *model, struct screen_items *items)
{
    const struct screen_sound *sound = sound_of(model);
    settings_card(items, SCREEN_ACTION_SOUND, "icon-eyeclosed", text("Sound for closed eyes"),
                  voice_words(sound->voice));
    snprintf(items->text[1], SCREEN_TEXT_SIZE, text("Voice %d %%"),
             sound->percent[SCREEN_SLIDER_VOICE]);
    settings_card(items, SCREEN_ACTION_VOLUME, "icon-sound", text("Volume"), items->text[1]);
    settings_card(items, SCREEN_ACTION_CAPTIONS, sound->captions ? "icon-check" : "icon-minus",
                  text("Captions"),
                  sound->captions ? text("On: spoken words are shown") : text("Off"));
    settings_card(items, SCREEN_ACTION_VIEW, model->clinic_view ? "icon-gauge" : "icon-sail",
                  text("View"), model->clinic_view ? text("Clinic") : text("Sea"));
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089), "icon-back",
                     text("Back"));
}

static void draw_settings(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Settings"));
    screen_strip(canvas, model, SCREEN_SETTINGS);
}

const struct screen screen_settings = {
    .name = "settings", .items = settings_items, .draw = draw_settings};

// The two voices.

static void voice_card(const struct screen_model *model, struct screen_items *items,
                       enum sim_cue_voice voice, double x)
{
    bool chosen = sound_of(model)->voice == voice;
    struct screen_item *item =
        screen_items_add(items, SCREEN_ACTION_CUE_VOICE, screen_rect(x, 0.560, 0.437, 0.156),
                         chosen ? "icon-check" : "icon-sound", voice_words(voice));
    item->style = SCREEN_STYLE_CARD;
    item->value = (int)voice;
    item->marked = chosen;
    item->line = voice == SIM_CUE_VOICE_BELL ? text("Rings where you should lean")
                                             : text("Sounds where you sway");
}

static void sound_items(const struct screen_model *model, struct screen_items *items)
{
    struct screen_item *first =
        screen_items_add(items, SCREEN_ACTION_LISTEN, screen_rect(0.050, 0.774, 0.323, 0.093),
                         "icon-play", text("Try it out"));
    first->style = SCREEN_STYLE_PRIMARY;
    voice_card(model, items, SIM_CUE_VOICE_TONE, 0.050);
    voice_card(model, items, SIM_CUE_VOICE_BELL, 0.513);
    bool on = sound_of(model)->before_trial;
    screen_items_add(items, on ? SCREEN_ACTION_SOUND_CHOSEN : SCREEN_ACTION_BACK,
                     screen_rect(0.513, 0.776, 0.208, 0.089), on ? "icon-next" : "icon-back",
                     on ? text("Go on") : text("Back"));
}

// Somebody sways to the right: what each of the two does then.
static void draw_voice(struct draw_canvas *canvas, enum sim_cue_voice voice, double x)
{
    draw_sound_panel(canvas, &(struct draw_sound_panel){
                                 .area = screen_rect(x, 0.170, 0.437, 0.350),
                                 .lean_right = 0.8f,
                                 .sound_side = voice == SIM_CUE_VOICE_BELL ? -0.9f : 0.9f,
                                 .sound_level = 0.9f,
                                 .bell = voice == SIM_CUE_VOICE_BELL,
                                 .asked = -1,
                             });
}

static void draw_sound(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Sound for closed eyes"));
    draw_voice(canvas, SIM_CUE_VOICE_TONE, 0.050);
    draw_voice(canvas, SIM_CUE_VOICE_BELL, 0.513);
    screen_strip(canvas, model, SCREEN_SOUND);
}

const struct screen screen_sound = {.name = "sound", .items = sound_items, .draw = draw_sound};

// Trying it out.

static void listen_items(const struct screen_model *model, struct screen_items *items)
{
    bool done = sound_of(model)->asked == SCREEN_LISTEN_DONE;
    struct screen_item *item =
        screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.323, 0.093),
                         done ? "icon-check" : NULL, done ? text("Done") : text("Enough tried"));
    item->style = SCREEN_STYLE_PRIMARY;
    item->no_dwell = !done; // to stand calmly is part of the trying
}

static const char *asked_title(const struct screen_sound *sound)
{
    if (sound->settling)
        return text("Stand quietly");
    switch (sound->asked) {
    case SCREEN_LISTEN_RIGHT:
        return text("Lean to the right");
    case SCREEN_LISTEN_LEFT:
        return text("Lean to the left");
    case SCREEN_LISTEN_FORWARD:
        return text("Lean forward");
    case SCREEN_LISTEN_BACK:
        return text("Lean back");
    case SCREEN_LISTEN_DONE:
        break;
    }
    return text("Well done");
}

static const char *asked_line(const struct screen_sound *sound)
{
    bool bell = sound->voice == SIM_CUE_VOICE_BELL;
    if (sound->settling)
        return text("Your calm middle is being found.");
    switch (sound->asked) {
    case SCREEN_LISTEN_RIGHT:
        return bell ? text("The bell calls you back from the left.")
                    : text("You hear it on the right.");
    case SCREEN_LISTEN_LEFT:
        return bell ? text("The bell calls you back from the right.")
                    : text("You hear it on the left.");
    case SCREEN_LISTEN_FORWARD:
        return bell ? text("A low bell calls you back.") : text("The tone rises.");
    case SCREEN_LISTEN_BACK:
        return bell ? text("A high bell calls you forward.") : text("The tone falls.");
    case SCREEN_LISTEN_DONE:
        break;
    }
    return text("Silence means: you stand calmly.");
}

static double octave(const struct sim_cue_params *params)
{
    return params->frequency_hz > 0 ? log2(params->frequency_hz / 440) : 0;
}

static void draw_live(struct draw_canvas *canvas, const struct screen_sound *sound)
{
    struct sim_cue_params heard = screen_sound_heard(sound);
    double lean_ahead = octave(&sound->tone);
    draw_sound_panel(
        canvas,
        &(struct draw_sound_panel){
            .area = screen_rect(0.484, 0.078, 0.466, 0.787),
            .lean_right = (float)sound->tone.pan,
            .lean_ahead = (float)lean_ahead,
            .sound_side = (float)heard.pan,
            .sound_height = (float)(heard.voice == SIM_CUE_VOICE_BELL ? -lean_ahead : lean_ahead),
            .sound_level = (float)fmin(2 * heard.level, 1),
            .bell = heard.voice == SIM_CUE_VOICE_BELL,
            .asked = (int)sound->asked,
        });
}

static void draw_listen(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_sound *sound = sound_of(model);
    draw_menu_background(canvas);
    draw_title_within(canvas, text("Sound for closed eyes"), 790);
    const struct draw_text_style title = {72, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style line = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    draw_text_in(canvas, asked_title(sound),
                 &(struct draw_text_box){{96, 240, 790, 150}, 2, true, false}, &title);
    draw_text_in(canvas, asked_line(sound),
                 &(struct draw_text_box){{96, 400, 790, 190}, 3, false, false}, &line);
    draw_fact(canvas, (struct draw_point){96, 650}, "icon-sound", voice_words(sound->voice));
    draw_fact(canvas, (struct draw_point){96, 746}, "icon-hand", text("Hold on any time"));
    draw_live(canvas, sound);
    struct draw_hint lean = {"hint-lean", text("Arrow keys: lean"), false, false};
    if (model->caption || sound->on_board)
        screen_strip(canvas, model, SCREEN_LISTEN);
    else
        draw_hints(canvas, &lean, 1);
}

const struct screen screen_listen = {.name = "listen", .items = listen_items, .draw = draw_listen};
