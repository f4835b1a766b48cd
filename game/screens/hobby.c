#include "game/screens/hobby.h"

#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"

#include <stdio.h>

static const struct screen_hobby standard = {.minutes = 20};

static const struct screen_hobby *hobby_of(const struct screen_model *model)
{
    return model->hobby ? model->hobby : &standard;
}

static const char *what_words(enum screen_hobby_what what)
{
    switch (what) {
    case SCREEN_HOBBY_DRAWING:
        return text("Drawing");
    case SCREEN_HOBBY_NEEDLEWORK:
        return text("Needlework");
    case SCREEN_HOBBY_MODELS:
        return text("Model building");
    default:
        return text("Something else");
    }
}

static void centred(struct draw_canvas *canvas, const char *words, struct draw_rect area,
                    float size, enum draw_weight weight)
{
    const struct draw_text_style style = {size, weight, DRAW_INK, DRAW_CENTRE};
    draw_text_in(canvas, words, &(struct draw_text_box){area, 1, true, false}, &style);
}

// What there is so far, in one or two calm sentences.
static const char *today_words(const struct screen_hobby *hobby, char *words, size_t size)
{
    snprintf(words, size, text("%d minutes with your hands today."), hobby->today_minutes);
    return words;
}

static const char *week_words(const struct screen_hobby *hobby, char *words, size_t size)
{
    snprintf(words, size, text("%d this week."), hobby->week_minutes);
    return words;
}

// What it was: two by two.

static void choose_items(const struct screen_model *model, struct screen_items *items)
{
    static const char *const icons[SCREEN_HOBBY_COUNT] = {"icon-hobby-drawing", "icon-hobby-needle",
                                                          "icon-hobby-model", "icon-hand"};
    static const char *const lines[SCREEN_HOBBY_COUNT] = {
        TEXT_MARK("Painting, handicraft"), TEXT_MARK("Sewing, knitting, crochet"),
        TEXT_MARK("Ships, trains, puzzles"), TEXT_MARK("Music, baking, gardening")};
    (void)model;
    for (int i = 0; i < SCREEN_HOBBY_COUNT; i++) {
        struct screen_item *item = screen_items_add(
            items, SCREEN_ACTION_HOBBY_WHAT,
            screen_rect(0.050 + 0.463 * (i % 2), 0.213 + 0.240 * (i / 2), 0.437, 0.195), icons[i],
            what_words((enum screen_hobby_what)i));
        item->style = SCREEN_STYLE_CARD;
        item->value = i;
        item->line = text(lines[i]);
    }
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.17, 0.089), "icon-back",
                     text("Back"));
}

static void draw_choose(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_hobby *hobby = hobby_of(model);
    char today[SCREEN_TEXT_SIZE];
    draw_menu_background(canvas);
    draw_title(canvas, text("What did your hands do?"));
    const char *words = NULL;
    if (hobby->taken_back)
        words = text("Taken back.");
    else if (hobby->today_minutes > 0)
        words = today_words(hobby, today, sizeof today);
    if (words) {
        const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
        draw_text_in(
            canvas, words,
            &(struct draw_text_box){screen_rect(0.250, 0.774, 0.700, 0.089), 1, true, false},
            &style);
    }
    screen_strip(canvas, model, SCREEN_HOBBY);
}

const struct screen screen_hobby = {.name = "hobby", .items = choose_items, .draw = draw_choose};

// How long: a wheel.

static void turn(struct screen_items *items, double x, const char *icon, const char *title,
                 int minutes)
{
    struct screen_item *item = screen_items_add(items, SCREEN_ACTION_MINUTES,
                                                screen_rect(x, 0.380, 0.217, 0.150), icon, title);
    item->value = minutes;
}

