#include "game/session/trial.h"

#include "game/session/trial_internal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double CLOSE_EYES_S = 3.0; // to hear "close your eyes" before the count
static const int COUNT_FROM = 5;

void session_trial_set_stage(struct session_trial *trial, enum session_stage stage)
{
    trial->stage = stage;
    trial->stage_since_us = trial->now_us;
    session_trial_emit(trial, SESSION_EVENT_STAGE);
}

double session_trial_planned_s(const struct session_rung *rung, enum session_game game,
                               enum session_tier tier, double difficulty)
{
    const struct session_play *play = session_play_for(rung, game, tier);
    return play ? play->planned_s(rung, difficulty) : 0;
}

static void init_games(struct session_trial *trial)
{
    const struct session_trial_settings *settings = &trial->settings;
    double rms_mm = settings->rms_mm > 0 ? settings->rms_mm : trial->rung.rms_mm;
    trial->limits = sim_lean_limits_scaled(&settings->limits, trial->rung.limits_factor);
    sim_ring_init(&trial->ring, sim_ring_radius_mm(settings->difficulty, rms_mm), trial->planned_s);
    sim_lanterns_init(&trial->lanterns, &trial->limits, settings->difficulty, settings->seed);
    sim_lanterns_widen(&trial->lanterns, &trial->limits, rms_mm);
    sim_boat_init(&trial->boat, settings->reduced_motion);
    trial->cue_settings.dead_zone_mm = rms_mm;
    trial->cue = sim_cue_silence();
}

static void init_signal(struct session_trial *trial)
{
    bool one_leg = session_rung_is_one_leg(&trial->rung);
    struct sway_stance_settings stance = one_leg ? sway_stance_one_leg : sway_stance_two_feet;
    session_posture_init(&trial->posture, trial->settings.side);
    enum session_game game = trial->settings.game;
    // A heel that comes down moves the CoP by centimetres: no foot has moved for that.
    if (game == SESSION_GAME_REACH || game == SESSION_GAME_LIMITS || game == SESSION_GAME_MARCH ||
        trial->rung.stance == SESSION_STANCE_TIPTOE)
        stance.events &= ~SWAY_STANCE_MASK(SWAY_STANCE_FEET_MOVED);
    sway_stance_init(&trial->stance, &stance);
    sway_cursor_init(&trial->cursor, SWAY_CURSOR_CUTOFF_HZ);
    sway_hands_off_init(&trial->hands_off);
    trial->frame = trial->settings.frame;
    trial->frame.quarter_turns += trial->rung.quarter_turns;
}

// A stance of the player's own comes from a rung of the standing coast.
static void lay_stance(struct session_rung *rung, const struct session_rung *stance)
{
    rung->stance = stance->stance;
    rung->two_sides = stance->two_sides;
    rung->quarter_turns = stance->quarter_turns;
    rung->rms_mm = stance->rms_mm;
    rung->limits_factor = stance->limits_factor;
}

static bool take_memory(struct session_trial *trial)
{
    const struct session_trial_settings *settings = &trial->settings;
    bool writes = trial->play == &session_play_writing;
    trial->uses_board = settings->tier == SESSION_TIER_BOARD;
    trial->uses_motion =
        settings->tier == SESSION_TIER_MOTION || (trial->uses_board && settings->has_palm);
    if (trial->uses_board)
        trial->samples = malloc(SESSION_SAMPLE_MAX * sizeof *trial->samples);
    if (trial->uses_motion)
        trial->motion = malloc(SESSION_MOTION_MAX * sizeof *trial->motion);
    if (writes)
        trial->pen = malloc(SESSION_PEN_MAX * sizeof *trial->pen);
    if ((!trial->uses_board || trial->samples) && (!trial->uses_motion || trial->motion) &&
        (!writes || trial->pen))
        return true;
    session_trial_finish(trial);
    return false;
}

bool session_trial_init(struct session_trial *trial, const struct session_trial_settings *settings)
{
    *trial = (struct session_trial){.settings = *settings, .rung = *settings->rung};
    trial->play = session_play_for(settings->rung, settings->game, settings->tier);
    assert(trial->play);
    if (settings->stance)
        lay_stance(&trial->rung, settings->stance);
    trial->settings.rung = NULL;
    trial->settings.stance = NULL;
    assert(trial->rung.two_sides == (settings->side != SESSION_SIDE_NONE));
    if (!take_memory(trial))
        return false;
    trial->planned_s = trial->play->planned_s(&trial->rung, settings->difficulty);
    init_games(trial);
    init_signal(trial);
    if (trial->play->init)
        trial->play->init(trial);
    return true;
}

void session_trial_finish(struct session_trial *trial)
{
    free(trial->samples);
    free(trial->motion);
    free(trial->pen);
    trial->samples = NULL;
    trial->motion = NULL;
    trial->pen = NULL;
}

void session_trial_close_eyes(struct session_trial *trial, int count_from)
{
    trial->eyes_are_closed = true;
    trial->count_from = count_from;
    session_trial_say(trial, SESSION_SAY_CLOSE_EYES, -1);
}

