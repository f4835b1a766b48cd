#ifndef INPUT_VIRTUAL_BOARD_H
#define INPUT_VIRTUAL_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "input/device.h"
#include "input/virtual/body.h"

/**
 * A balance board with a virtual person (person.h), behind the port of device.h. Samples come at
 * settings->rate_hz (0 = 100, otherwise 10 .. 1000), the first one interval after now_us; with
 * settings->bluetooth as unevenly as from a real board, its repeated reports included.
 *
 * The person starts beside the board and stays there until a command says otherwise; the board is
 * empty, still and tared then. The same settings, and the same commands between the same samples,
 * give the same bits, whatever the steps in which the caller advances.
 */

/** false = no memory. */
bool virtual_board_create(const struct body_settings *settings, int64_t now_us,
                          struct device_advanced *device);

/** Feet set down so far by who marches on it; device must be of this kind. */
int virtual_board_steps(const struct device_advanced *device);

#endif
