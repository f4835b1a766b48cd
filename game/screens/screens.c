#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/shape.h"
#include "game/draw/slider.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <assert.h>
#include <stddef.h>

static const double PRESSED_S = 0.12;

static const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_HOME] = &screen_home,
    [SCREEN_COASTS] = &screen_coasts,
    [SCREEN_EXERCISES] = &screen_exercises,
    [SCREEN_BOARD] = &screen_board,
    [SCREEN_SAFETY] = &screen_safety,
    [SCREEN_INTRO] = &screen_intro,
    [SCREEN_PLAY] = &screen_play,
    [SCREEN_RESULT] = &screen_result,
    [SCREEN_REST] = &screen_rest,
    [SCREEN_SETTINGS] = &screen_settings,
    [SCREEN_SOUND] = &screen_sound,
    [SCREEN_LISTEN] = &screen_listen,
    [SCREEN_VOLUME] = &screen_volume,
    [SCREEN_HOBBY] = &screen_hobby,
    [SCREEN_HOBBY_MINUTES] = &screen_hobby_minutes,
    [SCREEN_HOBBY_SAVED] = &screen_hobby_saved,
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

// Where the player stands now: said in words below a picture.
static void draw_here(struct draw_canvas *canvas, struct draw_rect row)
{
    const char *words = text("You are here");
    const struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const float radius = 28, gap = 12;
    struct draw_text_box box = {{row.x, row.y, row.w - 2 * radius - gap, row.h}, 1, true, false};
    float width = draw_text_fit_box(canvas, words, &box, &style).width;
    float left = row.x + (row.w - width - 2 * radius - gap) / 2;
    draw_icon_disc(canvas, (struct draw_point){left + radius, row.y + row.h / 2}, radius,
                   "icon-sail", DRAW_SEA5);
    box.area.x = left + 2 * radius + gap;
    draw_text_in(canvas, words, &box, &style);
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
    struct draw_rect picture = {area.x + 20, area.y + 20, area.w - 40, area.h * 0.60f};
    draw_picture_panel(canvas, picture);
    draw_svg(canvas, item->picture, draw_rect_grow(picture, -16));
    const struct draw_text_style title = {44, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    const struct draw_text_style line = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_CENTRE};
    float below = picture.y + picture.h, row = (area.y + area.h - below - 20) / 3;
    struct draw_text_box box = {{area.x + 20, below + 8, area.w - 40, row}, 1, true, false};
    draw_text_in(canvas, item->title, &box, &title);
    box.area.y += row;
    draw_text_in(canvas, item->line, &box, &line);
    box.area.y += row;
    if (item->marked)
        draw_here(canvas, box.area);
    else if (item->last_line)
        draw_text_in(canvas, item->last_line, &box, &line);
    struct draw_point disc = {area.x + area.w - 62, area.y + 62};
    draw_icon_disc(canvas, disc, 36, item->eyes_closed ? "icon-eyeclosed" : "icon-eye", DRAW_INK);
}

static void draw_slider_item(struct draw_canvas *canvas, const struct screen_item *item,
                             bool focused, float dwell)
{
    draw_slider(canvas, &(struct draw_slider){
                            .area = item->rect,
                            .text = item->title,
                            .amount = item->line,
                            .share = (float)item->percent / 100,
                            .focused = focused,
                            .held = item->held,
                            .dwell = dwell,
                        });
}

static struct draw_button button_of(const struct screen_item *item)
{
    return (struct draw_button){
        .area = item->rect,
        .text = item->title,
        .line = item->line,
        .icon = item->icon,
        .primary = item->style == SCREEN_STYLE_PRIMARY,
    };
}

// Buttons of one row share one size of words: the least that fits them all.
static float row_size(struct draw_canvas *canvas, const struct screen_items *items)
{
    float size = 0;
    for (int i = 0; i < items->count; i++) {
        if (items->item[i].style != SCREEN_STYLE_BUTTON)
            continue;
        struct draw_button button = button_of(&items->item[i]);
        float fits = draw_button_size(canvas, &button);
        size = size > 0 && size < fits ? size : fits;
    }
    return size;
}

struct item_look {
    const struct screen_focus *focus;
    float button_size;
};

