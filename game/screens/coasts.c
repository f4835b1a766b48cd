#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/widget.h"

#include <stdio.h>

static const char *coast_words(enum session_coast coast)
{
    static const char *const words[] = {
        [SESSION_COAST_STANDING] = TEXT_MARK("Standing"),
        [SESSION_COAST_WALKING] = TEXT_MARK("Walking"),
        [SESSION_COAST_HANDS] = TEXT_MARK("Hands"),
    };
    return text(words[coast]);
}

// Each coast is pictured by the exercise where the player is.
static void items(const struct screen_model *model, struct screen_items *items)
{
    for (int coast = 0; coast < SCREEN_COAST_COUNT; coast++) {
        const struct session_rung *own = model->own[coast];
        if (!own)
            continue;
        struct screen_item *item = screen_items_add(
            items, SCREEN_ACTION_COAST, screen_rect(0.050 + 0.3115 * coast, 0.208, 0.277, 0.515),
            NULL, coast_words((enum session_coast)coast));
        item->style = SCREEN_STYLE_PICTURE;
        item->value = coast;
        item->picture = items->text[coast];
        snprintf(items->text[coast], SCREEN_TEXT_SIZE, "art/%s%s", own->card, screen_floor(model));
        item->line = text(own->short_title);
        item->eyes_closed = own->eyes_closed;
        item->last_line = own->eyes_closed ? screen_eyes(own) : NULL; // two exercises share a title
    }
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089), "icon-back",
                     text("Back"));
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Where to?"));
    screen_strip(canvas, model, SCREEN_COASTS);
}

const struct screen screen_coasts = {.name = "coasts", .items = items, .draw = draw};
