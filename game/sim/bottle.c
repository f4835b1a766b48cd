#include "game/sim/bottle.h"

#include <math.h>

static const double STEP_S = 1.0 / 240;
static const double GAP_S = 0.25;
static const double GRAVITY_M_S2 = 9.81;
static const double TURN_LOW_PASS_HZ = 15;
static const double FRICTION = 0.45;       // plastic on skin
static const double PALM_M = 0.04;         // a foot that slides further has left the palm
static const double TOSS_M = 0.03;         // higher than this nobody catches it upright
static const double MARGIN_RAD = 0.14;     // past the edge a quick hand still catches it
static const double STICK_RAD_S = 0.02;    // slower it does not bounce any more
static const double WOBBLE_LOSS_PER_S = 3; // of the running round the rim
static const double LIE_S = 2;
static const double CALM_SHARE = 0.7; // of what would tip it: then it can be set down
static const double SLOSH_DAMPING = 0.05;

static double dot(const double a[2], const double b[2])
{
    return a[0] * b[0] + a[1] * b[1];
}

static double length(const double a[2])
{
    return hypot(a[0], a[1]);
}

static void clear(double a[2])
{
    a[0] = 0;
    a[1] = 0;
}

void sim_bottle_init(struct sim_bottle *bottle, const struct sim_bottle_shape *shape)
{
    *bottle = (struct sim_bottle){.shape = *shape, .to_step_s = STEP_S};
}

static void fall(struct sim_bottle *bottle, enum sim_bottle_fall how)
{
    bottle->state = SIM_BOTTLE_FALLEN;
    bottle->last_fall = how;
    bottle->fall_count++;
    bottle->lain_s = 0;
}

static void stand_still(struct sim_bottle *bottle)
{
    bottle->state = SIM_BOTTLE_STANDING;
    clear(bottle->tilt_rad);
    clear(bottle->tilt_rad_s);
}

/** What would tip it to the other side: push and angular jolt of the palm, m/s2. */
static void tipping_drive(const struct sim_bottle *bottle, const double push_m_s2[2],
                          double drive_m_s2[2])
{
    const struct sim_bottle_shape *shape = &bottle->shape;
    double arm_m = shape->inertia_kg_m2 / (shape->mass_kg * shape->height_m);
    for (int i = 0; i < 2; i++)
        drive_m_s2[i] = push_m_s2[i] + arm_m * bottle->turn_rad_s2[i];
}

static double tipping_limit(const struct sim_bottle *bottle, double weight_m_s2)
{
    return bottle->shape.half_width_m / bottle->shape.height_m * weight_m_s2;
}

static void set_down(struct sim_bottle *bottle, const double force_m_s2[3])
{
    double drive_m_s2[2];
    tipping_drive(bottle, force_m_s2, drive_m_s2);
    double bears_m_s2 =
        fmin(tipping_limit(bottle, force_m_s2[2]), FRICTION * force_m_s2[2]) * CALM_SHARE;
    if (!(length(drive_m_s2) <= bears_m_s2))
        return;
    stand_still(bottle);
    clear(bottle->slide_m);
    clear(bottle->slide_m_s);
}

static void lie(struct sim_bottle *bottle)
{
    bottle->lain_s += STEP_S;
    if (bottle->lain_s >= LIE_S - STEP_S / 2)
        bottle->state = SIM_BOTTLE_WAITING;
}

/**
 * Moves the foot over the palm and says what push reaches the bottle: never more than friction
 * carries, so a bottle that is heavy at the bottom slips away before it tips.
 */
static void slide(struct sim_bottle *bottle, const double force_m_s2[3], double push_m_s2[2])
{
    double grip_m_s2 = FRICTION * force_m_s2[2];
    double speed_m_s = length(bottle->slide_m_s);
    double force = length(force_m_s2);
    if (speed_m_s <= 0 && force <= grip_m_s2) {
        push_m_s2[0] = force_m_s2[0];
        push_m_s2[1] = force_m_s2[1];
        return;
    }
    for (int i = 0; i < 2; i++)
        push_m_s2[i] = speed_m_s > 0 ? -grip_m_s2 * bottle->slide_m_s[i] / speed_m_s
                                     : grip_m_s2 * force_m_s2[i] / force;
    double faster[2];
    for (int i = 0; i < 2; i++)
        faster[i] = bottle->slide_m_s[i] + (push_m_s2[i] - force_m_s2[i]) * STEP_S;
    bool holds = speed_m_s > 0 && dot(faster, bottle->slide_m_s) <= 0 && force <= grip_m_s2;
    for (int i = 0; i < 2; i++) {
        bottle->slide_m_s[i] = holds ? 0 : faster[i];
        bottle->slide_m[i] += bottle->slide_m_s[i] * STEP_S;
    }
    if (length(bottle->slide_m) > PALM_M)
        fall(bottle, SIM_BOTTLE_SLID);
}

