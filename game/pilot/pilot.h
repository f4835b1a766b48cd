#ifndef GAME_PILOT_PILOT_H
#define GAME_PILOT_PILOT_H

#include <stdbool.h>
#include <stdint.h>

#include "game/session/trial.h"
#include "input/input.h"
#include "input/virtual/motion.h"

/**
 * The virtual player. It sees only the const view of a trial and acts only through the virtual
 * board's person, the virtual controller's wearer, and acts as keys and pen give them; the trial
 * cannot tell it from somebody real.
 */
struct pilot {
    enum body_profile profile; // how quick and how neat the hands are
    bool does_wrong; // for tests: the wrong thing for the rung (still, flat, all fingers at once)
    bool wanted;     // somebody is to stand on the board
    bool steered;    // somebody at the keys leans the person; else it goes to the lanterns
    double steer_ml_mm;
    double steer_ap_mm;
    struct body_command command; // what the person was told last
    bool told;
    struct virtual_motion_command carried; // what the wearer of the controller was told last
    bool carries;
    int menu_screen;
    int menu_moved;
    int64_t menu_due_us;

    // Private: the acts of the running trial.
    uint64_t chance;
    int64_t due_us;
    int64_t stage_us; // what the acts below belong to
    int done;         // acts, cues or strokes
    bool is_down;
    double at_px; // of the pen along its way
};

void pilot_init(struct pilot *pilot);

/** Stand on the board (for this rung and side) or step off it. */
void pilot_stand(struct pilot *pilot, bool stand);

/** What the virtual player presses in a menu. */
enum pilot_press {
    PILOT_PRESS_NOTHING,
    PILOT_PRESS_RIGHT,
    PILOT_PRESS_CHOOSE,
};

/**
 * Looks at a menu for two seconds, moves the focus `place` steps to the right and chooses. Call it
 * every frame; screen is any number that differs from screen to screen.
 */
enum pilot_press pilot_menu(struct pilot *pilot, int64_t now_us, int screen, int place);

/** From now on the person leans where she is told, from the stance's centre, instead of by itself. */
void pilot_steer(struct pilot *pilot, double ml_mm, double ap_mm);

/**
 * What the person does now: takes the stance of the trial, closes the eyes when asked, leans to
 * the lit lantern, marches. trial NULL: stands in the middle. true = *command is new.
 */
bool pilot_step(struct pilot *pilot, const struct session_trial *trial,
                struct body_command *command);

/** Where the controller is and what its wearer does. true = *command is new. */
bool pilot_carry(struct pilot *pilot, const struct session_trial *trial,
                 struct virtual_motion_command *command);

/** The next thing the player does with keys, pen or button. true: do it, then ask again. */
bool pilot_act(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
               struct session_act *act);

/** The player's word in stage RATE; NONE while there is none. */
enum session_rating pilot_rate(const struct pilot *pilot, const struct session_trial *trial);

#endif
