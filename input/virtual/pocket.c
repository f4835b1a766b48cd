#include "input/virtual/pocket.h"

#include "input/virtual/gait.h"
#include "input/virtual/pendulum.h"

#include <math.h>

static const double to_rad = M_PI / 180.0;
static const double gravity_mm_s2 = 9810.0;
static const double pocket_mm = 750.0; // over the ankle
static const double hip_mm = 150.0;    // from the pocket up to the hip, which the thigh turns about
static const double aslant_most_deg = 20.0;

// How far a thigh is lifted.
static const double usual_lift_deg[] = {
    [BODY_YOUNG] = 32.0, [BODY_OLD] = 28.0, [BODY_NEUROPATHY] = 24.0};
static const double tiptoe_share = 0.7;
static const double shuffle_deg = 4.0;
static const double one_leg_deg = 20.0;
static const double sitting_deg = 80.0;
static const double climb_deg = 15.0; // a step to another place
static const double lift_per_s = 16.0;
static const double lower_lags = 5.5; // so many lags before the foot has to be down

static const double lean_share = 0.7; // of the way to the standing foot; the trunk does the rest

static const double gather_s = 0.3;

// Shocks: sway.md 7.4 and tests of walking in the pocket; brisk is about two steps a second.
static const double brisk_shock_g = 0.45;
static const double brisk_s = 0.55;
static const double foot_down_shock_g = 0.15;
static const double other_leg_share = 0.6;
static const double soft_share = 0.5; // on the toes, shuffling
static const double shock_fades_s = 0.1;
static const double shock_s = 0.25;

static void turn_rows(double rows[3][3], int axis, double deg)
{
    int a = (axis + 1) % 3, b = (axis + 2) % 3;
    double c = cos(deg * to_rad), s = sin(deg * to_rad);
    for (int i = 0; i < 3; i++) {
        double before = rows[i][a];
        rows[i][a] = c * before - s * rows[i][b];
        rows[i][b] = s * before + c * rows[i][b];
    }
}

/** On one end, its face turned anyhow. */
static void put_in(struct pocket *pocket)
{
    struct noise_source *source = &pocket->source;
    for (int i = 0; i < 3; i++)
        pocket->rows[i][i] = 1.0;
    turn_rows(pocket->rows, 0, noise_uniform(source) < 0.5 ? 90.0 : -90.0);
    turn_rows(pocket->rows, 0, aslant_most_deg * (2.0 * noise_uniform(source) - 1.0));
    turn_rows(pocket->rows, 2, aslant_most_deg * (2.0 * noise_uniform(source) - 1.0));
    turn_rows(pocket->rows, 1, 360.0 * noise_uniform(source));
}

void pocket_init(struct pocket *pocket, const struct virtual_motion_settings *settings)
{
    *pocket = (struct pocket){
        .command = {.body = {.stance = BODY_STANCE_OFF}}, .leg_rested = true, .phase = PERSON_OFF};
    struct body_settings body = body_settings_default;
    body.profile = settings->profile;
    body.seed = settings->seed;
    body.noise = settings->noise;
    person_init(&pocket->person, &body);
    noise_source_init(&pocket->source, ~settings->seed);
    put_in(pocket);
}

static double cut_lift_deg(const struct pocket *pocket)
{
    double lift_deg = pocket->command.lift_deg;
    if (isfinite(lift_deg) && lift_deg > 0.0)
        return fmin(fmax(lift_deg, 5.0), 90.0);
    double usual_deg = usual_lift_deg[pocket->person.settings.profile];
    bool toes = pocket->command.body.gait == BODY_GAIT_MARCH_TIPTOE;
    return toes ? tiptoe_share * usual_deg : usual_deg;
}

void pocket_command(struct pocket *pocket, const struct virtual_motion_command *command)
{
    pocket->command = *command;
    struct body_command body = command->body;
    if (command->place == VIRTUAL_MOTION_POCKET_WALKING)
        body.step_s = gait_single_s(isfinite(body.step_s) && body.step_s > 0.0 ? body.step_s : 1.0);
    else
        body.gait = BODY_GAIT_NONE;
    person_command(&pocket->person, &body);
}

static bool is_marching(const struct pocket *pocket)
{
    return pocket->person.gait.side != 0;
}

/** +1 = the leg with the pocket, -1 = the other. */
static int leg_of(const struct pocket *pocket, double side)
{
    return (side < 0.0) == pocket->command.in_left_pocket ? +1 : -1;
}

static double lags_per_s(const struct pocket *pocket)
{
    return is_marching(pocket) ? lift_per_s / fmin(pocket->person.gait.period_s, 1.0) : lift_per_s;
}

static double lift_goal_deg(const struct pocket *pocket)
{
    const struct person *person = &pocket->person;
    if (person->phase == PERSON_OFF)
        return person->command.stance == BODY_STANCE_OFF ? sitting_deg : 0.0;
    if (person->phase != PERSON_STANDING)
        return 2 * (person->step - person->phase_from_step) <
                       person->phase_end_step - person->phase_from_step
                   ? climb_deg
                   : 0.0;
    const struct way *leg = &person->place.leg;
    bool lifted = leg_of(pocket, -leg->to) > 0 && fabs(leg->to) > 0.01;
    if (!lifted)
        return 0.0;
    if (!is_marching(pocket))
        return fabs(leg->at) >= 0.75 ? one_leg_deg : 0.0;
    double left_s = (double)(person->gait.until_step - person->step) * PENDULUM_STEP_S;
    if (left_s < lower_lags / lags_per_s(pocket))
        return 0.0;
    if (fabs(leg->to) < 1.0)
        return shuffle_deg;
    return fabs(leg->at) >= 0.75 ? cut_lift_deg(pocket) : 0.0;
}

