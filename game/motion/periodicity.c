#include "game/motion/periodicity.h"

#include <assert.h>
#include <math.h>

static const double same_share = 0.85; // of the highest maximum: as good as it
static const double half_min_r = 0.2;  // the weaker leg is seen at all

static double autocorrelation(const double *values, int n, int lag)
{
    double product = 0.0, early = 0.0, late = 0.0;
    for (int i = lag; i < n; i++) {
        product += values[i] * values[i - lag];
        early += values[i - lag] * values[i - lag];
        late += values[i] * values[i];
    }
    const double energy = sqrt(early * late);
    return energy > 0.0 ? product / energy : 0.0;
}

static bool is_maximum(const double *r, int lag)
{
    return r[lag] > 0.0 && r[lag] > r[lag - 1] && r[lag] >= r[lag + 1];
}

// The first lag between min and max, exclusive, at which everything repeats; 0: none.
static int find_period(const double *r, int lag_min, int lag_max, double least_r)
{
    double highest = 0.0;
    for (int lag = lag_min + 1; lag < lag_max; lag++) {
        if (is_maximum(r, lag))
            highest = fmax(highest, r[lag]);
    }
    for (int lag = lag_min + 1; lag < lag_max; lag++) {
        if (is_maximum(r, lag) && r[lag] >= same_share * highest && r[lag] > least_r)
            return lag;
    }
    return 0;
}

// Only about half way: a limping leg's step is shorter than the other's.
static bool find_half(const double *r, int period, int lag_min)
{
    for (int lag = period * 2 / 5; lag <= period * 3 / 5; lag++) {
        if (lag > lag_min && is_maximum(r, lag) && r[lag] >= half_min_r)
            return true;
    }
    return false;
}

bool motion_periodicity(const double *values, int n, int lag_min, int lag_max, double least_r,
                        struct motion_periodicity *periodicity)
{
    assert(lag_min >= 1 && lag_max <= MOTION_PERIODICITY_LAG_MAX);
    double r[MOTION_PERIODICITY_LAG_MAX + 1];
    const int last = n / 2 < lag_max ? n / 2 : lag_max;
    if (last <= lag_min + 2)
        return false;
    for (int lag = lag_min; lag <= last; lag++)
        r[lag] = autocorrelation(values, n, lag);
    periodicity->period = find_period(r, lag_min, last, least_r);
    if (periodicity->period == 0)
        return false;
    periodicity->has_half = find_half(r, periodicity->period, lag_min);
    return true;
}
