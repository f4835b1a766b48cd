#include "game/draw/scene.h"

#include <math.h>
#include <stdint.h>

#include "game/draw/boat.h"
#include "game/draw/coast.h"
#include "game/draw/palette.h"
#include "game/draw/sea.h"
#include "game/draw/shape.h"
#include "game/draw/sky.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

// Everything that differs between the two pictures. Waves are water painted again before the
// harbour's foot and before the boat's hull, which they cover.
struct view {
    float horizon_y;
    struct draw_color sky[3];
    struct draw_point sun;
    float sun_radius;
    float halo_radius;
    const struct draw_point *far;
    int far_count;
    const struct draw_point *middle;
    int middle_count;
    const struct draw_point *land;
    int land_count;
    const struct draw_point *front;
    int front_count;
    const struct draw_point *pines; // foot
    const float *pine_scales;
    int pine_count;
    struct draw_point village;
    float village_scale;
    struct draw_point lighthouse;
    float lighthouse_scale;
    const struct draw_wave *harbour_waves;
    const int *harbour_bands;
    int harbour_wave_count;
    struct draw_point boat;
    float boat_scale;
    const struct draw_wave *boat_waves;
    int boat_wave_count;
    bool gulls;
};

static const struct draw_point home_far[] = {
    {560, 486},  {700, 462},  {860, 448},  {980, 428},  {1110, 440},
    {1260, 420}, {1400, 424}, {1560, 372}, {1700, 384}, {1930, 330},
};
static const struct draw_point home_middle[] = {
    {1330, 486}, {1400, 460}, {1490, 438}, {1570, 396},
    {1660, 344}, {1760, 330}, {1840, 296}, {1930, 282},
};
static const struct draw_point home_land[] = {
    {1472, 538}, {1520, 512}, {1570, 488}, {1640, 450},
    {1720, 402}, {1790, 376}, {1860, 336}, {1930, 316},
};
static const struct draw_point home_front[] = {
    {1610, 546}, {1670, 506}, {1740, 466}, {1810, 446}, {1930, 402},
};
static const struct draw_point home_pines[] = {
    {1752, 418.5f}, {1782, 410}, {1812, 404}, {1878, 371}, {1902, 366},
};
static const float home_pine_scales[] = {0.82f, 1.0f, 0.77f, 0.97f, 0.77f};
static const struct draw_wave home_harbour_waves[] = {
    {560, 2.2f, 330, 0.9f, 17}, {600, 4.2f, 430, 2.6f, -19}, {650, 5.2f, 520, 3.4f, 21}};
static const int home_harbour_bands[] = {2, 3, 4};
static const struct draw_wave home_boat_waves[] = {
    {718, 5.2f, 620, 0.6f, 22}, {805, 6.6f, 740, 4.0f, -24}, {889, 7.6f, 820, 2.2f, 26}};

static const struct draw_point result_far[] = {
    {-10, 460},  {200, 450},  {500, 476},  {800, 484},  {1100, 470},
    {1300, 460}, {1500, 420}, {1700, 390}, {1930, 344},
};
static const struct draw_point result_land[] = {
    {1500, 566}, {1580, 530}, {1660, 490}, {1740, 450}, {1830, 410}, {1930, 380},
};
static const struct draw_point result_pines[] = {{1790, 430}, {1816, 420}, {1842, 410}};
static const float result_pine_scales[] = {0.77f, 0.97f, 0.745f};
static const struct draw_wave result_harbour_waves[] = {{598, 4.2f, 430, 0.9f, 19},
                                                        {650, 5.2f, 520, 3.4f, -21}};
static const int result_harbour_bands[] = {3, 4};
static const struct draw_wave result_boat_waves[] = {
    {696, 5.2f, 620, 0.6f, 22}, {799, 6.6f, 740, 4.0f, -24}, {880, 7.2f, 820, 2.2f, 26}};

