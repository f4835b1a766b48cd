#ifndef TESTS_RIG_BOARD_UHID_H
#define TESTS_RIG_BOARD_UHID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/rig/board/board.h"

/**
 * A Bluetooth HID device that the kernel takes for real: /dev/uhid. The kernel's hid-wiimote binds
 * to it as it would to a board over the air.
 */
struct uhid {
    int fd; // to poll for input
    bool plugged;
};

/** false = /dev/uhid cannot be opened (said on stderr). */
bool uhid_open(struct uhid *uhid);

/** The device comes with the ids, name and descriptor of a board. false = the kernel refused. */
bool uhid_plug(struct uhid *uhid, const char *address);
void uhid_unplug(struct uhid *uhid);

/** To the kernel; nothing while unplugged. */
void uhid_send(struct uhid *uhid, const struct board_report *report);

/** Reads one event; true = it was an output report, *size of its bytes (at most capacity). */
bool uhid_receive(struct uhid *uhid, uint8_t *bytes, size_t capacity, size_t *size);

#endif
