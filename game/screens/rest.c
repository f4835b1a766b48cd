#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

static bool is_enough(const struct screen_model *model)
{
    return model->result.sitting == SESSION_ANSWER_ENOUGH_TODAY;
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    bool enough = is_enough(model);
    if (!enough) {
        struct screen_item *go_on =
            screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.323, 0.093),
                             "icon-play", text("Go on"));
        go_on->style = SCREEN_STYLE_PRIMARY;
    }
    struct screen_item *home = screen_items_add(items, SCREEN_ACTION_HOME,
                                                enough ? screen_rect(0.050, 0.774, 0.323, 0.093)
                                                       : screen_rect(0.396, 0.778, 0.169, 0.089),
                                                NULL, text("Home"));
    home->style = enough ? SCREEN_STYLE_PRIMARY : SCREEN_STYLE_BUTTON;
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    bool enough = is_enough(model);
    draw_menu_background(canvas);
    draw_title_within(canvas, enough ? text("Enough for today") : text("Sit and rest"), 800);
    draw_rest_picture(canvas, screen_rect(0.484, 0.078, 0.466, 0.652));
    const struct draw_text_style style = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const char *words =
        enough ? text("You have done your training. Well done.") : text("There is no hurry.");
    draw_text_in(canvas, words, &(struct draw_text_box){{96, 230, 790, 210}, 3, false, false},
                 &style);
    draw_fact(canvas, (struct draw_point){96, 560}, enough ? "icon-search" : "icon-clock",
              enough ? text("Look at your feet") : text("Two or three minutes"));
    draw_fact(canvas, (struct draw_point){96, 670}, enough ? "icon-sail" : "icon-task-bottle",
              enough ? text("See you tomorrow") : text("A sip of water"));
    screen_strip(canvas, model, SCREEN_REST);
}

const struct screen screen_rest = {.name = "rest", .items = items, .draw = draw};