/** Angular acceleration of the lean: radial as in the plane, sideways a damped pendulum. */
static void rocking_acceleration(const struct sim_bottle *bottle, const double towards[2],
                                 const double push_m_s2[2], double weight_m_s2, double result[2])
{
    const struct sim_bottle_shape *shape = &bottle->shape;
    double alpha = sim_bottle_shape_tip_rad(shape);
    double radius_m = hypot(shape->half_width_m, shape->height_m);
    double across[2] = {-towards[1], towards[0]};
    double left_rad = alpha - length(bottle->tilt_rad);
    double per_inertia = shape->mass_kg / shape->inertia_kg_m2;
    double radial = -per_inertia * radius_m *
                    (weight_m_s2 * sin(left_rad) + dot(push_m_s2, towards) * cos(left_rad));
    double sideways = -per_inertia * shape->height_m * dot(push_m_s2, across) -
                      WOBBLE_LOSS_PER_S * dot(bottle->tilt_rad_s, across);
    for (int i = 0; i < 2; i++)
        result[i] = radial * towards[i] + sideways * across[i] - bottle->turn_rad_s2[i];
}

/**
 * Hits the palm with its whole base. A bounce that would be over within a step stands still: at
 * this rate it would only be kept alive by rounding.
 */
static void land_on_foot(struct sim_bottle *bottle, bool would_stand, double back_rad_s2)
{
    const struct sim_bottle_shape *shape = &bottle->shape;
    double kept =
        1 - 2 * shape->mass_kg * shape->half_width_m * shape->half_width_m / shape->inertia_kg_m2;
    for (int i = 0; i < 2; i++)
        bottle->tilt_rad_s[i] *= kept;
    if (would_stand && length(bottle->tilt_rad_s) < fmax(STICK_RAD_S, back_rad_s2 * STEP_S))
        stand_still(bottle);
}

static void rock(struct sim_bottle *bottle, const double towards[2], const double push_m_s2[2],
                 double weight_m_s2)
{
    double faster[2], before[2] = {bottle->tilt_rad[0], bottle->tilt_rad[1]};
    rocking_acceleration(bottle, towards, push_m_s2, weight_m_s2, faster);
    for (int i = 0; i < 2; i++) {
        bottle->tilt_rad_s[i] += faster[i] * STEP_S;
        bottle->tilt_rad[i] += bottle->tilt_rad_s[i] * STEP_S;
    }
    bool tips_first = length(before) <= 0;
    if (!tips_first && dot(bottle->tilt_rad, before) <= 0) {
        double drive_m_s2[2];
        tipping_drive(bottle, push_m_s2, drive_m_s2);
        land_on_foot(bottle, length(drive_m_s2) <= tipping_limit(bottle, weight_m_s2),
                     length(faster));
    }
    if (length(bottle->tilt_rad) > sim_bottle_shape_tip_rad(&bottle->shape) + MARGIN_RAD)
        fall(bottle, SIM_BOTTLE_TIPPED);
}

static void stand(struct sim_bottle *bottle, const double push_m_s2[2], double weight_m_s2)
{
    double drive_m_s2[2];
    tipping_drive(bottle, push_m_s2, drive_m_s2);
    double drive = length(drive_m_s2);
    if (drive <= tipping_limit(bottle, weight_m_s2)) {
        stand_still(bottle);
        return;
    }
    double towards[2] = {-drive_m_s2[0] / drive, -drive_m_s2[1] / drive};
    bottle->state = SIM_BOTTLE_ROCKING;
    rock(bottle, towards, push_m_s2, weight_m_s2);
}

static void bear(struct sim_bottle *bottle, const double force_m_s2[3])
{
    double push_m_s2[2];
    slide(bottle, force_m_s2, push_m_s2);
    double tilt = length(bottle->tilt_rad);
    if (bottle->state == SIM_BOTTLE_STANDING || (bottle->state == SIM_BOTTLE_ROCKING && tilt <= 0))
        stand(bottle, push_m_s2, force_m_s2[2]);
    else if (bottle->state == SIM_BOTTLE_ROCKING)
        rock(bottle, (double[]){bottle->tilt_rad[0] / tilt, bottle->tilt_rad[1] / tilt}, push_m_s2,
             force_m_s2[2]);
}

/** Free flight as seen from the palm, until it lands on its foot or is gone. */
static void fly(struct sim_bottle *bottle, const double force_m_s2[3])
{
    bottle->gap_m_s -= force_m_s2[2] * STEP_S;
    bottle->gap_m += bottle->gap_m_s * STEP_S;
    for (int i = 0; i < 2; i++) {
        bottle->slide_m_s[i] -= force_m_s2[i] * STEP_S;
        bottle->slide_m[i] += bottle->slide_m_s[i] * STEP_S;
        bottle->tilt_rad_s[i] -= bottle->turn_rad_s2[i] * STEP_S;
        bottle->tilt_rad[i] += bottle->tilt_rad_s[i] * STEP_S;
    }
    if (bottle->gap_m > TOSS_M ||
        length(bottle->tilt_rad) > sim_bottle_shape_tip_rad(&bottle->shape) + MARGIN_RAD ||
        length(bottle->slide_m) > PALM_M)
        fall(bottle, SIM_BOTTLE_THROWN);
    else if (bottle->gap_m <= 0)
        bottle->state = SIM_BOTTLE_ROCKING;
}

