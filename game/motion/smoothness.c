#include "game/motion/smoothness.h"

#include <kiss_fft.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double cutoff_hz = 10.0;
static const double amplitude_share = 0.05;
static const size_t padding = 16; // 2^4

// Largest magnitude; 0 when there is no movement or a value that cannot be one.
static double peak_of(const double *speed, size_t n)
{
    double peak = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(speed[i]))
            return 0.0;
        peak = fmax(peak, fabs(speed[i]));
    }
    return peak;
}

static size_t transform_size(size_t n)
{
    size_t size = 1;
    while (size < n)
        size *= 2;
    return size * padding;
}

// Magnitudes of bins 0 .. bins - 1 into in[].r, scaled to a peak of 1.
static void scale_magnitudes(const kiss_fft_cpx *out, size_t size, double *magnitude, size_t bins)
{
    double largest = 0.0;
    for (size_t i = 0; i <= size / 2; i++)
        largest = fmax(largest, hypot((double)out[i].r, (double)out[i].i));
    for (size_t i = 0; i < bins; i++)
        magnitude[i] = hypot((double)out[i].r, (double)out[i].i) / largest;
}

static bool arc_length(const double *magnitude, size_t bins, double *sparc)
{
    size_t first = 0, last = bins - 1;
    while (first < bins && magnitude[first] < amplitude_share)
        first++;
    while (last > first && magnitude[last] < amplitude_share)
        last--;
    if (first >= last)
        return false;
    double length = 0.0;
    for (size_t i = first; i < last; i++)
        length += hypot(1.0 / (double)(last - first), magnitude[i + 1] - magnitude[i]);
    *sparc = -length;
    return true;
}

bool motion_sparc(const double *speed, size_t n, double rate_hz, double *sparc)
{
    assert(rate_hz > 0.0);
    if (n < 3 || n > MOTION_SMOOTHNESS_MAX_N)
        return false;
    const double peak = peak_of(speed, n);
    if (!(peak > 0.0))
        return false;
    const size_t size = transform_size(n);
    const double bins_wanted = floor(cutoff_hz * (double)size / rate_hz * (1.0 + 1e-12)) + 1.0;
    const size_t bins = (size_t)fmin(bins_wanted, (double)(size / 2 + 1));
    bool done = false;
    kiss_fft_cfg fft = kiss_fft_alloc((int)size, 0, NULL, NULL);
    kiss_fft_cpx *in = calloc(size, sizeof *in);
    kiss_fft_cpx *out = calloc(size, sizeof *out);
    double *magnitude = malloc(bins * sizeof *magnitude);
    if (fft && in && out && magnitude) {
        for (size_t i = 0; i < n; i++)
            in[i].r = (float)(speed[i] / peak);
        kiss_fft(fft, in, out);
        scale_magnitudes(out, size, magnitude, bins);
        done = arc_length(magnitude, bins, sparc);
    }
    free(magnitude);
    free(out);
    free(in);
    kiss_fft_free(fft);
    return done;
}

bool motion_ldlj(const double *speed, size_t n, double rate_hz, double *ldlj)
{
    assert(rate_hz > 0.0);
    if (n < 3 || n > MOTION_SMOOTHNESS_MAX_N)
        return false;
    const double peak = peak_of(speed, n);
    if (!(peak > 0.0))
        return false;
    double jerk = 0.0;
    for (size_t i = 0; i + 2 < n; i++) {
        const double second = (speed[i + 2] - 2.0 * speed[i + 1] + speed[i]) / peak;
        jerk += second * second;
    }
    if (!(jerk > 0.0))
        return false;
    // D^3 (rate^2)^2 / rate = n^3
    *ldlj = -log(pow((double)n, 3.0) * jerk);
    return isfinite(*ldlj);
}
