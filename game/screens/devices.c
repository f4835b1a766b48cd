#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"
#include "game/screens/devices_parts.h"

#include <math.h>
#include <stdio.h>

// Above this nobody's weight is put into figures (decisions.md 4): discs and places tell enough.
static const double FIGURES_UP_TO_KG = 20;
static const double EMPTY_KG = 2, NOISE_KG = 0.2; // of a corner of an empty board
static const float BOARD_W = 560, BOARD_H = 347;
static const float DISC_PER_ROOT_KG = 9.5f;

// Before anybody has looked at the devices there is nothing to tell.
static const struct screen_doctor *doctor_of(const struct screen_model *model)
{
    static const struct screen_doctor nothing = {.signal_age_s = -1};
    return model->doctor ? model->doctor : &nothing;
}

static struct draw_rect panel_rect(void)
{
    return screen_rect(0.050, 0.170, 0.470, 0.570);
}

static struct draw_rect board_rect(void)
{
    struct draw_rect panel = panel_rect();
    return (struct draw_rect){panel.x + (panel.w - BOARD_W) / 2, panel.y + 100, BOARD_W, BOARD_H};
}

static void draw_corner(struct draw_canvas *canvas, const struct screen_doctor *doctor, int corner)
{
    static const float across[] = {1, 1, -1, -1}, up[] = {-1, 1, -1, 1}; // TR BR TL BL
    struct draw_rect board = board_rect();
    struct draw_point at = {board.x + board.w / 2 + across[corner] * (board.w / 2 - 66),
                            board.y + board.h / 2 + up[corner] * (board.h / 2 - 66)};
    double kg = doctor->corner_kg[corner];
    float radius = fminf(60, 12 + DISC_PER_ROOT_KG * (float)sqrt(fmax(kg, 0)));
    draw_fill_circle(canvas, at, radius + 4, draw_canvas_color(canvas, DRAW_PAPER));
    draw_fill_circle(canvas, at, radius, draw_canvas_color(canvas, DRAW_SEA5));
    if (fabs(doctor->load_kg) >= FIGURES_UP_TO_KG)
        return;
    char words[32];
    bool is_nothing = fabs(kg) < (fabs(doctor->load_kg) < EMPTY_KG ? NOISE_KG : 0.05);
    snprintf(words, sizeof words, text("%.1f kg"), is_nothing ? 0.0 : kg);
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK,
                                          across[corner] > 0 ? DRAW_RIGHT : DRAW_LEFT};
    struct draw_rect panel = panel_rect();
    float x = across[corner] > 0 ? panel.x + panel.w - 40 : panel.x + 40;
    float y = up[corner] < 0 ? panel.y + 66 : board_rect().y + BOARD_H + 56;
    draw_text_colored(canvas, words, (struct draw_point){x, y}, &style, devices_panel_ink(canvas));
}

static void draw_cop(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    if (!doctor->has_cop)
        return;
    struct draw_rect board = board_rect();
    struct draw_point at = {board.x + board.w / 2 + (float)doctor->cop_x * board.w / 2,
                            board.y + board.h / 2 - (float)doctor->cop_y * board.h / 2};
    draw_fill_circle(canvas, at, 29, devices_panel_ink(canvas));
    draw_fill_circle(canvas, at, 21, draw_canvas_color(canvas, DRAW_LAMP));
}

static void draw_board(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    draw_picture_panel(canvas, panel_rect());
    draw_svg(canvas, "art/board-top", board_rect());
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    struct draw_rect board = board_rect();
    draw_text_colored(canvas, text("front"),
                      (struct draw_point){board.x + board.w / 2, board.y - 28}, &style,
                      devices_panel_ink(canvas));
    for (int corner = 0; doctor->has_loads && corner < 4; corner++)
        draw_corner(canvas, doctor, corner);
    draw_cop(canvas, doctor);
    devices_draw_mark(canvas, board, doctor->mark);
    if (!doctor->letter)
        return;
    char words[64];
    snprintf(words, sizeof words, text("Board %c"), doctor->letter);
    const struct draw_text_style name = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_text_colored(canvas, words,
                      (struct draw_point){board.x + board.w / 2, board.y + board.h + 60}, &name,
                      devices_panel_ink(canvas));
}

