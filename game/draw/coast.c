#include "game/draw/coast.h"

#include <math.h>

#include "game/draw/palette.h"

#include "game/draw/shape.h"

struct house {
    struct draw_rect body;
    struct draw_color wall;
    struct draw_color roof;
    struct draw_color night_wall;
    struct draw_color night_roof;
    bool hall; // hipped roof, three windows, no door
};

#define DARK_A  DRAW_HEX(0x2C4A60)
#define DARK_B  DRAW_HEX(0x355469)
#define SLATE_A DRAW_HEX(0x3C3A4A)
#define SLATE_B DRAW_HEX(0x473F4C)

// Back row first.
static const struct house houses[] = {
    {{70, -106, 52, 58}, DRAW_HEX(0xEFE3C9), DRAW_HEX(0xE58A6C), DARK_A, SLATE_A, false},
    {{150, -122, 56, 66}, DRAW_HEX(0xF4E9D2), DRAW_HEX(0xA65A42), DARK_B, SLATE_B, false},
    {{240, -106, 50, 56}, DRAW_HEX(0xEFE3C9), DRAW_HEX(0xE58A6C), DARK_A, SLATE_A, false},
    {{20, -86, 60, 60}, DRAW_HEX(0xFFFBEF), DRAW_HEX(0xC9523B), DARK_B, SLATE_B, false},
    {{98, -76, 104, 50}, DRAW_HEX(0xFFFBEF), DRAW_HEX(0xA94A33), DARK_A, SLATE_B, true},
    {{216, -96, 58, 70}, DRAW_HEX(0xFFFBEF), DRAW_HEX(0xC9523B), DARK_B, SLATE_B, false},
    {{288, -76, 50, 50}, DRAW_HEX(0xFFFBEF), DRAW_HEX(0xB5603F), DARK_A, SLATE_B, false},
};

static const struct draw_color shade = DRAW_HEX(0xEADFC4);
static const struct draw_color pane = DRAW_HEX(0x3E6E7C);
static const struct draw_color lit_pane = DRAW_HEX(0xFFC648);
static const struct draw_color door = DRAW_HEX(0x8E5230);
static const struct draw_color post = DRAW_HEX(0x5E3520);

static void block(struct draw_canvas *canvas, const struct draw_harbour *harbour,
                  struct draw_rect rect, struct draw_color color)
{
    struct draw_point corners[] = {
        {rect.x, rect.y},
        {rect.x + rect.w, rect.y},
        {rect.x + rect.w, rect.y + rect.h},
        {rect.x, rect.y + rect.h},
    };
    for (int i = 0; i < 4; i++)
        corners[i] = draw_transform_apply(&harbour->place, corners[i]);
    draw_fill_polygon(canvas, corners, 4, color);
}

// A part of a rect, in shares of it.
static struct draw_rect part(struct draw_rect whole, float x, float y, float w, float h)
{
    return (struct draw_rect){whole.x + x * whole.w, whole.y + y * whole.h, w * whole.w,
                              h * whole.h};
}

static void roof(struct draw_canvas *canvas, const struct draw_harbour *harbour,
                 const struct house *house)
{
    const struct draw_rect *b = &house->body;
    float over = house->hall ? 0.03f * b->w : 0.07f * b->w;
    float rise = house->hall ? 0.55f * b->h : 0.36f * b->w + 1.0f;
    float ridge = house->hall ? 0.45f * b->w : 0.0f;
    struct draw_point corners[] = {
        {b->x - over, b->y + 1.0f},
        {b->x + b->w / 2.0f - ridge, b->y - rise},
        {b->x + b->w / 2.0f + ridge, b->y - rise},
        {b->x + b->w + over, b->y + 1.0f},
    };
    for (int i = 0; i < 4; i++)
        corners[i] = draw_transform_apply(&harbour->place, corners[i]);
    draw_fill_polygon(canvas, corners, 4, harbour->night ? house->night_roof : house->roof);
}

static void house_draw(struct draw_canvas *canvas, const struct draw_harbour *harbour,
                       const struct house *house)
{
    const struct draw_color *window = harbour->night ? &lit_pane : &pane;
    block(canvas, harbour, house->body, harbour->night ? house->night_wall : house->wall);
    if (!harbour->night && !house->hall)
        block(canvas, harbour, part(house->body, 0.62f, 0.0f, 0.38f, 1.0f), shade);
    roof(canvas, harbour, house);
    if (house->hall) {
        for (int i = 0; i < 3; i++)
            block(canvas, harbour,
                  part(house->body, 0.107f + 0.333f * (float)i, 0.28f, 0.12f, 0.36f), *window);
        return;
    }
    block(canvas, harbour, part(house->body, 0.16f, 0.22f, 0.15f, 0.22f), *window);
    block(canvas, harbour, part(house->body, 0.66f, 0.22f, 0.15f, 0.22f), *window);
    if (!harbour->night)
        block(canvas, harbour, part(house->body, 0.41f, 0.58f, 0.19f, 0.42f), door);
}

void draw_village(struct draw_canvas *canvas, const struct draw_harbour *harbour)
{
    static const struct draw_color quay[2][2] = {
        {DRAW_HEX(0x8C8069), DRAW_HEX(0xB5A88C)},
        {DRAW_HEX(0x1B2F40), DRAW_HEX(0x24394A)},
    };
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
        house_draw(canvas, harbour, &houses[i]);
    block(canvas, harbour, (struct draw_rect){0, -26, 360, 26}, quay[harbour->night][0]);
    block(canvas, harbour, (struct draw_rect){0, -26, 360, 7}, quay[harbour->night][1]);
    for (int i = 0; i < 6; i++)
        block(canvas, harbour, (struct draw_rect){28.0f + 60.0f * (float)i, -34, 7, 12}, post);
}

