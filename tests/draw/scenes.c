#include "tests/draw/scenes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "game/draw/menu.h"
#include "game/draw/scene.h"
#include "game/draw/wake.h"
#include "game/draw/widget.h"

enum {
    TRACE_COUNT = 300,
};

static float sway_mm(float age_s)
{
    return 2.6f + 2.3f * sinf(4.1f * age_s + 0.2f) + 0.9f * sinf(9.3f * age_s);
}

static void fill_wake(struct draw_level_model *model)
{
    model->wake_count = DRAW_LEVEL_WAKE_COUNT;
    for (int i = 0; i < DRAW_LEVEL_WAKE_COUNT; i++)
        model->wake_ml_mm[i] = sway_mm(0.1f * (float)i);
}

struct draw_level_model scenes_sea(void)
{
    struct draw_level_model model = {
        .stage = DRAW_LEVEL_STAGE_PLAY,
        .stage_s = 18.4f,
        .seconds = 18.4f,
        .progress = 18.4f / 30.0f,
        .ml_mm = sway_mm(0.0f),
        .ring_radius_mm = 45.0f,
        .heel_deg = 4.8f,
        .gate_ml_mm = sway_mm(0.0f),
        .sway_rms_mm = 4.2f,
        .calm_mm = 8.0f,
        .text =
            {
                .title = "Semi-tandem",
                .badge = "Eyes open",
                .of_seconds = "of 30 seconds",
                .of_short = "of 30 s",
                .sway = "Sway",
                .card_title = "Paused",
                .card_line = "Step on again to go on",
                .hints = {{"hint-table", "Hold on any time: the clock waits", false},
                          {"hint-pause", "Pause", true}},
                .hint_count = 2,
            },
    };
    fill_wake(&model);
    return model;
}

struct draw_level_model scenes_night(void)
{
    struct draw_level_model model = scenes_sea();
    model.eyes_closed = true;
    model.seconds = 12.0f;
    model.progress = 12.0f / 20.0f;
    model.ml_mm = -3.1f;
    model.gate_ml_mm = -3.1f;
    model.heel_deg = -7.0f;
    for (int i = 0; i < DRAW_LEVEL_WAKE_COUNT; i++)
        model.wake_ml_mm[i] = -sway_mm(0.1f * (float)i);
    model.night = (struct draw_level_night){
        "stance-semi-eyes-closed-a", "helper-hands-ready", "feet-semi-tandem", false, 1.0f, 1.0f};
    model.text.badge = "Eyes closed";
    model.text.of_seconds = "of 20 seconds";
    model.text.helper_heading = "For the helper";
    model.text.helper_title = "Stand close.";
    model.text.helper_line = "Hands ready, not touching.";
    model.text.sound_title = "Tone on the right:";
    model.text.sound_line = "Anna sways to the right";
    model.text.hints[0] =
        (struct draw_level_hint){"hint-pause", "Any button: eyes open, clock stops", true};
    model.text.hint_count = 1;
    return model;
}

struct draw_level_model scenes_clinic(void)
{
    static struct draw_level_point points[TRACE_COUNT];
    for (int i = 0; i < TRACE_COUNT; i++) {
        float t = 0.033f * (float)(TRACE_COUNT - 1 - i);
        points[i] = (struct draw_level_point){3.0f * sinf(1.9f * t) + 2.0f * sinf(4.7f * t + 1.0f),
                                              5.0f * sinf(1.3f * t + 0.4f) + 2.4f * sinf(3.9f * t)};
    }
    struct draw_level_model model = scenes_sea();
    model.eyes_closed = true;
    model.seconds = 12.43f;
    model.progress = 0.41f;
    model.ml_mm = points[TRACE_COUNT - 1].ml_mm;
    model.ap_mm = points[TRACE_COUNT - 1].ap_mm;
    model.ring_radius_mm = 30.0f;
    model.clinic = (struct draw_level_clinic){
        .trace = points,
        .trace_count = TRACE_COUNT,
        .ellipse = {{0.0f, 0.0f}, 10.8f, 8.1f, 1.45f},
        .feet = DRAW_LEVEL_FEET_APART,
        .side_to_side_mm = 9.0f,
        .front_to_back_mm = 12.0f,
        .path_mm_s = 18.0f,
        .area_mm2 = 186.0f,
        .left_share = 0.52f,
    };
    model.text.title = "Feet apart";
    model.text.badge = "Eyes closed";
    model.text.side_to_side = "Side to side";
    model.text.front_to_back = "Front to back";
    model.text.path = "Path";
    model.text.area = "Area 95 %";
    model.text.left = "Left";
    model.text.right = "Right";
    model.text.hints[0] = (struct draw_level_hint){"hint-table", "Hold on any time", false};
    model.text.hints[1] = (struct draw_level_hint){"hint-pause", "Pause", true};
    model.text.hints[2] = (struct draw_level_hint){"hint-back", "Sea view", false};
    model.text.hint_count = 3;
    return model;
}