static void minutes_items(const struct screen_model *model, struct screen_items *items)
{
    int minutes = hobby_of(model)->minutes;
    snprintf(items->text[0], SCREEN_TEXT_SIZE, text("%d less"), SCREEN_HOBBY_STEP);
    snprintf(items->text[1], SCREEN_TEXT_SIZE, text("%d more"), SCREEN_HOBBY_STEP);
    struct screen_item *save =
        screen_items_add(items, SCREEN_ACTION_SAVE, screen_rect(0.050, 0.774, 0.323, 0.093),
                         "icon-save", text("Save"));
    save->style = SCREEN_STYLE_PRIMARY;
    turn(items, 0.050, "icon-minus", items->text[0], minutes - SCREEN_HOBBY_STEP);
    turn(items, 0.733, "icon-plus", items->text[1], minutes + SCREEN_HOBBY_STEP);
    screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.780, 0.776, 0.170, 0.089),
                     "icon-back", text("Back"));
}

static void wheel_number(struct draw_canvas *canvas, int minutes, float y, float size,
                         enum draw_weight weight, enum draw_token color)
{
    char number[16];
    if (minutes < SCREEN_HOBBY_STEP || minutes > SCREEN_HOBBY_MOST)
        return;
    snprintf(number, sizeof number, "%d", minutes);
    const struct draw_text_style style = {size, weight, color, DRAW_CENTRE};
    draw_text_in(canvas, number,
                 &(struct draw_text_box){{700, y - size * 0.6f, 520, size * 1.2f}, 1, true, false},
                 &style);
}

static void draw_minutes(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_hobby *hobby = hobby_of(model);
    draw_menu_background(canvas);
    draw_title(canvas, what_words(hobby->what));
    draw_card(canvas, (struct draw_rect){640, 216, 640, 556}, 36);
    wheel_number(canvas, hobby->minutes + SCREEN_HOBBY_STEP, 286, 64, DRAW_REGULAR, DRAW_INK2);
    wheel_number(canvas, hobby->minutes, 442, DRAW_SIZE_NUMBER, DRAW_BOLD, DRAW_INK);
    centred(canvas, text("minutes"), (struct draw_rect){660, 546, 600, 70}, DRAW_SIZE_BODY,
            DRAW_REGULAR);
    wheel_number(canvas, hobby->minutes - SCREEN_HOBBY_STEP, 696, 64, DRAW_REGULAR, DRAW_INK2);
    screen_strip(canvas, model, SCREEN_HOBBY_MINUTES);
}

const struct screen screen_hobby_minutes = {
    .name = "hobby-minutes", .items = minutes_items, .draw = draw_minutes};

// What came of it, and the way to undo it.

static void saved_items(const struct screen_model *model, struct screen_items *items)
{
    (void)model;
    struct screen_item *done =
        screen_items_add(items, SCREEN_ACTION_BACK, screen_rect(0.050, 0.774, 0.323, 0.093),
                         "icon-check", text("Done"));
    done->style = SCREEN_STYLE_PRIMARY;
    struct screen_item *back =
        screen_items_add(items, SCREEN_ACTION_TAKE_BACK, screen_rect(0.650, 0.776, 0.300, 0.089),
                         "icon-again", text("Take back"));
    back->no_dwell = true;
}

static void draw_saved(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_hobby *hobby = hobby_of(model);
    char today[SCREEN_TEXT_SIZE], week[SCREEN_TEXT_SIZE];
    draw_menu_background(canvas);
    draw_title(canvas, what_words(hobby->what));
    draw_card(canvas, screen_rect(0.050, 0.213, 0.900, 0.490), 36);
    draw_icon_disc(canvas, (struct draw_point){960, 322}, 56, "icon-hand", DRAW_SEA5);
    centred(canvas, today_words(hobby, today, sizeof today),
            screen_rect(0.080, 0.385, 0.840, 0.130), 72, DRAW_BOLD);
    const char *below = NULL;
    if (hobby->waits)
        below = text("Not saved yet. It is tried again.");
    else if (hobby->week_minutes > hobby->today_minutes)
        below = week_words(hobby, week, sizeof week);
    if (below)
        centred(canvas, below, screen_rect(0.080, 0.520, 0.840, 0.100), 56, DRAW_REGULAR);
    screen_strip(canvas, model, SCREEN_HOBBY_SAVED);
}

const struct screen screen_hobby_saved = {
    .name = "hobby-saved", .items = saved_items, .draw = draw_saved};
