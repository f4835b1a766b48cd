#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <stdio.h>

enum { CARDS = SCREEN_EXERCISES_A_PAGE + 1 }; // of which one may lead to the next page

// The rungs of one coast, which stand together in the programme.
struct coast {
    int first;
    int count;
};

static struct coast coast_of(const struct session_programme *programme, enum session_coast which)
{
    struct coast coast = {.first = -1};
    for (int i = 0; i < programme->count; i++) {
        if (programme->rungs[i].coast != which)
            continue;
        if (coast.first < 0)
            coast.first = i;
        coast.count++;
    }
    return coast;
}

// The last page takes one more: nothing comes after it.
static int pages_of(int count)
{
    return count <= CARDS ? 1 : (count - 1 + SCREEN_EXERCISES_A_PAGE - 1) / SCREEN_EXERCISES_A_PAGE;
}

int screen_exercises_page(const struct session_programme *programme,
                          const struct session_rung *rung)
{
    int last = pages_of(coast_of(programme, rung->coast).count) - 1;
    int page = (rung->harbour - 1) / SCREEN_EXERCISES_A_PAGE;
    return page < last ? page : last;
}

static struct draw_rect card_rect(int place)
{
    return screen_rect(0.050 + 0.2306 * place, 0.208, 0.208, 0.515);
}

static void rung_card(const struct screen_model *model, int index, int place,
                      struct screen_items *items)
{
    const struct session_rung *rung = &model->programme->rungs[index];
    struct screen_item *item = screen_items_add(items, SCREEN_ACTION_RUNG, card_rect(place), NULL,
                                                text(rung->short_title));
    item->style = SCREEN_STYLE_PICTURE;
    item->value = index;
    item->picture = items->text[place];
    snprintf(items->text[place], SCREEN_TEXT_SIZE, "art/%s%s", rung->card, screen_floor(model));
    item->line = screen_eyes(rung);
    item->eyes_closed = rung->eyes_closed;
    item->marked = rung == model->own[rung->coast];
}

// What else hands can do, on the places that are free behind the last exercise of theirs.
static void hobby_card(int place, struct screen_items *items)
{
    struct draw_rect area = card_rect(place), last = card_rect(CARDS - 1);
    area.w = last.x + last.w - area.x;
    area.y += (area.h - 232) / 2;
    area.h = 232;
    struct screen_item *item = screen_items_add(items, SCREEN_ACTION_HOBBY, area,
                                                "icon-hobby-needle", text("Hobby minutes"));
    item->style = SCREEN_STYLE_CARD;
    item->line = text("Drawing, needlework, models");
}

// Five stops at the most, the way back always one of them.
static void items(const struct screen_model *model, struct screen_items *items)
{
    struct coast coast = coast_of(model->programme, model->coast);
    int page = model->exercises_page, first = page * SCREEN_EXERCISES_A_PAGE;
    bool is_last = page + 1 >= pages_of(coast.count);
    int cards = is_last ? CARDS : SCREEN_EXERCISES_A_PAGE;
    for (int i = 0; i < cards && first + i < coast.count; i++)
        rung_card(model, coast.first + first + i, i, items);
    if (is_last && model->coast == SESSION_COAST_HANDS && items->count + 2 <= CARDS)
        hobby_card(items->count, items);
    if (!is_last) {
        struct draw_rect place = card_rect(CARDS - 1);
        place.y += (place.h - 168) / 2;
        place.h = 168;
        struct screen_item *more =
            screen_items_add(items, SCREEN_ACTION_PAGE, place, "icon-next", text("More"));
        more->value = page + 1;
    }
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089), "icon-back",
                     text("Back"));
}

static void draw_page(struct draw_canvas *canvas, const struct screen_model *model)
{
    int pages = pages_of(coast_of(model->programme, model->coast).count);
    if (pages < 2)
        return;
    char page[SCREEN_TEXT_SIZE];
    snprintf(page, sizeof page, text("Page %d of %d"), model->exercises_page + 1, pages);
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
    draw_text_in(canvas, page,
                 &(struct draw_text_box){screen_rect(0.550, 0.774, 0.400, 0.089), 1, true, false},
                 &style);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, screen_coast(model->coast));
    draw_page(canvas, model);
    screen_strip(canvas, model, SCREEN_EXERCISES);
}

const struct screen screen_exercises = {.name = "exercises", .items = items, .draw = draw};
