#include "game/draw/level_route.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_parts.h"
#include "game/draw/level_scene.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const struct draw_rect wide_card = {96.0f, 296.0f, 1728.0f, 600.0f};
static const struct draw_rect narrow_card = {96.0f, 296.0f, 1056.0f, 600.0f};
static const struct draw_rect wheel_card = {1196.0f, 296.0f, 628.0f, 600.0f};
static const int most_hops = 80; // more could not be told apart

struct draw_rect draw_route_part_area(enum draw_route_part part)
{
    switch (part) {
    case DRAW_ROUTE_MINUS:
        return (struct draw_rect){1232.0f, 506.0f, 128.0f, 128.0f};
    case DRAW_ROUTE_PLUS:
        return (struct draw_rect){1660.0f, 506.0f, 128.0f, 128.0f};
    case DRAW_ROUTE_DONE:
        break;
    }
    return (struct draw_rect){1280.0f, 772.0f, 460.0f, 96.0f};
}

/** One walk: a label, the way cut into hops, the number at its end. */
struct way {
    const char *label;
    int steps;
    float hop; // px of one hop
    float left;
    float right;
    float y; // of the ground
    float label_left;
    float number_right;
    bool now;
    bool is_known; // else the way is still empty, without a number
};

static void ground(struct draw_canvas *canvas, const struct way *way)
{
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_line(canvas, (struct draw_point){way->left, way->y},
              (struct draw_point){way->right, way->y}, way->now ? 6.0f : 4.0f, ink);
    draw_fill_circle(canvas, (struct draw_point){way->left, way->y}, way->now ? 11.0f : 8.0f, ink);
    if (!way->now)
        draw_fill_circle(canvas, (struct draw_point){way->right, way->y}, 8.0f, ink);
}

static void flag(struct draw_canvas *canvas, const struct way *way)
{
    draw_icon(canvas, "icon-flag", (struct draw_point){way->right + 22.0f, way->y - 34.0f}, 88.0f,
              draw_canvas_color(canvas, DRAW_INK));
}

// Too many hops to be told apart: a band along the way.
static void band(struct draw_canvas *canvas, const struct way *way)
{
    float y = way->y - (way->now ? 24.0f : 14.0f);
    float end = fminf(way->left + way->hop * (float)way->steps, way->right);
    struct draw_point from = {way->left, y};
    struct draw_point to = {end, y};
    draw_line(canvas, from, to, way->now ? 26.0f : 12.0f, draw_canvas_color(canvas, DRAW_INK));
    if (way->now)
        draw_line(canvas, from, to, 13.0f, draw_canvas_color(canvas, DRAW_LAMP));
}

static void hops(struct draw_canvas *canvas, const struct way *way)
{
    struct draw_stroke quiet = {.width = 6.0f};
    struct draw_stroke edge = {.width = 22.0f};
    struct draw_stroke line = {.width = 11.0f};
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    float height = fminf(0.8f * way->hop, way->now ? 84.0f : 50.0f);
    float foot = way->y - (way->now ? 12.0f : 6.0f);
    for (int pass = way->now ? 0 : 1; pass < 2; pass++) {
        for (int i = 0; i < way->steps; i++) {
            float middle = way->left + way->hop * ((float)i + 0.5f);
            struct draw_arc arc = {{middle, foot}, 0.5f * way->hop, height, 180.0f, 360.0f};
            if (pass == 0)
                draw_line_arc(canvas, &arc, &edge, ink);
            else if (way->now)
                draw_line_arc(canvas, &arc, &line, draw_canvas_color(canvas, DRAW_LAMP));
            else
                draw_line_arc(canvas, &arc, &quiet, draw_canvas_color(canvas, DRAW_INK2));
        }
    }
}

