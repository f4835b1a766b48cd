#include "game/screens/parts.h"

#include "game/base/text.h"
#include "game/draw/lantern.h"
#include "game/draw/palette.h"
#include "game/draw/scene.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/text.h"
#include "game/draw/wake.h"
#include "game/draw/widget.h"

#include <math.h>
#include <stdio.h>

static bool next_is_primary(const struct screen_model *model)
{
    return model->result.offer == SESSION_OFFER_NEXT && model->result.sitting == SESSION_ANSWER_GO;
}

// The primary one stands leftmost and comes first: Next at the goal, Once more below it.
static void items(const struct screen_model *model, struct screen_items *items)
{
    const struct screen_result *result = &model->result;
    const double wide = 0.292, narrow = 0.252;
    bool rest_first = result->sitting != SESSION_ANSWER_GO;
    struct draw_rect first = screen_rect(0.050, 0.767, wide, 0.093);
    struct draw_rect second = screen_rect(0.365, 0.769, narrow, 0.091);
    struct screen_item *item;
    if (rest_first) {
        item = screen_items_add(items, SCREEN_ACTION_REST, first, "icon-pause", text("Rest"));
        item->style = SCREEN_STYLE_PRIMARY;
        screen_items_add(items, SCREEN_ACTION_HOME, screen_rect(0.365, 0.769, 0.144, 0.091), NULL,
                         text("Home"));
        return;
    }
    enum screen_action next = SCREEN_ACTION_NEXT;
    const char *next_words = text("Next harbour");
    if (!result->offered)
        next_words = text("Next exercise");
    else if (result->offer == SESSION_OFFER_EASIER)
        next_words = text("The easier one");
    item = screen_items_add(items, next_is_primary(model) ? next : SCREEN_ACTION_AGAIN, first,
                            next_is_primary(model) ? "icon-next" : "icon-again",
                            next_is_primary(model) ? next_words : text("Once more"));
    item->style = SCREEN_STYLE_PRIMARY;
    if (next_is_primary(model))
        screen_items_add(items, SCREEN_ACTION_AGAIN, second, "icon-again", text("Once more"));
    else if (result->offered || result->plan_goes_on)
        screen_items_add(items, next, second, "icon-next", next_words);
    screen_items_add(items, SCREEN_ACTION_REST, screen_rect(0.640, 0.769, 0.144, 0.091),
                     "icon-pause", text("Rest"));
    screen_items_add(items, SCREEN_ACTION_HOME, screen_rect(0.806, 0.769, 0.144, 0.091), NULL,
                     text("Home"));
}

static const char *heading(const struct screen_model *model)
{
    const struct session_outcome *outcome = &model->trial->outcome;
    if (outcome->end == SESSION_END_PLAYER || outcome->go_us == 0)
        return text("Well begun");
    if (outcome->success)
        return outcome->calm ? text("A steady sail") : text("Well held");
    return text("Good practice");
}

// The change is judged by velocity, the millimetres beside it are RMS: where the two disagree
// nothing is claimed.
static enum screen_change change_shown(const struct screen_result *result)
{
    bool less = result->today_rms_mm < result->last_rms_mm;
    bool more = result->today_rms_mm > result->last_rms_mm;
    if ((result->change == SCREEN_CHANGE_STEADIER && !less) ||
        (result->change == SCREEN_CHANGE_LIVELIER && !more))
        return SCREEN_CHANGE_SAME;
    return result->change;
}

static const char *change_words(const struct screen_model *model)
{
    switch (change_shown(&model->result)) {
    case SCREEN_CHANGE_STEADIER:
        return text("Steadier: less sway");
    case SCREEN_CHANGE_SAME:
        return text("About the same sway");
    case SCREEN_CHANGE_LIVELIER:
        return text("A livelier sea today");
    case SCREEN_CHANGE_NONE:
        break;
    }
    return text("Your wake today");
}

