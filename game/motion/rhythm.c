#include "game/motion/rhythm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void motion_rhythm_init(struct motion_rhythm *rhythm)
{
    rhythm->total = 0;
}

void motion_rhythm_push(struct motion_rhythm *rhythm, double duration_s)
{
    if (!(duration_s > 0.0) || !isfinite(duration_s))
        return;
    rhythm->value_s[rhythm->total % MOTION_RHYTHM_CAPACITY] = duration_s;
    rhythm->total++;
}

size_t motion_rhythm_count(const struct motion_rhythm *rhythm)
{
    return rhythm->total < MOTION_RHYTHM_CAPACITY ? rhythm->total : MOTION_RHYTHM_CAPACITY;
}

static int by_value(const void *a, const void *b)
{
    const double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double motion_rhythm_median_s(const struct motion_rhythm *rhythm)
{
    const size_t n = motion_rhythm_count(rhythm);
    if (n == 0)
        return (double)NAN;
    double sorted[MOTION_RHYTHM_CAPACITY];
    memcpy(sorted, rhythm->value_s, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_value);
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
}

double motion_rhythm_mean_s(const struct motion_rhythm *rhythm)
{
    const size_t n = motion_rhythm_count(rhythm);
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += rhythm->value_s[i];
    return n > 0 ? sum / (double)n : (double)NAN;
}

double motion_rhythm_cv_percent(const struct motion_rhythm *rhythm)
{
    const size_t n = motion_rhythm_count(rhythm);
    if (n < 3)
        return (double)NAN;
    const double mean_s = motion_rhythm_mean_s(rhythm);
    double square = 0.0;
    for (size_t i = 0; i < n; i++)
        square += (rhythm->value_s[i] - mean_s) * (rhythm->value_s[i] - mean_s);
    return 100.0 * sqrt(square / (double)(n - 1)) / mean_s;
}
