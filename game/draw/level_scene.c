#include "game/draw/level_scene.h"

#include <math.h>

#include "game/draw/boat.h"
#include "game/draw/coast.h"
#include "game/draw/gate.h"
#include "game/draw/lantern.h"
#include "game/draw/level_parts.h"
#include "game/draw/ring.h"
#include "game/draw/sea.h"
#include "game/draw/shape.h"
#include "game/draw/sky.h"
#include "game/draw/wake.h"

static const float horizon_y = 446.0f;
static const float quay_y = 478.0f;
static const float growth_step = 0.0025f;

// Look/style.md 7 and 9, picture 05.
static const struct draw_instrument day_instrument = {{960.0f, 756.0f}, 404.0f, 124.0f, 1.06f};
// Look/style.md 9 "06", picture 06; a little smaller and to the right, so that a boat at the ring's
// left edge is not behind the helper's card.
static const struct draw_instrument night_instrument = {{1330.0f, 788.0f}, 340.0f, 108.0f, 0.88f};

struct draw_level_scene draw_level_scene_day(const struct draw_canvas *canvas,
                                             const struct draw_level_model *model)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    return (struct draw_level_scene){
        .model = model,
        .palette = draw_palette_of(contrast ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY),
        .instrument = day_instrument,
        .sun = {520.0f, 372.0f},
        .sun_radius = 112.0f,
        .halo_radius = 150.0f,
        .harbour_x = 1426.0f,
    };
}

struct draw_level_scene draw_level_scene_night(const struct draw_canvas *canvas,
                                               const struct draw_level_model *model)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    return (struct draw_level_scene){
        .model = model,
        .palette = draw_palette_of(contrast ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_NIGHT),
        .instrument = night_instrument,
        .sun = {930.0f, 356.0f},
        .sun_radius = 58.0f,
        .halo_radius = 84.0f,
        .harbour_x = 1510.0f,
        .night = true,
    };
}

static float still_or(const struct draw_level_model *model, float moving)
{
    return model->reduced_motion ? 0.0f : moving;
}

static struct draw_sea scene_sea(const struct draw_level_scene *scene)
{
    float steps = floorf(scene->model->time_s / DRAW_SEA_STEP_S);
    return (struct draw_sea){scene->palette, horizon_y,
                             still_or(scene->model, steps * DRAW_SEA_STEP_S)};
}

static int growth_steps(const struct draw_level_model *model)
{
    if (model->reduced_motion || model->harbour_growth <= 1.0f)
        return 0;
    return (int)lrintf((fminf(model->harbour_growth, 1.12f) - 1.0f) / growth_step);
}

// Hills of picture 05.
static const struct draw_point far_hills[] = {
    {-10, 404},  {140, 386},  {300, 400},  {470, 420},  {640, 412},  {800, 430},  {960, 424},
    {1120, 432}, {1290, 410}, {1440, 396}, {1600, 402}, {1760, 372}, {1930, 362},
};
static const struct draw_point right_hills[] = {
    {1180, 446}, {1260, 430}, {1360, 420}, {1470, 398},
    {1580, 388}, {1700, 356}, {1800, 352}, {1930, 318},
};
static const struct draw_point left_hills[] = {
    {-10, 380}, {60, 384}, {150, 402}, {240, 424}, {330, 446},
};
static const struct draw_point headland[] = {
    {1380, 472}, {1440, 454}, {1510, 432}, {1600, 412}, {1700, 384}, {1800, 358}, {1930, 326},
};

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

static void paint_far(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    const struct draw_palette *p = scene->palette;
    struct draw_sky sky = {p,
                           {p->sky[0], p->sky[1], p->sky[2]},
                           horizon_y + 4.0f,
                           scene->sun,
                           scene->sun_radius,
                           scene->halo_radius};
    draw_sky(canvas, &sky);
    if (p->lines_only)
        return;
    if (scene->night)
        draw_stars(canvas, p);
    struct draw_ridge far = {far_hills, COUNT(far_hills),
                             448.0f,    draw_color_alpha(p->ridge_far, scene->night ? 1.0f : 0.85f),
                             true,      true};
    struct draw_ridge right = {right_hills, COUNT(right_hills), 448.0f, p->ridge_mid, false, true};
    struct draw_ridge left = {left_hills, COUNT(left_hills), 448.0f, p->ridge_mid, true, false};
    draw_ridge(canvas, &far);
    draw_ridge(canvas, &right);
    if (!scene->night)
        draw_ridge(canvas, &left);
}

struct pine {
    float x;
    float foot_y;
    float scale;
};

static const struct pine pines[] = {
    {1760, 390, 0.615f}, {1782, 384, 0.77f}, {1806, 378, 0.59f},
    {1862, 356, 0.745f}, {1884, 350, 0.59f},
};

