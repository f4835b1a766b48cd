#include "input/virtual/palm.h"

#include "input/virtual/pendulum.h"

#include <math.h>

struct habits {
    double drift_deg; // standard deviations
    double correction_deg;
    double tremor_deg;
    double tremor_hz;
    double sway_g;
    double buzz_g;
    double twitches_per_min;
    double twitch_g;
};

static const struct habits habits[] = {
    [BODY_YOUNG] = {.drift_deg = 0.8,
                    .correction_deg = 0.4,
                    .tremor_deg = 0.035,
                    .tremor_hz = 9.5,
                    .sway_g = 0.007,
                    .buzz_g = 0.008,
                    .twitches_per_min = 0.5,
                    .twitch_g = 0.07},
    [BODY_OLD] = {.drift_deg = 1.1,
                  .correction_deg = 0.6,
                  .tremor_deg = 0.055,
                  .tremor_hz = 8.0,
                  .sway_g = 0.010,
                  .buzz_g = 0.012,
                  .twitches_per_min = 1.2,
                  .twitch_g = 0.09},
    [BODY_NEUROPATHY] = {.drift_deg = 1.4,
                         .correction_deg = 0.8,
                         .tremor_deg = 0.095,
                         .tremor_hz = 6.0,
                         .sway_g = 0.015,
                         .buzz_g = 0.018,
                         .twitches_per_min = 3.0,
                         .twitch_g = 0.12},
};

static const double hand_spread = 0.15; // of ln noise from one seed to the next
static const double drift_hz = 0.12;
static const double correction_hz = 0.9;
static const double sway_hz = 0.8;
static const double twitch_s = 0.25;
static const double goal_per_s = 6.0;
static const double goal_most_deg = 60.0;
static const double shake_hz = 2.0;
static const double shake_g = 0.9;
static const double to_rad = M_PI / 180.0;

static void begin_wave(struct palm *palm, struct noise_wave *wave, double hz, double damping)
{
    noise_wave_init(wave, hz, damping, PENDULUM_STEP_S, &palm->source);
}

void palm_init(struct palm *palm, const struct virtual_motion_settings *settings)
{
    *palm = (struct palm){.profile = settings->profile};
    noise_source_init(&palm->source, settings->seed);
    palm->noise = settings->noise * exp(hand_spread * noise_gaussian(&palm->source));
    const struct habits *habit = &habits[palm->profile];
    for (int i = 0; i < PALM_PLANES; i++) {
        struct palm_plane *plane = &palm->plane[i];
        begin_wave(palm, &plane->drift, drift_hz, 0.7);
        begin_wave(palm, &plane->correction, correction_hz, 0.5);
        begin_wave(palm, &plane->tremor, habit->tremor_hz, 0.1);
        begin_wave(palm, &plane->sway, sway_hz, 0.5);
        begin_wave(palm, &plane->buzz, habit->tremor_hz, 0.1);
    }
}

/** Toward the goal; returns where it is meant to be now, and how fast that changes. */
static double follow_goal(struct palm_plane *plane, double goal_deg, double *rad_s)
{
    double *lag = plane->goal_rad;
    double goal = isfinite(goal_deg) ? fmin(fmax(goal_deg, -goal_most_deg), goal_most_deg) : 0.0;
    double share = goal_per_s * PENDULUM_STEP_S;
    *rad_s = goal_per_s * (lag[1] - lag[2]);
    lag[2] += share * (lag[1] - lag[2]);
    lag[1] += share * (lag[0] - lag[1]);
    lag[0] += share * (goal * to_rad - lag[0]);
    return lag[2];
}

static void twitch(struct palm *palm)
{
    const struct habits *habit = &habits[palm->profile];
    if (palm->step >= palm->twitch_until_step &&
        noise_uniform(&palm->source) < habit->twitches_per_min * PENDULUM_STEP_S / 60.0) {
        palm->twitch_from_step = palm->step;
        palm->twitch_until_step = palm->step + (int64_t)(twitch_s / PENDULUM_STEP_S);
        for (int i = 0; i < PALM_PLANES; i++)
            palm->twitch_g[i] = palm->noise * habit->twitch_g * noise_gaussian(&palm->source);
    }
}

/** A jerk goes there and back: a full sine. */
static double twitch_now_g(const struct palm *palm, int plane)
{
    if (palm->step >= palm->twitch_until_step)
        return 0.0;
    double since_s = (double)(palm->step - palm->twitch_from_step) * PENDULUM_STEP_S;
    return palm->twitch_g[plane] * sin(2.0 * M_PI * since_s / twitch_s);
}

static double step_tilt(struct palm *palm, struct palm_plane *plane, double goal_deg, double *rad_s)
{
    const struct habits *habit = &habits[palm->profile];
    struct noise_source *source = &palm->source;
    double size = palm->noise * to_rad;
    double rad = follow_goal(plane, goal_deg, rad_s);
    struct noise_wave *waves[] = {&plane->drift, &plane->correction, &plane->tremor};
    const double sizes[] = {habit->drift_deg, habit->correction_deg, habit->tremor_deg};
    for (int i = 0; i < 3; i++) {
        noise_wave_step(waves[i], source);
        rad += size * sizes[i] * waves[i]->value;
        *rad_s += size * sizes[i] * waves[i]->rate;
    }
    return rad;
}

static double step_push_g(struct palm *palm, int i)
{
    const struct habits *habit = &habits[palm->profile];
    struct palm_plane *plane = &palm->plane[i];
    noise_wave_step(&plane->sway, &palm->source);
    noise_wave_step(&plane->buzz, &palm->source);
    double quiet_g = habit->sway_g * plane->sway.value + habit->buzz_g * plane->buzz.value;
    return palm->noise * quiet_g + twitch_now_g(palm, i);
}

void palm_step(struct palm *palm, const struct virtual_motion_command *command)
{
    palm->step++;
    twitch(palm);
    struct sensor_pose *pose = &palm->pose;
    pose->pitch_rad = step_tilt(palm, &palm->plane[0], command->pitch_deg, &pose->pitch_rad_s);
    pose->roll_rad = step_tilt(palm, &palm->plane[1], command->roll_deg, &pose->roll_rad_s);
    double shake = isfinite(command->shake) ? fmin(fmax(command->shake, 0.0), 1.0) : 0.0;
    double wave =
        shake * shake_g * sin(2.0 * M_PI * shake_hz * (double)palm->step * PENDULUM_STEP_S);
    pose->push_g[0] = step_push_g(palm, 1) + wave;
    pose->push_g[2] = step_push_g(palm, 0) + 0.5 * wave;
}
