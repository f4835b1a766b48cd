#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <stdio.h>

// The rungs of one coast, which stand together in the programme.
struct coast {
    int first;
    int count;
};

static struct coast coast_of(const struct screen_model *model)
{
    const struct session_programme *programme = model->programme;
    struct coast coast = {.first = -1};
    for (int i = 0; i < programme->count; i++) {
        if (programme->rungs[i].coast != model->rung->coast)
            continue;
        if (coast.first < 0)
            coast.first = i;
        coast.count++;
    }
    return coast;
}

static int pages_of(struct coast coast)
{
    return (coast.count + SCREEN_EXERCISES_A_PAGE - 1) / SCREEN_EXERCISES_A_PAGE;
}

static void rung_card(const struct screen_model *model, int index, int place,
                      struct screen_items *items)
{
    const struct session_rung *rung = &model->programme->rungs[index];
    struct screen_item *item = screen_items_add(
        items, SCREEN_ACTION_RUNG, screen_rect(0.050 + 0.2306 * place, 0.208, 0.208, 0.515), NULL,
        text(rung->short_title));
    item->style = SCREEN_STYLE_PICTURE;
    item->value = index;
    item->picture = items->text[place];
    snprintf(items->text[place], SCREEN_TEXT_SIZE, "art/%s", rung->card);
    item->line = screen_eyes(rung);
    item->eyes_closed = rung->eyes_closed;
    item->marked = rung == model->rung;
}

// Five stops at the most: the way back stands on the last page only, Esc and B go back from all.
static void items(const struct screen_model *model, struct screen_items *items)
{
    struct coast coast = coast_of(model);
    int pages = pages_of(coast), page = model->exercises_page;
    int first = page * SCREEN_EXERCISES_A_PAGE;
    for (int i = 0; i < SCREEN_EXERCISES_A_PAGE && first + i < coast.count; i++)
        rung_card(model, coast.first + first + i, i, items);
    bool last = page + 1 >= pages;
    struct screen_item *turn = NULL;
    if (pages > 1)
        turn = screen_items_add(items, SCREEN_ACTION_PAGE, screen_rect(0.742, 0.774, 0.208, 0.089),
                                last ? "icon-again" : "icon-next",
                                last ? text("From the start") : text("More"));
    if (turn)
        turn->value = last ? 0 : page + 1;
    if (last)
        screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089),
                         "icon-back", text("Back"));
}

static void draw_page(struct draw_canvas *canvas, const struct screen_model *model)
{
    int pages = pages_of(coast_of(model));
    if (pages < 2)
        return;
    char page[SCREEN_TEXT_SIZE];
    snprintf(page, sizeof page, text("Page %d of %d"), model->exercises_page + 1, pages);
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
    draw_text_in(canvas, page,
                 &(struct draw_text_box){screen_rect(0.450, 0.774, 0.270, 0.089), 1, true, false},
                 &style);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, screen_coast(model->rung));
    draw_page(canvas, model);
    screen_strip(canvas, model, SCREEN_EXERCISES);
}

const struct screen screen_exercises = {.name = "exercises", .items = items, .draw = draw};
