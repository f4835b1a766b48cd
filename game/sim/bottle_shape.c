#include "game/sim/bottle_shape.h"

#include <math.h>

/*
 * Shell, upright, millimetres over the base (sway.md 6.1: 34 g with its cap, 320 high, 88 wide,
 * a fifth of the plastic in the base):
 *
 *      |=|    305  neck finish and cap, 6.7 g (3.7 + 3)
 *      / \
 *     |   |   0..283  wall, 21.1 g
 *     |   |
 *     '-v-'   10   base with its feet, 6.2 g
 */
static const double GRAVITY_M_S2 = 9.81;
static const double HEIGHT_MM = 320;
static const double RADIUS_MM = 44;
static const double BASE_G = 6.2;
static const double BASE_AT_MM = 10;
static const double WALL_G = 21.06;
static const double WALL_TO_MM = 283.2;
static const double NECK_G = 6.74;
static const double NECK_AT_MM = 305;

// Inside, from the lid: a straight neck, then a shoulder up to the full width.
static const double BORE_MM = 10.9;
static const double BORE_TO_MM = 20;
static const double SHOULDER_TO_MM = 95;

static const double FIRST_SLOSH_ROOT = 1.841; // of J1'

static double square(double value)
{
    return value * value;
}

/** Mass, first and second moments of a body along the bottle's axis, second about a diameter. */
struct moments {
    double g;
    double g_mm;
    double g_mm2;
};

static void add(struct moments *sum, double g, double at_mm, double own_mm2)
{
    sum->g += g;
    sum->g_mm += g * at_mm;
    sum->g_mm2 += g * (square(at_mm) + own_mm2);
}

static double over_palm(enum sim_bottle_position position, double at_mm)
{
    return position == SIM_BOTTLE_ON_BASE ? at_mm : HEIGHT_MM - at_mm;
}

static struct moments shell_moments(enum sim_bottle_position position)
{
    struct moments sum = {0};
    add(&sum, BASE_G, over_palm(position, BASE_AT_MM), square(RADIUS_MM) / 4);
    add(&sum, WALL_G, over_palm(position, WALL_TO_MM / 2),
        square(WALL_TO_MM) / 12 + square(RADIUS_MM) / 2);
    add(&sum, NECK_G, over_palm(position, NECK_AT_MM), 0);
    return sum;
}

static double inner_radius_mm(enum sim_bottle_position position, double over_palm_mm)
{
    double from_lid_mm =
        position == SIM_BOTTLE_ON_LID ? over_palm_mm : fmax(HEIGHT_MM - over_palm_mm, 0);
    double share = (from_lid_mm - BORE_TO_MM) / (SHOULDER_TO_MM - BORE_TO_MM);
    return BORE_MM + (RADIUS_MM - BORE_MM) * fmin(fmax(share, 0), 1);
}

/** Fills the bottle from below in thin slices; 1 ml of water is 1 g. */
static void pour(struct sim_bottle_shape *shape, struct moments *sum)
{
    const double slice_mm = 0.5;
    double left_mm3 = shape->water_ml * 1000;
    double depth_mm = 0;
    while (left_mm3 > 0) {
        double radius_mm = inner_radius_mm(shape->position, depth_mm + slice_mm / 2);
        double thick_mm = fmin(slice_mm, left_mm3 / (M_PI * square(radius_mm)));
        double slice_mm3 = M_PI * square(radius_mm) * thick_mm;
        add(sum, slice_mm3 / 1000, depth_mm + thick_mm / 2, square(radius_mm) / 4);
        depth_mm += thick_mm;
        left_mm3 -= thick_mm < slice_mm ? left_mm3 : slice_mm3;
        shape->water_radius_m = radius_mm / 1000;
    }
    shape->water_depth_m = depth_mm / 1000;
}

struct sim_bottle_shape sim_bottle_shape_on(enum sim_bottle_position position, double water_ml,
                                            double half_width_mm)
{
    struct sim_bottle_shape shape = {.position = position,
                                     .water_ml = fmin(fmax(water_ml, 0), SIM_BOTTLE_WATER_MAX_ML),
                                     .half_width_m = half_width_mm / 1000};
    struct moments sum = shell_moments(position);
    pour(&shape, &sum);
    shape.mass_kg = sum.g / 1e3;
    shape.height_m = sum.g_mm / sum.g / 1e3;
    shape.inertia_kg_m2 = (sum.g_mm2 + sum.g * square(half_width_mm)) / 1e9;
    return shape;
}

struct sim_bottle_shape sim_bottle_shape(enum sim_bottle_position position, double water_ml)
{
    return sim_bottle_shape_on(position, water_ml,
                               position == SIM_BOTTLE_ON_BASE ? SIM_BOTTLE_FEET_MM
                                                              : SIM_BOTTLE_LID_MM);
}

double sim_bottle_shape_tip_rad(const struct sim_bottle_shape *shape)
{
    return atan2(shape->half_width_m, shape->height_m);
}

double sim_bottle_shape_growth_per_s(const struct sim_bottle_shape *shape)
{
    double radius_m = hypot(shape->half_width_m, shape->height_m);
    return sqrt(shape->mass_kg * GRAVITY_M_S2 * radius_m / shape->inertia_kg_m2);
}

double sim_bottle_shape_slosh_rad_s(const struct sim_bottle_shape *shape)
{
    if (shape->water_depth_m <= 0)
        return 0;
    double wave_per_m = FIRST_SLOSH_ROOT / shape->water_radius_m;
    return sqrt(GRAVITY_M_S2 * wave_per_m * tanh(wave_per_m * shape->water_depth_m));
}

enum { WATER_COUNT = 4 };

/** Amounts of water, the one that stands best first. */
static void order_water(enum sim_bottle_position position, double water_ml[WATER_COUNT])
{
    const double amounts_ml[WATER_COUNT] = {0, 100, 300, 750};
    double tip_rad[WATER_COUNT];
    for (int i = 0; i < WATER_COUNT; i++) {
        struct sim_bottle_shape shape = sim_bottle_shape(position, amounts_ml[i]);
        double tip = sim_bottle_shape_tip_rad(&shape);
        int at = i;
        for (; at > 0 && tip_rad[at - 1] < tip; at--) {
            tip_rad[at] = tip_rad[at - 1];
            water_ml[at] = water_ml[at - 1];
        }
        tip_rad[at] = tip;
        water_ml[at] = amounts_ml[i];
    }
}

struct sim_bottle_task sim_bottle_task(enum sim_bottle_position position, double difficulty,
                                       double full_length_s)
{
    const double water_step = 0.15;
    const double length_from = 0.6;
    double water_ml[WATER_COUNT];
    order_water(position, water_ml);
    double hard = fmin(fmax(difficulty, 0), 1);
    // The staircase walks in decimals: .45 must not fall short of its own step.
    int index = (int)fmin(floor(hard / water_step + 1e-9), WATER_COUNT - 1);
    double longer = fmax(hard - length_from, 0) / (1 - length_from);
    return (struct sim_bottle_task){position, water_ml[index],
                                    full_length_s * (0.5 + 0.5 * longer)};
}
