#include "game/draw/level_bottle.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/bottle.h"
#include "game/draw/gate.h"
#include "game/draw/level_hands.h"
#include "game/draw/level_parts.h"
#include "game/draw/palm.h"
#include "game/draw/ring.h"
#include "game/draw/sea.h"
#include "game/draw/shape.h"
#include "game/draw/sky.h"

// Numbers of picture 08.
static const float horizon_y = 470.0f;
static const struct draw_point sun = {470.0f, 392.0f};
static const struct draw_point palm_at = {960.0f, 746.0f};
static const float palm_scale = 1.2f;
static const float bottle_scale = 1.13f;
static const float gate_scale = 1.0705f; // its arc lies 504 px over the palm
static const float calm_deg = 8.0f;
static const float px_mm = 1.4f; // a bottle is 32 cm high
static const float degree = 3.14159265f / 180.0f;

struct scene {
    const struct draw_level_model *model;
    const struct draw_level_bottle *bottle;
    const struct draw_palette *palette;
    float gain; // drawn degrees for a real one
};

static float clamp(float value, float limit)
{
    return fminf(fmaxf(value, -limit), limit);
}

// On its lid a bottle falls at 4 degrees: enlarged, so that the same gate is half way to the fall.
static float lean_gain(const struct draw_level_bottle *bottle)
{
    return fminf(fmaxf(2.0f * calm_deg / fmaxf(bottle->tip_deg, 1.0f), 1.0f), 3.5f);
}

static const struct draw_point hills[] = {
    {-10, 400},  {140, 384},  {300, 410},  {470, 430},  {700, 440},  {960, 452},
    {1200, 448}, {1440, 430}, {1600, 406}, {1760, 400}, {1930, 374},
};

static void paint_far(struct draw_canvas *canvas, const struct draw_palette *p)
{
    struct draw_sky sky = {p,     {p->sky[0], p->sky[1], p->sky[2]}, horizon_y + 4.0f, sun, 112.0f,
                           150.0f};
    struct draw_ridge far = {hills,
                             (int)(sizeof hills / sizeof *hills),
                             horizon_y + 2.0f,
                             draw_color_alpha(p->ridge_far, 0.85f),
                             true,
                             true};
    draw_sky(canvas, &sky);
    if (!p->lines_only)
        draw_ridge(canvas, &far);
}

static struct draw_sea sea_of(const struct scene *scene)
{
    float steps = floorf(fmaxf(scene->model->time_s, 0.0f) / DRAW_SEA_STEP_S);
    float time_s = scene->model->reduced_motion ? 0.0f : steps * DRAW_SEA_STEP_S;
    return (struct draw_sea){scene->palette, horizon_y, time_s};
}

static void paint_scenery(struct draw_canvas *canvas, const struct scene *scene)
{
    struct draw_rect area = {canvas->view.x, canvas->view.y, canvas->view.w,
                             horizon_y + 4.0f - canvas->view.y};
    struct draw_layer_key far = {"level-bottle-sky", 0, area, true};
    struct draw_sea sea = sea_of(scene);
    if (draw_layer_begin(canvas, &far)) {
        paint_far(canvas, scene->palette);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, far.name, (struct draw_point){0, 0}, 1.0f);
    draw_sea(canvas, &sea);
    draw_sea_glints(canvas, &sea, sun.x, 1.0f);
    draw_sea_strip(canvas, &sea);
}

static void scenery(struct draw_canvas *canvas, const struct scene *scene)
{
    uint64_t step = (uint64_t)llrintf(sea_of(scene).time_s / DRAW_SEA_STEP_S);
    struct draw_layer_key key = {"level-bottle", step, canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        paint_scenery(canvas, scene);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, key.name, (struct draw_point){0, 0}, 1.0f);
}

static struct draw_palm palm_of(const struct scene *scene)
{
    return (struct draw_palm){palm_at, palm_scale,
                              clamp(scene->gain * scene->bottle->palm_x_deg, 16.0f),
                              scene->bottle->left_hand};
}

// What it leans in the world, as drawn; the gate's scale ends at 26 degrees.
static float lean_of(const struct scene *scene)
{
    return clamp(scene->gain * (scene->bottle->palm_x_deg + scene->bottle->tilt_x_deg), 26.0f);
}

// Seen from a little above: it grows when it leans away, and sinks when it leans to the player.
static float stretch_of(const struct scene *scene)
{
    float away = scene->gain * (scene->bottle->palm_y_deg + scene->bottle->tilt_y_deg);
    return 1.0f + 0.0055f * clamp(away, 24.0f);
}

