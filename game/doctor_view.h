#ifndef GAME_DOCTOR_VIEW_H
#define GAME_DOCTOR_VIEW_H

#include "game/core.h"
#include "game/doctor.h"
#include "game/platform/pairing.h"
#include "game/platform/pairing_rule.h"
#include "game/screens/doctor.h"

/**
 * Fills what the board screen shows from what the devices, BlueZ and the udev rule tell. Pure.
 */
struct doctor_facts {
    const struct core_device *devices; // INPUT_DEVICE_MAX of them
    struct doctor_around around;
    int body; // the one that is stood on; -1 = none
    int hand; // the controller in use; -1 = none
    enum screen_use hand_use;
    int wanted; // the board to be shown; -1 = the body, or the first
    int detail; // the device to be shown in figures; -1 = none
    bool body_is_on;
    struct pairing_status pairing;
    enum pairing_rule_state rule;
    bool facing_is_asked;
    const char *assets; // folder of shipped files, for the command by hand
};

/** What the game itself knows; nothing is wanted, asked or being paired. */
void doctor_facts_gather(const struct core *core, const struct doctor_around *around,
                         struct doctor_facts *facts);

/** The board that is shown, by input's number; -1 = there is none. */
int doctor_view_board(const struct doctor_facts *facts);

/** The next device that is there, after this one; -1 = there is none at all. */
int doctor_view_next(const struct doctor_facts *facts, int device);

void doctor_view_fill(const struct doctor_facts *facts, struct screen_doctor *doctor);

/** Between pressing Search and its end. */
bool doctor_view_is_searching(const struct pairing_status *status);

#endif
