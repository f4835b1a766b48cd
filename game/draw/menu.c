#include "game/draw/menu.h"

#include <math.h>
#include <string.h>

#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"

static const float side_margin = 96;
static const float hint_baseline = 1032;
static const float hint_gap = 56;

static void menu_sky(struct draw_canvas *canvas)
{
    struct draw_rect view = canvas->view;
    struct draw_paint paint = {
        3,
        {view.y, 493, 986},
        {draw_canvas_color(canvas, DRAW_MENU_TOP), draw_canvas_color(canvas, DRAW_MENU_MID),
         draw_canvas_color(canvas, DRAW_MENU_LOW)},
    };
    draw_fill_gradient(canvas, view, &paint);
}

// The far coast of picture 03, drawn on level beyond the content area.
static void menu_hill(struct draw_canvas *canvas)
{
    static const struct draw_point line[] = {
        {-10, 936},  {120, 914},  {300, 936},  {460, 950},  {700, 946},  {900, 964},
        {1100, 960}, {1300, 942}, {1480, 920}, {1640, 884}, {1790, 872}, {1930, 846},
    };
    float left = canvas->view.x - 20;
    float right = canvas->view.x + canvas->view.w + 20;
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    draw_path_add_smooth(path, line, (int)(sizeof line / sizeof *line));
    if (right > 1950)
        draw_path_line_to(path, (struct draw_point){right, 840});
    draw_path_line_to(path, (struct draw_point){right, 1000});
    draw_path_line_to(path, (struct draw_point){left, 1000});
    if (left < -40)
        draw_path_line_to(path, (struct draw_point){left, 940});
    struct draw_paint paint =
        draw_paint_plain(draw_color_alpha(draw_canvas_color(canvas, DRAW_LAND_FAR), 0.55f));
    draw_path_fill(canvas, path, &paint);
}

struct strip_wave {
    float y;
    float amplitude;
    float length;
    float phase;
    enum draw_token color;
};

static void strip_wave(struct draw_canvas *canvas, const struct strip_wave *wave)
{
    float left = canvas->view.x;
    float right = canvas->view.x + canvas->view.w;
    float bottom = canvas->view.y + canvas->view.h;
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    draw_path_move_to(path, (struct draw_point){left - 20, bottom});
    for (float x = left - 20; x < right + 20; x += 16) {
        float turn = 6.2831853f * x / wave->length;
        float y = wave->y + wave->amplitude * (sinf(turn + wave->phase) +
                                               0.4f * sinf(turn / 0.37f + 1.7f * wave->phase));
        draw_path_line_to(path, (struct draw_point){x, y});
    }
    draw_path_line_to(path, (struct draw_point){right + 20, bottom});
    struct draw_paint paint = draw_paint_plain(draw_canvas_color(canvas, wave->color));
    draw_path_fill(canvas, path, &paint);
}

static void contrast_strip(struct draw_canvas *canvas)
{
    draw_fill_view(canvas, draw_canvas_color(canvas, DRAW_PAPER));
    struct draw_rect line = {canvas->view.x, 974, canvas->view.w, 4};
    draw_fill_rect(canvas, line, draw_canvas_color(canvas, DRAW_INK));
}

void draw_menu_background(struct draw_canvas *canvas)
{
    static const struct strip_wave waves[] = {
        {976, 4, 620, 1.2f, DRAW_SEA3},
        {984, 4.5f, 760, 2.9f, DRAW_SEA5},
        {992, 5, 900, 4.1f, DRAW_SEA6},
    };
    struct draw_layer_key key = {"menu", (uint64_t)canvas->theme, canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        if (draw_canvas_high_contrast(canvas)) {
            contrast_strip(canvas);
        } else {
            menu_sky(canvas);
            menu_hill(canvas);
            for (size_t i = 0; i < sizeof waves / sizeof *waves; i++)
                strip_wave(canvas, &waves[i]);
        }
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, "menu", (struct draw_point){0, 0}, 1);
}

// Half of what the icon's drawing takes at hint size; the lean arrows reach farther.
static float icon_half(const char *icon)
{
    return strcmp(icon, "hint-lean") == 0 ? 33.0f : 25.0f;
}

struct hint_look {
    struct draw_text_style style;
    struct draw_color color;
    float scale;
};

static float hint_width(struct draw_canvas *canvas, const struct draw_hint *hint,
                        const struct hint_look *look)
{
    float width = draw_text_width(canvas, hint->text, &look->style);
    return hint->icon ? 2 * icon_half(hint->icon) * look->scale + 14 + width : width;
}

static void draw_hint_at(struct draw_canvas *canvas, const struct draw_hint *hint, float left,
                         const struct hint_look *look)
{
    if (hint->icon) {
        float half = icon_half(hint->icon) * look->scale;
        struct draw_point centre = {left + half, hint_baseline - 11.9f * look->scale};
        draw_icon(canvas, hint->icon, centre, 55.2f * look->scale, look->color);
        left += 2 * half + 14;
    }
    draw_text(canvas, hint->text, (struct draw_point){left, hint_baseline}, &look->style);
}

// Those that stay are given their room first; of the others the first that has none ends the row.
static void choose_hints(struct draw_canvas *canvas, const struct draw_hint *hints, int count,
                         const struct hint_look *look, bool *shown)
{
    int room = canvas->text_scale_percent >= 133 ? 2 : DRAW_HINT_COUNT;
    float width = 1920 - 2 * side_margin + 2;
    for (int i = 0; i < count; i++)
        shown[i] = false;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < count; i++) {
            if (hints[i].stays != (pass == 0))
                continue;
            float taken = hint_width(canvas, &hints[i], look);
            if (room == 0 || taken > width)
                break;
            shown[i] = true;
            room--;
            width -= taken + hint_gap;
        }
    }
}

void draw_hints(struct draw_canvas *canvas, const struct draw_hint *hints, int count)
{
    struct hint_look look = {
        {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_FOAM, DRAW_LEFT},
        draw_canvas_color(canvas, DRAW_FOAM),
        (float)canvas->text_scale_percent / 100.0f,
    };
    float left = side_margin;
    float right = 1920 - side_margin;
    bool shown[DRAW_HINT_COUNT];
    count = count < DRAW_HINT_COUNT ? count : DRAW_HINT_COUNT;
    choose_hints(canvas, hints, count, &look, shown);
    for (int i = 0; i < count; i++) {
        if (!shown[i])
            continue;
        float width = hint_width(canvas, &hints[i], &look);
        if (hints[i].at_right) {
            right -= width;
            draw_hint_at(canvas, &hints[i], right, &look);
            right -= hint_gap;
        } else {
            draw_hint_at(canvas, &hints[i], left, &look);
            left += width + hint_gap;
        }
    }
}

void draw_caption(struct draw_canvas *canvas, const char *text)
{
    const float icon = 56, gap = 20;
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_FOAM, DRAW_LEFT};
    float left = side_margin + icon + gap;
    struct draw_text_box box = {
        {left, hint_baseline, 1920 - side_margin - left, 0}, 1, false, true};
    draw_icon(canvas, "hint-sound", (struct draw_point){side_margin + icon / 2, hint_baseline - 13},
              icon, draw_canvas_color(canvas, DRAW_FOAM));
    draw_text_in(canvas, text, &box, &style);
}
