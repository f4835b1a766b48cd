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
                .hints = {{"hint-stay", NULL, false}, {"hint-pause", "Pause", true}},
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
        .text = {.tilt = "Tilt",
                 .best = "Best",
                 .falls = "Falls",
                 .falls_at = "Falls at",
                 .steadiness = "Tilt RMS"},
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

// "well" of picture 15.
static const struct draw_point well[] = {
    {396, 572},  {398, 642},  {408, 724},  {429, 797},  {461, 839},  {504, 844},  {538, 810},
    {564, 745},  {580, 643},  {590, 578},  {590, 647},  {596, 732},  {612, 804},  {643, 842},
    {684, 845},  {720, 808},  {750, 739},  {768, 635},  {782, 572},  {795, 606},  {816, 644},
    {848, 672},  {888, 675},  {931, 658},  {960, 631},  {972, 601},  {957, 571},  {931, 561},
    {898, 576},  {874, 615},  {861, 674},  {861, 737},  {874, 794},  {903, 832},  {940, 847},
    {979, 833},  {1018, 794}, {1059, 728}, {1104, 638}, {1147, 532}, {1173, 433}, {1182, 348},
    {1167, 286}, {1142, 262}, {1110, 286}, {1089, 355}, {1080, 462}, {1076, 576}, {1079, 688},
    {1088, 771}, {1107, 826}, {1139, 846}, {1176, 842}, {1215, 817}, {1255, 766}, {1296, 694},
    {1340, 603}, {1378, 504}, {1402, 406}, {1405, 328}, {1386, 275}, {1359, 264}, {1328, 298},
    {1311, 377}, {1303, 486}, {1300, 603}, {1305, 708}, {1316, 787}, {1338, 833}, {1372, 846},
    {1409, 840}, {1448, 813}, {1493, 756}, {1525, 708}};

enum { WELL_POINTS = 1600, INK_POINTS = 500 };

// Points 4 px apart along the word, as the game has them.
static int well_points(struct draw_canvas *canvas, struct draw_point *points)
{
    struct draw_path *path = &canvas->scratch[3];
    draw_path_clear(path);
    draw_path_add_smooth(path, well, (int)(sizeof well / sizeof *well));
    int count = 0;
    points[count++] = path->points[0];
    for (int i = 1; i < path->point_count && count < WELL_POINTS; i++) {
        struct draw_point last = points[count - 1], at = path->points[i];
        float far = hypotf(at.x - last.x, at.y - last.y);
        for (float done = 4.0f; done <= far && count < WELL_POINTS; done += 4.0f)
            points[count++] = (struct draw_point){last.x + (at.x - last.x) * done / far,
                                                  last.y + (at.y - last.y) * done / far};
    }
    return count;
}

struct draw_level_writing hand_scenes_writing(struct draw_canvas *canvas,
                                              struct draw_level_model *model)
{
    static struct draw_point points[WELL_POINTS];
    static struct draw_level_ink ink[INK_POINTS];
    static const int first[] = {0};
    *model = common();
    model->text.title = "Neat writing";
    model->text.hints[0].text = "Slowly, along the dots";
    struct draw_level_writing writing = {
        .path = points,
        .path_count = well_points(canvas, points),
        .stroke_first = first,
        .stroke_count = 1,
        .width = 60.0f,
        .baseline_y = 846.0f,
        .x_height = 288.0f,
        .ink = ink,
        .ink_count = 340,
        .pen_shown = true,
        .pen_down = true,
        .progress = 0.31f,
        .inside_share = 0.92f,
        .inside = "in the channel",
    };
    for (int i = 0; i < INK_POINTS; i++) {
        float off = 5.0f * sinf(0.05f * (float)i);
        ink[i] = (struct draw_level_ink){{points[i].x + off, points[i].y + 4.0f}, i > 0};
    }
    writing.pen = ink[writing.ink_count - 1].at;
    struct draw_point from = points[writing.ink_count], to = points[writing.ink_count + 8];
    float length = hypotf(to.x - from.x, to.y - from.y);
    writing.next = from;
    writing.along = (struct draw_point){(to.x - from.x) / length, (to.y - from.y) / length};
    return writing;
}

static void page_writing(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_writing writing = hand_scenes_writing(canvas, &model);
    draw_level_writing(canvas, &model, &writing);
}

static void page_writing_start(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_writing writing = hand_scenes_writing(canvas, &model);
    struct draw_point from = writing.path[0], to = writing.path[8];
    float length = hypotf(to.x - from.x, to.y - from.y);
    writing.next = from;
    writing.along = (struct draw_point){(to.x - from.x) / length, (to.y - from.y) / length};
    writing.asks_next = true;
    writing.ink_count = 0;
    writing.pen_shown = false;
    writing.width = 98.0f;
    writing.progress = 0.0f;
    writing.inside_share = NAN;
    model.stage = DRAW_LEVEL_STAGE_LEAD_IN;
    model.lead_in_number = 2;
    model.text.caption = "Begin at the yellow dot.";
    draw_level_writing(canvas, &model, &writing);
}

static void page_writing_lifted(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_writing writing = hand_scenes_writing(canvas, &model);
    model.text.badge = "Left hand";
    writing.left_handed = true;
    writing.pen_down = false;
    writing.pen = (struct draw_point){900.0f, 700.0f};
    writing.asks_next = true;
    draw_level_writing(canvas, &model, &writing);
}

