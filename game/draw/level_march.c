#include "game/draw/level_march.h"

#include <math.h>
#include <stdio.h>

#include "game/draw/level_parts.h"
#include "game/draw/level_scene.h"
#include "game/draw/march_gait.h"
#include "game/draw/march_steps.h"
#include "game/draw/night_card.h"

static const float heel_deg = 4.0f; // towards the leg stood on
static const float heel_s = 0.8f;   // until it is reached
static const float surge = 0.10f;   // a stroke ahead, in ring radii
static const float bars_full = 1.5f;

static bool is_playing(const struct draw_level_model *level)
{
    return level->stage != DRAW_LEVEL_STAGE_WAIT && level->stage != DRAW_LEVEL_STAGE_LEAD_IN;
}

static float eased(float share)
{
    float t = fminf(fmaxf(share, 0.0f), 1.0f);
    return t * t * (3.0f - 2.0f * t);
}

static float side_sign(enum draw_march_side side)
{
    return side == DRAW_MARCH_LEFT ? -1.0f : side == DRAW_MARCH_RIGHT ? 1.0f : 0.0f;
}

// The boat goes from one side to the other with each step and a little ahead with each stroke.
static void sail(struct draw_level_model *boat, const struct draw_march *march)
{
    float before = march->step_count > 0 ? side_sign(march->steps[0].side) : 0.0f;
    float now = march->running_s < 0.0f ? 0.0f : side_sign(march->side);
    float over = march->step_count > 0 ? march->steps[0].age_s : march->running_s;
    if (boat->reduced_motion || !is_playing(boat))
        return;
    boat->heel_deg = heel_deg * (before + (now - before) * eased(over / heel_s));
    if (march->step_count > 0)
        boat->ap_mm =
            surge * expf(-march->steps[0].age_s / 1.6f) * eased(march->steps[0].age_s / 0.5f);
}

// The model the boat and its ring are drawn from: nothing in it is measured but the ring.
static struct draw_level_model boat_of(const struct draw_level_model *level,
                                       const struct draw_march *march)
{
    struct draw_level_model boat = *level;
    boat.ml_mm = boat.ap_mm = boat.heel_deg = boat.gate_ml_mm = 0.0f;
    boat.ring_radius_mm = 1.0f;
    boat.text.sway = NULL;
    boat.reach.count = 0;
    boat.outside_waits = false;
    boat.wake_phase = 0.0f;
    boat.wake_count = is_playing(level) && march->total > 0 ? DRAW_LEVEL_WAKE_COUNT : 0;
    for (int i = 0; i < DRAW_LEVEL_WAKE_COUNT; i++)
        boat.wake_ml_mm[i] = 0.0f;
    boat.progress = 0.0f;
    if (march->running_s > 0.0f && is_playing(level))
        boat.progress = fminf(march->running_s / march->target_s, 1.0f);
    if (level->stage == DRAW_LEVEL_STAGE_SUCCESS)
        boat.progress = 1.0f;
    bool reached = boat.progress >= 1.0f && level->stage == DRAW_LEVEL_STAGE_PLAY;
    if (reached) { // the closed ring widens as it does at the end of a hold
        boat.stage = DRAW_LEVEL_STAGE_SUCCESS;
        boat.stage_s = march->running_s - march->target_s;
    }
    sail(&boat, march);
    return boat;
}

static void scene(struct draw_canvas *canvas, const struct draw_level_scene *scene,
                  const struct draw_march *march)
{
    draw_level_scenery(canvas, scene);
    if (scene->night)
        draw_night_sound(canvas, scene);
    if (is_playing(scene->model)) {
        struct draw_march_crests crests = {
            scene->palette,
            {scene->instrument.centre.x, scene->instrument.centre.y + 34.0f},
            230.0f};
        draw_march_crests(canvas, march, &crests);
    }
    draw_level_instrument(canvas, scene);
}

/** The newest time of each side beside its bars; the leg stood on is bold. */
struct label_column {
    float x;
    float width;
    float size;
    float upper_y; // baselines
    float lower_y;
};

static float newest_s(const struct draw_march *march, enum draw_march_side side)
{
    if (march->running_s >= 0.0f && march->side == side)
        return march->running_s;
    for (int i = 0; i < march->step_count && i < DRAW_MARCH_STEP_COUNT; i++)
        if (march->steps[i].side == side)
            return march->steps[i].duration_s;
    return NAN;
}

static void side_label(struct draw_canvas *canvas, const struct draw_level_model *level,
                       const struct draw_march *march, enum draw_march_side side,
                       const struct label_column *column)
{
    char seconds[24];
    char line[96];
    const char *name = side == DRAW_MARCH_LEFT    ? level->text.left
                       : side == DRAW_MARCH_RIGHT ? level->text.right
                                                  : NULL;
    bool now = march->running_s >= 0.0f && march->side == side;
    struct draw_text_style style = {column->size, now ? DRAW_BOLD : DRAW_REGULAR, DRAW_INK,
                                    DRAW_LEFT};
    draw_march_seconds(seconds, sizeof seconds, newest_s(march, side),
                       level->text.decimal_separator);
    snprintf(line, sizeof line, "%s%s%s", name ? name : "", name ? " " : "", seconds);
    float y = side == DRAW_MARCH_RIGHT ? column->lower_y : column->upper_y;
    draw_level_line(canvas, line, (struct draw_point){column->x, y}, &style, column->width);
}

