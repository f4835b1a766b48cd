#include "input/virtual/person.h"

#include "input/virtual/corners.h"
#include "input/virtual/stepping.h"

#include <math.h>

static const double cell_noise_kg = 0.032; // sway.md 2.3
static const double person_spread = 0.15;  // of ln noise from one seed to the next
static const double heart_noise = 0.0007;  // of the weight, sway.md 3.11
static const double heart_noise_s = 0.12;
static const double hand_s = 0.12;      // how quickly a hand takes or gives load
static const double hand_firm_kg = 6.0; // from here on the hand holds the body
static const double grab_reach_s = 0.15;
static const double step_off_s = 0.9;
static const double stumble_off_s = 0.4;
static const double change_feet_s = 1.5; // on the floor between two stances
static const double settle_s = 0.6;
static const double lift_s = 0.4; // the weight's way from both feet to one, about 50 cm/s at most
static const double foot_down_s = 0.2;  // and back, when balance is lost
static const double rise_s = 0.6;       // onto the toes
static const double both_feet_s = 2.0;  // stood on before a foot is lifted
static const double foot_rest_s = 3.0;  // a foot that came down stays that long
static const double march_rest_s = 0.8; // ... and in marching
static const double lift_share = 0.03;  // of the weight, the load's ripple while it shifts
static const double usual_step_s = 1.0;
static const double foot_down_share = 0.75; // of lost balances on one leg
static const double semi_tandem_foot_ml_mm = 35.0;
static const double semi_tandem_foot_ap_mm = 90.0;
static const double tandem_foot_ap_mm = 130.0;
// Semi-tandem sways along the line through both feet, not straight ahead: cos and sin of 14 deg.
static const double semi_tandem_cos = 0.9703;
static const double semi_tandem_sin = 0.2419;

static double cut(double value, double low, double high, double otherwise)
{
    return isfinite(value) ? fmin(fmax(value, low), high) : otherwise;
}

static int64_t steps_of(double seconds)
{
    return (int64_t)llround(seconds / PENDULUM_STEP_S);
}

/** Turns from the person's axes into the stance's own; sign -1 turns back. */
static void turn_axes(const struct body_command *standing, double sign, double *ml, double *ap)
{
    if (standing->stance != BODY_STANCE_SEMI_TANDEM)
        return;
    // Forward along the feet means toward the front foot's side.
    double s = sign * (standing->front_left ? -semi_tandem_sin : semi_tandem_sin);
    double turned_ml = semi_tandem_cos * *ml - s * *ap;
    double turned_ap = s * *ml + semi_tandem_cos * *ap;
    *ml = turned_ml;
    *ap = turned_ap;
}

void person_init(struct person *person, const struct body_settings *settings)
{
    *person = (struct person){.settings = *settings, .phase = PERSON_OFF};
    person->profile = profile_get(settings->profile);
    struct body_settings *set = &person->settings;
    set->gain = cut(set->gain, 0.0, 3.0, 1.0);
    set->delay = cut(set->delay, 0.0, 5.0, 1.0);
    set->noise = cut(set->noise, 0.0, 20.0, 1.0);
    set->mass_kg = cut(set->mass_kg, 0.0, 130.0, 0.0);
    set->mass_kg = set->mass_kg > 0.0 ? fmax(set->mass_kg, 40.0) : person->profile->mass_kg;
    person->command.stance = BODY_STANCE_OFF;
    person->standing.stance = BODY_STANCE_OFF;
    noise_source_init(&person->source, set->seed);
    set->noise *= exp(person_spread * noise_gaussian(&person->source));
    noise_colour_init(&person->heart, heart_noise_s, PENDULUM_STEP_S, &person->source);
}

static bool on_one_leg(enum body_stance stance)
{
    return stance == BODY_STANCE_ONE_LEG || stance == BODY_STANCE_TIPTOE;
}

static bool in_line(enum body_stance stance)
{
    return stance == BODY_STANCE_SEMI_TANDEM || stance == BODY_STANCE_TANDEM;
}

/** What the body stands like at this moment: on its way to one leg it is still on both feet. */
static enum body_stance stance_now(const struct person *person)
{
    if (in_line(person->standing.stance))
        return person->standing.stance;
    if (fabs(person->place.leg.at) < 1.0)
        return BODY_STANCE_APART;
    return person->place.toes.at < 1.0 ? BODY_STANCE_ONE_LEG : BODY_STANCE_TIPTOE;
}

static void plane_settings(const struct person *person, enum profile_plane plane,
                           struct pendulum_settings *settings)
{
    *settings =
        profile_pendulum(&person->settings, plane, stance_now(person), person->command.eyes_closed);
}

