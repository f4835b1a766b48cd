#include "game/screens/devices_parts.h"

#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/widget.h"
#include "game/screens/parts.h"

#include <math.h>

// The words of a step, stood in the middle of its card.
struct step_words {
    struct draw_rect title;
    struct draw_rect line;
    struct draw_text_style title_style;
    int title_lines;
    bool fits;
};

static const struct draw_text_style title_style = {44, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
static const struct draw_text_style line_style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK2,
                                                  DRAW_LEFT};

enum { TITLE_LINES = 3, LINE_LINES = 3 };

static float height_of(const struct draw_text_fit *fit)
{
    return (float)fit->line_count * fit->line_height;
}

static struct step_words try_size(struct draw_canvas *canvas, const struct screen_step *step,
                                  struct draw_rect area, float size)
{
    const float gap = 4;
    struct draw_rect room = {area.x + 132, area.y + 12, area.w - 156, area.h - 24};
    struct step_words words = {room, room, title_style, 1, true};
    struct draw_text_box box = {{room.x, room.y, room.w, 0}, 1, false, false};
    words.title_style.size = size;
    struct draw_text_fit title = draw_text_fit_box(canvas, step->title, &box, &words.title_style);
    if (title.size < size || !title.fits) {
        box.max_lines = words.title_lines = TITLE_LINES;
        title = draw_text_fit_box(canvas, step->title, &box, &words.title_style);
    }
    words.title.h = height_of(&title);
    words.line.h = 0;
    words.fits = title.fits;
    if (step->line) {
        box.max_lines = LINE_LINES;
        struct draw_text_fit line = draw_text_fit_box(canvas, step->line, &box, &line_style);
        words.line.h = height_of(&line);
        words.fits = words.fits && line.fits;
    }
    float used = words.title.h + words.line.h + (step->line ? gap : 0);
    words.fits = words.fits && used <= room.h;
    words.title.y = room.y + (room.h - used) / 2;
    words.line.y = words.title.y + words.title.h + gap;
    return words;
}

static struct step_words place_words(struct draw_canvas *canvas, const struct screen_step *step,
                                     struct draw_rect area)
{
    struct step_words words = try_size(canvas, step, area, title_style.size);
    if (!words.fits)
        words = try_size(canvas, step, area, DRAW_SIZE_FLOOR);
    return words;
}

static void draw_step(struct draw_canvas *canvas, const struct screen_step *step,
                      struct draw_rect area, int number)
{
    struct draw_point disc = {area.x + 72, area.y + area.h / 2};
    draw_card(canvas, area, 28);
    if (step->state == SCREEN_STEP_DONE)
        draw_icon_disc(canvas, disc, 36, "icon-check", DRAW_SEA6);
    else
        draw_number_disc(canvas, disc, 36, number);
    struct step_words words = place_words(canvas, step, area);
    draw_text_in(canvas, step->title,
                 &(struct draw_text_box){words.title, words.title_lines, true, false},
                 &words.title_style);
    if (step->line)
        draw_text_in(canvas, step->line,
                     &(struct draw_text_box){words.line, LINE_LINES, true, false}, &line_style);
}

static struct draw_rect step_rect(int count, bool lined, int number)
{
    if (count == 1)
        return screen_rect(0.545, 0.170, 0.405, 0.334);
    return lined ? screen_rect(0.545, 0.170 + 0.174 * (number - 1), 0.405, 0.160)
                 : screen_rect(0.545, 0.170 + 0.115 * (number - 1), 0.405, 0.096);
}

// In large letters two steps may not fit: the first one comes first.
void devices_draw_steps(struct draw_canvas *canvas, const struct screen_doctor *doctor)
{
    int count = doctor->step_count;
    bool lined = false, fits = true;
    for (int i = 0; i < count; i++)
        lined = lined || doctor->steps[i].line;
    for (int i = 0; i < count; i++)
        fits = fits && place_words(canvas, &doctor->steps[i], step_rect(count, lined, i + 1)).fits;
    if (!fits)
        count = 1;
    for (int i = 0; i < count; i++)
        draw_step(canvas, &doctor->steps[i], step_rect(count, lined, i + 1), i + 1);
}

struct draw_color devices_panel_ink(struct draw_canvas *canvas)
{
    return draw_canvas_high_contrast(canvas) ? draw_color_hex(0x000000)
                                             : draw_canvas_color(canvas, DRAW_INK);
}

static void draw_spot(struct draw_canvas *canvas, struct draw_point at, enum draw_token fill)
{
    draw_fill_circle(canvas, at, 40, devices_panel_ink(canvas));
    draw_fill_circle(canvas, at, 31, draw_canvas_color(canvas, fill));
}

// The battery compartment lies on the underside.
static void draw_cover(struct draw_canvas *canvas, struct draw_rect board)
{
    const struct draw_rect cover = {board.x + board.w / 2 - 130, board.y + board.h / 2 - 64, 260,
                                    128};
    draw_line_round_rect(canvas, cover, 18, 8, devices_panel_ink(canvas));
}

void devices_draw_mark(struct draw_canvas *canvas, struct draw_rect board, enum screen_mark mark)
{
    struct draw_point middle = {board.x + board.w / 2, board.y + board.h / 2};
    switch (mark) {
    case SCREEN_MARK_BUTTON:
        draw_spot(canvas, (struct draw_point){middle.x, board.y + board.h - 36}, DRAW_LAMP);
        break;
    case SCREEN_MARK_SYNC:
        draw_cover(canvas, board);
        draw_spot(canvas, middle, DRAW_CORAL);
        break;
    case SCREEN_MARK_BATTERY:
        draw_cover(canvas, board);
        draw_icon(canvas, "icon-battery", middle, 150, devices_panel_ink(canvas));
        break;
    case SCREEN_MARK_CORNER:
        draw_spot(canvas, (struct draw_point){board.x + 66, board.y + 66}, DRAW_LAMP);
        break;
    case SCREEN_MARK_FEET:
        for (int i = 0; i < 4; i++)
            draw_spot(canvas,
                      (struct draw_point){board.x + (i & 1 ? board.w - 30 : 30),
                                          board.y + (i & 2 ? board.h - 30 : 30)},
                      DRAW_LAMP);
        break;
    case SCREEN_MARK_NONE:
        break;
    }
}