// It rocks on the rim of its foot: the rim stays on the palm.
static struct draw_point rocked_foot(const struct scene *scene, float lean, float palm_lean,
                                     float lift)
{
    const struct draw_level_bottle *bottle = scene->bottle;
    float half = bottle_scale * (bottle->on_lid ? DRAW_BOTTLE_HALF_LID : DRAW_BOTTLE_HALF_BASE);
    float rim = lean > palm_lean ? half : -half;
    float slide = clamp(bottle->slide_mm * px_mm, 110.0f);
    struct draw_transform palm = draw_transform_make(palm_at, 1.0f, palm_lean);
    struct draw_transform turn = draw_transform_make((struct draw_point){0, 0}, 1.0f, lean);
    struct draw_point on = draw_transform_apply(&palm, (struct draw_point){slide + rim, -2.0f});
    struct draw_point back = draw_transform_apply(&turn, (struct draw_point){-rim, 0.0f});
    return (struct draw_point){on.x + back.x, on.y + back.y - lift};
}

static struct draw_bottle standing(const struct scene *scene, float lift)
{
    const struct draw_level_bottle *bottle = scene->bottle;
    struct draw_bottle drawn = {
        .scale = bottle_scale,
        .lean_deg = lean_of(scene),
        .stretch = stretch_of(scene),
        .on_lid = bottle->on_lid,
        .water_share = bottle->water_share,
        .surface_deg = clamp(bottle->palm_x_deg + bottle->slosh_deg, 30.0f),
        .ship_scale = 0.29f,
    };
    drawn.foot = rocked_foot(scene, drawn.lean_deg, palm_of(scene).lean_deg, lift);
    return drawn;
}

// On its side across the palm, towards where it fell.
static struct draw_bottle lying(const struct scene *scene)
{
    float side = scene->bottle->tilt_x_deg < 0.0f ? -1.0f : 1.0f;
    float palm_lean = palm_of(scene).lean_deg;
    struct draw_transform palm = draw_transform_make(palm_at, bottle_scale, palm_lean);
    return (struct draw_bottle){
        .foot = draw_transform_apply(
            &palm, (struct draw_point){-side * DRAW_BOTTLE_HEIGHT / 2.0f, -DRAW_BOTTLE_HALF_BODY}),
        .scale = bottle_scale,
        .lean_deg = side * 90.0f + palm_lean,
        .stretch = 1.0f,
        .on_lid = scene->bottle->on_lid,
        .water_share = scene->bottle->water_share,
        .ship_scale = 0.18f,
    };
}

static bool leads_in(const struct scene *scene)
{
    return scene->model->stage == DRAW_LEVEL_STAGE_LEAD_IN;
}

static struct draw_bottle shown_bottle(const struct scene *scene)
{
    switch (scene->bottle->state) {
    case DRAW_BOTTLE_WAITING:
        return standing(&(struct scene){scene->model,
                                        &(struct draw_level_bottle){
                                            .on_lid = scene->bottle->on_lid,
                                            .water_share = scene->bottle->water_share,
                                            .tip_deg = scene->bottle->tip_deg,
                                        },
                                        scene->palette, 1.0f},
                        leads_in(scene) ? 30.0f : 74.0f);
    case DRAW_BOTTLE_AIRBORNE:
        return standing(scene, clamp(scene->bottle->gap_mm * px_mm, 120.0f));
    case DRAW_BOTTLE_FALLEN:
        return lying(scene);
    case DRAW_BOTTLE_UPRIGHT:
        break;
    }
    return standing(scene, 0.0f);
}

static bool shows_gate(const struct scene *scene)
{
    enum draw_level_stage stage = scene->model->stage;
    enum draw_bottle_state state = scene->bottle->state;
    return scene->bottle->text.tilt && stage != DRAW_LEVEL_STAGE_WAIT &&
           stage != DRAW_LEVEL_STAGE_LEAD_IN && state != DRAW_BOTTLE_WAITING &&
           state != DRAW_BOTTLE_FALLEN;
}

static struct draw_ring ring_of(const struct scene *scene)
{
    struct draw_ring ring = {
        .palette = scene->palette,
        .centre = {950.0f, 770.0f},
        .radius_x = 404.0f,
        .radius_y = 124.0f,
    };
    draw_level_ring_follow(&ring, scene->model);
    return ring;
}

// The cap is the needle: the stub runs from it to the knob, which leaves the band ahead and behind
// as the bottle leans there.
static void needle(struct draw_canvas *canvas, const struct scene *scene,
                   const struct draw_bottle *drawn)
{
    struct draw_transform place = draw_bottle_place(drawn);
    float lean = drawn->lean_deg * degree;
    float reach = draw_gate_radius(gate_scale) * drawn->stretch;
    struct draw_point head =
        draw_transform_apply(&place, (struct draw_point){0.0f, -DRAW_BOTTLE_HEIGHT + 20.0f});
    struct draw_point knob = {palm_at.x + reach * sinf(lean), palm_at.y - reach * cosf(lean)};
    draw_line(canvas, head, knob, 14.0f, scene->palette->ring_ink);
    draw_line(canvas, head, knob, 5.0f, scene->palette->lamp);
    draw_fill_circle(canvas, knob, 29.0f, scene->palette->ring_ink);
    draw_fill_circle(canvas, knob, 21.0f, scene->palette->lamp);
}