static void planes_change(struct person *person)
{
    for (enum profile_plane plane = PROFILE_ML; plane < PROFILE_PLANES; plane++) {
        struct pendulum_settings settings;
        plane_settings(person, plane, &settings);
        pendulum_change(&person->planes[plane], &settings);
    }
}

void person_command(struct person *person, const struct body_command *command)
{
    bool eyes_change = command->eyes_closed != person->command.eyes_closed;
    person->command = *command;
    person->command.goal_ml_mm = cut(command->goal_ml_mm, -200.0, 200.0, 0.0);
    person->command.goal_ap_mm = cut(command->goal_ap_mm, -200.0, 200.0, 0.0);
    person->command.hand_kg = cut(command->hand_kg, 0.0, 30.0, 0.0);
    double step_s = cut(command->step_s, 0.0, 8.0, 0.0);
    person->command.step_s = step_s > 0.0 ? fmax(step_s, 0.3) : usual_step_s;
    person->command.unevenness = cut(command->unevenness, 0.0, 1.0, 0.0);
    person->command.limp = cut(command->limp, -0.5, 0.5, 0.0);
    if (eyes_change && person->standing.stance != BODY_STANCE_OFF)
        planes_change(person);
}

static bool feet_as_told(const struct person *person)
{
    const struct body_command *told = &person->command, *now = &person->standing;
    if (told->stance == BODY_STANCE_OFF || told->quarter_turn != now->quarter_turn)
        return false;
    if (!in_line(told->stance) && !in_line(now->stance))
        return true; // a foot is lifted and set down where it stands
    return told->stance == now->stance && told->front_left == now->front_left;
}

static void begin_phase(struct person *person, enum person_phase phase, double seconds)
{
    person->phase = phase;
    person->phase_from_step = person->step;
    person->phase_end_step = person->step + steps_of(seconds);
}

static double phase_part(const struct person *person)
{
    return (double)(person->step - person->phase_from_step) /
           (double)(person->phase_end_step - person->phase_from_step);
}

static void place_feet(struct person *person)
{
    person->standing = person->command;
    person->place = (struct person_place){0};
    gait_stop(&person->gait);
    double side = person->standing.front_left ? -1.0 : 1.0; // the front foot is set first
    if (person->standing.stance == BODY_STANCE_TANDEM) {
        person->foot_ml_mm = 0.0;
        person->foot_ap_mm = tandem_foot_ap_mm;
    } else if (person->standing.stance == BODY_STANCE_SEMI_TANDEM) {
        person->foot_ml_mm = side * semi_tandem_foot_ml_mm;
        person->foot_ap_mm = semi_tandem_foot_ap_mm;
    } else {
        side = noise_uniform(&person->source) < 0.7 ? 1.0 : -1.0;
        person->foot_ml_mm = side * BODY_FOOT_ML_MM;
        person->foot_ap_mm = 8.0 * noise_gaussian(&person->source);
    }
    for (enum profile_plane plane = PROFILE_ML; plane < PROFILE_PLANES; plane++) {
        struct pendulum_settings settings;
        plane_settings(person, plane, &settings);
        pendulum_init(&person->planes[plane], &settings, 6.0 * noise_gaussian(&person->source),
                      &person->source);
        person->goals[plane] = (struct person_goal){{0}};
    }
    person->steady = 1.0;
    person->grabbing = false;
}

/** The reference of one plane follows the goal; goal_mm is in the stance's own axes. */
static void follow_goal(struct person *person, enum profile_plane plane, double goal_mm,
                        struct pendulum_wish *wish)
{
    const struct pendulum_settings *set = &person->planes[plane].settings;
    double rate = person->profile->goal_per_s;
    double *lag = person->goals[plane].lag_mm;
    // Nobody leans out to the very edge.
    goal_mm = fmin(fmax(goal_mm, 0.8 * set->edge_low_mm), 0.8 * set->edge_high_mm);
    wish->reference_mm = lag[2];
    wish->reference_mm_s = rate * (lag[1] - lag[2]);
    wish->reference_mm_s2 = rate * rate * (lag[0] - 2.0 * lag[1] + lag[2]);
    lag[2] += rate * PENDULUM_STEP_S * (lag[1] - lag[2]);
    lag[1] += rate * PENDULUM_STEP_S * (lag[0] - lag[1]);
    lag[0] += rate * PENDULUM_STEP_S * (goal_mm - lag[0]);
}

