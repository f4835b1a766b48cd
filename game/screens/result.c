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
#include "game/screens/scores.h"
#include "game/screens/ways.h"

#include <math.h>
#include <stdio.h>

static bool is_limits(const struct screen_model *model)
{
    return model->trial->outcome.game == SESSION_GAME_LIMITS;
}

static bool next_is_primary(const struct screen_model *model)
{
    const struct screen_result *result = &model->result;
    if (result->sitting != SESSION_ANSWER_GO)
        return false;
    // Who reaches the goal within today's training goes on with one press.
    bool goes_on = result->plan_goes_on && !result->offered;
    bool done = model->trial->outcome.success && (is_limits(model) || goes_on);
    return done || result->offer == SESSION_OFFER_NEXT;
}

// Sides alternate (programme.md 1): who sits needs the other hand sooner than a rest.
static void add_rest(const struct screen_model *model, struct screen_items *items)
{
    struct draw_rect third = screen_rect(0.640, 0.769, 0.144, 0.091);
    if (model->safety == SESSION_SAFETY_SEATED && model->side != SESSION_SIDE_NONE)
        screen_items_add(items, SCREEN_ACTION_SIDE, third, NULL, text("Other hand"));
    else
        screen_items_add(items, SCREEN_ACTION_REST, third, NULL, text("Rest"));
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
    if (is_limits(model))
        next_words = text("To the lanterns");
    else if (!result->offered)
        next_words = text("Next exercise");
    else if (result->offer == SESSION_OFFER_EASIER)
        next_words = text("The easier one");
    item = screen_items_add(items, next_is_primary(model) ? next : SCREEN_ACTION_AGAIN, first,
                            next_is_primary(model) ? "icon-next" : "icon-again",
                            next_is_primary(model) ? next_words : text("Once more"));
    item->style = SCREEN_STYLE_PRIMARY;
    if (next_is_primary(model))
        screen_items_add(items, SCREEN_ACTION_AGAIN, second, "icon-again", text("Once more"));
    else if (result->offered || result->plan_goes_on || result->coast_goes_on || is_limits(model))
        screen_items_add(items, next, second, "icon-next", next_words);
    add_rest(model, items);
    screen_items_add(items, SCREEN_ACTION_HOME, screen_rect(0.806, 0.769, 0.144, 0.091), NULL,
                     text("Home"));
}

