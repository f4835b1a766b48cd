#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/widget.h"

#include <stdio.h>

enum { CARDS = 4 };

static void items(const struct screen_model *model, struct screen_items *items)
{
    for (int i = 0; i < model->programme->count && i < CARDS; i++) {
        const struct session_rung *rung = &model->programme->rungs[i];
        struct screen_item *item = screen_items_add(
            items, SCREEN_ACTION_RUNG, screen_rect(0.050 + 0.2306 * i, 0.208, 0.208, 0.515), NULL,
            text(rung->short_title));
        item->style = SCREEN_STYLE_PICTURE;
        item->value = i;
        item->picture = items->text[i];
        snprintf(items->text[i], SCREEN_TEXT_SIZE, "art/%s", rung->figure);
        item->line = screen_eyes(rung);
        item->eyes_closed = rung->eyes_closed;
        item->marked = rung == model->rung;
    }
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089), "icon-back",
                     text("Back"));
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Standing coast"));
    screen_strip(canvas, model, SCREEN_EXERCISES);
}

const struct screen screen_exercises = {.name = "exercises", .items = items, .draw = draw};
