#include "game/session/trial.h"

#include "game/session/trial_internal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double CLOSE_EYES_S = 3.0; // to hear "close your eyes" before the count
static const int COUNT_FROM = 5;
static const double TOUCHED_S = 1.0; // a touch that only the player reports
static const double GAP_S = 0.25;

void session_trial_set_stage(struct session_trial *trial, enum session_stage stage)
{
    trial->stage = stage;
    trial->stage_since_us = trial->now_us;
    session_trial_emit(trial, SESSION_EVENT_STAGE);
}

double session_trial_planned_s(const struct session_rung *rung, double difficulty)
{
    return round(rung->hold_s * sim_ring_hold_share(difficulty));
}

static void init_games(struct session_trial *trial)
{
    const struct session_trial_settings *settings = &trial->settings;
    double rms_mm = settings->rms_mm > 0 ? settings->rms_mm : trial->rung.rms_mm;
    trial->limits = sim_lean_limits_scaled(&settings->limits, trial->rung.limits_factor);
    sim_ring_init(&trial->ring, sim_ring_radius_mm(settings->difficulty, rms_mm),
                  session_trial_planned_s(&trial->rung, settings->difficulty));
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
    // A heel that comes down moves the CoP by centimetres: no foot has moved for that.
    if (trial->settings.game == SESSION_GAME_REACH || trial->rung.stance == SESSION_STANCE_TIPTOE)
        stance.events &= ~SWAY_STANCE_MASK(SWAY_STANCE_FEET_MOVED);
    sway_stance_init(&trial->stance, &stance);
    sway_cursor_init(&trial->cursor, SWAY_CURSOR_CUTOFF_HZ);
    sway_hands_off_init(&trial->hands_off);
    trial->frame = trial->settings.frame;
    trial->frame.quarter_turns += trial->rung.quarter_turns;
}

bool session_trial_init(struct session_trial *trial, const struct session_trial_settings *settings)
{
    assert(settings->rung->two_sides == (settings->side != SESSION_SIDE_NONE));
    *trial = (struct session_trial){.settings = *settings, .rung = *settings->rung};
    trial->settings.rung = NULL;
    trial->samples = malloc(SESSION_SAMPLE_MAX * sizeof *trial->samples);
    if (!trial->samples)
        return false;
    init_games(trial);
    init_signal(trial);
    return true;
}

void session_trial_finish(struct session_trial *trial)
{
    free(trial->samples);
    trial->samples = NULL;
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
    if (tiptoe)
        session_toes_init(&trial->toes, &trial->settings.limits, trial->posture.both_ap_mm);
    if (trial->rung.eyes_closed && !tiptoe) // on tiptoe when the heel is up
        begin_closing_eyes(trial);
    session_trial_set_stage(trial, SESSION_STAGE_LEAD_IN);
}

static void go(struct session_trial *trial)
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
    session_trial_mark(trial, trial->now_us, "go");
    if (trial->outcome.go_us == 0)
        trial->outcome.go_us = trial->now_us;
    session_trial_say(trial, SESSION_SAY_GO, -1);
    session_trial_emit(trial, SESSION_EVENT_START);
    session_trial_set_stage(trial, SESSION_STAGE_PLAY);
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

void session_trial_pause(struct session_trial *trial, enum session_pause cause)
{
    if (trial->stage != SESSION_STAGE_LEAD_IN && trial->stage != SESSION_STAGE_PLAY)
        return;
    if (trial->stage == SESSION_STAGE_PLAY) {
        session_trial_stretch(trial, false, trial->now_us);
        sway_hands_off_push(&trial->hands_off, trial->now_us, false);
    }
    trial->pause = cause;
    trial->eyes_are_closed = false;
    trial->cue = sim_cue_silence();
    session_trial_mark(trial, trial->now_us, pause_code(cause));
    if (cause == SESSION_PAUSE_SIGNAL)
        session_trial_say(trial, SESSION_SAY_SIGNAL_LOST, -1);
    else
        session_trial_say(trial, SESSION_SAY_PAUSED, -1);
    if (cause == SESSION_PAUSE_PLAYER) // a step-off makes no sound: nothing is to startle
        session_trial_emit(trial, SESSION_EVENT_PAUSE);
    session_trial_set_stage(trial, SESSION_STAGE_PAUSED);
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
    session_trial_say(
        trial, cause == SESSION_PAUSE_SIGNAL ? SESSION_SAY_BOARD_BACK : SESSION_SAY_CONTINUE, -1);
    if (cause == SESSION_PAUSE_SIGNAL)
        session_posture_put_down(&trial->posture); // whatever the feet did meanwhile is no break
    if (session_trial_stands(trial)) {
        session_trial_ask_stance(trial);
        return;
    }
    session_trial_say(trial, SESSION_SAY_STEP_ON, -1);
    session_trial_set_stage(trial, SESSION_STAGE_WAIT_BOARD);
}

