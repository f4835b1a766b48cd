#ifndef INPUT_VIRTUAL_PERSON_H
#define INPUT_VIRTUAL_PERSON_H

#include <stdbool.h>
#include <stdint.h>

#include "input/sample.h"
#include "input/virtual/body.h"
#include "input/virtual/gait.h"
#include "input/virtual/noise.h"
#include "input/virtual/pendulum.h"
#include "input/virtual/profile.h"
#include "input/virtual/way.h"

/**
 * The person who stands on a virtual board: two pendulums, feet, a hand on the table, and the
 * will to do what the newest command says. Knows no clock; the same settings and the same commands
 * at the same times give the same bits.
 *
 *              +-----------------------------------------------------------+
 *              v                                                           |
 *   PERSON_OFF --person_off_step--> STEPPING_ON --stepping_on_step--> STANDING
 *     ^         stance wanted, rested   |  told off                        |
 *     |                                 v                                  |
 *     +--stepping_off_step-- STEPPING_OFF <--standing_step-----------------+
 *                                          told off, told another stance,
 *                                          or balance lost and not saved by a hand
 *
 * Balance is lost when the body is bound for a point beyond the feet (pendulum_bound_mm). Then a
 * hand grabs the table (load falls by about an eighth for two seconds, the person stays) or the
 * person steps off, rests, and steps on again unless told to stay off. On one leg the lifted foot
 * comes down first of all, and goes up again after some seconds; marching goes on after one. Who
 * does not react at all (gain 0) does not grab either.
 */

enum person_phase {
    PERSON_OFF,
    PERSON_STEPPING_ON,
    PERSON_STANDING,
    PERSON_STEPPING_OFF,
};

/** The CoP asked for on its way: three equal lags, so it sets off without a jerk. */
struct person_goal {
    double lag_mm[3];
};

/** Where the weight stands: between the feet, on one of them, on its toes. */
struct person_place {
    struct way leg;          // -1 = on the left foot alone .. 0 = on both .. +1 = on the right one
    struct way toes;         // 0 = flat .. 1 = heel up
    int64_t both_until_step; // both feet stay down until then
};

struct person {
    struct body_settings settings;
    struct body_command command;  // newest
    struct body_command standing; // what the feet do now: stance, front foot, turn
    const struct profile *profile;
    struct noise_source source;
    struct pendulum planes[PROFILE_PLANES];
    struct person_goal goals[PROFILE_PLANES];
    struct noise_colour heart; // quick ripple of the load
    enum person_phase phase;
    int64_t step;           // since the beginning, PENDULUM_STEP_S each
    int64_t phase_end_step; // of STEPPING_*; in OFF: not on again before
    int64_t phase_from_step;
    int64_t grab_from_step; // a hand holds on between these
    int64_t grab_until_step;
    bool grabbing;
    double grab_kg;
    double hand_kg; // load the hand carries now
    double steady;  // 1 = just stepped on, still sorting the feet .. 0 = stands free
    struct person_place place;
    struct gait gait;
    double foot_ml_mm; // where the first foot was set (last one leaves from), person's axes
    double foot_ap_mm;
    double cop_ml_mm;
    double cop_ap_mm;
    double load_kg;
};

/** Off the board and staying off until a command says otherwise. Settings out of range are cut. */
void person_init(struct person *person, const struct body_settings *settings);

/** Counts from the next step on. Numbers that are not finite or out of range are cut. */
void person_command(struct person *person, const struct body_command *command);

/** Lives up to t_us after the beginning; never back. */
void person_advance(struct person *person, int64_t t_us);

/** Load on the board and its CoP in the person's own axes, free of the board's noise. */
double person_load_kg(const struct person *person);
double person_cop_ml_mm(const struct person *person);
double person_cop_ap_mm(const struct person *person);

/**
 * What the four cells read now, with their noise (sway.md 2.3). With quarter_turn the board's
 * front edge is at the person's right. Leaves t_us alone. Draws from the person's chance.
 */
void person_measure(struct person *person, struct input_board_sample *sample);

#endif
