#ifndef GAME_SIM_BUTTONS_H
#define GAME_SIM_BUTTONS_H

#include <stdbool.h>

/**
 * Opening and closing shirt buttons again and again (H6, H7): five are opened, then five are
 * closed, and one big button counts (decisions.md 1). The measure is seconds per button: what
 * opening and closing one took in a whole round, so a round of 100 s is 20 s per button.
 */

enum {
    SIM_BUTTONS_ROW = 5,
    SIM_BUTTONS_ROUND = 2 * SIM_BUTTONS_ROW, // acts: opened and closed
};

struct sim_buttons {
    double time_s;      // since the start: minutes for the diary
    double round_s;     // of the running round
    double since_act_s; // since the last act
    int acts;           // in the running round, 0 .. SIM_BUTTONS_ROUND - 1
    int rounds;
    double last_round_s; // 0 before the first
    double best_round_s; // 0 before the first
    double sum_rounds_s;
};

void sim_buttons_init(struct sim_buttons *buttons);

/** Time passes; interval_s >= 0. */
void sim_buttons_advance(struct sim_buttons *buttons, double interval_s);

/**
 * One more button is open, or closed again. A press within .3 s of the one before is a trembling
 * finger and left out: false. true: counted.
 */
bool sim_buttons_press(struct sim_buttons *buttons);

/** Who does not stop between buttons presses once: the five of this row are done. */
bool sim_buttons_press_row(struct sim_buttons *buttons);

/** Takes the last act of the running round back. false: there is none. */
bool sim_buttons_take_back(struct sim_buttons *buttons);

/** Buttons open now, 0 .. 5: five are opened, then they close. */
int sim_buttons_open(const struct sim_buttons *buttons);
bool sim_buttons_is_closing(const struct sim_buttons *buttons);

/** Seconds per button, mean of all rounds and of the best one; NAN before the first is done. */
double sim_buttons_seconds(const struct sim_buttons *buttons);
double sim_buttons_best_seconds(const struct sim_buttons *buttons);

#endif
