#include "tests/screens/stage_flow.h"

#include <math.h>
#include <stdio.h>

#include "game/base/text.h"

static const int64_t DAY_S = 86400;

static void show(struct stage *stage, const char *name, enum screen_id screen)
{
    const struct stage_moment moment = {name, screen, &stage->view.model};
    stage->visitor(stage->user, &moment);
}

static void visit_coasts(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    view_refresh_places(&stage->view, &stage->core);
    show(stage, "coasts", SCREEN_COASTS);
    model->coast = SESSION_COAST_STANDING;
    model->exercises_page = 0;
    show(stage, "exercises", SCREEN_EXERCISES);
    model->exercises_page = 1;
    show(stage, "exercises-hard", SCREEN_EXERCISES);
    model->exercises_page = 2;
    show(stage, "exercises-last", SCREEN_EXERCISES);
    model->coast = SESSION_COAST_WALKING;
    model->exercises_page = 0;
    show(stage, "exercises-walking", SCREEN_EXERCISES);
    model->exercises_page = 1;
    show(stage, "exercises-walking-last", SCREEN_EXERCISES);
    model->coast = SESSION_COAST_HANDS;
    model->exercises_page = 1;
    show(stage, "exercises-hands", SCREEN_EXERCISES);
    model->exercises_page = 2;
    show(stage, "exercises-hands-last", SCREEN_EXERCISES);
}

static void prepare(struct stage *stage, const char *id, enum session_game game,
                    enum session_tier tier)
{
    struct core *core = &stage->core;
    struct core_task task = core_task_of(core, session_programme_rung(&core->programme, id));
    task.game = game;
    task.tier = tier;
    core_prepare(core, &task);
    view_refresh_task(&stage->view, core);
    view_frame(&stage->view, core);
    for (int i = 0; i < SESSION_TIER_COUNT; i++)
        stage->view.model.tier_is_ready[i] = true;
}

static void visit_safety(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    prepare(stage, "W3", SESSION_GAME_MARCH, SESSION_TIER_BOARD);
    model->body_is_on = false;
    model->board_is_virtual = false;
    model->board = SCREEN_BOARD_READY;
    show(stage, "safety-walking", SCREEN_SAFETY);
    prepare(stage, "W3", SESSION_GAME_MARCH, SESSION_TIER_GUIDED);
    show(stage, "safety-walking-guided", SCREEN_SAFETY);
    prepare(stage, "H6", SESSION_GAME_BUTTONS, SESSION_TIER_PAD);
    show(stage, "safety-seated", SCREEN_SAFETY);
    prepare(stage, "H1", SESSION_GAME_BOTTLE, SESSION_TIER_BOARD);
    show(stage, "safety-bottle-on-board", SCREEN_SAFETY);
    prepare(stage, "S2", SESSION_GAME_HOLD, SESSION_TIER_PAD);
    show(stage, "safety-floor", SCREEN_SAFETY);
}

