#include "input/virtual/way.h"

#include "input/virtual/pendulum.h"

#include <math.h>

void way_go(struct way *way, double to, int64_t step, double seconds)
{
    if (fabs(way->to - to) < 0.01)
        return;
    *way = (struct way){way->at, way->at, to, step, seconds};
}

void way_step(struct way *way, int64_t step)
{
    if (way->seconds <= 0.0)
        return;
    double part = fmin((double)(step - way->from_step) * PENDULUM_STEP_S / way->seconds, 1.0);
    way->at =
        part < 1.0 ? way->from + (way->to - way->from) * part * part * (3.0 - 2.0 * part) : way->to;
}

bool way_is_over(const struct way *way)
{
    return fabs(way->to - way->at) < 1e-9;
}