static void lift_step(struct pocket *pocket, double *rad_s)
{
    double *lag = pocket->lift_rad;
    double rate = lags_per_s(pocket), share = rate * PENDULUM_STEP_S;
    *rad_s = rate * (lag[1] - lag[2]);
    pocket->lift_rad_s2 = rate * rate * (lag[0] - 2.0 * lag[1] + lag[2]);
    lag[2] += share * (lag[1] - lag[2]);
    lag[1] += share * (lag[0] - lag[1]);
    lag[0] += share * (to_rad * lift_goal_deg(pocket) - lag[0]);
}

static void strike(struct pocket *pocket, double height_g)
{
    double chance = 1.0 + 0.15 * noise_gaussian(&pocket->source);
    pocket->shock = (struct pocket_shock){pocket->person.step, height_g * fmax(chance, 0.3)};
}

/** A foot comes down when the weight sets off from the other one. */
static void watch_feet(struct pocket *pocket)
{
    const struct person *person = &pocket->person;
    const struct way *leg = &person->place.leg;
    bool rests = way_is_over(leg);
    if (pocket->leg_rested && !rests && fabs(leg->from) > 0.01) {
        double quick = fmin(1.0, brisk_s / fmax(person->gait.period_s, 0.01));
        double height_g = is_marching(pocket) ? brisk_shock_g * quick * quick : foot_down_shock_g;
        bool soft = person->place.toes.to > 0.0 || fabs(leg->from) < 1.0;
        bool own = leg_of(pocket, -leg->from) > 0;
        strike(pocket, height_g * (soft ? soft_share : 1.0) * (own ? 1.0 : other_leg_share));
    }
    pocket->leg_rested = rests;
    if (person->phase != pocket->phase && person->phase != PERSON_STEPPING_ON)
        strike(pocket, foot_down_shock_g);
    pocket->phase = person->phase;
}

static double shock_g(const struct pocket *pocket)
{
    double since_s = (double)(pocket->person.step - pocket->shock.from_step) * PENDULUM_STEP_S;
    return pocket->shock.height_g * exp(-since_s / shock_fades_s) *
           sin(2.0 * M_PI * since_s / shock_s);
}

/** Lean of the legs and what their upper part is pushed by; plane: enum profile_plane. */
static void sway_step(struct pocket *pocket, enum profile_plane plane, double *rad, double *rad_s,
                      double *push_g)
{
    const struct person *person = &pocket->person;
    const struct pendulum *body = &person->planes[plane];
    double omega = person->profile->omega_per_s, height_mm = gravity_mm_s2 / (omega * omega);
    double at_mm = body->com_mm;
    if (plane == PROFILE_ML)
        at_mm += lean_share * person->place.leg.at * BODY_FOOT_ML_MM;
    // Set down anew: the person has gone there, not jumped.
    if (person->phase == PERSON_STEPPING_ON && pocket->phase != PERSON_STEPPING_ON) {
        pocket->astray_mm[plane] = pocket->at_mm[plane] - at_mm;
        pocket->mass_mm_s[plane] = body->velocity_mm_s;
    } else {
        pocket->astray_mm[plane] -= pocket->astray_mm[plane] * PENDULUM_STEP_S / gather_s;
    }
    at_mm += pocket->astray_mm[plane];
    pocket->at_mm[plane] = at_mm;
    double now_rad = atan2(at_mm, height_mm), before_rad = pocket->sway_rad[plane];
    *rad = now_rad;
    *rad_s = (now_rad - before_rad) / PENDULUM_STEP_S;
    double faster_mm_s = body->velocity_mm_s - pocket->mass_mm_s[plane];
    *push_g = faster_mm_s / PENDULUM_STEP_S / gravity_mm_s2 * pocket_mm / height_mm;
    pocket->sway_rad[plane] = now_rad;
    pocket->mass_mm_s[plane] = body->velocity_mm_s;
}

void pocket_step(struct pocket *pocket)
{
    person_advance(&pocket->person, (pocket->person.step + 1) * PENDULUM_STEP_US);
    struct sensor_pose *pose = &pocket->pose;
    double lift_rad_s, ap_rad, ap_rad_s, ap_g, ml_rad, ml_rad_s, ml_g;
    lift_step(pocket, &lift_rad_s);
    sway_step(pocket, PROFILE_AP, &ap_rad, &ap_rad_s, &ap_g);
    sway_step(pocket, PROFILE_ML, &ml_rad, &ml_rad_s, &ml_g);
    watch_feet(pocket);
    double up_g = shock_g(pocket);
    // A lean forward lowers the front edge, one to the right the right edge.
    *pose = (struct sensor_pose){
        .pitch_rad = pocket->lift_rad[2] - ap_rad,
        .pitch_rad_s = lift_rad_s - ap_rad_s,
        .roll_rad = -ml_rad,
        .roll_rad_s = -ml_rad_s,
        .push_g = {ml_g, up_g, -ap_g - 0.5 * up_g},
    };
}

struct sensor_feel pocket_feel(const struct pocket *pocket)
{
    struct sensor_feel feel = sensor_feel(&pocket->pose);
    // On its circle about the hip, which is above it.
    double radius_g = hip_mm / gravity_mm_s2;
    double rate = pocket->pose.pitch_rad_s;
    feel.force_g[1] += radius_g * rate * rate;
    feel.force_g[2] -= radius_g * pocket->lift_rad_s2;
    return sensor_turned(&feel, pocket->rows);
}
