#ifndef GAME_DOCTOR_VIEW_H
#define GAME_DOCTOR_VIEW_H

#include "game/core_devices.h"
#include "game/platform/pairing.h"
#include "game/platform/pairing_rule.h"
#include "game/screens/doctor.h"

/**
 * Fills what the board screen shows from what the devices, BlueZ and the udev rule tell. Pure.
 */
struct doctor_facts {
    const struct core_device *devices; // INPUT_DEVICE_MAX of them
    int body;                          // the one that is stood on; -1 = none
    int wanted;                        // the one to be shown; -1 = the body, or the first
    bool body_is_on;
    int64_t now_us; // on the devices' clock
    struct pairing_status pairing;
    enum pairing_rule_state rule;
    bool facing_is_asked;
    const char *assets; // folder of shipped files, for the command by hand
};

/** The board that is shown, by input's number; -1 = there is none. */
int doctor_view_board(const struct doctor_facts *facts);

void doctor_view_fill(const struct doctor_facts *facts, struct screen_doctor *doctor);

/** Between pressing Search and its end. */
bool doctor_view_is_searching(const struct pairing_status *status);

#endif
