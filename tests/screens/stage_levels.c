#include "tests/screens/stage_levels.h"

#include <stdio.h>

static const int64_t STEP_US = 10000;
static const int64_t EMPTY_US = 2500000;
static const int64_t WAIT_US = 300000000;

// The longest thing the voice says at once in a level, in either language.
static const char longest_caption[] = "Der Controller ist still. Die Uhr wartet solange auf Sie.";

static void show(struct stage *stage, const char *name)
{
    const struct stage_moment moment = {name, SCREEN_PLAY, &stage->view.model};
    stage->visitor(stage->user, &moment);
}

// As it looks to somebody with keys, a pad, a mouse.
static void show_for_each_device(struct stage *stage, const char *name)
{
    static const struct {
        enum screen_device device;
        const char *word;
    } devices[] = {
        {SCREEN_DEVICE_KEYS, "keys"}, {SCREEN_DEVICE_PAD, "pad"}, {SCREEN_DEVICE_POINTER, "mouse"}};
    char whole[64];
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        stage->view.model.device = devices[i].device;
        snprintf(whole, sizeof whole, "%s-%s", name, devices[i].word);
        show(stage, whole);
    }
    stage->view.model.device = SCREEN_DEVICE_KEYS;
}

bool stage_begin_level(struct stage *stage, const char *rung_id, enum session_game game,
                       enum session_tier tier)
{
    struct core *core = &stage->core;
    const struct session_rung *rung = session_programme_rung(&core->programme, rung_id);
    struct core_task task = core_task_of(core, rung);
    task.game = game;
    task.tier = tier;
    if (tier == SESSION_TIER_MOTION && !core->has_hand &&
        !core_add_virtual_hand(core, stage->arguments.profile))
        return false;
    for (int i = 0; i < 100 && tier == SESSION_TIER_MOTION && !core_hand_is_ready(core); i++) {
        machine_clock_advance(&core->clock, STEP_US);
        core_pump(core);
    }
    core_prepare(core, &task);
    view_refresh_task(&stage->view, core);
    screen_trace_init(&stage->view.trace);
    if (!core_trial_begin(core))
        return false;
    view_frame(&stage->view, core);
    return true;
}

void stage_play_level(struct stage *stage, enum session_stage until, double seconds)
{
    struct core *core = &stage->core;
    int64_t start_us = core->now.mono_us;
    bool begins = core->trial.stage == SESSION_STAGE_WAIT;
    while (core->now.mono_us - start_us < WAIT_US && core->trial.stage != SESSION_STAGE_DONE) {
        double stage_s = (double)(core->trial.now_us - core->trial.stage_since_us) * 1e-6;
        if (core->trial.stage == until && stage_s >= seconds)
            break;
        pilot_stand(&core->pilot, !begins || core->now.mono_us - start_us >= EMPTY_US);
        machine_clock_advance(&core->clock, STEP_US);
        core_pump(core);
        screen_trace_follow(&stage->view.trace, &core->trial);
    }
    view_frame(&stage->view, core);
}

void stage_leave_level(struct stage *stage)
{
    core_trial_close(&stage->core);
    pilot_stand(&stage->core.pilot, false);
    view_frame(&stage->view, &stage->core);
}

static void show_paused(struct stage *stage, const char *name, enum session_pause cause)
{
    struct session_trial trial = stage->core.trial;
    trial.stage = SESSION_STAGE_PAUSED;
    trial.pause = cause;
    stage->view.model.trial = &trial;
    show(stage, name);
    stage->view.model.trial = &stage->core.trial;
}

static bool begin(struct stage *stage, const char *rung, enum session_game game,
                  enum session_tier tier)
{
    bool begun = stage_begin_level(stage, rung, game, tier);
    if (!begun)
        fprintf(stderr, "stage: %s could not begin\n", rung);
    stage->view.model.device = SCREEN_DEVICE_KEYS;
    return begun;
}

static void show_after(struct stage *stage, const char *name, double seconds)
{
    stage_play_level(stage, SESSION_STAGE_PLAY, seconds);
    show_for_each_device(stage, name);
}

static void show_with_caption(struct stage *stage, const char *name)
{
    stage->view.model.caption = longest_caption;
    stage->view.model.device = SCREEN_DEVICE_POINTER;
    show(stage, name);
    stage->view.model.caption = NULL;
    stage->view.model.device = SCREEN_DEVICE_KEYS;
}

static void visit_steps(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    begin(stage, "W1", SESSION_GAME_MARCH, SESSION_TIER_BOARD);
    show_after(stage, "march-board", 14);
    model->clinic_view = true;
    show(stage, "march-clinic");
    model->clinic_view = false;
    stage_leave_level(stage);
    begin(stage, "W2", SESSION_GAME_MARCH, SESSION_TIER_BOARD);
    show_after(stage, "march-night", 9);
    stage_leave_level(stage);
    begin(stage, "W3", SESSION_GAME_MARCH, SESSION_TIER_MOTION);
    show(stage, "wait-pocket");
    show_after(stage, "march-pocket", 12);
    show_paused(stage, "paused-controller", SESSION_PAUSE_SIGNAL);
    stage_leave_level(stage);
    begin(stage, "W5", SESSION_GAME_MARCH, SESSION_TIER_PAD);
    show_after(stage, "march-taps", 12);
    stage_leave_level(stage);
    begin(stage, "W2", SESSION_GAME_MARCH, SESSION_TIER_GUIDED);
    show_after(stage, "march-guided-night", 6);
    stage_leave_level(stage);
    begin(stage, "W3", SESSION_GAME_MARCH, SESSION_TIER_GUIDED);
    show_after(stage, "march-guided", 6);
    stage_leave_level(stage);
}