// Seconds on one leg are dear: there the word to close the eyes takes the place of "five, four".
static void begin_closing_eyes(struct session_trial *trial)
{
    if (session_rung_is_one_leg(&trial->rung)) {
        session_trial_close_eyes(trial, 3);
        return;
    }
    trial->lead_in_left_s += CLOSE_EYES_S;
    session_trial_close_eyes(trial, COUNT_FROM);
}

void session_trial_begin_lead_in(struct session_trial *trial)
{
    bool tiptoe = trial->rung.stance == SESSION_STANCE_TIPTOE;
    trial->lead_in_left_s = trial->rung.lead_in_s;
    trial->lead_in_number = 0;
    trial->count_from = COUNT_FROM;
    trial->centre_sum = (struct sway_point){0};
    trial->centre_count = 0;
    trial->ask = SESSION_ASK_NOTHING;
    trial->eyes_are_closed = false;
    trial->heel_wait_s = 0;
    // Until go the middle is wherever one stands.
    sim_boat_init(&trial->boat, trial->boat.reduced_motion);
    if (tiptoe || trial->rung.gait == SESSION_GAIT_TIPTOE)
        session_toes_init(&trial->toes, &trial->settings.limits, trial->posture.both_ap_mm);
    if (trial->rung.eyes_closed && !(tiptoe && trial->uses_board)) // there when the heel is up
        begin_closing_eyes(trial);
    if (trial->play->lead_in)
        trial->play->lead_in(trial);
    session_trial_set_stage(trial, SESSION_STAGE_LEAD_IN);
}

static void go_on_board(struct session_trial *trial)
{
    if (trial->centre_count > 0) {
        struct sway_point centre = {trial->centre_sum.ml_mm / (double)trial->centre_count,
                                    trial->centre_sum.ap_mm / (double)trial->centre_count};
        sim_ring_centre(&trial->ring, centre.ml_mm, centre.ap_mm);
        sway_stance_set_centre(&trial->stance, &centre);
        if (session_rung_is_one_leg(&trial->rung))
            sway_stance_set_foot(&trial->stance, session_posture_half_way_mm(&trial->posture));
    }
    trial->boat.started = false; // the wake of another place means nothing here
    trial->boat.wake_count = 0;
    trial->held_at_go_s = trial->ring.held_s;
    trial->hands_off_at_go_s = sway_hands_off_s(&trial->hands_off);
    trial->first_since_go = trial->sample_count - 1;
    sway_stance_go(&trial->stance);
    sway_hands_off_go(&trial->hands_off);
    sway_hands_off_push(&trial->hands_off, trial->now_us, trial->hands_off_now);
}

void session_trial_go(struct session_trial *trial)
{
    if (trial->uses_board)
        go_on_board(trial);
    trial->motion_from = trial->motion_count;
    if (trial->play->go)
        trial->play->go(trial);
    session_trial_mark(trial, trial->now_us, "go");
    if (trial->outcome.go_us == 0)
        trial->outcome.go_us = trial->now_us;
    session_trial_say(trial, SESSION_SAY_GO, -1);
    session_trial_emit(trial, SESSION_EVENT_START);
    session_trial_set_stage(trial, SESSION_STAGE_PLAY);
}

void session_trial_stop_clocks(struct session_trial *trial)
{
    trial->run_s = 0;
    if (trial->stage != SESSION_STAGE_PLAY)
        return;
    if (trial->motion_count - trial->motion_from >
        trial->motion_best_to - trial->motion_best_from) {
        trial->motion_best_from = trial->motion_from;
        trial->motion_best_to = trial->motion_count;
    }
    if (!trial->uses_board)
        return;
    session_trial_stretch(trial, false, trial->now_us);
    sway_hands_off_push(&trial->hands_off, trial->now_us, false);
}

static const char *pause_code(enum session_pause cause)
{
    switch (cause) {
    case SESSION_PAUSE_STEP_OFF:
        return "pause_step_off";
    case SESSION_PAUSE_SIGNAL:
        return "pause_signal";
    default:
        return "pause_player";
    }
}

static enum session_say lost_line(const struct session_trial *trial)
{
    return trial->controller_was_lost ? SESSION_SAY_CONTROLLER_LOST : SESSION_SAY_SIGNAL_LOST;
}

static enum session_say back_line(const struct session_trial *trial, enum session_pause cause)
{
    if (cause != SESSION_PAUSE_SIGNAL)
        return SESSION_SAY_CONTINUE;
    return trial->controller_was_lost ? SESSION_SAY_CONTROLLER_BACK : SESSION_SAY_BOARD_BACK;
}

