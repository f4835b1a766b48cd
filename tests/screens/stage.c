#include "tests/screens/stage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/text.h"
#include "game/screens/sound.h"
#include "tests/screens/stage_doctor.h"
#include "tests/screens/stage_flow.h"
#include "tests/screens/stage_hobby.h"
#include "tests/screens/stage_levels.h"
#include "tests/screens/stage_sound.h"

static const int64_t STEP_US = 10000;

// The longest thing the voice says at once, in either language.
static const char longest_caption[] =
    "Bitte drehen Sie das Brett längs, mit der kurzen Seite zu Ihnen.";

bool stage_open(struct stage *stage)
{
    char error[256] = "";
    *stage = (struct stage){.arguments = {.demo = true,
                                          .clock = "2026-11-20T09:30:00",
                                          .profile = BODY_OLD,
                                          .speed = 1,
                                          .seed = 7,
                                          .text_scale = 100}};
    if (!core_open(&stage->core, &stage->arguments, error, sizeof error)) {
        fprintf(stderr, "stage: %s\n", error);
        return false;
    }
    machine_clock_take_over(&stage->core.clock);
    machine_clock_advance(&stage->core.clock, STEP_US);
    stage->core.now = machine_clock_now(&stage->core.clock);
    if (!core_add_virtual(&stage->core, stage->arguments.profile)) {
        fprintf(stderr, "stage: no place for a virtual board\n");
        stage_close(stage);
        return false;
    }
    core_pump(&stage->core);
    view_init(&stage->view, &stage->core);
    return true;
}

void stage_close(struct stage *stage)
{
    core_close(&stage->core);
    path_remove_temporary(stage->core.data_dir);
}

static void show(struct stage *stage, const char *name, enum screen_id screen)
{
    const struct stage_moment moment = {name, screen, &stage->view.model};
    stage->visitor(stage->user, &moment);
}

static void prepare(struct stage *stage, const char *rung_id, enum session_game game,
                    enum session_side side)
{
    struct core *core = &stage->core;
    const struct session_rung *rung = session_programme_rung(&core->programme, rung_id);
    const struct core_task task = {
        .rung = rung, .side = rung->two_sides ? side : SESSION_SIDE_NONE, .game = game};
    core_prepare(core, &task);
    view_refresh_task(&stage->view, core);
    screen_trace_init(&stage->view.trace);
    view_frame(&stage->view, core);
}

static void begin(struct stage *stage, const char *rung_id, enum session_game game,
                  enum session_side side)
{
    prepare(stage, rung_id, game, side);
    core_trial_begin(&stage->core);
    view_frame(&stage->view, &stage->core);
}

static void visit_home(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    view_refresh_home(&stage->view, &stage->core);
    view_frame(&stage->view, &stage->core);
    model->rung = session_programme_rung(model->programme, "S1");
    show(stage, "home-first", SCREEN_HOME);
    model->home_note = text("Your results were damaged and are kept aside. It begins anew.");
    show(stage, "home-notice", SCREEN_HOME);
    model->home_note = NULL;
    model->days_this_month = 31;
    model->clinic_view = true;
    model->board = SCREEN_BOARD_NONE;
    model->now.wall_s += 6 * 3600;
    model->caption = longest_caption;
    show(stage, "home-month", SCREEN_HOME);
    model->caption = NULL;
    model->clinic_view = false;
    view_frame(&stage->view, &stage->core);
}

static void visit_safety(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    model->board = SCREEN_BOARD_READY;
    model->board_is_virtual = false;
    model->body_is_on = false;
    show(stage, "safety-real", SCREEN_SAFETY);
    view_frame(&stage->view, &stage->core);
    show(stage, "safety", SCREEN_SAFETY);
}

