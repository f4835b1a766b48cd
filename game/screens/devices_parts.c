#include "game/screens/devices_parts.h"

#include "game/base/text.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"
#include "game/screens/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const float BADGE_RADIUS = 32, BADGE_STEP = 80;

// In use: filled. With a trouble of its own: a lamp with an exclamation mark on its shoulder.
static void draw_badge(struct draw_canvas *canvas, const struct screen_badge *badge,
                       struct draw_point at)
{
    const struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    const struct draw_color paper = draw_canvas_color(canvas, DRAW_PAPER);
    bool used = badge->use != SCREEN_USE_NONE;
    const char letter[2] = {badge->letter ? badge->letter : '-', '\0'};
    const struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_fill_circle(canvas, at, BADGE_RADIUS, ink);
    if (!used)
        draw_fill_circle(canvas, at, BADGE_RADIUS - 6, paper);
    draw_text_colored(canvas, letter, (struct draw_point){at.x, at.y + 13}, &style,
                      used ? paper : ink);
    if (!badge->needs_help)
        return;
    struct draw_point mark = {at.x + 25, at.y - 24};
    draw_fill_circle(canvas, mark, 20, draw_canvas_color(canvas, DRAW_INK));
    draw_fill_circle(canvas, mark, 16, draw_canvas_color(canvas, DRAW_LAMP));
    draw_fill_round_rect(canvas, (struct draw_rect){mark.x - 3, mark.y - 11, 6, 13}, 3,
                         draw_canvas_color(canvas, DRAW_ON_LAMP));
    draw_fill_circle(canvas, (struct draw_point){mark.x, mark.y + 8}, 3.5f,
                     draw_canvas_color(canvas, DRAW_ON_LAMP));
}

static const char *kit_words(const struct screen_kit *kit, bool controllers)
{
    if (!controllers)
        return text("Board");
    switch (kit->use) {
    case SCREEN_USE_PALM:
        return text("palm");
    case SCREEN_USE_POCKET:
        return text("pocket");
    default:
        return text("Controller");
    }
}

// 92 x 44, as many bars as the device tells.
static void draw_cell(struct draw_canvas *canvas, float x, float middle, int bars)
{
    const struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_line_round_rect(canvas, (struct draw_rect){x + 3, middle - 19, 76, 38}, 7, 6, ink);
    draw_fill_round_rect(canvas, (struct draw_rect){x + 84, middle - 9, 8, 18}, 3, ink);
    for (int i = 0; i < bars; i++)
        draw_fill_round_rect(
            canvas, (struct draw_rect){x + 11 + 16 * (float)i, middle - 11, 12, 22}, 2, ink);
}

static void draw_battery(struct draw_canvas *canvas, struct draw_rect row, int bars)
{
    char words[SCREEN_TEXT_SIZE];
    const struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    if (bars < 0)
        return; // not told: an empty one would say that it is empty
    snprintf(words, sizeof words, text("%d of 4"), bars);
    draw_cell(canvas, row.x + row.w - 276, row.y + row.h / 2, bars);
    struct draw_rect area = {row.x + row.w - 168, row.y, 168, row.h};
    draw_text_in(canvas, words, &(struct draw_text_box){area, 1, true, false}, &style);
}

static void draw_kit(struct draw_canvas *canvas, const struct screen_kit *kit, struct draw_rect row,
                     bool controllers)
{
    const struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    draw_icon(canvas, controllers ? "icon-controller" : "icon-board",
              (struct draw_point){row.x + 36, row.y + row.h / 2}, 72,
              draw_canvas_color(canvas, DRAW_INK));
    struct draw_rect rest = {row.x + 92, row.y, row.w - 92, row.h};
    if (kit->count == 0) {
        draw_text_in(canvas, controllers ? text("No controller") : text("No board"),
                     &(struct draw_text_box){rest, 1, true, false}, &style);
        return;
    }
    int shown = kit->count < SCREEN_BADGE_MAX ? kit->count : SCREEN_BADGE_MAX;
    for (int i = 0; i < shown; i++)
        draw_badge(
            canvas, &kit->badges[i],
            (struct draw_point){rest.x + BADGE_RADIUS + BADGE_STEP * (float)i, row.y + row.h / 2});
    draw_battery(canvas, row, kit->battery_bars);
    rest.x += BADGE_STEP * (float)shown + 8;
    rest.w = row.x + row.w - 292 - rest.x;
    const struct draw_text_box box = {rest, 1, true, false};
    const char *words = kit_words(kit, controllers);
    if (rest.w > 0 && draw_text_fit_box(canvas, words, &box, &style).fits)
        draw_text_in(canvas, words, &box, &style);
}

