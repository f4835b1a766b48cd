#include "game/session/trial_internal.h"

#include <math.h>

void session_trial_emit(struct session_trial *trial, enum session_event_type type)
{
    if (trial->event_count == SESSION_EVENT_MAX) { // nobody listens: the oldest news is the stalest
        trial->event_first = (trial->event_first + 1) % SESSION_EVENT_MAX;
        trial->event_count--;
    }
    size_t last = (trial->event_first + trial->event_count++) % SESSION_EVENT_MAX;
    trial->events[last] = (struct session_event){.type = type, .number = -1};
}

void session_trial_say(struct session_trial *trial, enum session_say say, int number)
{
    session_trial_emit(trial, SESSION_EVENT_SAY);
    size_t last = (trial->event_first + trial->event_count - 1) % SESSION_EVENT_MAX;
    trial->events[last].say = say;
    trial->events[last].number = number;
}

bool session_trial_poll(struct session_trial *trial, struct session_event *event)
{
    if (trial->event_count == 0)
        return false;
    *event = trial->events[trial->event_first];
    trial->event_first = (trial->event_first + 1) % SESSION_EVENT_MAX;
    trial->event_count--;
    return true;
}

void session_trial_mark(struct session_trial *trial, int64_t t_us, const char *code)
{
    if (trial->mark_count < SESSION_MARK_MAX)
        trial->marks[trial->mark_count++] = (struct session_mark){t_us, code};
}

void session_trial_speak_lead_in(struct session_trial *trial)
{
    int left = (int)ceil(trial->lead_in_left_s - 1e-9);
    if (left > trial->count_from || left < 1 || left == trial->lead_in_number)
        return;
    trial->lead_in_number = left;
    session_trial_say(trial, SESSION_SAY_COUNT, left);
    session_trial_emit(trial, SESSION_EVENT_TICK);
}

// With open eyes the ring and the number tell; the voice is for those who cannot look.
void session_trial_speak_left(struct session_trial *trial)
{
    if (!trial->rung.eyes_closed && trial->settings.tier != SESSION_TIER_GUIDED)
        return;
    double left_s = session_trial_left_s(trial);
    int left = (int)ceil(left_s - 1e-9);
    if (left < 1 || left == trial->last_spoken_left)
        return;
    if (!trial->half_said && left_s <= trial->planned_s / 2) {
        trial->half_said = true;
        trial->last_spoken_left = left;
        session_trial_say(trial, SESSION_SAY_HALF, -1);
    } else if (left == 10 && trial->planned_s / 2 - 10 > 2) {
        trial->last_spoken_left = left;
        session_trial_say(trial, SESSION_SAY_TEN_LEFT, -1);
    } else if (left <= 5) {
        trial->last_spoken_left = left;
        session_trial_say(trial, SESSION_SAY_COUNT, left);
    }
}

void session_trial_hear_sway(struct session_trial *trial, double ml_mm, double ap_mm)
{
    trial->cue_settings.limit_mm = sim_lean_limits_towards(&trial->limits, ml_mm, ap_mm);
    trial->cue = sim_cue_from_sway(&trial->cue_settings, ml_mm, ap_mm);
    const struct sim_cue_fade fade = {trial->settings.feedback_share,
                                      (uint32_t)trial->settings.seed};
    trial->cue.muted_by_fade = !sim_cue_fade_sounds(&fade, (int64_t)trial->played_us);
}