struct tower_part {
    const char *path;
    struct draw_color day;
    struct draw_color night;
    float alpha;
};

static const struct tower_part tower[] = {
    {"M-30.9,-16 L-19.6,-168.4 L19.6,-168.4 L30.9,-16Z", DRAW_HEX(0xFFFBEF), DRAW_HEX(0xC9D3D6),
     1.0f},
    {"M7.7,-16 L4.9,-168.4 L19.6,-168.4 L30.9,-16Z", DRAW_HEX(0xEADFC4), DRAW_HEX(0x9FB0B8), 1.0f},
    {"M-29.3,-37.3 L-27,-67.8 L27,-67.8 L29.3,-37.3Z", DRAW_HEX(0xC9523B), DRAW_HEX(0x8A4A44),
     1.0f},
    {"M7.3,-37.3 L6.8,-67.8 L27,-67.8 L29.3,-37.3Z", DRAW_HEX(0xAD4733), DRAW_HEX(0x77403A), 1.0f},
    {"M-24.6,-101.4 L-22.3,-131.9 L22.3,-131.9 L24.6,-101.4Z", DRAW_HEX(0xC9523B),
     DRAW_HEX(0x8A4A44), 1.0f},
    {"M6.1,-101.4 L5.6,-131.9 L22.3,-131.9 L24.6,-101.4Z", DRAW_HEX(0xAD4733), DRAW_HEX(0x77403A),
     1.0f},
    {"M-30.3,-174.2 L30.4,-174.2 L30.4,-168 L-30.3,-168Z", DRAW_HEX(0x10243A), DRAW_HEX(0x05101C),
     1.0f},
    {"M-15.3,-196.2 L15.2,-196.2 L15.2,-173.5 L-15.3,-173.5Z", DRAW_HEX(0xFFE09A),
     DRAW_HEX(0xFFC648), 1.0f},
    {"M-15.3,-196.2 L-12.6,-196.2 L-12.6,-173.5 L-15.3,-173.5Z", DRAW_HEX(0x10243A),
     DRAW_HEX(0x05101C), 1.0f},
    {"M-1.3,-196.2 L1.3,-196.2 L1.3,-173.5 L-1.3,-173.5Z", DRAW_HEX(0x10243A), DRAW_HEX(0x05101C),
     1.0f},
    {"M12.6,-196.2 L15.3,-196.2 L15.3,-173.5 L12.6,-173.5Z", DRAW_HEX(0x10243A), DRAW_HEX(0x05101C),
     1.0f},
    {"M-21.5,-195.2 Q-15.7,-216.8 0,-218.9 Q15.7,-216.8 21.5,-195.2Z", DRAW_HEX(0xC9523B),
     DRAW_HEX(0x6E3A36), 1.0f},
    {"M-1.5,-217.9 L-1.5,-226.5 L1.5,-226.5 L1.5,-217.9Z", DRAW_HEX(0x10243A), DRAW_HEX(0x05101C),
     1.0f},
    {"M-70,0 L-54,-18 L-28,-25 L30,-23 L62,-10 L74,0Z", DRAW_HEX(0x8C8069), DRAW_HEX(0x1E2F3E),
     1.0f},
    {"M-54,0 L-32,-14 L20,-12 L46,0Z", DRAW_HEX(0x6E6453), DRAW_HEX(0x172633), 0.6f},
};

void draw_lighthouse(struct draw_canvas *canvas, const struct draw_harbour *harbour)
{
    for (size_t i = 0; i < sizeof tower / sizeof *tower; i++) {
        struct draw_color color = harbour->night ? tower[i].night : tower[i].day;
        draw_fill_string(canvas, tower[i].path, &harbour->place,
                         draw_color_alpha(color, tower[i].alpha));
    }
}

static float whole_px(const struct draw_canvas *canvas, float x)
{
    return (roundf(draw_canvas_px_x(canvas, x)) - canvas->move_x_px) / canvas->scale;
}

// One side, towards x = reach; nearer slices are brighter. Slices meet on whole px, where two
// translucent edges leave no line.
static void beam_side(struct draw_canvas *canvas, struct draw_point lantern, float reach,
                      struct draw_point spread)
{
    enum { SLICES = 14 };
    for (int i = 0; i < SLICES; i++) {
        float from = (float)i / (float)SLICES;
        float to = (float)(i + 1) / (float)SLICES;
        float near_x = whole_px(canvas, lantern.x + reach * from);
        float far_x = whole_px(canvas, lantern.x + reach * to);
        struct draw_point corners[] = {
            {near_x, lantern.y + spread.x * from},
            {far_x, lantern.y + spread.x * to},
            {far_x, lantern.y + spread.y * to},
            {near_x, lantern.y + spread.y * from},
        };
        float fade = 1.0f - from;
        struct draw_color light = draw_color_alpha(lit_pane, 0.2f * fade * (0.45f + 0.55f * fade));
        draw_fill_polygon(canvas, corners, 4, light);
    }
}

void draw_lighthouse_beam(struct draw_canvas *canvas, struct draw_point lantern)
{
    beam_side(canvas, lantern, -820.0f, (struct draw_point){-104.0f, 10.0f});
    beam_side(canvas, lantern, 560.0f, (struct draw_point){-56.0f, 36.0f});
}

void draw_pine(struct draw_canvas *canvas, const struct draw_transform *place,
               struct draw_color color)
{
    draw_fill_string(canvas,
                     "M0,-78 C11.1,-48.4 16.4,-17.2 9.5,-4.7 Q0,1.6 -9.5,-4.7 "
                     "C-16.4,-17.2 -11.1,-48.4 0,-78Z",
                     place, color);
}
