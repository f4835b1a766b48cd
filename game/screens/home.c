#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/scene.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"
#include "game/screens/ways.h"

#include <stdio.h>

static void card(struct screen_items *items, int place, enum screen_action action, const char *icon,
                 const char *title, const char *line)
{
    struct screen_item *item = screen_items_add(
        items, action, screen_rect(0.050 + 0.2306 * place, 0.711, 0.208, 0.156), icon, title);
    item->style = SCREEN_STYLE_CARD;
    item->line = line;
}

static const char *board_state(const struct screen_model *model)
{
    switch (model->board) {
    case SCREEN_BOARD_READY:
        return model->board_is_virtual ? text("Virtual") : text("Connected");
    case SCREEN_BOARD_CONNECTING:
        return text("Connecting");
    case SCREEN_BOARD_NONE:
        return text("None found");
    default:
        return text("Needs help");
    }
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    struct screen_item *start =
        screen_items_add(items, SCREEN_ACTION_START, screen_rect(0.050, 0.237, 0.458, 0.198),
                         "icon-play", text("Start today's training"));
    start->style = SCREEN_STYLE_PRIMARY;
    char *line = items->text[0];
    snprintf(line, SCREEN_TEXT_SIZE, text("%d minutes · %d exercises"), model->plan_minutes,
             model->plan_count);
    start->line = line;
    card(items, 0, SCREEN_ACTION_EXERCISES, "icon-list", text("Exercises"), text("All levels"));
    card(items, 1, SCREEN_ACTION_BOARD, "icon-board", text("Board"), board_state(model));
    card(items, 2, SCREEN_ACTION_SETTINGS, "icon-more", text("Settings"), text("Sound, view"));
    card(items, 3, SCREEN_ACTION_QUIT, "icon-back", text("Leave"), text("See you soon"));
    items->item[items->count - 1].no_dwell = true;
}

// One stop for each coast that today's training calls at.
static void draw_voyage(struct draw_canvas *canvas, const struct screen_model *model)
{
    struct draw_voyage voyage = {.area = screen_rect(0.050, 0.493, 0.458, 0.170)};
    for (int coast = 0; coast < SCREEN_COAST_COUNT; coast++) {
        const struct session_rung *rung = model->next_rungs[coast];
        if (!rung)
            continue;
        voyage.stops[voyage.count].icon = screen_rung_icon(rung);
        voyage.stops[voyage.count++].text = text(rung->short_title);
    }
    if (voyage.count > 0)
        draw_voyage_card(canvas, &voyage);
}

// In the place of the voyage, which can wait.
static void draw_note(struct draw_canvas *canvas, const char *words)
{
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    struct draw_rect area = screen_rect(0.050, 0.493, 0.458, 0.170);
    draw_card(canvas, area, 28);
    draw_icon_disc(canvas, (struct draw_point){area.x + 76, area.y + area.h / 2}, 36, "icon-info",
                   DRAW_SEA6);
    struct draw_rect box = {area.x + 140, area.y + 12, area.w - 172, area.h - 24};
    draw_text_in(canvas, words, &(struct draw_text_box){box, 3, true, false}, &style);
}

static void draw_days(struct draw_canvas *canvas, const struct screen_model *model)
{
    if (model->days_this_month == 0)
        return;
    char days[SCREEN_TEXT_SIZE];
    if (model->days_this_month == 1)
        snprintf(days, sizeof days, "%s", text("1 day this month"));
    else
        snprintf(days, sizeof days, text("%u days this month"), model->days_this_month);
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
    draw_text_in(canvas, days, &(struct draw_text_box){{1200, 112, 624, 0}, 1, false, true},
                 &style);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_scene_background(canvas, &(struct draw_scene){DRAW_SCENE_HOME, 0, true});
    char date[64], today[SCREEN_TEXT_SIZE];
    screen_date(&model->now, date, sizeof date);
    snprintf(today, sizeof today, text("Today · %s"), date);
    draw_title_pair(canvas, today, screen_greeting(&model->now), DRAW_SIZE_TITLE, 1000);
    draw_days(canvas, model);
    if (model->home_note)
        draw_note(canvas, model->home_note);
    else
        draw_voyage(canvas, model);
    screen_strip(canvas, model, SCREEN_HOME);
}

const struct screen screen_home = {.name = "home", .items = items, .draw = draw};
