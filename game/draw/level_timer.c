#include "game/draw/level_timer.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/boat.h"
#include "game/draw/level_parts.h"
#include "game/draw/level_scene.h"
#include "game/draw/night_card.h"
#include "game/draw/people.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const struct draw_rect picture_area = {96.0f, 300.0f, 716.0f, 620.0f};
static const float ring_radius = 214.0f;

struct draw_rect draw_timer_button_area(void)
{
    return (struct draw_rect){880.0f, 768.0f, 944.0f, 96.0f};
}

static void mooring(struct draw_canvas *canvas, const struct draw_level_scene *scene,
                    struct draw_point at)
{
    const struct draw_palette *p = scene->palette;
    struct draw_boat boat = {p, at, 0.62f, 0.0f, true};
    struct draw_point buoy = {at.x - 176.0f, at.y + 22.0f};
    struct draw_transform rope = draw_transform_make(buoy, 1.0f, 0.0f);
    struct draw_stroke line = {.width = 6.0f};
    draw_line_string(canvas, "M8,-18 Q60,6 112,-50", &rope, &line, p->rim);
    draw_fill_ellipse(canvas, (struct draw_point){buoy.x, buoy.y + 4.0f}, 34.0f, 8.0f,
                      draw_color_alpha(p->shadow, 0.35f));
    draw_fill_circle(canvas, (struct draw_point){buoy.x, buoy.y - 14.0f}, 25.0f, p->ring_ink);
    draw_fill_circle(canvas, (struct draw_point){buoy.x, buoy.y - 14.0f}, 18.0f,
                     p->lines_only ? p->rim : p->jib);
    draw_boat_shadow(canvas, &boat);
    draw_boat(canvas, &boat);
    draw_boat_foam(canvas, &boat);
}

/** The clock: a disc with the number and around it the ring that closes from below. */
struct clock_look {
    struct draw_point centre;
    struct draw_color disc;
    struct draw_color track;
    struct draw_color edge;
    struct draw_color lamp;
    enum draw_token words;
};

static void closing(struct draw_canvas *canvas, const struct draw_level_model *level,
                    const struct clock_look *look)
{
    float p = fminf(fmaxf(level->progress, 0.0f), 1.0f);
    bool success = level->stage == DRAW_LEVEL_STAGE_SUCCESS;
    float grown = success ? fminf(fmaxf(level->stage_s / 0.6f, 0.0f), 1.0f) : 0.0f;
    float width = 28.0f + 8.0f * (level->reduced_motion && success ? 1.0f : grown);
    struct draw_arc all = {look->centre, ring_radius, ring_radius, 0.0f, 360.0f};
    struct draw_arc done = all;
    done.from_deg = 90.0f - 180.0f * p;
    done.to_deg = 90.0f + 180.0f * p;
    struct draw_stroke track = {.width = 20.0f, .flat_ends = true};
    struct draw_stroke edge = {.width = width + 16.0f};
    struct draw_stroke lamp = {.width = width};
    if (level->supported && !success)
        lamp = (struct draw_stroke){.width = width - 6.0f, .dash = 1.0f, .gap = 30.0f};
    draw_line_arc(canvas, &all, &track, look->track);
    if (p <= 0.002f)
        return;
    draw_line_arc(canvas, &done, &edge, look->edge);
    draw_line_arc(canvas, &done, &lamp, look->lamp);
}

static void sole(struct draw_canvas *canvas, struct draw_point at, float side,
                 struct draw_color color)
{
    struct draw_transform place = draw_transform_make(at, 1.0f, 0.0f);
    place.xx *= side;
    draw_fill_string(canvas,
                     "M-3,25 C-13,25 -13,8 -10,-2 C-14,-14 -12,-27 0,-27 C12,-27 15,-14 11,-2 "
                     "C8,8 9,25 -3,25 Z",
                     &place, color);
}

// The foot to stand on is the larger, filled one.
static void pace(struct draw_canvas *canvas, const struct draw_timer *timer,
                 const struct clock_look *look)
{
    struct draw_color ink = look->edge;
    struct draw_color words = draw_canvas_color(canvas, look->words);
    for (int right = 0; right < 2; right++) {
        float side = right ? 1.0f : -1.0f;
        bool now = timer->foot == (right ? DRAW_TIMER_FOOT_RIGHT : DRAW_TIMER_FOOT_LEFT);
        struct draw_point at = {look->centre.x + side * 62.0f, look->centre.y + 122.0f};
        if (now) {
            draw_fill_circle(canvas, at, 52.0f, ink);
            draw_fill_circle(canvas, at, 44.0f, look->lamp);
        } else {
            draw_line_circle(canvas, at, 40.0f, 6.0f, words);
        }
        sole(canvas, at, side, now ? draw_canvas_color(canvas, DRAW_ON_LAMP) : words);
    }
}

