#include "game/session/trial_internal.h"

#include <math.h>

// The board's part: from a sample to stance events, cursor, clocks, and to the play.

static void take_back(struct session_trial *trial, int64_t since_us)
{
    // A hand has left the table only now: what came before was not hands-off, nor was it held.
    double before_s = sway_hands_off_s(&trial->hands_off);
    sway_hands_off_take_back(&trial->hands_off, since_us);
    trial->support_s += before_s - sway_hands_off_s(&trial->hands_off);
    trial->supported_once = true;
    trial->in_stretch = false;
    if (trial->best_from >= trial->first_since_go)
        trial->best_from = trial->best_to = 0;
    if (trial->play->take_back)
        trial->play->take_back(trial);
}

// Stand anew: the ring follows to where the feet are now.
static void leave_play(struct session_trial *trial, int64_t since_us, bool is_told)
{
    session_trial_stretch(trial, false, since_us);
    if (!session_trial_lose_footing(trial))
        return;
    if (is_told)
        session_trial_say(trial, SESSION_SAY_FEET_MOVED, -1);
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
        leave_play(trial, event->since_us, false); // the foot that is to go up is named
        break;
    case SWAY_STANCE_FEET_MOVED:
        leave_play(trial, event->since_us, true);
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
    else if (event->type == SWAY_STANCE_LOAD_REFERENCE_ROSE && trial->outcome.go_us != 0 &&
             !session_trial_is_over(trial))
        take_back(trial, event->since_us); // let go in a pause: true of the seconds before it too
    else if (trial->stage == SESSION_STAGE_LEAD_IN && event->type == SWAY_STANCE_STEP_OFF)
        take_step_off_in_lead_in(trial);
    else if (trial->stage == SESSION_STAGE_WAIT && session_trial_stands(trial))
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

static void take_centre(struct session_trial *trial)
{
    if (trial->lead_in_left_s > SESSION_CENTRE_WINDOW_S || !trial->has_cop)
        return;
    trial->centre_sum.ml_mm += trial->cop.ml_mm;
    trial->centre_sum.ap_mm += trial->cop.ap_mm;
    trial->centre_count++;
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
    take_centre(trial);
    session_trial_count_in(trial);
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
    if (trial->rung.coast == SESSION_COAST_STANDING) // on one leg after the other CoP is no sway
        session_trial_hear_sway(trial, ml_mm, ap_mm);
    trial->play->step(trial, interval_s);
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
    if (!trial->uses_board || session_trial_is_over(trial) ||
        (!first && sample->t_us <= trial->now_us) || !isfinite(input_board_sample_load_kg(sample)))
        return;
    if (trial->sample_count == SESSION_SAMPLE_MAX && !make_room(trial))
        return;
    double interval_s = first ? 0 : session_trial_interval_s(trial, sample->t_us);
    session_trial_hear(trial, trial->now_us, sample->t_us);
    trial->now_us = sample->t_us;
    trial->samples[trial->sample_count++] = *sample;
    if (first)
        trial->outcome.first_us = sample->t_us;
    take_signal(trial, sample, interval_s);
    if (trial->stage == SESSION_STAGE_PAUSED && trial->pause == SESSION_PAUSE_SIGNAL &&
        interval_s > 0 && !trial->controller_is_lost)
        session_trial_resume(trial);
    if (trial->stage == SESSION_STAGE_WAIT)
        session_trial_wait_stance(trial);
    else if (trial->stage == SESSION_STAGE_LEAD_IN)
        step_lead_in(trial, interval_s);
    else if (trial->stage == SESSION_STAGE_PLAY)
        step_play(trial, interval_s);
}