static void draw_way(struct draw_canvas *canvas, const struct way *way)
{
    char number[16];
    struct draw_text_style label = {DRAW_SIZE_LABEL, way->now ? DRAW_BOLD : DRAW_REGULAR, DRAW_INK,
                                    DRAW_LEFT};
    struct draw_text_style steps = {way->now ? 56.0f : 48.0f, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    ground(canvas, way);
    if (way->steps > most_hops)
        band(canvas, way);
    else
        hops(canvas, way);
    if (way->now)
        flag(canvas, way);
    draw_level_line(canvas, way->label, (struct draw_point){way->label_left, way->y}, &label,
                    way->left - way->label_left - 28.0f);
    if (!way->is_known)
        return;
    snprintf(number, sizeof number, "%d", way->steps);
    draw_level_line(canvas, number, (struct draw_point){way->number_right, way->y}, &steps, 120.0f);
}

// On the way each hop is as long as the median walk's: the flag is where that one ended. A walk
// with more steps has shorter hops, so that it stays on the line.
static float hop_of(const struct draw_route *route, float length)
{
    float in_all =
        route->walked ? (float)route->steps : fmaxf((float)route->steps + 1.0f, route->target);
    return length / fmaxf(in_all, 1.0f);
}

static void ways(struct draw_canvas *canvas, const struct draw_route *route, struct draw_rect card)
{
    bool narrow = route->wheel;
    float first_y = card.y + (narrow ? 288.0f : 230.0f);
    float row = narrow ? 94.0f : 108.0f;
    float next_y = first_y + (narrow ? 92.0f : 108.0f);
    struct way way = {
        .label = route->today,
        .steps = route->is_told && route->steps > 0 ? route->steps : 0,
        .is_known = route->is_told,
        .left = card.x + 264.0f,
        .right = card.x + card.w - 196.0f,
        .y = first_y,
        .label_left = card.x + 40.0f,
        .number_right = card.x + card.w - 40.0f,
        .now = true,
    };
    float length = way.right - way.left;
    way.hop = hop_of(route, length);
    draw_way(canvas, &way);
    way.now = false;
    way.is_known = true;
    for (int i = 0; i < route->walk_count && i < DRAW_ROUTE_WALK_COUNT; i++) {
        way.label = route->walk_name[i];
        way.steps = route->walk_steps[i] < 1 ? 1 : route->walk_steps[i];
        way.hop = length / (float)way.steps;
        way.y = next_y + row * (float)i;
        draw_way(canvas, &way);
    }
}

static void check(struct draw_canvas *canvas, struct draw_point centre)
{
    draw_icon_disc(canvas, centre, 36.0f, "icon-check", DRAW_SEA6);
}

// With the wheel beside it the goal stands below the name, else at the right end of its line.
static void way_card(struct draw_canvas *canvas, const struct draw_route *route,
                     struct draw_rect card)
{
    bool below = route->wheel;
    bool good = route->good && route->steps > 0;
    float right = card.x + card.w - 40.0f;
    float whole = card.w - 80.0f;
    struct draw_text_style name = {56.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style goal = {44.0f, DRAW_REGULAR, DRAW_INK, below ? DRAW_LEFT : DRAW_RIGHT};
    struct draw_point goal_at = {below ? card.x + 40.0f : right - (good ? 96.0f : 0.0f),
                                 card.y + (below ? 156.0f : 80.0f)};
    draw_card(canvas, card, 36.0f);
    draw_level_line(canvas, route->name, (struct draw_point){card.x + 40.0f, card.y + 84.0f}, &name,
                    below ? whole : whole / 2.0f - 24.0f);
    draw_level_line(canvas, route->goal, goal_at, &goal,
                    (below ? whole : whole / 2.0f) - (good ? 96.0f : 0.0f));
    if (good)
        check(canvas, (struct draw_point){right - 36.0f, goal_at.y - 14.0f});
    ways(canvas, route, card);
}

static void turn_button(struct draw_canvas *canvas, enum draw_route_part part, const char *icon)
{
    struct draw_rect area = draw_route_part_area(part);
    struct draw_point centre = {area.x + area.w / 2.0f, area.y + area.h / 2.0f};
    draw_fill_circle(canvas, centre, area.w / 2.0f, draw_canvas_color(canvas, DRAW_INK));
    draw_fill_circle(canvas, centre, area.w / 2.0f - 8.0f, draw_canvas_color(canvas, DRAW_LAMP));
    draw_icon(canvas, icon, centre, 84.0f, draw_canvas_color(canvas, DRAW_ON_LAMP));
}

static void wheel_number(struct draw_canvas *canvas, int number, struct draw_point at, float size,
                         enum draw_weight weight, enum draw_token color)
{
    char line[16];
    if (number < 0)
        return;
    // Large enough at any text scale, and the wheel has no more room.
    struct draw_text_style style = {size * 100.0f / (float)canvas->text_scale_percent, weight,
                                    color, DRAW_CENTRE};
    snprintf(line, sizeof line, "%d", number);
    draw_text(canvas, line, at, &style);
}

static void wheel(struct draw_canvas *canvas, const struct draw_route *route)
{
    float middle = wheel_card.x + wheel_card.w / 2.0f;
    struct draw_text_style line = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    struct draw_rect window = {middle - 142.0f, 482.0f, 284.0f, 176.0f};
    draw_card(canvas, wheel_card, 36.0f);
    draw_level_line(canvas, route->wheel_line, (struct draw_point){middle, wheel_card.y + 80.0f},
                    &line, wheel_card.w - 60.0f);
    draw_fill_round_rect(canvas, window, 28.0f, draw_canvas_color(canvas, DRAW_SAND));
    draw_line_round_rect(canvas, window, 28.0f, 7.0f, draw_canvas_color(canvas, DRAW_INK));
    wheel_number(canvas, route->steps + 1, (struct draw_point){middle, 458.0f}, 64.0f, DRAW_REGULAR,
                 DRAW_INK2);
    wheel_number(canvas, route->steps, (struct draw_point){middle, 622.0f}, 140.0f, DRAW_BOLD,
                 DRAW_INK);
    wheel_number(canvas, route->steps - 1, (struct draw_point){middle, 730.0f}, 64.0f, DRAW_REGULAR,
                 DRAW_INK2);
    turn_button(canvas, DRAW_ROUTE_MINUS, "icon-minus");
    turn_button(canvas, DRAW_ROUTE_PLUS, "icon-plus");
}

void draw_level_route(struct draw_canvas *canvas, const struct draw_level_model *level,
                      const struct draw_route *route)
{
    struct draw_level_scene scene = draw_level_scene_day(canvas, level);
    struct draw_level_model number = *level;
    scene.plain_layer = "level-plain";
    number.seconds = (float)(route->steps < 0 ? 0 : route->steps);
    number.text.of_seconds = number.text.of_short = route->steps_line;
    draw_level_scenery(canvas, &scene);
    way_card(canvas, route, route->wheel ? narrow_card : wide_card);
    if (route->wheel) {
        wheel(canvas, route);
        draw_level_title_day(canvas, level);
    } else {
        draw_level_heading_day(canvas, &number, 600.0f);
    }
    draw_level_hints(canvas, level, true);
    if (level->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, level, (struct draw_point){960.0f, 160.0f}, 112.0f);
    draw_level_card(canvas, level, (struct draw_point){960.0f, 460.0f});
    if (!route->wheel) {
        draw_level_caption(canvas, level, 960.0f, 1728.0f);
        return;
    }
    number.text.caption_bottom = 272.0f; // beside the title, clear of ways and wheel
    draw_level_caption(canvas, &number, 1456.0f, 736.0f);
}