static void planes_step(struct person *person, double held)
{
    double goal_mm[PROFILE_PLANES] = {person->command.goal_ml_mm, person->command.goal_ap_mm};
    turn_axes(&person->standing, +1.0, &goal_mm[PROFILE_ML], &goal_mm[PROFILE_AP]);
    double noise_scale = person->command.busy_hands ? BODY_BUSY_HANDS : 1.0;
    for (enum profile_plane plane = PROFILE_ML; plane < PROFILE_PLANES; plane++) {
        struct pendulum_wish wish = {.noise_scale = noise_scale, .held = held};
        follow_goal(person, plane, goal_mm[plane], &wish);
        pendulum_step(&person->planes[plane], &wish, &person->source);
    }
    person->cop_ml_mm = person->planes[PROFILE_ML].cop_mm;
    person->cop_ap_mm = person->planes[PROFILE_AP].cop_mm;
    turn_axes(&person->standing, -1.0, &person->cop_ml_mm, &person->cop_ap_mm);
    person->cop_ml_mm += person->place.leg.at * BODY_FOOT_ML_MM;
    person->cop_ap_mm += person->place.toes.at * BODY_TOES_AP_MM;
}

static void put_foot_down(struct person *person, double seconds, double rest_s)
{
    struct person_place *place = &person->place;
    way_go(&place->leg, 0.0, person->step, seconds);
    way_go(&place->toes, 0.0, person->step, seconds);
    place->both_until_step = person->step + steps_of(seconds + rest_s);
    gait_stop(&person->gait);
}

static bool is_marching(const struct body_command *told)
{
    return told->stance == BODY_STANCE_APART && told->gait != BODY_GAIT_NONE;
}

static void march(struct person *person)
{
    const struct body_command *told = &person->command;
    struct person_place *place = &person->place;
    if (person->step < place->both_until_step)
        return;
    double cv = hypot(person->profile->gait_cv[told->eyes_closed], told->unevenness);
    gait_step(&person->gait, told, cv, person->step, &person->source, &place->leg);
    double up = told->gait == BODY_GAIT_MARCH_TIPTOE ? 1.0 : 0.0;
    way_go(&place->toes, up, person->step, rise_s);
}

static void stand_on_told_leg(struct person *person)
{
    struct person_place *place = &person->place;
    enum body_stance told = person->command.stance;
    double side = person->command.front_left ? -1.0 : 1.0;
    bool lifts = on_one_leg(told) && person->step >= place->both_until_step;
    if (lifts && place->leg.at * side >= 0.0)
        way_go(&place->leg, side, person->step, lift_s);
    else if (fabs(place->leg.to) > 0.01)
        put_foot_down(person, lift_s, both_feet_s); // the other leg's turn, or no leg's
    bool up = told == BODY_STANCE_TIPTOE && fabs(place->leg.at) >= 1.0;
    way_go(&place->toes, up ? 1.0 : 0.0, person->step, rise_s);
}

/** A foot goes up or down, a heel likewise: the weight moves, the load hardly does. */
static void place_step(struct person *person)
{
    struct person_place *place = &person->place;
    enum body_stance before = stance_now(person);
    if (is_marching(&person->command))
        march(person);
    else
        stand_on_told_leg(person);
    way_step(&place->leg, person->step);
    way_step(&place->toes, person->step);
    if (!way_is_over(&place->leg) || !way_is_over(&place->toes))
        person->steady = 1.0;
    if (stance_now(person) != before)
        planes_change(person);
}

static double hand_step(struct person *person)
{
    double wanted_kg = fmin(person->command.hand_kg, 0.3 * person->settings.mass_kg);
    if (person->grabbing && person->step >= person->grab_from_step)
        wanted_kg = fmax(wanted_kg, person->grab_kg);
    if (person->step >= person->grab_until_step)
        person->grabbing = false;
    person->hand_kg += (wanted_kg - person->hand_kg) * PENDULUM_STEP_S / hand_s;
    return fmin(person->hand_kg / hand_firm_kg, 1.0);
}

static bool balance_lost(const struct person *person, double edges)
{
    for (enum profile_plane plane = PROFILE_ML; plane < PROFILE_PLANES; plane++) {
        const struct pendulum *p = &person->planes[plane];
        double bound_mm = pendulum_bound_mm(p);
        if (bound_mm < edges * p->settings.edge_low_mm ||
            bound_mm > edges * p->settings.edge_high_mm)
            return true;
    }
    return false;
}

static void grab(struct person *person)
{
    struct noise_source *source = &person->source;
    person->grabbing = true;
    person->grab_kg = person->settings.mass_kg * (0.09 + 0.06 * noise_uniform(source));
    person->grab_from_step = person->step + steps_of(grab_reach_s);
    person->grab_until_step = person->grab_from_step + steps_of(1.5 + 1.5 * noise_uniform(source));
}

static void step_off(struct person *person, double seconds)
{
    // The foot nearer to where the weight is leaves last.
    bool other = person->cop_ml_mm * person->foot_ml_mm < 0.0;
    if (other) {
        person->foot_ml_mm = -person->foot_ml_mm;
        if (in_line(person->standing.stance))
            person->foot_ap_mm = -person->foot_ap_mm;
    }
    begin_phase(person, PERSON_STEPPING_OFF, seconds);
}

