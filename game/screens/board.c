#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <stdio.h>

const char *screen_board_words(const struct screen_model *model)
{
    switch (model->board) {
    case SCREEN_BOARD_NONE:
        return text("No balance board is here yet. You can play all the same.");
    case SCREEN_BOARD_CONNECTING:
        return text("A board is there. It gets ready.");
    case SCREEN_BOARD_READY:
        return model->board_is_virtual ? text("A virtual person stands for you. Arrow keys lean.")
                                       : text("Your board is ready.");
    case SCREEN_BOARD_STEP_OFF:
        return text("Please step off for a moment.");
    case SCREEN_BOARD_LOST:
        return text("The board is silent. Press its front button.");
    case SCREEN_BOARD_PERMISSION:
        return text("The board is there, but this computer keeps it locked.");
    case SCREEN_BOARD_REFUSED:
        return text("A device answers, but not as a balance board does.");
    }
    return NULL;
}

struct step {
    const char *title;
    const char *line;
};

static const struct step *steps_for(enum screen_board board)
{
    static const struct step search[3] = {
        {TEXT_MARK("Fresh batteries"), TEXT_MARK("four of size AA")},
        {TEXT_MARK("Pair it once"), TEXT_MARK("in the Bluetooth settings")},
        {TEXT_MARK("Press the front button"), TEXT_MARK("the blue lamp shines")},
    };
    static const struct step locked[3] = {
        {TEXT_MARK("Copy the rule"), TEXT_MARK("70-evenkeel.rules")},
        {TEXT_MARK("to the folder"), TEXT_MARK("/etc/udev/rules.d")},
        {TEXT_MARK("Press the front button"), TEXT_MARK("the board comes back")},
    };
    static const struct step ready[3] = {
        {TEXT_MARK("Flat, hard floor"), TEXT_MARK("no carpet edge")},
        {TEXT_MARK("Empty for two seconds"), TEXT_MARK("it finds its zero by itself")},
        {TEXT_MARK("Button behind the heels"), TEXT_MARK("toes to the screen")},
    };
    if (board == SCREEN_BOARD_PERMISSION)
        return locked;
    return board == SCREEN_BOARD_READY || board == SCREEN_BOARD_STEP_OFF ? ready : search;
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    bool take_virtual = model->board != SCREEN_BOARD_READY;
    if (take_virtual) {
        struct screen_item *item =
            screen_items_add(items, SCREEN_ACTION_VIRTUAL, screen_rect(0.050, 0.774, 0.475, 0.089),
                             "icon-person", text("Try the virtual board"));
        item->style = SCREEN_STYLE_PRIMARY;
    } else {
        struct screen_item *item =
            screen_items_add(items, SCREEN_ACTION_START, screen_rect(0.050, 0.774, 0.475, 0.089),
                             "icon-play", text("Start"));
        item->style = SCREEN_STYLE_PRIMARY;
    }
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.550, 0.774, 0.188, 0.089),
                     "icon-back", text("Back"));
}

static void draw_battery(struct draw_canvas *canvas, const struct screen_model *model)
{
    if (model->battery_bars < 0)
        return;
    char words[SCREEN_TEXT_SIZE];
    snprintf(words, sizeof words, text("Battery: %d of 4"), model->battery_bars);
    draw_fact(canvas, (struct draw_point){132, 690}, "icon-battery", words);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Your board"));
    draw_picture_panel(canvas, screen_rect(0.050, 0.181, 0.475, 0.500));
    draw_svg(canvas, "art/board-top", screen_rect(0.085, 0.215, 0.405, 0.300));
    const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_text_in(canvas, screen_board_words(model),
                 &(struct draw_text_box){screen_rect(0.069, 0.535, 0.437, 0.080), 2, true, false},
                 &style);
    draw_battery(canvas, model);
    const struct step *steps = steps_for(model->board);
    for (int i = 0; i < 3; i++)
        draw_fact_card(canvas, &(struct draw_fact_card){
                                   .area = screen_rect(0.550, 0.181 + 0.165 * i, 0.400, 0.145),
                                   .number = i + 1,
                                   .title = text(steps[i].title),
                                   .line = text(steps[i].line)});
    screen_hints(canvas, model);
}

const struct screen screen_board = {.name = "board", .items = items, .draw = draw};
