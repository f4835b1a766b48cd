#include "game/sway/swarii.h"

#include <math.h>

static const double lead_s = 0.1;
static const double jump_mm = 20.0;
static const double back_mm = 5.0;

static double distance_mm(const struct sway_timed_point *a, const struct sway_timed_point *b)
{
    return fabs(a->ml_mm - b->ml_mm) + fabs(a->ap_mm - b->ap_mm);
}

size_t sway_swarii_purge(struct sway_timed_point *points, size_t n)
{
    size_t first = 0;
    while (first < n && points[first].t_s - points[0].t_s < lead_s)
        first++;
    size_t kept = 0;
    for (size_t i = first; i + 1 < n; i++) { // the last one is dropped
        if (kept > 0) {
            // points[kept - 1] is the last kept one; writing never overtakes reading.
            const struct sway_timed_point *before = &points[kept - 1];
            const bool back = distance_mm(&points[i + 1], before) < back_mm ||
                              (i + 2 < n && distance_mm(&points[i + 2], before) < back_mm);
            if (distance_mm(&points[i], before) > jump_mm && back)
                continue;
        }
        points[kept++] = points[i];
    }
    return kept;
}

size_t sway_swarii_count(const struct sway_timed_point *points, size_t n, double rate_hz)
{
    return (size_t)floor((points[n - 1].t_s - points[0].t_s) * rate_hz) + 1;
}

// Weighted mean of points[first .. last] for the window around s.
static void average(const struct sway_timed_point *points, size_t n, size_t first, size_t last,
                    double s, double *ml_mm, double *ap_mm)
{
    double weights = 0.0, ml = 0.0, ap = 0.0;
    for (size_t i = first; i <= last; i++) {
        const double left = i == first ? fmax(points[0].t_s, s - SWAY_SWARII_HALF_WINDOW_S)
                                       : (points[i - 1].t_s + points[i].t_s) / 2.0;
        const double right = i == last ? fmin(points[n - 1].t_s, s + SWAY_SWARII_HALF_WINDOW_S)
                                       : (points[i].t_s + points[i + 1].t_s) / 2.0;
        weights += right - left;
        ml += (right - left) * points[i].ml_mm;
        ap += (right - left) * points[i].ap_mm;
    }
    const bool usable = first < last && weights > 0.0;
    *ml_mm = usable ? ml / weights : points[first].ml_mm;
    *ap_mm = usable ? ap / weights : points[first].ap_mm;
}

// Fills outputs[from .. to - 1], both neighbours being there; the first output always has samples.
static void bridge(double *outputs, size_t from, size_t to, size_t count)
{
    const double before = outputs[from - 1];
    const double after = to < count ? outputs[to] : before;
    for (size_t i = from; i < to; i++)
        outputs[i] = before + (after - before) * (double)(i - from + 1) / (double)(to - from + 1);
}

size_t sway_swarii_resample(const struct sway_timed_point *points, size_t n, double rate_hz,
                            double *ml_mm, double *ap_mm)
{
    const size_t count = sway_swarii_count(points, n, rate_hz);
    size_t first = 0, end = 0; // points[first .. end - 1] lie in the window
    size_t missing = 0, gap_from = 0;
    for (size_t j = 0; j < count; j++) {
        const double s = points[0].t_s + (double)j / rate_hz;
        while (first < n && points[first].t_s <= s - SWAY_SWARII_HALF_WINDOW_S)
            first++;
        while (end < n && points[end].t_s < s + SWAY_SWARII_HALF_WINDOW_S)
            end++;
        if (first >= end) {
            missing++;
            continue;
        }
        average(points, n, first, end - 1, s, &ml_mm[j], &ap_mm[j]);
        if (gap_from < j) {
            bridge(ml_mm, gap_from, j, count);
            bridge(ap_mm, gap_from, j, count);
        }
        gap_from = j + 1;
    }
    if (gap_from < count) {
        bridge(ml_mm, gap_from, count, count);
        bridge(ap_mm, gap_from, count, count);
    }
    return missing;
}
