#include "game/sim/ring.h"

#include <math.h>

static const double RADIUS_FLOOR_MM = 8;
static const double RADIUS_CEILING_MM = 60;
static const double LEFT_AFTER_S = 0.4;

static double clamp_unit(double share)
{
    return fmin(fmax(share, 0), 1);
}

double sim_ring_radius_mm(double difficulty, double rms_mm)
{
    double factor = 2.5 - 1.5 * clamp_unit(difficulty);
    return fmin(fmax(factor * rms_mm, RADIUS_FLOOR_MM), RADIUS_CEILING_MM);
}

double sim_ring_hold_share(double difficulty)
{
    return 0.5 + 0.5 * clamp_unit(difficulty);
}

void sim_ring_init(struct sim_ring *ring, double radius_mm, double hold_s)
{
    *ring = (struct sim_ring){.radius_mm = radius_mm, .hold_s = hold_s};
}

void sim_ring_centre(struct sim_ring *ring, double ml_mm, double ap_mm)
{
    ring->centre_ml_mm = ml_mm;
    ring->centre_ap_mm = ap_mm;
    ring->outside_s = 0;
}

void sim_ring_push(struct sim_ring *ring, double interval_s, double ml_mm, double ap_mm,
                   bool hands_off)
{
    bool inside = hypot(ml_mm - ring->centre_ml_mm, ap_mm - ring->centre_ap_mm) <= ring->radius_mm;
    ring->outside_s = inside ? 0 : ring->outside_s + interval_s;
    if (inside && hands_off)
        ring->held_s = fmin(ring->held_s + interval_s, ring->hold_s);
}

double sim_ring_progress(const struct sim_ring *ring)
{
    return ring->hold_s > 0 ? ring->held_s / ring->hold_s : 0;
}

bool sim_ring_is_closed(const struct sim_ring *ring)
{
    // A sum of hundredths ends a rounding error short of its goal.
    return ring->held_s >= ring->hold_s - 1e-9;
}

bool sim_ring_is_left(const struct sim_ring *ring)
{
    return ring->outside_s > LEFT_AFTER_S;
}
