#include "game/sim/lanterns.h"

#include <math.h>

static const double DRIFT_OFF_S = 10;
static const double RADIUS_FLOOR_MM = 10;
static const int SUCCESS_COUNT = 7;

const struct lean_limits lean_limits_default = {
    .front_mm = 60, .back_mm = 35, .left_mm = 70, .right_mm = 70};

struct lean_limits lean_limits_scaled(const struct lean_limits *limits, double factor)
{
    return (struct lean_limits){limits->front_mm * factor, limits->back_mm * factor,
                                limits->left_mm * factor, limits->right_mm * factor};
}

double lean_limits_towards(const struct lean_limits *limits, double ml, double ap)
{
    double length = hypot(ml, ap);
    if (length <= 0)
        return fmin(fmin(limits->front_mm, limits->back_mm),
                    fmin(limits->left_mm, limits->right_mm));
    double across = ml >= 0 ? limits->right_mm : limits->left_mm;
    double along = ap >= 0 ? limits->front_mm : limits->back_mm;
    return 1 / hypot(ml / length / across, ap / length / along);
}

// splitmix64: small, seedable, and the same on every machine.
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static void shuffle(int *order, uint64_t seed)
{
    for (int i = 0; i < LANTERN_COUNT; i++)
        order[i] = i;
    for (int i = LANTERN_COUNT - 1; i > 0; i--) {
        int other = (int)(next_random(&seed) % (uint64_t)(i + 1));
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

void lanterns_init(struct lanterns *lanterns, const struct lean_limits *limits, double difficulty,
                   uint64_t seed)
{
    double hard = fmin(fmax(difficulty, 0), 1);
    double share = 0.40 + 0.35 * hard;
    *lanterns = (struct lanterns){.stay_s = 1 + 2 * hard};
    int order[LANTERN_COUNT];
    shuffle(order, seed);
    double nearest = INFINITY;
    for (int i = 0; i < LANTERN_COUNT; i++) {
        double angle = order[i] * (2 * M_PI / LANTERN_COUNT);
        double distance = share * lean_limits_towards(limits, sin(angle), cos(angle));
        nearest = fmin(nearest, distance);
        lanterns->lantern[i] = (struct lantern){distance * sin(angle), distance * cos(angle),
                                                i == 0 ? LANTERN_LIT : LANTERN_WAITING};
    }
    // Never so wide that standing still in the middle would do.
    lanterns->radius_mm = fmin(RADIUS_FLOOR_MM, 0.6 * nearest);
}

static void finish_current(struct lanterns *lanterns, enum lantern_state state)
{
    lanterns->lantern[lanterns->current].state = state;
    lanterns->current++;
    lanterns->stayed_s = 0;
    lanterns->waited_s = 0;
    if (lanterns->current < LANTERN_COUNT)
        lanterns->lantern[lanterns->current].state = LANTERN_LIT;
}

bool lanterns_push(struct lanterns *lanterns, double interval_s, double ml_mm, double ap_mm,
                   bool hands_off)
{
    if (lanterns_are_over(lanterns) || !hands_off)
        return false;
    const struct lantern *lit = &lanterns->lantern[lanterns->current];
    bool near = hypot(ml_mm - lit->ml_mm, ap_mm - lit->ap_mm) <= lanterns->radius_mm;
    // A short slip out empties the stay slowly instead of throwing it away.
    lanterns->stayed_s = fmax(0, lanterns->stayed_s + (near ? interval_s : -2 * interval_s));
    lanterns->waited_s += interval_s;
    if (lanterns->stayed_s >= lanterns->stay_s - 1e-9) {
        finish_current(lanterns, LANTERN_REACHED);
        return true;
    }
    if (lanterns->waited_s >= DRIFT_OFF_S + lanterns->stay_s && !near) {
        finish_current(lanterns, LANTERN_MISSED);
        return true;
    }
    return false;
}

bool lanterns_are_over(const struct lanterns *lanterns)
{
    return lanterns->current >= LANTERN_COUNT;
}

int lanterns_reached(const struct lanterns *lanterns)
{
    int reached = 0;
    for (int i = 0; i < LANTERN_COUNT; i++)
        reached += lanterns->lantern[i].state == LANTERN_REACHED;
    return reached;
}

double lanterns_stay_share(const struct lanterns *lanterns)
{
    return lanterns_are_over(lanterns) ? 0 : fmin(lanterns->stayed_s / lanterns->stay_s, 1);
}

bool lanterns_are_a_success(const struct lanterns *lanterns)
{
    return lanterns_are_over(lanterns) && lanterns_reached(lanterns) >= SUCCESS_COUNT;
}
