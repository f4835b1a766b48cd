#include "game/sim/bottle_stick.h"

#include <math.h>

#include "game/sim/random.h"

static const double FRICTION_RAD = 0.42; // atan of .45: further the bottle slides
static const double AWAY_SHARE = 1.5;
static const double STICK_SHARE = 2;
static const double TURN_S = 12; // once round
static const double RAMP_S = 2;  // a hand that starts level
static const double FOLLOW_RAD_S = 6;

void sim_bottle_stick_init(struct sim_bottle_stick *stick, const struct sim_bottle_shape *shape,
                           uint64_t seed)
{
    double tip_rad = sim_bottle_shape_tip_rad(shape);
    *stick = (struct sim_bottle_stick){.bears_rad = fmin(tip_rad, FRICTION_RAD)};
    stick->start_turn = sim_random_unit(&seed);
    stick->sense = sim_random_unit(&seed) < 0.5 ? -1 : 1;
}

/** Critically damped, exact for any interval: a slammed stick turns the wrist, never jerks it. */
static void follow(struct sim_bottle_stick *stick, double interval_s, double right, double forward)
{
    double out = hypot(right, forward);
    double full_rad = STICK_SHARE * stick->bears_rad / fmax(out, 1);
    double target_rad[2] = {right * full_rad, forward * full_rad};
    double left = exp(-FOLLOW_RAD_S * interval_s);
    for (int i = 0; i < 2; i++) {
        double behind = stick->stick_rad[i] - target_rad[i];
        double pull = stick->stick_rad_s[i] + FOLLOW_RAD_S * behind;
        stick->stick_rad[i] = target_rad[i] + (behind + pull * interval_s) * left;
        stick->stick_rad_s[i] = (stick->stick_rad_s[i] - FOLLOW_RAD_S * pull * interval_s) * left;
    }
}

struct sim_palm sim_bottle_stick_push(struct sim_bottle_stick *stick, double interval_s,
                                      double right, double forward)
{
    stick->time_s += interval_s;
    follow(stick, interval_s, isfinite(right) ? right : 0, isfinite(forward) ? forward : 0);
    double angle = 2 * M_PI * (stick->start_turn + stick->sense * stick->time_s / TURN_S);
    double ramp = 0.5 - 0.5 * cos(M_PI * fmin(stick->time_s / RAMP_S, 1));
    double away_rad = AWAY_SHARE * stick->bears_rad * ramp;
    double tilt_rad[2] = {stick->stick_rad[0] + away_rad * cos(angle),
                          stick->stick_rad[1] + away_rad * sin(angle)};
    double rate_deg_s[2] = {0};
    for (int i = 0; i < 2 && interval_s > 0; i++)
        rate_deg_s[i] = (tilt_rad[i] - stick->tilt_rad[i]) / interval_s * 180 / M_PI;
    stick->tilt_rad[0] = tilt_rad[0];
    stick->tilt_rad[1] = tilt_rad[1];
    double lean = hypot(tilt_rad[0], tilt_rad[1]);
    double per_lean = lean > 0 ? sin(lean) / lean : 1;
    return (struct sim_palm){{-tilt_rad[0] * per_lean, -tilt_rad[1] * per_lean, cos(lean)},
                             {-rate_deg_s[1], rate_deg_s[0], 0}};
}
