#include "game/draw/boat.h"

#include <math.h>

#include "game/draw/shape.h"

static const char *const main_sail =
    "M-7,-416 C-92,-318 -158,-212 -178,-128 C-120,-112 -62,-108 -7,-112 Z";
static const char *const jib = "M7,-396 C84,-306 142,-208 160,-132 C108,-114 58,-108 7,-112 Z";
static const char *const mast = "M-6,-70 L-3.2,-428 L3.2,-428 L6,-70Z";
static const char *const pennant =
    "M2,-430 C26,-438 44,-424 70,-430 L66,-418 C44,-410 24,-420 2,-412 Z";
static const char *const hull = "M-110,-66 C-106,-42 -94,-11 -72,8 C-45,28 45,28 72,8 "
                                "C94,-11 106,-42 110,-66 C63,-56 -63,-56 -110,-66 Z";
static const char *const strake = "M-111,-72 C-63,-60 63,-60 111,-72 L110,-59 "
                                  "C63,-48 -63,-48 -110,-59 Z";

struct pencil {
    struct draw_canvas *canvas;
    const struct draw_boat *boat;
    struct draw_transform heeled;
};

static void fill(const struct pencil *pencil, const char *path, struct draw_color color)
{
    draw_fill_string(pencil->canvas, path, &pencil->heeled, color);
}

static void line(const struct pencil *pencil, const char *path, float width,
                 struct draw_color color)
{
    struct draw_stroke stroke = {.width = width * pencil->boat->scale};
    draw_line_string(pencil->canvas, path, &pencil->heeled, &stroke, color);
}

// The part of a heeled shape above the water.
static void fill_dry(const struct pencil *pencil, const char *path, struct draw_color color)
{
    struct draw_path *shape = &pencil->canvas->scratch[0];
    struct draw_path *heeled = &pencil->canvas->scratch[1];
    struct draw_path *dry = &pencil->canvas->scratch[2];
    draw_path_clear(shape);
    draw_path_clear(heeled);
    draw_path_clear(dry);
    draw_path_parse(shape, path);
    draw_path_add_path(heeled, shape, &pencil->heeled);
    draw_path_add_clipped_above(dry, heeled, pencil->boat->waterline.y);
    struct draw_paint paint = draw_paint_plain(color);
    draw_path_fill(pencil->canvas, dry, &paint);
}

static void deck(const struct pencil *pencil)
{
    const struct draw_palette *p = pencil->boat->palette;
    fill(pencil, "M-110,-66 C-90,-89 -47,-104 0,-104 C47,-104 90,-89 110,-66 Z", p->rim);
    fill(pencil, "M-96,-66 C-78,-84 -43,-95 0,-95 C43,-95 78,-84 96,-66 Z", p->inside);
    fill(pencil, "M-85,-63.6 C-65,-74.2 65,-74.2 85,-63.6 Z", p->floor);
}

static void sails(const struct pencil *pencil)
{
    const struct draw_palette *p = pencil->boat->palette;
    fill(pencil, main_sail, p->sail);
    fill(pencil, "M-7,-416 C-48,-318 -70,-212 -76,-111 C-52,-109 -30,-110 -7,-112 Z",
         draw_color_alpha(p->sail_shade, 0.55f));
    line(pencil,
         "M-61,-350 Q-34,-338 -7,-346 M-109,-275 Q-58,-261.5 -7,-268 "
         "M-147,-200 Q-77,-185 -7,-190",
         3.0f, p->batten);
    fill(pencil, jib, p->jib);
    fill(pencil, "M7,-396 C42,-306 62,-208 68,-111 C48,-109 28,-110 7,-112 Z",
         draw_color_alpha(p->jib_shade, 0.5f));
    fill(pencil, "M133,-190 C112,-172 46,-164 7,-166 L7,-188 C46,-186 104,-196 124,-212 Z",
         p->sail);
}

static void rigging(const struct pencil *pencil)
{
    const struct draw_palette *p = pencil->boat->palette;
    fill(pencil, mast, p->mast);
    if (!pencil->boat->sails_down)
        sails(pencil);
    line(pencil, "M-4,-106 L-182,-124 M4,-106 L164,-128", 8.0f, p->mast);
    if (pencil->boat->sails_down)
        return;
    fill(pencil, pennant, p->pennant);
    struct draw_point head =
        draw_transform_apply(&pencil->heeled, (struct draw_point){0.0f, -DRAW_BOAT_MAST});
    draw_fill_circle(pencil->canvas, head, 6.5f * pencil->boat->scale, p->masthead);
}

