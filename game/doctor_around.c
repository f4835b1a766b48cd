#include "game/doctor.h"

#include "game/platform/pairing_rule.h"

#include <assert.h>

enum doctor_bluetooth doctor_bluetooth_of(enum pairing_state state)
{
    switch (state) {
    case PAIRING_OPENING:
        return DOCTOR_BLUETOOTH_UNKNOWN;
    case PAIRING_NO_BLUEZ:
    case PAIRING_NO_ADAPTER:
        return DOCTOR_BLUETOOTH_MISSING;
    case PAIRING_POWER_OFF:
        return DOCTOR_BLUETOOTH_POWERED_OFF;
    default:
        return DOCTOR_BLUETOOTH_READY;
    }
}

void doctor_look_around(struct doctor_around *around, const struct core_device *devices,
                        size_t count)
{
    assert(count <= INPUT_DEVICE_MAX && INPUT_DEVICE_MAX <= HOLDER_MAX);
    const char *paths[INPUT_DEVICE_MAX];
    for (size_t i = 0; i < count; i++) {
        bool is_node = devices[i].present && devices[i].info.kind != INPUT_DEVICE_REPLAY;
        paths[i] = is_node ? devices[i].info.path : "";
    }
    holder_look("/proc", paths, count, around->holder);
    around->rule_is_missing = !pairing_rule_is_installed("");
}