static void draw_ring(struct draw_canvas *canvas, const struct session_trial *trial)
{
    const struct session_outcome *outcome = &trial->outcome;
    char number[16], line[SCREEN_TEXT_SIZE];
    bool reach = outcome->game == SESSION_GAME_REACH;
    double done = reach ? outcome->lanterns : outcome->hold_s;
    double goal = reach ? (double)SIM_LANTERN_COUNT : outcome->planned_s;
    snprintf(number, sizeof number, "%d", (int)floor(done + 1e-6));
    snprintf(line, sizeof line, reach ? text("of %d") : text("of %d s"), (int)lround(goal));
    draw_result_ring(canvas,
                     &(struct draw_result_ring){.centre = {360, 446},
                                                .radius = 178,
                                                .share = goal > 0 ? (float)fmin(done / goal, 1) : 0,
                                                .number = number,
                                                .line = line});
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_CENTRE};
    draw_text_in(canvas, reach ? text("lanterns reached") : text("held in the ring"),
                 &(struct draw_text_box){{130, 660, 460, 64}, 1, true, false}, &style);
}

static float wake_scale(const struct screen_result *result)
{
    float most = 12; // a quiet wake is not blown up to a storm
    for (int i = 0; i < result->today_wake_count; i++)
        most = fmaxf(most, fabsf(result->today_wake_mm[i]));
    for (int i = 0; i < result->last_wake_count; i++)
        most = fmaxf(most, fabsf(result->last_wake_mm[i]));
    return most;
}

static void draw_tile(struct draw_canvas *canvas, double fx, const float *wake_mm, int count,
                      float scale)
{
    draw_wake_tile(canvas, &(struct draw_wake_tile){.area = screen_rect(fx, 0.296, 0.111, 0.221),
                                                    .offset_mm = wake_mm,
                                                    .count = count,
                                                    .mm_full = scale});
}

static void draw_sway(struct draw_canvas *canvas, double fx, const char *day, double rms_mm,
                      enum draw_weight weight)
{
    const struct draw_text_style label = {44, weight, weight == DRAW_BOLD ? DRAW_INK : DRAW_INK2,
                                          DRAW_CENTRE};
    const struct draw_text_style number = {52, weight, weight == DRAW_BOLD ? DRAW_INK : DRAW_INK2,
                                           DRAW_CENTRE};
    float x = (float)(fx * 1920);
    draw_text_in(canvas, day, &(struct draw_text_box){{x - 112, 622, 224, 0}, 1, false, true},
                 &label);
    char words[32];
    if (isfinite(rms_mm))
        snprintf(words, sizeof words, text("%d mm"), (int)lround(rms_mm));
    else
        snprintf(words, sizeof words, "%s", "–");
    draw_text(canvas, words, (struct draw_point){x, 684}, &number);
}

static void draw_wakes(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_result *result = &model->result;
    const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_text_in(canvas, change_words(model),
                 &(struct draw_text_box){{600, 228, 480, 76}, 1, true, false}, &style);
    float scale = wake_scale(result);
    bool compare = result->change != SCREEN_CHANGE_NONE;
    if (compare) {
        draw_tile(canvas, 0.317, result->last_wake_mm, result->last_wake_count, scale);
        draw_sway(canvas, 0.372, screen_day(result->last_s, &model->now), result->last_rms_mm,
                  DRAW_REGULAR);
        draw_icon(canvas, "icon-next", (struct draw_point){838, 668}, 52,
                  draw_canvas_color(canvas, DRAW_INK));
    }
    double middle = compare ? 0.496 : 0.437;
    draw_tile(canvas, middle - 0.0555, result->today_wake_mm, result->today_wake_count, scale);
    bool same_day = compare && screen_is_today(result->last_s, &model->now);
    draw_sway(canvas, middle, same_day ? text("Now") : text("Today"), result->today_rms_mm,
              DRAW_BOLD);
}

