#ifndef GAME_DOCTOR_H
#define GAME_DOCTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/core_devices.h"
#include "game/platform/holder.h"
#include "game/platform/pairing.h"

/**
 * The board doctor: from what the devices tell to what is wrong and what helps. Pure, but for
 * doctor_look_around(); the same facts give the same findings, most urgent first. Every cause has a code that never changes; the
 * screen, --list-devices --json and the tests use the same one.
 *
 * Thresholds: devices.md 1.7-1.10 and 2.3, where nothing else is said.
 */

enum doctor_cause {
    DOCTOR_NO_BLUETOOTH, // no adapter, or no BlueZ
    DOCTOR_BLUETOOTH_OFF,
    DOCTOR_NO_BOARD,     // nothing found
    DOCTOR_RULE_MISSING, // it may not be read: the udev rule is not installed
    DOCTOR_PERMISSION,   // it may not be read although the rule is there
    DOCTOR_OPEN,         // the node cannot be opened
    DOCTOR_NO_ANSWER,    // it does not reply to the handshake
    DOCTOR_NOT_A_BOARD,
    DOCTOR_CALIBRATION, // its calibration makes no sense
    DOCTOR_VERSION,     // an open board that speaks a newer protocol
    DOCTOR_BATTERY_EMPTY,
    DOCTOR_BATTERY_LOW,
    DOCTOR_LOST,           // unplugged, switched off, out of range
    DOCTOR_SILENT,         // connected, but no report for .2 s
    DOCTOR_CELL_BROKEN,    // the board says so
    DOCTOR_CELL_STUCK,     // one corner does not move while the others do
    DOCTOR_LIFTED,         // less than nothing on it: lifted or turned over
    DOCTOR_STANDING_ON,    // loaded while it has no zero
    DOCTOR_NOT_ZEROED,     // empty, but not still for two seconds yet
    DOCTOR_UNEVEN_FLOOR,   // stands on one diagonal
    DOCTOR_OVERLOAD,       // more than it can measure
    DOCTOR_MODE_FIGHT,     // another program keeps changing its mode
    DOCTOR_HELD,           // another program has it open too
    DOCTOR_DATA_GAPS,      // reports are missing
    DOCTOR_CLAMPED,        // read through the kernel: loads are cut off at zero
    DOCTOR_NO_MOTION,      // a controller that sends no movement
    DOCTOR_FACING_UNKNOWN, // never told how it lies
    DOCTOR_CAUSE_COUNT,
};

/** What the player can have done about it by one press. */
enum doctor_help {
    DOCTOR_HELP_NONE, // only by hand: the sentence says what
    DOCTOR_HELP_SEARCH,
    DOCTOR_HELP_RULE, // install the udev rule
    DOCTOR_HELP_FACING,
    DOCTOR_HELP_VIRTUAL,
};

enum doctor_bluetooth {
    DOCTOR_BLUETOOTH_UNKNOWN, // not asked
    DOCTOR_BLUETOOTH_MISSING,
    DOCTOR_BLUETOOTH_POWERED_OFF,
    DOCTOR_BLUETOOTH_READY,
};

/** What is true of the computer and not of one device. */
struct doctor_around {
    int64_t now_us; // on the devices' clock
    enum doctor_bluetooth bluetooth;
    bool rule_is_missing;                            // looked for, and not there
    char holder[INPUT_DEVICE_MAX][HOLDER_NAME_SIZE]; // program that has it open too; "" = none
};

enum doctor_bluetooth doctor_bluetooth_of(enum pairing_state state);

/** Looks for the udev rule and for other programs at these devices: some milliseconds. */
void doctor_look_around(struct doctor_around *around, const struct core_device *devices,
                        size_t count);

struct doctor_finding {
    enum doctor_cause cause;
    int device; // index into the devices; -1 = none of them
};

enum { DOCTOR_FINDING_MAX = 64 };

/**
 * Fills up to capacity findings, the most urgent first, those of one cause by device; returns how
 * many. count is at most INPUT_DEVICE_MAX.
 */
size_t doctor_examine(const struct core_device *devices, size_t count,
                      const struct doctor_around *around, struct doctor_finding *findings,
                      size_t capacity);

/** "permission", "no_board", ...: stable. */
const char *doctor_code(enum doctor_cause cause);

/** What is wrong, and the next step, at a board or at a controller; English, for text(). */
const char *doctor_title(enum doctor_cause cause, bool is_motion);
const char *doctor_step(enum doctor_cause cause, bool is_motion);
enum doctor_help doctor_help(enum doctor_cause cause);

/** false: this board can be played on all the same. */
bool doctor_keeps_from_playing(enum doctor_cause cause);

#endif