static void visit_intro(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    prepare(stage, "S1", SESSION_GAME_HOLD, SESSION_SIDE_NONE);
    show(stage, "intro-apart", SCREEN_INTRO);
    model->show_me_s = 0.2;
    show(stage, "intro-show-me", SCREEN_INTRO);
    prepare(stage, "S1", SESSION_GAME_REACH, SESSION_SIDE_NONE);
    show(stage, "intro-reach", SCREEN_INTRO);
    prepare(stage, "S2", SESSION_GAME_HOLD, SESSION_SIDE_NONE);
    model->note = text("Ten seconds with open eyes come first.");
    show(stage, "intro-closed", SCREEN_INTRO);
    model->note = NULL;
    prepare(stage, "S3", SESSION_GAME_HOLD, SESSION_SIDE_RIGHT);
    show(stage, "intro-semi-right", SCREEN_INTRO);
    prepare(stage, "S4", SESSION_GAME_HOLD, SESSION_SIDE_LEFT);
    show(stage, "intro-semi-closed", SCREEN_INTRO);
    prepare(stage, "S5", SESSION_GAME_HOLD, SESSION_SIDE_RIGHT);
    model->note = text("Tandem without a step comes first.");
    show(stage, "intro-tandem", SCREEN_INTRO);
    model->note = NULL;
    prepare(stage, "S7", SESSION_GAME_HOLD, SESSION_SIDE_RIGHT);
    show(stage, "intro-one-leg", SCREEN_INTRO);
    prepare(stage, "S10", SESSION_GAME_HOLD, SESSION_SIDE_LEFT);
    show(stage, "intro-summit", SCREEN_INTRO);
}

// The trial as it would be paused; the played one goes on untouched.
static void show_paused(struct stage *stage, const char *name, enum session_pause cause)
{
    struct session_trial trial = stage->core.trial;
    trial.stage = SESSION_STAGE_PAUSED;
    trial.pause = cause;
    stage->view.model.trial = &trial;
    show(stage, name, SCREEN_PLAY);
    stage->view.model.trial = &stage->core.trial;
}

static void show_at(struct stage *stage, const char *name, double ml_share, double ap_share)
{
    struct session_trial trial = stage->core.trial;
    trial.boat.ml_mm = trial.boat.gate_ml_mm = ml_share * trial.ring.radius_mm;
    trial.boat.ap_mm = ap_share * trial.ring.radius_mm;
    trial.ring.outside_s = hypot(ml_share, ap_share) > 1 ? 1 : 0;
    stage->view.model.trial = &trial;
    show(stage, name, SCREEN_PLAY);
    stage->view.model.trial = &stage->core.trial;
}

static void visit_open_eyes(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    begin(stage, "S3", SESSION_GAME_HOLD, SESSION_SIDE_LEFT);
    model->body_is_on = false;
    model->caption = longest_caption;
    show(stage, "wait-off", SCREEN_PLAY);
    model->caption = NULL;
    model->body_is_on = true;
    show(stage, "wait-on", SCREEN_PLAY);
    stage_play_level(stage, SESSION_STAGE_LEAD_IN, 2);
    show(stage, "lead-in", SCREEN_PLAY);
    model->clinic_view = true;
    show(stage, "lead-in-clinic", SCREEN_PLAY);
    model->clinic_view = false;
    stage_play_level(stage, SESSION_STAGE_PLAY, 8);
    show(stage, "sea", SCREEN_PLAY);
    show_at(stage, "sea-far-right", 1.2, 0.5);
    show_at(stage, "sea-far-left", -1.2, 0.5);
    show_at(stage, "sea-ahead", 0, 0.95);
    model->caption = longest_caption;
    show(stage, "sea-caption", SCREEN_PLAY);
    model->clinic_view = true;
    show(stage, "clinic-caption", SCREEN_PLAY);
    model->caption = NULL;
    show(stage, "clinic-semi", SCREEN_PLAY);
    show_paused(stage, "paused-clinic", SESSION_PAUSE_PLAYER);
    model->clinic_view = false;
    show_paused(stage, "paused", SESSION_PAUSE_PLAYER);
    show_paused(stage, "paused-step-off", SESSION_PAUSE_STEP_OFF);
    show_paused(stage, "paused-signal", SESSION_PAUSE_SIGNAL);
    stage_leave_level(stage);
}

// What is asked of the feet before the clock may run.
static void visit_one_leg(struct stage *stage)
{
    begin(stage, "S9", SESSION_GAME_HOLD, SESSION_SIDE_LEFT);
    stage->view.model.body_is_on = true;
    stage->core.trial.ask = SESSION_ASK_LIFT;
    show(stage, "wait-lift", SCREEN_PLAY);
    stage->core.trial.ask = SESSION_ASK_OTHER_FOOT;
    show(stage, "wait-other-foot", SCREEN_PLAY);
    stage->core.trial.ask = SESSION_ASK_NOTHING;
    stage_play_level(stage, SESSION_STAGE_LEAD_IN, 3.15);
    show(stage, "lead-in-rise", SCREEN_PLAY);
    stage->view.model.clinic_view = true;
    show(stage, "clinic-one-leg", SCREEN_PLAY);
    stage->view.model.clinic_view = false;
    stage_leave_level(stage);
}