static double weight_kg(struct person *person)
{
    double ripple = heart_noise * noise_colour_step(&person->heart, &person->source);
    double leg = fabs(person->place.leg.at);
    return person->settings.mass_kg * (1.0 + ripple + 4.0 * lift_share * leg * (1.0 - leg));
}

static void off_step(struct person *person)
{
    person->load_kg = 0.0;
    if (person->command.stance == BODY_STANCE_OFF || person->step < person->phase_end_step)
        return;
    place_feet(person);
    double seconds = person->profile->step_on_s * (0.9 + 0.2 * noise_uniform(&person->source));
    begin_phase(person, PERSON_STEPPING_ON, seconds);
}

/** Moves the CoP toward the foot that carries alone. */
static void blend_foot(struct person *person, double first_foot)
{
    person->cop_ml_mm += first_foot * (person->foot_ml_mm - person->cop_ml_mm);
    person->cop_ap_mm += first_foot * (person->foot_ap_mm - person->cop_ap_mm);
}

static void stepping_on_step(struct person *person)
{
    if (!feet_as_told(person)) {
        step_off(person, step_off_s);
        return;
    }
    struct stepping now = stepping_on(phase_part(person));
    planes_step(person, 1.0);
    blend_foot(person, now.first_foot);
    person->load_kg = weight_kg(person) * now.share;
    if (person->step < person->phase_end_step)
        return;
    begin_phase(person, PERSON_STANDING, 0.0);
    person->place.both_until_step = person->step + steps_of(both_feet_s);
}

/** A hand, the lifted foot, or one more step than there is board. */
static void save_balance(struct person *person)
{
    bool reacts = person->settings.gain > 0.0;
    if (fabs(person->place.leg.at) >= 1.0 && reacts &&
        noise_uniform(&person->source) < foot_down_share)
        put_foot_down(person, foot_down_s,
                      is_marching(&person->command) ? march_rest_s : foot_rest_s);
    else if (reacts && noise_uniform(&person->source) < person->profile->grab_share)
        grab(person);
    else
        step_off(person, stumble_off_s);
}

static void standing_step(struct person *person)
{
    if (feet_as_told(person)) {
        person->standing.stance = person->command.stance;
        person->standing.front_left = person->command.front_left;
        place_step(person);
    }
    person->steady -= person->steady * PENDULUM_STEP_S / settle_s;
    double held = fmax(hand_step(person), person->steady);
    planes_step(person, held);
    person->load_kg = weight_kg(person) - person->hand_kg;
    if (!feet_as_told(person)) {
        step_off(person, step_off_s);
    } else if (balance_lost(person, 3.0)) {
        step_off(person, stumble_off_s); // the hand did not hold
    } else if (!person->grabbing && balance_lost(person, 1.0)) {
        save_balance(person);
    }
}

static void stepping_off_step(struct person *person)
{
    struct stepping now = stepping_off(phase_part(person));
    // The share of the step on that was cut short is where the step off begins.
    person->load_kg = fmin(person->load_kg, weight_kg(person) * now.share);
    blend_foot(person, PENDULUM_STEP_S / 0.05 * now.first_foot);
    person->hand_kg = 0.0;
    if (person->step < person->phase_end_step)
        return;
    bool stumbled = feet_as_told(person);
    person->standing.stance = BODY_STANCE_OFF;
    begin_phase(person, PERSON_OFF, stumbled ? person->profile->recover_s : change_feet_s);
}

void person_advance(struct person *person, int64_t t_us)
{
    static void (*const steps[])(struct person *) = {
        [PERSON_OFF] = off_step,
        [PERSON_STEPPING_ON] = stepping_on_step,
        [PERSON_STANDING] = standing_step,
        [PERSON_STEPPING_OFF] = stepping_off_step,
    };
    while ((person->step + 1) * PENDULUM_STEP_US <= t_us) {
        person->step++;
        steps[person->phase](person);
    }
}

double person_load_kg(const struct person *person)
{
    return person->load_kg;
}

double person_cop_ml_mm(const struct person *person)
{
    return person->cop_ml_mm;
}

double person_cop_ap_mm(const struct person *person)
{
    return person->cop_ap_mm;
}

void person_measure(struct person *person, struct input_board_sample *sample)
{
    double x_mm = person->cop_ml_mm, y_mm = person->cop_ap_mm;
    if (person->standing.quarter_turn) {
        x_mm = -person->cop_ap_mm;
        y_mm = person->cop_ml_mm;
    }
    corners_from_cop(person->load_kg, x_mm, y_mm, sample);
    double *cells[] = {&sample->tr_kg, &sample->br_kg, &sample->tl_kg, &sample->bl_kg};
    for (int i = 0; i < 4; i++)
        *cells[i] += cell_noise_kg * noise_gaussian(&person->source);
}
