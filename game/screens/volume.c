#include "game/screens/sound.h"

#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/widget.h"

#include <stdio.h>

static void slider(const struct screen_sound *sound, struct screen_items *items,
                   enum screen_slider which, const char *title)
{
    struct screen_item *item =
        screen_items_add(items, SCREEN_ACTION_SLIDER,
                         screen_rect(0.050, 0.200 + 0.176 * (int)which, 0.900, 0.130), NULL, title);
    int percent = sound ? sound->percent[which] : 100;
    item->style = SCREEN_STYLE_SLIDER;
    item->value = (int)which;
    item->percent = percent;
    item->held = sound && sound->held == (int)which;
    item->line = items->text[which];
    snprintf(items->text[which], SCREEN_TEXT_SIZE, text("%d %%"), percent);
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    const struct screen_sound *sound = model->sound;
    slider(sound, items, SCREEN_SLIDER_VOICE, text("Voice"));
    slider(sound, items, SCREEN_SLIDER_CUES, text("Signals"));
    slider(sound, items, SCREEN_SLIDER_SWAY, text("Sound for closed eyes"));
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089), "icon-back",
                     text("Back"));
}

static const char *how_to_move(const struct screen_model *model)
{
    switch (model->device) {
    case SCREEN_DEVICE_BOARD:
        return text("Lean: softer, louder");
    case SCREEN_DEVICE_PAD:
        return text("Stick: softer, louder");
    case SCREEN_DEVICE_POINTER:
        return text("Click on the line: softer, louder");
    case SCREEN_DEVICE_KEYS:
        break;
    }
    return text("Left, right: softer, louder");
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Volume"));
    struct draw_hint move = {"hint-lean", how_to_move(model), false, false};
    bool held = model->sound && model->sound->held >= 0;
    if (model->device == SCREEN_DEVICE_BOARD && !held)
        screen_strip(canvas, model, SCREEN_VOLUME); // leaning moves on; choosing takes the knob
    else if (held && !model->caption)
        draw_hints(
            canvas,
            (struct draw_hint[]){move, {"hint-stay", text("Stay or choose: done"), false, false}},
            2);
    else
        screen_strip_after(canvas, model, SCREEN_VOLUME, &move);
}

const struct screen screen_volume = {.name = "volume", .items = items, .draw = draw};
