#ifndef TESTS_RIG_BOARD_WIRE_H
#define TESTS_RIG_BOARD_WIRE_H

#include "tests/rig/uhid.h"

/** How a balance board and a Wii Remote present themselves: they differ by their name alone. */
extern const struct uhid_identity wire_board;
extern const struct uhid_identity wire_remote;

#endif
