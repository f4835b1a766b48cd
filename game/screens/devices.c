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

// The panel is light in every theme.
static struct draw_color panel_ink(struct draw_canvas *canvas)
{
    return draw_canvas_high_contrast(canvas) ? draw_color_hex(0x000000)
                                             : draw_canvas_color(canvas, DRAW_INK);
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
    snprintf(words, sizeof words, text("%.1f kg"), fabs(kg) < 0.05 ? 0.0 : kg);
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK,
                                          across[corner] > 0 ? DRAW_RIGHT : DRAW_LEFT};
    struct draw_rect panel = panel_rect();
    float x = across[corner] > 0 ? panel.x + panel.w - 40 : panel.x + 40;
    float y = up[corner] < 0 ? panel.y + 66 : board_rect().y + BOARD_H + 56;
    draw_text_colored(canvas, words, (struct draw_point){x, y}, &style, panel_ink(canvas));
}

static void draw_cop(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    if (!doctor->has_cop)
        return;
    struct draw_rect board = board_rect();
    struct draw_point at = {board.x + board.w / 2 + (float)doctor->cop_x * board.w / 2,
                            board.y + board.h / 2 - (float)doctor->cop_y * board.h / 2};
    draw_fill_circle(canvas, at, 29, draw_canvas_color(canvas, DRAW_INK));
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
                      panel_ink(canvas));
    for (int corner = 0; doctor->has_loads && corner < 4; corner++)
        draw_corner(canvas, doctor, corner);
    draw_cop(canvas, doctor);
    if (!doctor->letter)
        return;
    char words[64];
    snprintf(words, sizeof words, text("Board %c"), doctor->letter);
    const struct draw_text_style name = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_text(canvas, words, (struct draw_point){board.x + board.w / 2, board.y + board.h + 60},
              &name);
}

// Two steps of two lines each, or three of one.
static struct draw_rect step_rect(const struct screen_doctor *doctor, int number)
{
    bool lined = false;
    for (int i = 0; i < doctor->step_count; i++)
        lined = lined || doctor->steps[i].line;
    return lined ? screen_rect(0.545, 0.170 + 0.175 * (number - 1), 0.405, 0.161)
                 : screen_rect(0.545, 0.170 + 0.115 * (number - 1), 0.405, 0.096);
}

static void draw_step(struct draw_canvas *canvas, const struct screen_step *step,
                      struct draw_rect area, int number)
{
    struct draw_point disc = {area.x + 72, area.y + area.h / 2};
    struct draw_rect words = {area.x + 136, area.y + 8, area.w - 164, area.h - 16};
    const struct draw_text_style title = {44, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style line = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK2, DRAW_LEFT};
    draw_card(canvas, area, 28);
    if (step->state == SCREEN_STEP_DONE)
        draw_icon_disc(canvas, disc, 36, "icon-check", DRAW_SEA6);
    else
        draw_number_disc(canvas, disc, 36, number);
    if (!step->line) {
        draw_text_in(canvas, step->title, &(struct draw_text_box){words, 2, true, false}, &title);
        return;
    }
    struct draw_rect top = {words.x, words.y + 44, words.w, 0};
    struct draw_rect below = {words.x, words.y + 56, words.w, words.h - 56};
    draw_text_in(canvas, step->title, &(struct draw_text_box){top, 1, false, true}, &title);
    draw_text_in(canvas, step->line, &(struct draw_text_box){below, 2, false, false}, &line);
}

static void draw_steps(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    for (int i = 0; i < doctor->step_count; i++)
        draw_step(canvas, &doctor->steps[i], step_rect(doctor, i + 1), i + 1);
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
                      panel_ink(canvas));
}

static void add(struct screen_items *items, float *x, const struct screen_item *item, float width)
{
    struct screen_item *added = screen_items_add(
        items, item->action, (struct draw_rect){*x, 840, width, 96}, item->icon, item->title);
    if (items->count == 1)
        added->style = SCREEN_STYLE_PRIMARY;
    *x += width + 40;
}

static void add_detail_items(const struct screen_doctor *doctor, struct screen_items *items)
{
    float x = 96;
    add(items, &x,
        &(struct screen_item){SCREEN_ACTION_BACK, .icon = "icon-back", .title = text("Back")}, 480);
    if (doctor->boards.count + doctor->controllers.count > 1)
        add(items, &x,
            &(struct screen_item){SCREEN_ACTION_OTHER_DEVICE, .icon = "icon-next",
                                  .title = text("Next device")},
            480);
}

// One place between the help and More: the other board, or the zero that is seldom asked for.
static bool second_help(const struct screen_doctor *doctor, struct screen_item *item)
{
    if (doctor->boards.count > 1)
        *item = (struct screen_item){SCREEN_ACTION_OTHER_BOARD, .icon = "icon-next",
                                     .title = text("Other board")};
    else if (doctor->has_board && !doctor->is_virtual && doctor->help == SCREEN_ACTION_NONE)
        *item =
            (struct screen_item){SCREEN_ACTION_ZERO, .icon = "icon-zero", .title = text("Zero")};
    else
        return false;
    return true;
}

static void items(const struct screen_model *model, struct screen_items *items)
{
    const struct screen_doctor *doctor = doctor_of(model);
    struct screen_item second;
    float x = 96;
    if (doctor->shows_detail) {
        add_detail_items(doctor, items);
        return;
    }
    if (doctor->is_good)
        add(items, &x,
            &(struct screen_item){SCREEN_ACTION_START, .icon = "icon-check",
                                  .title = text("All good")},
            400);
    else
        add(items, &x,
            &(struct screen_item){SCREEN_ACTION_VIRTUAL, .icon = "icon-person",
                                  .title = text("Virtual board")},
            400);
    if (doctor->help != SCREEN_ACTION_NONE)
        add(items, &x,
            &(struct screen_item){doctor->help, .icon = "icon-search", .title = doctor->help_title},
            384);
    if (second_help(doctor, &second))
        add(items, &x, &second, 304);
    if (doctor->boards.count + doctor->controllers.count > 0)
        add(items, &x,
            &(struct screen_item){SCREEN_ACTION_MORE, .icon = "icon-list", .title = text("More")},
            240);
    add(items, &x,
        &(struct screen_item){SCREEN_ACTION_BACK, .icon = "icon-back", .title = text("Back")}, 240);
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
        draw_steps(canvas, doctor);
        devices_draw_kits(canvas, doctor);
    }
    screen_strip(canvas, model, SCREEN_BOARD);
}

const struct screen screen_board = {.name = "board", .items = items, .draw = draw};
