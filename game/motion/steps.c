#include "game/motion/steps.h"

#include <math.h>
#include <string.h>

#include "game/motion/vector.h"

static const double pause_swings = 2.5;  // between two swings of one walk, at most so many swings
static const double pause_s = 1.0;       // ... and so much more
static const double thigh_rules_s = 3.0; // after a swing, shocks are not listened to
static const double same_step_s = 0.3;   // a shock this soon after is of the same step ...
static const double same_step_swings = 0.75; // ... and after the thigh is down, of its swing
static const double held_knee_s = 1.0;

void motion_steps_init(struct motion_steps *steps)
{
    *steps = (struct motion_steps){.count = 0};
    motion_orientation_init(&steps->orientation, &motion_orientation_default);
    motion_thigh_init(&steps->thigh, &motion_thigh_default);
    motion_cadence_init(&steps->cadence);
    motion_rhythm_init(&steps->step_times);
    motion_rhythm_init(&steps->lifts_deg);
}

void motion_steps_begin(struct motion_steps *steps)
{
    const struct motion_orientation orientation = steps->orientation;
    motion_steps_init(steps);
    steps->orientation = orientation;
}

static void tell(struct motion_steps *steps, const struct motion_step *step)
{
    steps->count++;
    motion_rhythm_push(&steps->step_times, step->step_s);
    motion_rhythm_push(&steps->lifts_deg, step->lift_deg);
    if (steps->step_waiting == MOTION_STEPS_CAPACITY) {
        steps->step_first = (steps->step_first + 1) % MOTION_STEPS_CAPACITY;
        steps->step_waiting--;
    }
    steps->steps[(steps->step_first + steps->step_waiting) % MOTION_STEPS_CAPACITY] = *step;
    steps->step_waiting++;
}

static double half_s(int64_t from_us, int64_t to_us)
{
    return (double)(to_us - from_us) * 0.5e-6;
}

// The sensor leg leaves the ground, so the other one stands on it: it stepped since the last swing.
static void take_lift_off(struct motion_steps *steps, int64_t t_us)
{
    const double since_s = (double)(t_us - steps->put_down_us) * 1e-6;
    const bool goes_on = steps->has_swing && since_s <= pause_swings * steps->swing_s + pause_s;
    if (goes_on) {
        const struct motion_step step = {
            .t_us = t_us,
            .leg = MOTION_STEP_OTHER_LEG,
            .step_s = half_s(steps->lift_off_us, t_us),
            .lift_deg = (double)NAN,
        };
        tell(steps, &step);
    }
    steps->has_stride = goes_on;
    steps->lift_off_us = t_us;
}

static void take_put_down(struct motion_steps *steps, int64_t t_us)
{
    const struct motion_step step = {
        .t_us = t_us,
        .leg = MOTION_STEP_SENSOR_LEG,
        .step_s = steps->has_stride ? half_s(steps->put_down_us, t_us) : (double)NAN,
        .lift_deg = steps->thigh.swing_deg,
    };
    tell(steps, &step);
    steps->has_swing = true;
    steps->swing_s = (double)(t_us - steps->lift_off_us) * 1e-6;
    steps->put_down_us = t_us;
}

static void watch_thigh(struct motion_steps *steps, int64_t t_us)
{
    const enum motion_thigh_event event =
        motion_thigh_push(&steps->thigh, t_us, steps->orientation.up);
    if (event == MOTION_THIGH_NOTHING)
        return;
    if (event == MOTION_THIGH_LIFT_OFF)
        take_lift_off(steps, t_us);
    else
        take_put_down(steps, t_us);
    steps->has_thigh_event = true;
    steps->thigh_event_us = t_us;
}

static bool thigh_rules(const struct motion_steps *steps, int64_t t_us)
{
    return steps->has_thigh_event &&
           (steps->thigh.up || (double)(t_us - steps->thigh_event_us) < thigh_rules_s * 1e6);
}

static void hold(struct motion_steps *steps, const struct motion_cadence_step *shock)
{
    if (steps->held_count == MOTION_STEPS_CAPACITY) {
        steps->held_count--;
        memmove(steps->held, steps->held + 1, steps->held_count * sizeof *steps->held);
    }
    steps->held[steps->held_count++] = *shock;
}