static const struct view views[] = {
    [DRAW_SCENE_HOME] =
        {
            .horizon_y = 486,
            .sky = {DRAW_HEX(0xCFE4E1), DRAW_HEX(0xE9EFDD), DRAW_HEX(0xFCE9C8)},
            .sun = {1268, 404},
            .sun_radius = 170,
            .halo_radius = 216,
            .far = home_far,
            .far_count = COUNT(home_far),
            .middle = home_middle,
            .middle_count = COUNT(home_middle),
            .land = home_land,
            .land_count = COUNT(home_land),
            .front = home_front,
            .front_count = COUNT(home_front),
            .pines = home_pines,
            .pine_scales = home_pine_scales,
            .pine_count = COUNT(home_pines),
            .village = {1590, 558},
            .village_scale = 0.98f,
            .lighthouse = {1530, 558},
            .lighthouse_scale = 1.0f,
            .harbour_waves = home_harbour_waves,
            .harbour_bands = home_harbour_bands,
            .harbour_wave_count = COUNT(home_harbour_waves),
            .boat = {1256, 700},
            .boat_scale = 1.06f,
            .boat_waves = home_boat_waves,
            .boat_wave_count = COUNT(home_boat_waves),
            .gulls = true,
        },
    [DRAW_SCENE_RESULT] =
        {
            .horizon_y = 520,
            .sky = {DRAW_HEX(0xCFE4E1), DRAW_HEX(0xF3EDD6), DRAW_HEX(0xFBDDB0)},
            .sun = {1330, 430},
            .sun_radius = 148,
            .halo_radius = 190,
            .far = result_far,
            .far_count = COUNT(result_far),
            .land = result_land,
            .land_count = COUNT(result_land),
            .pines = result_pines,
            .pine_scales = result_pine_scales,
            .pine_count = COUNT(result_pines),
            .village = {1600, 586},
            .village_scale = 0.9f,
            .lighthouse = {1548, 586},
            .lighthouse_scale = 0.92f,
            .harbour_waves = result_harbour_waves,
            .harbour_bands = result_harbour_bands,
            .harbour_wave_count = COUNT(result_harbour_waves),
            .boat = {1352, 690},
            .boat_scale = 0.7f,
            .boat_waves = result_boat_waves,
            .boat_wave_count = COUNT(result_boat_waves),
        },
};

static const struct draw_color front_land = DRAW_HEX(0x3F7167);
static const struct draw_color gull_ink = DRAW_HEX(0x2F4358);

static void hill(struct draw_canvas *canvas, const struct draw_point *points, int count,
                 float bottom_y, struct draw_color color)
{
    if (count == 0)
        return;
    struct draw_ridge ridge = {points, count, bottom_y, color, points[0].x < 0.0f, true};
    draw_ridge(canvas, &ridge);
}

static void gulls(struct draw_canvas *canvas)
{
    static const char *const birds[] = {
        "M1032,210.4 Q1047,195.4 1062,214 Q1077,195.4 1092,210.4",
        "M1100,265.6 Q1110,255.6 1120,268 Q1130,255.6 1140,265.6",
        "M1536,193.1 Q1548,181.1 1560,196 Q1572,181.1 1584,193.1",
    };
    static const float widths[] = {3.9f, 2.6f, 3.1f};
    for (int i = 0; i < COUNT(birds); i++) {
        struct draw_stroke stroke = {.width = widths[i]};
        draw_line_string(canvas, birds[i], NULL, &stroke, draw_color_alpha(gull_ink, 0.75f));
    }
}

static void paint_far(struct draw_canvas *canvas, const struct view *view,
                      const struct draw_palette *palette)
{
    bool plain = palette->lines_only;
    const struct draw_color *stops = plain ? palette->sky : view->sky;
    struct draw_sky sky = {palette,
                           {stops[0], stops[1], stops[2]},
                           view->horizon_y + 4.0f,
                           view->sun,
                           view->sun_radius,
                           view->halo_radius};
    draw_sky(canvas, &sky);
    if (plain)
        return;
    float foot = view->horizon_y + 2.0f;
    hill(canvas, view->far, view->far_count, foot, draw_color_alpha(palette->ridge_far, 0.82f));
    hill(canvas, view->middle, view->middle_count, foot, palette->ridge_mid);
    if (view->gulls)
        gulls(canvas);
}

