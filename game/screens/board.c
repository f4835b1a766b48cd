#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <stdio.h>

enum { STEPS = 3 };

struct words {
    const char *title;
    const char *line;
};

// What the board is doing, and what that means for the player.
static struct words state_words(const struct screen_model *model)
{
    static const struct words words[] = {
        [SCREEN_BOARD_NONE] = {TEXT_MARK("No board found yet"),
                               TEXT_MARK("Play all the same, with a virtual person.")},
        [SCREEN_BOARD_CONNECTING] = {TEXT_MARK("A board is there"),
                                     TEXT_MARK("It gets ready in a moment.")},
        [SCREEN_BOARD_READY] = {TEXT_MARK("Your board is ready"),
                                TEXT_MARK("Step on when the level asks you to.")},
        [SCREEN_BOARD_STEP_OFF] = {TEXT_MARK("Please step off for a moment"),
                                   TEXT_MARK("The empty board finds its zero.")},
        [SCREEN_BOARD_LOST] = {TEXT_MARK("The board is silent"),
                               TEXT_MARK("Press its front button.")},
        [SCREEN_BOARD_PERMISSION] = {TEXT_MARK("The board is locked"),
                                     TEXT_MARK("This computer does not open it yet.")},
        [SCREEN_BOARD_REFUSED] = {TEXT_MARK("This is not a balance board"),
                                  TEXT_MARK("A device answers, but in another way.")},
    };
    static const struct words virtual_words = {TEXT_MARK("A virtual person stands for you"),
                                               TEXT_MARK("You lean her, and try everything out.")};
    if (model->board == SCREEN_BOARD_READY && model->board_is_virtual)
        return virtual_words;
    return words[model->board];
}

static const struct words *steps_for(const struct screen_model *model)
{
    static const struct words search[STEPS] = {
        {TEXT_MARK("Fresh batteries"), TEXT_MARK("four of size AA")},
        {TEXT_MARK("Pair it once"), TEXT_MARK("in the Bluetooth settings")},
        {TEXT_MARK("Press the front button"), TEXT_MARK("the blue lamp shines")},
    };
    static const struct words locked[STEPS] = {
        {TEXT_MARK("Copy the rule"), TEXT_MARK("70-evenkeel.rules")},
        {TEXT_MARK("to the folder"), TEXT_MARK("/etc/udev/rules.d")},
        {TEXT_MARK("Press the front button"), TEXT_MARK("the board comes back")},
    };
    static const struct words ready[STEPS] = {
        {TEXT_MARK("Flat, hard floor"), TEXT_MARK("no carpet edge")},
        {TEXT_MARK("Empty for two seconds"), TEXT_MARK("it finds its zero by itself")},
        {TEXT_MARK("Button behind the heels"), TEXT_MARK("toes to the screen")},
    };
    static const struct words steered[STEPS] = {
        {TEXT_MARK("Arrow keys lean"), TEXT_MARK("or the stick of a game pad")},
        {TEXT_MARK("Mouse or keys choose"), TEXT_MARK("in every menu")},
        {TEXT_MARK("Any key pauses"), TEXT_MARK("Esc ends a level")},
    };
    switch (model->board) {
    case SCREEN_BOARD_PERMISSION:
        return locked;
    case SCREEN_BOARD_READY:
        return model->board_is_virtual ? steered : ready;
    case SCREEN_BOARD_STEP_OFF:
        return ready;
    default:
        return search;
    }
}

// A board that only needs a moment is not to be replaced by a virtual one.
static bool needs_a_moment(const struct screen_model *model)
{
    return model->board == SCREEN_BOARD_CONNECTING || model->board == SCREEN_BOARD_STEP_OFF;
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    struct draw_rect first = screen_rect(0.050, 0.774, 0.475, 0.093);
    if (needs_a_moment(model)) {
        screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.778, 0.188, 0.089),
                         "icon-back", text("Back"));
        return;
    }
    bool ready = model->board == SCREEN_BOARD_READY;
    struct screen_item *item = screen_items_add(
        items, ready ? SCREEN_ACTION_START : SCREEN_ACTION_VIRTUAL, first,
        ready ? "icon-play" : "icon-person", ready ? text("Start") : text("Try the virtual board"));
    item->style = SCREEN_STYLE_PRIMARY;
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.550, 0.778, 0.188, 0.089),
                     "icon-back", text("Back"));
}

static void draw_battery(struct draw_canvas *canvas, const struct screen_model *model)
{
    if (model->battery_bars < 0)
        return;
    char words[SCREEN_TEXT_SIZE];
    snprintf(words, sizeof words, text("Battery: %d of 4"), model->battery_bars);
    draw_fact(canvas, (struct draw_point){1056, 146}, "icon-battery", words);
}

static void draw_state(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct words words = state_words(model);
    const struct draw_text_style bold = {52, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style plain = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    draw_picture_panel(canvas, screen_rect(0.050, 0.181, 0.475, 0.350));
    draw_svg(canvas, "art/board-top", screen_rect(0.085, 0.211, 0.405, 0.290));
    draw_text_in(canvas, text(words.title),
                 &(struct draw_text_box){{96, 640, 912, 0}, 1, false, true}, &bold);
    draw_text_in(canvas, text(words.line),
                 &(struct draw_text_box){{96, 664, 912, 116}, 2, false, false}, &plain);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title_within(canvas, text("Your board"), 912);
    draw_battery(canvas, model);
    draw_state(canvas, model);
    const struct words *steps = steps_for(model);
    for (int i = 0; i < STEPS; i++)
        draw_fact_card(canvas, &(struct draw_fact_card){
                                   .area = screen_rect(0.550, 0.181 + 0.165 * i, 0.400, 0.145),
                                   .number = i + 1,
                                   .title = text(steps[i].title),
                                   .line = text(steps[i].line)});
    screen_strip(canvas, model, SCREEN_BOARD);
}

const struct screen screen_board = {.name = "board", .items = items, .draw = draw};
