#ifndef INPUT_VIRTUAL_BODY_H
#define INPUT_VIRTUAL_BODY_H

#include <stdbool.h>
#include <stdint.h>

/**
 * A virtual person on a board: an inverted pendulum in two planes, kept up by a delayed, noisy
 * controller at the ankle, that leans toward a goal it is given. It is a control loop: with gain
 * zero it falls, with more delay it sways more.
 *
 * The person waits beside the board until the first command. To change the stance, the front foot
 * or the board's turn it steps off and on again (about 5 s); only from feet apart to one leg, on to
 * its toes and back it goes on the board: the weight shifts to the standing foot in half a second,
 * the load stays. When balance is lost a hand grabs the table for some two seconds (load falls by a
 * tenth or so), on one leg the other foot comes down for some seconds, or the person steps off,
 * rests and steps on again unless told to stay off. With both feet side by side it also marches in
 * place. Each seed is a person of its own within the profile. Model: pendulum.h, numbers:
 * profile.h, habits: person.h, marching: gait.h.
 */

enum body_profile {
    BODY_YOUNG,
    BODY_OLD,
    BODY_NEUROPATHY,
};

enum body_stance {
    BODY_STANCE_APART,       // both feet side by side
    BODY_STANCE_SEMI_TANDEM, // narrower in ML, board turned a quarter
    BODY_STANCE_TANDEM,      // one foot right in front of the other
    BODY_STANCE_ONE_LEG,     // the other foot lifted
    BODY_STANCE_TIPTOE,      // one leg, heel up
    BODY_STANCE_OFF,         // nobody on the board
};

enum body_gait {
    BODY_GAIT_NONE,         // stands still, whatever was asked for
    BODY_GAIT_MARCH,        // in place, one leg after the other
    BODY_GAIT_MARCH_TIPTOE, // the same with the heels up
    BODY_GAIT_SHUFFLE,      // the weight goes from side to side, the feet hardly leave the ground
};

struct body_settings {
    enum body_profile profile;
    uint64_t seed;
    double mass_kg; // 40 .. 130, 0 = the profile's own
    double gain;    // 1 = the profile's own, 0 = does not react at all
    double delay;   // 1 = the profile's own, 2 = twice the delay
    double noise;   // 1 = the profile's own
    double rate_hz; // samples a second, 0 = 100
    bool bluetooth; // uneven arrival as on a real board
};

/** The defaults: 1 everywhere, profile's own mass, 100 Hz, even arrival. */
extern const struct body_settings body_settings_default;

/** What the person does. Sent whole; the newest counts. */
struct body_command {
    enum body_stance stance; // OFF = steps off and stays off
    bool eyes_closed;
    bool front_left;   // which foot is in front; on one leg: which one stands
    double goal_ml_mm; // where the person wants the CoP, in the person's own axes, relative to the
    double goal_ap_mm; // middle of the board; on one leg to the middle of the standing foot
    double hand_kg;    // load taken by a hand on the table, 0 .. 30
    bool quarter_turn; // the board lies lengthwise under the person, front edge to the right
    enum body_gait gait; // with BODY_STANCE_APART only; what follows belongs to it
    double step_s;       // 0.3 .. 8; 0 = 1: seconds on one leg of each step (gait.h)
    double unevenness;   // SD of the steps / step_s, beside the profile's own, 0 .. 1
    double limp;         // -0.5 .. 0.5: steps on the left leg so much longer, on the right shorter
    bool busy_hands;     // a bottle on the palm, buttons to close: sways BODY_BUSY_HANDS more
};

/** What a task for the hands adds to the sway (its share of the noise). */
#define BODY_BUSY_HANDS 1.15

/** Feet apart: the middle of a foot is so far from the middle of the board. */
#define BODY_FOOT_ML_MM 85.0
/** On the toes the CoP is so far in front of where a flat foot has it. */
#define BODY_TOES_AP_MM 75.0

/** "young", "old", "neuropathy" -> profile. false = no such word. */
bool body_profile_from_name(const char *name, enum body_profile *profile);
const char *body_profile_name(enum body_profile profile);

#endif
