#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

static void items(const struct screen_model *model, struct screen_items *items)
{
    (void)model;
    struct screen_item *safe =
        screen_items_add(items, SCREEN_ACTION_ALL_SAFE, screen_rect(0.050, 0.774, 0.475, 0.093),
                         "icon-check", text("All safe: I step on"));
    safe->style = SCREEN_STYLE_PRIMARY;
    screen_items_add(items, SCREEN_ACTION_REST, screen_rect(0.550, 0.778, 0.188, 0.089), NULL,
                     text("Sit instead"));
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.762, 0.778, 0.188, 0.089),
                     "icon-back", text("Back"));
}

static void draw_rows(struct draw_canvas *canvas)
{
    const struct {
        const char *title;
        const char *line;
    } rows[3] = {
        {text("Sturdy chair"), text("close behind you")},
        {text("Table"), text("in front, within reach")},
        {text("A helper"), text("for every new level")},
    };
    for (int i = 0; i < 3; i++)
        draw_fact_card(canvas, &(struct draw_fact_card){
                                   .area = screen_rect(0.550, 0.176 + 0.148 * i, 0.400, 0.130),
                                   .number = i + 1,
                                   .title = rows[i].title,
                                   .line = rows[i].line});
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_menu_background(canvas);
    draw_title(canvas, text("Before you stand"));
    draw_safety_picture(canvas, screen_rect(0.050, 0.176, 0.475, 0.550));
    draw_rows(canvas);
    const struct draw_text_style question = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style answer = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    struct draw_text_box box = {{1056, 718, 768, 0}, 1, false, true};
    draw_text_in(canvas, text("Losing your balance?"), &box, &question);
    box.area.y = 778;
    draw_text_in(canvas, text("Sit down or hold the table."), &box, &answer);
    // Stepping on says "all safe" too, but only to a board that was empty.
    const struct draw_hint step_on = {"hint-step", text("Step on the board to begin"), false};
    bool can_step_on =
        model->board == SCREEN_BOARD_READY && !model->board_is_virtual && !model->body_is_on;
    screen_strip_after(canvas, model, SCREEN_SAFETY, can_step_on ? &step_on : NULL);
}

const struct screen screen_safety = {.name = "safety", .items = items, .draw = draw};
