#include "game/motion/march.h"

#include <assert.h>
#include <math.h>

static const int64_t max_gap_us = 250000;
static const double load_tau_s = 0.15; // as quick as the mean over 0.3 s of sway.md 3.11
static const double learn_share = 0.2; // of the way to each step's reach

const struct motion_march_settings motion_march_default = {
    .foot_mm = 75.0,
    .foot_min_mm = 55.0,
    .foot_max_mm = 160.0,
    .lift_share = 0.75,
    .land_share = 0.5,
    .min_single_s = 0.2,
    .rejoin_s = 0.4,
    .rejoin_share = 0.2,
    .support_share = 0.92,
    .off_share = 0.5,
};

void motion_march_init(struct motion_march *march, const struct motion_march_settings *settings,
                       double reference_kg, double centre_ml_mm)
{
    assert(reference_kg > 0.0);
    *march = (struct motion_march){
        .settings = *settings,
        .reference_kg = reference_kg,
        .centre_ml_mm = centre_ml_mm,
        .foot_mm = settings->foot_mm,
        .light_kg = reference_kg,
    };
    motion_rhythm_init(&march->both_legs);
    for (int leg = 0; leg < MOTION_MARCH_LEG_COUNT; leg++)
        motion_rhythm_init(&march->single_support[leg]);
}

// The step is final: it can no longer be rejoined.
static void tell(struct motion_march *march)
{
    if (!march->has_last)
        return;
    march->has_last = false;
    march->step_count++;
    if (!march->last.supported) {
        motion_rhythm_push(&march->single_support[march->last.leg], march->last.single_support_s);
        motion_rhythm_push(&march->both_legs, march->last.single_support_s);
    }
    if (march->step_waiting == MOTION_MARCH_STEP_CAPACITY) {
        march->step_first = (march->step_first + 1) % MOTION_MARCH_STEP_CAPACITY;
        march->step_waiting--;
    }
    const size_t at = (march->step_first + march->step_waiting) % MOTION_MARCH_STEP_CAPACITY;
    march->steps[at] = march->last;
    march->step_waiting++;
}

static void begin(struct motion_march *march, int64_t t_us, enum motion_march_leg leg)
{
    march->single = true;
    march->reach_mm = 0.0;
    if (march->has_last && march->last.leg == leg) {
        march->now = march->last;
        march->has_last = false;
        march->ap_sum_mm_s = march->last.mean_ap_mm * march->last.single_support_s;
        return;
    }
    tell(march);
    march->now = (struct motion_march_step){.begin_us = t_us, .leg = leg};
    march->ap_sum_mm_s = 0.0;
}

static void end(struct motion_march *march, int64_t t_us)
{
    march->single = false;
    if (march->now.single_support_s < march->settings.min_single_s)
        return;
    march->now.end_us = t_us;
    march->now.mean_ap_mm = march->ap_sum_mm_s / march->now.single_support_s;
    march->last = march->now;
    march->has_last = true;
    const double learnt = march->foot_mm + learn_share * (march->reach_mm - march->foot_mm);
    march->foot_mm = fmin(march->settings.foot_max_mm, fmax(march->settings.foot_min_mm, learnt));
}

static void watch_load(struct motion_march *march, const struct motion_march_sample *sample,
                       double dt_s)
{
    const struct motion_march_settings *settings = &march->settings;
    march->light_kg += (sample->load_kg - march->light_kg) * dt_s / (load_tau_s + dt_s);
    const bool off = sample->load_kg < settings->off_share * march->reference_kg;
    if (off && march->single)
        march->single = false; // stepped off in the middle of a step: none
    march->off = off;
    if (march->single && march->light_kg < settings->support_share * march->reference_kg)
        march->now.supported = true;
}

// A dip of the CoP toward the centre is a wobble on one leg; being there is standing on both.
static void watch_rejoin(struct motion_march *march, int64_t t_us, double off_mm)
{
    if (!march->has_last || march->single)
        return;
    const double toward_leg_mm = march->last.leg == MOTION_MARCH_LEFT ? -off_mm : off_mm;
    if (toward_leg_mm < march->settings.rejoin_share * march->foot_mm ||
        (double)(t_us - march->last.end_us) > march->settings.rejoin_s * 1e6)
        tell(march);
}

static void watch_feet(struct motion_march *march, const struct motion_march_sample *sample,
                       double dt_s)
{
    const double off_mm = sample->ml_mm - march->centre_ml_mm;
    const enum motion_march_leg leg = off_mm < 0.0 ? MOTION_MARCH_LEFT : MOTION_MARCH_RIGHT;
    const double lift_mm = march->settings.lift_share * march->foot_mm;
    const double land_mm = march->settings.land_share * march->foot_mm;
    if (march->single) {
        march->now.single_support_s += dt_s;
        march->ap_sum_mm_s += sample->ap_mm * dt_s;
        if (leg != march->now.leg || fabs(off_mm) < land_mm)
            end(march, sample->t_us);
        else
            march->reach_mm = fmax(march->reach_mm, fabs(off_mm));
    }
    if (!march->single && fabs(off_mm) > lift_mm) {
        begin(march, sample->t_us, leg);
        march->reach_mm = fabs(off_mm);
    }
    watch_rejoin(march, sample->t_us, off_mm);
}

void motion_march_push(struct motion_march *march, const struct motion_march_sample *sample)
{
    if (!isfinite(sample->ml_mm) || !isfinite(sample->ap_mm) || !isfinite(sample->load_kg))
        return;
    if (march->started && sample->t_us <= march->last_t_us)
        return;
    int64_t gap_us = march->started ? sample->t_us - march->last_t_us : 0;
    march->started = true;
    march->last_t_us = sample->t_us;
    if (gap_us > max_gap_us) {
        if (march->single)
            march->now.supported = true;
        gap_us = 0;
        march->light_kg = sample->load_kg;
    }
    const double dt_s = (double)gap_us * 1e-6;
    watch_load(march, sample, dt_s);
    if (!march->off)
        watch_feet(march, sample, dt_s);
}

void motion_march_finish(struct motion_march *march)
{
    if (march->single)
        end(march, march->last_t_us);
    tell(march);
}

bool motion_march_poll(struct motion_march *march, struct motion_march_step *step)
{
    if (march->step_waiting == 0)
        return false;
    *step = march->steps[march->step_first];
    march->step_first = (march->step_first + 1) % MOTION_MARCH_STEP_CAPACITY;
    march->step_waiting--;
    return true;
}

double motion_march_single_s(const struct motion_march *march)
{
    return march->single ? march->now.single_support_s : 0.0;
}

double motion_march_median_s(const struct motion_march *march)
{
    return motion_rhythm_median_s(&march->both_legs);
}

double motion_march_cv_percent(const struct motion_march *march)
{
    return motion_rhythm_cv_percent(&march->both_legs);
}

double motion_march_evenness(const struct motion_march *march)
{
    const double left_s = motion_rhythm_median_s(&march->single_support[MOTION_MARCH_LEFT]);
    const double right_s = motion_rhythm_median_s(&march->single_support[MOTION_MARCH_RIGHT]);
    if (isnan(left_s) || isnan(right_s))
        return (double)NAN;
    return fmin(left_s, right_s) / fmax(left_s, right_s);
}