// Grows about the foot of the lighthouse, which is where the voyage goes.
static struct draw_transform grown(const struct draw_level_scene *scene, struct draw_point at,
                                   float scale)
{
    float g = 1.0f + growth_step * (float)growth_steps(scene->model);
    struct draw_point place = {scene->harbour_x + (at.x - scene->harbour_x) * g,
                               quay_y + (at.y - quay_y) * g};
    return draw_transform_make(place, scale * g, 0.0f);
}

static void paint_headland(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    struct draw_point points[COUNT(headland)];
    struct draw_transform grow = grown(scene, (struct draw_point){0.0f, 0.0f}, 1.0f);
    for (int i = 0; i < COUNT(headland); i++)
        points[i] = draw_transform_apply(&grow, headland[i]);
    struct draw_ridge land = {points, COUNT(headland), 476.0f, scene->palette->land, false, true};
    draw_ridge(canvas, &land);
}

static void paint_harbour(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    paint_headland(canvas, scene);
    struct draw_point lantern = {scene->harbour_x, 342.0f};
    if (scene->night)
        draw_lighthouse_beam(canvas, lantern);
    for (int i = 0; i < COUNT(pines) && !scene->night; i++) {
        struct draw_transform place =
            grown(scene, (struct draw_point){pines[i].x, pines[i].foot_y}, pines[i].scale);
        draw_pine(canvas, &place, scene->palette->pine);
    }
    struct draw_point quay = {scene->harbour_x + 52.0f, quay_y};
    struct draw_point rock = {scene->harbour_x, quay_y};
    struct draw_harbour village = {scene->night, grown(scene, quay, 0.72f)};
    struct draw_harbour tower = {scene->night, grown(scene, rock, 0.728f)};
    draw_village(canvas, &village);
    draw_lighthouse(canvas, &tower);
}

static struct draw_ring scene_ring(const struct draw_level_scene *scene)
{
    struct draw_ring ring = {
        .palette = scene->palette,
        .centre = {scene->instrument.centre.x, scene->instrument.centre.y + 6.0f},
        .radius_x = scene->instrument.radius_x,
        .radius_y = scene->instrument.radius_y,
    };
    draw_level_ring_follow(&ring, scene->model);
    return ring;
}

static struct draw_rect far_area(const struct draw_canvas *canvas)
{
    return (struct draw_rect){canvas->view.x, canvas->view.y, canvas->view.w,
                              horizon_y + 4.0f - canvas->view.y};
}

static struct draw_rect harbour_area(const struct draw_canvas *canvas,
                                     const struct draw_level_scene *scene)
{
    float left = scene->night ? canvas->view.x : scene->harbour_x - 80.0f;
    return (struct draw_rect){left, 200.0f, canvas->view.x + canvas->view.w - left, 290.0f};
}

static void paint_scenery(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    const char *far_name = scene->night ? "level-night-sky" : "level-sky";
    const char *harbour_name = scene->night ? "level-night-harbour" : "level-harbour";
    struct draw_layer_key far = {far_name, 0, far_area(canvas), true};
    struct draw_layer_key harbour = {harbour_name, (uint64_t)growth_steps(scene->model),
                                     harbour_area(canvas, scene), false};
    bool plain = scene->palette->lines_only;
    if (draw_layer_begin(canvas, &far)) {
        paint_far(canvas, scene);
        draw_layer_end(canvas);
    }
    if (!plain && draw_layer_begin(canvas, &harbour)) {
        paint_harbour(canvas, scene);
        draw_layer_end(canvas);
    }
    struct draw_sea sea = scene_sea(scene);
    struct draw_ring ring = scene_ring(scene);
    draw_layer_show(canvas, far_name, (struct draw_point){0, 0}, 1.0f);
    draw_sea(canvas, &sea);
    draw_sea_glints(canvas, &sea, scene->sun.x, scene->night ? 0.84f : 1.0f);
    if (!plain)
        draw_layer_show(canvas, harbour_name, (struct draw_point){0, 0}, 1.0f);
    if (!scene->plain_layer)
        draw_ring_pool(canvas, &ring);
    draw_sea_strip(canvas, &sea);
}

void draw_level_scenery(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    float steps = scene_sea(scene).time_s / DRAW_SEA_STEP_S;
    uint64_t time = (uint64_t)llrintf(fmaxf(steps, 0.0f));
    const char *name = scene->plain_layer ? scene->plain_layer
                       : scene->night     ? "level-night"
                                          : "level-sea";
    struct draw_layer_key key = {name, time * 64u + (uint64_t)growth_steps(scene->model),
                                 canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        paint_scenery(canvas, scene);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, name, (struct draw_point){0, 0}, 1.0f);
}

