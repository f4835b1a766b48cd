#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <assert.h>
#include <stddef.h>

static const double PRESSED_S = 0.12;

static const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_HOME] = &screen_home,     [SCREEN_EXERCISES] = &screen_exercises,
    [SCREEN_BOARD] = &screen_board,   [SCREEN_SAFETY] = &screen_safety,
    [SCREEN_INTRO] = &screen_intro,   [SCREEN_PLAY] = &screen_play,
    [SCREEN_RESULT] = &screen_result, [SCREEN_REST] = &screen_rest,
};

const struct screen *screen_get(enum screen_id id)
{
    assert(id < SCREEN_COUNT);
    return screens[id];
}

void screen_items(enum screen_id id, const struct screen_model *model, struct screen_items *items)
{
    items->count = 0;
    screens[id]->items(model, items);
}

struct screen_item *screen_items_add(struct screen_items *items, enum screen_action action,
                                     struct draw_rect rect, const char *icon, const char *title)
{
    assert(items->count < SCREEN_ITEM_MAX);
    struct screen_item *item = &items->item[items->count++];
    *item = (struct screen_item){
        .action = action, .style = SCREEN_STYLE_BUTTON, .rect = rect, .icon = icon, .title = title};
    return item;
}

struct draw_rect screen_rect(double fx, double fy, double fw, double fh)
{
    return (struct draw_rect){(float)(fx * 1920), (float)(fy * 1080), (float)(fw * 1920),
                              (float)(fh * 1080)};
}

static void draw_picture_item(struct draw_canvas *canvas, const struct screen_item *item,
                              bool focused, float dwell)
{
    struct draw_rect area = item->rect;
    if (focused) {
        area.y -= 14; // a card that stands alone rises
        draw_focus_ring(canvas, area, 36, dwell);
    }
    draw_card(canvas, area, 36);
    struct draw_rect picture = {area.x + 20, area.y + 20, area.w - 40, area.h * 0.62f};
    draw_picture_panel(canvas, picture);
    draw_svg(canvas, item->picture, draw_rect_grow(picture, -16));
    const struct draw_text_style title = {44, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    const struct draw_text_style line = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_CENTRE};
    float below = picture.y + picture.h;
    draw_text_in(
        canvas, item->title,
        &(struct draw_text_box){{area.x + 20, below + 14, area.w - 40, 58}, 1, true, false},
        &title);
    draw_text_in(
        canvas, item->line,
        &(struct draw_text_box){{area.x + 20, below + 72, area.w - 40, 50}, 1, true, false}, &line);
    struct draw_point disc = {area.x + area.w - 62, area.y + 62};
    draw_icon_disc(canvas, disc, 36, item->eyes_closed ? "icon-eyeclosed" : "icon-eye", DRAW_INK);
    if (item->marked)
        draw_icon_disc(canvas, (struct draw_point){area.x + 62, area.y + 62}, 36, "icon-sail",
                       DRAW_SEA5);
}

static void draw_item(struct draw_canvas *canvas, const struct screen_item *item, bool focused,
                      const struct screen_focus *focus)
{
    float dwell = focused && !item->no_dwell ? (float)focus->dwell : 0;
    if (item->style == SCREEN_STYLE_PICTURE) {
        draw_picture_item(canvas, item, focused, dwell);
        return;
    }
    draw_button(canvas,
                &(struct draw_button){
                    .area = item->rect,
                    .text = item->title,
                    .line = item->line,
                    .icon = item->icon,
                    .primary = item->style == SCREEN_STYLE_PRIMARY,
                    .focused = focused,
                    .pressed = focused && focus->pressed_s >= 0 && focus->pressed_s < PRESSED_S,
                    .dwell = dwell,
                });
}

void screen_draw(enum screen_id id, struct draw_canvas *canvas, const struct screen_model *model,
                 const struct screen_focus *focus)
{
    struct screen_items items;
    screen_items(id, model, &items);
    screens[id]->draw(canvas, model);
    // The focused thing last: its ring lies over its neighbours.
    for (int i = 0; i < items.count; i++)
        if (i != focus->index)
            draw_item(canvas, &items.item[i], false, focus);
    if (focus->index < items.count)
        draw_item(canvas, &items.item[focus->index], true, focus);
}

void screen_focus_move(struct screen_focus *focus, const struct screen_items *items, int step)
{
    int index = focus->index + step;
    if (index < 0 || index >= items->count || step == 0)
        return;
    focus->index = index;
    focus->dwell = 0;
}

int screen_focus_at(struct screen_focus *focus, const struct screen_items *items,
                    struct draw_point point)
{
    for (int i = 0; i < items->count; i++) {
        if (!draw_rect_contains(items->item[i].rect, point))
            continue;
        focus->index = i;
        return i;
    }
    return -1;
}

enum screen_action screen_back(enum screen_id id)
{
    switch (id) {
    case SCREEN_HOME:
        return SCREEN_ACTION_NONE;
    case SCREEN_PLAY:
        return SCREEN_ACTION_LEAVE;
    case SCREEN_RESULT:
    case SCREEN_REST:
        return SCREEN_ACTION_HOME;
    default:
        return SCREEN_ACTION_BACK;
    }
}

void screen_hints(struct draw_canvas *canvas, const struct screen_model *model)
{
    switch (model->device) {
    case SCREEN_DEVICE_BOARD:
        draw_hints(canvas,
                   (const struct draw_hint[]){{"hint-lean", text("Lean to move"), false},
                                              {"hint-stay", text("Stay to choose"), false},
                                              {"hint-ok", text("Choose"), false},
                                              {"hint-back", text("Back"), false}},
                   4);
        break;
    case SCREEN_DEVICE_POINTER:
        draw_hints(canvas,
                   (const struct draw_hint[]){{"hint-ok", text("Click to choose"), false},
                                              {"hint-back", text("Esc: back"), false}},
                   2);
        break;
    case SCREEN_DEVICE_PAD:
        draw_hints(canvas,
                   (const struct draw_hint[]){{"hint-ok", text("A: choose"), false},
                                              {"hint-back", text("B: back"), false}},
                   2);
        break;
    case SCREEN_DEVICE_KEYS:
        draw_hints(canvas,
                   (const struct draw_hint[]){{"hint-ok", text("Enter: choose"), false},
                                              {"hint-back", text("Esc: back"), false}},
                   2);
        break;
    }
}
