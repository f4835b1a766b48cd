#ifndef INPUT_VIRTUAL_CORNERS_H
#define INPUT_VIRTUAL_CORNERS_H

#include "input/sample.h"

/** Distance between the board's sensors (devices.md 1.6): across and along the standing person. */
#define CORNERS_SPACING_X_MM 433.0
#define CORNERS_SPACING_Y_MM 238.0

/**
 * The corner loads that give this load and centre of pressure: the CoP formula of devices.md 1.6
 * turned round. Four loads from three numbers: the diagonal part TL + BR - TR - BL, which no
 * reading of the board depends on, is zero.
 *
 * x_mm: right +, y_mm: away from the power button +, both from the middle of the board. Fills the
 * four loads, leaves t_us alone. A CoP outside the sensors makes a corner negative, as on the
 * real thing.
 */
void corners_from_cop(double load_kg, double x_mm, double y_mm, struct input_board_sample *sample);

#endif