static void visit_route(struct stage *stage)
{
    stage->view.model.route_name = "Flur";
    begin(stage, "W6", SESSION_GAME_ROUTE, SESSION_TIER_PAD);
    show_after(stage, "route-wheel-first", 2);
    stage->core.trial.game.route.route = (struct sim_route){{25, 24, 27}, 3, 23};
    show_for_each_device(stage, "route-wheel");
    show_with_caption(stage, "route-caption");
    stage_leave_level(stage);
    begin(stage, "W6", SESSION_GAME_ROUTE, SESSION_TIER_MOTION);
    show_after(stage, "route-pocket", 8);
    stage_leave_level(stage);
    stage->view.model.route_name = NULL;
}

static void visit_told_stances(struct stage *stage)
{
    begin(stage, "S3", SESSION_GAME_HOLD, SESSION_TIER_PAD);
    show(stage, "wait-told");
    show_after(stage, "timer", 6);
    show_with_caption(stage, "timer-caption");
    stage_leave_level(stage);
    begin(stage, "S6", SESSION_GAME_HOLD, SESSION_TIER_GUIDED);
    show_after(stage, "timer-night", 6);
    stage_play_level(stage, SESSION_STAGE_RATE, 0);
    show_for_each_device(stage, "rate");
    stage_leave_level(stage);
    begin(stage, "S1", SESSION_GAME_HOLD, SESSION_TIER_MOTION);
    show_after(stage, "pocket", 5);
    stage_leave_level(stage);
    begin(stage, "S2", SESSION_GAME_HOLD, SESSION_TIER_MOTION);
    show_after(stage, "pocket-night", 5);
    show_with_caption(stage, "pocket-night-caption");
    stage_leave_level(stage);
    begin(stage, "S1", SESSION_GAME_LIMITS, SESSION_TIER_BOARD);
    show_after(stage, "limits", 8);
    stage_play_level(stage, SESSION_STAGE_PLAY, 31);
    show(stage, "limits-second-round");
    stage_leave_level(stage);
}

static void visit_bottle(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    begin(stage, "H1", SESSION_GAME_BOTTLE, SESSION_TIER_MOTION);
    show(stage, "wait-palm");
    stage_play_level(stage, SESSION_STAGE_LEAD_IN, 2);
    show(stage, "bottle-lead-in");
    show_after(stage, "bottle", 4);
    model->clinic_view = true;
    show(stage, "bottle-clinic");
    model->clinic_view = false;
    stage_leave_level(stage);
    begin(stage, "H2", SESSION_GAME_BOTTLE, SESSION_TIER_PAD);
    show_after(stage, "bottle-warm-up", 3);
    stage->core.trial.game.palm.bottle.state = SIM_BOTTLE_FALLEN;
    stage->core.trial.game.palm.falls = 2;
    show(stage, "bottle-fallen");
    stage_leave_level(stage);
    begin(stage, "H1", SESSION_GAME_BOTTLE, SESSION_TIER_BOARD);
    show_after(stage, "bottle-real", 3);
    stage->core.trial.game.palm.is_upright = false;
    show_for_each_device(stage, "bottle-real-fell");
    stage_leave_level(stage);
    begin(stage, "H3", SESSION_GAME_BOTTLE, SESSION_TIER_MOTION);
    show_after(stage, "bottle-stance-told", 3);
    stage_leave_level(stage);
    begin(stage, "H3", SESSION_GAME_BOTTLE, SESSION_TIER_BOARD);
    show_after(stage, "bottle-stance", 4);
    stage_leave_level(stage);
}

static void visit_hands(struct stage *stage)
{
    begin(stage, "H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD);
    stage_play_level(stage, SESSION_STAGE_LEAD_IN, 2);
    show(stage, "fingers-lead-in");
    show_after(stage, "fingers", 9);
    stage_leave_level(stage);
    begin(stage, "H5", SESSION_GAME_FINGERS, SESSION_TIER_PAD);
    show_after(stage, "fingers-pairs", 11);
    show_with_caption(stage, "fingers-caption");
    stage_leave_level(stage);
    begin(stage, "H5", SESSION_GAME_FINGERS, SESSION_TIER_GUIDED);
    show_after(stage, "fingers-guided", 11);
    stage_leave_level(stage);
    begin(stage, "H6", SESSION_GAME_BUTTONS, SESSION_TIER_PAD);
    show_after(stage, "buttons", 20);
    show_with_caption(stage, "buttons-caption");
    stage_leave_level(stage);
    begin(stage, "H7", SESSION_GAME_BUTTONS, SESSION_TIER_BOARD);
    show_after(stage, "buttons-stance", 12);
    stage_leave_level(stage);
    begin(stage, "H7", SESSION_GAME_BUTTONS, SESSION_TIER_MOTION);
    show_after(stage, "buttons-pocket", 5);
    stage_leave_level(stage);
    begin(stage, "H7", SESSION_GAME_BUTTONS, SESSION_TIER_GUIDED);
    show_after(stage, "buttons-guided", 5);
    stage_leave_level(stage);
    begin(stage, "H8", SESSION_GAME_WRITING, SESSION_TIER_PAD);
    stage_play_level(stage, SESSION_STAGE_LEAD_IN, 2);
    show(stage, "writing-lead-in");
    show_after(stage, "writing", 10);
    show_with_caption(stage, "writing-caption");
    stage_leave_level(stage);
    begin(stage, "H8", SESSION_GAME_WRITING, SESSION_TIER_GUIDED);
    show_after(stage, "writing-paper", 6);
    stage_leave_level(stage);
}

void stage_visit_levels(struct stage *stage)
{
    enum screen_device device = stage->view.model.device;
    visit_told_stances(stage);
    visit_steps(stage);
    visit_route(stage);
    visit_bottle(stage);
    visit_hands(stage);
    stage->view.model.device = device;
}
