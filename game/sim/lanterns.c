#include "game/sim/lanterns.h"

#include "game/sim/random.h"

#include <math.h>

static const double DRIFT_OFF_S = 10;
static const double RADIUS_FLOOR_MM = 10;
static const double RADIUS_PER_RMS = 1.25;
static const double NEAREST_PER_RADIUS = 0.75;
static const int SUCCESS_COUNT = 7;

const struct sim_lean_limits sim_lean_limits_default = {
    .front_mm = 60, .back_mm = 35, .left_mm = 70, .right_mm = 70};

struct sim_lean_limits sim_lean_limits_scaled(const struct sim_lean_limits *limits, double factor)
{
    return (struct sim_lean_limits){
        .front_mm = limits->front_mm * factor,
        .back_mm = limits->back_mm * factor,
        .left_mm = limits->left_mm * factor,
        .right_mm = limits->right_mm * factor,
        .front_right_mm = limits->front_right_mm * factor,
        .back_right_mm = limits->back_right_mm * factor,
        .back_left_mm = limits->back_left_mm * factor,
        .front_left_mm = limits->front_left_mm * factor,
    };
}

static double diagonal_of(const struct sim_lean_limits *limits, double ml, double ap)
{
    if (ap >= 0)
        return ml >= 0 ? limits->front_right_mm : limits->front_left_mm;
    return ml >= 0 ? limits->back_right_mm : limits->back_left_mm;
}

double sim_lean_limits_towards(const struct sim_lean_limits *limits, double ml, double ap)
{
    double length = hypot(ml, ap);
    if (length <= 0)
        return fmin(fmin(limits->front_mm, limits->back_mm),
                    fmin(limits->left_mm, limits->right_mm));
    double across = ml >= 0 ? limits->right_mm : limits->left_mm;
    double along = ap >= 0 ? limits->front_mm : limits->back_mm;
    double ellipse = 1 / hypot(ml / length / across, ap / length / along);
    double diagonal = diagonal_of(limits, ml, ap);
    if (diagonal <= 0)
        return ellipse;
    double middle = M_SQRT2 / hypot(1 / across, 1 / along);  // the ellipse at 45 degrees
    double nearness = 2 * fabs(ml * ap) / (length * length); // 0 on the axes, 1 at 45 degrees
    return ellipse * (1 + nearness * (diagonal / middle - 1));
}

void sim_lanterns_init(struct sim_lanterns *lanterns, const struct sim_lean_limits *limits,
                       double difficulty, uint64_t seed)
{
    double hard = fmin(fmax(difficulty, 0), 1);
    double share = 0.40 + 0.35 * hard;
    *lanterns = (struct sim_lanterns){.stay_s = 1 + 2 * hard};
    int order[SIM_LANTERN_COUNT];
    for (int i = 0; i < SIM_LANTERN_COUNT; i++)
        order[i] = i;
    sim_random_shuffle(&seed, order, SIM_LANTERN_COUNT);
    double nearest = (double)INFINITY;
    for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
        double angle = order[i] * (2 * M_PI / SIM_LANTERN_COUNT);
        double distance = share * sim_lean_limits_towards(limits, sin(angle), cos(angle));
        nearest = fmin(nearest, distance);
        lanterns->lantern[i] = (struct sim_lantern){distance * sin(angle), distance * cos(angle),
                                                    i == 0 ? SIM_LANTERN_LIT : SIM_LANTERN_WAITING};
    }
    // Never so wide that standing still in the middle would do.
    lanterns->radius_mm = fmin(RADIUS_FLOOR_MM, 0.6 * nearest);
}

void sim_lanterns_widen(struct sim_lanterns *lanterns, const struct sim_lean_limits *limits,
                        double rms_mm)
{
    if (!(RADIUS_PER_RMS * rms_mm > lanterns->radius_mm))
        return;
    lanterns->radius_mm = RADIUS_PER_RMS * rms_mm;
    for (int i = 0; i < SIM_LANTERN_COUNT; i++) {
        struct sim_lantern *lantern = &lanterns->lantern[i];
        double distance = hypot(lantern->ml_mm, lantern->ap_mm);
        double limit = sim_lean_limits_towards(limits, lantern->ml_mm, lantern->ap_mm);
        double farther = fmin(NEAREST_PER_RADIUS * lanterns->radius_mm, limit);
        if (distance <= 0 || farther <= distance)
            continue;
        lantern->ml_mm *= farther / distance;
        lantern->ap_mm *= farther / distance;
    }
}

static void finish_current(struct sim_lanterns *lanterns, enum sim_lantern_state state)
{
    lanterns->lantern[lanterns->current].state = state;
    lanterns->current++;
    lanterns->stayed_s = 0;
    lanterns->waited_s = 0;
    if (lanterns->current < SIM_LANTERN_COUNT)
        lanterns->lantern[lanterns->current].state = SIM_LANTERN_LIT;
}

bool sim_lanterns_push(struct sim_lanterns *lanterns, double interval_s, double ml_mm, double ap_mm,
                       bool hands_off)
{
    if (sim_lanterns_are_over(lanterns) || !hands_off)
        return false;
    const struct sim_lantern *lit = &lanterns->lantern[lanterns->current];
    bool near = hypot(ml_mm - lit->ml_mm, ap_mm - lit->ap_mm) <= lanterns->radius_mm;
    // A short slip out empties the stay slowly instead of throwing it away.
    lanterns->stayed_s = fmax(0, lanterns->stayed_s + (near ? interval_s : -2 * interval_s));
    lanterns->waited_s += interval_s;
    if (lanterns->stayed_s >= lanterns->stay_s - 1e-9) {
        finish_current(lanterns, SIM_LANTERN_REACHED);
        return true;
    }
    if (lanterns->waited_s >= DRIFT_OFF_S + lanterns->stay_s && !near) {
        finish_current(lanterns, SIM_LANTERN_MISSED);
        return true;
    }
    return false;
}

bool sim_lanterns_are_over(const struct sim_lanterns *lanterns)
{
    return lanterns->current >= SIM_LANTERN_COUNT;
}

int sim_lanterns_reached(const struct sim_lanterns *lanterns)
{
    int reached = 0;
    for (int i = 0; i < SIM_LANTERN_COUNT; i++)
        reached += lanterns->lantern[i].state == SIM_LANTERN_REACHED;
    return reached;
}

double sim_lanterns_stay_share(const struct sim_lanterns *lanterns)
{
    return sim_lanterns_are_over(lanterns) ? 0 : fmin(lanterns->stayed_s / lanterns->stay_s, 1);
}

bool sim_lanterns_are_a_success(const struct sim_lanterns *lanterns)
{
    return sim_lanterns_are_over(lanterns) && sim_lanterns_reached(lanterns) >= SUCCESS_COUNT;
}
