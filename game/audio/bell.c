#include "game/audio/bell.h"

#include <math.h>

static const double TURN = 6.283185307179586;

static const struct {
    double ratio;
    double share; // of the peak; together 1
    double decay_s;
} PARTIALS[BELL_PARTIALS] = {
    {1.0, 0.70, 0.30},  // the strike note: what is heard as the pitch
    {2.0, 0.16, 0.18},  // its octave
    {2.76, 0.07, 0.07}, // the metal, gone at once
    {0.5, 0.07, 0.40},  // the hum that stays
};

static const double ATTACK_S = 0.006;
static const double ATTACK_FOLLOW_S = 0.0015;
static const double DAMPED_S = 0.04;
static const double PAN_FOLLOW_S = 0.002;
static const double TREMOLO_DEPTH = 0.35;
static const double SILENT = 1e-4;

void bell_init(struct bell *bell)
{
    *bell = (struct bell){.since_s = BELL_REST_S, .frequency_hz = 660.0, .tremolo_hz = 4.0};
}

bool bell_is_silent(const struct bell *bell)
{
    for (int i = 0; i < BELL_PARTIALS; i++)
        if (bell->amplitude[i] > 0.0)
            return false;
    return true;
}

void bell_wait(struct bell *bell, double seconds)
{
    bell->since_s = fmin(bell->since_s + seconds, BELL_REST_S);
}

static void strike(struct bell *bell, const struct bell_stroke *stroke)
{
    bell->stroke_pan = stroke->pan;
    if (bell_is_silent(bell)) {
        bell->pan = stroke->pan;
        for (int i = 0; i < BELL_PARTIALS; i++)
            bell->phase[i] = 0.0;
    }
    bell->since_s = 0.0;
    bell->frequency_hz = stroke->frequency_hz;
    bell->tremolo_hz = stroke->tremolo_hz;
    bell->level = stroke->level;
}

// What still rings of the stroke before goes over into the new one: no step, no click.
static double partial(struct bell *bell, int i, const struct bell_stroke *stroke)
{
    double *amplitude = &bell->amplitude[i];
    double step_s = 1.0 / stroke->rate_hz;
    if (bell->since_s < ATTACK_S)
        *amplitude +=
            (bell->level * PARTIALS[i].share - *amplitude) * fmin(step_s / ATTACK_FOLLOW_S, 1.0);
    else
        *amplitude -= *amplitude * step_s / PARTIALS[i].decay_s;
    if (!(stroke->level > 0.0))
        *amplitude -= *amplitude * step_s / DAMPED_S;
    if (*amplitude < SILENT * PARTIALS[i].share)
        *amplitude = 0.0;
    bell->phase[i] += PARTIALS[i].ratio * bell->frequency_hz * step_s;
    bell->phase[i] -= floor(bell->phase[i]);
    return *amplitude * sin(TURN * bell->phase[i]);
}

double bell_next(struct bell *bell, const struct bell_stroke *stroke)
{
    double step_s = 1.0 / stroke->rate_hz;
    if (stroke->level > 0.0 && bell->since_s >= BELL_REST_S)
        strike(bell, stroke);
    bell->pan += (bell->stroke_pan - bell->pan) * fmin(step_s / PAN_FOLLOW_S, 1.0);
    double sample = 0.0;
    for (int i = 0; i < BELL_PARTIALS; i++)
        sample += partial(bell, i, stroke);
    double wave = 0.5 * (1.0 - cos(TURN * bell->tremolo_hz * bell->since_s));
    bell_wait(bell, step_s);
    return sample * (1.0 - TREMOLO_DEPTH * wave);
}
