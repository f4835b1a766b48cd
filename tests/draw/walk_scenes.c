#include "tests/draw/walk_scenes.h"

#include <math.h>
#include <stddef.h>

struct draw_level_model walk_scenes_level(void)
{
    struct draw_level_model model = {
        .stage = DRAW_LEVEL_STAGE_PLAY,
        .stage_s = 18.4f,
        .seconds = 42.0f,
        .of_seconds = 60.0f,
        .progress = 0.7f,
        .ring_radius_mm = 1.0f,
        .calm_mm = 8.0f,
        .harbour_growth = 1.05f,
        .time_s = 3.0f,
        .night = {.player_art = "stance-oneleg-eyes-closed-a",
                  .helper_art = "helper-hands-ready",
                  .sound_side = -1.0f,
                  .sound_level = 0.7f},
        .text =
            {
                .title = "Slow steps",
                .badge = "Eyes open",
                .of_seconds = "of 60 seconds",
                .of_short = "of 60 s",
                .card_title = "Paused",
                .card_line = "Take your time. Nothing is lost.",
                .helper_heading = "For the helper",
                .helper_title = "Walk beside.",
                .helper_line = "Hands ready, not touching.",
                .left = "Left",
                .right = "Right",
                .hints = {{"hint-table", "Hold on any time", false}, {"hint-pause", "Pause", true}},
                .hint_count = 2,
            },
    };
    return model;
}

struct draw_march walk_scenes_march(void)
{
    static const float durations[] = {2.1f, 2.3f, 1.9f, 2.2f, 1.6f, 2.0f, 2.4f, 1.8f, 2.1f};
    struct draw_march march = {
        .target_s = 2.0f,
        .side = DRAW_MARCH_RIGHT,
        .running_s = 1.4f,
        .step_count = (int)(sizeof durations / sizeof *durations),
        .total = 14,
        .median_s = 2.1f,
        .variation = 0.14f,
        .left_s = 2.1f,
        .right_s = 2.2f,
        .evenness = 1.05f,
        .lift_deg = 52.0f,
        .lift_target_deg = 60.0f,
        .heel_up = 1.0f,
        .text = {"14 steps", "Goal: 2.0 s on each leg", "Goal 60\u00B0", "Heel up", "Heel down",
                 "Median", "Variation", "Left to right", "Steps", "Thigh"},
    };
    float age = 1.6f;
    for (int i = 0; i < march.step_count; i++) {
        march.steps[i] =
            (struct draw_march_step){i % 2 ? DRAW_MARCH_RIGHT : DRAW_MARCH_LEFT, durations[i], age};
        age += durations[i] + 0.3f;
    }
    return march;
}