static void page_bottle_clinic(struct draw_canvas *canvas)
{
    enum { TRACE = 240 };
    static struct draw_level_bottle_point trace[TRACE];
    for (int i = 0; i < TRACE; i++) {
        float t = 0.05f * (float)i;
        trace[i] = (struct draw_level_bottle_point){3.1f * sinf(1.7f * t) + 1.6f * sinf(4.3f * t),
                                                    2.4f * sinf(1.1f * t + 0.6f) +
                                                        1.9f * sinf(3.7f * t + 1.0f)};
    }
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    bottle.trace = trace;
    bottle.palm_x_deg = trace[TRACE - 1].x_deg;
    bottle.palm_y_deg = trace[TRACE - 1].y_deg;
    bottle.tilt_x_deg = 0.0f;
    bottle.trace_count = TRACE;
    bottle.best_s = 14.2f;
    bottle.falls = 2;
    draw_level_bottle_clinic(canvas, &model, &bottle);
}

static void page_bottle_clinic_stance(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    with_stance(&model);
    model.text.caption = "Half time.";
    model.text.decimal_separator = ',';
    bottle.tip_deg = 4.4f;
    bottle.on_lid = true;
    bottle.rms_deg = NAN;
    draw_level_bottle_clinic(canvas, &model, &bottle);
}

// Longest words first: style.md 13 asks every place for a third more than the English takes.
static void in_german(struct draw_level_model *model)
{
    struct draw_level_text *text = &model->text;
    text->badge = "Rechte Hand";
    text->caption = "Ganz ruhig weiteratmen, die Hand bleibt flach und still.";
    text->hints[0].text = "Den Deckel im Tor halten, ganz ruhig";
    text->decimal_separator = ',';
}

static void page_bottle_german(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    in_german(&model);
    with_stance(&model);
    model.text.title = "Flasche auf dem Deckel";
    model.text.of_seconds = "von 20 Sekunden";
    model.text.of_short = "von 20 s";
    model.text.sway = "Schwankung";
    bottle.text.tilt = "Neigung";
    bottle.text.best = "Bisher am längsten";
    bottle.text.falls = "Umgefallen";
    bottle.text.warm_up = "Nur zum Aufwärmen";
    bottle.best_s = 14.0f;
    bottle.falls = 12;
    draw_level_bottle(canvas, &model, &bottle);
}

static void page_bottle_clinic_german(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_bottle bottle = hand_scenes_bottle(&model);
    in_german(&model);
    with_stance(&model);
    model.text.title = "Flasche auf dem Deckel";
    model.text.of_short = "von 20 s";
    model.text.sway = "Schwankung";
    model.text.caption = NULL;
    bottle.text = (struct draw_level_bottle_text){.tilt = "Neigung",
                                                  .best = "Bisher am längsten",
                                                  .falls = "Umgefallen",
                                                  .falls_at = "Fällt ab",
                                                  .steadiness = "Neigung (RMS)"};
    draw_level_bottle_clinic(canvas, &model, &bottle);
}

static void page_fingers_german(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    in_german(&model);
    model.text.title = "Zwei Finger zugleich";
    model.text.of_seconds = "von 20 richtig";
    model.text.of_short = "von 20";
    fingers.left = true;
    fingers.right_count = 20;
    fingers.key[0] = fingers.key[5] = "Leertaste";
    draw_level_fingers(canvas, &model, &fingers);
}

static void page_buttons_german(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    in_german(&model);
    with_stance(&model);
    model.text.caption = NULL;
    model.text.title = "Knöpfe im Einbeinstand";
    model.text.badge = "Beide Hände";
    model.text.sway = "Schwankung";
    model.text.of_seconds = "Sekunden in dieser Runde";
    model.text.of_short = "s in dieser Runde";
    buttons.round_s = 128.0f;
    buttons.text.press = "Geschlossen";
    buttons.text.press_line = "Leertaste oder ein großer Knopf";
    buttons.text.round = "Runde";
    buttons.text.best = "Beste Runde";
    draw_level_buttons(canvas, &model, &buttons);
}

static void page_writing_german(struct draw_canvas *canvas)
{
    struct draw_level_model model;
    struct draw_level_writing writing = hand_scenes_writing(canvas, &model);
    in_german(&model);
    model.stage = DRAW_LEVEL_STAGE_PAUSED;
    model.text.card_line = "Weiter mit einer beliebigen Taste";
    model.text.title = "Besonders schön schreiben";
    writing.inside = "im Wasserlauf";
    draw_level_writing(canvas, &model, &writing);
}

static const struct scenes_page pages[] = {
    {"08-german", page_bottle_german},
    {"08-clinic-german", page_bottle_clinic_german},
    {"h5-german", page_fingers_german},
    {"h7-german", page_buttons_german},
    {"15-german", page_writing_german},
    {"08-clinic", page_bottle_clinic},
    {"08-clinic-stance", page_bottle_clinic_stance},
    {"15-writing", page_writing},
    {"15-start", page_writing_start},
    {"15-lifted", page_writing_lifted},
    {"h6-buttons", page_buttons},
    {"h7-buttons-stance", page_buttons_stance},
    {"h4-fingers", page_fingers},
    {"h5-pair", page_fingers_pair},
    {"h4-hit", page_fingers_hit},
    {"08-bottle", page_bottle},
    {"08-lid", page_bottle_lid},
    {"08-stance", page_bottle_stance},
    {"08-fallen", page_bottle_fallen},
    {"08-waiting", page_bottle_waiting},
    {"08-success", page_bottle_success},
    {NULL, NULL},
};

const struct scenes_page *hand_scenes_all(void)
{
    return pages;
}