static void body(const struct pencil *pencil)
{
    const struct draw_palette *p = pencil->boat->palette;
    fill_dry(pencil, hull, p->hull);
    fill_dry(pencil,
             "M38,-59 C65,-60 90,-63 110,-66 C106,-42 94,-11 72,8 C60,18 45,22 27,25 "
             "C56,0 54,-34 38,-59 Z",
             draw_color_alpha(p->hull_shade, 0.75f));
    fill_dry(pencil,
             "M-104.2,-44.5 C-60,-35 60,-35 104.2,-44.5 L100.6,-35 "
             "C58,-25.4 -58,-25.4 -100.6,-35 Z",
             draw_color_alpha(p->hull_belt, 0.6f));
    fill_dry(pencil, strake, p->rim);
    fill_dry(pencil, "M-8,-51 L8,-51 L11,32 L-11,32 Z", p->hull_shade);
    line(pencil, "M0,-50 L0,-80", 7.0f, p->tiller);
}

// Black, white and lamp only: the main sail filled, the jib and the hull hollow (picture 18).
static void boat_lines(const struct pencil *pencil)
{
    const struct draw_palette *p = pencil->boat->palette;
    const float width = 8.0f;
    if (!pencil->boat->sails_down) {
        fill(pencil, main_sail, p->sail);
        fill(pencil, jib, p->inside);
        line(pencil, jib, width, p->jib);
    }
    line(pencil, "M0,-80 L0,-425", 22.0f, p->inside);
    line(pencil, "M0,-80 L0,-425", 9.0f, p->mast);
    line(pencil, "M-4,-106 L-182,-124 M4,-106 L164,-128", width, p->mast);
    fill_dry(pencil,
             "M-116,-73 C-112,-42 -100,-11 -78,30 L78,30 C100,-11 112,-42 116,-73 "
             "C64,-58 -64,-58 -116,-73 Z",
             p->rim);
    fill_dry(pencil,
             "M-106,-59 C-101,-40 -89,-13 -67,30 L67,30 C89,-13 101,-40 106,-59 "
             "C62,-47 -62,-47 -106,-59 Z",
             p->hull);
    struct draw_point at = pencil->boat->waterline;
    float half = 150.0f * pencil->boat->scale;
    draw_line(pencil->canvas, (struct draw_point){at.x - half, at.y + 3.0f},
              (struct draw_point){at.x + half, at.y + 3.0f}, width, p->foam);
}

void draw_boat(struct draw_canvas *canvas, const struct draw_boat *boat)
{
    struct pencil pencil = {canvas, boat,
                            draw_transform_make(boat->waterline, boat->scale, boat->heel_deg)};
    if (boat->palette->lines_only) {
        boat_lines(&pencil);
        return;
    }
    deck(&pencil);
    rigging(&pencil);
    body(&pencil);
}

void draw_boat_shadow(struct draw_canvas *canvas, const struct draw_boat *boat)
{
    if (boat->palette->lines_only)
        return;
    struct draw_point at = {boat->waterline.x, boat->waterline.y + 12.0f};
    draw_fill_ellipse(canvas, at, 128.0f * boat->scale, 15.0f * boat->scale,
                      draw_color_alpha(boat->palette->shadow, 0.35f));
}

void draw_boat_foam(struct draw_canvas *canvas, const struct draw_boat *boat)
{
    if (boat->palette->lines_only)
        return;
    struct draw_transform upright = draw_transform_make(boat->waterline, boat->scale, 0.0f);
    struct draw_stroke thick = {.width = 7.0f};
    struct draw_stroke thin = {.width = 6.0f};
    draw_line_string(canvas, "M-88,3 Q0,12 88,3", &upright, &thick,
                     draw_color_alpha(boat->palette->foam, 0.95f));
    draw_line_string(canvas, "M-154,14 Q-114,3 -86,8 M86,8 Q114,3 154,14", &upright, &thin,
                     draw_color_alpha(boat->palette->foam, 0.76f));
}

