#ifndef GAME_SWAY_COP_H
#define GAME_SWAY_COP_H

#include <stdbool.h>

#include "input/sample.h"

/**
 * Centre of pressure of a person on a board, in the person's own axes.
 *
 *   ml (mediolateral)     right is positive
 *   ap (anteroposterior)  forward is positive
 *
 * The board has axes of its own: "front" is the edge away from the power button, "right" is the
 * right of somebody who stands with the button behind the heels (devices.md 1.6).
 *
 * quarter_turns says how far the board lies turned under the person, clockwise seen from above.
 * The person always looks up the page; # marks the power button's edge:
 *
 *   0  front ahead          1  front to the right    2  front behind       3  front to the left
 *       front                                          ######                     right
 *     +------+                    left                +------+                   +----+
 *     |      |                   +----+               |      | left              |    |
 *     +------+                 # |    |               +------+             front |    | #
 *      ######                  # |    | front           front                    |    | #
 *                                +----+                                          +----+
 *                                right                                            left
 *
 *   ml = +x, ap = +y     ml = +y, ap = -x     ml = -x, ap = -y     ml = -y, ap = +x
 *
 * with x to the board's right and y to its front. A board under feet in semi-tandem or tandem
 * lies lengthwise: SWAY_COP_LENGTHWISE, one turn more than the board's own facing.
 */

/** Below this load nobody stands there and a CoP would only be noise (devices.md 1.6). */
#define SWAY_COP_LOAD_FLOOR_KG 10.0

/** Quarter turns a rung adds when the board is to lie lengthwise: front edge to the right. */
#define SWAY_COP_LENGTHWISE 1

struct sway_point {
    double ml_mm;
    double ap_mm;
};

struct sway_board_frame {
    double spacing_ml_mm; // between the sensors along the board's long side (its x), > 0
    double spacing_ap_mm; // along its short side (its y), > 0; names hold for quarter_turns 0
    int quarter_turns;    // facing of the board + turn of the rung, any int (taken modulo 4)
};

/** Wii Balance Board, 433 x 238 mm between the sensors, front ahead (devices.md 1.6). */
extern const struct sway_board_frame sway_board_frame_default;

/**
 * CoP of one sample (sway.md 2.1). Corners are used unclamped, so a badly tared board may give a
 * point outside itself. false: load below SWAY_COP_LOAD_FLOOR_KG or a corner is not finite; *cop
 * is left as it was.
 */
bool sway_cop(const struct sway_board_frame *frame, const struct input_board_sample *sample,
              struct sway_point *cop);

#endif
