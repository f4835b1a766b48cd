#include "tests/draw/hand_scenes.h"

#include <math.h>

static struct draw_level_model common(void)
{
    return (struct draw_level_model){
        .stage = DRAW_LEVEL_STAGE_PLAY,
        .stage_s = 20.0f,
        .ring_radius_mm = 45.0f,
        .calm_mm = 8.0f,
        .text =
            {
                .badge = "Right hand",
                .card_title = "Paused",
                .card_line = "Press any button to go on",
                .hints = {{"hint-stay", NULL}, {"hint-pause", "Pause"}},
                .hint_count = 2,
            },
    };
}

static void with_stance(struct draw_level_model *model)
{
    model->ml_mm = 12.0f;
    model->ap_mm = 6.0f;
    model->heel_deg = 7.0f;
    model->sway_rms_mm = 5.2f;
    model->text.sway = "Sway";
}

struct draw_level_bottle hand_scenes_bottle(struct draw_level_model *model)
{
    *model = common();
    model->seconds = 11.4f;
    model->progress = 11.4f / 20.0f;
    model->text.title = "Bottle on palm";
    model->text.of_seconds = "of 20 seconds";
    model->text.of_short = "of 20 s";
    model->text.hints[0].text = "Keep the cap inside the gate";
    return (struct draw_level_bottle){
        .state = DRAW_BOTTLE_UPRIGHT,
        .water_share = 0.3f,
        .palm_x_deg = -2.6f,
        .tilt_x_deg = -1.9f,
        .slosh_deg = 2.6f,
        .tip_deg = 14.0f,
        .shown_deg = 4.4f,
        .rms_deg = 2.1f,
        .text = {.tilt = "Tilt", .best = "Best", .falls = "Falls"},
    };
}

static void page_bottle(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    draw_level_bottle(canvas, &model, &bottle);
}

static void page_bottle_lid(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    bottle.on_lid = true;
    bottle.left_hand = true;
    bottle.tip_deg = 4.4f;
    bottle.tilt_x_deg = 0.0f;
    bottle.palm_x_deg = 1.1f;
    bottle.palm_y_deg = 2.6f;
    bottle.slosh_deg = -1.1f;
    bottle.best_s = 14.2f;
    bottle.falls = 2;
    model.text.title = "Bottle on its lid";
    model.text.badge = "Left hand";
    draw_level_bottle(canvas, &model, &bottle);
}

static void page_bottle_stance(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    with_stance(&model);
    bottle.water_share = 0.5f;
    bottle.palm_x_deg = 6.0f;
    bottle.tilt_x_deg = 5.5f;
    bottle.slosh_deg = -14.0f;
    bottle.best_s = 14.2f;
    bottle.falls = 3;
    draw_level_bottle(canvas, &model, &bottle);
}

static void page_bottle_fallen(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    model.seconds = 0.0f;
    model.progress = 0.0f;
    model.text.caption = "It stands up again by itself.";
    bottle.state = DRAW_BOTTLE_FALLEN;
    bottle.best_s = 11.4f;
    bottle.falls = 1;
    bottle.text.warm_up = "Warm-up";
    draw_level_bottle(canvas, &model, &bottle);
}

static void page_bottle_waiting(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    model.seconds = model.progress = 0.0f;
    model.stage = DRAW_LEVEL_STAGE_LEAD_IN;
    model.lead_in_number = 3;
    model.text.caption = "Hold your hand flat and still.";
    bottle.state = DRAW_BOTTLE_WAITING;
    bottle.water_share = 0.0f;
    draw_level_bottle(canvas, &model, &bottle);
}

static void page_bottle_success(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    model.seconds = 20.0f;
    model.progress = 1.0f;
    model.stage = DRAW_LEVEL_STAGE_SUCCESS;
    model.stage_s = 2.0f;
    bottle.on_lid = true;
    bottle.water_share = 0.0f;
    bottle.tilt_x_deg = bottle.palm_x_deg = bottle.slosh_deg = 0.0f;
    draw_level_bottle(canvas, &model, &bottle);
}

struct draw_level_fingers hand_scenes_fingers(struct draw_level_model *model)
{
    *model = common();
    model->text.title = "One finger";
    model->text.of_seconds = "of 20 right";
    model->text.of_short = "of 20";
    model->text.hints[0].text = "Move the lit finger, the others rest";
    struct draw_level_fingers fingers = {
        .right = true,
        .lit = 1u << 8, // ring finger, right hand
        .cue_share = 0.4f,
        .key = {"Space", "F", "D", "S", "A", "Space", "J", "K", "L", ";"},
        .cue_count = 20,
        .right_count = 7,
    };
    for (int i = 0; i < 9; i++)
        fingers.cues[i] = i == 3 || i == 6 ? DRAW_LEVEL_CUE_PAST : DRAW_LEVEL_CUE_RIGHT;
    fingers.cues[9] = DRAW_LEVEL_CUE_NOW;
    return fingers;
}

static void page_fingers(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    draw_level_fingers(canvas, &model, &fingers);
}

static void page_fingers_pair(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    model.text.title = "Two fingers";
    model.text.badge = "Both hands";
    model.text.hints[0].text = "Both at the same time";
    fingers.left = true;
    fingers.lit = 1u << 1 | 1u << 3; // index and ring finger, left hand
    fingers.down = 1u << 1 | 1u << 2;
    fingers.ripple[2] = 0.4f;
    fingers.cue_share = 0.7f;
    draw_level_fingers(canvas, &model, &fingers);
}

static void page_fingers_hit(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    model.text.badge = "Left hand";
    model.text.caption = "Rest your fingers on the keys.";
    fingers.left = true;
    fingers.right = false;
    fingers.lit = fingers.down = 1u << 4;
    fingers.hit = true;
    draw_level_fingers(canvas, &model, &fingers);
}

struct draw_level_buttons hand_scenes_buttons(struct draw_level_model *model)
{
    *model = common();
    model->text.title = "Shirt buttons";
    model->text.badge = "Both hands";
    model->text.of_seconds = "seconds this round";
    model->text.of_short = "s this round";
    model->text.hints[0].text = "Press after each button";
    return (struct draw_level_buttons){
        .open = 2,
        .round_s = 34.0f,
        .round = 3,
        .best_round_s = 88.0f,
        .total_s = 265.0f,
        .text = {.press = "Opened",
                 .press_line = "Space, or any big button",
                 .round = "Round",
                 .best = "Best round",
                 .minutes = "min"},
    };
}

static void page_buttons(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    draw_level_buttons(canvas, &model, &buttons);
}

static void page_buttons_stance(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    with_stance(&model);
    model.text.title = "Buttons, one leg";
    buttons.open = 4;
    buttons.closing = true;
    buttons.text.press = "Closed";
    draw_level_buttons(canvas, &model, &buttons);
}

static const struct scenes_page pages[] = {
    {"h6-buttons", page_buttons},        {"h7-buttons-stance", page_buttons_stance},
    {"h4-fingers", page_fingers},        {"h5-pair", page_fingers_pair},
    {"h4-hit", page_fingers_hit},        {"08-bottle", page_bottle},
    {"08-lid", page_bottle_lid},         {"08-stance", page_bottle_stance},
    {"08-fallen", page_bottle_fallen},   {"08-waiting", page_bottle_waiting},
    {"08-success", page_bottle_success}, {NULL, NULL},
};

const struct scenes_page *hand_scenes_all(void)
{
    return pages;
}