static void lift_off(struct sim_bottle *bottle)
{
    bottle->state = SIM_BOTTLE_AIRBORNE;
    bottle->gap_m = 0;
    bottle->gap_m_s = 0;
}

/** The water's surface swings about the direction of what it feels as up. */
static void slosh(struct sim_bottle *bottle, const double force_m_s2[3])
{
    double rad_s = sim_bottle_shape_slosh_rad_s(&bottle->shape);
    for (int i = 0; i < 2; i++) {
        double level_rad = atan2(force_m_s2[i], fmax(force_m_s2[2], 0.1 * GRAVITY_M_S2));
        bottle->slosh_rad_s[i] += (rad_s * rad_s * (level_rad - bottle->slosh_rad[i]) -
                                   2 * SLOSH_DAMPING * rad_s * bottle->slosh_rad_s[i]) *
                                  STEP_S;
        bottle->slosh_rad[i] += bottle->slosh_rad_s[i] * STEP_S;
    }
}

static void step(struct sim_bottle *bottle, const struct sim_palm *palm)
{
    double force_m_s2[3], turn_rad_s[2];
    for (int i = 0; i < 3; i++)
        force_m_s2[i] = palm->force_g[i] * GRAVITY_M_S2;
    // A turn about +y leans the palm towards +x, one about +x towards -y.
    turn_rad_s[0] = palm->turn_deg_s[1] * M_PI / 180;
    turn_rad_s[1] = -palm->turn_deg_s[0] * M_PI / 180;
    double share = 1 - exp(-2 * M_PI * TURN_LOW_PASS_HZ * STEP_S);
    for (int i = 0; i < 2; i++) {
        double raw = (turn_rad_s[i] - bottle->turn_rad_s[i]) / STEP_S;
        bottle->turn_rad_s2[i] += (raw - bottle->turn_rad_s2[i]) * share;
        bottle->turn_rad_s[i] = turn_rad_s[i];
    }
    slosh(bottle, force_m_s2);
    bool on_palm = sim_bottle_is_upright(bottle);
    if (on_palm && force_m_s2[2] <= 0)
        lift_off(bottle);
    if (bottle->state == SIM_BOTTLE_FALLEN)
        lie(bottle);
    else if (bottle->state == SIM_BOTTLE_WAITING)
        set_down(bottle, force_m_s2);
    else if (bottle->state == SIM_BOTTLE_AIRBORNE)
        fly(bottle, force_m_s2);
    else
        bear(bottle, force_m_s2);
}

static bool is_a_number(const struct sim_palm *palm)
{
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += palm->force_g[i] + palm->turn_deg_s[i];
    return isfinite(sum);
}

/**
 * Rocking multiplies every difference, also one of rounding. Far below what a sensor resolves
 * the value is cut to a grid, so that the way the samples were parted leaves no trace.
 */
static double between(double from, double to, double share)
{
    const double grid = 0x1p20;
    return rint((from + (to - from) * share) * grid) / grid;
}

static struct sim_palm palm_between(const struct sim_palm *from, const struct sim_palm *to,
                                    double share)
{
    struct sim_palm palm;
    for (int i = 0; i < 3; i++) {
        palm.force_g[i] = between(from->force_g[i], to->force_g[i], share);
        palm.turn_deg_s[i] = between(from->turn_deg_s[i], to->turn_deg_s[i], share);
    }
    return palm;
}

static void start(struct sim_bottle *bottle, const struct sim_palm *palm)
{
    bottle->started = true;
    bottle->palm = *palm;
    bottle->to_step_s = STEP_S;
    bottle->turn_rad_s[0] = palm->turn_deg_s[1] * M_PI / 180;
    bottle->turn_rad_s[1] = -palm->turn_deg_s[0] * M_PI / 180;
    clear(bottle->turn_rad_s2);
}

void sim_bottle_push(struct sim_bottle *bottle, double interval_s, const struct sim_palm *palm)
{
    if (!is_a_number(palm))
        return;
    if (!bottle->started || !(interval_s > 0) || interval_s > GAP_S) {
        start(bottle, palm);
        return;
    }
    // A step that falls on the sample itself belongs to this interval, whatever the rounding.
    double reach_s = interval_s + 1e-9;
    double at_s = bottle->to_step_s;
    for (; at_s <= reach_s; at_s += STEP_S) {
        struct sim_palm then = palm_between(&bottle->palm, palm, at_s / interval_s);
        step(bottle, &then);
    }
    bottle->to_step_s = at_s - interval_s;
    bottle->palm = *palm;
}

bool sim_bottle_is_upright(const struct sim_bottle *bottle)
{
    return bottle->state == SIM_BOTTLE_STANDING || bottle->state == SIM_BOTTLE_ROCKING;
}

double sim_bottle_tilt_deg(const struct sim_bottle *bottle)
{
    return length(bottle->tilt_rad) * 180 / M_PI;
}
