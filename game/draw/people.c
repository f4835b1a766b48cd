#include "game/draw/people.h"

#include <stdio.h>
#include <string.h>

#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const float panel_radius = 36;
static const float BOARD_HEIGHT = 25.0f / 600; // of a figure's drawing

void draw_picture_panel(struct draw_canvas *canvas, struct draw_rect area)
{
    bool plain = draw_canvas_high_contrast(canvas);
    draw_fill_round_rect(canvas, area, panel_radius,
                         draw_canvas_color(canvas, plain ? DRAW_INK : DRAW_WALL));
}

static void place(struct draw_canvas *canvas, const char *name, bool floor, struct draw_rect rect)
{
    char path[64];
    snprintf(path, sizeof path, "art/%s%s", name, floor ? "#floor" : "");
    draw_svg(canvas, path, rect);
}

void draw_safety_picture(struct draw_canvas *canvas, struct draw_rect area, enum draw_safety safety,
                         bool floor)
{
    // Where the drawings (912 x 594) leave room for a numeral.
    static const struct {
        const char *drawing;
        struct draw_point marks[3];
    } scenes[] = {
        [DRAW_SAFETY_BETWEEN] = {"safety-scene", {{226, 450}, {714, 442}, {266, 90}}},
        [DRAW_SAFETY_WALKING] = {"safety-walking-scene", {{110, 290}, {150, 110}, {760, 540}}},
        [DRAW_SAFETY_SEATED] = {"safety-seated-scene", {{226, 450}, {660, 350}, {470, 190}}},
    };
    float scale = area.w / 912;
    place(canvas, scenes[safety].drawing, floor, area);
    for (int i = 0; i < 3; i++) {
        struct draw_point mark = scenes[safety].marks[i];
        struct draw_point at = {area.x + mark.x * scale, area.y + mark.y * scale};
        draw_number_disc(canvas, at, 36, i + 1);
    }
}

// Floor and skirting board below the wall, in the panel's round corners.
static void panel_floor(struct draw_canvas *canvas, struct draw_rect area, float top)
{
    if (draw_canvas_high_contrast(canvas))
        return;
    draw_clip_push(canvas, (struct draw_rect){area.x, top, area.w, area.y + area.h - top});
    draw_fill_round_rect(canvas, area, panel_radius, draw_canvas_color(canvas, DRAW_FLOOR));
    draw_fill_rect(canvas, (struct draw_rect){area.x, top, area.w, 14},
                   draw_canvas_color(canvas, DRAW_PAPER));
    draw_clip_pop(canvas);
}

void draw_rest_picture(struct draw_canvas *canvas, struct draw_rect area)
{
    float unit = area.w / 895;
    float floor_y = area.y + 570 * unit;
    draw_picture_panel(canvas, area);
    panel_floor(canvas, area, floor_y);
    draw_svg(canvas, "art/window-sea",
             (struct draw_rect){area.x + 540 * unit, area.y + 60 * unit, 290 * unit, 270 * unit});
    draw_fill_ellipse(canvas, (struct draw_point){area.x + 450 * unit, area.y + 652 * unit},
                      370 * unit, 16 * unit, draw_color_alpha(draw_color_hex(0x10243A), 0.12f));
    draw_svg(canvas, "art/chair",
             (struct draw_rect){area.x + 70 * unit, area.y + 140 * unit, 350 * unit, 525 * unit});
    draw_svg(canvas, "art/table",
             (struct draw_rect){area.x + 520 * unit, area.y + 370 * unit, 290 * unit, 284 * unit});
}

void draw_stance_picture(struct draw_canvas *canvas, const struct draw_stance_picture *picture)
{
    struct draw_rect a = picture->area;
    draw_picture_panel(canvas, a);
    struct draw_rect board = {a.x + 0.04f * a.w, a.y + 0.05f * a.h, 0.45f * a.w, 0.9f * a.h};
    struct draw_rect figure = {a.x + 0.5f * a.w, a.y + 0.005f * a.h, 0.455f * a.w, 0.955f * a.h};
    struct draw_point shadow = {a.x + 0.74f * a.w, a.y + 0.928f * a.h};
    draw_fill_ellipse(canvas, shadow, 0.19f * a.w, 12,
                      draw_color_alpha(draw_color_hex(0x10243A), 0.14f));
    bool stands = strncmp(picture->figure, "stance-", 7) == 0;
    if (picture->floor && stands)
        figure.y += figure.h * BOARD_HEIGHT;
    place(canvas, picture->feet, picture->floor, board);
    place(canvas, picture->figure, picture->floor, figure);
}