// The sound as it would be after such a sway, in the bell's voice.
static void show_bell(struct stage *stage, double ml_mm, double ap_mm)
{
    struct session_trial trial = stage->core.trial;
    const struct sim_cue_settings map = {.dead_zone_mm = 8, .limit_mm = 60};
    const struct screen_sound sound = {.voice = SIM_CUE_VOICE_BELL, .held = -1};
    trial.cue = sim_cue_from_sway(&map, ml_mm, ap_mm);
    stage->view.model.sound = &sound;
    stage->view.model.trial = &trial;
    show(stage, "night-bell", SCREEN_PLAY);
    stage->view.model.sound = NULL;
    stage->view.model.trial = &stage->core.trial;
}

static void visit_closed_eyes(struct stage *stage)
{
    begin(stage, "S4", SESSION_GAME_HOLD, SESSION_SIDE_RIGHT);
    stage->view.model.body_is_on = false;
    show(stage, "night-wait", SCREEN_PLAY);
    stage_play_level(stage, SESSION_STAGE_LEAD_IN, 2);
    show(stage, "night-lead-in", SCREEN_PLAY);
    stage_play_level(stage, SESSION_STAGE_PLAY, 5);
    show(stage, "night", SCREEN_PLAY);
    show_at(stage, "night-right", 0.95, 0.3);
    show_at(stage, "night-left", -0.95, 0.3);
    show_bell(stage, -40, 0);
    show_bell(stage, 40, 0);
    show_bell(stage, 0, 30);
    show_bell(stage, 0, -30);
    stage->view.model.caption = longest_caption;
    show(stage, "night-caption", SCREEN_PLAY);
    stage->view.model.caption = NULL;
    show_paused(stage, "paused-night", SESSION_PAUSE_STEP_OFF);
    stage_leave_level(stage);
}

static void keep(struct stage *stage)
{
    uint64_t ticket;
    session_trial_end(&stage->core.trial, SESSION_END_PLAYER);
    core_trial_record(&stage->core, &ticket);
    store_flush(stage->core.store);
    view_frame(&stage->view, &stage->core);
    view_refresh_result(&stage->view, &stage->core);
}

static void visit_reach(struct stage *stage)
{
    begin(stage, "S1", SESSION_GAME_REACH, SESSION_SIDE_NONE);
    stage_play_level(stage, SESSION_STAGE_PLAY, 9);
    show(stage, "reach", SCREEN_PLAY);
    stage_play_level(stage, SESSION_STAGE_DONE, 0);
    keep(stage);
    show(stage, "result-reach", SCREEN_RESULT);
    stage_leave_level(stage);
}

static void offer(struct stage *stage, const char *name, enum session_offer what, const char *rung)
{
    struct screen_model *model = &stage->view.model;
    model->result.offer = what;
    model->result.offered = rung ? session_programme_rung(model->programme, rung) : NULL;
    show(stage, name, SCREEN_RESULT);
}

static void visit_notes(struct stage *stage)
{
    struct screen_result *result = &stage->view.model.result;
    result->saving = true;
    show(stage, "result-saving", SCREEN_RESULT);
    result->saving = false;
    result->save_failed = true;
    snprintf(result->save_message, sizeof result->save_message, "%s",
             text("This result could not be kept."));
    show(stage, "result-not-kept", SCREEN_RESULT);
    result->save_failed = false;
    result->sitting = SESSION_ANSWER_REST;
    show(stage, "result-rest", SCREEN_RESULT);
    show(stage, "rest", SCREEN_REST);
    result->sitting = SESSION_ANSWER_ENOUGH_TODAY;
    show(stage, "result-enough", SCREEN_RESULT);
    show(stage, "rest-enough", SCREEN_REST);
    result->sitting = SESSION_ANSWER_GO;
    struct session_outcome *outcome = &stage->core.trial.outcome;
    enum sway_score_status status = outcome->score_status;
    outcome->score_status = SWAY_SCORE_GAPS;
    show(stage, "result-gaps", SCREEN_RESULT);
    outcome->score_status = SWAY_SCORE_TOO_SHORT;
    double gap_s = outcome->longest_gap_s;
    outcome->longest_gap_s = 0.3;
    show(stage, "result-rough", SCREEN_RESULT);
    outcome->longest_gap_s = gap_s;
    outcome->score_status = status;
}

