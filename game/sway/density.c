#include "game/sway/density.h"

#include <math.h>
#include <stdlib.h>

#include "game/sway/zero_phase.h"

static const double radius_mm = 3.0;
static const double smooth_hz = 2.5;
static const double longest_stay_s = 60.0; // keeps a still hour from taking quadratic time

static bool is_near(const double *ml_mm, const double *ap_mm, size_t a, size_t b)
{
    return hypot(ml_mm[a] - ml_mm[b], ap_mm[a] - ap_mm[b]) <= radius_mm;
}

static double stay_s(const double *ml_mm, const double *ap_mm, size_t n, size_t at, double rate_hz)
{
    const size_t limit = (size_t)fmin(longest_stay_s * rate_hz, (double)n);
    size_t first = at, last = at;
    while (first > 0 && at - first < limit && is_near(ml_mm, ap_mm, at, first - 1))
        first--;
    while (last + 1 < n && last - at < limit && is_near(ml_mm, ap_mm, at, last + 1))
        last++;
    return (double)(last - first) / rate_hz;
}

// A flat top counts once, at its first sample.
static bool is_peak(const double *values, size_t n, size_t i)
{
    if (i == 0 || values[i] <= values[i - 1])
        return false;
    size_t next = i + 1;
    while (next < n && values[next] == values[i])
        next++;
    return next < n && values[next] < values[i];
}

bool sway_density_of(const double *ml_mm, const double *ap_mm, size_t n, double rate_hz,
                     struct sway_density *density)
{
    if (rate_hz <= 2.0 * smooth_hz)
        return false;
    double *stays = malloc((n ? n : 1) * sizeof *stays);
    if (!stays)
        return false;
    for (size_t i = 0; i < n; i++)
        stays[i] = stay_s(ml_mm, ap_mm, n, i, rate_hz);
    const bool smooth = sway_zero_phase_filter(stays, n, smooth_hz, rate_hz);
    double heights = 0.0, distances = 0.0;
    size_t peaks = 0, before = 0;
    for (size_t i = 0; smooth && i < n; i++) {
        if (!is_peak(stays, n, i))
            continue;
        heights += stays[i];
        if (peaks > 0)
            distances += hypot(ml_mm[i] - ml_mm[before], ap_mm[i] - ap_mm[before]);
        before = i;
        peaks++;
    }
    density->peak_s = peaks > 0 ? heights / (double)peaks : (double)NAN;
    density->peak_distance_mm = peaks > 1 ? distances / (double)(peaks - 1) : (double)NAN;
    free(stays);
    return smooth;
}