static void draw_item(struct draw_canvas *canvas, const struct screen_item *item, bool focused,
                      const struct item_look *look)
{
    const struct screen_focus *focus = look->focus;
    float dwell = focused && !item->no_dwell ? (float)focus->dwell : 0;
    if (item->style == SCREEN_STYLE_PICTURE) {
        draw_picture_item(canvas, item, focused, dwell);
        return;
    }
    if (item->style == SCREEN_STYLE_SLIDER) {
        draw_slider_item(canvas, item, focused, dwell);
        return;
    }
    struct draw_button button = button_of(item);
    button.size = item->style == SCREEN_STYLE_BUTTON ? look->button_size : 0;
    button.focused = focused;
    button.pressed = focused && focus->pressed_s >= 0 && focus->pressed_s < PRESSED_S;
    button.dwell = dwell;
    draw_button(canvas, &button);
}

void screen_draw(enum screen_id id, struct draw_canvas *canvas, const struct screen_model *model,
                 const struct screen_focus *focus)
{
    struct screen_items items;
    screen_items(id, model, &items);
    screens[id]->draw(canvas, model);
    // The focused thing last: its ring lies over its neighbours.
    const struct item_look look = {focus, row_size(canvas, &items)};
    for (int i = 0; i < items.count; i++)
        if (i != focus->index)
            draw_item(canvas, &items.item[i], false, &look);
    if (focus->index < items.count)
        draw_item(canvas, &items.item[focus->index], true, &look);
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

// "Back" where there is a way back; home has none.
static const char *back_words(enum screen_id id, enum screen_device device)
{
    bool pad = device == SCREEN_DEVICE_PAD;
    switch (screen_back(id)) {
    case SCREEN_ACTION_BACK:
        return pad ? text("B: back") : text("Esc: back");
    case SCREEN_ACTION_HOME:
        return pad ? text("B: home") : text("Esc: home");
    default:
        return NULL;
    }
}

static int hints_of(enum screen_device device, struct draw_hint *hints)
{
    switch (device) {
    case SCREEN_DEVICE_BOARD:
        hints[0] = (struct draw_hint){"hint-lean", text("Lean to move"), false, false};
        hints[1] = (struct draw_hint){"hint-stay", text("Stay to choose"), false, false};
        hints[2] = (struct draw_hint){"hint-ok", text("Front button: choose"), false, false};
        return 3;
    case SCREEN_DEVICE_POINTER:
        hints[0] = (struct draw_hint){"hint-ok", text("Click to choose"), false, false};
        return 1;
    case SCREEN_DEVICE_PAD:
        hints[0] = (struct draw_hint){"hint-lean", text("Stick: move"), false, false};
        hints[1] = (struct draw_hint){"hint-ok", text("A: choose"), false, false};
        return 2;
    case SCREEN_DEVICE_KEYS:
        hints[0] = (struct draw_hint){"hint-lean", text("Arrow keys: move"), false, false};
        hints[1] = (struct draw_hint){"hint-ok", text("Enter: choose"), false, false};
        return 2;
    }
    return 0;
}

const char *screen_floor(const struct screen_model *model)
{
    bool has_board = model->board == SCREEN_BOARD_READY || model->board == SCREEN_BOARD_STEP_OFF ||
                     model->board == SCREEN_BOARD_LOST;
    return has_board ? "" : "#floor";
}

void screen_strip(struct draw_canvas *canvas, const struct screen_model *model, enum screen_id id)
{
    screen_strip_after(canvas, model, id, NULL);
}

void screen_strip_after(struct draw_canvas *canvas, const struct screen_model *model,
                        enum screen_id id, const struct draw_hint *first)
{
    if (model->caption) {
        draw_caption(canvas, model->caption);
        return;
    }
    struct draw_hint hints[1 + 3 + 1]; // first, the device's, back
    int count = 0;
    if (first)
        hints[count++] = *first;
    count += hints_of(model->device, hints + count);
    const char *back = back_words(id, model->device);
    if (back && model->device != SCREEN_DEVICE_BOARD) // the board leans to the Back button
        hints[count++] = (struct draw_hint){"hint-back", back, false, false};
    draw_hints(canvas, hints, count);
}
