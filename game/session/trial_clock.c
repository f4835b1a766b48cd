#include "game/session/trial_internal.h"

#include <math.h>

// Time and acts where no board is: the controller's samples, or the caller's clock in slices.

static const double GAP_S = 0.25;    // a lost connection is no time spent
static const double TOUCHED_S = 1.0; // a touch that only the player reports
static const double SLIP_S = 3;
static const int64_t SLICE_US = 10000; // so that the steps of the caller do not matter

static double interval_s_of(int64_t last_us, int64_t t_us)
{
    double interval_s = (double)(t_us - last_us) * 1e-6;
    return interval_s > GAP_S ? 0 : interval_s;
}

double session_trial_interval_s(const struct session_trial *trial, int64_t t_us)
{
    return interval_s_of(trial->now_us, t_us);
}

bool session_trial_is_ready(const struct session_trial *trial)
{
    if (trial->controller_is_lost)
        return false;
    if (trial->play->is_ready)
        return trial->play->is_ready(trial);
    return !trial->uses_motion || session_settle_is_ready(&trial->settle);
}

bool session_trial_is_waiting(const struct session_trial *trial)
{
    return trial->stage == SESSION_STAGE_WAIT || trial->stage == SESSION_STAGE_PAUSED;
}

bool session_trial_is_over(const struct session_trial *trial)
{
    return trial->stage == SESSION_STAGE_RATE || trial->stage == SESSION_STAGE_DONE;
}

void session_trial_count_in(struct session_trial *trial)
{
    if (trial->lead_in_left_s <= 1e-9)
        session_trial_go(trial);
    else
        session_trial_speak_lead_in(trial);
}

static void count_hands_off(struct session_trial *trial, double interval_s)
{
    trial->played_us += interval_s * 1e6;
    trial->hands_off_now = trial->touched_left_s <= 0;
    if (trial->hands_off_now) {
        trial->hands_off_s += interval_s;
        trial->run_s += interval_s;
        trial->longest_run_s = fmax(trial->longest_run_s, trial->run_s);
    } else {
        trial->support_s += interval_s;
        trial->supported_once = true;
        trial->run_s = 0;
    }
}

// Without a board: one interval in whatever stage the trial is.
static void pass_time(struct session_trial *trial, double interval_s)
{
    trial->touched_left_s = fmax(0, trial->touched_left_s - interval_s);
    if (trial->stage == SESSION_STAGE_WAIT) {
        if (session_trial_is_ready(trial))
            session_trial_begin_lead_in(trial);
    } else if (trial->stage == SESSION_STAGE_LEAD_IN) {
        trial->lead_in_left_s -= interval_s;
        session_trial_count_in(trial);
    } else if (trial->stage == SESSION_STAGE_PLAY) {
        count_hands_off(trial, interval_s);
        trial->play->step(trial, interval_s);
    }
}

static void begin_time(struct session_trial *trial, int64_t t_us)
{
    trial->has_time = true;
    trial->now_us = t_us;
    trial->outcome.first_us = t_us;
}

void session_trial_advance(struct session_trial *trial, int64_t now_us)
{
    if (trial->uses_board || trial->uses_motion)
        return;
    if (!trial->has_time)
        begin_time(trial, now_us);
    if (session_trial_interval_s(trial, now_us) <= 0) // the machine slept, or nothing has passed
        trial->now_us = now_us > trial->now_us ? now_us : trial->now_us;
    while (!session_trial_is_over(trial) && now_us - trial->now_us >= SLICE_US) {
        trial->now_us += SLICE_US;
        pass_time(trial, (double)SLICE_US * 1e-6);
    }
}

static bool can_be_meant(const struct input_motion_sample *sample)
{
    double sum = 0;
    for (int axis = 0; axis < 3; axis++)
        sum += sample->accel_g[axis] + sample->gyro_deg_s[axis];
    return isfinite(sum);
}

// Steadiness is that of PLAY; waiting and pauses may last, at a thousand samples a second.
static void keep_motion(struct session_trial *trial, const struct input_motion_sample *sample)
{
    if (trial->stage == SESSION_STAGE_PLAY && trial->motion_count < SESSION_MOTION_MAX)
        trial->motion[trial->motion_count++] = *sample;
}

// Without a board the controller's samples are the clock.
static void follow_controller(struct session_trial *trial, int64_t last_us, int64_t t_us)
{
    if (!trial->has_time)
        begin_time(trial, t_us);
    session_trial_hear(trial, last_us, t_us);
    trial->now_us = t_us;
}

// Beside a board the palm has a time line of its own.
void session_trial_push_motion(struct session_trial *trial,
                               const struct input_motion_sample *sample)
{
    if (!trial->uses_motion || session_trial_is_over(trial) || !can_be_meant(sample) ||
        (trial->has_motion && sample->t_us <= trial->motion_last_us))
        return;
    int64_t last_us = trial->has_motion ? trial->motion_last_us : sample->t_us;
    double interval_s = interval_s_of(last_us, sample->t_us);
    trial->has_motion = true;
    trial->motion_last_us = sample->t_us;
    trial->controller_is_lost = trial->controller_is_lost && interval_s <= 0;
    keep_motion(trial, sample);
    if (!trial->uses_board)
        follow_controller(trial, last_us, sample->t_us);
    if (session_trial_is_waiting(trial))
        session_settle_push(&trial->settle, sample, interval_s);
    if (trial->play->motion)
        trial->play->motion(trial, sample, interval_s);
    if (trial->uses_board)
        return;
    if (trial->stage == SESSION_STAGE_PAUSED && trial->pause == SESSION_PAUSE_SIGNAL &&
        interval_s > 0)
        session_trial_resume(trial);
    pass_time(trial, interval_s);
}

void session_trial_touched(struct session_trial *trial)
{
    if (trial->stage != SESSION_STAGE_PLAY)
        return;
    session_trial_mark(trial, trial->now_us, "touched");
    session_trial_say(trial, SESSION_SAY_SUPPORT, -1);
    trial->touched_left_s = TOUCHED_S; // the clocks wait as for a touch that the board sees
    if (trial->uses_board)
        session_trial_stretch(trial, false, trial->now_us);
}

// A board sees for itself when a foot moves; who walks or sits may move it.
static void stepped(struct session_trial *trial)
{
    if (trial->uses_board || trial->rung.coast == SESSION_COAST_WALKING ||
        trial->rung.stance == SESSION_STANCE_FREE)
        return;
    session_trial_mark(trial, trial->now_us, "stepped");
    if (!session_trial_lose_footing(trial))
        return;
    session_trial_say(trial, SESSION_SAY_STEPPED, -1);
    session_trial_begin_lead_in(trial);
}

// The key that began the exercise is easily pressed once more, and nothing is done that quickly.
static bool is_a_slip(const struct session_trial *trial, const struct session_act *act)
{
    return act->type == SESSION_ACT_FINISHED && !trial->uses_board && !trial->uses_motion &&
           trial->played_us * 1e-6 < SLIP_S;
}

void session_trial_act(struct session_trial *trial, const struct session_act *act)
{
    session_trial_advance(trial, act->t_us);
    if (trial->stage != SESSION_STAGE_PLAY || is_a_slip(trial, act))
        return;
    if (act->type == SESSION_ACT_TOUCHED)
        session_trial_touched(trial);
    else if (act->type == SESSION_ACT_STEPPED)
        stepped(trial);
    else if (trial->play->act)
        trial->play->act(trial, act);
}