// The foot meets the ground after the thigh has come down; its shock is the swing's own step.
static void drop_known(struct motion_steps *steps)
{
    if (!steps->has_thigh_event)
        return;
    const double after_s =
        same_step_s + (steps->thigh.up ? 0.0 : same_step_swings * steps->swing_s);
    const int64_t until_us = steps->thigh_event_us + (int64_t)(after_s * 1e6);
    size_t known = 0;
    while (known < steps->held_count && steps->held[known].t_us < until_us)
        known++;
    if (known == 0)
        return;
    steps->has_shock = false;
    steps->held_count -= known;
    memmove(steps->held, steps->held + known, steps->held_count * sizeof *steps->held);
}

// Who takes steps does not hold his knee up: the thigh only came to rest a little higher.
static void doubt_held_knee(struct motion_steps *steps, int64_t t_us)
{
    const int64_t since_us = steps->thigh_event_us + (int64_t)(held_knee_s * 1e6);
    size_t later = 0;
    for (size_t i = 0; i < steps->held_count; i++)
        later += steps->held[i].t_us > since_us;
    if (steps->thigh.up && later >= 2) {
        motion_thigh_init(&steps->thigh, &motion_thigh_default);
        motion_thigh_push(&steps->thigh, t_us, steps->orientation.up);
        steps->has_swing = false;
    }
}

static void tell_shock(struct motion_steps *steps, const struct motion_cadence_step *shock)
{
    const bool follows = shock->follows && steps->has_shock;
    const struct motion_step step = {
        .t_us = shock->t_us,
        .leg = MOTION_STEP_EITHER_LEG,
        .step_s = follows ? (double)(shock->t_us - steps->shock_us) * 1e-6 : (double)NAN,
        .lift_deg = (double)NAN,
    };
    tell(steps, &step);
    steps->has_shock = true;
    steps->shock_us = shock->t_us;
}

// While the thigh swings the shocks wait: they count only if no swing turns out to be theirs.
static void listen(struct motion_steps *steps, int64_t now_us)
{
    struct motion_cadence_step shock;
    while (motion_cadence_poll(&steps->cadence, &shock))
        hold(steps, &shock);
    if (steps->held_count == 0)
        return;
    drop_known(steps);
    doubt_held_knee(steps, now_us);
    if (thigh_rules(steps, now_us))
        return;
    for (size_t i = 0; i < steps->held_count; i++)
        tell_shock(steps, &steps->held[i]);
    steps->held_count = 0;
}

void motion_steps_push(struct motion_steps *steps, const struct input_motion_sample *sample)
{
    const bool had = steps->orientation.started;
    const int64_t before_us = steps->orientation.last_t_us;
    motion_orientation_push(&steps->orientation, sample);
    if (had && steps->orientation.last_t_us == before_us)
        return; // not a sample that could be used
    if (!steps->orientation.started)
        return;
    if (had && sample->t_us - before_us > motion_orientation_default.max_gap_us) {
        motion_thigh_init(&steps->thigh, &motion_thigh_default);
        steps->has_swing = false;
    }
    motion_cadence_push(&steps->cadence, sample->t_us, motion_vector_length(sample->accel_g));
    // Without a gyroscope every shock would look like a swing.
    if (steps->orientation.has_pose && sample->has_gyro)
        watch_thigh(steps, sample->t_us);
    listen(steps, sample->t_us);
}

bool motion_steps_poll(struct motion_steps *steps, struct motion_step *step)
{
    if (steps->step_waiting == 0)
        return false;
    *step = steps->steps[steps->step_first];
    steps->step_first = (steps->step_first + 1) % MOTION_STEPS_CAPACITY;
    steps->step_waiting--;
    return true;
}

double motion_steps_median_s(const struct motion_steps *steps)
{
    return motion_rhythm_median_s(&steps->step_times);
}

double motion_steps_cv_percent(const struct motion_steps *steps)
{
    return motion_rhythm_cv_percent(&steps->step_times);
}

double motion_steps_lift_deg(const struct motion_steps *steps)
{
    return motion_rhythm_median_s(&steps->lifts_deg);
}