static bool sails_are_down(const struct draw_level_model *model)
{
    return model->stage == DRAW_LEVEL_STAGE_WAIT || model->stage == DRAW_LEVEL_STAGE_LEAD_IN;
}

bool draw_level_shows_gate(const struct draw_level_model *model)
{
    return model->text.sway && !sails_are_down(model);
}

// The gauge reaches far beyond the boat: it is to stay in the picture, beside the helper's card,
// below what is written over it and beside the big number.
static struct draw_point beside_words(const struct draw_level_scene *scene, struct draw_point at)
{
    const float sin_end = 0.44f, post = 40.0f, label_bottom = 104.0f, digit = 100.0f;
    const struct draw_level_model *model = scene->model;
    if (!draw_level_shows_gate(model))
        return at;
    float radius = draw_gate_radius(scene->instrument.boat_scale);
    float half = sin_end * radius + 0.5f * post;
    float number = digit * (model->seconds < 100.0f ? 2.0f : 3.0f);
    float left = scene->night ? 820.0f : 0.0f, right = scene->night ? 1920.0f : 1824.0f - number;
    at.y = fmaxf(at.y, radius + post + label_bottom);
    at.x = fminf(fmaxf(at.x, left + half), right - half);
    return at;
}

struct draw_point draw_level_boat_at(const struct draw_level_scene *scene)
{
    const struct draw_level_model *model = scene->model;
    return beside_words(scene, draw_instrument_place(&scene->instrument, model->ml_mm, model->ap_mm,
                                                     model->ring_radius_mm));
}

static struct draw_point gate_at(const struct draw_level_scene *scene, float boat_y)
{
    const struct draw_level_model *model = scene->model;
    struct draw_point at =
        draw_instrument_place(&scene->instrument, model->gate_ml_mm, 0.0f, model->ring_radius_mm);
    return beside_words(scene, (struct draw_point){at.x, boat_y});
}

static void instrument_wake(struct draw_canvas *canvas, const struct draw_level_scene *scene,
                            struct draw_point boat)
{
    const struct draw_level_model *model = scene->model;
    float offset[DRAW_LEVEL_WAKE_COUNT + 1];
    int count =
        model->wake_count < DRAW_LEVEL_WAKE_COUNT ? model->wake_count : DRAW_LEVEL_WAKE_COUNT;
    offset[0] = draw_instrument_px(&scene->instrument, model->ml_mm, model->ring_radius_mm);
    for (int i = 0; i < count; i++)
        offset[i + 1] =
            draw_instrument_px(&scene->instrument, model->wake_ml_mm[i], model->ring_radius_mm);
    struct draw_wake wake = {
        .palette = scene->palette,
        .stern = {boat.x, boat.y + 10.0f},
        .length = 274.0f,
        .offset_px = offset,
        .count = count + 1,
        .full = DRAW_LEVEL_WAKE_COUNT + 1,
        .phase = model->wake_phase,
        .half_width_near = 13.0f,
        .half_width_far = 75.0f,
    };
    draw_wake(canvas, &wake);
}

void draw_level_strip(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    struct draw_sea sea = scene_sea(scene);
    struct draw_rect below = {canvas->view.x, 960.0f, canvas->view.w,
                              canvas->view.y + canvas->view.h - 960.0f};
    draw_clip_push(canvas, below);
    draw_sea_strip(canvas, &sea);
    draw_clip_pop(canvas);
}

static void instrument_lanterns(struct draw_canvas *canvas, const struct draw_level_scene *scene,
                                float boat_y, bool behind)
{
    const struct draw_level_reach *reach = &scene->model->reach;
    for (int i = 0; i < reach->count && i < DRAW_LEVEL_LANTERN_COUNT; i++) {
        const struct draw_level_lantern *at = &reach->lanterns[i];
        struct draw_lantern lantern = {
            .palette = scene->palette,
            .water = draw_instrument_place(&scene->instrument, at->ml_mm, at->ap_mm,
                                           scene->model->ring_radius_mm),
            .state = at->done              ? DRAW_LANTERN_DONE
                     : i == reach->current ? DRAW_LANTERN_NOW
                                           : DRAW_LANTERN_OPEN,
            .dwell = fminf(fmaxf(reach->dwell, 0.0f), 1.0f),
        };
        if ((lantern.water.y < boat_y) == behind)
            draw_lantern(canvas, &lantern);
    }
}

static float clamped_heel(const struct draw_level_model *model)
{
    return fminf(fmaxf(model->heel_deg, -24.0f), 24.0f);
}