static void side_labels(struct draw_canvas *canvas, const struct draw_level_model *level,
                        const struct draw_march *march, const struct label_column *column)
{
    if (!draw_march_has_sides(march)) {
        side_label(canvas, level, march, DRAW_MARCH_EITHER, column);
        return;
    }
    side_label(canvas, level, march, DRAW_MARCH_LEFT, column);
    side_label(canvas, level, march, DRAW_MARCH_RIGHT, column);
}

// Over the bare sky: below the badge how many and how slow, over the mast the bars.
static void sea_numbers(struct draw_canvas *canvas, const struct draw_level_model *level,
                        const struct draw_march *march)
{
    struct draw_march_chart chart = {
        {716.0f, 62.0f, 372.0f, 208.0f}, 8, bars_full * march->target_s};
    struct label_column column = {1124.0f, 336.0f, 44.0f, 128.0f, 232.0f};
    // Between the badge and the hills there is room for two lines of the largest text.
    bool large = canvas->text_scale_percent > 115;
    struct draw_text_style steps = {large ? 44.0f : 48.0f, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_style goal = {large ? 36.0f : 40.0f, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    draw_level_line(canvas, march->text.goal, (struct draw_point){96.0f, 318.0f}, &goal, 590.0f);
    if (!is_playing(level))
        return;
    draw_level_line(canvas, march->text.steps, (struct draw_point){96.0f, 376.0f}, &steps, 590.0f);
    draw_march_chart(canvas, march, &chart);
    side_labels(canvas, level, march, &column);
}

void draw_level_march_sea(struct draw_canvas *canvas, const struct draw_level_model *level,
                          const struct draw_march *march)
{
    struct draw_level_model boat = boat_of(level, march);
    struct draw_level_scene sea = draw_level_scene_day(canvas, &boat);
    bool has_card = march->gait != DRAW_MARCH_SLOW;
    sea.no_mark = true;
    scene(canvas, &sea, march);
    draw_march_gait_card(canvas, (struct draw_point){1484.0f, 516.0f}, march);
    draw_level_heading_day(canvas, level, 340.0f);
    sea_numbers(canvas, level, march);
    draw_level_hints(canvas, level, true);
    if (level->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, level, (struct draw_point){960.0f, 160.0f}, 112.0f);
    draw_level_card(canvas, level, (struct draw_point){960.0f, 530.0f}); // below how many, how slow
    draw_level_caption(canvas, level, has_card ? 780.0f : 960.0f, has_card ? 1360.0f : 1400.0f);
}

// The helper reads what the player cannot look at.
static void night_numbers(struct draw_canvas *canvas, const struct draw_level_model *level,
                          const struct draw_march *march)
{
    char line[128];
    struct draw_march_chart chart = {
        {152.0f, 776.0f, 280.0f, 132.0f}, 6, bars_full * march->target_s};
    struct label_column column = {468.0f, 312.0f, DRAW_SIZE_LABEL, 852.0f, 902.0f};
    struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const char *steps = march->text.steps ? march->text.steps : "";
    draw_night_card_rule(canvas);
    draw_march_chart(canvas, march, &chart);
    if (march->gait == DRAW_MARCH_KNEE && isfinite(march->lift_deg))
        snprintf(line, sizeof line, "%s \u00B7 %d\u00B0", steps,
                 (int)lrintf(fminf(fmaxf(march->lift_deg, 0), 180)));
    else
        snprintf(line, sizeof line, "%s", steps);
    draw_level_line(canvas, line, (struct draw_point){column.x, 802.0f}, &style, column.width);
    side_labels(canvas, level, march, &column);
}

void draw_level_march_night(struct draw_canvas *canvas, const struct draw_level_model *level,
                            const struct draw_march *march)
{
    struct draw_level_model boat = boat_of(level, march);
    struct draw_level_scene night = draw_level_scene_night(canvas, &boat);
    night.no_mark = true;
    scene(canvas, &night, march);
    draw_night_card(canvas, level);
    if (is_playing(level))
        night_numbers(canvas, level, march);
    draw_level_heading_night(canvas, &(struct draw_level_scene){.model = level,
                                                                .palette = night.palette,
                                                                .instrument = night.instrument,
                                                                .night = true});
    draw_level_hints(canvas, level, true);
    if (level->stage == DRAW_LEVEL_STAGE_LEAD_IN)
        draw_level_countdown(canvas, level, (struct draw_point){1666.0f, 614.0f}, 112.0f);
    draw_level_card(canvas, level, (struct draw_point){1346.0f, 470.0f});
    draw_level_caption(canvas, level, 1330.0f, 980.0f);
}
