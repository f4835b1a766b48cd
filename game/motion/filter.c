#include "game/motion/filter.h"

#include <assert.h>
#include <math.h>

static const double pi = 3.14159265358979323846;
static const double root_2 = 1.41421356237309504880;

// The poles are the same for both; returns the scale, with k in *k_out.
static double set_poles(struct motion_filter *filter, double cutoff_hz, double rate_hz,
                        double *k_out)
{
    assert(cutoff_hz > 0.0 && cutoff_hz < rate_hz / 2.0);
    const double k = tan(pi * cutoff_hz / rate_hz);
    const double scale = 1.0 / (1.0 + root_2 * k + k * k);
    filter->a1 = 2.0 * (k * k - 1.0) * scale;
    filter->a2 = (1.0 - root_2 * k + k * k) * scale;
    *k_out = k;
    return scale;
}

void motion_filter_low_pass(struct motion_filter *filter, double cutoff_hz, double rate_hz)
{
    double k;
    const double scale = set_poles(filter, cutoff_hz, rate_hz, &k);
    filter->b0 = k * k * scale;
    filter->b1 = 2.0 * filter->b0;
    filter->b2 = filter->b0;
    filter->dc_gain = 1.0;
    motion_filter_settle(filter, 0.0);
}

void motion_filter_high_pass(struct motion_filter *filter, double cutoff_hz, double rate_hz)
{
    double k;
    const double scale = set_poles(filter, cutoff_hz, rate_hz, &k);
    filter->b0 = scale;
    filter->b1 = -2.0 * scale;
    filter->b2 = scale;
    filter->dc_gain = 0.0;
    motion_filter_settle(filter, 0.0);
}

void motion_filter_settle(struct motion_filter *filter, double value)
{
    filter->s1 = value * (filter->dc_gain - filter->b0);
    filter->s2 = value * (filter->b2 - filter->a2 * filter->dc_gain);
}

double motion_filter_step(struct motion_filter *filter, double value)
{
    const double out = filter->b0 * value + filter->s1;
    filter->s1 = filter->b1 * value - filter->a1 * out + filter->s2;
    filter->s2 = filter->b2 * value - filter->a2 * out;
    return out;
}