static void paint_harbour(struct draw_canvas *canvas, const struct view *view,
                          const struct draw_palette *palette)
{
    float foot = view->village.y;
    hill(canvas, view->land, view->land_count, foot, palette->land);
    hill(canvas, view->front, view->front_count, foot, front_land);
    for (int i = 0; i < view->pine_count; i++) {
        struct draw_transform place =
            draw_transform_make(view->pines[i], view->pine_scales[i], 0.0f);
        draw_pine(canvas, &place, palette->pine);
    }
    struct draw_harbour village = {false,
                                   draw_transform_make(view->village, view->village_scale, 0.0f)};
    struct draw_harbour tower = {
        false, draw_transform_make(view->lighthouse, view->lighthouse_scale, 0.0f)};
    draw_village(canvas, &village);
    draw_lighthouse(canvas, &tower);
}

static void waves(struct draw_canvas *canvas, const struct draw_sea *sea,
                  const struct draw_wave *wave, int count, int first_band)
{
    float bottom = canvas->view.y + canvas->view.h;
    for (int i = 0; i < count; i++) {
        struct draw_wave_fill fill = {wave[i], bottom, sea->time_s,
                                      sea->palette->bands[first_band + i]};
        if (i + 1 < count)
            fill.bottom_y = wave[i + 1].y + 1.5f * wave[i + 1].amplitude + 1.0f;
        draw_wave_fill(canvas, &fill);
    }
}

static void foam_lines(struct draw_canvas *canvas, const struct view *view,
                       const struct draw_palette *palette)
{
    struct draw_stroke stroke = {.width = 6.0f * view->boat_scale};
    struct draw_transform place = draw_transform_make(view->boat, view->boat_scale, 0.0f);
    draw_line_string(canvas,
                     "M-194,32 Q-119,21 -43,34 M70,36 Q136,24 198,36 M-119,57 Q-53,47 32,58",
                     &place, &stroke, draw_color_alpha(palette->foam, 0.45f));
}

static void paint(struct draw_canvas *canvas, const struct view *view, const struct draw_sea *sea)
{
    bool plain = sea->palette->lines_only;
    paint_far(canvas, view, sea->palette);
    draw_sea(canvas, sea);
    draw_sea_glints(canvas, sea, view->sun.x, 1.2f);
    if (!plain) {
        paint_harbour(canvas, view, sea->palette);
        waves(canvas, sea, view->harbour_waves, view->harbour_wave_count, view->harbour_bands[0]);
        float ride =
            sea->time_s > 0.0f ? 3.0f * sinf(6.2831853f * fmodf(sea->time_s / 5.0f, 1.0f)) : 0.0f;
        draw_boat_side(canvas, (struct draw_point){view->boat.x, view->boat.y + ride},
                       view->boat_scale);
        waves(canvas, sea, view->boat_waves, view->boat_wave_count, 5);
        foam_lines(canvas, view, sea->palette);
    }
    draw_sea_strip(canvas, sea);
}

void draw_scene_background(struct draw_canvas *canvas, const struct draw_scene *scene)
{
    const struct view *view = &views[scene->view];
    bool contrast = draw_canvas_high_contrast(canvas);
    float steps = scene->reduced_motion ? 0.0f : floorf(scene->time_s / DRAW_SEA_STEP_S);
    struct draw_sea sea = {draw_palette_of(contrast ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY),
                           view->horizon_y, contrast ? 0.0f : steps * DRAW_SEA_STEP_S};
    struct draw_layer_key key = {scene->view == DRAW_SCENE_HOME ? "scene-home" : "scene-result",
                                 contrast ? 0u : (uint64_t)llrintf(fmaxf(steps, 0.0f)),
                                 canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        paint(canvas, view, &sea);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, key.name, (struct draw_point){0, 0}, 1.0f);
}