void session_trial_end(struct session_trial *trial, enum session_end end)
{
    if (trial->stage == SESSION_STAGE_DONE)
        return;
    if (trial->stage == SESSION_STAGE_PLAY)
        session_trial_stretch(trial, false, trial->now_us);
    trial->cue = sim_cue_silence();
    trial->eyes_are_closed = false;
    session_trial_mark(trial, trial->now_us, session_end_code(end));
    session_trial_take_stock(trial, end);
    session_trial_set_stage(trial, SESSION_STAGE_DONE);
    if (trial->outcome.success)
        session_trial_emit(trial, SESSION_EVENT_SUCCESS);
    if (end != SESSION_END_PLAYER)
        session_trial_say(
            trial, trial->rung.eyes_closed ? SESSION_SAY_END_OPEN_EYES : SESSION_SAY_END, -1);
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

static void take_back(struct session_trial *trial, int64_t since_us)
{
    // A hand has left the table only now: what came before was not hands-off, nor was it held.
    double before_s = sway_hands_off_s(&trial->hands_off);
    sway_hands_off_take_back(&trial->hands_off, since_us);
    trial->support_s += before_s - sway_hands_off_s(&trial->hands_off);
    trial->ring.held_s = trial->held_at_go_s;
    trial->supported_once = true;
    trial->in_stretch = false;
    if (trial->best_from >= trial->first_since_go)
        trial->best_from = trial->best_to = 0;
}

// Stand anew: the ring follows to where the feet are now.
static void leave_play(struct session_trial *trial, int64_t since_us)
{
    session_trial_stretch(trial, false, since_us);
    sway_hands_off_push(&trial->hands_off, trial->now_us, false);
    trial->eyes_are_closed = false;
    trial->cue = sim_cue_silence();
    session_trial_count_break(trial);
    if (trial->stage == SESSION_STAGE_PLAY)
        session_trial_ask_stance(trial);
}

static void take_play_event(struct session_trial *trial, const struct sway_stance_event *event)
{
    switch (event->type) {
    case SWAY_STANCE_SUPPORT_BEGIN:
        trial->supported_once = true;
        session_trial_stretch(trial, false, event->since_us);
        if (trial->rung.eyes_closed)
            session_trial_say(trial, SESSION_SAY_SUPPORT, -1);
        break;
    case SWAY_STANCE_STEP_OFF:
        session_trial_stretch(trial, false, event->since_us);
        session_trial_count_break(trial);
        session_trial_pause(trial, SESSION_PAUSE_STEP_OFF);
        break;
    case SWAY_STANCE_FOOT_DOWN:
        session_posture_put_down(&trial->posture);
        leave_play(trial, event->since_us);
        break;
    case SWAY_STANCE_FEET_MOVED:
        leave_play(trial, event->since_us);
        break;
    case SWAY_STANCE_LOAD_REFERENCE_ROSE:
        take_back(trial, event->since_us);
        break;
    default:
        break;
    }
}

// On one leg the lead-in is the stance already: to leave it is a loss of balance.
static void take_step_off_in_lead_in(struct session_trial *trial)
{
    if (session_rung_is_one_leg(&trial->rung))
        session_trial_count_break(trial);
    if (trial->stage != SESSION_STAGE_DONE)
        session_trial_pause(trial, SESSION_PAUSE_STEP_OFF);
}

static void take_stance_event(struct session_trial *trial, const struct sway_stance_event *event)
{
    session_trial_mark(trial, event->t_us, sway_stance_event_code(event->type));
    if (trial->stage == SESSION_STAGE_PLAY)
        take_play_event(trial, event);
    else if (event->type == SWAY_STANCE_LOAD_REFERENCE_ROSE && trial->outcome.go_us != 0)
        take_back(trial, event->since_us); // let go in a pause: true of the seconds before it too
    else if (trial->stage == SESSION_STAGE_LEAD_IN && event->type == SWAY_STANCE_STEP_OFF)
        take_step_off_in_lead_in(trial);
    else if (trial->stage == SESSION_STAGE_WAIT_BOARD && session_trial_stands(trial))
        session_trial_ask_stance(trial);
    else if (trial->stage == SESSION_STAGE_PAUSED && trial->pause == SESSION_PAUSE_STEP_OFF &&
             event->type == SWAY_STANCE_REFERENCE_KNOWN)
        session_trial_resume(trial);
}

static void take_signal(struct session_trial *trial, const struct input_board_sample *sample,
                        double interval_s)
{
    struct sway_point cop;
    bool has_cop = sway_cop(&trial->frame, sample, &cop);
    trial->load_kg = input_board_sample_load_kg(sample);
    if (has_cop) {
        sway_cursor_push(&trial->cursor, sample->t_us, &cop);
        trial->right_share = 0.5 + cop.ml_mm / trial->frame.spacing_ml_mm;
    } else {
        sway_cursor_reset(&trial->cursor);
    }
    trial->has_cop = sway_cursor_get(&trial->cursor, &trial->cop);
    sway_stance_push(&trial->stance, sample->t_us, trial->load_kg, has_cop ? &cop : NULL);
    trial->hands_off_now = sway_stance_hands_off(&trial->stance);
    struct sway_stance_event event;
    session_trial_take_posture(trial, interval_s);
    while (sway_stance_poll(&trial->stance, &event))
        take_stance_event(trial, &event);
    trial->touched_left_s = fmax(0, trial->touched_left_s - interval_s);
    trial->hands_off_now = sway_stance_hands_off(&trial->stance) &&
                           session_trial_heel_is_right(trial) && trial->touched_left_s <= 0;
}

static void step_lead_in(struct session_trial *trial, double interval_s)
{
    if (session_rung_is_one_leg(&trial->rung) && trial->posture.state != SESSION_POSTURE_ONE_LEG) {
        session_trial_lose_stance(trial, trial->now_us);
        return;
    }
    if (!session_trial_lead_in_runs(trial, interval_s))
        return;
    trial->lead_in_left_s -= interval_s;
    if (trial->lead_in_left_s <= SESSION_CENTRE_WINDOW_S && trial->has_cop) {
        trial->centre_sum.ml_mm += trial->cop.ml_mm;
        trial->centre_sum.ap_mm += trial->cop.ap_mm;
        trial->centre_count++;
    }
    if (trial->lead_in_left_s <= 1e-9)
        go(trial);
    else
        session_trial_speak_lead_in(trial);
}

static void hear_sway(struct session_trial *trial, double ml_mm, double ap_mm)
{
    trial->cue_settings.limit_mm = sim_lean_limits_towards(&trial->limits, ml_mm, ap_mm);
    trial->cue = sim_cue_from_sway(&trial->cue_settings, ml_mm, ap_mm);
    const struct sim_cue_fade fade = {trial->settings.feedback_share,
                                      (uint32_t)trial->settings.seed};
    trial->cue.muted_by_fade = !sim_cue_fade_sounds(&fade, (int64_t)trial->played_us);
}

static void play_hold(struct session_trial *trial, double interval_s)
{
    sim_ring_push(&trial->ring, interval_s, trial->cop.ml_mm, trial->cop.ap_mm,
                  trial->hands_off_now);
    session_trial_speak_left(trial);
    if (sim_ring_is_closed(&trial->ring))
        session_trial_end(trial, SESSION_END_DONE);
    else if (sway_hands_off_s(&trial->hands_off) >= 2 * trial->ring.hold_s)
        session_trial_end(trial, SESSION_END_TIME);
}

static void play_reach(struct session_trial *trial, double interval_s)
{
    if (sim_lanterns_push(&trial->lanterns, interval_s, trial->boat.ml_mm, trial->boat.ap_mm,
                          trial->hands_off_now))
        session_trial_emit(trial, SESSION_EVENT_LANTERN);
    if (sim_lanterns_are_over(&trial->lanterns))
        session_trial_end(trial, SESSION_END_DONE);
}

static void step_play(struct session_trial *trial, double interval_s)
{
    trial->played_us += interval_s * 1e6;
    sway_hands_off_push(&trial->hands_off, trial->now_us, trial->hands_off_now);
    if (trial->stance.state == SWAY_STANCE_SUPPORTED || trial->touched_left_s > 0) {
        trial->support_s += interval_s;
        trial->supported_once = true;
    }
    session_trial_stretch(trial, trial->hands_off_now, trial->now_us);
    session_trial_watch_heel(trial, interval_s);
    if (!trial->has_cop || trial->stage != SESSION_STAGE_PLAY)
        return;
    double ml_mm = trial->cop.ml_mm - trial->ring.centre_ml_mm;
    double ap_mm = trial->cop.ap_mm - trial->ring.centre_ap_mm;
    sim_boat_push(&trial->boat, trial->now_us, ml_mm, ap_mm);
    hear_sway(trial, ml_mm, ap_mm);
    if (trial->settings.game == SESSION_GAME_REACH)
        play_reach(trial, interval_s);
    else
        play_hold(trial, interval_s);
}

// A quarter of an hour is stored. Before the clock ran nothing of it matters; after that the trial
// ends, for no fault of the player's.
static bool make_room(struct session_trial *trial)
{
    if (trial->outcome.go_us != 0 || trial->stage == SESSION_STAGE_LEAD_IN) {
        session_trial_end(trial, SESSION_END_INPUT);
        return false;
    }
    trial->sample_count = 0;
    trial->mark_count = 0;
    return true;
}

void session_trial_push(struct session_trial *trial, const struct input_board_sample *sample)
{
    bool first = trial->sample_count == 0;
    if (trial->stage == SESSION_STAGE_DONE || (!first && sample->t_us <= trial->now_us))
        return;
    if (!sway_glitch_accept(&trial->glitch, sample))
        return; // one sensor that reads nothing for a moment throws the CoP by centimetres
    if (trial->sample_count == SESSION_SAMPLE_MAX && !make_room(trial))
        return;
    double interval_s = first ? 0 : (double)(sample->t_us - trial->now_us) * 1e-6;
    if (interval_s > GAP_S)
        interval_s = 0; // a lost connection is no time stood
    trial->now_us = sample->t_us;
    trial->samples[trial->sample_count++] = *sample;
    if (first)
        trial->outcome.first_us = sample->t_us;
    take_signal(trial, sample, interval_s);
    if (trial->stage == SESSION_STAGE_PAUSED && trial->pause == SESSION_PAUSE_SIGNAL &&
        interval_s > 0)
        session_trial_resume(trial);
    if (trial->stage == SESSION_STAGE_WAIT_BOARD)
        session_trial_wait_stance(trial);
    else if (trial->stage == SESSION_STAGE_LEAD_IN)
        step_lead_in(trial, interval_s);
    else if (trial->stage == SESSION_STAGE_PLAY)
        step_play(trial, interval_s);
}

void session_trial_touched(struct session_trial *trial)
{
    if (trial->stage != SESSION_STAGE_PLAY)
        return;
    session_trial_mark(trial, trial->now_us, "touched");
    session_trial_say(trial, SESSION_SAY_SUPPORT, -1);
    trial->touched_left_s = TOUCHED_S; // the clocks wait as for a touch that the board sees
    session_trial_stretch(trial, false, trial->now_us);
}

double session_trial_left_s(const struct session_trial *trial)
{
    return fmax(0, trial->ring.hold_s - trial->ring.held_s);
}

const char *session_stage_code(enum session_stage stage)
{
    static const char *const codes[] = {"wait_board", "lead_in", "play", "paused", "done"};
    return codes[stage];
}

const char *session_end_code(enum session_end end)
{
    static const char *const codes[] = {"none", "done", "time", "breaks", "player", "input"};
    return codes[end];
}