static void page_march(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_reached(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.running_s = 2.6f;
    level.text.caption = "Half time.";
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_knee(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.gait = DRAW_MARCH_KNEE;
    level.text.title = "Knee lift";
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_tiptoe(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.gait = DRAW_MARCH_TIPTOE;
    level.text.title = "Tiptoe steps";
    level.text.caption = "Lift your heels.";
    march.heel_up = 0.0f;
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_taps(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.side = DRAW_MARCH_EITHER;
    for (int i = 0; i < march.step_count; i++)
        march.steps[i].side = DRAW_MARCH_EITHER;
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_lead_in(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    level.stage = DRAW_LEVEL_STAGE_LEAD_IN;
    level.lead_in_number = 4;
    level.seconds = 0.0f;
    level.text.caption = "Stand tall. Then walk slowly on the spot.";
    march.step_count = march.total = 0;
    march.running_s = -1.0f;
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_night(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    level.eyes_closed = true;
    level.text.badge = "Eyes closed";
    march.gait = DRAW_MARCH_KNEE;
    draw_level_march_night(canvas, &level, &march);
}

static void page_march_clinic(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.gait = DRAW_MARCH_KNEE;
    draw_level_march_clinic(canvas, &level, &march);
}

static void page_march_clinic_taps(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.side = DRAW_MARCH_EITHER;
    for (int i = 0; i < march.step_count; i++)
        march.steps[i].side = DRAW_MARCH_EITHER;
    march.left_s = march.right_s = march.evenness = NAN;
    level.text.decimal_separator = ',';
    level.text.caption = "Ten seconds to go.";
    draw_level_march_clinic(canvas, &level, &march);
}

static void in_german(struct draw_level_model *level, struct draw_march *march)
{
    level->text.title = "Zeitlupenschritte auf der Stelle";
    level->text.badge = level->eyes_closed ? "Augen geschlossen" : "Augen offen";
    level->text.of_seconds = "von 60 Sekunden";
    level->text.of_short = "von 60 s";
    level->text.helper_heading = "Für die helfende Person";
    level->text.helper_title = "Gehen Sie mit, ganz nah.";
    level->text.helper_line = "Hände bereit, ohne zu berühren.";
    level->text.left = "Links";
    level->text.right = "Rechts";
    level->text.decimal_separator = ',';
    level->text.caption = "Noch zehn Sekunden, ganz ruhig weiter atmen.";
    level->text.hints[0].text = "Festhalten ist jederzeit erlaubt";
    march->text = (struct draw_march_text){
        "14 Schritte",     "Ziel: 2,0 s auf jedem Bein",
        "Ziel 60\u00B0",   "Ferse ist oben",
        "Ferse ist unten", "Mittlere Dauer",
        "Schwankung",      "Links zu rechts",
        "Schritte",        "Oberschenkel",
    };
}

static void page_march_german(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.gait = DRAW_MARCH_TIPTOE;
    in_german(&level, &march);
    draw_level_march_sea(canvas, &level, &march);
}

static void page_march_night_german(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    level.eyes_closed = true;
    in_german(&level, &march);
    draw_level_march_night(canvas, &level, &march);
}

static void page_march_clinic_german(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.gait = DRAW_MARCH_KNEE;
    in_german(&level, &march);
    draw_level_march_clinic(canvas, &level, &march);
}

struct draw_route walk_scenes_route(void)
{
    return (struct draw_route){
        .name = "Hallway, kitchen to door",
        .today = "Today",
        .walk_name = {"Tuesday", "Sunday", "Friday"},
        .walk_steps = {25, 24, 27},
        .walk_count = 3,
        .steps = 19,
        .is_told = true,
        .target = 25.0f,
        .good = true,
        .goal = "As many or fewer: 25",
        .steps_line = "steps",
        .wheel_line = "How many steps?",
    };
}

static void page_route(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_route route = walk_scenes_route();
    level.text.title = "Long steps";
    draw_level_route(canvas, &level, &route);
}

static void page_route_wheel(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_route route = walk_scenes_route();
    level.text.title = "Long steps";
    route.wheel = route.walked = true;
    route.steps = 23;
    draw_level_route(canvas, &level, &route);
}

static void page_route_german(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_route route = walk_scenes_route();
    struct draw_march march = walk_scenes_march();
    in_german(&level, &march);
    level.text.title = "Große Schritte";
    level.text.caption = "Zählen Sie Ihre Schritte bis zur Tür.";
    route.name = "Flur, von der Küche zur Haustür";
    route.today = "Heute";
    route.walk_name[0] = "Donnerstag";
    route.walk_name[1] = "Vorgestern";
    route.goal = "So viele oder weniger: 25";
    route.wheel_line = "Wie viele Schritte?";
    route.wheel = route.walked = true;
    route.walk_count = 2;
    route.steps = 104;
    draw_level_route(canvas, &level, &route);
}

static void page_timer(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {"feet-semi-tandem-right", "stance-semi-a", DRAW_TIMER_FOOT_NONE};
    level.text.title = "Semi-tandem";
    level.seconds = 18.0f;
    level.progress = 0.6f;
    level.text.of_short = "of 30 s";
    level.text.hints[0] = (struct draw_level_hint){"hint-table", "T: I touched", false};
    level.text.hints[1] = (struct draw_level_hint){"hint-step", "S: I stepped", false};
    level.text.hints[2] = (struct draw_level_hint){"hint-pause", "Pause", true};
    level.text.hint_count = 3;
    draw_level_timer(canvas, &level, &timer);
}

static void page_timer_touched(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {"feet-one-leg", "stance-oneleg-a", DRAW_TIMER_FOOT_NONE};
    level.text.title = "Stand auf einem Bein";
    level.text.badge = "Augen offen";
    level.supported = true;
    level.text.of_short = "von 15 s";
    level.text.caption = "Lassen Sie wieder los, wenn Sie ganz sicher stehen.";
    draw_level_timer(canvas, &level, &timer);
}

static void page_timer_pace(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {NULL, "stance-knee-a", DRAW_TIMER_FOOT_LEFT};
    level.text.title = "Knee lift";
    draw_level_timer(canvas, &level, &timer);
}

static void page_timer_lead_in(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {"feet-tandem", "stance-tandem-a", DRAW_TIMER_FOOT_NONE};
    level.stage = DRAW_LEVEL_STAGE_LEAD_IN;
    level.lead_in_number = 3;
    level.progress = 0.0f;
    draw_level_timer(canvas, &level, &timer);
}

static void page_timer_night(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {NULL, NULL, DRAW_TIMER_FOOT_NONE};
    level.eyes_closed = true;
    level.text.title = "Tandem";
    level.text.badge = "Eyes closed";
    level.night.player_art = "stance-tandem-eyes-closed-a";
    level.night.feet_art = "feet-tandem-right";
    level.text.sound_title = "The voice tells:";
    level.text.sound_line = "half time, last seconds";
    draw_level_timer_night(canvas, &level, &timer);
}

static void page_timer_night_pace(struct draw_canvas *canvas)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {NULL, NULL, DRAW_TIMER_FOOT_RIGHT};
    level.eyes_closed = true;
    level.text.badge = "Augen geschlossen";
    level.text.title = "Zeitlupenschritte auf der Stelle";
    level.text.of_short = "von 60 s";
    level.night.player_art = "stance-knee-eyes-closed-a";
    level.text.caption = "Noch zehn Sekunden, ganz ruhig weiter atmen.";
    draw_level_timer_night(canvas, &level, &timer);
}

struct draw_limits walk_scenes_limits(void)
{
    return (struct draw_limits){
        .scale_mm = 100.0f,
        .reached_mm = {62.0f, 66.0f, 74.0f, 50.0f, 34.0f, 46.0f, 70.0f, 0.0f},
        .tries_mm = {{58.0f, 62.0f}, {66.0f}, {71.0f, 74.0f}, {50.0f}, {34.0f}, {46.0f}, {70.0f}},
        .direction = 0,
        .repeat = 1,
        .stay = 0.6f,
        .lean_mm = 57.0f,
        .ask = "Lean forward",
        .ask_line = "As far as it feels safe. Heels stay down.",
        .round = "Round 2 of 3",
        .front = "Front",
        .back = "Back",
    };
}

static struct draw_level_model limits_level(void)
{
    struct draw_level_model level = walk_scenes_level();
    level.text.title = "How far can you lean?";
    level.ml_mm = 4.0f;
    level.ap_mm = 57.0f;
    return level;
}

static void page_limits(struct draw_canvas *canvas)
{
    struct draw_level_model level = limits_level();
    struct draw_limits limits = walk_scenes_limits();
    draw_level_limits(canvas, &level, &limits);
}

static void page_limits_middle(struct draw_canvas *canvas)
{
    struct draw_level_model level = limits_level();
    struct draw_limits limits = walk_scenes_limits();
    level.text.title = "Wie weit können Sie sich neigen?";
    level.text.badge = "Augen offen";
    level.text.left = "Links";
    level.text.right = "Rechts";
    level.text.caption = "Gut. Und zurück zur Mitte.";
    level.ml_mm = -12.0f;
    level.ap_mm = 8.0f;
    limits.ask = "Zurück zur Mitte";
    limits.ask_line = "Ruhig stehen, bis der Pfeil erscheint.";
    limits.round = "Runde 3 von 3";
    limits.front = "Vorne";
    limits.back = "Hinten";
    limits.direction = -1;
    limits.repeat = 2;
    limits.stay = 0.0f;
    draw_level_limits(canvas, &level, &limits);
}

static const struct scenes_page pages[] = {
    {"w1-march", page_march},
    {"w1-march-reached", page_march_reached},
    {"w1-march-taps", page_march_taps},
    {"w1-march-lead-in", page_march_lead_in},
    {"w2-march-night", page_march_night},
    {"w3-march-knee", page_march_knee},
    {"w3-march-clinic", page_march_clinic},
    {"w5-march-tiptoe", page_march_tiptoe},
    {"w1-march-clinic-taps", page_march_clinic_taps},
    {"w5-march-german", page_march_german},
    {"w2-march-night-german", page_march_night_german},
    {"w3-march-clinic-german", page_march_clinic_german},
    {"w6-route", page_route},
    {"w6-route-wheel", page_route_wheel},
    {"w6-route-german", page_route_german},
    {"timer", page_timer},
    {"timer-touched", page_timer_touched},
    {"timer-pace", page_timer_pace},
    {"timer-lead-in", page_timer_lead_in},
    {"timer-night", page_timer_night},
    {"timer-night-pace", page_timer_night_pace},
    {"limits", page_limits},
    {"limits-middle", page_limits_middle},
    {NULL, NULL},
};

const struct scenes_page *walk_scenes_all(void)
{
    return pages;
}