static const char *heading(const struct screen_model *model)
{
    const struct session_outcome *outcome = &model->trial->outcome;
    bool stands = outcome->game == SESSION_GAME_HOLD || outcome->game == SESSION_GAME_REACH;
    if (outcome->end == SESSION_END_PLAYER || outcome->go_us == 0)
        return text("Well begun");
    if (!outcome->success)
        return text("Good practice");
    if (!stands)
        return text("Well done");
    return outcome->calm ? text("A steady sail") : text("Well held");
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

static void draw_ring(struct draw_canvas *canvas, const struct session_outcome *outcome)
{
    struct screen_score score;
    screen_score_of(outcome, &score);
    draw_result_ring(canvas, &(struct draw_result_ring){.centre = {360, 446},
                                                        .radius = 178,
                                                        .share = (float)fmin(score.share, 1),
                                                        .number = score.number,
                                                        .line = score.line});
    const struct draw_text_style style = {DRAW_SIZE_LABEL, DRAW_REGULAR, DRAW_INK2, DRAW_CENTRE};
    draw_text_in(canvas, score.label, &(struct draw_text_box){{130, 660, 460, 64}, 1, true, false},
                 &style);
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

static void draw_panel_title(struct draw_canvas *canvas, const char *words)
{
    const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_text_in(canvas, words, &(struct draw_text_box){{600, 228, 480, 76}, 1, true, false},
                 &style);
}

// One of the two numbers that are compared; the one of now is bold and stands on lamp yellow.
static void draw_measure(struct draw_canvas *canvas, float x, const char *day,
                         const struct session_outcome *outcome, double value, bool is_now)
{
    char words[32];
    bool plain = draw_canvas_high_contrast(canvas);
    struct draw_rect tile = {x - 107, 350, 214, 214};
    enum draw_weight weight = is_now ? DRAW_BOLD : DRAW_REGULAR;
    enum draw_token on_tile = is_now ? DRAW_ON_LAMP : DRAW_INK;
    const struct draw_text_style number = {84, weight, on_tile, DRAW_CENTRE};
    const struct draw_text_style unit = {DRAW_SIZE_LABEL, weight, on_tile, DRAW_CENTRE};
    const struct draw_text_style label = {44, weight, is_now ? DRAW_INK : DRAW_INK2, DRAW_CENTRE};
    if (plain && !is_now)
        draw_line_round_rect(canvas, tile, 24, 6, draw_canvas_color(canvas, DRAW_INK));
    else
        draw_fill_round_rect(canvas, tile, 24,
                             draw_canvas_color(canvas, is_now ? DRAW_LAMP : DRAW_SAND));
    screen_measure_words(outcome, value, words, sizeof words);
    draw_text_in(canvas, words,
                 &(struct draw_text_box){{x - 97, tile.y + 20, 194, 110}, 1, true, false}, &number);
    draw_text_in(canvas, screen_measure_unit(outcome),
                 &(struct draw_text_box){{x - 97, tile.y + 130, 194, 64}, 1, true, false}, &unit);
    draw_text_in(canvas, day, &(struct draw_text_box){{x - 112, 640, 224, 0}, 1, false, true},
                 &label);
}

static void draw_measures(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_result *result = &model->result;
    const struct session_outcome *outcome = &model->trial->outcome;
    if (result->trend == SCREEN_TREND_NONE) { // the ring says it all
        draw_panel_title(canvas, text("Your result today"));
        draw_icon_disc(canvas, (struct draw_point){838, 446}, 96,
                       screen_rung_icon(&model->trial->rung), DRAW_SEA6);
        return;
    }
    draw_panel_title(canvas, screen_trend_words(outcome, result->trend));
    draw_measure(canvas, 714, screen_day(result->last_s, &model->now), outcome, result->last,
                 false);
    draw_icon(canvas, "icon-next", (struct draw_point){838, 457}, 44,
              draw_canvas_color(canvas, DRAW_INK));
    bool same_day = screen_is_today(result->last_s, &model->now);
    draw_measure(canvas, 962, same_day ? text("Now") : text("Today"), outcome, result->now, true);
}

// What the player said, where nothing measured.
static void draw_rating(struct draw_canvas *canvas, const struct session_outcome *outcome)
{
    static const char *const icons[] = {
        [SESSION_RATING_NONE] = "icon-check",
        [SESSION_RATING_TOO_EASY] = "icon-next",
        [SESSION_RATING_JUST_MANAGE] = "icon-check",
        [SESSION_RATING_TOO_HARD] = "icon-down",
    };
    bool rated = outcome->rating != SESSION_RATING_NONE;
    draw_panel_title(canvas, rated ? text("What you said") : text("Practised today"));
    draw_icon_disc(canvas, (struct draw_point){838, 446}, 96, icons[outcome->rating], DRAW_SEA6);
    if (!rated)
        return;
    const struct draw_text_style style = {DRAW_SIZE_BODY, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    draw_text_in(canvas, screen_rating_words(outcome->rating),
                 &(struct draw_text_box){{600, 600, 480, 76}, 1, true, false}, &style);
}

// The water from above: where the lanterns were, and which of them were reached.
static void draw_lanterns(struct draw_canvas *canvas, const struct session_trial *trial)
{
    draw_panel_title(canvas, text("Where you leaned"));
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
// The same water: how far the boat was leaned in eight directions.
static void draw_limits(struct draw_canvas *canvas, const struct session_outcome *outcome)
{
    draw_panel_title(canvas, text("How far you leaned"));
    const struct draw_palette *palette =
        draw_palette_of(draw_canvas_high_contrast(canvas) ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY);
    draw_fill_round_rect(canvas, (struct draw_rect){610, 320, 460, 380}, 24, palette->bands[4]);
    double reached_mm[SIM_LIMITS_DIRECTIONS];
    double far_mm = sim_lean_limits_default.right_mm; // little is not blown up to much
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++) {
        reached_mm[i] = session_outcome_measure(outcome, session_limits_code(i));
        far_mm = fmax(far_mm, isfinite(reached_mm[i]) ? reached_mm[i] : 0);
    }
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++) {
        if (!isfinite(reached_mm[i]))
            continue;
        double angle = 2 * M_PI * i / SIM_LIMITS_DIRECTIONS, far = 150 * reached_mm[i] / far_mm;
        struct draw_lantern lantern = {
            .palette = palette,
            .water = {(float)(840 + far * sin(angle)), (float)(545 - far * cos(angle))},
            .state = sim_limits_is_lean(i, reached_mm[i]) ? DRAW_LANTERN_DONE : DRAW_LANTERN_OPEN,
        };
        draw_lantern(canvas, &lantern);
    }
}

// An exercise with closed eyes has the title of the one with open eyes.
static const char *offer_words(const struct screen_result *result)
{
    bool closed = result->offered->eyes_closed;
    if (result->offer == SESSION_OFFER_EASIER)
        return closed ? text("Easier, eyes closed:") : text("Take the easier one?");
    return closed ? text("Next, eyes closed:") : text("Try the next one?");
}

static void draw_offer(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct screen_result *result = &model->result;
    draw_next_card(canvas, &(struct draw_next_card){
                               .area = screen_rect(0.594, 0.181, 0.356, 0.144),
                               .line = offer_words(result),
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
    if (outcome->end == SESSION_END_BREAKS)
        return text("Three steps in a minute. Sit down for a while.");
    if (result->sitting == SESSION_ANSWER_REST)
        return text("A short rest does good now.");
    if (model->trial->uses_board && outcome->score_status == SWAY_SCORE_GAPS)
        return text("Signals were missing. Your seconds count, the sway does not.");
    if (session_outcome_has_gaps(outcome))
        return text("Signals were missing. Take this result as a rough one.");
    return NULL;
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

static void draw_panel(struct draw_canvas *canvas, const struct screen_model *model)
{
    const struct session_trial *trial = model->trial;
    const struct session_outcome *outcome = &trial->outcome;
    draw_card(canvas, screen_rect(0.050, 0.181, 0.521, 0.519), 36);
    draw_ring(canvas, outcome);
    if (outcome->game == SESSION_GAME_REACH)
        draw_lanterns(canvas, trial);
    else if (outcome->game == SESSION_GAME_LIMITS)
        draw_limits(canvas, outcome);
    else if (outcome->tier == SESSION_TIER_GUIDED && outcome->game != SESSION_GAME_ROUTE)
        draw_rating(canvas, outcome);
    else if (outcome->game == SESSION_GAME_HOLD && trial->uses_board)
        draw_wakes(canvas, model);
    else
        draw_measures(canvas, model);
}

// A second sentence, where there is something to tell and nothing more urgent.
static const char *second(const struct screen_model *model, char *words, size_t size)
{
    const char *both = screen_both_words(&model->trial->outcome);
    if (both || model->result.longer_s == 0)
        return both;
    snprintf(words, size, text("Next time a little longer: %d seconds."),
             (int)lround(model->result.longer_s));
    return words;
}

static const char *meaning(const struct screen_model *model, char *words, size_t size)
{
    return screen_meaning_words(&model->trial->outcome, model->result.more_s, words, size);
}

// At most two cards: what comes next or what it means, and what must be known or one more.
static void draw_cards(struct draw_canvas *canvas, const struct screen_model *model)
{
    static const double FIRST = 0.181, SECOND = 0.345;
    char words[SCREEN_TEXT_SIZE], more[SCREEN_TEXT_SIZE];
    const char *known = note(model);
    if (model->result.offered)
        draw_offer(canvas, model);
    else if (known)
        draw_sentence(canvas, known, FIRST);
    else
        draw_sentence(canvas, meaning(model, words, sizeof words), FIRST);
    const char *last = second(model, more, sizeof more);
    if (model->result.offered && known)
        draw_sentence(canvas, known, SECOND);
    else if (model->result.offered)
        draw_sentence(canvas, meaning(model, words, sizeof words), SECOND);
    else if (last && !known)
        draw_sentence(canvas, last, SECOND);
}

static void draw(struct draw_canvas *canvas, const struct screen_model *model)
{
    draw_scene_background(canvas, &(struct draw_scene){DRAW_SCENE_RESULT, 0, true});
    draw_title(canvas, heading(model));
    draw_panel(canvas, model);
    draw_cards(canvas, model);
    screen_strip(canvas, model, SCREEN_RESULT);
}

const struct screen screen_result = {.name = "result", .items = items, .draw = draw};
