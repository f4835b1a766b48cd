#include "game/sway/biquad.h"

#include <assert.h>
#include <math.h>

static const double pi = 3.14159265358979323846;

void sway_biquad_init(struct sway_biquad *biquad, double cutoff_hz, double rate_hz, double damping)
{
    assert(cutoff_hz > 0.0 && cutoff_hz < rate_hz / 2.0 && damping > 0.0);
    const double k = tan(pi * cutoff_hz / rate_hz);
    const double scale = 1.0 / (1.0 + damping * k + k * k);
    biquad->b0 = k * k * scale;
    biquad->b1 = 2.0 * biquad->b0;
    biquad->b2 = biquad->b0;
    biquad->a1 = 2.0 * (k * k - 1.0) * scale;
    biquad->a2 = (1.0 - damping * k + k * k) * scale;
    sway_biquad_settle(biquad, 0.0);
}

void sway_biquad_settle(struct sway_biquad *biquad, double value)
{
    biquad->s1 = value * (1.0 - biquad->b0);
    biquad->s2 = value * (biquad->b2 - biquad->a2);
}

double sway_biquad_step(struct sway_biquad *biquad, double value)
{
    const double out = biquad->b0 * value + biquad->s1;
    biquad->s1 = biquad->b1 * value - biquad->a1 * out + biquad->s2;
    biquad->s2 = biquad->b2 * value - biquad->a2 * out;
    return out;
}