// The same person again three days later: with something to compare.
static void visit_result(struct stage *stage)
{
    struct screen_result *result = &stage->view.model.result;
    begin(stage, "S1", SESSION_GAME_HOLD, SESSION_SIDE_NONE);
    stage_play_level(stage, SESSION_STAGE_PLAY, 12);
    stage->view.model.clinic_view = true;
    show(stage, "clinic", SCREEN_PLAY);
    stage->view.model.clinic_view = false;
    stage_play_level(stage, SESSION_STAGE_DONE, 0);
    show(stage, "success", SCREEN_PLAY);
    keep(stage);
    show(stage, "result-first", SCREEN_RESULT);
    stage_leave_level(stage);
    begin(stage, "S1", SESSION_GAME_HOLD, SESSION_SIDE_NONE);
    stage_play_level(stage, SESSION_STAGE_DONE, 0);
    keep(stage);
    show(stage, "result-again", SCREEN_RESULT);
    result->last_s -= 2 * 86400; // Wednesday, Mittwoch: the widest names
    result->change = SCREEN_CHANGE_STEADIER;
    result->last_rms_mm = result->today_rms_mm - 1;
    offer(stage, "result-disagree", SESSION_OFFER_NONE, NULL);
    result->last_rms_mm = result->today_rms_mm + 2;
    offer(stage, "result-next", SESSION_OFFER_NEXT, "S2");
    result->change = SCREEN_CHANGE_LIVELIER;
    result->last_rms_mm = result->today_rms_mm - 2;
    offer(stage, "result-easier", SESSION_OFFER_EASIER, "S1");
    offer(stage, "result-none", SESSION_OFFER_NONE, NULL);
    visit_notes(stage);
    stage_leave_level(stage);
    begin(stage, "S1", SESSION_GAME_HOLD, SESSION_SIDE_NONE);
    stage_play_level(stage, SESSION_STAGE_PLAY, 3);
    keep(stage);
    show(stage, "result-left", SCREEN_RESULT);
    stage_leave_level(stage);
}

void stage_visit(struct stage *stage, stage_visitor *visitor, void *user)
{
    stage->visitor = visitor;
    stage->user = user;
    stage->view.model.device = SCREEN_DEVICE_BOARD;
    visit_home(stage);
    stage_visit_doctor(stage);
    stage_visit_sound(stage);
    visit_safety(stage);
    visit_intro(stage);
    stage_visit_ways(stage);
    stage_visit_results(stage);
    visit_open_eyes(stage);
    visit_closed_eyes(stage);
    visit_reach(stage);
    visit_result(stage);
    visit_one_leg(stage);
    stage_visit_levels(stage);
    stage_visit_hobby(stage);
}

bool stage_canvas(const struct stage *stage, const struct stage_look *look,
                  struct draw_canvas *canvas)
{
    const struct draw_canvas_settings settings = {
        .width_px = look->width_px,
        .height_px = look->height_px,
        .asset_dir = stage->core.assets,
        .text_scale_percent = look->text_scale_percent,
        .theme = look->theme,
    };
    return draw_canvas_init(canvas, &settings);
}

void stage_draw(struct draw_canvas *canvas, const struct stage_moment *moment, int focus_index,
                struct draw_audit *audit)
{
    const struct screen_focus focus = {.index = focus_index, .dwell = 0.4, .pressed_s = -1};
    if (audit)
        draw_audit_start(canvas, audit);
    draw_frame_begin(canvas);
    screen_draw(moment->screen, canvas, moment->model, &focus);
    draw_frame_end(canvas);
    if (audit)
        draw_audit_stop(canvas);
}

void stage_speak(const struct stage *stage, const char *language)
{
    char catalogs[PATH_SIZE];
    if (path_join(catalogs, stage->core.assets, "locale"))
        text_open(catalogs, language);
}
