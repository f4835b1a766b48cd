#include "input/virtual/pendulum.h"

#include <math.h>

// A hand on a firm table: a spring four times the toppling stiffness, well damped.
static const double held_stiffness = 4.0;
static const double held_damping_s = 1.2;

static double clamp(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

void pendulum_change(struct pendulum *pendulum, const struct pendulum_settings *settings)
{
    pendulum->settings = *settings;
    double steps = clamp(settings->delay_s / PENDULUM_STEP_S, 0.0, PENDULUM_DELAY_MAX - 1);
    pendulum->delay_steps = (int)lround(steps);
}

void pendulum_init(struct pendulum *pendulum, const struct pendulum_settings *settings,
                   double at_mm, struct noise_source *source)
{
    *pendulum = (struct pendulum){.com_mm = at_mm, .cop_mm = at_mm};
    pendulum_change(pendulum, settings);
    noise_colour_init(&pendulum->sensory, settings->sensory_noise_s, PENDULUM_STEP_S, source);
    noise_colour_init(&pendulum->torque, settings->torque_noise_s, PENDULUM_STEP_S, source);
}

static double command_mm(struct pendulum *pendulum, double noise_scale, struct noise_source *source)
{
    const struct pendulum_settings *set = &pendulum->settings;
    int past = (pendulum->newest - pendulum->delay_steps + PENDULUM_DELAY_MAX) % PENDULUM_DELAY_MAX;
    double sensory_mm =
        noise_scale * set->sensory_noise_mm * noise_colour_step(&pendulum->sensory, source);
    double torque_mm =
        noise_scale * set->torque_noise_mm * noise_colour_step(&pendulum->torque, source);
    return set->kp * ((double)pendulum->error_mm[past] + sensory_mm) +
           set->kd_s * (double)pendulum->error_mm_s[past] + torque_mm;
}

void pendulum_step(struct pendulum *pendulum, const struct pendulum_wish *wish,
                   struct noise_source *source)
{
    const struct pendulum_settings *set = &pendulum->settings;
    double omega2 = set->omega_per_s * set->omega_per_s;
    double error_mm = pendulum->com_mm - wish->reference_mm;
    double error_mm_s = pendulum->velocity_mm_s - wish->reference_mm_s;

    pendulum->newest = (pendulum->newest + 1) % PENDULUM_DELAY_MAX;
    pendulum->error_mm[pendulum->newest] = (float)error_mm;
    pendulum->error_mm_s[pendulum->newest] = (float)error_mm_s;

    double follow = PENDULUM_STEP_S / (set->muscle_s + PENDULUM_STEP_S);
    double *muscle_mm = pendulum->muscle_mm;
    muscle_mm[0] += follow * (command_mm(pendulum, wish->noise_scale, source) - muscle_mm[0]);
    muscle_mm[1] += follow * (muscle_mm[0] - muscle_mm[1]);

    double cop_mm = wish->reference_mm - wish->reference_mm_s2 / omega2 + set->passive * error_mm +
                    set->passive_damping_s * error_mm_s + muscle_mm[1];
    pendulum->cop_mm = clamp(cop_mm, set->edge_low_mm, set->edge_high_mm);

    double held = wish->held * (held_stiffness * error_mm + held_damping_s * error_mm_s);
    double acceleration = omega2 * (pendulum->com_mm - pendulum->cop_mm - held);
    pendulum->velocity_mm_s += acceleration * PENDULUM_STEP_S;
    pendulum->com_mm += pendulum->velocity_mm_s * PENDULUM_STEP_S;
}

double pendulum_bound_mm(const struct pendulum *pendulum)
{
    return pendulum->com_mm + pendulum->velocity_mm_s / pendulum->settings.omega_per_s;
}
