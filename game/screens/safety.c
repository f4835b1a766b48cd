#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

enum { ROWS = 3 };

struct check {
    const char *title;
    struct {
        const char *title;
        const char *line;
    } rows[ROWS];
    const char *question;
    const char *answer;
};

static const struct check checks[] = {
    [SESSION_SAFETY_BETWEEN] = {TEXT_MARK("Before you stand"),
                                {{TEXT_MARK("Sturdy chair"), TEXT_MARK("close behind you")},
                                 {TEXT_MARK("Table"), TEXT_MARK("in front, within reach")},
                                 {TEXT_MARK("A helper"), TEXT_MARK("for every new level")}},
                                TEXT_MARK("Losing your balance?"),
                                TEXT_MARK("Sit down or hold the table.")},
    [SESSION_SAFETY_WALKING] = {TEXT_MARK("Before you walk"),
                                {{TEXT_MARK("A rail or table"), TEXT_MARK("within reach")},
                                 {TEXT_MARK("A friend"), TEXT_MARK("beside you at first")},
                                 {TEXT_MARK("A free way"), TEXT_MARK("nothing to trip over")}},
                                TEXT_MARK("Losing your balance?"),
                                TEXT_MARK("Hold on. The clock waits.")},
    [SESSION_SAFETY_SEATED] = {TEXT_MARK("Before you begin"),
                               {{TEXT_MARK("Sturdy chair"), TEXT_MARK("sit comfortably")},
                                {TEXT_MARK("Table"), TEXT_MARK("close in front")},
                                {TEXT_MARK("Free arms"), TEXT_MARK("they move easily")}},
                               TEXT_MARK("Tired hands?"),
                               TEXT_MARK("Let them rest any time.")},
};

static bool steps_on(const struct screen_model *model)
{
    return model->tier == SESSION_TIER_BOARD;
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    struct screen_item *safe = screen_items_add(
        items, SCREEN_ACTION_ALL_SAFE, screen_rect(0.050, 0.774, 0.475, 0.093), "icon-check",
        steps_on(model) ? text("All safe: I step on") : text("All safe"));
    safe->style = SCREEN_STYLE_PRIMARY;
    if (model->safety != SESSION_SAFETY_SEATED)
        screen_items_add(items, SCREEN_ACTION_REST, screen_rect(0.550, 0.778, 0.188, 0.089), NULL,
                         text("Sit instead"));
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.762, 0.778, 0.188, 0.089),
                     "icon-back", text("Back"));
}

static void draw_rows(struct draw_canvas *canvas, const struct check *check)
{
    for (int i = 0; i < ROWS; i++)
        draw_fact_card(canvas, &(struct draw_fact_card){
                                   .area = screen_rect(0.550, 0.176 + 0.148 * i, 0.400, 0.130),
                                   .number = i + 1,
                                   .title = text(check->rows[i].title),
                                   .line = text(check->rows[i].line)});
}

static void draw_picture(struct draw_canvas *canvas, enum session_safety safety, bool floor)
{
    static const enum draw_safety pictures[] = {
        [SESSION_SAFETY_BETWEEN] = DRAW_SAFETY_BETWEEN,
        [SESSION_SAFETY_WALKING] = DRAW_SAFETY_WALKING,
        [SESSION_SAFETY_SEATED] = DRAW_SAFETY_SEATED,
    };
    draw_safety_picture(canvas, screen_rect(0.050, 0.176, 0.475, 0.550), pictures[safety], floor);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct check *check = &checks[model->safety];
    draw_menu_background(canvas);
    draw_title(canvas, text(check->title));
    draw_picture(canvas, model->safety, model->tier != SESSION_TIER_BOARD);
    draw_rows(canvas, check);
    const struct draw_text_style question = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style answer = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    struct draw_text_box box = {{1056, 718, 768, 0}, 1, false, true};
    draw_text_in(canvas, text(check->question), &box, &question);
    box.area.y = 778;
    draw_text_in(canvas, text(check->answer), &box, &answer);
    // Stepping on says "all safe" too, but only to a board that was empty.
    const struct draw_hint step_on = {"hint-step", text("Step on the board to begin"), false,
                                      false};
    bool can_step_on = steps_on(model) && model->board == SCREEN_BOARD_READY &&
                       !model->board_is_virtual && !model->body_is_on;
    screen_strip_after(canvas, model, SCREEN_SAFETY, can_step_on ? &step_on : NULL);
}

const struct screen screen_safety = {.name = "safety", .items = items, .draw = draw};
