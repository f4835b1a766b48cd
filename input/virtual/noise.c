#include "input/virtual/noise.h"

#include <math.h>

static uint64_t next_bits(struct noise_source *source)
{
    source->state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t bits = source->state;
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    return bits ^ (bits >> 31);
}

void noise_source_init(struct noise_source *source, uint64_t seed)
{
    *source = (struct noise_source){.state = seed};
    source->state = next_bits(source); // neighbouring seeds must not share stretches
}

double noise_uniform(struct noise_source *source)
{
    return (double)(next_bits(source) >> 11) * 0x1p-53;
}

double noise_gaussian(struct noise_source *source)
{
    if (source->has_spare) {
        source->has_spare = false;
        return source->spare;
    }
    double a, b, square;
    do {
        a = 2.0 * noise_uniform(source) - 1.0;
        b = 2.0 * noise_uniform(source) - 1.0;
        square = a * a + b * b;
    } while (square >= 1.0 || square <= 0.0);
    double factor = sqrt(-2.0 * log(square) / square);
    source->spare = b * factor;
    source->has_spare = true;
    return a * factor;
}

void noise_colour_init(struct noise_colour *colour, double time_constant_s, double step_s,
                       struct noise_source *source)
{
    colour->keep = exp(-step_s / time_constant_s);
    colour->fresh = sqrt(1.0 - colour->keep * colour->keep);
    colour->value = noise_gaussian(source);
}

double noise_colour_step(struct noise_colour *colour, struct noise_source *source)
{
    colour->value = colour->keep * colour->value + colour->fresh * noise_gaussian(source);
    return colour->value;
}

void noise_wave_init(struct noise_wave *wave, double hz, double damping, double step_s,
                     struct noise_source *source)
{
    double turn_per_s = 2.0 * M_PI * hz;
    *wave = (struct noise_wave){
        .value = noise_gaussian(source),
        .rate = turn_per_s * noise_gaussian(source),
        .step_s = step_s,
        .pull_per_s2 = turn_per_s * turn_per_s,
        .brake_per_s = 2.0 * damping * turn_per_s,
        .kick_per_s = sqrt(4.0 * damping * turn_per_s * turn_per_s * turn_per_s * step_s),
    };
}

void noise_wave_step(struct noise_wave *wave, struct noise_source *source)
{
    double rate = wave->rate;
    rate -= wave->step_s * (wave->pull_per_s2 * wave->value + wave->brake_per_s * rate);
    rate += wave->kick_per_s * noise_gaussian(source);
    wave->rate = rate;
    wave->value += wave->step_s * rate;
}