// How well the board is heard: reports a second, or for how long there was none.
static void draw_signal(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    if (!doctor->has_board || doctor->is_virtual)
        return;
    char words[SCREEN_TEXT_SIZE];
    if (doctor->signal_age_s < 0)
        snprintf(words, sizeof words, "%s", text("No signal yet"));
    else if (doctor->signal_age_s > 0.2)
        snprintf(words, sizeof words, text("Last signal %.1f s ago"), doctor->signal_age_s);
    else
        snprintf(words, sizeof words, text("%.0f signals a second"), doctor->rate_hz);
    const struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    struct draw_rect panel = panel_rect();
    draw_text_colored(canvas, words,
                      (struct draw_point){panel.x + panel.w / 2, panel.y + panel.h - 34}, &style,
                      devices_panel_ink(canvas));
}

static void add(struct screen_items *items, enum screen_action action, const char *icon,
                const char *title, float width)
{
    const struct draw_rect place = {0, 840, width, 96};
    screen_items_add(items, action, place, icon, title);
}

// One row from the left margin on. Five things need more room than there is: each gives a share.
static void lay_out(struct screen_items *items)
{
    const float gap = 40, whole = 1728 - gap * (float)(items->count - 1);
    float wanted = 0, x = 96;
    for (int i = 0; i < items->count; i++)
        wanted += items->item[i].rect.w;
    float share = fminf(1, whole / wanted);
    for (int i = 0; i < items->count; i++) {
        items->item[i].rect.x = x;
        items->item[i].rect.w *= share;
        x += items->item[i].rect.w + gap;
    }
    items->item[0].style = SCREEN_STYLE_PRIMARY;
}

static void add_detail_items(const struct screen_doctor *doctor, struct screen_items *items)
{
    add(items, SCREEN_ACTION_BACK, "icon-back", text("Back"), 480);
    if (doctor->boards.count + doctor->controllers.count > 1)
        add(items, SCREEN_ACTION_OTHER_DEVICE, "icon-next", text("Next device"), 480);
}

static const char *help_icon(enum screen_action help)
{
    switch (help) {
    case SCREEN_ACTION_RULE:
        return "icon-plus";
    case SCREEN_ACTION_FACING:
        return "icon-stand";
    default:
        return "icon-search";
    }
}

// The zero is seldom asked for: it makes room for a help.
static void add_main_items(const struct screen_doctor *doctor, struct screen_items *items)
{
    bool helps = doctor->help != SCREEN_ACTION_NONE;
    bool has_devices = doctor->boards.count + doctor->controllers.count > 0;
    bool zero = doctor->has_board && !doctor->is_virtual && !helps;
    if (doctor->is_good)
        add(items, SCREEN_ACTION_START, "icon-check", text("All good"), 460);
    else
        add(items, SCREEN_ACTION_WITHOUT, "icon-hand", text("Without a board"), 460);
    if (!doctor->is_good && helps + (doctor->boards.count > 1 || zero) + has_devices <= 1)
        add(items, SCREEN_ACTION_VIRTUAL, "icon-person", text("Virtual board"), 400);
    if (helps)
        add(items, doctor->help, help_icon(doctor->help), doctor->help_title, 400);
    if (doctor->boards.count > 1)
        add(items, SCREEN_ACTION_OTHER_BOARD, "icon-next", text("Other board"), 310);
    else if (zero)
        add(items, SCREEN_ACTION_ZERO, "icon-zero", text("Zero"), 310);
    if (has_devices)
        add(items, SCREEN_ACTION_MORE, "icon-list", text("More"), 270);
    add(items, SCREEN_ACTION_BACK, "icon-back", text("Back"), 290);
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    const struct screen_doctor *doctor = doctor_of(model);
    if (doctor->shows_detail)
        add_detail_items(doctor, items);
    else
        add_main_items(doctor, items);
    lay_out(items);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_doctor *doctor = doctor_of(model);
    draw_menu_background(canvas);
    draw_title_within(canvas, text("Board and controller"), 1728);
    if (doctor->shows_detail) {
        devices_draw_detail(canvas, &doctor->detail);
    } else {
        if (doctor->command[0]) {
            devices_draw_command(canvas, panel_rect(), doctor->command);
        } else {
            draw_board(canvas, doctor);
            draw_signal(canvas, doctor);
        }
        devices_draw_steps(canvas, doctor);
        devices_draw_kits(canvas, doctor);
    }
    screen_strip(canvas, model, SCREEN_BOARD);
}

const struct screen screen_board = {.name = "board", .items = items, .draw = draw};
