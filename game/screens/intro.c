#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"
#include "game/screens/ways.h"

#include <stdio.h>
#include <string.h>

static const double SHOW_ME_S = 2.5;

enum { CHOICES = 3 }; // between Start and Back: five stops a screen

static bool has_sides(const struct screen_model *model)
{
    return model->stance ? model->stance->two_sides : model->rung->two_sides;
}

static bool leans(const struct screen_model *model)
{
    return model->game == SESSION_GAME_REACH || model->game == SESSION_GAME_LIMITS;
}

static void choice(struct screen_items *items, enum screen_action action, const char *icon,
                   const char *title)
{
    int place = items->count - 1; // after Start
    if (place < CHOICES)
        screen_items_add(items, action, screen_rect(0.264 + 0.1915 * place, 0.778, 0.1755, 0.089),
                         icon, title);
}

static void add_way(const struct screen_model *model, struct screen_items *items)
{
    enum session_tier other = screen_way_other(model);
    if (other == model->tier)
        return;
    int place = items->count;
    choice(items, SCREEN_ACTION_TIER, screen_way_icon(other),
           screen_way_words(model->rung->game, other));
    items->item[place].value = (int)other;
}

static void add_side(const struct screen_model *model, struct screen_items *items)
{
    bool hand = model->rung->coast == SESSION_COAST_HANDS && !model->stance;
    if (has_sides(model))
        choice(items, SCREEN_ACTION_SIDE, "icon-again",
               hand ? text("Other hand") : text("Other foot"));
}

static void add_game(const struct screen_model *model, struct screen_items *items)
{
    if (model->game == SESSION_GAME_LIMITS)
        choice(items, SCREEN_ACTION_GAME, "icon-sail", text("Lanterns"));
    else if (model->game == SESSION_GAME_REACH)
        choice(items, SCREEN_ACTION_GAME, "icon-clock", text("Hold"));
    else if (model->rung->reach && model->tier == SESSION_TIER_BOARD)
        choice(items, SCREEN_ACTION_GAME, "icon-sail", text("Reach"));
}

static void add_script(const struct screen_model *model, struct screen_items *items)
{
    if (model->game == SESSION_GAME_WRITING)
        choice(items, SCREEN_ACTION_SCRIPT, NULL,
               model->script == SIM_SCRIPT_PRINT ? text("Joined letters") : text("Print letters"));
}

// The most asked for first; what finds no place is left out.
static void items(const struct screen_model *model, struct screen_items *items)
{
    struct screen_item *start =
        screen_items_add(items, SCREEN_ACTION_PLAY, screen_rect(0.050, 0.774, 0.190, 0.093),
                         "icon-play", text("Start"));
    start->style = SCREEN_STYLE_PRIMARY;
    if (!leans(model))
        add_way(model, items);
    add_side(model, items);
    add_game(model, items);
    add_script(model, items);
    choice(items, SCREEN_ACTION_SHOW_ME, "icon-stand", text("Show me"));
    if (!leans(model) && session_programme_easier(model->programme, model->rung))
        choice(items, SCREEN_ACTION_EASIER, "icon-down", text("Easier"));
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.8385, 0.778, 0.1115, 0.089), NULL,
                     text("Back"));
}

bool screen_intro_shows_by_itself(const struct screen_model *model)
{
    struct screen_items all = {0};
    items(model, &all);
    for (int i = 0; i < all.count; i++)
        if (all.item[i].action == SCREEN_ACTION_SHOW_ME)
            return false;
    return true;
}

static void draw_words(struct draw_canvas *canvas, float baseline, const char *icon,
                       const char *words)
{
    const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_icon(canvas, icon, (struct draw_point){130, baseline - 17}, 76,
              draw_canvas_color(canvas, DRAW_INK));
    draw_text_in(canvas, words, &(struct draw_text_box){{188, baseline, 698, 0}, 1, false, true},
                 &style);
}

static void draw_facts(struct draw_canvas *canvas, const struct screen_model *model)
{
    char goal[SCREEN_TEXT_SIZE];
    screen_goal_words(model, goal, sizeof goal);
    draw_words(canvas, 622, screen_goal_icon(model), goal);
    const struct session_rung *stance = model->stance ? model->stance : model->rung;
    bool lengthwise = stance->quarter_turns % 2 != 0;
    if (model->tier == SESSION_TIER_BOARD)
        draw_words(canvas, 710, lengthwise ? "icon-board-lengthwise" : "icon-board",
                   lengthwise ? text("Board lengthwise") : text("Board crosswise"));
    else
        draw_words(canvas, 710, screen_way_icon(model->tier), screen_measured_words(model));
}