static void instrument_gate(struct draw_canvas *canvas, const struct draw_level_scene *scene,
                            float boat_y)
{
    const struct draw_level_model *model = scene->model;
    struct draw_gate gate = {scene->palette, gate_at(scene, boat_y), scene->instrument.boat_scale,
                             model->calm_mm};
    draw_gate(canvas, &gate);
}

float draw_level_clock_room(const struct draw_level_scene *scene)
{
    const float line_bottom = 290.0f, post_half = 40.0f, sin_end = 0.44f, gap = 30.0f,
                pennant = 30.0f;
    const struct draw_level_model *model = scene->model;
    float radius = draw_gate_radius(scene->instrument.boat_scale);
    struct draw_point boat = draw_level_boat_at(scene);
    bool below = boat.y - radius - post_half > line_bottom;
    if (below || !draw_level_shows_gate(model))
        return 1728.0f;
    return fmaxf(1824.0f - (fmaxf(gate_at(scene, boat.y).x, boat.x + pennant) + sin_end * radius) -
                     gap,
                 160.0f);
}

void draw_level_instrument(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    const struct draw_level_model *model = scene->model;
    struct draw_ring ring = scene_ring(scene);
    struct draw_point at = draw_level_boat_at(scene);
    float bob = still_or(model, 3.0f * sinf(6.2831853f * fmodf(model->time_s / 5.0f, 1.0f)));
    struct draw_boat boat = {
        .palette = scene->palette,
        .waterline = {at.x, at.y + bob},
        .scale = scene->instrument.boat_scale,
        .heel_deg = clamped_heel(model),
        .sails_down = sails_are_down(model),
    };
    if (draw_level_shows_gate(model))
        instrument_gate(canvas, scene, at.y);
    draw_ring_half(canvas, &ring, DRAW_RING_BACK);
    instrument_lanterns(canvas, scene, at.y, true);
    instrument_wake(canvas, scene, at);
    draw_level_strip(canvas, scene);
    draw_boat_shadow(canvas, &boat);
    draw_boat(canvas, &boat);
    draw_boat_foam(canvas, &boat);
    if (!scene->no_mark)
        draw_keel_mark(canvas, &boat);
    if (draw_level_shows_gate(model)) {
        struct draw_needle needle = {scene->palette, boat.waterline, boat.scale, boat.heel_deg};
        draw_needle(canvas, &needle);
    }
    draw_ring_half(canvas, &ring, DRAW_RING_FRONT);
    instrument_lanterns(canvas, scene, at.y, false);
    if (model->outside_waits && model->stage == DRAW_LEVEL_STAGE_PLAY)
        draw_ring_chevron(canvas, &ring, at);
}

float draw_level_title_day(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    const float width = 590.0f;
    struct draw_text_style title = {72.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_level_badge badge = {
        .top_left = {96.0f, 172.0f},
        .max_width = width,
        .text = model->text.badge,
        .eyes_closed = model->eyes_closed,
        .fill = draw_canvas_color(canvas, DRAW_WHITE),
        .ink = draw_canvas_color(canvas, DRAW_INK),
        .edge = draw_canvas_color(canvas, DRAW_INK),
    };
    draw_level_line(canvas, model->text.title, (struct draw_point){96.0f, 140.0f}, &title, width);
    return 96.0f + draw_level_badge(canvas, &badge);
}

void draw_level_heading_day(struct draw_canvas *canvas, const struct draw_level_model *model,
                            float clock_width)
{
    draw_level_title_day(canvas, model);
    draw_level_clock(canvas, model, DRAW_INK, clock_width);
}

float draw_level_title_night(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    static const struct draw_color night_ink = {0x08, 0x18, 0x28, 255};
    const float left_x = 880.0f;
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_color cream = draw_canvas_color(canvas, DRAW_CREAM);
    struct draw_color paper = draw_canvas_color(canvas, DRAW_PAPER);
    struct draw_text_style title = {64.0f, DRAW_BOLD, DRAW_CREAM, DRAW_LEFT};
    struct draw_level_badge badge = {
        .top_left = {left_x, 166.0f},
        .max_width = 560.0f,
        .text = model->text.badge,
        .eyes_closed = model->eyes_closed,
        .fill = contrast ? paper : cream,
        .ink = contrast ? cream : night_ink,
        .edge = cream,
    };
    draw_level_line(canvas, model->text.title, (struct draw_point){left_x, 140.0f}, &title, 640.0f);
    return left_x + draw_level_badge(canvas, &badge);
}

void draw_level_heading_night(struct draw_canvas *canvas, const struct draw_level_scene *scene)
{
    float badge_end = draw_level_title_night(canvas, scene->model);
    draw_level_clock(canvas, scene->model, DRAW_CREAM,
                     fminf(1824.0f - 44.0f - badge_end, draw_level_clock_room(scene)));
}
