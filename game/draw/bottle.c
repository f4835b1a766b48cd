#include "game/draw/bottle.h"

#include <math.h>

#include "game/draw/boat.h"
#include "game/draw/palette.h"
#include "game/draw/shape.h"
#include "game/draw/water.h"

static const char *const glass =
    "M-78,-8 C-78,-2 -74,0 -68,0 L68,0 C74,0 78,-2 78,-8 L78,-210 C78,-262 66,-282 44,-316 "
    "C32,-336 28,-350 27,-366 L-27,-366 C-28,-350 -32,-336 -44,-316 C-66,-282 -78,-262 -78,-210 Z";
static const char *const inside =
    "M-72,-14 C-72,-8 -69,-6 -63,-6 L63,-6 C69,-6 72,-8 72,-14 L72,-208 C72,-256 61,-276 40,-311 "
    "C29,-331 24,-346 23,-364 L-23,-364 C-24,-346 -29,-331 -40,-311 C-61,-276 -72,-256 -72,-208 Z";
static const char *const cap = "M-33,-362 L33,-362 L33,-402 L-33,-402 Z";

static const struct draw_color cap_red = DRAW_HEX(0xC9523B);
static const struct draw_color cap_ribs = DRAW_HEX(0x962F1E);
static const struct draw_color glass_pale = DRAW_HEX(0xF4FAF7);
static const struct draw_color water_top = DRAW_HEX(0x4F9BA1);
static const struct draw_color water_deep = DRAW_HEX(0x2B7C88);

struct draw_transform draw_bottle_place(const struct draw_bottle *bottle)
{
    struct draw_transform place =
        draw_transform_make(bottle->foot, bottle->scale, bottle->lean_deg);
    place.xy *= bottle->stretch;
    place.yy *= bottle->stretch;
    return place;
}

// On its lid the drawing stands on its head.
static struct draw_transform upended(const struct draw_bottle *bottle)
{
    struct draw_transform place = draw_bottle_place(bottle);
    if (!bottle->on_lid)
        return place;
    struct draw_point head =
        draw_transform_apply(&place, (struct draw_point){0.0f, -DRAW_BOTTLE_HEIGHT});
    place.xy = -place.xy;
    place.yy = -place.yy;
    place.x = head.x;
    place.y = head.y;
    return place;
}

// The inside as points, in design px.
static int inner_outline(struct draw_canvas *canvas, const struct draw_transform *place,
                         struct draw_point *points)
{
    const int most = DRAW_WATER_POINT_COUNT - 8;
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    draw_path_parse(path, inside);
    int count = path->point_count < most ? path->point_count : most;
    for (int i = 0; i < count; i++)
        points[i] = draw_transform_apply(place, path->points[i]);
    return count;
}

static void fill_water(struct draw_canvas *canvas, const struct draw_water *water,
                       struct draw_color color)
{
    draw_fill_polygon(canvas, water->points, water->count, color);
}

static float width_of(const struct draw_water *water)
{
    return hypotf(water->right.x - water->left.x, water->right.y - water->left.y);
}

// Where the hull finds room: on the surface, or higher where the bottle is wide enough for it.
static struct draw_water berth(const struct draw_point *vessel, int count,
                               const struct draw_bottle *bottle, float room)
{
    struct draw_water water;
    for (float share = fmaxf(bottle->water_share, 0.03f); share < 0.9f; share += 0.02f) {
        if (draw_water_in(vessel, count, share, bottle->surface_deg, &water) &&
            width_of(&water) >= room)
            return water;
    }
    draw_water_in(vessel, count, 0.5f, bottle->surface_deg, &water);
    return water;
}

static void ship_lines(struct draw_canvas *canvas, const struct draw_transform *place)
{
    struct draw_stroke line = {.width = 5.0f};
    struct draw_color white = draw_canvas_color(canvas, DRAW_INK);
    draw_fill_string(canvas, "M16,-388 C-58,-292 -124,-180 -152,-88 C-96,-78 -36,-74 14,-76 Z",
                     place, white);
    draw_line_string(canvas, "M42,-352 C82,-262 128,-166 158,-62 C116,-66 76,-74 40,-88 Z", place,
                     &line, white);
    draw_line_string(canvas,
                     "M-160,-46 C-100,-34 60,-32 176,-62 C164,-20 140,10 108,20 L-134,18 "
                     "C-150,0 -158,-24 -160,-46 Z",
                     place, &line, white);
}