// One sentence: what comes first, else the stance to take, else that more is asked than last time.
static void draw_note(struct draw_canvas *canvas, const struct screen_model *model)
{
    char stance[SCREEN_TEXT_SIZE];
    const char *words = model->note;
    enum draw_weight weight = DRAW_BOLD;
    if (!words && model->stance) {
        screen_stance_words(model, stance, sizeof stance);
        words = stance;
    } else if (!words && model->is_longer_now) {
        words = text("A little longer now.");
        weight = DRAW_REGULAR;
    }
    if (!words)
        return;
    const struct draw_text_style style = {DRAW_SIZE_LABEL, weight, DRAW_INK, DRAW_LEFT};
    draw_text_in(canvas, words, &(struct draw_text_box){{96, 790, 790, 0}, 1, false, true}, &style);
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
    bool sits = begins_with(rung->figure, "seated-");
    bool stands_up = sits && model->tier == SESSION_TIER_BOARD; // nobody sits on a board
    if (!is_before(model))
        return stands_up ? "stance-bottle-a" : rung->figure;
    if (sits && !stands_up)
        return "seated-table-a";
    return rung->stance == SESSION_STANCE_APART ? "stance-step-a" : "stance-apart-a";
}

// What lies beside the figure before: an open hand, the empty board, the feet side by side.
static const char *feet_before(const struct screen_model *model)
{
    const struct session_rung *rung = model->rung;
    bool board = model->tier == SESSION_TIER_BOARD;
    if (begins_with(rung->feet, "hand-bent-"))
        return "hand-open";
    if (rung->coast == SESSION_COAST_HANDS)
        return rung->feet;
    return board && rung->stance == SESSION_STANCE_APART ? "board-top" : "feet-apart";
}

// The left foot is coral and the right one blue, whichever is in front: a drawing for each side.
static const char *feet_now(const struct screen_model *model, char *name, size_t size)
{
    const struct session_rung *rung = model->rung;
    const char *feet = is_before(model) ? feet_before(model) : rung->feet;
    bool both_feet = is_before(model) && rung->coast != SESSION_COAST_HANDS;
    if (model->side != SESSION_SIDE_RIGHT || !rung->two_sides || both_feet)
        return feet;
    snprintf(name, size, "%s-right", feet);
    return name;
}

static const char *instruction_of(const struct screen_model *model)
{
    if (model->game == SESSION_GAME_REACH)
        return text("Lean the boat to each lit lantern. Feet stay down.");
    if (model->game == SESSION_GAME_LIMITS)
        return text("Lean as far as it feels safe. Feet stay down.");
    return text(session_rung_instruction(model->rung, model->side, model->tier));
}

// What is to be written stands below a shorter instruction, so large that it can be copied.
static void draw_instruction(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct draw_text_style style = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style word = {DRAW_SIZE_TITLE, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_box box = {{96, 352, 790, model->word ? 124 : 196}, 3, true, false};
    draw_text_in(canvas, instruction_of(model), &box, &style);
    if (model->word)
        draw_text_in(canvas, model->word,
                     &(struct draw_text_box){{96, 552, 790, 0}, 1, false, true}, &word);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct session_rung *rung = model->rung;
    draw_menu_background(canvas);
    char place[SCREEN_TEXT_SIZE];
    if (rung->summit) // nobody misses it
        snprintf(place, sizeof place, text("%s · a summit to try"), screen_coast(rung->coast));
    else
        snprintf(place, sizeof place, text("%s · harbour %d of %d"), screen_coast(rung->coast),
                 rung->harbour, rung->harbours);
    draw_title_pair(canvas, place, text(rung->title), DRAW_SIZE_HERO, 800);
    draw_eye_badge(canvas, (struct draw_point){96, 249}, 48, screen_eyes(rung), rung->eyes_closed);
    draw_instruction(canvas, model);
    draw_facts(canvas, model);
    draw_note(canvas, model);
    char feet[SESSION_NAME_SIZE + 8];
    draw_stance_picture(canvas, &(struct draw_stance_picture){
                                    .area = screen_rect(0.484, 0.078, 0.466, 0.652),
                                    .feet = feet_now(model, feet, sizeof feet),
                                    .figure = figure_now(model),
                                    .floor = model->tier != SESSION_TIER_BOARD,
                                });
    screen_strip(canvas, model, SCREEN_INTRO);
}

const struct screen screen_intro = {.name = "intro", .items = items, .draw = draw};