void devices_draw_kits(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    struct draw_rect area = screen_rect(0.545, 0.526, 0.405, 0.214);
    draw_card(canvas, area, 28);
    struct draw_rect row = {area.x + 28, area.y + 8, area.w - 56, area.h / 2 - 8};
    draw_kit(canvas, &doctor->boards, row, false);
    row.y += row.h;
    draw_fill_rect(canvas, (struct draw_rect){row.x, row.y - 2, row.w, 4},
                   draw_canvas_color(canvas, DRAW_RULE));
    draw_kit(canvas, &doctor->controllers, row, true);
}

// As much of it as fits, ended after a blank or a slash: a path has no blanks to break at.
static size_t line_length(struct draw_canvas *canvas, const char *command, float width,
                          const struct draw_text_style *style)
{
    char line[SCREEN_COMMAND_SIZE];
    size_t fits = 0, whole = strcspn(command, "\n");
    for (size_t i = 0; i < whole && i + 1 < sizeof line; i++) {
        line[i] = command[i];
        line[i + 1] = '\0';
        bool may_end = i + 1 == whole || strchr(" /", command[i]);
        if (may_end && draw_text_width(canvas, line, style) <= width)
            fits = i + 1;
    }
    return fits > 0 ? fits : whole;
}

void devices_draw_command(struct draw_canvas *canvas, struct draw_rect area, const char *command)
{
    const struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    float em = DRAW_SIZE_FLOOR * (float)canvas->text_scale_percent / 100;
    float pitch = fminf(1.4f * em, (area.h - 56 - em) / 9); // ten lines at most
    draw_card(canvas, area, 36);
    struct draw_point at = {area.x + 40, area.y + 24 + em};
    while (*command) {
        char line[SCREEN_COMMAND_SIZE];
        size_t length = line_length(canvas, command, area.w - 80, &style);
        snprintf(line, sizeof line, "%.*s", (int)length, command);
        draw_text(canvas, line, at, &style);
        at.y += pitch;
        command += length;
        command += *command == '\n';
    }
}

static void draw_column(struct draw_canvas *canvas, const struct screen_fact *facts,
                        struct draw_rect area)
{
    const struct draw_text_style label = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    const struct draw_text_style value = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    struct draw_rect row = {area.x, area.y, area.w, area.h / SCREEN_FACT_MAX};
    for (int i = 0; i < SCREEN_FACT_MAX && facts[i].label; i++, row.y += row.h) {
        struct draw_text_box box = {row, 1, true, false};
        float width = draw_text_in(canvas, facts[i].value, &box, &value).width;
        box.area.w -= width + 24;
        draw_text_in(canvas, facts[i].label, &box, &label);
    }
}

void devices_draw_detail(struct draw_canvas *canvas, const struct screen_detail *detail)
{
    const struct draw_text_style title = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_rect area = screen_rect(0.050, 0.170, 0.900, 0.570);
    draw_card(canvas, area, 36);
    struct draw_rect head = {area.x + 40, area.y + 16, area.w - 80, 64};
    draw_text_in(canvas, detail->name, &(struct draw_text_box){head, 1, true, false}, &title);
    float width = (area.w - 80 - 80) / 2;
    struct draw_rect column = {area.x + 40, area.y + 88, width, area.h - 104};
    draw_column(canvas, detail->facts, column);
    column.x += width + 80;
    draw_column(canvas, detail->counters, column);
}