static void ship(struct draw_canvas *canvas, const struct draw_point *vessel, int count,
                 const struct draw_bottle *bottle)
{
    const float size = bottle->ship_scale * bottle->scale;
    struct draw_water at = berth(vessel, count, bottle, 350.0f * size);
    struct draw_point middle = {(at.left.x + at.right.x) / 2.0f, (at.left.y + at.right.y) / 2.0f};
    struct draw_transform place = draw_transform_make(middle, size, bottle->surface_deg);
    // The hull's middle is a little right of its origin, and it draws a little water.
    middle = draw_transform_apply(&place, (struct draw_point){-8.0f, -18.0f});
    place.x = middle.x;
    place.y = middle.y;
    if (draw_canvas_high_contrast(canvas))
        ship_lines(canvas, &place);
    else
        draw_boat_side_placed(canvas, &place);
}

static void contents(struct draw_canvas *canvas, const struct draw_bottle *bottle,
                     const struct draw_transform *place)
{
    struct draw_point vessel[DRAW_WATER_POINT_COUNT];
    struct draw_water water;
    int count = inner_outline(canvas, place, vessel);
    bool contrast = draw_canvas_high_contrast(canvas);
    bool wet = draw_water_in(vessel, count, bottle->water_share, bottle->surface_deg, &water);
    struct draw_point left = water.left, right = water.right;
    if (wet)
        fill_water(canvas, &water,
                   contrast ? draw_canvas_color(canvas, DRAW_INK)
                            : draw_color_alpha(water_top, 0.92f));
    if (wet && !contrast &&
        draw_water_in(vessel, count, 0.64f * bottle->water_share, bottle->surface_deg, &water))
        fill_water(canvas, &water, draw_color_alpha(water_deep, 0.75f));
    ship(canvas, vessel, count, bottle);
    if (wet && !contrast)
        draw_line(canvas, left, right, 5.0f * bottle->scale,
                  draw_color_alpha(draw_canvas_color(canvas, DRAW_FOAM), 0.95f));
}

static void shine(struct draw_canvas *canvas, const struct draw_bottle *bottle,
                  const struct draw_transform *place)
{
    struct draw_stroke broad = {.width = 11.0f * bottle->scale};
    struct draw_stroke narrow = {.width = 7.0f * bottle->scale};
    struct draw_color white = draw_canvas_color(canvas, DRAW_WHITE);
    draw_line_string(canvas,
                     "M-58,-22 C-58,-88 -58,-120 -58,-150 C-58,-190 -59,-214 -58,-224 "
                     "C-56,-240 -52,-250 -50,-258",
                     place, &broad, draw_color_alpha(white, 0.75f));
    draw_line_string(canvas, "M60,-26 L60,-150", place, &narrow, draw_color_alpha(white, 0.45f));
}

static void closure(struct draw_canvas *canvas, const struct draw_bottle *bottle,
                    const struct draw_transform *place)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_stroke edge = {.width = (contrast ? 9.0f : 7.0f) * bottle->scale};
    struct draw_stroke rib = {.width = 4.0f * bottle->scale};
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_line_string(canvas, glass, place, &edge, ink);
    draw_fill_string(canvas, cap, place,
                     contrast ? draw_canvas_color(canvas, DRAW_PAPER) : cap_red);
    draw_line_string(canvas, cap, place, &edge, ink);
    if (!contrast)
        draw_line_string(canvas, "M-18,-372 L-18,-393 M0,-372 L0,-393 M18,-372 L18,-393", place,
                         &rib, cap_ribs);
}

void draw_bottle(struct draw_canvas *canvas, const struct draw_bottle *bottle)
{
    struct draw_transform place = upended(bottle);
    bool contrast = draw_canvas_high_contrast(canvas);
    draw_fill_string(canvas, glass, &place,
                     contrast ? draw_canvas_color(canvas, DRAW_PAPER)
                              : draw_color_alpha(glass_pale, 0.62f));
    contents(canvas, bottle, &place);
    if (!contrast)
        shine(canvas, bottle, &place);
    closure(canvas, bottle, &place);
}
