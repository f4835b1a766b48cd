#include "game/sim/boat.h"

#include <math.h>
#include <string.h>

static const int64_t GAP_US = 250000;
static const int64_t WAKE_STEP_US = 100000;
static const double HEEL_DEG_PER_MM = 1.2;
static const double HEEL_MAX_DEG = 24;

void sim_boat_init(struct sim_boat *boat, bool reduced_motion)
{
    *boat = (struct sim_boat){.reduced_motion = reduced_motion};
}

static double approach(double value, double goal, double interval_s, double time_s)
{
    return value + (goal - value) * (1 - exp(-interval_s / time_s));
}

static void start(struct sim_boat *boat, int64_t t_us, double ml_mm)
{
    boat->started = true;
    boat->mean_3s_mm = ml_mm;
    boat->gate_ml_mm = ml_mm;
    boat->square_1s_mm2 = 0;
    boat->heel_deg = 0;
    boat->wake_due_us = t_us;
}

static void leave_wake(struct sim_boat *boat, int64_t t_us)
{
    if (t_us < boat->wake_due_us)
        return;
    boat->wake_due_us = t_us + WAKE_STEP_US;
    memmove(boat->wake_mm + 1, boat->wake_mm, sizeof boat->wake_mm - sizeof boat->wake_mm[0]);
    boat->wake_mm[0] = boat->ml_mm;
    if (boat->wake_count < SIM_BOAT_WAKE_COUNT)
        boat->wake_count++;
}

void sim_boat_push(struct sim_boat *boat, int64_t t_us, double ml_mm, double ap_mm)
{
    if (!boat->started || t_us - boat->last_t_us > GAP_US)
        start(boat, t_us, ml_mm);
    double interval_s = (double)(t_us - boat->last_t_us) * 1e-6;
    if (boat->last_t_us == 0 || interval_s < 0 || t_us - boat->last_t_us > GAP_US)
        interval_s = 0;
    boat->last_t_us = t_us;
    boat->ml_mm = ml_mm;
    boat->ap_mm = ap_mm;
    boat->mean_3s_mm = approach(boat->mean_3s_mm, ml_mm, interval_s, 3.0);
    double sway_mm = ml_mm - boat->mean_3s_mm;
    double heel = fmin(fmax(HEEL_DEG_PER_MM * sway_mm, -HEEL_MAX_DEG), HEEL_MAX_DEG);
    boat->heel_deg = approach(boat->heel_deg, heel, interval_s, boat->reduced_motion ? 0.2 : 0.08);
    boat->gate_ml_mm = approach(boat->gate_ml_mm, ml_mm, interval_s, 0.3);
    boat->square_1s_mm2 = approach(boat->square_1s_mm2, sway_mm * sway_mm, interval_s, 1.0);
    boat->sway_rms_mm = sqrt(boat->square_1s_mm2);
    leave_wake(boat, t_us);
}