static void visit_intros(struct stage *stage)
{
    static const struct {
        const char *name;
        const char *rung;
        enum session_game game;
        enum session_tier tier;
    } intros[] = {
        {"intro-s1-pocket", "S1", SESSION_GAME_HOLD, SESSION_TIER_MOTION},
        {"intro-s7-keys", "S7", SESSION_GAME_HOLD, SESSION_TIER_PAD},
        {"intro-s5-reach", "S5", SESSION_GAME_REACH, SESSION_TIER_BOARD},
        {"intro-s10-guided", "S10", SESSION_GAME_HOLD, SESSION_TIER_GUIDED},
        {"intro-w1-board", "W1", SESSION_GAME_MARCH, SESSION_TIER_BOARD},
        {"intro-w2-guided", "W2", SESSION_GAME_MARCH, SESSION_TIER_GUIDED},
        {"intro-w3-pocket", "W3", SESSION_GAME_MARCH, SESSION_TIER_MOTION},
        {"intro-w5-taps", "W5", SESSION_GAME_MARCH, SESSION_TIER_PAD},
        {"intro-w6-pocket", "W6", SESSION_GAME_ROUTE, SESSION_TIER_MOTION},
        {"intro-w6-counted", "W6", SESSION_GAME_ROUTE, SESSION_TIER_PAD},
        {"intro-h1-palm", "H1", SESSION_GAME_BOTTLE, SESSION_TIER_MOTION},
        {"intro-h1-board", "H1", SESSION_GAME_BOTTLE, SESSION_TIER_BOARD},
        {"intro-h2-warm-up", "H2", SESSION_GAME_BOTTLE, SESSION_TIER_PAD},
        {"intro-h4-keys", "H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD},
        {"intro-h5-guided", "H5", SESSION_GAME_FINGERS, SESSION_TIER_GUIDED},
        {"intro-h6-presses", "H6", SESSION_GAME_BUTTONS, SESSION_TIER_PAD},
        {"intro-h8-screen", "H8", SESSION_GAME_WRITING, SESSION_TIER_PAD},
        {"intro-h8-paper", "H8", SESSION_GAME_WRITING, SESSION_TIER_GUIDED},
    };
    struct screen_model *model = &stage->view.model;
    for (size_t i = 0; i < sizeof intros / sizeof intros[0]; i++) {
        prepare(stage, intros[i].rung, intros[i].game, intros[i].tier);
        show(stage, intros[i].name, SCREEN_INTRO);
    }
    prepare(stage, "S3", SESSION_GAME_LIMITS, SESSION_TIER_BOARD);
    model->note = text("First: how far you lean. One minute.");
    show(stage, "intro-limits", SCREEN_INTRO);
    model->note = NULL;
    prepare(stage, "S2", SESSION_GAME_HOLD, SESSION_TIER_BOARD);
    model->is_longer_now = true;
    show(stage, "intro-longer", SCREEN_INTRO);
    prepare(stage, "H3", SESSION_GAME_BOTTLE, SESSION_TIER_BOARD);
    model->stance = session_programme_rung(model->programme, "S3");
    model->side = SESSION_SIDE_RIGHT;
    show(stage, "intro-h3-stance", SCREEN_INTRO);
    prepare(stage, "H7", SESSION_GAME_BUTTONS, SESSION_TIER_PAD);
    model->stance = session_programme_rung(model->programme, "S7");
    model->side = SESSION_SIDE_LEFT;
    show(stage, "intro-h7-stance", SCREEN_INTRO);
}

void stage_visit_ways(struct stage *stage)
{
    visit_coasts(stage);
    visit_safety(stage);
    visit_intros(stage);
}

// What a trial of that game could have come to; the models see it as if it had been played.
struct shown_result {
    const char *name;
    const char *rung;
    enum session_game game;
    enum session_tier tier;
    struct session_measure measure[3];
    double last; // of the primary measure; NAN = the first time
    enum screen_trend trend;
    enum session_rating rating;
    enum session_offer offer;
    bool uses_board;
};

static struct session_outcome outcome_of(const struct shown_result *shown, double planned_s)
{
    struct session_outcome outcome = {
        .game = shown->game,
        .tier = shown->tier,
        .planned_s = planned_s,
        .hands_off_s = planned_s,
        .hold_s = planned_s,
        .duration_s = planned_s,
        .ring_radius_mm = (double)NAN,
        .lanterns = -1,
        .success = true,
        .calm = true,
        .end = SESSION_END_DONE,
        .go_us = 1,
        .rating = shown->rating,
    };
    for (int i = 0; i < 3 && shown->measure[i].code; i++)
        outcome.measure[outcome.measure_count++] = shown->measure[i];
    return outcome;
}

static void show_result(struct stage *stage, const struct shown_result *shown)
{
    static struct session_trial trial;
    struct screen_model *model = &stage->view.model;
    prepare(stage, shown->rung, shown->game, shown->tier);
    trial = (struct session_trial){.rung = *model->rung, .uses_board = shown->uses_board};
    trial.outcome = outcome_of(shown, model->planned_s);
    bool told = shown->game == SESSION_GAME_HOLD;
    model->trial = &trial;
    model->result = (struct screen_result){
        .last_rms_mm = (double)NAN,
        .today_rms_mm = (double)NAN,
        .now = told ? trial.outcome.hands_off_s : shown->measure[0].value,
        .last = shown->last,
        .trend = shown->trend,
        .last_s = model->now.wall_s - 2 * DAY_S,
        .offer = shown->offer,
        .offered = shown->offer ? session_programme_next(model->programme, model->rung) : NULL,
        .plan_goes_on = true,
        .longer_s = told ? trial.outcome.planned_s + 3 : 0,
        .more_s = shown->rating == SESSION_RATING_TOO_HARD ? -3 : told ? 3 : 0,
    };
    show(stage, shown->name, SCREEN_RESULT);
    model->trial = NULL;
}

void stage_visit_results(struct stage *stage)
{
    const double none = (double)NAN;
    const struct shown_result results[] = {
        {.name = "result-march",
         .rung = "W1",
         .game = SESSION_GAME_MARCH,
         .measure = {{"median_step_s", 2.14}, {"target_s", 2}},
         .last = 1.6,
         .trend = SCREEN_TREND_BETTER,
         .offer = SESSION_OFFER_NEXT,
         .uses_board = true},
        {.name = "result-march-pocket",
         .rung = "W3",
         .game = SESSION_GAME_MARCH,
         .tier = SESSION_TIER_MOTION,
         .measure = {{"median_step_s", 1.3}, {"target_s", 2}},
         .last = 1.9,
         .trend = SCREEN_TREND_LESS},
        {.name = "result-route",
         .rung = "W6",
         .game = SESSION_GAME_ROUTE,
         .tier = SESSION_TIER_PAD,
         .measure = {{"steps", 22}, {"steps_usual", 24}},
         .last = 24,
         .trend = SCREEN_TREND_BETTER},
        {.name = "result-route-more",
         .rung = "W6",
         .game = SESSION_GAME_ROUTE,
         .tier = SESSION_TIER_GUIDED,
         .measure = {{"steps", 27}, {"steps_usual", 24}},
         .last = 24,
         .trend = SCREEN_TREND_LESS},
        {.name = "result-bottle",
         .rung = "H3",
         .game = SESSION_GAME_BOTTLE,
         .measure = {{"longest_upright_s", 14.2}, {"dual_task_cost", 0.2}},
         .last = 14.9,
         .trend = SCREEN_TREND_SAME,
         .uses_board = true},
        {.name = "result-fingers",
         .rung = "H4",
         .game = SESSION_GAME_FINGERS,
         .tier = SESSION_TIER_PAD,
         .measure = {{"right_cues", 17}, {"unwanted", 0}},
         .last = 14,
         .trend = SCREEN_TREND_BETTER},
        {.name = "result-buttons",
         .rung = "H6",
         .game = SESSION_GAME_BUTTONS,
         .tier = SESSION_TIER_PAD,
         .measure = {{"seconds_per_button", 7.4}},
         .last = 11.2,
         .trend = SCREEN_TREND_BETTER},
        {.name = "result-writing",
         .rung = "H8",
         .game = SESSION_GAME_WRITING,
         .tier = SESSION_TIER_PAD,
         .measure = {{"inside_share", 0.91}},
         .last = none},
        {.name = "result-writing-part",
         .rung = "H8",
         .game = SESSION_GAME_WRITING,
         .tier = SESSION_TIER_PAD,
         .measure = {{"inside_share", 0.91}, {"progress", 0.35}},
         .last = none},
        {.name = "result-buttons-part",
         .rung = "H6",
         .game = SESSION_GAME_BUTTONS,
         .tier = SESSION_TIER_PAD,
         .measure = {{"seconds_per_button", none}, {"buttons", 7}},
         .last = none},
        {.name = "result-guided",
         .rung = "S3",
         .game = SESSION_GAME_HOLD,
         .tier = SESSION_TIER_GUIDED,
         .last = none,
         .rating = SESSION_RATING_JUST_MANAGE},
        {.name = "result-guided-hard",
         .rung = "H5",
         .game = SESSION_GAME_FINGERS,
         .tier = SESSION_TIER_GUIDED,
         .last = none,
         .rating = SESSION_RATING_TOO_HARD},
        {.name = "result-pocket",
         .rung = "S5",
         .game = SESSION_GAME_HOLD,
         .tier = SESSION_TIER_MOTION,
         .last = 9,
         .trend = SCREEN_TREND_BETTER},
        {.name = "result-limits",
         .rung = "S1",
         .game = SESSION_GAME_LIMITS,
         .measure = {{session_limits_code(0), 62},
                     {session_limits_code(2), 78},
                     {session_limits_code(5), 48}},
         .last = none,
         .uses_board = true},
    };
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++)
        show_result(stage, &results[i]);
    stage->view.model.result = (struct screen_result){0};
}