void session_trial_pause(struct session_trial *trial, enum session_pause cause)
{
    if (trial->stage != SESSION_STAGE_LEAD_IN && trial->stage != SESSION_STAGE_PLAY)
        return;
    session_trial_stop_clocks(trial);
    trial->pause = cause;
    trial->controller_was_lost = !trial->uses_board || trial->controller_is_lost;
    trial->eyes_are_closed = false;
    trial->cue = sim_cue_silence();
    session_trial_mark(trial, trial->now_us, pause_code(cause));
    if (cause == SESSION_PAUSE_SIGNAL)
        session_trial_say(trial, lost_line(trial), -1);
    else
        session_trial_say(trial, SESSION_SAY_PAUSED, -1);
    if (cause == SESSION_PAUSE_PLAYER) // a step-off makes no sound: nothing is to startle
        session_trial_emit(trial, SESSION_EVENT_PAUSE);
    session_trial_set_stage(trial, SESSION_STAGE_PAUSED);
}

void session_trial_lose_controller(struct session_trial *trial)
{
    if (!trial->uses_motion)
        return;
    trial->controller_is_lost = true;
    session_trial_pause(trial, SESSION_PAUSE_SIGNAL);
}

bool session_trial_stands(const struct session_trial *trial)
{
    return sway_stance_is_on(&trial->stance) && trial->stance.reference_kg > 0;
}

void session_trial_resume(struct session_trial *trial)
{
    if (trial->stage != SESSION_STAGE_PAUSED)
        return;
    enum session_pause cause = trial->pause;
    trial->pause = SESSION_PAUSE_NONE;
    session_trial_mark(trial, trial->now_us, "resume");
    session_trial_emit(trial, SESSION_EVENT_RESUME);
    session_trial_say(trial, back_line(trial, cause), -1);
    if (cause == SESSION_PAUSE_SIGNAL)
        session_posture_put_down(&trial->posture); // whatever the feet did meanwhile is no break
    if (trial->uses_board && session_trial_stands(trial)) {
        session_trial_ask_stance(trial);
        return;
    }
    if (trial->uses_board)
        session_trial_say(trial, SESSION_SAY_STEP_ON, -1);
    session_trial_set_stage(trial, SESSION_STAGE_WAIT);
}

static void finish(struct session_trial *trial, enum session_end end)
{
    session_trial_mark(trial, trial->now_us, session_end_code(end));
    session_trial_take_stock(trial, end);
    session_trial_set_stage(trial, SESSION_STAGE_DONE);
    if (trial->outcome.success)
        session_trial_emit(trial, SESSION_EVENT_SUCCESS);
}

// What only the voice has guided only the player can judge; so with a stance that nothing measures.
static bool is_to_be_rated(const struct session_trial *trial, enum session_end end)
{
    enum session_tier tier = trial->settings.tier;
    bool unseen_stance = tier == SESSION_TIER_MOTION && trial->play == &session_play_bottle &&
                         trial->rung.stance != SESSION_STANCE_FREE;
    bool guided = tier == SESSION_TIER_GUIDED && trial->play == &session_play_timer;
    return (guided || unseen_stance) && trial->stage != SESSION_STAGE_RATE &&
           (end == SESSION_END_DONE || end == SESSION_END_TIME);
}

void session_trial_end(struct session_trial *trial, enum session_end end)
{
    if (trial->stage == SESSION_STAGE_DONE)
        return;
    bool was_played = trial->stage != SESSION_STAGE_RATE;
    session_trial_stop_clocks(trial);
    trial->cue = sim_cue_silence();
    trial->eyes_are_closed = false;
    if (was_played && end != SESSION_END_PLAYER)
        session_trial_say(
            trial, trial->rung.eyes_closed ? SESSION_SAY_END_OPEN_EYES : SESSION_SAY_END, -1);
    if (!is_to_be_rated(trial, end)) {
        finish(trial, end);
        return;
    }
    trial->rated_end = end;
    session_trial_say(trial, SESSION_SAY_RATE, -1);
    session_trial_set_stage(trial, SESSION_STAGE_RATE);
}

void session_trial_rate(struct session_trial *trial, enum session_rating rating)
{
    if (trial->stage != SESSION_STAGE_RATE || rating == SESSION_RATING_NONE)
        return;
    trial->outcome.rating = rating;
    finish(trial, trial->rated_end);
}

void session_trial_count_break(struct session_trial *trial)
{
    trial->breaks++;
    if (!trial->settings.sitting)
        return;
    double clock_s = (double)trial->now_us * 1e-6;
    if (session_sitting_break(trial->settings.sitting, clock_s) != SESSION_ANSWER_GO)
        session_trial_end(trial, SESSION_END_BREAKS);
}

bool session_trial_lose_footing(struct session_trial *trial)
{
    session_trial_stop_clocks(trial);
    trial->eyes_are_closed = false;
    trial->cue = sim_cue_silence();
    session_trial_count_break(trial);
    return trial->stage == SESSION_STAGE_PLAY;
}

double session_trial_left_s(const struct session_trial *trial)
{
    return fmax(0, trial->play->left_s(trial));
}

const char *session_stage_code(enum session_stage stage)
{
    static const char *const codes[] = {"wait", "lead_in", "play", "paused", "rate", "done"};
    return codes[stage];
}

const char *session_end_code(enum session_end end)
{
    static const char *const codes[] = {"none", "done", "time", "breaks", "player", "input"};
    return codes[end];
}