void draw_keel_mark(struct draw_canvas *canvas, const struct draw_boat *boat)
{
    const char *diamond = "M0,-24 L24,0 L0,24 L-24,0 Z";
    struct draw_point at = {boat->waterline.x, boat->waterline.y + 16.0f};
    struct draw_transform place = draw_transform_make(at, 1.0f, 0.0f);
    struct draw_stroke edge = {.width = 8.0f};
    draw_fill_string(canvas, diamond, &place, boat->palette->lamp);
    draw_line_string(canvas, diamond, &place, &edge, boat->palette->ring_ink);
}

struct side_part {
    const char *path;
    struct draw_color color;
    float alpha;
    float line; // width of a line, 0 = filled
};

// assets/art/boat-side.svg, so that it can ride the waves at any height without a new picture.
static const struct side_part side[] = {
    {"M20,-40 L24,-398 L29,-398 L33,-40Z", DRAW_HEX(0xA66A3C), 1.0f, 0.0f},
    {"M20,-388 C-58,-292 -124,-180 -152,-88 C-96,-78 -36,-74 18,-76 Z", DRAW_HEX(0xFFFBEF), 1.0f,
     0.0f},
    {"M20,-388 C-14,-292 -30,-180 -34,-75 C-16,-75 2,-75 18,-76 Z", DRAW_HEX(0xEADFC4), 0.55f,
     0.0f},
    {"M-35,-310 Q-7.5,-298.5 20,-305 M-84,-228 Q-32,-215 20,-220 M-124,-150 Q-52,-136 20,-140",
     DRAW_HEX(0xCEC2A4), 1.0f, 3.0f},
    {"M38,-352 C82,-262 128,-166 158,-62 C116,-66 76,-74 40,-88 Z", DRAW_HEX(0xC9523B), 1.0f, 0.0f},
    {"M38,-352 C56,-262 70,-170 76,-77 C62,-80 50,-84 40,-88 Z", DRAW_HEX(0xAA422E), 0.5f, 0.0f},
    {"M106,-183 L115,-163 C88,-166 62,-172 39,-182 L39,-203 C62,-193 84,-186 106,-183 Z",
     DRAW_HEX(0xFFFBEF), 1.0f, 0.0f},
    {"M22,-70 L-158,-82", DRAW_HEX(0xA66A3C), 1.0f, 8.0f},
    {"M26,-398 C4,-408 -16,-396 -42,-404 L-38,-390 C-16,-382 4,-392 26,-382 Z", DRAW_HEX(0xFFC648),
     1.0f, 0.0f},
    {"M-160,-46 C-100,-34 60,-32 176,-62 C164,-20 140,10 108,20 C30,28 -90,26 -134,18 "
     "C-150,0 -158,-24 -160,-46 Z",
     DRAW_HEX(0x8E5230), 1.0f, 0.0f},
    {"M-156,-26 C-80,-12 70,-10 165,-37 C152,-8 134,12 108,20 C30,28 -90,26 -134,18 "
     "C-146,4 -152,-10 -156,-26 Z",
     DRAW_HEX(0x75411F), 0.75f, 0.0f},
    {"M-162,-52 C-100,-40 60,-38 180,-68 L176,-56 C60,-26 -100,-28 -160,-40 Z", DRAW_HEX(0xFBF5E7),
     1.0f, 0.0f},
};

void draw_boat_side_placed(struct draw_canvas *canvas, const struct draw_transform *place)
{
    static const struct draw_color masthead = DRAW_HEX(0x10243A);
    float scale = hypotf(place->xx, place->yx);
    for (size_t i = 0; i < sizeof side / sizeof *side; i++) {
        struct draw_color color = draw_color_alpha(side[i].color, side[i].alpha);
        struct draw_stroke stroke = {.width = side[i].line * scale};
        if (side[i].line > 0.0f)
            draw_line_string(canvas, side[i].path, place, &stroke, color);
        else
            draw_fill_string(canvas, side[i].path, place, color);
    }
    struct draw_point head = draw_transform_apply(place, (struct draw_point){26.5f, -400.0f});
    draw_fill_circle(canvas, head, 6.0f * scale, masthead);
}

void draw_boat_side(struct draw_canvas *canvas, struct draw_point at, float scale)
{
    struct draw_transform place = draw_transform_make(at, scale, 0.0f);
    draw_boat_side_placed(canvas, &place);
}
