#ifndef GAME_SESSION_PLAY_BUTTONS_H
#define GAME_SESSION_PLAY_BUTTONS_H

#include "game/sim/buttons.h"

/**
 * Shirt buttons, five opened and five closed, again and again (H6; H7 in a stance). One big button
 * counts, in every tier; the board (H7) sees the stance and how it sways meanwhile, a controller in
 * the pocket how the thigh tilts. The time shrinks with the difficulty: hold_s x (2 - D). Success is
 * one whole round in that time, in a stance without a break.
 *
 * Measures: rounds, seconds_per_button, best_seconds_per_button, buttons (acts in all), and with a
 * pocket tilt_rms_deg.
 */
struct session_buttons {
    struct sim_buttons buttons;
    int acts; // in all rounds
};

#endif