static void instrument(struct draw_canvas *canvas, const struct scene *scene)
{
    struct draw_ring ring = ring_of(scene);
    struct draw_palm palm = palm_of(scene);
    struct draw_bottle drawn = shown_bottle(scene);
    struct draw_gate gate = {scene->palette, palm_at, gate_scale, calm_deg * 0.8f};
    bool waits = scene->bottle->state == DRAW_BOTTLE_WAITING;
    if (shows_gate(scene))
        draw_gate(canvas, &gate);
    draw_ring_half(canvas, &ring, DRAW_RING_BACK);
    draw_palm_back(canvas, &palm);
    draw_bottle(canvas, &drawn);
    draw_palm_front(canvas, &palm);
    if (waits && !leads_in(scene)) // the countdown says it, and takes the room
        draw_hands_chevron(canvas, (struct draw_point){palm_at.x, palm_at.y - 34.0f}, 90.0f);
    if (shows_gate(scene))
        needle(canvas, scene, &drawn);
    draw_ring_half(canvas, &ring, DRAW_RING_FRONT);
}

// The sleeve runs on under the strip: the strip's part over it is drawn again.
static void strip_over_sleeve(struct draw_canvas *canvas, const struct scene *scene)
{
    struct draw_sea sea = sea_of(scene);
    struct draw_rect below = {canvas->view.x, 960.0f, canvas->view.w,
                              canvas->view.y + canvas->view.h - 960.0f};
    draw_clip_push(canvas, below);
    draw_sea_strip(canvas, &sea);
    draw_clip_pop(canvas);
}

// "Best 14 s" and "Falls 2" below the clock, on the sky.
static void so_far(struct draw_canvas *canvas, const struct draw_level_bottle *bottle)
{
    char line[96];
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_RIGHT};
    struct draw_point at = {1824.0f, 290.0f + 0.46f * (float)canvas->text_scale_percent};
    if (draw_level_says(bottle->text.best) && bottle->best_s > 0.0f) {
        snprintf(line, sizeof line, "%s %d s", bottle->text.best,
                 (int)fminf(bottle->best_s, 9999.0f));
        draw_level_line(canvas, line, at, &style, 560.0f);
        at.y += 0.54f * (float)canvas->text_scale_percent;
    }
    if (!draw_level_says(bottle->text.falls) || bottle->falls <= 0)
        return;
    snprintf(line, sizeof line, "%s %d", bottle->text.falls, bottle->falls);
    draw_level_line(canvas, line, at, &style, 560.0f);
}

static void words(struct draw_canvas *canvas, const struct scene *scene)
{
    char line[96];
    const struct draw_level_bottle *bottle = scene->bottle;
    struct draw_text_style tilt = {48.0f, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_hands_heading(canvas, scene->model, bottle->text.warm_up);
    draw_level_clock(canvas, scene->model, DRAW_INK, 600.0f);
    so_far(canvas, bottle);
    if (shows_gate(scene)) {
        int degrees = (int)lrintf(fminf(fmaxf(bottle->shown_deg, 0.0f), 99.0f));
        snprintf(line, sizeof line, "%s %d\u00B0", bottle->text.tilt, degrees);
        draw_level_line(canvas, line, (struct draw_point){960.0f, 150.0f}, &tilt, 500.0f);
    }
    draw_level_hints(canvas, scene->model, true);
}

void draw_level_bottle(struct draw_canvas *canvas, const struct draw_level_model *model,
                       const struct draw_level_bottle *bottle)
{
    bool contrast = draw_canvas_high_contrast(canvas);
    struct scene scene = {model, bottle,
                          draw_palette_of(contrast ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY),
                          lean_gain(bottle)};
    // The sleeve comes from the hand's own side.
    float stance_x = bottle->left_hand ? 1824.0f - DRAW_HANDS_STANCE_WIDTH : 96.0f;
    scenery(canvas, &scene);
    instrument(canvas, &scene);
    strip_over_sleeve(canvas, &scene);
    draw_hands_stance(canvas, model, (struct draw_point){stance_x, 596.0f});
    words(canvas, &scene);
    if (model->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, model, (struct draw_point){960.0f, 140.0f}, 100.0f);
    draw_level_card(canvas, model, (struct draw_point){960.0f, 460.0f});
    draw_hands_caption(canvas, model, bottle->left_hand);
}