static void clock_face(struct draw_canvas *canvas, const struct draw_level_model *level,
                       const struct draw_timer *timer, const struct clock_look *look)
{
    char number[16];
    bool paced = timer->foot != DRAW_TIMER_FOOT_NONE;
    // Large enough at any text scale; what grows is the line below.
    struct draw_text_style big = {150.0f * 100.0f / (float)canvas->text_scale_percent, DRAW_BOLD,
                                  look->words, DRAW_CENTRE};
    struct draw_text_style small = {44.0f, DRAW_REGULAR, look->words, DRAW_CENTRE};
    float y = look->centre.y + (paced ? -20.0f : 30.0f);
    bool counts = level->stage == DRAW_LEVEL_STAGE_LEAD_IN && level->lead_in_number > 0;
    bool covered = level->stage == DRAW_LEVEL_STAGE_WAIT || level->stage == DRAW_LEVEL_STAGE_PAUSED;
    draw_fill_circle(canvas, look->centre, ring_radius + 34.0f, look->disc);
    if (draw_canvas_high_contrast(canvas))
        draw_line_circle(canvas, look->centre, ring_radius + 34.0f, 5.0f,
                         draw_canvas_color(canvas, look->words));
    closing(canvas, level, look);
    if (covered) // by the card
        return;
    if (paced)
        pace(canvas, timer, look);
    if (counts) {
        draw_level_countdown(canvas, level, look->centre, 160.0f);
        return;
    }
    snprintf(number, sizeof number, "%d", (int)fminf(fmaxf(level->seconds, 0.0f), 9999.0f));
    draw_text(canvas, number, (struct draw_point){look->centre.x, y}, &big);
    draw_level_line(canvas, level->text.of_short, (struct draw_point){look->centre.x, y + 66.0f},
                    &small, 330.0f);
}

static void picture(struct draw_canvas *canvas, const struct draw_timer *timer)
{
    char figure[80];
    struct draw_rect area = picture_area;
    draw_card(canvas, area, 36.0f);
    if (draw_level_says(timer->feet) && draw_level_says(timer->figure)) {
        struct draw_stance_picture stance = {area, timer->feet, timer->figure, true};
        draw_stance_picture(canvas, &stance);
        return;
    }
    draw_picture_panel(canvas, area);
    if (!draw_level_says(timer->figure))
        return;
    snprintf(figure, sizeof figure, "art/%s#floor", timer->figure); // a timer is for no board
    draw_fill_ellipse(canvas, (struct draw_point){area.x + 0.5f * area.w, area.y + 0.94f * area.h},
                      170.0f, 12.0f, draw_color_alpha(draw_color_hex(0x10243A), 0.14f));
    draw_svg(canvas, figure, draw_rect_grow(area, -16.0f));
}

void draw_level_timer(struct draw_canvas *canvas, const struct draw_level_model *level,
                      const struct draw_timer *timer)
{
    struct draw_level_scene scene = draw_level_scene_day(canvas, level);
    struct clock_look look = {
        .centre = {1112.0f, 430.0f},
        .disc = draw_canvas_color(canvas, DRAW_PAPER),
        .track = draw_canvas_color(canvas, DRAW_NOT_DONE),
        .edge = scene.palette->ring_ink,
        .lamp = scene.palette->lamp,
        .words = DRAW_INK,
    };
    scene.plain_layer = "level-plain";
    draw_level_scenery(canvas, &scene);
    mooring(canvas, &scene, (struct draw_point){1640.0f, 690.0f});
    picture(canvas, timer);
    clock_face(canvas, level, timer, &look);
    draw_level_title_day(canvas, level);
    draw_level_hints(canvas, level, true);
    draw_level_card(canvas, level, (struct draw_point){960.0f, 460.0f});
    draw_level_caption(canvas, level, 1352.0f, 944.0f);
}

void draw_level_timer_night(struct draw_canvas *canvas, const struct draw_level_model *level,
                            const struct draw_timer *timer)
{
    struct draw_level_scene scene = draw_level_scene_night(canvas, level);
    bool contrast = draw_canvas_high_contrast(canvas);
    struct clock_look look = {
        .centre = {1232.0f, 524.0f},
        .disc = contrast ? draw_canvas_color(canvas, DRAW_PAPER)
                         : draw_canvas_color(canvas, DRAW_NIGHT_TOP),
        .track = draw_color_alpha(scene.palette->track, 0.5f),
        .edge = scene.palette->ring_ink,
        .lamp = scene.palette->lamp,
        .words = DRAW_CREAM,
    };
    scene.plain_layer = "level-night-plain";
    draw_level_scenery(canvas, &scene);
    mooring(canvas, &scene, (struct draw_point){1664.0f, 720.0f});
    clock_face(canvas, level, timer, &look);
    draw_night_card(canvas, level);
    draw_night_card_sound(canvas, level);
    draw_level_title_night(canvas, level);
    draw_level_hints(canvas, level, true);
    draw_level_card(canvas, level, (struct draw_point){1346.0f, 470.0f});
    draw_level_caption(canvas, level, 1330.0f, 980.0f);
}