// The water from above: where the lanterns were, and which of them were reached.
static void draw_lanterns(struct draw_canvas *canvas, const struct session_trial *trial)
{
    const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_text_in(canvas, text("Where you leaned"),
                 &(struct draw_text_box){{600, 228, 480, 76}, 1, true, false}, &style);
    const struct draw_palette *palette =
        draw_palette_of(draw_canvas_high_contrast(canvas) ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY);
    const struct draw_rect water = {610, 320, 460, 380};
    draw_fill_round_rect(canvas, water, 24, palette->bands[4]);
    const struct sim_lanterns *lanterns = &trial->lanterns;
    double far_mm = 1;
    for (int i = 0; i < SIM_LANTERN_COUNT; i++)
        far_mm = fmax(far_mm, hypot(lanterns->lantern[i].ml_mm, lanterns->lantern[i].ap_mm));
    for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
        const struct sim_lantern *lantern = &lanterns->lantern[i];
        draw_lantern(canvas, &(struct draw_lantern){
                                 .palette = palette,
                                 .water = {(float)(840 + 180 * lantern->ml_mm / far_mm),
                                           (float)(560 - 180 * lantern->ap_mm / far_mm)},
                                 .state = lantern->state == SIM_LANTERN_REACHED ? DRAW_LANTERN_DONE
                                                                                : DRAW_LANTERN_OPEN,
                             });
    }
}
static void draw_offer(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_result *result = &model->result;
    draw_next_card(canvas,
                   &(struct draw_next_card){
                       .area = screen_rect(0.594, 0.181, 0.356, 0.144),
                       .line = result->offer == SESSION_OFFER_EASIER ? text("Take the easier one?")
                                                                     : text("Try the next one?"),
                       .title = text(result->offered->title),
                       .icon = result->offered->eyes_closed ? "icon-eyeclosed" : "icon-eye",
                   });
}

// What must be known before going on; NULL = nothing.
static const char *note(const struct screen_model *model)
{
    const struct screen_result *result = &model->result;
    const struct session_outcome *outcome = &model->trial->outcome;
    if (result->save_failed)
        return result->save_message;
    if (result->saving)
        return text("Saving …");
    if (result->sitting == SESSION_ANSWER_ENOUGH_TODAY)
        return text("Enough for today. Look at your feet, then rest.");
    if (result->sitting == SESSION_ANSWER_REST || outcome->end == SESSION_END_BREAKS)
        return text("Three steps in a minute. Sit down for a while.");
    if (outcome->score_status == SWAY_SCORE_GAPS)
        return text("Signals were missing. Your seconds count, the sway does not.");
    if (session_outcome_has_gaps(outcome))
        return text("Signals were missing. Take this result as a rough one.");
    return NULL;
}

// One sentence on what the numbers mean.
static const char *meaning(const struct screen_model *model, char *words, size_t size)
{
    const struct session_outcome *outcome = &model->trial->outcome;
    if (outcome->go_us == 0)
        return text("Nothing is lost. Begin again whenever you like.");
    if (outcome->game == SESSION_GAME_REACH)
        return text("Leaning and coming back keeps you from stumbling.");
    if (outcome->breaks > 0)
        return text("A step in time is good. Then you came back.");
    int seconds = (int)floor(outcome->hands_off_s);
    if (seconds < 2)
        return text("You held on. The clock simply waited.");
    snprintf(words, size, text("You stood %d seconds without holding on."), seconds);
    return words;
}

static void draw_sentence(struct draw_canvas *canvas, const char *words, double fy)
{
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_rect area = screen_rect(0.594, fy, 0.356, 0.144);
    draw_card(canvas, area, 28);
    draw_text_in(canvas, words,
                 &(struct draw_text_box){
                     {area.x + 40, area.y + 14, area.w - 80, area.h - 28}, 2, true, false},
                 &style);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_scene_background(canvas, &(struct draw_scene){DRAW_SCENE_RESULT, 0, true});
    draw_title(canvas, heading(model));
    draw_card(canvas, screen_rect(0.050, 0.181, 0.521, 0.519), 36);
    draw_ring(canvas, model->trial);
    if (model->trial->outcome.game == SESSION_GAME_REACH)
        draw_lanterns(canvas, model->trial);
    else
        draw_wakes(canvas, model);
    char words[SCREEN_TEXT_SIZE];
    const char *known = note(model);
    bool offers = model->result.offered != NULL;
    if (offers)
        draw_offer(canvas, model);
    if (known)
        draw_sentence(canvas, known, offers ? 0.345 : 0.181);
    else if (!offers)
        draw_sentence(canvas, meaning(model, words, sizeof words), 0.181);
    screen_strip(canvas, model, SCREEN_RESULT);
}

const struct screen screen_result = {.name = "result", .items = items, .draw = draw};
