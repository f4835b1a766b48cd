#include "game/sim/limits.h"

#include "game/sim/random.h"

#include <math.h>

static const double LEAN_S = 5;
static const double STILL_S = 0.6; // no further for so long: that was the furthest
static const double FURTHER_MM = 3;
static const double TURNED_BACK = 0.5; // of the furthest
static const double CENTRE_MM = 15;
static const double INSIDE_S = 0.3;
static const double CENTRE_S = 2.5;
static const double TOTAL_S = 120;
static const double BIN_S = 0.05;
static const double GAP_S = 0.25;
// A lean may go astray by 31 degrees, or by a sway; then it was to another side.
static const double ASTRAY_SHARE = 0.6;
static const double ASTRAY_MM = 15;
static const double SMALLEST = 0.4; // of the default
static const double LARGEST = 2;

enum { LEAN_COUNT = SIM_LIMITS_REPEATS * SIM_LIMITS_DIRECTIONS };

void sim_limits_init(struct sim_limits *limits, uint64_t seed)
{
    *limits = (struct sim_limits){.stage = SIM_LIMITS_CENTRE};
    for (int round = 0; round < SIM_LIMITS_REPEATS; round++) {
        int *order = &limits->order[round * SIM_LIMITS_DIRECTIONS];
        for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
            order[i] = i;
        sim_random_shuffle(&seed, order, SIM_LIMITS_DIRECTIONS);
    }
}

void sim_limits_vector(int direction, double *ml, double *ap)
{
    double angle = direction * (2 * M_PI / SIM_LIMITS_DIRECTIONS);
    *ml = sin(angle);
    *ap = cos(angle);
}

int sim_limits_direction(const struct sim_limits *limits)
{
    return limits->order[limits->lean < LEAN_COUNT ? limits->lean : LEAN_COUNT - 1];
}

double sim_limits_share(const struct sim_limits *limits)
{
    return limits->stage == SIM_LIMITS_OVER ? 1 : (double)limits->lean / LEAN_COUNT;
}

static void let_go(struct sim_limits *limits)
{
    limits->bin_count = 0;
    limits->bin_s = 0;
    limits->bin_least_mm = (double)INFINITY;
    limits->inside_s = 0;
}

static void enter(struct sim_limits *limits, enum sim_limits_stage stage)
{
    limits->stage = stage;
    limits->stage_s = 0;
    limits->extent_mm = 0;
    limits->grown_mm = 0;
    limits->still_s = 0;
    let_go(limits);
}

static double towards(const struct sim_limits *limits, double ml_mm, double ap_mm)
{
    double ml;
    double ap;
    sim_limits_vector(sim_limits_direction(limits), &ml, &ap);
    double along_mm = ml_mm * ml + ap_mm * ap;
    double across_mm = fabs(ml_mm * ap - ap_mm * ml);
    return across_mm <= fmax(ASTRAY_SHARE * along_mm, ASTRAY_MM) ? fmax(along_mm, 0) : 0;
}

static double held_mm(const struct sim_limits *limits)
{
    if (limits->bin_count < SIM_LIMITS_HELD_BINS)
        return 0;
    double least_mm = (double)INFINITY;
    for (int i = 0; i < SIM_LIMITS_HELD_BINS; i++)
        least_mm = fmin(least_mm, limits->bin_mm[i]);
    return least_mm;
}

static void hold(struct sim_limits *limits, double interval_s, double along_mm)
{
    limits->still_s += interval_s;
    limits->bin_least_mm = fmin(limits->bin_least_mm, along_mm);
    limits->bin_s += interval_s;
    if (limits->bin_s < BIN_S - 1e-9)
        return;
    limits->bin_mm[limits->bin_count++ % SIM_LIMITS_HELD_BINS] = limits->bin_least_mm;
    limits->bin_s = 0;
    limits->bin_least_mm = (double)INFINITY;
    limits->extent_mm = fmax(limits->extent_mm, held_mm(limits));
    if (limits->extent_mm < limits->grown_mm + FURTHER_MM)
        return;
    limits->grown_mm = limits->extent_mm;
    limits->still_s = 0;
}

static double least_mm(int direction)
{
    double ml;
    double ap;
    sim_limits_vector(direction, &ml, &ap);
    return SMALLEST * sim_lean_limits_towards(&sim_lean_limits_default, ml, ap);
}