static void page_sea(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    draw_level_sea(canvas, &model);
}

static void page_lead_in(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    model.stage = DRAW_LEVEL_STAGE_LEAD_IN;
    model.lead_in_number = 4;
    model.seconds = 0.0f;
    model.progress = 0.0f;
    model.ml_mm = model.gate_ml_mm = model.heel_deg = 0.0f;
    model.wake_count = 0;
    model.text.caption = "Let go of the table when you are ready.";
    draw_level_sea(canvas, &model);
}

static void page_outside(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    model.ml_mm = 40.0f;
    model.gate_ml_mm = 34.0f;
    model.ap_mm = 30.0f;
    model.heel_deg = 19.0f;
    model.progress = 0.33f;
    model.outside_waits = true;
    draw_level_sea(canvas, &model);
}

static void page_supported(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    model.supported = true;
    model.progress = 0.8f;
    model.harbour_growth = 1.1f;
    draw_level_sea(canvas, &model);
}

static void page_paused(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    model.stage = DRAW_LEVEL_STAGE_PAUSED;
    draw_level_sea(canvas, &model);
}

static void page_success(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    model.stage = DRAW_LEVEL_STAGE_SUCCESS;
    model.stage_s = 0.6f;
    model.seconds = 30.0f;
    model.progress = 1.0f;
    model.harbour_growth = 1.12f;
    draw_level_sea(canvas, &model);
}

static void page_reach(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    static const struct draw_level_lantern lanterns[] = {
        {0, 40, true},     {34, 24, true},  {40, -2, false},  {22, -24, false},
        {-24, -24, false}, {-40, 2, false}, {-32, 26, false},
    };
    model.reach.count = (int)(sizeof lanterns / sizeof *lanterns);
    for (int i = 0; i < model.reach.count; i++)
        model.reach.lanterns[i] = lanterns[i];
    model.reach.current = 2;
    model.reach.dwell = 0.6f;
    model.ml_mm = 26.0f;
    model.gate_ml_mm = 26.0f;
    model.ring_radius_mm = 50.0f;
    model.progress = 2.0f / 7.0f;
    draw_level_sea(canvas, &model);
}

static void page_night(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_night();
    draw_level_night(canvas, &model);
}

static void page_night_left(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_night();
    model.night.sound_side = -1.0f;
    model.night.sound_level = 0.5f;
    model.text.caption = "Ten seconds to go.";
    model.stage = DRAW_LEVEL_STAGE_PAUSED;
    draw_level_night(canvas, &model);
}

static void page_clinic(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_clinic();
    draw_level_clinic(canvas, &model);
}

static void page_clinic_semi(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_clinic();
    model.clinic.feet = DRAW_LEVEL_FEET_SEMI_LEFT_FRONT;
    model.clinic.board_lengthwise = true;
    model.clinic.left_share = NAN;
    model.clinic.area_mm2 = NAN;
    model.clinic.centre = (struct draw_level_point){-12.0f, 20.0f};
    model.ring_radius_mm = 52.0f;
    model.text.title = "Semi-tandem";
    model.text.caption = "Half time.";
    model.text.decimal_separator = ',';
    draw_level_clinic(canvas, &model);
}

