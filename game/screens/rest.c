#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

static void items(const struct screen_model *model, struct screen_items *items)
{
    bool enough = model->result.sitting == SESSION_ANSWER_ENOUGH_TODAY;
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
    bool enough = model->result.sitting == SESSION_ANSWER_ENOUGH_TODAY;
    draw_menu_background(canvas);
    draw_title(canvas, enough ? text("Enough for today") : text("Sit and rest"));
    draw_picture_panel(canvas, screen_rect(0.484, 0.078, 0.466, 0.652));
    draw_svg(canvas, "art/chair", screen_rect(0.52, 0.13, 0.394, 0.56));
    const struct draw_text_style style = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const char *words = enough ? text("You have done your training. Look at your feet, then rest.")
                               : text("Sit down for two or three minutes. Nothing runs away.");
    draw_text_in(canvas, words, &(struct draw_text_box){{96, 240, 790, 330}, 4, false, false},
                 &style);
    screen_hints(canvas, model);
}

const struct screen screen_rest = {.name = "rest", .items = items, .draw = draw};