static bool end_of_lean(const struct sim_limits *limits, double along_mm)
{
    bool has_leant = limits->extent_mm >= least_mm(sim_limits_direction(limits));
    bool turned_back = along_mm < TURNED_BACK * limits->extent_mm;
    return limits->stage_s >= LEAN_S || (has_leant && (turned_back || limits->still_s >= STILL_S));
}

static enum sim_limits_event lean(struct sim_limits *limits, double interval_s, double ml_mm,
                                  double ap_mm)
{
    double along_mm = towards(limits, ml_mm, ap_mm);
    hold(limits, interval_s, along_mm);
    if (!end_of_lean(limits, along_mm))
        return SIM_LIMITS_NOTHING;
    int direction = sim_limits_direction(limits);
    limits->reached_mm[direction][limits->reached_count[direction]++] = limits->extent_mm;
    limits->lean++;
    bool over = limits->lean >= LEAN_COUNT || limits->total_s >= TOTAL_S;
    enter(limits, over ? SIM_LIMITS_OVER : SIM_LIMITS_CENTRE);
    return over ? SIM_LIMITS_FINISHED : SIM_LIMITS_CALLED_BACK;
}

static enum sim_limits_event come_back(struct sim_limits *limits, double interval_s, double ml_mm,
                                       double ap_mm)
{
    bool inside = hypot(ml_mm, ap_mm) <= CENTRE_MM;
    limits->inside_s = inside ? limits->inside_s + interval_s : 0;
    if (limits->inside_s < INSIDE_S - 1e-9 && limits->stage_s < CENTRE_S)
        return SIM_LIMITS_NOTHING;
    enter(limits, SIM_LIMITS_LEAN);
    return SIM_LIMITS_CALLED;
}

enum sim_limits_event sim_limits_push(struct sim_limits *limits, double interval_s, double ml_mm,
                                      double ap_mm, bool hands_off)
{
    if (limits->stage == SIM_LIMITS_OVER)
        return SIM_LIMITS_NOTHING;
    bool sound = isfinite(ml_mm) && isfinite(ap_mm) && interval_s > 0 && interval_s <= GAP_S;
    if (!sound || !hands_off) {
        let_go(limits);
        return SIM_LIMITS_NOTHING;
    }
    limits->stage_s += interval_s;
    limits->total_s += interval_s;
    return limits->stage == SIM_LIMITS_LEAN ? lean(limits, interval_s, ml_mm, ap_mm)
                                            : come_back(limits, interval_s, ml_mm, ap_mm);
}

double sim_limits_reached_mm(const struct sim_limits *limits, int direction)
{
    const double *mm = limits->reached_mm[direction];
    switch (limits->reached_count[direction]) {
    case 0:
        return (double)NAN;
    case 1:
        return mm[0];
    case 2:
        return (mm[0] + mm[1]) / 2;
    default:
        return fmax(fmin(mm[0], mm[1]), fmin(fmax(mm[0], mm[1]), mm[2]));
    }
}

static double bounded_mm(const struct sim_limits *limits, int direction)
{
    double ml;
    double ap;
    sim_limits_vector(direction, &ml, &ap);
    double usual_mm = sim_lean_limits_towards(&sim_lean_limits_default, ml, ap);
    double mm = sim_limits_reached_mm(limits, direction);
    return isnan(mm) ? usual_mm : fmin(fmax(mm, SMALLEST * usual_mm), LARGEST * usual_mm);
}

bool sim_limits_is_lean(int direction, double reached_mm)
{
    return reached_mm > least_mm(direction);
}

int sim_limits_leant_count(const struct sim_limits *limits)
{
    int count = 0;
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        count += sim_limits_is_lean(i, sim_limits_reached_mm(limits, i));
    return count;
}

struct sim_lean_limits sim_limits_result(const struct sim_limits *limits)
{
    return (struct sim_lean_limits){
        .front_mm = bounded_mm(limits, 0),
        .right_mm = bounded_mm(limits, 2),
        .back_mm = bounded_mm(limits, 4),
        .left_mm = bounded_mm(limits, 6),
        .front_right_mm = bounded_mm(limits, 1),
        .back_right_mm = bounded_mm(limits, 3),
        .back_left_mm = bounded_mm(limits, 5),
        .front_left_mm = bounded_mm(limits, 7),
    };
}
