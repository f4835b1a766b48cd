#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double SHOW_ME_S = 2.5;

// Four buttons beside Start at the most: five stops a screen.
static void items(const struct screen_model *model, struct screen_items *items)
{
    const struct session_rung *rung = model->rung;
    struct screen_item *start =
        screen_items_add(items, SCREEN_ACTION_PLAY, screen_rect(0.050, 0.774, 0.280, 0.093),
                         "icon-play", text("Start"));
    start->style = SCREEN_STYLE_PRIMARY;
    screen_items_add(items, SCREEN_ACTION_SHOW_ME, screen_rect(0.353, 0.778, 0.183, 0.089),
                     "icon-stand", text("Show me"));
    if (rung->two_sides)
        screen_items_add(
            items, SCREEN_ACTION_SIDE, screen_rect(0.560, 0.778, 0.183, 0.089), "icon-again",
            rung->coast == SESSION_COAST_HANDS ? text("Other hand") : text("Other foot"));
    else if (rung->reach)
        screen_items_add(items, SCREEN_ACTION_GAME, screen_rect(0.560, 0.778, 0.183, 0.089),
                         "icon-sail",
                         model->game == SESSION_GAME_REACH ? text("Hold") : text("Reach"));
    else
        screen_items_add(items, SCREEN_ACTION_EASIER, screen_rect(0.560, 0.778, 0.183, 0.089),
                         "icon-down", text("Easier"));
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.767, 0.778, 0.183, 0.089),
                     "icon-back", text("Back"));
}

static void draw_facts(struct draw_canvas *canvas, const struct screen_model *model)
{
    char goal[SCREEN_TEXT_SIZE];
    if (model->game == SESSION_GAME_REACH)
        snprintf(goal, sizeof goal, text("Lean to %d lanterns"), SIM_LANTERN_COUNT);
    else
        snprintf(goal, sizeof goal, text("Hold %d seconds"), (int)lround(model->planned_s));
    draw_fact(canvas, (struct draw_point){96, 622}, "icon-clock", goal);
    bool lengthwise = model->rung->quarter_turns % 2 != 0;
    draw_fact(canvas, (struct draw_point){96, 726},
              lengthwise ? "icon-board-lengthwise" : "icon-board",
              lengthwise ? text("Board lengthwise") : text("Board crosswise"));
}

static void draw_note(struct draw_canvas *canvas, const struct screen_model *model)
{
    if (!model->note)
        return;
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_text_in(canvas, model->note, &(struct draw_text_box){{96, 774, 790, 0}, 1, false, true},
                 &style);
}

// "Show me": the figure goes once from walking, standing or sitting into the exercise and stays.
static bool is_before(const struct screen_model *model)
{
    return model->show_me_s >= 0 && model->show_me_s < SHOW_ME_S / 2;
}

static bool begins_with(const char *name, const char *beginning)
{
    return strncmp(name, beginning, strlen(beginning)) == 0;
}

static const char *figure_now(const struct screen_model *model)
{
    const struct session_rung *rung = model->rung;
    if (!is_before(model))
        return rung->figure;
    if (begins_with(rung->figure, "seated-"))
        return "seated-table-a";
    return rung->stance == SESSION_STANCE_APART ? "stance-step-a" : "stance-apart-a";
}

// What lies beside the figure before: an open hand, the empty board, the feet side by side.
static const char *feet_before(const struct session_rung *rung)
{
    if (begins_with(rung->feet, "hand-bent-"))
        return "hand-open";
    if (rung->coast == SESSION_COAST_HANDS)
        return rung->feet;
    return rung->stance == SESSION_STANCE_APART ? "board-top" : "feet-apart";
}

// The left foot is coral and the right one blue, whichever is in front: a drawing for each side.
static const char *feet_now(const struct screen_model *model, char *name, size_t size)
{
    const struct session_rung *rung = model->rung;
    const char *feet = is_before(model) ? feet_before(rung) : rung->feet;
    bool both_feet = is_before(model) && rung->coast != SESSION_COAST_HANDS;
    if (model->side != SESSION_SIDE_RIGHT || !rung->two_sides || both_feet)
        return feet;
    snprintf(name, size, "%s-right", feet);
    return name;
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct session_rung *rung = model->rung;
    draw_menu_background(canvas);
    char place[SCREEN_TEXT_SIZE];
    if (rung->summit) // nobody misses it
        snprintf(place, sizeof place, text("%s · a summit to try"), screen_coast(rung));
    else
        snprintf(place, sizeof place, text("%s · harbour %d of %d"), screen_coast(rung),
                 rung->harbour, rung->harbours);
    draw_title_pair(canvas, place, text(rung->title), DRAW_SIZE_HERO, 800);
    draw_eye_badge(canvas, (struct draw_point){96, 249}, 48, screen_eyes(rung), rung->eyes_closed);
    const struct draw_text_style style = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const char *instruction =
        model->game == SESSION_GAME_REACH
            ? text("Lean the boat to each lit lantern. Feet stay down.")
            : text(session_rung_instruction(rung, model->side, SESSION_TIER_BOARD));
    draw_text_in(canvas, instruction, &(struct draw_text_box){{96, 352, 790, 196}, 3, true, false},
                 &style);
    draw_facts(canvas, model);
    draw_note(canvas, model);
    char feet[SESSION_NAME_SIZE + 8];
    draw_stance_picture(canvas, &(struct draw_stance_picture){
                                    .area = screen_rect(0.484, 0.078, 0.466, 0.652),
                                    .feet = feet_now(model, feet, sizeof feet),
                                    .figure = figure_now(model),
                                });
    screen_strip(canvas, model, SCREEN_INTRO);
}

const struct screen screen_intro = {.name = "intro", .items = items, .draw = draw};
