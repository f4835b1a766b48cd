#ifndef GAME_SESSION_PLAY_POCKET_H
#define GAME_SESSION_PLAY_POCKET_H

#include <stdbool.h>

#include "game/motion/orientation.h"

/** Who stands turns about the ankles: a lean of the sensor moves the body's middle by so much. */
#define SESSION_POCKET_LEVER_MM 900.0

/**
 * Hold without a board (S1-S10, tier motion): a controller in the trouser pocket feels how the body
 * leans. Its lean from the mean of the lead-in's last two seconds, times the height of the body's
 * middle, is what the board's centre of pressure is otherwise: the ring, its size and its clock are
 * the same.
 *
 * How the controller is turned in the pocket nobody knows, so a direction means nothing: the sound
 * tells only how far. It sees neither a hand on the table nor which leg stands nor the heel: there
 * the player's word goes (SESSION_ACT_TOUCHED, STEPPED). Further than 150 mm for a fifth of a second
 * is no sway any more: the stance is lost, as when the feet move on a board.
 *
 * Measures: tilt_rms_deg (longest stretch without a pause).
 */
struct session_pocket {
    struct motion_orientation orientation;
    double sum_up[3]; // of the lead-in's end
    double up[3];     // mean of it: unit vector
    double across[2][3];
    bool has_up;
    double x_mm; // filtered, from the mean
    double y_mm;
    bool has_place;
    double far_s;
};

#endif