static void in_german(struct draw_level_model *model)
{
    struct draw_level_text *text = &model->text;
    text->title = "Halber Tandemstand";
    text->badge = model->eyes_closed ? "Augen geschlossen" : "Augen offen";
    text->of_seconds = "von 30 Sekunden";
    text->of_short = "von 30 s";
    text->sway = "Schwankung";
    text->caption = "Noch zehn Sekunden, ganz ruhig weiter atmen.";
    text->helper_heading = "Für die helfende Person";
    text->helper_title = "Bleiben Sie ganz nah.";
    text->helper_line = "Hände bereit, ohne zu berühren.";
    text->sound_title = "Ton auf der rechten Seite:";
    text->sound_line = "Annemarie schwankt nach rechts";
    text->side_to_side = "Seitlich gesamt";
    text->front_to_back = "Vor und zurück";
    text->path = "Weg je Sekunde";
    text->area = "Fläche 95 %";
    text->left = "Links";
    text->right = "Rechts";
    text->decimal_separator = ',';
    text->hints[0].text = model->eyes_closed ? "Beliebige Taste: Augen auf, die Uhr hält"
                                             : "Festhalten ist erlaubt: die Uhr wartet";
    text->hints[1].text = "Pause";
    text->hints[2].text = "Meeransicht";
}

static void page_sea_german(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_sea();
    in_german(&model);
    draw_level_sea(canvas, &model);
}

static void page_night_german(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_night();
    in_german(&model);
    draw_level_night(canvas, &model);
}

static void page_clinic_german(struct draw_canvas *canvas)
{
    struct draw_level_model model = scenes_clinic();
    in_german(&model);
    draw_level_clinic(canvas, &model);
}

static void page_home(struct draw_canvas *canvas)
{
    struct draw_scene scene = {DRAW_SCENE_HOME, 0.0f, false};
    draw_scene_background(canvas, &scene);
}

static void page_result(struct draw_canvas *canvas)
{
    float calm[DRAW_WAKE_POINT_COUNT];
    float lively[DRAW_WAKE_POINT_COUNT];
    for (int i = 0; i < DRAW_WAKE_POINT_COUNT; i++) {
        calm[i] = 5.0f * sinf(0.21f * (float)i + 0.4f);
        lively[i] = 12.0f * sinf(0.2f * (float)i + 0.9f);
    }
    struct draw_scene scene = {DRAW_SCENE_RESULT, 0.0f, false};
    draw_scene_background(canvas, &scene);
    draw_card(canvas, (struct draw_rect){96.0f, 196.0f, 1000.0f, 560.0f}, 36.0f);
    struct draw_wake_tile last = {{608.0f, 320.0f, 212.0f, 238.0f}, lively, 64, 16.0f};
    struct draw_wake_tile today = {{844.0f, 320.0f, 212.0f, 238.0f}, calm, 64, 16.0f};
    draw_wake_tile(canvas, &last);
    draw_wake_tile(canvas, &today);
}

static const struct scenes_page pages[] = {
    {"05-sea", page_sea},
    {"05-lead-in", page_lead_in},
    {"05-outside", page_outside},
    {"05-supported", page_supported},
    {"05-paused", page_paused},
    {"05-success", page_success},
    {"05-reach", page_reach},
    {"06-night", page_night},
    {"06-night-left", page_night_left},
    {"07-clinic", page_clinic},
    {"07-clinic-semi", page_clinic_semi},
    {"05-german", page_sea_german},
    {"06-german", page_night_german},
    {"07-german", page_clinic_german},
    {"01-home", page_home},
    {"09-result", page_result},
    {NULL, NULL},
};

const struct scenes_page *scenes_all(void)
{
    return pages;
}

bool scenes_canvas_init(struct draw_canvas *canvas, int width_px, int height_px,
                        enum draw_theme theme)
{
    return scenes_canvas_init_on(canvas, NULL, width_px, height_px, theme);
}

bool scenes_canvas_init_on(struct draw_canvas *canvas, struct SDL_Renderer *renderer, int width_px,
                           int height_px, enum draw_theme theme)
{
    char assets[1024];
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    snprintf(assets, sizeof assets, "%s/assets", source ? source : ".");
    struct draw_canvas_settings settings = {
        .renderer = renderer,
        .width_px = width_px,
        .height_px = height_px,
        .asset_dir = assets,
        .theme = theme,
    };
    return draw_canvas_init(canvas, &settings);
}
